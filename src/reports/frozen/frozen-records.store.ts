import { Injectable } from '@nestjs/common';
import { growthConditions } from '../../networks/index.js';
import { holds, identifier, listOf, type Reader, type Sql, sql, type Transaction } from '../../platform/index.js';
import { countedAnswer, countedOrganisation, daysOf, secondsOf } from '../counting/counting-rules.sql.js';
import type { FigureCell } from '../sources/figure-cell.js';
import { sourcesOf } from '../sources/sources.sql.js';
import type {
  Compared,
  CountedEvent,
  CountedFollowUp,
  CountedMembership,
  CountedOutcome,
  CountedParticipation,
  RepresentedAt,
} from './causes/counted-records.js';

/** What a report counted from: the report as a cell, and the networks that have a line in it. */
export interface CountedFrom {
  cell: FigureCell;
  networkIds: readonly string[];
}

/** One kind of record that is kept. */
interface FrozenKind {
  table: string;
  /** Columns of the table, which `now` answers by the same names. */
  columns: readonly string[];
  /** The records that count now, with the facts that make them count. */
  now: (counted: CountedFrom) => Sql;
}

const linkedIds = (table: string, column: string, where: Sql): Sql =>
  sql`ARRAY(
    SELECT l.${identifier(column)} FROM ${identifier(table)} l WHERE ${where} ORDER BY l.${identifier(column)}
  )`;

const ofEvent = sql`l.event_id = e.id`;
const ofVersion = sql`(l.outcome_id, l.number) = (v.outcome_id, v.number)`;
const amongActions = ({ actionIds }: FigureCell): Sql => sql`l.action_id = ANY (${actionIds}::uuid[])`;

const events: FrozenKind = {
  table: 'frozen_event',
  columns: [
    ...['status', 'day', 'ends_at', 'format', 'seconds', 'action_ids', 'network_ids', 'answers', 'satisfaction'],
    ...['kind', 'programme_id', 'partner_ids', 'languages'],
  ],
  now: ({ cell }) => {
    const { events: held, cancelledEvents } = sourcesOf(cell);
    return sql`
      SELECT e.id, e.status, e.starts_at_local::date AS day, e.ends_at, e.format,
        ${secondsOf()} AS seconds,
        ${linkedIds('event_action', 'action_id', sql`${ofEvent} AND ${amongActions(cell)}`)} AS action_ids,
        ${linkedIds('event_network', 'network_id', ofEvent)} AS network_ids,
        feedback.answers, feedback.satisfaction, e.kind, e.programme_id,
        ${linkedIds('event_partner', 'organisation_id', ofEvent)} AS partner_ids,
        ARRAY(
          SELECT l.language || CASE WHEN l.interpreted THEN ' interpreted' ELSE '' END
          FROM event_language l WHERE ${ofEvent} ORDER BY 1
        ) AS languages
      FROM event e CROSS JOIN LATERAL (
        SELECT count(*)::integer AS answers, coalesce(sum(f.satisfaction), 0)::integer AS satisfaction
        FROM feedback f WHERE f.event_id = e.id AND ${countedAnswer()}
      ) feedback
      WHERE ${held} OR ${cancelledEvents}`;
  },
};

const participations: FrozenKind = {
  table: 'frozen_participation',
  columns: ['event_id', 'member_id', 'state', 'organisation_id', 'mode', 'gender', 'organisation_kind'],
  now: ({ cell }) => sql`
    SELECT r.id, r.event_id, r.member_id, r.state, ${countedOrganisation()} AS organisation_id,
      r.attended_mode AS mode, m.gender, organisation.kind AS organisation_kind
    FROM registration r JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id
    LEFT JOIN organisation ON organisation.id = r.organisation_id
    WHERE ${sourcesOf(cell).participations}`,
};

const outcomes: FrozenKind = {
  table: 'frozen_outcome',
  columns: ['number', 'kind', 'day', 'action_ids', 'network_ids', 'programme_ids', 'partner_ids', 'languages'],
  now: ({ cell }) => sql`
    SELECT o.id, v.number, v.kind, v.date AS day,
      ${linkedIds('outcome_action', 'action_id', sql`${ofVersion} AND ${amongActions(cell)}`)} AS action_ids,
      ${linkedIds('outcome_network', 'network_id', ofVersion)} AS network_ids,
      ARRAY(
        SELECT DISTINCT held.programme_id FROM outcome_event l JOIN event held ON held.id = l.event_id
        WHERE ${ofVersion} AND held.programme_id IS NOT NULL ORDER BY 1
      ) AS programme_ids,
      ARRAY(
        SELECT DISTINCT p.organisation_id FROM outcome_event l JOIN event_partner p ON p.event_id = l.event_id
        WHERE ${ofVersion} ORDER BY 1
      ) AS partner_ids,
      ARRAY(SELECT jsonb_object_keys(v.title) ORDER BY 1) AS languages
    FROM outcome o JOIN outcome_version v ON v.outcome_id = o.id
    WHERE ${sourcesOf(cell).outcomes}`,
};

const followUps: FrozenKind = {
  table: 'frozen_follow_up',
  columns: ['outcome_id', 'status', 'owner_state', 'owner_organisation_id', 'due_on'],
  now: ({ cell }) => sql`
    SELECT f.id, f.outcome_id, f.status, asked.owner_state, asked.owner_organisation_id, asked.due_on
    FROM follow_up f JOIN outcome o ON o.id = f.outcome_id JOIN outcome_version v ON v.outcome_id = o.id
    JOIN follow_up_version asked ON asked.follow_up_id = f.id AND asked.number = v.number
    WHERE ${sourcesOf(cell).outcomes}`,
};

