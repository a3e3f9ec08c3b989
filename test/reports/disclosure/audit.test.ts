import { describe, expect, it } from '@jest/globals';
import { audit } from '../../../src/reports/disclosure/audit/audit.js';
import { stranger } from '../../../src/reports/disclosure/audit/change.js';
import type { AuditedEdition, Cell } from '../../../src/reports/disclosure/audit/audited-edition.js';
import { isSmall, type Part, PeopleTable } from '../../../src/reports/disclosure/audit/people-table.js';
import { countedByHand } from './counted-by-hand.js';
import { lookedAt, smallCells, worldsOf } from './many-worlds.js';
import { editionOf } from './random-worlds.js';

const sample = worldsOf(20_261_201, 200);
const patience = 240_000;

/** Some of them, each with its edition and its audit. */
const some = sample.slice(0, 12).map((world) => {
  const edition = editionOf(world);
  return { world, edition, ...audit([edition]) };
});

const cellName = ({ line, figure }: Cell): string => `${line}|${figure}`;

describe('the audit of random worlds', () => {
  it(
    'hides every count from 1 to 4',
    () => {
      for (const { edition, hidden } of some) {
        const untold = new Set(hidden.map(cellName));
        expect(smallCells(edition).filter((cell) => !untold.has(cellName(cell)))).toEqual([]);
      }
    },
    patience,
  );

  it('protects counts also where more have answered than came, as attendance was corrected afterwards', () => {
    for (const { edition } of some) {
      const events = edition.events.map((event) => ({ ...event, answers: event.answers + 6 }));
      const { hidden, unprotected } = audit([{ ...edition, events }]);
      expect(hidden.length).toBeGreaterThan(0);
      expect(unprotected).toEqual([]);
    }
  });

  it(
    'leaves no hidden count to be worked out by a solver, which works out some where only small ones are hidden',
    async () => {
      let withoutAudit = 0;
      for await (const { number, found, exposed, foundWithoutAudit } of lookedAt(sample)) {
        expect({ number, found, exposed }).toEqual({ number, found: [], exposed: [] });
        if (withoutAudit === 0) withoutAudit += foundWithoutAudit().length;
      }
      expect(withoutAudit).toBeGreaterThan(0);
    },
    patience,
  );

  it(
    'names for each of them another world in which all that is told is the same',
    () => {
      for (const world of sample.slice(0, 40)) {
        const edition = editionOf(world);
        const { hidden, otherwise } = audit([edition]);
        const untold = new Set(hidden.map(cellName));
        const table = new PeopleTable([edition]);
        expect(otherwise).toHaveLength(table.small().length);
        const before = countedByHand(edition);
        for (const { cell, changes } of otherwise) {
          const after = countedByHand(otherEdition(edition, table, changes));
          const others = [...before].filter(([name, count]) => after.get(name) !== count).map(([name]) => name);
          expect(others).toContain(cellName(table.named(cell)));
          expect(others.filter((name) => !untold.has(name))).toEqual([]);
          expect(others.filter((name) => isSmall(before.get(name)!) && !(after.get(name)! > 0))).toEqual([]);
        }
      }
    },
    patience,
  );

  it(
    'protects what an edition before has hidden, and hides what that one and this give away together',
    () => {
      let hiddenForBefore = 0;
      for (const { world, ...alone } of some) {
        const first = editionOf(world, 0, 11);
        const { hidden } = audit([first]);
        const before = { ...first, hidden };
        const both = audit([before, editionOf(world)]);
        hiddenForBefore += both.hidden.length > alone.hidden.length ? 1 : 0;
        const table = new PeopleTable([before, editionOf(world)]);
        const ofFirst = both.otherwise.filter(({ cell }) => table.lineOf(cell).edition === 0);
        expect(ofFirst).toHaveLength(new PeopleTable([first]).small().length);
      }
      expect(hiddenForBefore).toBeGreaterThan(0);
    },
    patience,
  );
});

/** The same edition, had that been so. */
function otherEdition(
  edition: AuditedEdition,
  table: PeopleTable,
  changes: readonly { gone: readonly number[]; come: readonly Part[]; answers?: { event: number; more: number } }[],
): AuditedEdition {
  const gone = new Set(changes.flatMap((change) => change.gone));
  const come = changes.flatMap((change) => change.come);
  const stayed = table.parts.filter((_, number) => !gone.has(number));
  return {
    ...edition,
    events: edition.events.map((event, index) => ({
      ...event,
      answers:
        event.answers + changes.reduce((sum, { answers }) => sum + (answers?.event === index ? answers.more : 0), 0),
    })),
    participations: [...stayed, ...come].map(({ event, person, ...facts }, index) => ({
      ...facts,
      id: String(index),
      eventId: edition.events[event]!.id,
      // Strangers are somebody else each.
      memberId: person === stranger ? `stranger ${index}` : `person ${person}`,
    })),
  };
}
