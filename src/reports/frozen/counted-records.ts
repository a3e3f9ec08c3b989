import type { EventFormat, EventStatus, NetworkGrowth, OutcomeKind } from '../../schema-types.js';

/**
 * What makes an event count, and as what: whether it was cancelled, when and how it was held, what it serves, how many
 * answered what in all.
 */
export interface CountedEvent {
  id: string;
  status: EventStatus;
  day: string;
  endsAt: string;
  format: EventFormat;
  seconds: number;
  actionIds: string[];
  networkIds: string[];
  answers: number;
  satisfaction: number;
}

/** Somebody's part in an event: whom it counts for. */
export interface CountedParticipation {
  id: string;
  eventId: string;
  memberId: string;
  state: string | null;
  organisationId: string | null;
  mode: string;
  gender: string | null;
}

/** An outcome in the version that counts. */
export interface CountedOutcome {
  id: string;
  number: number;
  kind: OutcomeKind;
  day: string;
  actionIds: string[];
  networkIds: string[];
}

/** A follow-up that is open. */
export interface CountedFollowUp {
  id: string;
  outcomeId: string;
}

/** Somebody's part in a network, and in which numbers of its growth. */
export interface CountedMembership {
  id: string;
  networkId: string;
  memberId: string;
  counts: (keyof NetworkGrowth)[];
}

/** A record as it was counted and as it is counted now; null: not at all. */
export interface Compared<Counted> {
  before: Counted | null;
  after: Counted | null;
}

/** Who was represented at an event. */
export type RepresentedAt = Pick<CountedParticipation, 'eventId' | 'state' | 'organisationId'>;
