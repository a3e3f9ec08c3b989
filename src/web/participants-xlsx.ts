import { eventTime, momentIn } from '../notifications/index.js';
import { periodOf } from './event-times.js';
import { functionOf, organisationOf, type ParticipantList, placeOf, stateOf } from './participants.js';
import type { Visit } from './visit.js';

/** A cell that is a text whatever it begins with; spreadsheets take nothing in it for a formula. */
const text = (value: string) => ({ value: writable(value), type: String, format: '@', wrap: true });
const bold = (value: string) => ({ ...text(value), fontWeight: 'bold' as const });

/** XML has no place for control characters, nor for half a character. */
const writable = (value: string): string =>
  // eslint-disable-next-line no-control-regex
  value.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

/** The list as a workbook: the people, and on a second sheet what belongs to them. */
export async function participantsXlsx(visit: Visit, list: ParticipantList, now: Date): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const { say, language } = visit;
  const { columns, notes, ...words } = say.participants;
  const { event, people, footnotes } = list;
  const rows = people.map((person) =>
    [
      stateOf(person, list, visit),
      person.member.displayName,
      functionOf(person, list),
      organisationOf(person, list),
      words.roles[person.role],
      person.mode ? say.modes[person.mode] : '',
    ].map(text),
  );
  const header = [columns.state, columns.name, columns.post, columns.organisation, columns.role, columns.mode];
  const facts: [string, string][] = [
    [notes.event, event.titles[0]?.text ?? ''],
    [notes.time, eventTime(periodOf(event), language)],
    [notes.place, placeOf(list) ?? ''],
    [notes.audience, words.audiences[event.participantList]],
    [notes.dataOf, momentIn(event.timeZone, now, language)],
    [notes.extent, words.partial],
    ...(event.chathamHouseRule ? ([[notes.rule, say.event.chathamHouse]] as [string, string][]) : []),
    ...[...footnotes].map(([note, mark]): [string, string] => [mark, note]),
  ];
  const sheets = [
    {
      sheet: words.sheet,
      data: [header.map(bold), ...rows],
      columns: [28, 36, 36, 36, 16, 16].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: notes.sheet,
      data: facts.map(([label, value]) => [bold(label), text(value)]),
      columns: [{ width: 28 }, { width: 90 }],
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}
