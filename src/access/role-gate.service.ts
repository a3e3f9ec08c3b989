import { getDirective } from '@graphql-tools/utils';
import { Injectable } from '@nestjs/common';
import type { GraphQLSchema } from 'graphql';
import { type Caller, Gate, type Problem } from '../platform/index.js';
import type { Role } from '../schema-types.js';
import { refusalToRun } from './operation.policy.js';
import type { Viewer } from './viewer.js';

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
    const name = `${operation}.${field}`;
    return refusalToRun(caller as Viewer, {
      allowed: this.allowed.get(name) ?? [],
      isMutation: operation === 'Mutation',
      isSensitive: this.sensitive.has(name),
    });
  }
}
