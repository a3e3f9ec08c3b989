import { LRUCache } from 'lru-cache';
import { as, listOf, type Sql } from '../../database/sql.js';
import { Problem } from '../../problem.js';
import type { Caller } from '../context.js';
import type { Selection } from './selection.js';

/** SQL of one column; a function where it depends on who asks. */
export type Column<Viewer> = Sql | ((viewer: Viewer) => Sql);

/**
 * SQL of what a later room brings along, an expression of JSON; `selection` is that of the row. Null where it cannot
 * come with this statement, or a Problem thrown, which the field's resolver meets again and tells.
 */
export type Extension<Viewer> = (selection: Selection, viewer: Viewer) => Sql | null;

/**
 * The columns of a type's rows: those that are asked for are read, and no others. A field is made of the property of
 * its name, or of those that `madeOf` names; a field that is neither needs nothing but the id. The room of the type
 * provides one to the application, so that later rooms extend it there.
 */
export abstract class Columns<Row extends object, Viewer extends Caller> {
  private readonly columns: ReadonlyMap<string, Column<Viewer>>;
  private readonly madeOf: Map<string, readonly string[]>;
  private readonly extensions = new Map<string, Extension<Viewer>>();
  private readonly shapes = new LRUCache<string, Sql>({ max: 500 });

  protected constructor(
    columns: Readonly<Record<keyof Row, Column<Viewer>>>,
    madeOf: Readonly<Record<string, readonly (keyof Row & string)[]>> = {},
  ) {
    const written = Object.entries<Column<Viewer>>(columns).map(([property, column]) => {
      const named: Column<Viewer> =
        typeof column === 'function' ? (viewer) => as(column(viewer), property) : as(column, property);
      return [property, named] as const;
    });
    this.columns = new Map(written);
    this.madeOf = new Map(Object.entries(madeOf));
  }

  /** Says what a field that a later room adds is made of. */
  dependsOn(field: string, properties: readonly (keyof Row & string)[]): void {
    this.madeOf.set(field, properties);
  }

  /** Lets a field that a later room adds come with the row; its resolver finds it with `extensionOf`. */
  extend(field: string, extension: Extension<Viewer>): void {
    this.extensions.set(field, extension);
  }

  /** All columns of a row, without what later rooms bring. */
  all(viewer: Viewer): Sql {
    return listOf(this.written(this.columns.keys(), viewer));
  }

  these(properties: readonly (keyof Row & string)[], viewer: Viewer): Sql {
    return listOf(this.written(properties, viewer));
  }

  /** The columns that a selection is answered from; `always` are read in any case. */
  of(selection: Selection, viewer: Viewer, always: readonly (keyof Row & string)[] = []): Sql {
    const properties = new Set<string>(always);
    const extensions: Sql[] = [];
    for (const field of selection.names) {
      for (const property of this.madeOf.get(field) ?? []) properties.add(property);
      if (this.columns.has(field)) properties.add(field);
      const extension = this.extended(field, selection, viewer);
      if (extension) extensions.push(as(extension, field));
    }
    return listOf([...this.written(properties, viewer), ...extensions]);
  }

  /** What does not depend on who asks is put together once for each shape of a selection. */
  private written(properties: Iterable<string>, viewer: Viewer): Sql[] {
    const alike: string[] = [];
    const ofViewer: Sql[] = [];
    for (const property of properties) {
      const column = this.columns.get(property)!;
      if (typeof column === 'function') ofViewer.push(column(viewer));
      else alike.push(property);
    }
    return alike.length > 0 ? [this.putTogether(alike), ...ofViewer] : ofViewer;
  }

  private putTogether(properties: readonly string[]): Sql {
    const shape = properties.join(' ');
    let columns = this.shapes.get(shape);
    if (!columns) {
      columns = listOf(properties.map((property) => this.columns.get(property) as Sql));
      this.shapes.set(shape, columns);
    }
    return columns;
  }

  private extended(field: string, selection: Selection, viewer: Viewer): Sql | null {
    try {
      return this.extensions.get(field)?.(selection, viewer) ?? null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return null;
    }
  }
}

/** What a later room brought along with a row for this field; undefined where it has to be read on its own. */
export function extensionOf<Brought>(row: object, field: string): Brought | undefined {
  return (row as Record<string, Brought | undefined>)[field];
}
