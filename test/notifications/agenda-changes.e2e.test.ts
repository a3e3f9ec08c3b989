import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxSender } from '../../src/notifications/index.js';
import { graphql } from '../../src/platform/index.js';
import { cancelEvent, draftEvent, type EventInput, publishEvent, updateEvent } from '../support/builders/events.js';
import { inviteStates, registerFor } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import type { Input } from '../support/harness/input.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

/* Who speaks is told when the own item of the agenda is moved or removed, whatever else stays as it is. */

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({
    variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example', CHANGE_MAIL_DELAY: '600' },
  });
});
beforeEach(async () => {
  await world.database.rows(`DELETE FROM agenda_speaker`);
  await world.database.rows(`UPDATE outbox_message SET given_up_at = now() WHERE sent_at IS NULL`);
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

type Item = Input<'AgendaItemInput'>;
const talk = (title: string, from: string, to: string, speakers: Person[], more: Partial<Item> = {}): Item => ({
  ...{ title: english(title), startsAt: `2031-05-20T${from}`, endsAt: `2031-05-20T${to}` },
  speakers: speakers.map((person) => ({ member: world.ids[person] })),
  ...more,
});

const eventAgenda = graphql('query ($id: ID!) { event(id: $id) { agenda { id } } }');
const itemIds = async (id: string) =>
  (await world.as('secretariat').ask(eventAgenda, { id })).event.agenda.map((item) => item.id);

/** An event that is announced with two talks, of the observer and of the expert, and with others who are concerned. */
async function withTalks(changes: Partial<EventInput> = {}): Promise<{ id: string; one: string; other: string }> {
  const { id } = await draftEvent(world, {
    agenda: [
      talk('Opening', '10:00', '10:30', ['observer'], { room: '7' }),
      talk('Asylum', '10:30', '11:00', ['expert']),
    ],
    ...changes,
  });
  await world.as('organiser').ask(publishEvent, { id });
  await registerFor(world, id, world.ids.expert2);
  await world.as('organiser').ask(inviteStates, { event: id, invitations: [{ state: 'GE', seats: 2 }] });
  await world.database.rows(`UPDATE outbox_message SET sent_at = now() WHERE sent_at IS NULL AND given_up_at IS NULL`);
  const [one, other] = (await itemIds(id)) as [string, string];
  return { id, one, other };
}

const change = (id: string, agenda: Item[], more: Partial<Input<'UpdateEventInput'>> = {}, who: Person = 'organiser') =>
  world.as(who).ask(updateEvent, { id, input: { agenda, ...more } });

interface Waiting {
  id: string;
  kind: string;
  person: string;
  wait: number;
}
const waiting = () =>
  world.database.rows<Waiting>(
    `SELECT o.id, o.kind, m.email::text AS person,
       greatest(0, round(extract(epoch FROM o.due_at - o.created_at)))::int AS wait
     FROM outbox_message o JOIN member m ON m.id = o.recipient_id
     WHERE o.sent_at IS NULL AND o.given_up_at IS NULL ORDER BY m.email`,
  );
const told = async () => (await waiting()).map(({ kind, person, wait }) => [kind, person, wait]);
/** Lets the time pass and sends what waits; answers what each person got. */
async function sent(): Promise<Map<string, string>> {
  await world.database.rows(`UPDATE outbox_message SET due_at = now() WHERE sent_at IS NULL AND given_up_at IS NULL`);
  for (const { id } of await waiting()) await world.apps[0]!.get(OutboxSender).send(id);
  return new Map(sink.mails.map(({ recipients, parsed }) => [recipients[0]!, parsed.text!]));
}
const [observer, expert] = [addressOf('observer'), addressOf('expert')];

describe('an item of the agenda that is moved alone', () => {
  it('is told to who speaks in it, with what was and what is, and to nobody else', async () => {
    const { id, one, other } = await withTalks();
    await change(id, [
      talk('Opening', '11:00', '11:30', ['observer'], { id: one, room: '8' }),
      talk('Asylum', '10:30', '11:00', ['expert'], { id: other }),
    ]);
    expect(await told()).toEqual([['event.changed', observer, 600]]);
    const text = (await sent()).get(observer)!;
    expect(text).toContain(
      'Your item of the agenda (before): Opening; Tuesday 20 May 2031, 10:00-10:30 (Vienna, UTC+2); 7\n' +
        'Your item of the agenda: Opening; Tuesday 20 May 2031, 11:00-11:30 (Vienna, UTC+2); 8\n',
    );
    expect(text).toContain('because you speak at the event');
    expect(text).not.toContain('Asylum');
  });

  it('is one mail for what is edited within the delay, from where it began', async () => {
    const { id, one, other } = await withTalks();
    const rest = talk('Asylum', '10:30', '11:00', ['expert'], { id: other });
    await change(id, [talk('Opening', '11:00', '11:30', ['observer'], { id: one, room: '7' }), rest]);
    await change(id, [talk('Opening', '11:10', '11:40', ['observer'], { id: one, room: '7' }), rest]);
    await change(id, [talk('Opening', '11:10', '11:40', ['observer'], { id: one, room: '7' }), rest], {
      joinUrl: 'https://meet.example/1',
    });
    expect((await told()).filter(([, person]) => person === observer)).toHaveLength(1);
    const text = (await sent()).get(observer)!;
    expect(text).toContain('(before): Opening; Tuesday 20 May 2031, 10:00-10:30');
    expect(text).toContain('Your item of the agenda: Opening; Tuesday 20 May 2031, 11:10-11:40');
  });

  it('is nothing once it is changed back, also where it is entered anew', async () => {
    const { id, one, other } = await withTalks();
    const rest = talk('Asylum', '10:30', '11:00', ['expert'], { id: other });
    await change(id, [talk('Opening', '11:00', '11:30', ['observer'], { id: one, room: '7' }), rest]);
    await change(id, [rest]);
    await change(id, [talk('Opening', '10:00', '10:30', ['observer'], { room: '7' }), rest]);
    expect(await told()).toHaveLength(1);
    expect([...(await sent()).keys()]).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it('is told with the event that moves, in the language of the reader', async () => {
    const { id } = await withTalks();
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.observer]);
    const moveEvent = graphql(
      'mutation ($id: ID!, $startsAt: EventTime!) { moveEvent(id: $id, startsAt: $startsAt) { id } }',
    );
    await world.as('organiser').ask(moveEvent, { id, startsAt: '2031-05-21T10:00' });
    const text = (await sent()).get(observer)!;
    expect(text).toContain('Ваш пункт повестки дня (было): Opening; 20 мая 2031 г., 10:00-10:30 (Вена, UTC+2); 7');
    expect(text).toContain('Ваш пункт повестки дня: Opening; 21 мая 2031 г., 10:00-10:30 (Вена, UTC+2); 7');
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.observer]);
  });

  it('is told neither for another title alone, nor to who did it, nor of a draft or of what is over', async () => {
    const { id, one, other } = await withTalks();
    await change(id, [
      talk('Welcome', '10:00', '10:30', ['observer'], { id: one, room: '7' }),
      talk('Asylum', '10:30', '11:00', ['expert'], { id: other, languages: [{ language: 'ru' }] }),
    ]);
    expect(await told()).toEqual([]);

    const own = await withTalks({ agenda: [talk('Own', '11:00', '11:30', ['organiser'])] });
    await change(own.id, []);
    const { id: draft } = await draftEvent(world, { agenda: [talk('Draft', '11:30', '12:00', ['observer'])] });
    await change(draft, []);
    const past = { startsAt: '2025-03-11T09:00', endsAt: '2025-03-11T17:00' };
    const { id: over } = await draftEvent(world, {
      ...past,
      agenda: [{ ...talk('Over', '', '', ['observer']), startsAt: '2025-03-11T10:00', endsAt: '2025-03-11T11:00' }],
    });
    await world.as('organiser').ask(publishEvent, { id: over });
    await change(over, []);
    expect(await told()).toEqual([]);
  });

  it('leaves at once within a day before the start', async () => {
    const { id } = await withTalks();
    await world.database.rows(
      `UPDATE event SET starts_at = now() + interval '20 hours', ends_at = now() + interval '22 hours' WHERE id = $1`,
      [id],
    );
    const soon = new Date(Date.now() + 20 * 3_600_000).toISOString();
    const end = new Date(Date.now() + 22 * 3_600_000).toISOString();
    await change(id, [], { startsAt: soon, endsAt: end, days: null });
    expect((await told()).find(([, person]) => person === observer)).toEqual(['event.changed', observer, 0]);
  });

  it('is in what a dry run says it would tell', async () => {
    const { id, other } = await withTalks();
    const tried = graphql(`
      mutation ($id: ID!, $input: UpdateEventInput!) {
        updateEvent(id: $id, input: $input, dryRun: true) { change { recipients mails } }
      }
    `);
    const input = { agenda: [talk('Asylum', '10:30', '11:00', ['expert'], { id: other })] };
    expect((await world.as('organiser').ask(tried, { id, input })).updateEvent.change).toEqual({
      recipients: 1,
      mails: ['event.changed'],
    });
    expect(await told()).toEqual([]);
  });
});

