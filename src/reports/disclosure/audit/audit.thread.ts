/*
 * What runs in the thread that audits (audits.service.ts). It imports neither a room nor what belongs to the
 * application, or the thread would load them.
 */
import { type Audit, audit } from './audit.js';
import type { AuditedEdition, HiddenCell, PeopleFigure } from './audited-edition.js';
import { auditedEdition, type KeptEdition } from './kept-edition.js';
import { PeopleTable } from './people-table.js';

export interface AuditTask<Edition = KeptEdition> {
  /** In the order of their release, the one to be released last. */
  editions: readonly Edition[];
  /** What that one counts, line by line. */
  told: Readonly<Record<string, Partial<Record<PeopleFigure, number | null>>>>;
}

export interface AuditAnswer {
  hidden: HiddenCell[];
  /** Counts from 1 to 4, of it and of those before, that could be worked out from now on, whatever it hides. */
  exposed: Audit['unprotected'];
  /** Keys of lines that count something else than their records: not all of these are known. */
  unexplained: string[];
}

/** Takes the records of each edition apart, and audits them. */
export default function auditTask({ editions, told }: AuditTask): AuditAnswer {
  return auditEditions({ editions: editions.map(auditedEdition), told });
}

/** Lines that are not explained by their records are left out of the audit, and are not to be told. */
export function auditEditions({ editions, told }: AuditTask<AuditedEdition>): AuditAnswer {
  const latest = editions.at(-1)!;
  const table = new PeopleTable([latest]);
  const unexplained = new Set(
    [...table.values.keys()]
      .filter((cell) => table.telling(cell) !== 'ABSENT')
      .filter(
        (cell) => table.values[cell] !== (told[table.lineOf(cell).key]?.[table.figureOf(cell)] ?? table.values[cell]),
      )
      .map((cell) => table.lineOf(cell).key),
  );
  const before = editions.slice(0, -1);
  const { hidden, unprotected } = audit([...before, withoutLines(latest, unexplained)]);
  return { hidden, exposed: exposedNow(unprotected, before), unexplained: [...unexplained] };
}

/** Without those that the editions before give away among themselves. */
function exposedNow(unprotected: Audit['unprotected'], before: readonly AuditedEdition[]): Audit['unprotected'] {
  if (unprotected.every(({ edition }) => edition === before.length)) return unprotected;
  const nameOf = ({ edition, line, figure }: Audit['unprotected'][number]) => `${edition} ${line} ${figure}`;
  const already = new Set(audit(before).unprotected.map(nameOf));
  return unprotected.filter((cell) => !already.has(nameOf(cell)));
}

function withoutLines(edition: AuditedEdition, left: ReadonlySet<string>): AuditedEdition {
  if (left.size === 0) return edition;
  const kept = (key: string | null): string | null => (key !== null && left.has(key) ? null : key);
  return {
    ...edition,
    lines: edition.lines.filter(({ key }) => !left.has(key)),
    events: edition.events.map((event) => ({ ...event, lines: event.lines.filter((key) => !left.has(key)) })),
    participations: edition.participations.map((part) => ({
      ...part,
      organisationKind: kept(part.organisationKind),
    })),
  };
}
