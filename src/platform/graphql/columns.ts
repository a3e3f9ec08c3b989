import { Problem } from '../problem.js';
import type { Caller } from './context.js';
import type { Selection } from './selection.js';

/** SQL of one column; a function where it depends on who asks, whose values it adds to `values`. */
export type Column<Viewer> = string | ((viewer: Viewer, values: unknown[]) => string);

/**
 * SQL of what a later room brings along, an expression of JSON; `selection` is that of the row. Null where it cannot come with
 * this statement, or a Problem thrown, which the field's resolver meets again and tells.
 */
export type BroughtColumn<Viewer> = (selection: Selection, viewer: Viewer, values: unknown[]) => string | null;

/**
 * The columns of a type's rows: those that are asked for are read, and no others. A field is made of the property of its name,
 * or of those that `madeOf` names; a field that is neither needs nothing but the id.
 */
export class Columns<Row extends object, Viewer extends Caller> {
  private readonly brought = new Map<string, BroughtColumn<Viewer>>();

  constructor(
    private readonly columns: Readonly<Record<keyof Row, Column<Viewer>>>,
    private readonly madeOf: Record<string, readonly (keyof Row)[]> = {},
  ) {}

  /** Says what a field that a later room adds is made of. */
  needs(field: string, properties: readonly (keyof Row)[]): void {
    this.madeOf[field] = properties;
  }

  /** Lets a field that a later room adds come with the row; its resolver finds it with `broughtWith`. */
  bring(field: string, column: BroughtColumn<Viewer>): void {
    this.brought.set(field, column);
  }

  /** All columns of a row, without what later rooms bring. */
  all(viewer: Viewer, values: unknown[]): string {
    return this.these(Object.keys(this.columns) as (keyof Row)[], viewer, values);
  }

  these(properties: readonly (keyof Row)[], viewer: Viewer, values: unknown[]): string {
    const written = properties.map((property) => {
      const column = this.columns[property];
      return `${typeof column === 'string' ? column : column(viewer, values)} AS "${String(property)}"`;
    });
    return written.join(', ');
  }

  /** The columns that a selection is answered from; `always` are read in any case. */
  of(selection: Selection, viewer: Viewer, values: unknown[], always: readonly (keyof Row)[] = []): string {
    const properties = new Set<keyof Row>(always);
    const brought: string[] = [];
    for (const field of selection.names) {
      for (const property of this.madeOf[field] ?? []) properties.add(property);
      if (field in this.columns) properties.add(field as keyof Row);
      const column = this.columnBrought(field, selection, viewer, values);
      if (column) brought.push(`${column} AS "${field}"`);
    }
    return [this.these([...properties], viewer, values), ...brought].join(', ');
  }

  private columnBrought(field: string, selection: Selection, viewer: Viewer, values: unknown[]): string | null {
    const bring = this.brought.get(field);
    const before = values.length;
    try {
      return bring?.(selection, viewer, values) ?? null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      values.length = before;
      return null;
    }
  }
}

/** What a later room brought along with a row for this field; undefined where it has to be read on its own. */
export function broughtWith<Brought>(row: object, field: string): Brought | undefined {
  return (row as Record<string, Brought | undefined>)[field];
}
