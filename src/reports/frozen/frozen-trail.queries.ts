import { Injectable } from '@nestjs/common';
import { type Reader, sql } from '../../platform/index.js';
import type { Cause } from './frozen-causes.js';

/** What the audit trail says of a cause. */
export interface Traced {
  key: string;
  at: Date;
  /** What the entry is about: the cause's record, or an event that an outcome names, whose programme changed. */
  subject: string;
  byMemberId: string | null;
  field: string | null;
  from: string | null;
  to: string | null;
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
  'EVENT.format': { fields: ['format'] },
  FEEDBACK: { fields: [], actions: ['giveFeedback'] },
  REGISTRATION: { fields: ['attendance', 'status', 'role', 'state', 'organisationId'] },
  'REGISTRATION.representing': { fields: ['state', 'organisationId', 'personalCapacity'] },
  'REGISTRATION.mode': { fields: ['days', 'mode'] },
  'REGISTRATION.member': { fields: [], actions: ['mergeMembers'] },
  MEMBER: { fields: ['gender'] },
  OUTCOME: { fields: ['status'] },
  FOLLOW_UP: { fields: ['status'] },
  MEMBERSHIP: { fields: ['status'] },
};

const filterFor = ({ kind, field }: Cause): TrailFilter => filters[`${kind}.${field}`] ?? filters[kind]!;

/** What a record is in the trail: feedback is of its event, and people are merged and not their registrations. */
const subjectsOf = ({ record, field, memberIds }: Cause): readonly string[] =>
  field === 'member' ? memberIds : [record];

/** Who changed what, when and why, of the records that changed a figure. */
@Injectable()
export class FrozenTrailQueries {
  /**
   * Of each cause the latest entry since; one statement, however many there are.
   * @param ofProgrammes whether outcomes count by the programmes of their events
   */
  async trace(reader: Reader, causes: readonly Cause[], since: Date, ofProgrammes: boolean): Promise<Traced[]> {
    const asked = causes.map((cause) => ({
      key: keyOfCause(cause),
      subjects: subjectsOf(cause),
      actions: [],
      outcome: ofProgrammes && cause.change !== 'CHANGED' ? cause.outcomeId : null,
      ...filterFor(cause),
    }));
    return reader.rows<Traced>(sql`
      SELECT asked.key, entry.at, entry.subject_id AS subject, entry.by_member_id AS "byMemberId", entry.field,
        entry.old_value AS "from", entry.new_value AS "to", ${reason} AS reason
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        AS asked (key text, subjects uuid[], fields text[], actions text[], outcome uuid)
      CROSS JOIN LATERAL (
        SELECT e.id, e.at, e.by_member_id, e.subject_id, v.field, v.old_value, v.new_value
        FROM (
          SELECT unnest(asked.subjects) AS id, asked.fields
          UNION ALL SELECT event_id, '{programme}' FROM outcome_event WHERE outcome_id = asked.outcome
        ) subject JOIN audit_entry e ON e.subject_id = subject.id
        LEFT JOIN audit_value v ON v.entry_id = e.id AND split_part(v.field, '.', 1) = ANY (subject.fields)
        -- A transaction bears the time at which it began: one committed after the freezing can be older.
        WHERE e.at > ${since}::timestamptz - interval '1 minute'
          AND (v.field IS NOT NULL OR e.action = ANY (asked.actions))
        ORDER BY e.at DESC, e.id DESC, array_position(asked.fields, split_part(v.field, '.', 1)) LIMIT 1
      ) entry`);
  }
}

/** What was said of an entry: with it, or with the move of a registration or membership that it tells of. */
const reason = sql`coalesce(
  (SELECT why.new_value FROM audit_value why
   WHERE why.entry_id = entry.id AND why.field IN ('reason', 'note') ORDER BY why.field DESC LIMIT 1),
  (SELECT moved.reason FROM registration_change moved
   WHERE moved.registration_id = entry.subject_id AND moved.to_status = entry.new_value
     AND entry.field = 'status' AND moved.at >= entry.at ORDER BY moved.at LIMIT 1),
  (SELECT moved.reason FROM membership_change moved
   WHERE moved.membership_id = entry.subject_id AND moved.to_status = entry.new_value
     AND moved.at >= entry.at ORDER BY moved.at LIMIT 1)
)`;
