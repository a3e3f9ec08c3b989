import type { StateAnswer } from '../../schema-types.js';

/** The invitation of a state to an event. */
export interface StateInvitationRow {
  id: string;
  eventId: string;
  state: string;
  reference: string;
  seats: number;
  fundedSeats: number | null;
  onlineSeats: number | null;
  invitedAt: Date;
  openedAt: Date | null;
  nominationClosesAt: Date | null;
  answer: StateAnswer;
  answeredAt: Date | null;
  answeredByMemberId: string | null;
  reason: string | null;
  /** Whether somebody who speaks for the state can be written to. */
  reachable: boolean;
  /** Whether the viewer is staff of the event. */
  staffed: boolean;
  /** Whether people can still be nominated or invited: the event is announced and has not begun. */
  awaitsPeople: boolean;
  /** Whether people are nominated in answer to it. */
  hasNominated: boolean;
  /** Until when contact points nominate, by the invitation or else by the event; null: until the start. */
  closesAt: Date | null;
  startsAt: Date;
}
