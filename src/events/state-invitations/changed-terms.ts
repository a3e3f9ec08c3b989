import { type Change, changesBetween } from '../../audit/index.js';
import type { InvitationTerms } from './state-invitations.mails.js';

/** What each state was invited to and is, by its code. */
type TermsOfStates = ReadonlyMap<string, InvitationTerms>;

/** For each state that is invited to something else now what the trail tells of it, in the order of codes. */
export function changedTerms(before: TermsOfStates, after: TermsOfStates): (Change & { state: string })[] {
  const states = [...new Set([...before.keys(), ...after.keys()])].sort();
  return states.flatMap((state) => {
    const field = `stateInvitations.${state}`;
    const changes = changesBetween({ [field]: before.get(state) }, { [field]: after.get(state) });
    return changes.map((change) => ({ ...change, state }));
  });
}
