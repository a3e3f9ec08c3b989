import { type Problem, problem, unauthenticated } from '../platform/index.js';
import type { OrganisedEvent, SignedIn, Viewer } from './viewer.js';

/** Somebody of the dialogue, as opposed to everybody; who has signed up and waits to be let in is not one yet. */
export const isMember = (viewer: Viewer): boolean => viewer.roles.has('MEMBER');

export const isSecretariat = (viewer: Viewer): boolean => viewer.roles.has('SECRETARIAT');

/** Whether this person is a contact point of a state; of null, of no state, nobody is. */
export const isContactPointOf = (viewer: Viewer, state: string | null): boolean =>
  viewer.contactPointOf.some((own) => own === state);

/** Whether this person organises an event: by its own grant, or through its programme or one of its networks. */
export function organises(viewer: Viewer, { id, networkIds, programmeId }: OrganisedEvent): boolean {
  return (
    viewer.organisedEvents.includes(id) ||
    viewer.organisedProgrammes.some((own) => own === programmeId) ||
    networkIds.some((network) => viewer.organisedNetworks.includes(network))
  );
}

/** @throws Problem UNAUTHENTICATED when nobody is signed in */
export function signedIn(viewer: Viewer): SignedIn {
  if (viewer.memberId === null) throw unauthenticated();
  return viewer as SignedIn;
}

/** Why a viewer may not do what takes a fresh sign-in; null when they may. */
export function staleness({ proof }: Viewer): Problem | null {
  if (proof === 'FRESH') return null;
  return proof === 'TOKEN'
    ? problem('FORBIDDEN', {
        en: 'This access token may not do this: it was not made for what is sensitive.',
        ru: 'Этот токен доступа не предназначен для таких действий.',
      })
    : problem('FRESH_SIGN_IN_REQUIRED', {
        en: 'Please sign in once more: it was more than ten minutes ago.',
        ru: 'Войдите ещё раз: с последнего входа прошло больше десяти минут.',
      });
}

/** @throws Problem FRESH_SIGN_IN_REQUIRED, or FORBIDDEN for an access token that is not made for it */
export function requireFreshSignIn(viewer: Viewer): void {
  const refusal = staleness(viewer);
  if (refusal) throw refusal;
}