describe('an item of the agenda that is removed', () => {
  it('is told to who was to speak, and no more of the event than that', async () => {
    const { id, other } = await withTalks({ confidentiality: 'CLOSED', joinUrl: 'https://meet.example/secret' });
    await change(id, [talk('Asylum', '10:30', '11:00', ['expert'], { id: other })], {
      ...{ endsAt: '2031-05-20T12:30', joinUrl: 'https://meet.example/other' },
    });
    const mails = await sent();
    const text = mails.get(observer)!;
    expect(text).toContain('Your item of the agenda (before): Opening; Tuesday 20 May 2031, 10:00-10:30');
    expect(text).toContain('Your item of the agenda: none');
    expect(text).toContain('because you were to speak at the event');
    expect(text).not.toMatch(/12:30|meet\.example|\/events\//);
    // Who still speaks is told of the event, and of nothing that stayed.
    expect(mails.get(expert)).toContain('10:00-12:30');
    expect(mails.get(expert)).not.toContain('Your item');
  });

  it('is told when another takes it over, and to who is registered besides with why that is', async () => {
    const { id, one, other } = await withTalks();
    await registerFor(world, id, world.ids.observer);
    await world.database.rows(
      `UPDATE outbox_message SET sent_at = now() WHERE sent_at IS NULL AND given_up_at IS NULL`,
    );
    await change(id, [
      talk('Opening', '10:00', '10:30', ['otherOrganiser'], { id: one, room: '7' }),
      talk('Asylum', '10:30', '11:00', ['expert'], { id: other }),
    ]);
    expect(await told()).toEqual([['event.changed', observer, 600]]);
    const text = (await sent()).get(observer)!;
    expect(text).toContain('Your item of the agenda: none');
    expect(text).toContain('because of your registration');
  });

  it('is told though the event is cancelled meanwhile, of which nobody else would tell', async () => {
    const { id, other } = await withTalks();
    await change(id, [talk('Asylum', '10:30', '11:00', ['expert'], { id: other })]);
    await world.as('organiser').ask(cancelEvent, { id });
    const mails = await sent();
    expect(mails.get(observer)).toContain('Your item of the agenda: none');
    expect(mails.get(expert)).toContain('will not take place');
  });

  it('is no fault where a mail has waited since before items were kept', async () => {
    const { id } = await withTalks();
    await change(id, [], { endsAt: '2031-05-20T13:00' });
    await world.database.rows(`UPDATE event_change SET before = before - 'items' WHERE event_id = $1`, [id]);
    const mails = await sent();
    expect(mails.get(observer)).toBeUndefined();
    expect(mails.get(addressOf('expert2'))).toContain('10:00-13:00');
  });
});
