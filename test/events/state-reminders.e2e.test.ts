import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { OutboxSender } from '../../src/notifications/index.js';
import { StateReminders } from '../../src/events/index.js';
import { addressOf } from '../support/harness/cast.js';
import { cancelEvent, type EventInput, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { inviteStates, nominateForEvent } from '../support/builders/registrations.js';
import { granted } from '../support/builders/roles.js';
import { diversions, MailSink, type Received } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({
    processes: 2,
    variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' },
  });
});
beforeEach(() => {
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

/** An event to which Georgia, which has a contact point, and Ukraine, which has none, were invited long ago. */
async function invited(changes: Partial<EventInput> = {}): Promise<string> {
  const { id: event } = await publishedEvent(world, {
    registrationPolicy: 'NOMINATION',
    nominationClosesAt: '2031-04-01T18:00',
    ...changes,
  });
  await world.as('organiser').ask(inviteStates, {
    event,
    invitations: [
      { state: 'GE', seats: 2 },
      { state: 'UA', seats: 2 },
    ],
  });
  await world.database.rows(`UPDATE state_invitation SET invited_at = now() - interval '60 days' WHERE event_id = $1`, [
    event,
  ]);
  return event;
}

/**
 * Lets the deadline be that far away; a day is 24 hours in the zone of the test, and an hour more says that it is not
 * reached.
 */
const closesIn = (event: string, distance: string) =>
  world.database.rows(
    `UPDATE event SET time_zone = 'UTC', nomination_closes_at = now() + $2::interval,
       nomination_closes_at_local = (now() + $2::interval) AT TIME ZONE 'UTC'
     WHERE id = $1`,
    [event, distance],
  );

const passTime = () => Promise.all(world.apps.map((app) => app.get(StateReminders).pass()));

const reminders = (event: string): Promise<{ id: string; recipientId: string }[]> =>
  world.database.rows(
    `SELECT id, recipient_id AS "recipientId" FROM outbox_message
     WHERE kind = 'state.reminded' AND facts ->> 'event' = $1 ORDER BY id`,
    [event],
  );

const daysOf = async (event: string): Promise<number[]> => {
  const rows = await world.database.rows<{ days: number }>(
    `SELECT r.days_before AS days FROM state_reminder r JOIN state_invitation i ON i.id = r.invitation_id
     WHERE i.event_id = $1 ORDER BY r.reminded_at`,
    [event],
  );
  return rows.map(({ days }) => days);
};

const declineForState = graphql('mutation ($event: ID!) { declineForState(event: $event, state: "GE") { answer } }');
const send = (id: string): Promise<void> => world.apps[0]!.get(OutboxSender).send(id);

describe('a state that has not answered', () => {
  it('is reminded 14, 7 and 2 days before the deadline, each once, also by two workers at once', async () => {
    const event = await invited();
    const steps: [string, number[]][] = [
      ['14 days 1 hour', []],
      ['13 days 23 hours', [14]],
      ['7 days 1 hour', [14]],
      ['6 days 23 hours', [14, 7]],
      ['2 days 1 hour', [14, 7]],
      ['1 day 23 hours', [14, 7, 2]],
      ['1 hour', [14, 7, 2]],
    ];
    for (const [distance, expected] of steps) {
      await closesIn(event, distance);
      await passTime();
      await passTime();
      expect(await daysOf(event)).toEqual(expected);
    }
    expect((await reminders(event)).map(({ recipientId }) => recipientId)).toEqual(
      Array(3).fill(world.ids.contactPoint),
    );
  });

  it('gets only the latest reminder that is due when nobody looked for long, and none after the deadline', async () => {
    const late = await invited();
    const over = await invited();
    await closesIn(late, '3 days');
    await closesIn(over, '-1 second');
    await passTime();
    expect(await daysOf(late)).toEqual([7]);
    expect(await daysOf(over)).toEqual([]);
  });

  it('is not reminded of what it was asked after that day', async () => {
    const event = await invited();
    await world.database.rows(`UPDATE state_invitation SET invited_at = now() WHERE event_id = $1`, [event]);
    await closesIn(event, '5 days');
    await passTime();
    expect(await daysOf(event)).toEqual([]);
  });

  it('has a deadline of its own where the invitation sets one, and the start where nobody does', async () => {
    const own = await invited();
    await world.database.rows(
      `UPDATE state_invitation SET nomination_closes_at = now() + interval '6 days' WHERE event_id = $1`,
      [own],
    );
    const none = await invited();
    await world.database.rows(
      `UPDATE event SET nomination_closes_at = NULL, nomination_closes_at_local = NULL,
         starts_at = now() + interval '36 hours', ends_at = now() + interval '38 hours'
       WHERE id = $1`,
      [none],
    );
    await passTime();
    expect([await daysOf(own), await daysOf(none)]).toEqual([[7], [2]]);
  });

  it('is reminded at the hour of the deadline also when clocks change in between', async () => {
    const event = await invited();
    await closesIn(event, '6 days 23 hours 30 minutes');
    // A zone of its own, whose clocks go forward by an hour in three days.
    await world.database.rows(
      `UPDATE event SET time_zone = 'AAA0BBB,J' || least(extract(doy FROM now() + interval '3 days'), 365) || '/0,J'
         || (extract(doy FROM now())::int + 180) % 365 + 1 || '/0' WHERE id = $1`,
      [event],
    );
    await passTime();
    expect(await daysOf(event)).toEqual([14]);
    await world.database.rows(`UPDATE event SET time_zone = 'UTC' WHERE id = $1`, [event]);
    await passTime();
    expect(await daysOf(event)).toEqual([14, 7]);
  });

  it('is left alone once it has answered, or the event is cancelled', async () => {
    const [nominated, declined, cancelled] = [await invited(), await invited(), await invited()];
    await world.as('contactPoint').ask(nominateForEvent, { event: nominated, members: await manyMembers(world, 1) });
    await world.as('contactPoint').ask(declineForState, { event: declined });
    await world.as('secretariat').ask(cancelEvent, { id: cancelled, reason: 'No host' });
    for (const event of [nominated, declined, cancelled]) await closesIn(event, '6 days');
    await passTime();
    expect(await Promise.all([nominated, declined, cancelled].map(daysOf))).toEqual([[], [], []]);
  });

  it('is reminded as soon as it has a contact point', async () => {
    const event = await invited();
    await closesIn(event, '6 days');
    await passTime();
    await granted(world, { member: world.ids.expert, role: 'CONTACT_POINT', state: 'UA' });
    await passTime();
    expect(await daysOf(event)).toEqual([7, 7]);
    expect((await reminders(event)).map(({ recipientId }) => recipientId)).toEqual([
      world.ids.contactPoint,
      world.ids.expert,
    ]);
    await world.database.rows(`UPDATE role_grant SET revoked_at = now() WHERE member_id = $1`, [world.ids.expert]);
  });
});

describe('the mail of a reminder', () => {
  it('tells the deadline with hour and zone, in English and in Russian', async () => {
    const title = [
      { locale: 'en', text: 'Interviews' },
      { locale: 'ru', text: 'Собеседования «А»' },
    ];
    const event = await invited({ title });
    await closesIn(event, '6 days');
    await passTime();
    const [reminder] = await reminders(event);
    // What was kept is when it was due; what is told is the deadline as it is now.
    await world.database.rows(
      `UPDATE event SET time_zone = 'Europe/Vienna', nomination_closes_at = '2031-03-30T22:00Z',
         nomination_closes_at_local = '2031-03-31T00:00' WHERE id = $1`,
      [event],
    );
    await send(reminder!.id);
    const [english] = sink.mails as [Received];
    expect(diversions(english, addressOf('contactPoint'))).toEqual([]);
    expect(english.parsed.subject).toBe('Reminder of the invitation to Georgia: Interviews');
    expect(english.parsed.text).toContain('Georgia has not answered its invitation to this event yet.');
    expect(english.parsed.text).toContain('Please answer by: Monday 31 March 2031, 00:00 (Vienna, UTC+2)');
    expect(english.parsed.text).toContain('as the contact point of your state');

    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.contactPoint]);
    await world.database.rows(`UPDATE outbox_message SET sent_at = NULL WHERE id = $1`, [reminder!.id]);
    await send(reminder!.id);
    const russian = sink.mails[1]!;
    expect(russian.parsed.subject).toBe('Напоминание о приглашении для государства (Грузия): Собеседования «А»');
    expect(russian.parsed.text).toContain('Просим ответить до: 31 марта 2031 г., 00:00 (Вена, UTC+2)');
  });

  it('does not leave when the state has answered meanwhile', async () => {
    const event = await invited();
    await closesIn(event, '6 days');
    await passTime();
    await world.as('contactPoint').ask(declineForState, { event });
    await send((await reminders(event))[0]!.id);
    expect(sink.mails).toHaveLength(0);
  });
});
