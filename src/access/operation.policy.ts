import { forbidden, type Problem, problem, unauthenticated } from '../platform/index.js';
import type { Role } from '../schema-types.js';
import type { Viewer } from './viewer.js';
import { staleness } from './viewer.policy.js';

/** What decides who may run an operation, as the SDL says it. */
export interface OperationFacts {
  /** The roles that its @allow names. */
  allowed: readonly Role[];
  isMutation: boolean;
  /** It has @freshSignIn. */
  isSensitive: boolean;
}

/** Why a viewer may not run an operation; null when they may. */
export function refusalToRun(viewer: Viewer, { allowed, isMutation, isSensitive }: OperationFacts): Problem | null {
  if (!allowed.some((role) => viewer.roles.has(role))) {
    if (allowed.some((role) => viewer.withheld.has(role))) return secondFactorRequired();
    return viewer.memberId === null ? unauthenticated() : forbidden();
  }
  if (isMutation && viewer.readOnly) {
    return problem('FORBIDDEN', {
      en: 'This access token may only read.',
      ru: 'Этот токен доступа позволяет только чтение.',
    });
  }
  return isSensitive ? staleness(viewer) : null;
}

const secondFactorRequired = (): Problem =>
  problem('SECOND_FACTOR_REQUIRED', {
    en: 'This takes a second factor. Please set one up for your account, then sign in with it.',
    ru: 'Для этого нужен второй фактор. Настройте его для своей учётной записи и войдите с ним.',
  });
