import { Injectable } from '@nestjs/common';
import { growthConditions } from '../../networks/index.js';
import { type Condition, place, type Reader, type Transaction } from '../../platform/index.js';
import type {
  Compared,
  EventFacts,
  FollowUpFacts,
  MembershipFacts,
  OutcomeFacts,
  ParticipationFacts,
  Represented,
} from './frozen-facts.js';
import { countedAnswer, countedOrganisation, secondsOf } from '../scope.js';
import { type Cell, sourcesOf } from '../sources.queries.js';

/** What a report counted from: the report as a cell, and the networks that have a line in it. */
export interface Counted {
  cell: Cell;
  networkIds: readonly string[];
}

/** One kind of record that is kept. */
interface Kept {
  table: string;
  /** Columns of the table, which `now` answers by the same names. */
  columns: readonly string[];
  /** The records that count now, with the facts that make them count. */
  now: (counted: Counted) => Condition;
}

const linked = (table: string, column: string, of: string, among: string): string =>
  `ARRAY(SELECT l.${column} FROM ${table} l WHERE ${of}${among} ORDER BY l.${column})`;

const events: Kept = {
  table: 'frozen_event',
  columns: ['status', 'day', 'ends_at', 'format', 'seconds', 'action_ids', 'network_ids', 'answers', 'satisfaction'],
  now:
    ({ cell }) =>
    (values) => {
      const { events: held, cancelledEvents } = sourcesOf(cell);
      const amongActions = ` AND l.action_id = ANY (${place(values, cell.actionIds)}::uuid[])`;
      return `SELECT e.id, e.status, e.starts_at_local::date AS day, e.ends_at, e.format,
          (SELECT coalesce(sum(${secondsOf('d')}), 0) FROM event_day d WHERE d.event_id = e.id) AS seconds,
          ${linked('event_action', 'action_id', 'l.event_id = e.id', amongActions)} AS action_ids,
          ${linked('event_network', 'network_id', 'l.event_id = e.id', '')} AS network_ids,
          feedback.answers, feedback.satisfaction
        FROM event e CROSS JOIN LATERAL (
          SELECT count(*)::integer AS answers, coalesce(sum(f.satisfaction), 0)::integer AS satisfaction
          FROM feedback f WHERE f.event_id = e.id AND ${countedAnswer('f')}
        ) feedback
        WHERE ${held(values)} OR ${cancelledEvents(values)}`;
    },
};

const participations: Kept = {
  table: 'frozen_participation',
  columns: ['event_id', 'member_id', 'state', 'organisation_id', 'mode', 'gender'],
  now:
    ({ cell }) =>
    (values) =>
      `SELECT r.id, r.event_id, r.member_id, r.state, ${countedOrganisation('r')} AS organisation_id, r.attended_mode AS mode, m.gender
       FROM registration r JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id
       WHERE ${sourcesOf(cell).participations(values)}`,
};

const outcomes: Kept = {
  table: 'frozen_outcome',
  columns: ['number', 'kind', 'day', 'action_ids', 'network_ids'],
  now:
    ({ cell }) =>
    (values) => {
      const ofVersion = '(l.outcome_id, l.number) = (v.outcome_id, v.number)';
      const amongActions = ` AND l.action_id = ANY (${place(values, cell.actionIds)}::uuid[])`;
      return `SELECT o.id, v.number, v.kind, v.date AS day,
          ${linked('outcome_action', 'action_id', ofVersion, amongActions)} AS action_ids,
          ${linked('outcome_network', 'network_id', ofVersion, '')} AS network_ids
        FROM outcome o JOIN outcome_version v ON v.outcome_id = o.id
        WHERE ${sourcesOf(cell).outcomes(values)}`;
    },
};

const followUps: Kept = {
  table: 'frozen_follow_up',
  columns: ['outcome_id'],
  now:
    ({ cell }) =>
    (values) =>
      `SELECT f.id, f.outcome_id
       FROM follow_up f JOIN outcome o ON o.id = f.outcome_id JOIN outcome_version v ON v.outcome_id = o.id
       JOIN follow_up_version asked ON asked.follow_up_id = f.id AND asked.number = v.number
       WHERE ${sourcesOf(cell).followUpsOpen(values)}`,
};

const memberships: Kept = {
  table: 'frozen_membership',
  columns: ['network_id', 'member_id', 'counts'],
  now:
    ({ cell, networkIds }) =>
    (values) => {
      const [from, to] = [`${place(values, cell.from)}::date`, `${place(values, cell.to)}::date`];
      const counts = Object.entries(growthConditions('ms', from, to)).map(
        ([name, condition]) => `CASE WHEN ${condition} THEN '${name}' END`,
      );
      return `SELECT * FROM (
          SELECT ms.id, ms.network_id, ms.member_id, array_remove(ARRAY[${counts.join(', ')}], NULL) AS counts
          FROM membership ms WHERE ms.network_id = ANY (${place(values, networkIds)}::uuid[])
        ) own WHERE own.counts <> '{}'`;
    },
};

