import { type LineKind, type PeopleFigure, smallestTold } from './audited-edition.js';
import { fullBreadth, spread, usualBreadth } from './breadth.js';
import { canBe, type Change } from './change.js';
import { isSmall, type PeopleTable } from './people-table.js';
import { type PossibleChange, PossibleChanges } from './possible-changes.js';

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

/** More than all that can be lost: losses are whole numbers, so that adding and taking away leaves no trace. */
const impossible = 2 ** 40;

/** How large a count from 1 to 4 may become, and how many changes are evened out by others. */
interface Limits {
  most: number;
  firsts: number;
  possible: PossibleChanges;
  /** Whether the first that can be is taken, whatever it costs. */
  isAnyEnough?: boolean;
}

/** Finds what could be otherwise at the least loss of figures that are told now. */
export class LeastLoss {
  /** Of each cell, if it were hidden. */
  private readonly lossOfCell: Float64Array;
  /** By how much the first of two changes makes each cell another. */
  private readonly byFirst: Int32Array;
  private most = 0;

  private readonly usual: PossibleChanges;
  private full: PossibleChanges | null = null;

  constructor(private readonly table: PeopleTable) {
    this.usual = new PossibleChanges(table, usualBreadth);
    this.byFirst = new Int32Array(table.values.length);
    this.lossOfCell = Float64Array.from(table.values, (value, cell) =>
      Math.round(losses[table.lineOf(cell).kind] * weights[table.figureOf(cell)] * (1 + Math.log2(value || 1))),
    );
  }

  /** The changes that make a hidden count another one at the least loss; null: there are none. */
  cheapest(cell: number): readonly Change[] | null {
    // Where everybody knows that 4 came, as 4 were represented, it is 5 that it could be.
    const [most, { usual }] = [smallestTold - 1, this];
    return (
      this.search(cell, { most, firsts: someFirsts, possible: usual }) ??
      this.search(cell, { most, firsts: mostFirsts, possible: usual }) ??
      this.search(cell, { most: smallestTold, firsts: mostFirsts, possible: usual })
    );
  }

  /** Anything that makes a hidden count another one, looked for farther away; null: there is nothing. */
  farthest(cell: number): readonly Change[] | null {
    const possible = (this.full ??= new PossibleChanges(this.table, fullBreadth));
    return this.search(cell, { most: smallestTold, firsts: Infinity, possible, isAnyEnough: true });
  }

  private search(cell: number, limits: Limits): readonly Change[] | null {
    const { most, firsts, possible, isAnyEnough = false } = limits;
    this.most = most;
    let least = impossible;
    let best: readonly Change[] | null = null;
    const consider = (loss: number, changes: readonly Change[]): void => {
      if (canBe(this.table, changes)) [least, best] = [loss, changes];
    };
    const isEnough = (): boolean => least === 0 || (isAnyEnough && best !== null);
    const alone: PossibleChange[] = [];
    for (const first of possible.ofCell(cell)) {
      alone.push(first);
      const loss = this.lossOf(first);
      if (loss < least) consider(loss, [first]);
      if (isEnough()) return best;
    }
    for (const first of spread(alone, firsts)) {
      const { byFirst } = this;
      const loss = this.lossOf(first);
      const dearest = this.dearestOf(first);
      const lossOfDearest = this.price(dearest, first.by[first.cells.indexOf(dearest)]!);
      for (const [index, changed] of first.cells.entries()) byFirst[changed] = first.by[index]!;
      for (const second of possible.evening(first)) {
        // Whatever leaves the dearest figure another one costs that much at least.
        if (lossOfDearest >= least && !second.cells.includes(dearest)) continue;
        const together = this.lossWith(loss, second, cell);
        if (together < least) consider(together, [first, second]);
        if (isEnough()) break;
      }
      for (const changed of first.cells) byFirst[changed] = 0;
      if (isEnough()) break;
    }
    return best;
  }

  private lossOf({ cells, by }: Change): number {
    let loss = 0;
    for (let index = 0; index < cells.length; index++) loss += this.price(cells[index]!, by[index]!);
    return loss;
  }

  /** Of a first change, whose loss is known, together with a second one; impossible, where they even out the cell. */
  private lossWith(lossOfFirst: number, { cells, by }: Change, cell: number): number {
    const { byFirst } = this;
    let loss = lossOfFirst;
    for (let index = 0; index < cells.length; index++) {
      const changed = cells[index]!;
      const before = byFirst[changed]!;
      const together = before + by[index]!;
      if (changed === cell && together === 0) return impossible;
      loss += this.price(changed, together) - this.price(changed, before);
    }
    return loss;
  }

  /** What is lost where a cell is another one; impossible, where that cannot be or an earlier edition tells it. */
  private price(cell: number, change: number): number {
    if (change === 0) return 0;
    const value = this.table.values[cell]!;
    const after = value + change;
    switch (this.table.telling(cell)) {
      case 'ABSENT':
        return 0;
      case 'TOLD_BEFORE':
        return impossible;
      case 'HIDDEN':
        return after > 0 && (!isSmall(value) || after <= this.most) ? 0 : impossible;
      case 'TOLD':
        return value > 0 && after > 0 ? this.lossOfCell[cell]! : impossible;
    }
  }

  private dearestOf({ cells, by }: Change): number {
    let dearest = cells[0]!;
    let most = -1;
    for (const [index, cell] of cells.entries()) {
      const loss = this.price(cell, by[index]!);
      if (loss > most) [most, dearest] = [loss, cell];
    }
    return dearest;
  }
}
