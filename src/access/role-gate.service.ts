import { getDirective } from '@graphql-tools/utils';
import { Injectable } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { type Caller, forbidden, Gate, type Problem, problem, unauthenticated } from '../platform/index.js';
import type { Role } from '../schema-types.js';
import { staleness, type Viewer } from './viewer.js';

/**
 * Lets a caller run an operation who holds one of the roles that its @allow names, and has just signed in where it has
 * @freshSignIn. Without @allow it is for nobody.
 */
@Injectable()
export class RoleGate extends Gate {
  private readonly allowed = new Map<string, readonly Role[]>();
  private readonly sensitive = new Set<string>();

  inspect(schema: GraphQLSchema): void {
    const silent: string[] = [];
    for (const type of [schema.getQueryType(), schema.getMutationType()]) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        const [allow] = getDirective(schema, field, 'allow') ?? [];
        if (allow) this.allowed.set(`${type!.name}.${field.name}`, allow['to'] as Role[]);
        else silent.push(`${type!.name}.${field.name}`);
        if (getDirective(schema, field, 'freshSignIn')) this.sensitive.add(`${type!.name}.${field.name}`);
      }
    }
    if (silent.length > 0) throw new Error(`No @allow says who may call: ${silent.join(', ')}`);
  }

  refusal(operation: 'Query' | 'Mutation', field: string, caller: Caller): Problem | null {
    const viewer = caller as Viewer;
    const allowed = this.allowed.get(`${operation}.${field}`) ?? [];
    if (!allowed.some((role) => viewer.roles.has(role))) {
      if (allowed.some((role) => viewer.withheld.has(role))) return secondFactorRequired();
      return viewer.memberId === null ? unauthenticated() : forbidden();
    }
    if (operation === 'Mutation' && viewer.readOnly) {
      return problem('FORBIDDEN', {
        en: 'This access token may only read.',
        ru: 'Этот токен доступа позволяет только чтение.',
      });
    }
    return this.sensitive.has(`${operation}.${field}`) ? staleness(viewer) : null;
  }
}

const secondFactorRequired = (): Problem =>
  problem('SECOND_FACTOR_REQUIRED', {
    en: 'This takes a second factor. Please set one up for your account, then sign in with it.',
    ru: 'Для этого нужен второй фактор. Настройте его для своей учётной записи и войдите с ним.',
  });