/** Keeps what the figures of a report were counted from, and holds it against what they would be counted from now. */
@Injectable()
export class FrozenRecords {
  /** Adds everything that counts now, in sets. */
  async keep(transaction: Transaction, reportId: string, counted: Counted): Promise<void> {
    const kinds = [events, participations, outcomes, followUps, memberships];
    await Promise.all(
      kinds.map(({ table, columns, now }) => {
        const values: unknown[] = [reportId];
        const names = ['id', ...columns].join(', ');
        return transaction.rows(
          `INSERT INTO ${table} (report_id, ${names}) SELECT $1, ${names} FROM (${now(counted)(values)}) counted`,
          values,
        );
      }),
    );
  }

  /** All events, also those that are counted as before: others are counted through them. */
  async events(reader: Reader, reportId: string, counted: Counted): Promise<Compared<EventFacts>[]> {
    return this.compared<EventFacts>(reader, events, reportId, counted, everything);
  }

  async outcomes(reader: Reader, reportId: string, counted: Counted): Promise<Compared<OutcomeFacts>[]> {
    return this.compared<OutcomeFacts>(reader, outcomes, reportId, counted, everything);
  }

  async followUps(reader: Reader, reportId: string, counted: Counted): Promise<Compared<FollowUpFacts>[]> {
    return this.compared<FollowUpFacts>(reader, followUps, reportId, counted, everything);
  }

  async memberships(reader: Reader, reportId: string, counted: Counted): Promise<Compared<MembershipFacts>[]> {
    return this.compared<MembershipFacts>(reader, memberships, reportId, counted, changed);
  }

  /** Participations that changed, and all of these events. */
  async participations(
    reader: Reader,
    reportId: string,
    counted: Counted,
    eventIds: readonly string[],
  ): Promise<Compared<ParticipationFacts>[]> {
    return this.compared<ParticipationFacts>(
      reader,
      participations,
      reportId,
      counted,
      (values) =>
        `${changed()} OR coalesce(kept."eventId", today."eventId") IN (SELECT unnest(${place(values, eventIds)}::uuid[]))`,
    );
  }

  /** Of the participations that were kept, without these: all of these people. */
  async othersOf(
    reader: Reader,
    reportId: string,
    registrationIds: readonly string[],
    memberIds: readonly string[],
  ): Promise<ParticipationFacts[]> {
    return reader.rows<ParticipationFacts>(
      `SELECT id, ${named(participations.columns)} FROM frozen_participation
       WHERE report_id = $1 AND id NOT IN (SELECT unnest($2::uuid[])) AND member_id IN (SELECT unnest($3::uuid[]))`,
      [reportId, registrationIds, memberIds],
    );
  }

  /** At which events these states and organisations were represented by others than these. */
  async representedBesides(
    reader: Reader,
    reportId: string,
    registrationIds: readonly string[],
    stateCodes: readonly string[],
    organisationIds: readonly string[],
  ): Promise<Represented[]> {
    return reader.rows<Represented>(
      `SELECT DISTINCT event_id AS "eventId", state, organisation_id AS "organisationId" FROM frozen_participation
       WHERE report_id = $1 AND id NOT IN (SELECT unnest($2::uuid[]))
         AND (state IN (SELECT unnest($3::text[])) OR organisation_id IN (SELECT unnest($4::uuid[])))`,
      [reportId, registrationIds, stateCodes, organisationIds],
    );
  }

  private async compared<Facts>(
    reader: Reader,
    { table, columns, now }: Kept,
    reportId: string,
    counted: Counted,
    chosen: Condition,
  ): Promise<Compared<Facts>[]> {
    const values: unknown[] = [reportId];
    return reader.rows<Compared<Facts>>(
      `SELECT row_to_json(kept) AS before, row_to_json(today) AS after
       FROM (SELECT id, ${named(columns)} FROM ${table} WHERE report_id = $1) kept
       FULL JOIN (SELECT id, ${named(columns)} FROM (${now(counted)(values)}) counted) today ON today.id = kept.id
       WHERE ${chosen(values)}`,
      values,
    );
  }
}

const everything = (): string => 'TRUE';
const changed = (): string => 'kept IS DISTINCT FROM today';

/** Columns by the names of the facts. */
const named = (columns: readonly string[]): string =>
  columns
    .map((column) => `${column} AS "${column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}"`)
    .join(', ');
