import { eventTime, momentIn } from '../notifications/index.js';
import { boldCell, textCell } from '../platform/made-files/index.js';
import { periodOf } from './event-times.js';
import { functionOf, organisationOf, type ParticipantList, placeOf, stateOf } from './participants.js';
import type { Visit } from './visit.js';

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
    ].map(textCell),
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
      data: [header.map(boldCell), ...rows],
      columns: [28, 36, 36, 36, 16, 16].map((width) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: notes.sheet,
      data: facts.map(([label, value]) => [boldCell(label), textCell(value)]),
      columns: [{ width: 28 }, { width: 90 }],
    },
  ];
  return writeXlsxFile(sheets).toBuffer();
}
