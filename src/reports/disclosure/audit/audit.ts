import type { AuditedEdition, Cell, HiddenCell } from './audited-edition.js';
import { type Change, effectOf } from './change.js';
import { LeastLoss } from './least-loss.js';
import { isSmall, PeopleTable } from './people-table.js';

export interface Audit {
  /** What the last edition may not tell. */
  hidden: HiddenCell[];
  /** Counts from 1 to 4, of whichever edition, for which nothing else was found that could be so. */
  unprotected: (Cell & { edition: number })[];
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
  const search = new LeastLoss(table);
  const small = table.small();
  const found: Audit = { hidden: [], unprotected: [], otherwise: [] };
  for (const cell of small)
    if (table.telling(cell) === 'TOLD') {
      table.hide(cell);
      found.hidden.push({ ...table.named(cell), protects: null });
    }
  // One other world protects all counts that are others in it.
  const protectedBy = new Map<number, readonly Change[]>();
  // And where it is 5 in that world, it does so if there is nothing better.
  const almostProtectedBy = new Map<number, readonly Change[]>();
  const keep = (cell: number, changes: readonly Change[]): void => {
    found.otherwise.push({ cell, changes });
    for (const [other, change] of effectOf(changes)) {
      if (change === 0) continue;
      if (table.telling(other) === 'TOLD') {
        table.hide(other);
        found.hidden.push({ ...table.named(other), protects: table.named(cell) });
      }
      const value = table.values[other]!;
      if (!isSmall(value)) continue;
      const known = isSmall(value + change) ? protectedBy : almostProtectedBy;
      if (!known.has(other)) known.set(other, changes);
    }
  };
  const open: number[] = [];
  for (const cell of small) {
    if (table.telling(cell) !== 'HIDDEN') continue;
    const changes = protectedBy.get(cell) ?? search.cheapest(cell);
    if (changes) keep(cell, changes);
    else open.push(cell);
  }
  for (const cell of open) {
    const changes = protectedBy.get(cell) ?? almostProtectedBy.get(cell) ?? search.farthest(cell);
    if (changes) keep(cell, changes);
    else found.unprotected.push({ ...table.named(cell), edition: table.lineOf(cell).edition });
  }
  return found;
}
