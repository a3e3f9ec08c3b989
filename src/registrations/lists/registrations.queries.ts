import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../../access/index.js';
import type { ListSize } from '../../people/index.js';
import {
  allOf,
  type Connection,
  Database,
  holds,
  type OrderColumn,
  Page,
  type PageArguments,
  type Selection,
  type Sql,
  sql,
} from '../../platform/index.js';
import type { RegistrationFilter } from '../../schema-types.js';
import { activeFirst } from '../registration.sql.js';
import { matchesFilter } from './registration-filter.sql.js';
import { seenAmongAll, seenRegistrations } from './registration-visibility.sql.js';
import { RegistrationColumns } from './registration.columns.js';
import { type ListedRegistration, registrationFromJson, type RegistrationRow } from './registration.row.js';

/** Columns of every row of a list: what makes its place. */
const inLists = ['id', 'startsAt', 'sequence'] as const;

const latestEventFirst: readonly OrderColumn[] = [
  { sql: sql`e.starts_at`, type: 'timestamptz', descending: true },
  { sql: sql`r.sequence`, type: 'bigint' },
];
const placeOf = ({ startsAt, sequence }: ListedRegistration): unknown[] => [startsAt, sequence];

/** All have a person and an event: what is joined by LEFT JOIN is left out where nothing of it is asked. */
const tables = sql`registration r JOIN event e ON e.id = r.event_id LEFT JOIN member m ON m.id = r.member_id`;
const tablesToCount = sql`
  registration r LEFT JOIN event e ON e.id = r.event_id LEFT JOIN member m ON m.id = r.member_id`;

/** What a list is a part of: the registrations of one event or of one person. */
export type RegistrationsOwner = 'event' | 'member';

const belongs: Readonly<Record<RegistrationsOwner, Sql>> = {
  event: sql`r.event_id = owner.id`,
  member: sql`r.member_id = owner.id`,
};

/** What a list of registrations is asked for; `actionIds` are those that the filter names by code. */
export interface RegistrationList {
  filter: RegistrationFilter | null | undefined;
  actionIds: readonly string[] | null;
  page: PageArguments;
  selection: Selection;
  /** Narrows the list by a condition on `registration r` and its `event e` that a later room writes. */
  among?: Sql | undefined;
}

/** Registrations as one viewer may have them. */
@Injectable()
export class RegistrationsQueries {
  constructor(
    private readonly database: Database,
    private readonly columns: RegistrationColumns,
  ) {}

  async list(viewer: Viewer, list: RegistrationList): Promise<Connection<RegistrationRow>> {
    const columns = this.columns.of(list.selection, viewer, inLists);
    const page = new Page(latestEventFirst, list.page);
    const { events, members } = list.filter ?? {};
    const size = events || members ? 'some' : 'all';
    // Only who sees all of them can read them in the order that they are kept in.
    if (size === 'all' && !isSecretariat(viewer)) {
      const found = (told: Sql): Sql => seenAmongAll(viewer, told, asked(viewer, list, size));
      const source = { key: sql`r.id`, found, columns, from: tables };
      const { rows, count } = await page.readWhole<ListedRegistration>(this.database, source);
      return page.connection(rows, placeOf, count);
    }
    const where = allOf([seenRegistrations(viewer), asked(viewer, list, size)]);
    const { withTotal } = list.selection;
    return page.read(this.database, { columns, from: tables, fromToCount: tablesToCount, where, withTotal }, placeOf);
  }

  /** The same page of the registrations of many events or people, with one statement. */
  async listOfEach(
    viewer: Viewer,
    owner: RegistrationsOwner,
    ids: readonly string[],
    list: RegistrationList,
  ): Promise<Map<string, Connection<RegistrationRow>>> {
    const columns = this.columns.of(list.selection, viewer, inLists);
    const { withTotal } = list.selection;
    const source = { columns, from: tables, where: allOf([belongs[owner], wanted(viewer, list)]), withTotal };
    return new Page(latestEventFirst, list.page).readEach(this.database, ids, source, placeOf);
  }

