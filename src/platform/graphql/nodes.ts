import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import type { CallContext } from './context.js';

/** How a room answers for one of its kinds. */
export interface NodeKind {
  /** The GraphQL type, "Event". */
  type: string;
  /** The table whose `id` it is; a name written in the code. */
  table: string;
  /** The row as the type's resolvers take it; null for what the caller may not see. */
  find(id: string, context: CallContext): Promise<object | null>;
}

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
      ({ type, table }) => `SELECT '${type}' AS type FROM ${table} WHERE id = $1`,
    );
    const [place] = await this.database.rows<{ type: string }>(places.join(' UNION ALL '), [id]);
    if (!place) return null;
    const row = await this.kinds.get(place.type)!.find(id, context);
    if (row) this.types.set(row, place.type);
    return row;
  }

  /** The GraphQL type of what `find` has answered. */
  typeOf(row: object): string {
    return this.types.get(row)!;
  }
}
