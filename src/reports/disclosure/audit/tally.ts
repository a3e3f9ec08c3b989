/** Counts in cells, of which it knows those that it has touched. */
export class Tally {
  readonly touched: number[] = [];
  private readonly lastIn: Int32Array;
  private person = 0;

  constructor(readonly counts: Int32Array) {
    this.lastIn = new Int32Array(counts.length);
  }

  /** From here on somebody else is counted. */
  begin(): void {
    this.person++;
  }

  add(cell: number, count: number): void {
    if (this.counts[cell] === 0) this.touched.push(cell);
    this.counts[cell]! += count;
  }

  /** The same person counts in a cell once. */
  addOnce(cell: number, count: number): void {
    if (this.lastIn[cell] === this.person) return;
    this.lastIn[cell] = this.person;
    this.add(cell, count);
  }

  /** What was counted, as cells with their counts; and it begins anew. */
  taken(): { cells: number[]; by: number[] } {
    const { touched, counts } = this;
    const cells: number[] = [];
    const by: number[] = [];
    for (const cell of touched) {
      const count = counts[cell]!;
      if (count === 0) continue;
      cells.push(cell);
      by.push(count);
      counts[cell] = 0;
    }
    touched.length = 0;
    return { cells, by };
  }
}
