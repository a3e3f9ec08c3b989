import { activeStatuses } from '../events/index.js';
import { as, identifier, listOf, literals, type Sql, sql, type TableRecord } from '../platform/index.js';
import type { Registration } from './registration.js';

type Property = keyof Registration;

/** The column of `registration` that holds each property: whatever reads or writes one is made of this. */
const columnOf: Readonly<Record<Property, string>> = {
  id: 'id',
  eventId: 'event_id',
  memberId: 'member_id',
  status: 'status',
  role: 'role',
  mode: 'mode',
  state: 'state',
  organisationId: 'organisation_id',
  personalCapacity: 'personal_capacity',
  waitlistReason: 'waitlist_reason',
  beyondCapacity: 'beyond_capacity',
  attendance: 'attendance',
  registeredAt: 'registered_at',
  nominationRank: 'nomination_rank',
  onReserve: 'on_reserve',
  answerDueAt: 'answer_due_at',
  formerStatus: 'former_status',
  formerRank: 'former_rank',
};

/** What a registration says from the first to the last. */
const fixed: readonly Property[] = ['id', 'eventId', 'memberId', 'registeredAt'];

const columns = Object.entries(columnOf) as [Property, string][];

/** Each property of `registration r`. */
export const registrationProperties = Object.fromEntries(
  columns.map(([property, column]) => [property, identifier(`r.${column}`)]),
) as Record<Property, Sql>;

/** A whole `registration r`, as the rules see it. */
export const registrationColumns = listOf(columns.map(([property]) => as(registrationProperties[property], property)));

/** A registration on its way into the table. */
export const recordOf = (registration: Registration): TableRecord =>
  Object.fromEntries(columns.map(([property, column]) => [column, registration[property]]));

/** What takes the place of what a registration said, where the one written is there already. */
export const writtenAnew = listOf(
  columns
    .filter(([property]) => !fixed.includes(property))
    .map(([, column]) => sql`${identifier(column)} = ${identifier(`excluded.${column}`)}`),
);

/** Whether `registration r` is an active one. */
export const isActiveRegistration = sql`r.status IN ${literals(activeStatuses)}`;

/** The order that puts a person's active registration `r` first, else the latest. */
export const activeFirst = sql`${isActiveRegistration} DESC, r.sequence DESC`;

/** Whether the person of `registration r` has another one for the event since. */
export const isOvertaken = sql`EXISTS (SELECT FROM registration o
  WHERE o.event_id = r.event_id AND o.member_id = r.member_id AND o.sequence > r.sequence)`;

/** What `registration r` is checked in by. */
export const checkInNumberColumn = sql`r.check_in_number`;
