import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { allOf, type Connection, Database, Page, type PageArguments, type Reader, sql } from '../../platform/index.js';
import type { PostRow } from './post.row.js';
import { isConfirmableBy, postColumns } from './post.sql.js';

const postsOfPeople = sql`post JOIN member m ON m.id = post.member_id AND m.erased_at IS NULL`;

/** Reads posts that wait for somebody to confirm them. */
@Injectable()
export class PostQueries {
  constructor(private readonly database: Database) {}

  /** In the order in which they were entered. */
  async toConfirm(viewer: Viewer, page: PageArguments): Promise<Connection<PostRow>> {
    return new Page([{ sql: sql`post.id`, type: 'uuid' }], page).read<PostRow>(
      this.database,
      { columns: postColumns, from: postsOfPeople, where: allOf([sql`NOT post.confirmed`, isConfirmableBy(viewer)]) },
      ({ id }) => [id],
    );
  }

  /** A post that the viewer confirms, confirmed or not; null where there is none. */
  async confirmable(viewer: Viewer, id: string, reader: Reader = this.database): Promise<PostRow | null> {
    return reader.maybeOne<PostRow>(
      sql`SELECT ${postColumns} FROM ${postsOfPeople} WHERE post.id = ${id} AND ${isConfirmableBy(viewer)}`,
    );
  }
}
