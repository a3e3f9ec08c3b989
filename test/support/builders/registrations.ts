import { graphql } from '../../../src/platform/index.js';
import type { AnswerTo } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';

export type RegisterInput = Input<'RegisterInput'>;

export const register = graphql(`
  mutation ($input: RegisterInput!) {
    registerForEvent(input: $input) { id status mode waitlistPosition waitlistReason }
  }
`);

export type RegistrationShown = AnswerTo<typeof register>['registerForEvent'];

export const setConsent = graphql(`
  mutation ($purpose: ConsentPurpose!, $given: Boolean!, $registration: ID, $signedOn: Date, $document: String) {
    setConsent(
      purpose: $purpose, given: $given, registration: $registration, signedOn: $signedOn, document: $document
    ) { member { id } }
  }
`);

/** Registers somebody; the secretariat does it, and enters what the person has agreed to on paper. */
export async function registerFor(
  world: World,
  event: string,
  member: string,
  input: Partial<RegisterInput> = {},
  process = 0,
): Promise<RegistrationShown> {
  const secretariat = world.as('secretariat', process);
  const { consents, ...rest } = input;
  const { registerForEvent } = await secretariat.ask(register, { input: { event, member, ...rest } });
  const paper = { signedOn: '2026-01-15', document: 'Signed form, file 12/2026' };
  for (const purpose of consents ?? [])
    await secretariat.ask(setConsent, { purpose, given: true, registration: registerForEvent.id, ...paper });
  return registerForEvent;
}

/** Puts somebody on the list of an event, with nothing of what registering does besides. */
export async function addRegistration(
  world: World,
  event: string,
  member: string,
  status: Input<'RegistrationStatus'>,
  mode: Input<'AttendanceMode'> | null = null,
): Promise<void> {
  await world.database.rows(
    `INSERT INTO registration (id, event_id, member_id, status, role, mode, attendance)
     VALUES (gen_random_uuid(), $1, $2, $3, 'PARTICIPANT', $4, CASE WHEN $3 = 'CONFIRMED' THEN 'EXPECTED' END)`,
    [event, member, status, mode],
  );
  const counters = { CONFIRMED: 'confirmed', OFFERED: 'offered', WAITLISTED: 'waitlisted' };
  const counter = counters[status as keyof typeof counters];
  if (counter)
    await world.database.rows(
      `UPDATE event_seat_pool SET ${counter} = ${counter} + 1 WHERE event_id = $1 AND mode = $2`,
      [event, mode],
    );
}

export const withdraw = graphql('mutation ($id: ID!) { withdraw(registration: $id) { status } }');

export const inviteMembers = graphql(`
  mutation ($event: ID!, $members: [ID!]!, $answerDueAt: EventTime) {
    inviteMembers(event: $event, members: $members, answerDueAt: $answerDueAt) { id }
  }
`);

export const nominateForEvent = graphql(`
  mutation ($event: ID!, $members: [ID!]!, $state: CountryCode, $mode: AttendanceMode) {
    nominateForEvent(event: $event, members: $members, state: $state, mode: $mode) { id }
  }
`);

/** Invites states to an event. */
export const inviteStates = graphql(`
  mutation ($event: ID!, $invitations: [StateInvitationInput!]!) {
    inviteStates(event: $event, invitations: $invitations) { id }
  }
`);

export const recordAttendance = graphql(`
  mutation ($event: ID!, $entries: [AttendanceInput!]!, $reason: String) {
    recordAttendance(event: $event, entries: $entries, reason: $reason) { id }
  }
`);

/** Enters attendance, as the secretariat does, with a reason, as there may be a frozen report. */
export async function attend(world: World, event: string, entries: Input<'AttendanceInput'>[]): Promise<void> {
  await world.as('secretariat').ask(recordAttendance, { event, entries, reason: 'From the signed list' });
}

/**
 * What must hold of every event, or of one, at any moment, recounted from the registrations themselves; answers each
 * breach.
 */
export async function breaches(world: World, event: string | null = null): Promise<object[]> {
  return world.database.rows(
    `
    WITH counted AS (
      SELECT p.event_id, p.mode, p.capacity, p.confirmed, p.offered, p.waitlisted, p.beyond_capacity,
        count(r.id) FILTER (WHERE r.status = 'CONFIRMED') AS really_confirmed,
        count(r.id) FILTER (WHERE r.status = 'OFFERED') AS really_offered,
        count(r.id) FILTER (WHERE r.status = 'WAITLISTED') AS really_waiting,
        count(r.id) FILTER (WHERE r.beyond_capacity) AS really_beyond,
        count(r.id) FILTER (WHERE r.status = 'WAITLISTED' AND r.waitlist_reason = 'EVENT_FULL') AS waiting_for_a_seat
      FROM event_seat_pool p LEFT JOIN registration r ON r.event_id = p.event_id AND r.mode = p.mode
      WHERE $1::uuid IS NULL OR p.event_id = $1 GROUP BY p.event_id, p.mode
    )
    SELECT * FROM counted
    WHERE (confirmed, offered, waitlisted, beyond_capacity)
        IS DISTINCT FROM (really_confirmed, really_offered, really_waiting, really_beyond)
      OR really_confirmed + really_offered - really_beyond > capacity
      OR (coalesce(capacity > really_confirmed + really_offered - really_beyond, TRUE) AND waiting_for_a_seat > 0)`,
    [event],
  );
}
