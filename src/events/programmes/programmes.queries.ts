import { Injectable } from '@nestjs/common';
import { grantInForce } from '../../access/index.js';
import { Database, type Reader, sql, type Texts } from '../../platform/index.js';

export interface ProgrammeRow {
  id: string;
  slug: string;
  version: number;
  title: Texts;
  summary: Texts;
  /** State codes. */
  leadStates: string[];
  actionIds: string[];
  /** Days. */
  startsOn: string | null;
  endsOn: string | null;
}

/** Columns of a ProgrammeRow from the table programme as `p`. */
const programmeColumns = sql`p.id, p.slug, p.version, p.title, p.summary,
  p.starts_on AS "startsOn", p.ends_on AS "endsOn",
  array(SELECT l.state FROM programme_lead_state l WHERE l.programme_id = p.id ORDER BY l.position) AS "leadStates",
  array(SELECT l.action_id FROM programme_action l WHERE l.programme_id = p.id ORDER BY l.position) AS "actionIds"`;

/** Programmes are public; their events and the people in them are read elsewhere. */
@Injectable()
export class ProgrammeQueries {
  constructor(private readonly database: Database) {}

  /** All, by their English title. */
  async all(): Promise<ProgrammeRow[]> {
    return this.database.rows<ProgrammeRow>(
      sql`SELECT ${programmeColumns} FROM programme p ORDER BY coalesce(p.title ->> 'en', p.slug), p.id`,
    );
  }

  /** One as the transaction sees it; read it under the lock of its row. */
  async one(reader: Reader, id: string): Promise<ProgrammeRow> {
    return reader.one<ProgrammeRow>(sql`SELECT ${programmeColumns} FROM programme p WHERE p.id = ${id}`);
  }

  /** Who organises the programmes today, for each by name. */
  async organisersOf(programmeIds: readonly string[]): Promise<{ programmeId: string; memberId: string }[]> {
    return this.database.rows(
      sql`SELECT g.programme_id AS "programmeId", g.member_id AS "memberId"
       FROM role_grant g JOIN member m ON m.id = g.member_id
       WHERE g.programme_id = ANY (${programmeIds}::uuid[]) AND g.role = 'ORGANISER' AND ${grantInForce(sql`g`)}
         AND m.erased_at IS NULL
       GROUP BY g.programme_id, g.member_id, m.sort_name
       ORDER BY m.sort_name, g.member_id`,
    );
  }
}
