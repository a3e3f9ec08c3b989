import { type Message, type Problem, problem } from '../../platform/index.js';
import type { EventStatus } from '../../schema-types.js';

/** Why no certificates are issued for an event. */
export type Hindrance = 'NOT_HELD' | 'NOT_OVER' | 'NO_SHARE';

/** Certificates are for an event that took place, is over, and says which share of it earns one. */
export function hindranceToIssuing(
  { status, endsAt, fromShare }: { status: EventStatus; endsAt: Date; fromShare: number | null },
  now: Date,
): Hindrance | null {
  if (status !== 'PUBLISHED' && status !== 'CLOSED') return 'NOT_HELD';
  if (endsAt > now) return 'NOT_OVER';
  return fromShare === null ? 'NO_SHARE' : null;
}

const words: Readonly<Record<Hindrance, Message>> = {
  NOT_HELD: {
    en: 'There are no certificates for a draft or a cancelled event.',
    ru: 'Для черновика или отменённого мероприятия сертификаты не выдаются.',
  },
  NOT_OVER: {
    en: 'Certificates are issued once the event is over.',
    ru: 'Сертификаты выдаются после окончания мероприятия.',
  },
  NO_SHARE: {
    en: 'This event issues no certificates: it does not say which share of it earns one.',
    ru: 'Для этого мероприятия сертификаты не предусмотрены: не указана доля участия, которая даёт на них право.',
  },
};

export const notIssued = (hindrance: Hindrance): Problem =>
  problem('TRANSITION_NOT_ALLOWED', words[hindrance], 'event');

/** Nothing takes the place of a certificate that was taken back, or of nobody. */
export const notReissued = ({ revoked }: { revoked: boolean }): Problem =>
  problem('TRANSITION_NOT_ALLOWED', revoked ? wasRevoked : wasErased, 'code');

const wasRevoked: Message = {
  en: 'This certificate was revoked for good.',
  ru: 'Этот сертификат отозван окончательно.',
};
const wasErased: Message = {
  en: 'The data of this person were erased.',
  ru: 'Данные этого человека удалены.',
};
