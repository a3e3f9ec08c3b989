import fc from 'fast-check';
import type { Transaction } from '../../../src/platform/index.js';
import type { ReportWorld } from './report-facts.js';
import { states } from './report-world.js';
import { insertRows, linked } from './rows.js';

/** A change of one thing; numbers choose among what there is. */
export interface Change {
  kind: keyof typeof changes;
  which: number;
  part: number;
  choice: number;
}

type Apply = (world: ReportWorld, change: Change, transaction: Transaction) => Promise<void>;

const of = <T>(values: readonly T[], number: number): T | undefined => values[number % values.length];
const daysBefore = (time: string, days: number): string =>
  new Date(Date.parse(`${time}Z`) - days * 86_400_000).toISOString().slice(0, 19);

/** Each changes the facts and the rows alike; where there is nothing to change, neither. */
const changes = {
  async statusOfEvent({ events }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.status = of(['CLOSED', 'PUBLISHED', 'CANCELLED', 'DRAFT'], choice)!;
    await transaction.rows(
      `UPDATE event SET status = $2::text, cancelled_at = CASE WHEN $2 = 'CANCELLED' THEN now() END WHERE id = $1`,
      [event.id, event.status],
    );
  },
  async formatOfEvent({ events }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.format = of(['ONLINE', 'IN_PERSON', 'HYBRID', 'SELF_PACED'], choice)!;
    await transaction.rows('UPDATE event SET format = $2 WHERE id = $1', [event.id, event.format]);
  },
  async daysOfEvent({ events }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    const days = of([1, 31, 400], choice)!;
    for (const day of event.days) day.start = daysBefore(day.start, days);
    const earlier = ['starts_at_local', 'ends_at_local', 'starts_at', 'ends_at'].map(
      (column) => `${column} = ${column} - make_interval(days => $2::int)`,
    );
    await transaction.rows(`UPDATE event SET ${earlier.join(', ')} WHERE id = $1`, [event.id, days]);
    // One after the other, as two days of an event may not meet.
    for (const { start } of event.days)
      await transaction.rows(
        `UPDATE event_day SET date = date - $2::int, ${earlier.join(', ')} WHERE event_id = $1 AND date = $3::date + $2::int`,
        [event.id, days, start.slice(0, 10)],
      );
  },
  async hoursOfEvent({ events }, { which, part, choice }, transaction) {
    const day = of(of(events, which)?.days ?? [], part);
    if (!day) return;
    day.minutes = 30 + choice;
    await transaction.rows(
      `UPDATE event_day SET ends_at = starts_at + make_interval(mins => $3::int) WHERE event_id = $1 AND date = $2`,
      [of(events, which)!.id, day.start.slice(0, 10), day.minutes],
    );
  },
  async actionsOfEvent({ events, actions }, { which, part, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.actionIds = [...new Set([of(actions, part)!.id, of(actions, choice)!.id])];
    await transaction.rows('DELETE FROM event_action WHERE event_id = $1', [event.id]);
    await insertRows(transaction, 'event_action', linked('event_id', event.id, 'action_id', event.actionIds));
  },
  async networksOfEvent({ events, networks }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.networkIds = networks.slice(choice % 4).map(({ id }) => id);
    await transaction.rows('DELETE FROM event_network WHERE event_id = $1', [event.id]);
    await insertRows(transaction, 'event_network', linked('event_id', event.id, 'network_id', event.networkIds));
  },
  async programmeOfEvent({ events, programmes }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.programmeId = of([...programmes, null], choice)!;
    await transaction.rows('UPDATE event SET programme_id = $2 WHERE id = $1', [event.id, event.programmeId]);
  },
  async attendance({ events }, { which, part, choice }, transaction) {
    const event = of(events, which);
    const registration = of(event?.registrations ?? [], part);
    if (!registration) return;
    registration.attendance = of(['ATTENDED', 'PARTIAL', 'NO_SHOW', 'EXPECTED'], choice)!;
    registration.mode = of(['ONLINE', 'IN_PERSON'], choice)!;
    registration.role = of(['PARTICIPANT', 'SPEAKER', 'INTERPRETER'], choice)!;
    registration.state = of([...states, null], choice)!;
    const { memberId, status, attendance, mode, role, state } = registration;
    await transaction.rows(
      `UPDATE registration SET attendance = $4::text, mode = $5::text, role = $6, state = $7::text,
         attended_mode = CASE WHEN $4 IN ('ATTENDED', 'PARTIAL') THEN $5 END,
         personal_capacity = $7 IS NULL AND organisation_id IS NULL
       WHERE event_id = $1 AND member_id = $2 AND status = $3`,
      [event!.id, memberId, status, attendance, mode, role, state],
    );
  },
  async registrationGone({ events }, { which, part }, transaction) {
    const event = of(events, which);
    const gone = of(event?.registrations ?? [], part);
    if (!event || !gone) return;
    event.registrations = event.registrations.filter((registration) => registration !== gone);
    await transaction.rows('DELETE FROM registration WHERE event_id = $1 AND member_id = $2 AND status = $3', [
      event.id,
      gone.memberId,
      gone.status,
    ]);
  },
  async satisfaction({ events }, { which, part, choice }, transaction) {
    const event = of(events, which);
    const answer = of(event?.feedback ?? [], part);
    if (!answer) return;
    answer.satisfaction = of([null, 1, 2, 3, 4, 5], choice)!;
    await transaction.rows(
      'UPDATE feedback SET satisfaction = $4 WHERE event_id = $1 AND member_id = $2 AND stage = $3',
      [event!.id, answer.memberId, answer.stage, answer.satisfaction],
    );
  },
  async publishedOutcome({ outcomes }, { which, choice }, transaction) {
    const outcome = of(outcomes, which);
    if (!outcome) return;
    outcome.published = of([null, ...outcome.versions.keys().map((index) => index + 1)], choice)!;
    await transaction.rows('UPDATE outcome SET published_number = $2 WHERE id = $1', [outcome.id, outcome.published]);
  },
  async versionOfOutcome({ outcomes, actions }, { which, part, choice }, transaction) {
    const outcome = of(outcomes, which);
    const version = of(outcome?.versions ?? [], part);
    if (!outcome || !version) return;
    version.kind = of(['STUDY', 'HANDBOOK', 'TOOL'], choice)!;
    version.date = of(['2023-12-31', '2024-01-01', '2025-01-01'], choice)!;
    version.actionIds = [of(actions, choice)!.id];
    const key = [outcome.id, outcome.versions.indexOf(version) + 1];
    await transaction.rows('UPDATE outcome_version SET kind = $3, date = $4 WHERE outcome_id = $1 AND number = $2', [
      ...key,
      version.kind,
      version.date,
    ]);
    await transaction.rows('DELETE FROM outcome_action WHERE outcome_id = $1 AND number = $2', key);
    await transaction.rows(
      'INSERT INTO outcome_action (outcome_id, number, action_id, position) VALUES ($1, $2, $3, 0)',
      [...key, ...version.actionIds],
    );
  },
  async eventsOfOutcome({ outcomes, events }, { which, part, choice }, transaction) {
    const outcome = of(outcomes, which);
    const version = of(outcome?.versions ?? [], part);
    if (!outcome || !version) return;
    version.eventIds = events.slice(choice % 10, (choice % 10) + 2).map(({ id }) => id);
    const key = [outcome.id, outcome.versions.indexOf(version) + 1];
    await transaction.rows('DELETE FROM outcome_event WHERE outcome_id = $1 AND number = $2', key);
    await transaction.rows(
      `INSERT INTO outcome_event (outcome_id, number, event_id, position)
       SELECT $1, $2, named.id, named.place FROM unnest($3::uuid[]) WITH ORDINALITY named (id, place)`,
      [...key, version.eventIds],
    );
  },
  async followUps({ outcomes }, { which, choice }, transaction) {
    const outcome = of(outcomes, which);
    if (!outcome) return;
    const status = of(['OPEN', 'DONE', 'DROPPED'], choice)!;
    for (const followUp of outcome.followUps) followUp.status = status;
    await transaction.rows(
      `UPDATE follow_up SET status = $2::text, done_at = CASE WHEN $2 = 'DONE' THEN now() END WHERE outcome_id = $1`,
      [outcome.id, status],
    );
  },
  async gender({ members }, { which, choice }, transaction) {
    const member = of(members, which)!;
    member.gender = of(['WOMAN', 'MAN', 'OTHER', null], choice)!;
    await transaction.rows('UPDATE member SET gender = $2 WHERE id = $1', [member.id, member.gender]);
  },
  async statusOfAction({ actions, statuses, members }, { which, part, choice }, transaction) {
    const [actionId, year] = [of(actions, which)!.id, 2023 + (part % 3)];
    const status = of(['PLANNED', 'ONGOING', 'DELIVERED'], choice)!;
    const known = statuses.find((one) => one.actionId === actionId && one.year === year);
    if (known) known.status = status;
    else statuses.push({ actionId, year, status });
    await transaction.rows(
      `INSERT INTO action_status (action_id, year, status, set_by_member_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT (action_id, year) DO UPDATE SET status = EXCLUDED.status`,
      [actionId, year, status, members[0]!.id],
    );
  },
} satisfies Record<string, Apply>;

const kinds = Object.keys(changes) as Change['kind'][];

/** Any change of any world. */
export const anyChange: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(...kinds),
  which: fc.nat(99),
  part: fc.nat(99),
  choice: fc.nat(99),
});

/** Makes a change in the facts and in the rows. */
export function applyChange(world: ReportWorld, change: Change, transaction: Transaction): Promise<void> {
  return changes[change.kind](world, change, transaction);
}
