import { badInput, problem, violatedConstraint } from '../../platform/index.js';
import type { MembershipRole } from '../../schema-types.js';
import { isForState } from './membership.policy.js';

/** For a step that the membership's status does not lead to. */
export const notAllowed = () =>
  problem('TRANSITION_NOT_ALLOWED', {
    en: 'The membership does not allow this step now.',
    ru: 'Сейчас этот шаг для членства невозможен.',
  });

export const notOwnState = () =>
  badInput('representing.state', {
    en: 'You can put people forward for your own state only.',
    ru: 'Вы можете выдвигать только от имени своего государства.',
  });

export const alreadyIn = () =>
  problem('CONFLICT', { en: 'The person is in this network already.', ru: 'Этот человек уже состоит в сети.' });

/** @throws Problem BAD_INPUT for a role that only somebody who represents a state can have */
export function checkRole(role: MembershipRole, state: string | null): void {
  if (!isForState(role) || state !== null) return;
  throw badInput('role', {
    en: 'Only who represents a state has this role.',
    ru: 'Эта роль — только для представителей государств.',
  });
}

/** An error of the database as its caller is told it: a second lead of a state is a CONFLICT. */
export function asRefusal(error: unknown): unknown {
  if (violatedConstraint(error) !== 'membership_one_lead') return error;
  const message = {
    en: 'The state has a lead in this network already.',
    ru: 'У этого государства уже есть ведущий представитель в сети.',
  };
  return problem('CONFLICT', message, 'role');
}
