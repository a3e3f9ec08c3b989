import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { attendees, certifiedEvent, issued } from '../support/builders/certificates.js';
import { type EventInput, pastEvent, publishedEvent, updateEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { attend, recordAttendance, registerFor } from '../support/builders/registrations.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const attendanceOf = graphql(`
  query ($event: ID!) {
    event(id: $event) { registrations(first: 100) { nodes { attendance days { date attendance minutes } } } }
  }
`);

/** "ATTENDED: 2025-03-04 ATTENDED, 2025-03-05 PARTIAL 60" of each registration. */
async function recorded(event: string): Promise<string[]> {
  const { event: seen } = await world.as('secretariat').ask(attendanceOf, { event });
  return seen.registrations.nodes.map(({ attendance, days }) => {
    const each = days.map((day) => [day.date, day.attendance, day.minutes].filter((part) => part !== null).join(' '));
    return `${attendance}: ${each.join(', ')}`;
  });
}

const on = (date: string, from = '10:00', to = '12:00') => ({
  startsAt: `${date}T${from}`,
  endsAt: `${date}T${to}`,
});

/** An event on these days, with the last of them to come where it is to be told. */
async function eventOn(dates: readonly string[], changes: Partial<EventInput> = {}): Promise<string> {
  const days = dates.map((date) => on(date));
  const { id } = await pastEvent(world, {
    startsAt: days[0]!.startsAt,
    endsAt: days.at(-1)!.endsAt,
    days,
    ...changes,
  });
  return id;
}

const changing = (id: string, input: Partial<EventInput>) => world.as('secretariat').ask(updateEvent, { id, input });
const refusal = (id: string, input: Partial<EventInput>) => world.as('secretariat').refusal(updateEvent, { id, input });
const moving = (dates: readonly string[]): Partial<EventInput> => {
  const days = dates.map((date) => on(date));
  return { startsAt: days[0]!.startsAt, endsAt: days.at(-1)!.endsAt, days };
};
const messageOf = async (id: string, input: Partial<EventInput>): Promise<string> => {
  const { errors } = await world.as('secretariat').run(updateEvent, { id, input });
  return errors[0]!.message;
};
const onDays = { code: 'BAD_INPUT', field: 'input.days' };

const day = (number: number): string => `2025-03-0${number}`;
const daysFromNow = (count: number): string => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

describe('a day that is moved', () => {
  it('takes its attendance along: the date of an event is corrected, and certificates are issued', async () => {
    const event = await certifiedEvent(world, { ...on(day(4)), days: null });
    await attendees(world, event, [world.ids.expert, world.ids.expert2]);
    await changing(event, on(day(3)));
    expect(await recorded(event)).toEqual([`ATTENDED: ${day(3)} ATTENDED`, `ATTENDED: ${day(3)} ATTENDED`]);
    expect(await issued(world, event)).toHaveLength(2);
    // And recording again is of that day.
    await attend(world, event, [{ member: world.ids.expert, attendance: 'PARTIAL', minutes: 60 }]);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    expect((await recorded(event))[0]).toBe(`ATTENDED: ${day(3)} ATTENDED`);
  });

  it('is followed in order by as many, also onto the date of the next', async () => {
    const event = await eventOn([day(3), day(4), day(6)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [
      { member: world.ids.expert, attendance: 'ATTENDED', date: day(3) },
      { member: world.ids.expert, attendance: 'PARTIAL', date: day(4), minutes: 60 },
      { member: world.ids.expert, attendance: 'NO_SHOW', date: day(6) },
    ]);
    await changing(event, moving([day(4), day(5), day(6)]));
    expect(await recorded(event)).toEqual([`PARTIAL: ${day(4)} ATTENDED, ${day(5)} PARTIAL 60, ${day(6)} NO_SHOW`]);
    await changing(event, moving([day(3), day(4), day(5)]));
    expect(await recorded(event)).toEqual([`PARTIAL: ${day(3)} ATTENDED, ${day(4)} PARTIAL 60, ${day(5)} NO_SHOW`]);
  });

  it('takes along from when to when a meeting service says that somebody was there', async () => {
    const event = await eventOn([day(3), day(4)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    await world.database.rows(
      `INSERT INTO attendance_stay (registration_id, date, file, position, seconds)
       SELECT id, '2025-03-03'::date, 'file', 0, 3600 FROM registration WHERE event_id = $1`,
      [event],
    );
    await changing(event, moving([day(4), day(5)]));
    const stays = await world.database.rows(
      `SELECT s.date::text FROM attendance_stay s JOIN registration r ON r.id = s.registration_id
       WHERE r.event_id = $1`,
      [event],
    );
    expect(stays).toEqual([{ date: day(4) }]);
  });

  it('tells the trail of each registration that it moved', async () => {
    const event = await eventOn([day(3)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    await changing(event, on(day(2)));
    const fields = await world.database.rows(
      `SELECT v.field, v.old_value IS NULL AS new FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
       JOIN registration r ON r.id = e.subject_id
       WHERE r.event_id = $1 AND e.action = 'updateEvent' ORDER BY v.field`,
      [event],
    );
    expect(fields).toEqual([
      { field: `days.${day(2)}`, new: true },
      { field: `days.${day(3)}`, new: false },
    ]);
  });

  it('is refused where it would lie in the future', async () => {
    const event = await eventOn([day(3)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'NO_SHOW' }]);
    expect(await refusal(event, on(daysFromNow(9)))).toEqual(onDays);
    expect(await recorded(event)).toEqual([`NO_SHOW: ${day(3)} NO_SHOW`]);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'EXPECTED' }]);
    await changing(event, on(daysFromNow(9)));
    expect(await recorded(event)).toEqual([`EXPECTED: ${daysFromNow(9)} EXPECTED`]);
  });

  it('stays where its zone is another, and is refused where that makes it one of the future', async () => {
    const event = await eventOn([day(3)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    await changing(event, { timeZone: 'America/New_York' });
    expect(await recorded(event)).toEqual([`ATTENDED: ${day(3)} ATTENDED`]);
    // It is today somewhere before it is today elsewhere.
    const [first, last] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
    const today = new Intl.DateTimeFormat('sv', { timeZone: first }).format();
    await changing(event, { ...on(today, '00:00', '23:00'), timeZone: first });
    expect(await refusal(event, { timeZone: last })).toEqual(onDays);
  });

  it('costs the same number of statements however many came', async () => {
    const counts: number[] = [];
    for (const people of [1, 20]) {
      const event = await eventOn([day(3), day(4)], { seats: [{ mode: 'ONLINE', capacity: null }] });
      const members = await manyMembers(world, people);
      await attendees(world, event, members);
      counts.push(await statementsOf(() => changing(event, moving([day(4), day(5)]))));
    }
    expect(counts[0]).toBe(counts[1]);
  });
});

describe('another number of days', () => {
  it('leaves attendance on its date, and brings all days together up to it', async () => {
    const event = await eventOn([day(3), day(4)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    await changing(event, moving([day(2), day(3), day(4)]));
    expect(await recorded(event)).toEqual([`PARTIAL: ${day(3)} ATTENDED, ${day(4)} ATTENDED`]);
    await changing(event, moving([day(3), day(4)]));
    expect(await recorded(event)).toEqual([`ATTENDED: ${day(3)} ATTENDED, ${day(4)} ATTENDED`]);
  });

  it('is refused with how many people would lose attendance', async () => {
    const event = await eventOn([day(3), day(4), day(5)]);
    for (const member of [world.ids.expert, world.ids.expert2, world.ids.observer])
      await registerFor(world, event, member);
    await attend(world, event, [
      { member: world.ids.expert, attendance: 'ATTENDED', date: day(3) },
      { member: world.ids.expert, attendance: 'NO_SHOW', date: day(5) },
      { member: world.ids.expert2, attendance: 'EXCUSED', date: day(5) },
      { member: world.ids.observer, attendance: 'EXPECTED', date: day(5) },
    ]);
    expect(await refusal(event, moving([day(3), day(4)]))).toEqual(onDays);
    expect(await messageOf(event, moving([day(3), day(4)]))).toMatch(/people: 2\b/);
    // Left out, days follow the times: the same holds.
    expect(await refusal(event, { ...on(day(3)), days: null })).toEqual(onDays);
    await attend(world, event, [
      { member: world.ids.expert, attendance: 'EXPECTED', date: day(5) },
      { member: world.ids.expert2, attendance: 'EXPECTED', date: day(5) },
    ]);
    await changing(event, moving([day(3), day(4)]));
    expect((await recorded(event))[0]).toBe(`PARTIAL: ${day(3)} ATTENDED`);
  });

  it('counts no attendance of a day that the event has no longer', async () => {
    const event = await eventOn([day(3)]);
    await registerFor(world, event, world.ids.expert);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    // As it stood where days were changed before attendance went along.
    await world.database.rows(
      `UPDATE day_attendance SET date = $2 WHERE registration_id IN (SELECT id FROM registration WHERE event_id = $1)`,
      [event, day(9)],
    );
    expect(await recorded(event)).toEqual(['ATTENDED: ']);
    await attend(world, event, [{ member: world.ids.expert, attendance: 'ATTENDED' }]);
    expect(await recorded(event)).toEqual([`ATTENDED: ${day(3)} ATTENDED`]);
  });
});

describe('attendance of an event that is running', () => {
  it('is of the days until today where none is named, and of no later one', async () => {
    const zone = { timeZone: 'UTC' };
    const dates = [daysFromNow(0), daysFromNow(1), daysFromNow(2)];
    const days = dates.map((date) => on(date, '00:00', '23:59'));
    const { id: event } = await publishedEvent(world, {
      ...zone,
      startsAt: days[0]!.startsAt,
      endsAt: days.at(-1)!.endsAt,
      days,
    });
    await registerFor(world, event, world.ids.expert);
    const member = world.ids.expert;
    await attend(world, event, [{ member, attendance: 'ATTENDED' }]);
    expect(await recorded(event)).toEqual([`PARTIAL: ${dates[0]} ATTENDED`]);
    for (const attendance of ['ATTENDED', 'PARTIAL', 'NO_SHOW', 'EXCUSED'] as const)
      expect(
        await world
          .as('secretariat')
          .refusal(recordAttendance, { event, entries: [{ member, attendance, date: dates[1] }] }),
      ).toEqual({ code: 'BAD_INPUT', field: 'entries.0.date' });
  });

  it('is refused altogether before the first day, also that somebody did not come', async () => {
    const { id: event } = await publishedEvent(world);
    const member = world.ids.expert;
    await registerFor(world, event, member);
    for (const attendance of ['ATTENDED', 'NO_SHOW', 'EXCUSED'] as const)
      expect(
        await world.as('secretariat').refusal(recordAttendance, { event, entries: [{ member, attendance }] }),
      ).toEqual({ code: 'BAD_INPUT', field: 'entries.0.attendance' });
  });
});
