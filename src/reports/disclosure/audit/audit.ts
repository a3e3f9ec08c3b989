import {
  type AuditedEdition,
  type HiddenCell,
  type LineKind,
  type PeopleFigure,
  smallestTold,
} from './audited-edition.js';
import { canBe, type Change } from './change.js';
import { isSmall, PeopleTable } from './people-table.js';
import { type PossibleChange, PossibleChanges, spread } from './possible-changes.js';

/** What a reader loses with a line of each kind. */
const losses: Readonly<Record<LineKind, number>> = {
  total: 1000,
  area: 100,
  network: 30,
  programme: 30,
  partner: 20,
  action: 20,
  organisationKind: 20,
  subItem: 10,
  state: 10,
  organisation: 5,
};

/** And with a figure of it, times as much. */
const weights: Readonly<Record<PeopleFigure, number>> = {
  participations: 5,
  people: 5,
  answers: 2,
  inPersonParticipations: 1,
  onlineParticipations: 1,
  women: 1,
  men: 1,
  otherOrNotStated: 1,
};

/** So many are evened out at first, and where that finds nothing so many: they are much the same. */
const someFirsts = 60;
const mostFirsts = 1000;

export interface Audit {
  /** What the last edition may not tell. */
  hidden: HiddenCell[];
  /** Counts from 1 to 4 that editions before or what everybody knows give away, whatever is hidden now. */
  unprotected: HiddenCell[];
  /** For each count from 1 to 4 something else that could be so, and be told in the same words. */
  otherwise: { cell: number; changes: readonly Change[] }[];
}

/**
 * Finds what the last edition may not tell, so that no count of people from 1 to 4 can be worked out from it, from
 * those before it and from what is told live. A count is protected by another world in which it is another one and all
 * that is told is the same: whoever reads cannot know in which of both he lives, however he calculates.
 */
export function audit(editions: readonly AuditedEdition[]): Audit {
  const table = new PeopleTable(editions);
  const possible = new PossibleChanges(table);
  const latest = editions.length - 1;
  const small = table.small();
  const found: Audit = { hidden: [], unprotected: [], otherwise: [] };
  for (const cell of small)
    if (table.telling(cell) === 'TOLD') {
      table.hide(cell);
      found.hidden.push({ ...table.named(cell), protects: null });
    }
  for (const cell of small) {
    if (table.telling(cell) !== 'HIDDEN') continue;
    const changes = cheapest(table, possible, cell);
    if (!changes) {
      if (table.lineOf(cell).edition === latest) found.unprotected.push({ ...table.named(cell), protects: null });
      continue;
    }
    found.otherwise.push({ cell, changes });
    for (const other of toldAmong(table, changes)) {
      table.hide(other);
      found.hidden.push({ ...table.named(other), protects: table.named(cell) });
    }
  }
  return found;
}

/** The changes that make a cell another one at the least loss; null: there are none. */
function cheapest(table: PeopleTable, possible: PossibleChanges, cell: number): readonly Change[] | null {
  // Where everybody knows that 4 came, as 4 were represented, it is 5 that it could be.
  return (
    search(table, possible, cell, { most: smallestTold - 1, firsts: someFirsts }) ??
    search(table, possible, cell, { most: smallestTold - 1, firsts: mostFirsts }) ??
    search(table, possible, cell, { most: smallestTold, firsts: mostFirsts })
  );
}

/** How large a count from 1 to 4 may become, and how many changes are evened out by others. */
interface Limits {
  most: number;
  firsts: number;
}

function search(
  table: PeopleTable,
  possible: PossibleChanges,
  cell: number,
  { most, firsts }: Limits,
): readonly Change[] | null {
  let least = Infinity;
  let best: readonly Change[] | null = null;
  const consider = (changes: readonly Change[]): void => {
    const loss = lossOf(table, changes, cell, most, least);
    if (loss < least && canBe(table, changes)) [least, best] = [loss, changes];
  };
  const alone: PossibleChange[] = [];
  for (const first of possible.ofCell(cell)) {
    alone.push(first);
    consider([first]);
    if (least === 0) return best;
  }
  for (const first of spread(alone, firsts)) {
    const dearest = dearestOf(table, first);
    for (const second of possible.evening(first)) {
      // Whatever leaves the dearest figure another one costs that much at least.
      if (
        dearest &&
        dearest.loss >= least &&
        first.effect.get(dearest.cell) !== -(second.effect.get(dearest.cell) ?? 0)
      )
        continue;
      consider([first, second]);
      if (least === 0) return best;
    }
  }
  return best;
}

/** The figure that is told now and would be the greatest loss. */
function dearestOf(table: PeopleTable, { effect }: Change): { cell: number; loss: number } | null {
  let dearest: { cell: number; loss: number } | null = null;
  for (const cell of effect.keys()) {
    const loss = lossOfCell(table, cell);
    if (loss > (dearest?.loss ?? 0)) dearest = { cell, loss };
  }
  return dearest;
}

/** What a reader loses with a figure; 0 of one that is not told, Infinity of one that was told before. */
function lossOfCell(table: PeopleTable, cell: number): number {
  const telling = table.telling(cell);
  if (telling === 'TOLD_BEFORE') return Infinity;
  if (telling !== 'TOLD') return 0;
  return losses[table.lineOf(cell).kind] * weights[table.figureOf(cell)] * (1 + Math.log2(table.values[cell]! || 1));
}

/** Infinite where it cannot be; `enough`: more need not be known exactly. */
function lossOf(table: PeopleTable, changes: readonly Change[], cell: number, most: number, enough: number): number {
  const [one, other] = changes;
  let loss = 0;
  let isOther = false;
  const consider = (number: number, change: number): boolean => {
    if (change === 0) return true;
    if (number === cell) isOther = true;
    const telling = table.telling(number);
    if (telling === 'ABSENT') return true;
    const value = table.values[number]!;
    const after = value + change;
    if (telling === 'HIDDEN') return after > 0 && (!isSmall(value) || after <= most);
    if (value === 0 || after <= 0) return false;
    loss += lossOfCell(table, number);
    return loss < enough;
  };
  for (const [number, change] of one!.effect)
    if (!consider(number, change + (other?.effect.get(number) ?? 0))) return Infinity;
  for (const [number, change] of other?.effect ?? [])
    if (!one!.effect.has(number) && !consider(number, change)) return Infinity;
  return isOther ? loss : Infinity;
}

function toldAmong(table: PeopleTable, changes: readonly Change[]): number[] {
  const together = new Map<number, number>();
  for (const { effect } of changes)
    for (const [cell, change] of effect) together.set(cell, (together.get(cell) ?? 0) + change);
  return [...together].filter(([cell, change]) => change !== 0 && table.telling(cell) === 'TOLD').map(([cell]) => cell);
}
