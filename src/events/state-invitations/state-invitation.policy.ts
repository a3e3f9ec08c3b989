import { isContactPointOf, isSecretariat, type Viewer } from '../../access/index.js';
import type { StateAnswer } from '../../schema-types.js';

/** What decides about the invitation of a state. */
export interface OfferedInvitation {
  /** The state's code. */
  state: string;
  answer: StateAnswer;
  /** Whether people are nominated in answer to it. */
  hasNominated: boolean;
  /** Until when contact points nominate; null: until the start. */
  closesAt: Date | null;
  /** Whether the viewer is staff of the event. */
  staffed: boolean;
  /** Whether the event is announced and has not begun. */
  awaitsPeople: boolean;
}

/** Whether this viewer's roles are those that may say no for a state. */
export const speaksForStates = (viewer: Viewer): boolean => isSecretariat(viewer) || viewer.roles.has('CONTACT_POINT');

/** The mutations that a viewer may use on an invitation now. */
export function invitationViewerCan(viewer: Viewer, invitation: OfferedInvitation, now: Date): string[] {
  if (viewer.readOnly) return [];
  const { staffed, awaitsPeople, answer, hasNominated, closesAt } = invitation;
  const own = isContactPointOf(viewer, invitation.state);
  const isOpen = closesAt === null || now < closesAt;
  return [
    ...(staffed && awaitsPeople ? ['inviteStates'] : []),
    ...(staffed && answer === 'AWAITED' ? ['withdrawStateInvitation'] : []),
    ...(awaitsPeople && (staffed || (own && isOpen)) ? ['nominateForEvent'] : []),
    ...(awaitsPeople && speaksForStates(viewer) && (staffed || own) && answer !== 'WILL_NOT_ATTEND' && !hasNominated
      ? ['declineForState']
      : []),
  ];
}
