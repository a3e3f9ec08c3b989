import fc from 'fast-check';
import { identifier, insertRows, listOf, sql, type Transaction } from '../../../src/platform/index.js';
import type { ReportWorld } from './report-facts.js';
import { states } from './report-world.js';
import { linked } from './rows.js';

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
    await transaction.execute(
      sql`UPDATE event SET status = ${event.status},
          cancelled_at = CASE WHEN ${event.status}::text = 'CANCELLED' THEN now() END
        WHERE id = ${event.id}`,
    );
  },
  async formatOfEvent({ events }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.format = of(['ONLINE', 'IN_PERSON', 'HYBRID', 'SELF_PACED'], choice)!;
    await transaction.execute(sql`UPDATE event SET format = ${event.format} WHERE id = ${event.id}`);
  },
  async daysOfEvent({ events }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    const days = of([1, 31, 400], choice)!;
    for (const day of event.days) day.start = daysBefore(day.start, days);
    const earlier = listOf(
      ['starts_at_local', 'ends_at_local', 'starts_at', 'ends_at']
        .map(identifier)
        .map((column) => sql`${column} = ${column} - make_interval(days => ${days})`),
    );
    await transaction.execute(sql`UPDATE event SET ${earlier} WHERE id = ${event.id}`);
    // One after the other, as two days of an event may not meet.
    for (const { start } of event.days)
      await transaction.execute(
        sql`UPDATE event_day SET date = date - ${days}::int, ${earlier}
          WHERE event_id = ${event.id} AND date = ${start.slice(0, 10)}::date + ${days}::int`,
      );
  },
  async hoursOfEvent({ events }, { which, part, choice }, transaction) {
    const day = of(of(events, which)?.days ?? [], part);
    if (!day) return;
    day.minutes = 30 + choice;
    await transaction.execute(
      sql`UPDATE event_day SET ends_at = starts_at + make_interval(mins => ${day.minutes})
        WHERE event_id = ${of(events, which)!.id} AND date = ${day.start.slice(0, 10)}`,
    );
  },
  async learningHoursOfEvent({ events }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.learningHours = of([null, 2, 7.5], choice)!;
    await transaction.execute(sql`UPDATE event SET learning_hours = ${event.learningHours} WHERE id = ${event.id}`);
  },
  async actionsOfEvent({ events, actions }, { which, part, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.actionIds = [...new Set([of(actions, part)!.id, of(actions, choice)!.id])];
    await transaction.execute(sql`DELETE FROM event_action WHERE event_id = ${event.id}`);
    const links = linked('event_id', event.id, 'action_id', event.actionIds);
    await transaction.execute(insertRows('event_action', links));
  },
  async networksOfEvent({ events, networks }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.networkIds = networks.slice(choice % 4).map(({ id }) => id);
    await transaction.execute(sql`DELETE FROM event_network WHERE event_id = ${event.id}`);
    const links = linked('event_id', event.id, 'network_id', event.networkIds);
    await transaction.execute(insertRows('event_network', links));
  },
  async programmeOfEvent({ events, programmes }, { which, choice }, transaction) {
    const event = of(events, which);
    if (!event) return;
    event.programmeId = of([...programmes, null], choice)!;
    await transaction.execute(sql`UPDATE event SET programme_id = ${event.programmeId} WHERE id = ${event.id}`);
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
    await transaction.execute(
      sql`UPDATE registration SET attendance = ${attendance}, mode = ${mode}, role = ${role}, state = ${state},
          attended_mode = CASE WHEN ${attendance}::text IN ('ATTENDED', 'PARTIAL') THEN ${mode}::text END,
          personal_capacity = ${state}::text IS NULL AND organisation_id IS NULL
        WHERE event_id = ${event!.id} AND member_id = ${memberId} AND status = ${status}`,
    );
  },
  async registrationGone({ events }, { which, part }, transaction) {
    const event = of(events, which);
    const gone = of(event?.registrations ?? [], part);
    if (!event || !gone) return;
    event.registrations = event.registrations.filter((registration) => registration !== gone);
    await transaction.execute(
      sql`DELETE FROM registration
        WHERE event_id = ${event.id} AND member_id = ${gone.memberId} AND status = ${gone.status}`,
    );
  },
  async satisfaction({ events }, { which, part, choice }, transaction) {
    const event = of(events, which);
    const answer = of(event?.feedback ?? [], part);
    if (!answer) return;
    answer.satisfaction = of([null, 1, 2, 3, 4, 5], choice)!;
    await transaction.execute(
      sql`UPDATE feedback SET satisfaction = ${answer.satisfaction}
        WHERE event_id = ${event!.id} AND member_id = ${answer.memberId} AND stage = ${answer.stage}`,
    );
  },
  async publishedOutcome({ outcomes }, { which, choice }, transaction) {
    const outcome = of(outcomes, which);
    if (!outcome) return;
    outcome.published = of([null, ...outcome.versions.keys().map((index) => index + 1)], choice)!;
    await transaction.execute(sql`UPDATE outcome SET published_number = ${outcome.published} WHERE id = ${outcome.id}`);
  },
  async versionOfOutcome({ outcomes, actions }, { which, part, choice }, transaction) {
    const outcome = of(outcomes, which);
    const version = of(outcome?.versions ?? [], part);
    if (!outcome || !version) return;
    version.kind = of(['STUDY', 'HANDBOOK', 'TOOL'], choice)!;
    version.date = of(['2023-12-31', '2024-01-01', '2025-01-01'], choice)!;
    version.actionIds = [of(actions, choice)!.id];
    const number = outcome.versions.indexOf(version) + 1;
    const its = sql`outcome_id = ${outcome.id} AND number = ${number}`;
    await transaction.execute(
      sql`UPDATE outcome_version SET kind = ${version.kind}, date = ${version.date} WHERE ${its}`,
    );
    await transaction.execute(sql`DELETE FROM outcome_action WHERE ${its}`);
    const links = version.actionIds.map((action_id) => ({ outcome_id: outcome.id, number, action_id, position: 0 }));
    await transaction.execute(insertRows('outcome_action', links));
  },
  async eventsOfOutcome({ outcomes, events }, { which, part, choice }, transaction) {
    const outcome = of(outcomes, which);
    const version = of(outcome?.versions ?? [], part);
    if (!outcome || !version) return;
    version.eventIds = events.slice(choice % 10, (choice % 10) + 2).map(({ id }) => id);
    const number = outcome.versions.indexOf(version) + 1;
    await transaction.execute(sql`DELETE FROM outcome_event WHERE outcome_id = ${outcome.id} AND number = ${number}`);
    const links = version.eventIds.map((event_id, position) => ({
      outcome_id: outcome.id,
      number,
      event_id,
      position,
    }));
    await transaction.execute(insertRows('outcome_event', links));
  },
  async followUps({ outcomes }, { which, choice }, transaction) {
    const outcome = of(outcomes, which);
    if (!outcome) return;
    const status = of(['OPEN', 'DONE', 'DROPPED'], choice)!;
    for (const followUp of outcome.followUps) followUp.status = status;
    await transaction.execute(
      sql`UPDATE follow_up SET status = ${status}, done_at = CASE WHEN ${status}::text = 'DONE' THEN now() END
        WHERE outcome_id = ${outcome.id}`,
    );
  },
  async gender({ members }, { which, choice }, transaction) {
    const member = of(members, which)!;
    member.gender = of(['WOMAN', 'MAN', 'OTHER', null], choice)!;
    await transaction.execute(sql`UPDATE member SET gender = ${member.gender} WHERE id = ${member.id}`);
  },
  async statusOfAction({ actions, statuses, members }, { which, part, choice }, transaction) {
    const [actionId, year] = [of(actions, which)!.id, 2023 + (part % 3)];
    const status = of(['PLANNED', 'ONGOING', 'DELIVERED'], choice)!;
    const known = statuses.find((one) => one.actionId === actionId && one.year === year);
    if (known) known.status = status;
    else statuses.push({ actionId, year, status });
    await transaction.execute(
      sql`INSERT INTO action_status (action_id, year, status, set_by_member_id)
        VALUES (${actionId}, ${year}, ${status}, ${members[0]!.id})
        ON CONFLICT (action_id, year) DO UPDATE SET status = EXCLUDED.status`,
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
