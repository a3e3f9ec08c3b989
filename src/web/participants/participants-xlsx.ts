import { markedFootnotes } from '../../people/index.js';
import { printedMoment, printedPeriod } from '../../platform/index.js';
import { boldCell, textCell } from '../../platform/documents/index.js';
import type { Visit } from '../frame/visit.js';
import { periodOf } from '../parts/event-times.js';
import { conditionsIn, findsOthers } from './participant-filter.js';
import { functionOf, organisationOf, type ParticipantList, stateOf, venueOf } from './participant-list.js';

/** The list as a workbook: the people, and on a second sheet what belongs to them. */
export async function participantsXlsx(visit: Visit, list: ParticipantList, now: Date): Promise<Buffer> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const { say, language } = visit;
  const { columns, notes, ...words } = say.participants;
  const { event, asked, people, states, tellsModes } = list;
  const tellsStatuses = findsOthers(asked);
  const rows = people.map((person) =>
    [
      stateOf(person, visit),
      person.member.displayName,
      functionOf(person, event, visit),
      organisationOf(person, event),
      words.roles[person.role],
      ...(tellsModes ? [person.mode ? say.modes[person.mode] : ''] : []),
      ...(tellsStatuses ? [words.statuses[person.status]] : []),
    ].map(textCell),
  );
  const header = [columns.state, columns.name, columns.post, columns.organisation, columns.role];
  if (tellsModes) header.push(columns.mode);
  if (tellsStatuses) header.push(columns.status);
  const facts: [string, string][] = [
    [notes.event, event.titles[0]?.text ?? ''],
    [notes.time, printedPeriod(periodOf(event), language)],
    [notes.place, venueOf(event) ?? ''],
    [notes.audience, words.audiences[event.participantList]],
    [notes.dataOf, printedMoment(event.timeZone, now, language)],
    [notes.extent, words.partial],
    ...(asked.said.length > 0 ? ([[notes.conditions, conditionsIn(asked, say)]] as [string, string][]) : []),
    ...(event.chathamHouseRule ? ([[notes.rule, say.event.chathamHouse]] as [string, string][]) : []),
    ...markedFootnotes(states).map(({ mark, text }): [string, string] => [mark, text]),
  ];
  const sheets = [
    {
      sheet: words.sheet,
      data: [header.map(boldCell), ...rows],
      columns: [28, 36, 36, 36, 16, 16, 20].map((width) => ({ width })),
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
