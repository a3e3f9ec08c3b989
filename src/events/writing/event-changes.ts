import { type Change, changesBetween } from '../../audit/index.js';
import type { EventContent } from './event-content.js';

/** What differs between two states of an event, by the names that fields have in its input. */
export const changesOf = (before: EventContent | null, after: EventContent): Change[] =>
  changesBetween(before && fieldsOf(before), fieldsOf(after));

const fieldsOf = ({ times, networkIds, programmeId, actionIds, partnerIds, ...content }: EventContent): object => ({
  ...content,
  networks: networkIds,
  programme: programmeId,
  actions: actionIds,
  partners: partnerIds,
  timeZone: times.timeZone,
  startsAt: times.starts,
  endsAt: times.ends,
  days: times.days,
  registrationOpensAt: times.registrationOpens,
  registrationClosesAt: times.registrationCloses,
  nominationClosesAt: times.nominationCloses,
  seatsReleasedAt: times.seatsReleased,
});
