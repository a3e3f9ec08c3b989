import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.service.js';
import { identifier, type Sql, sql } from '../../database/sql.js';
import type { CallContext } from '../context.js';

/** How a room answers for one of its kinds. */
export interface NodeKind {
  /** The GraphQL type, "Event". */
  type: string;
  /** The table whose `id` it is; a name written in the code. */
  table: string;
  /** The row as the type's resolvers take it; null for what the caller may not see. */
  find(id: string, context: CallContext): Promise<object | null>;
}

const together = (one: Sql, other: Sql): Sql => sql`${one} UNION ALL ${other}`;

/** Which room answers for an id: each room registers its kinds when it starts. */
@Injectable()
export class Nodes {
  private readonly kinds = new Map<string, NodeKind>();
  private readonly types = new WeakMap<object, string>();

  constructor(private readonly database: Database) {}

  register(kind: NodeKind): void {
    this.kinds.set(kind.type, kind);
  }

  /** What has this id; null when nothing has or the caller may not see it. */
  async find(id: string, context: CallContext): Promise<object | null> {
    const places = [...this.kinds.values()].map(
      ({ type, table }) => sql`SELECT ${type} AS type FROM ${identifier(table)} WHERE id = ${id}`,
    );
    // Not only one: evidence has its id in every version of its outcome.
    const [place] = await this.database.rows<{ type: string }>(places.reduce(together));
    if (!place) return null;
    const row = await this.kinds.get(place.type)!.find(id, context);
    return row && this.known(place.type, row);
  }

  /** A row that somebody has otherwise found, of that kind, as an answer to a field of type Node. */
  known<Row extends object>(type: string, row: Row): Row {
    this.types.set(row, type);
    return row;
  }

  /** The GraphQL type of what `find` has answered or is `known`. */
  typeOf(row: object): string {
    return this.types.get(row)!;
  }
}
