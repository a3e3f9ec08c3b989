import type { Message } from '../../../../platform/index.js';
import type { Candidate, MatchReason } from '../matching/attendance-matching.js';

/**
 * One row of a file, as it is shown for review; what it makes of a registration's day is known under the event's lock.
 */
export interface ReviewRow {
  line: number;
  name: string;
  /** Null where nothing of the row is recorded, whoever it is. */
  minutes: number | null;
  registrationId: string | null;
  candidateIds: string[];
  problem: Message | null;
}

/** Why nobody was found, or who may be meant and why. */
export function notCertain(candidates: readonly Candidate[], sharesAddress: boolean): Message {
  if (candidates.length === 0) return sharesAddress ? unknownBehindAddress : unknown;
  const why = (language: 'en' | 'ru'): string =>
    [...new Set(candidates.map(({ reason }) => reasons[reason][language]))].join('; ');
  return {
    en: `It is not certain who this is. Proposed because: ${why('en')}. Please say who it is.`,
    ru: `Неясно, кто это. Предложены, так как: ${why('ru')}. Укажите, кто это.`,
  };
}

const unknown: Message = {
  en: 'Nobody with a confirmed seat has this e-mail address or name.',
  ru: 'Ни у кого из подтверждённых участников нет такого адреса или имени.',
};

const unknownBehindAddress: Message = {
  en: 'Several people came under this address, and nobody with a confirmed seat has this name.',
  ru: 'Под этим адресом было несколько человек, и ни у кого из подтверждённых участников нет такого имени.',
};

const reasons: Readonly<Record<MatchReason, Message>> = {
  ADDRESS: { en: 'the address is theirs, the name is not', ru: 'адрес совпадает, а имя — нет' },
  NAME: { en: 'they have this very name', ru: 'имя совпадает полностью' },
  SPELLING: {
    en: 'it is the same name, spelt otherwise (as Mueller is Müller)',
    ru: 'то же имя в другом написании (как Mueller и Müller)',
  },
  INITIALS: { en: 'the family name and the initials fit', ru: 'совпадают фамилия и инициалы' },
  PART: { en: 'a part of the name is the same', ru: 'совпадает часть имени' },
  ONE_WORD: { en: 'the one word of the name is theirs', ru: 'совпадает единственное слово имени' },
};
