import type { EventFormat, EventStatus, FollowUpStatus, NetworkGrowth, OutcomeKind } from '../../../schema-types.js';

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
  kind: string | null;
  programmeId: string | null;
  partnerIds: string[];
  /** "en", and "ru interpreted" where there is only interpretation into it. */
  languages: string[];
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
  /** Of the organisation that was represented, also where it was for a state. */
  organisationKind: string | null;
}

/** An outcome in the version that counts. */
export interface CountedOutcome {
  id: string;
  number: number;
  kind: OutcomeKind;
  day: string;
  actionIds: string[];
  networkIds: string[];
  /** Those of the events that it names. */
  programmeIds: string[];
  partnerIds: string[];
  /** Of its title. */
  languages: string[];
}

/** A follow-up of an outcome that counts. */
export interface CountedFollowUp {
  id: string;
  outcomeId: string;
  status: FollowUpStatus;
  ownerState: string | null;
  ownerOrganisationId: string | null;
  dueOn: string | null;
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
