import { type AuditedEdition, peopleFigures } from '../../../src/reports/disclosure/audit/audited-edition.js';
import { PeopleTable } from '../../../src/reports/disclosure/audit/people-table.js';
import type { ReadEvent, ReadLine } from './adversary.js';

/** What outsiders read in editions of random worlds, and know of their events. */
export function readIn(editions: readonly AuditedEdition[]): [ReadLine[], ReadEvent[]] {
  const table = new PeopleTable(editions);
  const lines = table.lines.map(({ edition, key, kind }, line): ReadLine => {
    const own = peopleFigures.filter((figure) => table.telling(table.cell(line, figure)) !== 'ABSENT');
    const read = own.map((figure) => {
      const cell = table.cell(line, figure);
      return [figure, table.telling(cell) === 'HIDDEN' ? null : table.values[cell]!];
    });
    return { edition, key, kind, figures: Object.fromEntries(read) as ReadLine['figures'] };
  });
  // Of which kind an organisation is, everybody knows.
  const kinds = new Map(table.parts.map(({ organisation, organisationKind }) => [organisation, organisationKind]));
  const events = table.events.map(({ lines: byEdition, states, organisations, inPerson, parts }): ReadEvent => {
    const countingFor = (name: string): number[] =>
      [...lines.keys()].filter(
        (line) => [name, kinds.get(name)].includes(lines[line]!.key) && byEdition[lines[line]!.edition],
      );
    return {
      lines: byEdition.flatMap((own) => own ?? []),
      represented: [states, organisations].map((standing) =>
        [...standing.keys()].filter((name) => name !== null).map((name) => ({ name, lines: countingFor(name) })),
      ),
      isInPerson: inPerson === 0 ? false : inPerson === parts.length ? true : null,
    };
  });
  return [lines, events];
}