  /** The page of an event's registrations as JSON beside `event e`: rows for `brought`. */
  listBesideEvent(viewer: Viewer, list: RegistrationList): Sql {
    const page = new Page(latestEventFirst, list.page);
    const condition = allOf([sql`r.event_id = e.id`, wanted(viewer, list), page.where]);
    return sql`(SELECT coalesce(json_agg(listed), '[]') FROM (
      SELECT ${this.columns.of(list.selection, viewer, inLists)}
      FROM registration r JOIN member m ON m.id = r.member_id
      WHERE ${condition} ${page.orderAndLimit}) listed)`;
  }

  /** The connection of rows that came along with their event; `count` counts them all. */
  brought(
    rows: readonly ListedRegistration[],
    page: PageArguments,
    count: () => Promise<number>,
  ): Connection<RegistrationRow> {
    return new Page(latestEventFirst, page).connection(rows.map(registrationFromJson), placeOf, count);
  }

  async byIds(viewer: Viewer, ids: readonly string[]): Promise<RegistrationRow[]> {
    return this.database.rows<ListedRegistration>(
      sql`SELECT ${this.columns.all(viewer)} FROM ${tables}
       WHERE r.id = ANY (${ids}::uuid[]) AND ${seenRegistrations(viewer)}`,
    );
  }

  /** One that `knowing` may see, with what is asked of it as the viewer gets that, its event and person included. */
  async one(knowing: Viewer, id: string, viewer: Viewer, selection: Selection): Promise<RegistrationRow | null> {
    return this.database.maybeOne<ListedRegistration>(
      sql`SELECT ${this.columns.of(selection, { ...viewer, byLinkOf: knowing }, inLists)} FROM ${tables}
       WHERE r.id = ${id} AND ${seenRegistrations(knowing)}`,
    );
  }

  /** The viewer's own registration for each event: the active one, else the latest. */
  async ofViewer(viewer: Viewer, eventIds: readonly string[]): Promise<RegistrationRow[]> {
    if (viewer.memberId === null) return [];
    return this.database.rows<ListedRegistration>(
      sql`SELECT DISTINCT ON (r.event_id) ${this.columns.all(viewer)} FROM ${tables}
       WHERE r.event_id = ANY (${eventIds}::uuid[]) AND r.member_id = ${viewer.memberId}
       ORDER BY r.event_id, ${activeFirst}`,
    );
  }

  /** The viewer's own registration as JSON beside `event e`. */
  ownBesideEvent(viewer: Viewer, selection: Selection): Sql {
    if (viewer.memberId === null) return sql`NULL::json`;
    return sql`(SELECT to_json(own) FROM (
      SELECT ${this.columns.of(selection, viewer, inLists)} FROM registration r JOIN member m ON m.id = r.member_id
      WHERE r.event_id = e.id AND r.member_id = ${viewer.memberId}::uuid ORDER BY ${activeFirst} LIMIT 1) own)`;
  }

  /** The active nominations of states for events, each pair as "event state", in the order of preference. */
  async nominationsOf(viewer: Viewer, pairs: readonly string[]): Promise<RegistrationRow[]> {
    const [eventIds, states] = [0, 1].map((part) => pairs.map((pair) => pair.split(' ')[part]!));
    return this.database.rows<ListedRegistration>(
      sql`SELECT ${this.columns.all(viewer)}
       FROM unnest(${eventIds!}::uuid[], ${states!}::text[]) AS nominating (event_id, state)
       JOIN registration r ON r.event_id = nominating.event_id AND r.state = nominating.state
       JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id
       WHERE r.nomination_rank IS NOT NULL AND ${seenRegistrations(viewer)} ORDER BY r.nomination_rank`,
    );
  }
}

/** Those of an event or a person that the viewer sees and the filter asks for. */
const wanted = (viewer: Viewer, list: RegistrationList): Sql =>
  allOf([seenRegistrations(viewer), asked(viewer, list, 'some')]);

const asked = (viewer: Viewer, { filter, actionIds, among = holds }: RegistrationList, size: ListSize): Sql =>
  allOf([among, matchesFilter(viewer, filter ?? {}, actionIds, size)]);
