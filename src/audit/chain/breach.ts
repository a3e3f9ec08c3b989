import type { Message } from '../../platform/index.js';

/** What may be wrong with a chain. */
export type BreachKind = keyof typeof messages;

/** The first thing that does not fit: the entry concerned, by its id, and its place in the chain, as far as known. */
export interface Breach {
  kind: BreachKind;
  entry: string | null;
  number: number | null;
}

const messages = {
  REMOVED: (entry: string, number: string) => ({
    en: `Entry ${entry}, number ${number} of the chain, has been removed.`,
    ru: `Запись ${entry}, номер ${number} в цепочке, удалена.`,
  }),
  UNSEALED: (_: string, number: string) => ({
    en: `Number ${number} has been removed from the chain.`,
    ru: `Номер ${number} удалён из цепочки.`,
  }),
  CHANGED: (entry: string, number: string) => ({
    en: `Entry ${entry}, number ${number} of the chain, is not what was sealed: it, a value or its place was changed.`,
    ru: `Запись ${entry}, номер ${number} в цепочке, отличается от опечатанной: изменена она, значение или её место.`,
  }),
  INSERTED: (entry: string) => ({
    en: `Entry ${entry} has been inserted: it tells of a time that had been sealed before.`,
    ru: `Запись ${entry} вставлена: она относится ко времени, которое уже было опечатано.`,
  }),
  EMPTIED: (entry: string, number: string) => ({
    en: `Values of entry ${entry}, number ${number} of the chain, have been emptied, and no entry says so.`,
    ru: `Значения записи ${entry}, номер ${number} в цепочке, стёрты, но об этом нет записи.`,
  }),
  CUT: (_: string, number: string) => ({
    en: `The chain no longer reaches number ${number}, the head that was given: its end has been cut off.`,
    ru: `Цепочка больше не доходит до номера ${number}, указанного как последний: её конец отрезан.`,
  }),
  MADE_ANEW: (_: string, number: string) => ({
    en: `Number ${number} of the chain has another digest than the head that was given: the chain was made anew.`,
    ru: `У номера ${number} в цепочке другой отпечаток, чем указанный: цепочка составлена заново.`,
  }),
} satisfies Record<string, (entry: string, number: string) => Message>;

/** The breach in words. */
export const told = ({ kind, entry, number }: Breach): Message => messages[kind](entry ?? '?', String(number ?? '?'));
