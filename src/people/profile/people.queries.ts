import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Database, type Reader, type Selection, sql } from '../../platform/index.js';
import { MemberColumns } from './member.columns.js';
import { type MemberRecord, MemberRow } from './member.row.js';

/** Reads people as one viewer may see them. */
@Injectable()
export class PeopleQueries {
  constructor(
    private readonly database: Database,
    private readonly columns: MemberColumns,
  ) {}

  /** In any order; an id that nobody has is left out. */
  async members(ids: readonly string[], viewer: Viewer, reader: Reader = this.database): Promise<MemberRow[]> {
    const records = await reader.rows<MemberRecord>(
      sql`SELECT ${this.columns.all(viewer)} FROM member m WHERE m.id = ANY (${ids})`,
    );
    return records.map((record) => new MemberRow(viewer, record));
  }

  /** One person with what is asked; null where there is none. */
  async member(id: string, viewer: Viewer, selection: Selection): Promise<MemberRow | null> {
    const record = await this.database.maybeOne<MemberRecord>(
      sql`SELECT ${this.columns.of(selection, viewer)} FROM member m WHERE m.id = ${id}`,
    );
    return record && new MemberRow(viewer, record);
  }

  /** Whose post it is; null when there is no such post. */
  async holderOf(postId: string, reader: Reader = this.database): Promise<string | null> {
    const post = await reader.maybeOne<{ memberId: string }>(
      sql`SELECT member_id AS "memberId" FROM post WHERE id = ${postId}`,
    );
    return post?.memberId ?? null;
  }
}