const memberships: FrozenKind = {
  table: 'frozen_membership',
  columns: ['network_id', 'member_id', 'counts'],
  now: ({ cell, networkIds }) => {
    const { from, to } = daysOf(cell);
    const counts = Object.entries(growthConditions(sql`ms`, from, to)).map(
      ([name, condition]) => sql`CASE WHEN ${condition} THEN ${name}::text END`,
    );
    return sql`
      SELECT * FROM (
        SELECT ms.id, ms.network_id, ms.member_id, array_remove(ARRAY[${listOf(counts)}], NULL) AS counts
        FROM membership ms WHERE ms.network_id = ANY (${networkIds}::uuid[])
      ) own WHERE own.counts <> '{}'`;
  },
};

/** Keeps what the figures of a report were counted from, and holds it against what they would be counted from now. */
@Injectable()
export class FrozenRecords {
  /** Adds everything that counts now, in sets. */
  async keep(transaction: Transaction, reportId: string, counted: CountedFrom): Promise<void> {
    const kinds = [events, participations, outcomes, followUps, memberships];
    await Promise.all(
      kinds.map(({ table, columns, now }) => {
        const names = listOf(['id', ...columns].map(identifier));
        return transaction.execute(sql`
          INSERT INTO ${identifier(table)} (report_id, ${names})
          SELECT ${reportId}::uuid, ${names} FROM (${now(counted)}) counted`);
      }),
    );
  }

  /** All events, also those that are counted as before: others are counted through them. */
  async events(reader: Reader, reportId: string, counted: CountedFrom): Promise<Compared<CountedEvent>[]> {
    return this.compared<CountedEvent>(reader, events, reportId, counted, holds);
  }

  async outcomes(reader: Reader, reportId: string, counted: CountedFrom): Promise<Compared<CountedOutcome>[]> {
    return this.compared<CountedOutcome>(reader, outcomes, reportId, counted, holds);
  }

  async followUps(reader: Reader, reportId: string, counted: CountedFrom): Promise<Compared<CountedFollowUp>[]> {
    return this.compared<CountedFollowUp>(reader, followUps, reportId, counted, holds);
  }

  async memberships(reader: Reader, reportId: string, counted: CountedFrom): Promise<Compared<CountedMembership>[]> {
    return this.compared<CountedMembership>(reader, memberships, reportId, counted, isOther);
  }

  /** Participations that changed, and all of these events. */
  async participations(
    reader: Reader,
    reportId: string,
    counted: CountedFrom,
    eventIds: readonly string[],
  ): Promise<Compared<CountedParticipation>[]> {
    return this.compared<CountedParticipation>(
      reader,
      participations,
      reportId,
      counted,
      sql`${isOther} OR coalesce(kept."eventId", today."eventId") IN (SELECT unnest(${eventIds}::uuid[]))`,
    );
  }

  /** Of the participations that were kept, without these: all of these people. */
  async othersOf(
    reader: Reader,
    reportId: string,
    registrationIds: readonly string[],
    memberIds: readonly string[],
  ): Promise<CountedParticipation[]> {
    return reader.rows<CountedParticipation>(sql`
      SELECT id, ${factsOf(participations)} FROM frozen_participation
      WHERE report_id = ${reportId} AND id NOT IN (SELECT unnest(${registrationIds}::uuid[]))
        AND member_id IN (SELECT unnest(${memberIds}::uuid[]))`);
  }

  /** At which events these states and organisations were represented by others than these. */
  async representedBesides(
    reader: Reader,
    reportId: string,
    registrationIds: readonly string[],
    stateCodes: readonly string[],
    organisationIds: readonly string[],
  ): Promise<RepresentedAt[]> {
    return reader.rows<RepresentedAt>(sql`
      SELECT DISTINCT event_id AS "eventId", state, organisation_id AS "organisationId" FROM frozen_participation
      WHERE report_id = ${reportId} AND id NOT IN (SELECT unnest(${registrationIds}::uuid[]))
        AND (state IN (SELECT unnest(${stateCodes}::text[]))
          OR organisation_id IN (SELECT unnest(${organisationIds}::uuid[])))`);
  }

  private async compared<Counted>(
    reader: Reader,
    kind: FrozenKind,
    reportId: string,
    counted: CountedFrom,
    chosen: Sql,
  ): Promise<Compared<Counted>[]> {
    const facts = factsOf(kind);
    return reader.rows<Compared<Counted>>(sql`
      SELECT row_to_json(kept) AS before, row_to_json(today) AS after
      FROM (SELECT id, ${facts} FROM ${identifier(kind.table)} WHERE report_id = ${reportId}) kept
      FULL JOIN (SELECT id, ${facts} FROM (${kind.now(counted)}) counted) today ON today.id = kept.id
      WHERE ${chosen}`);
  }
}

/** Of a record that was kept and the same of today. */
const isOther = sql`kept IS DISTINCT FROM today`;

/** Columns by the names of the facts. */
const factsOf = ({ columns }: FrozenKind): Sql =>
  listOf(
    columns.map((column) => {
      const property = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      return sql`${identifier(column)} AS "${identifier(property)}"`;
    }),
  );
