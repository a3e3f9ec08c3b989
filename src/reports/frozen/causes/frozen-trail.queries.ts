import { Injectable } from '@nestjs/common';
import { type Reader, sql } from '../../../platform/index.js';
import type { Cause } from './cause.js';

/** One field of an entry. */
export interface TracedChange {
  field: string;
  from: string | null;
  to: string | null;
}

/** An entry of the audit trail that says something of a cause. */
export interface TracedEntry {
  key: string;
  at: Date;
  /** What the entry is about: the cause's record, or an event that an outcome names, whose programme changed. */
  subject: string;
  byMemberId: string | null;
  /** Of the fields in question alone; none where the entry is told by what was done. */
  changes: TracedChange[];
  reason: string | null;
}

export const keyOfCause = ({ kind, record, field }: Cause): string => `${kind} ${record} ${field}`;

/** Which entries tell of a field: those in which one of these fields changed, or with one of these names. */
interface TrailFilter {
  fields: readonly string[];
  actions?: readonly string[];
}

const times = ['startsAt', 'endsAt', 'timeZone', 'days'];

/** By the kind of the record and, after a point, the field that changed; without one: whatever makes it count. */
const filters: Record<string, TrailFilter> = {
  EVENT: { fields: ['status', 'actions', 'networks', 'programme', ...times] },
  'EVENT.status': { fields: ['status'] },
  'EVENT.day': { fields: times },
  'EVENT.eventHours': { fields: [...times, 'learningHours', 'format'] },
  'EVENT.actions': { fields: ['actions'] },
  'EVENT.networks': { fields: ['networks'] },
  'EVENT.programme': { fields: ['programme'] },
  'EVENT.partners': { fields: ['partners'] },
  'EVENT.kind': { fields: ['kind'] },
  'EVENT.languages': { fields: ['languages', 'interpretation'] },
  'EVENT.format': { fields: ['format'] },
  FEEDBACK: { fields: [], actions: ['giveFeedback'] },
  REGISTRATION: { fields: ['attendance', 'status', 'role', 'state', 'organisationId'] },
  'REGISTRATION.representing': { fields: ['state', 'organisationId', 'personalCapacity'] },
  'REGISTRATION.mode': { fields: ['days', 'mode'] },
  'REGISTRATION.member': { fields: [], actions: ['mergeMembers'] },
  MEMBER: { fields: ['gender'] },
  ORGANISATION: { fields: ['kind'] },
  ACTION: { fields: ['isPrinciple'] },
  OUTCOME: { fields: ['status'] },
  'OUTCOME.day': { fields: ['status', 'date'] },
  'OUTCOME.kind': { fields: ['status', 'kind'] },
  'OUTCOME.title': { fields: ['status', 'title'] },
  'OUTCOME.actions': { fields: ['status', 'actions'] },
  'OUTCOME.networks': { fields: ['status', 'networks'] },
  FOLLOW_UP: { fields: ['status'] },
  MEMBERSHIP: { fields: ['status'] },
};

const filterFor = ({ kind, field }: Cause): TrailFilter => filters[`${kind}.${field}`] ?? filters[kind]!;

/** What a record is in the trail: feedback is of its event, and people are merged and not their registrations. */
const subjectsOf = ({ record, field, memberIds }: Cause): readonly string[] =>
  field === 'member' ? memberIds : [record];

/** Which moment a report was frozen at, and what it saw. */
export interface Freezing {
  id: string;
  frozenAt: Date;
}

/** Who changed what, when and why, of the records that changed a figure. */
@Injectable()
export class FrozenTrailQueries {
  /**
   * Of each cause the entries since, the earliest first; one statement, however many there are.
   * @param ofProgrammes whether outcomes count by the programmes of their events
   */
  async trace(
    reader: Reader,
    causes: readonly Cause[],
    { id, frozenAt }: Freezing,
    ofProgrammes: boolean,
  ): Promise<TracedEntry[]> {
    const asked = causes.map((cause) => ({
      key: keyOfCause(cause),
      subjects: subjectsOf(cause),
      actions: [],
      outcome: ofProgrammes && cause.change !== 'CHANGED' ? cause.outcomeId : null,
      ...filterFor(cause),
    }));
    return reader.rows<TracedEntry>(sql`
      SELECT asked.key, e.at, e.subject_id AS subject, e.by_member_id AS "byMemberId", own.changes, ${reason} AS reason
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked (key text, subjects uuid[], fields text[], actions text[], outcome uuid)
      CROSS JOIN LATERAL (
        SELECT unnest(asked.subjects) AS id, asked.fields
        UNION ALL SELECT event_id, '{programme}' FROM outcome_event WHERE outcome_id = asked.outcome
      ) subject
      JOIN audit_entry e ON e.subject_id = subject.id
      CROSS JOIN LATERAL (
        SELECT coalesce(json_agg(
            json_build_object('field', v.field, 'from', v.old_value, 'to', v.new_value)
            ORDER BY array_position(subject.fields, split_part(v.field, '.', 1)), v.field
          ), '[]') AS changes, count(*) AS count
        FROM audit_value v WHERE v.entry_id = e.id AND split_part(v.field, '.', 1) = ANY (subject.fields)
      ) own
      JOIN frozen_report frozen ON frozen.id = ${id}
      -- A transaction bears the time at which it began: around the freezing, its snapshot says which are later.
      WHERE e.at > ${frozenAt}::timestamptz - interval '1 minute'
        AND (e.at > ${frozenAt}::timestamptz + interval '1 minute'
          OR NOT coalesce(pg_visible_in_snapshot(e.transaction, frozen.snapshot), e.at <= ${frozenAt}))
        AND (own.count > 0 OR e.action = ANY (asked.actions))
      ORDER BY e.at, e.id`);
  }
}

/** What was said of an entry: with it, or with the move of a registration or membership that it tells of. */
const reason = sql`coalesce(
  (SELECT why.new_value FROM audit_value why
   WHERE why.entry_id = e.id AND why.field IN ('reason', 'note') ORDER BY why.field DESC LIMIT 1),
  (SELECT moved.reason FROM registration_change moved
   JOIN audit_value status ON status.entry_id = e.id AND status.field = 'status'
   WHERE moved.registration_id = e.subject_id AND moved.to_status = status.new_value AND moved.at >= e.at
   ORDER BY moved.at LIMIT 1),
  (SELECT moved.reason FROM membership_change moved
   JOIN audit_value status ON status.entry_id = e.id AND status.field = 'status'
   WHERE moved.membership_id = e.subject_id AND moved.to_status = status.new_value AND moved.at >= e.at
   ORDER BY moved.at LIMIT 1)
)`;
