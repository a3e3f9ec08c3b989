import type { Message } from '../../../../platform/index.js';
import { dated, type NamedJoin, nameKey, type NotUnderstood } from './attendee.js';
import { mostSeconds } from './durations.js';
import { secondsBetween } from './wall-times.js';

/** Somebody came or went, as the lists of 2020 say it. */
export interface Coming {
  line: number;
  name: string;
  email: string | null;
  acts: 'JOINED' | 'LEFT';
  at: string;
}

const goes = /left|leav|verlass|quitt|deconnect|déconnect|parti|вышел|вышла|выход|покин|отключ/i;
const comes = /join|beigetreten|beitritt|beitreten|rejoin|rejoint|connect|enter|присоедин|подключ|вош|вход/i;

export const actIn = (text: string): Coming['acts'] | null =>
  goes.test(text) ? 'LEFT' : comes.test(text) ? 'JOINED' : null;

/** Each going ends the coming before it; what has no other half is told, as nobody knows how long it was. */
export function pairsOf(comings: readonly Coming[]): { joins: NamedJoin[]; notUnderstood: NotUnderstood[] } {
  const [joins, notUnderstood]: [NamedJoin[], NotUnderstood[]] = [[], []];
  for (const own of Map.groupBy(comings, ({ name, email }) => `${nameKey(name)}\n${email?.toLowerCase()}`).values()) {
    const open: Coming[] = [];
    for (const coming of own.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))) {
      const { line, name, email, acts, at } = coming;
      if (acts === 'JOINED') open.push(coming);
      else {
        const began = open.pop();
        const seconds = began && secondsBetween(dated(began.at), dated(at));
        if (!began || seconds! > mostSeconds) notUnderstood.push({ line, name, email, reason: onlyLeft });
        else {
          const span = { from: dated(began.at), to: dated(at) };
          joins.push({ name, email, isSummary: false, join: { line: began.line, seconds: seconds!, span } });
        }
      }
    }
    notUnderstood.push(...open.map(({ line, name, email }) => ({ line, name, email, reason: onlyJoined })));
  }
  return { joins, notUnderstood };
}

const onlyJoined: Message = {
  en: 'Joined, and the file does not say when this person left. Nothing is recorded for this row.',
  ru: 'Человек вошёл, а когда вышел, в файле не сказано. По этой строке ничего не отмечено.',
};

const onlyLeft: Message = {
  en: 'Left, and the file does not say when this person joined. Nothing is recorded for this row.',
  ru: 'Человек вышел, а когда вошёл, в файле не сказано. По этой строке ничего не отмечено.',
};
