import { agreedTime, type Message, Problems } from '../../platform/index.js';
import type { StateInvitationInput } from '../../schema-types.js';
import type { LockedEvent } from '../seats/seat-pool.row.js';

/** @throws Problem BAD_INPUT naming what does not fit, CAPACITY_BELOW_CONFIRMED for fewer seats than the state holds */
export function checkInvitations(
  event: Pick<LockedEvent, 'pools' | 'heldByState'>,
  invitations: readonly StateInvitationInput[],
  knownStates: ReadonlySet<string>,
): void {
  const problems = new Problems();
  const hybrid = event.pools.length > 1;
  invitations.forEach(({ state, seats, fundedSeats, onlineSeats }, index) => {
    const field = `invitations.${index}`;
    if (!knownStates.has(state)) problems.add(`${field}.state`, unknownState);
    if (invitations.findIndex((other) => other.state === state) < index) problems.add(`${field}.state`, twice);
    if (fundedSeats != null && fundedSeats > seats) problems.add(`${field}.fundedSeats`, moreThanSeats);
    if (onlineSeats != null && !hybrid) problems.add(`${field}.onlineSeats`, onlyHybrid);
    const held = event.heldByState?.[state] ?? {};
    const [onSeats, online] = hybrid
      ? [held.IN_PERSON ?? 0, held.ONLINE ?? 0]
      : [(held.IN_PERSON ?? 0) + (held.ONLINE ?? 0), 0];
    if (seats < onSeats) problems.add(`${field}.seats`, heldAlready(onSeats), 'CAPACITY_BELOW_CONFIRMED');
    if (onlineSeats != null && onlineSeats < online)
      problems.add(`${field}.onlineSeats`, heldAlready(online), 'CAPACITY_BELOW_CONFIRMED');
  });
  problems.throwIfAny();
}

/** Until when each state nominates; null: as the event says. @throws Problem BAD_INPUT for what clocks skip */
export const deadlinesOf = (timeZone: string, invitations: readonly StateInvitationInput[]): (Date | null)[] =>
  invitations.map(({ nominationClosesAt }, index) =>
    nominationClosesAt ? agreedTime(nominationClosesAt, timeZone, `invitations.${index}.nominationClosesAt`).at : null,
  );

const heldAlready = (seats: number): Message => ({
  en: `The state holds ${seats} seats already.`,
  ru: `Государство уже занимает мест: ${seats}.`,
});
const unknownState: Message = { en: 'There is no such state.', ru: 'Такого государства нет.' };
const twice: Message = { en: 'Each state is named once.', ru: 'Каждое государство указывается один раз.' };
const moreThanSeats: Message = {
  en: 'No more seats can be paid for than the state has.',
  ru: 'Оплачиваемых мест не может быть больше, чем мест у государства.',
};
const onlyHybrid: Message = {
  en: 'Only hybrid events have seats online besides.',
  ru: 'Отдельные места онлайн есть только у гибридных мероприятий.',
};
