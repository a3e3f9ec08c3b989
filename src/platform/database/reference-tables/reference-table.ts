/** Finds what a key stands for; shaped like a loader. */
export interface Lookup<Value> {
  load(key: string): Promise<Value>;
  loadMany(keys: readonly string[]): Promise<Value[]>;
  /** The same at once where it is held in memory, which is the rule: a list needs no promise for each of its fields. */
  find(key: string): Value | Promise<Value>;
  /**
   * What the keys stand for, in their order, without those that stand for nothing; at once where all is held in memory.
   */
  findAll(keys: readonly string[]): NonNullable<Value>[] | Promise<NonNullable<Value>[]>;
}

/**
 * The rows of a small table that is read everywhere, held in memory: all are read with one statement, and again once
 * they were forgotten. Made by ReferenceTables.of. Rows are shared by all callers and therefore frozen.
 */
export class ReferenceTable<Row extends object> {
  private current: Promise<readonly Row[]> | null = null;
  /** What `current` has come to, for as long as it may be kept. */
  private held: readonly Row[] | null = null;

  /**
   * `isInformed`: whether writes are heard of; as long as they are not, nothing is held longer than its reading takes.
   */
  constructor(
    private readonly read: () => Promise<Row[]>,
    private readonly isInformed: () => boolean,
  ) {}

  /** All rows, in the order in which they are read. */
  async all(): Promise<Row[]> {
    return [...(await this.rows())];
  }

  /** The row of each key; null when there is none. */
  one(keyOf: (row: Row) => string): Lookup<Row | null> {
    const index = indexed((rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), row])));
    const load = async (key: string): Promise<Row | null> => {
      const asked = this.rows();
      // Another process may have added it a moment ago, and what refers to it can be here before the news of it.
      return index(await asked).get(key) ?? index(await this.rowsAfter(asked)).get(key) ?? null;
    };
    return lookup(load, (key) => this.held && index(this.held).get(key));
  }

  /** The rows of each key, in the order in which they are read; a row can be found by several. */
  many(keysOf: (row: Row) => readonly string[]): Lookup<Row[]> {
    const index = indexed((rows: readonly Row[]) => {
      const pairs = rows.flatMap((row) => keysOf(row).map((key) => ({ key, row })));
      const groups = Map.groupBy(pairs, ({ key }) => key);
      return new Map([...groups].map(([key, found]) => [key, found.map(({ row }) => row)]));
    });
    const of = (rows: readonly Row[], key: string): Row[] => [...(index(rows).get(key) ?? [])];
    return lookup(
      async (key) => of(await this.rows(), key),
      (key) => this.held && of(this.held, key),
    );
  }

  /** Whoever asks from now on gets what is read from now on; a reading that has begun serves only who waits for it. */
  forget(): void {
    this.current = null;
    this.held = null;
  }

  private rows(): Promise<readonly Row[]> {
    if (this.current) return this.current;
    const reading = this.read().then(frozen);
    const settle = (rows: readonly Row[] | null): void => {
      if (this.current !== reading) return;
      if (rows && this.isInformed()) this.held = rows;
      else this.current = null;
    };
    reading.then(settle, () => settle(null));
    this.current = reading;
    return reading;
  }

  private rowsAfter(earlier: Promise<readonly Row[]>): Promise<readonly Row[]> {
    if (this.current === earlier) this.forget();
    return this.rows();
  }
}

const isKnown = <Value>(value: Value): value is NonNullable<Value> => value !== null && value !== undefined;

function lookup<Value>(
  load: (key: string) => Promise<Value>,
  known: (key: string) => Value | null | undefined,
): Lookup<Value> {
  const find = (key: string): Value | Promise<Value> => known(key) ?? load(key);
  return {
    load,
    loadMany: (keys) => Promise.all(keys.map(load)),
    find,
    findAll: (keys) => {
      const found = keys.map(known).filter(isKnown);
      return found.length === keys.length
        ? found
        : Promise.all(keys.map(load)).then((values) => values.filter(isKnown));
    },
  };
}

/** `make`, once for each reading. */
function indexed<Row, Index>(make: (rows: readonly Row[]) => Index): (rows: readonly Row[]) => Index {
  const made = new WeakMap<readonly Row[], Index>();
  return (rows) => {
    const index = made.get(rows) ?? make(rows);
    made.set(rows, index);
    return index;
  };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
