import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxSender } from '../../src/notifications/index.js';
import { graphql } from '../../src/platform/index.js';
import {
  cancelEvent,
  draftEvent,
  type EventInput,
  hybrid,
  publishedEvent,
  updateEvent,
  venue,
} from '../support/builders/events.js';
import { inviteMembers, inviteStates, nominateForEvent, registerFor } from '../support/builders/registrations.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import type { Input } from '../support/harness/input.js';
import { MailSink, type Received } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({
    processes: 2,
    variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example', CHANGE_MAIL_DELAY: '600' },
  });
});
beforeEach(async () => {
  // What a test before has left is not of interest, and its speakers speak again.
  await world.database.rows(`DELETE FROM agenda_speaker`);
  await world.database.rows(
    `UPDATE outbox_message SET given_up_at = now() WHERE sent_at IS NULL AND given_up_at IS NULL`,
  );
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

interface Waiting {
  id: string;
  kind: string;
  person: string;
  /** How many seconds it waits, as it was put there. */
  wait: number;
}

/** What waits to be sent about an event. */
const waiting = (event: string): Promise<Waiting[]> =>
  world.database.rows<Waiting>(
    `SELECT o.id, o.kind, m.email::text AS person,
       greatest(0, round(extract(epoch FROM o.due_at - o.created_at)))::int AS wait
     FROM outbox_message o JOIN member m ON m.id = o.recipient_id
     WHERE o.facts ->> 'event' = $1 AND o.sent_at IS NULL AND o.given_up_at IS NULL ORDER BY o.kind, m.email`,
    [event],
  );

const kinds = async (event: string): Promise<string[]> => (await waiting(event)).map(({ kind }) => kind);

/** Lets the time pass for what waits, and sends it; answers who got what, in the order of their addresses. */
async function sent(event: string): Promise<Received[]> {
  await world.database.rows(`UPDATE outbox_message SET due_at = now() WHERE facts ->> 'event' = $1`, [event]);
  for (const { id } of await waiting(event)) await world.apps[0]!.get(OutboxSender).send(id);
  return sink.mails.toSorted((one, other) => one.recipients[0]!.localeCompare(other.recipients[0]!));
}

const textTo = (mails: readonly Received[], person: Person): string | undefined =>
  mails.find(({ recipients }) => recipients[0] === addressOf(person))?.parsed.text;

/** Ends what waits, as if all of it had been sent. */
const settle = (event: string) =>
  world.database.rows(`UPDATE outbox_message SET sent_at = now() WHERE facts ->> 'event' = $1`, [event]);

/** An event with somebody registered, a speaker and an invited state, all of whom have read what came before. */
async function eventWithPeople(changes: Partial<EventInput> = {}): Promise<string> {
  const { id } = await publishedEvent(world, { ...hybrid, registrationPolicy: 'OPEN', ...changes });
  await registerFor(world, id, world.ids.expert2, { mode: 'IN_PERSON' });
  await change(id, {
    agenda: [
      {
        ...{ startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T11:00', title: [{ locale: 'en', text: 'Opening' }] },
        speakers: [{ member: world.ids.observer }],
      },
    ],
  });
  await world.as('organiser').ask(inviteStates, { event: id, invitations: [{ state: 'GE', seats: 2 }] });
  await settle(id);
  return id;
}

const change = (id: string, input: Input<'UpdateEventInput'>, who: Person = 'organiser') =>
  world.as(who).ask(updateEvent, { id, input });

const later = { startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T12:30' };

describe('a change of an event that matters', () => {
  it('is told to participants, speakers and invited states, with what was and what is', async () => {
    await world.database.rows(`UPDATE account SET time_zone = 'Asia/Tbilisi' WHERE member_id = $1`, [
      world.ids.expert2,
    ]);
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.contactPoint]);
    const event = await eventWithPeople();
    await change(event, { ...later, venue: { ...venue, name: 'New House' } });
    expect((await waiting(event)).map(({ kind, person, wait }) => [kind, person, wait])).toEqual([
      ['event.changed', addressOf('contactPoint'), 600],
      ['event.changed', addressOf('expert2'), 600],
      ['event.changed', addressOf('observer'), 600],
    ]);
    const mails = await sent(event);
    const text = textTo(mails, 'expert2')!;
    expect(text).toContain('Time (before): Tuesday 20 May 2031, 10:00-12:00 (Vienna, UTC+2)');
    expect(text).toContain('Time: Tuesday 20 May 2031, 10:00-12:30 (Vienna, UTC+2)');
    expect(text).toContain('Your time: Tuesday 20 May 2031, 12:00-14:30 (Tbilisi, UTC+4)');
    expect(text).toContain('Place (before): House of Meetings, 3.14, Tbilisi, Georgia');
    expect(text).toContain('Place: New House, 3.14, Tbilisi, Georgia');
    expect(text).toContain('because of your registration');
    expect(textTo(mails, 'observer')).toContain('because you speak at the event');
    const russian = textTo(mails, 'contactPoint');
    expect(russian).toContain('Время (было): 20 мая 2031 г., 10:00-12:00 (Вена, UTC+2)');
    expect(russian).toContain('как национальный контактный пункт');
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.contactPoint]);
  });

  it.each([
    ['another zone', { timeZone: 'Europe/Berlin' }, 'Time: Tuesday 20 May 2031, 10:00-12:00 (Berlin, UTC+2)'],
    ['dates that are no longer fixed', { tentative: true }, 'The dates are not final yet.'],
    ['the first link', { joinUrl: 'https://meet.example/7' }, 'Join online: https://meet.example/7'],
  ] as const)('is %s', async (_, input, told) => {
    const event = await eventWithPeople();
    await change(event, input);
    expect(textTo(await sent(event), 'expert2')).toContain(told);
  });

  it('is dates that become fixed, another link, and another form', async () => {
    const { id: event } = await publishedEvent(world, {
      ...hybrid,
      tentative: true,
      joinUrl: 'https://meet.example/1',
    });
    await registerFor(world, event, world.ids.expert2, { mode: 'ONLINE' });
    await settle(event);
    await change(event, { tentative: false, joinUrl: 'https://meet.example/2', format: 'ONLINE' });
    const text = textTo(await sent(event), 'expert2')!;
    expect(text).toContain('The dates are fixed now.');
    expect(text).toContain('Join online (before): https://meet.example/1');
    expect(text).toContain('Join online: https://meet.example/2');
    expect(text).toContain('Form (before): In person and online');
  });

  it('is the link for those alone who have a seat, and no other change', async () => {
    const event = await eventWithPeople();
    await change(event, { joinUrl: 'https://meet.example/8' });
    expect((await waiting(event)).map(({ person }) => person)).toEqual([addressOf('expert2')]);
    await settle(event);
    await change(event, {
      title: [{ locale: 'en', text: 'Another title' }],
      summary: [{ locale: 'en', text: 'More' }],
    });
    expect(await waiting(event)).toEqual([]);
  });

  it('is one mail for what is edited within ten minutes; the last state counts', async () => {
    const event = await eventWithPeople();
    await change(event, { endsAt: '2031-05-20T13:00' });
    await change(event, { endsAt: '2031-05-20T14:00', joinUrl: 'https://meet.example/9' }, 'secretariat');
    expect(await kinds(event)).toEqual(Array(3).fill('event.changed'));
    const text = textTo(await sent(event), 'expert2')!;
    expect(text).toContain('Time (before): Tuesday 20 May 2031, 10:00-12:00 (Vienna, UTC+2)');
    expect(text).toContain('Time: Tuesday 20 May 2031, 10:00-14:00 (Vienna, UTC+2)');
    expect(text).toContain('https://meet.example/9');
    await change(event, { endsAt: '2031-05-20T15:00' });
    expect(await kinds(event)).toEqual(Array(3).fill('event.changed'));
  });

  it('is nothing once it is changed back, and leaves no failure behind', async () => {
    const event = await eventWithPeople();
    await change(event, { endsAt: '2031-05-20T13:00' });
    await change(event, { endsAt: '2031-05-20T12:00' });
    expect(await sent(event)).toEqual([]);
    expect(await waiting(event)).toEqual([]);
    expect(
      await world.database.rows(`SELECT FROM outbox_message WHERE facts ->> 'event' = $1 AND undelivered`, [event]),
    ).toEqual([]);
  });

  it('waits until it is due', async () => {
    const event = await eventWithPeople();
    await change(event, later);
    const [{ id }] = (await waiting(event)) as [Waiting];
    await expect(world.apps[0]!.get(OutboxSender).send(id)).rejects.toThrow('not due');
    expect(sink.mails).toEqual([]);
  });

  it('leaves at once within a day before the start and during the event, with what waited', async () => {
    const { id: event } = await publishedEvent(world);
    await registerFor(world, event, world.ids.expert2);
    await settle(event);
    await change(event, { endsAt: '2031-05-20T13:00' });
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    await change(event, { startsAt: soon(20), endsAt: soon(22) });
    const [mail] = await waiting(event);
    expect(mail).toMatchObject({ kind: 'event.changed', wait: 0 });
    await world.apps[0]!.get(OutboxSender).send(mail!.id);
    expect(sink.mails[0]!.parsed.text).toContain('Time (before): Tuesday 20 May 2031, 10:00-12:00 (Vienna, UTC+2)');

    await world.database.rows(`UPDATE event SET starts_at = now() - interval '1 hour' WHERE id = $1`, [event]);
    await change(event, { joinUrl: 'https://meet.example/10' });
    expect(await waiting(event)).toMatchObject([{ kind: 'event.changed', wait: 0 }]);
  });

  it('is told neither to who did it, nor of drafts, nor of events that are over', async () => {
    const { id: event } = await publishedEvent(world);
    await registerFor(world, event, world.ids.organiser);
    const { id: draft } = await draftEvent(world, {
      agenda: [
        {
          ...{ startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T11:00', title: [{ locale: 'en', text: 'Talk' }] },
          speakers: [{ member: world.ids.expert }],
        },
      ],
    });
    const { id: over } = await publishedEvent(world, { startsAt: '2025-03-11T09:00', endsAt: '2025-03-11T17:00' });
    await registerFor(world, over, world.ids.expert2);
    await settle(event);
    for (const id of [event, draft]) await change(id, later);
    await change(over, { joinUrl: 'https://meet.example/11', endsAt: '2025-03-11T18:00' });
    for (const id of [event, draft, over]) expect(await waiting(id)).toEqual([]);
    await change(over, later);
    expect(await kinds(over)).toEqual(['event.changed']);
  });

  it('is told once when it is sent by two at once, and again after the server was down', async () => {
    const { id: event } = await publishedEvent(world);
    await registerFor(world, event, world.ids.expert2);
    await settle(event);
    await change(event, later);
    await world.database.rows(`UPDATE outbox_message SET due_at = now() WHERE facts ->> 'event' = $1`, [event]);
    const [{ id }] = (await waiting(event)) as [Waiting];
    sink.refusals.push({ code: 451, text: 'later' });
    await expect(world.apps[0]!.get(OutboxSender).send(id)).rejects.toThrow('451');
    // Meanwhile it goes on being edited: the same mail tells it.
    await change(event, { endsAt: '2031-05-20T16:00' });
    expect(await waiting(event)).toHaveLength(1);
    sink.delay = 200;
    await Promise.allSettled(world.apps.map((app) => app.get(OutboxSender).send(id)));
    sink.delay = 0;
    expect(sink.mails).toHaveLength(1);
    expect(sink.mails[0]!.parsed.text).toContain('10:00-16:00');
  });

  it('is not lost when it is made while the mail about the one before is on its way', async () => {
    const { id: event } = await publishedEvent(world);
    await registerFor(world, event, world.ids.expert2);
    await settle(event);
    await change(event, { endsAt: '2031-05-20T13:00' });
    await world.database.rows(`UPDATE outbox_message SET due_at = now() WHERE facts ->> 'event' = $1`, [event]);
    const [{ id }] = (await waiting(event)) as [Waiting];
    sink.delay = 1500;
    const first = world.apps[0]!.get(OutboxSender).send(id);
    await sink.busy();
    await change(event, { endsAt: '2031-05-20T14:00' });
    sink.delay = 0;
    await first;
    const mails = await sent(event);
    expect(mails.map(({ parsed }) => /Time: .* (10:00-1\d:00)/.exec(parsed.text!)![1])).toEqual([
      '10:00-13:00',
      '10:00-14:00',
    ]);
  });
});

describe('a cancelled event', () => {
  it('is told at once to invited states and speakers too, to each once, and ends what waited', async () => {
    const event = await eventWithPeople();
    await registerFor(world, event, world.ids.contactPoint, { mode: 'ONLINE' });
    await settle(event);
    await change(event, later);
    await world.as('organiser').ask(cancelEvent, { id: event, reason: 'The host is ill.' });
    const messages = await waiting(event);
    expect(messages.filter(({ kind }) => kind !== 'event.changed')).toMatchObject([
      { kind: 'event.cancelled', person: addressOf('observer'), wait: 0 },
      { kind: 'registration.cancelled', person: addressOf('contactPoint'), wait: 0 },
      { kind: 'registration.cancelled', person: addressOf('expert2'), wait: 0 },
    ]);
    const mails = await sent(event);
    expect(mails.map(({ parsed }) => parsed.subject!.split(':')[0])).toEqual(Array(3).fill('Event cancelled'));
    expect(textTo(mails, 'observer')).toContain('Reason: The host is ill.');
  });

  it('is told to a state that has only been invited, and not to one that said no', async () => {
    const { id: event } = await publishedEvent(world);
    await world.as('organiser').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
    await settle(event);
    await world.as('organiser').ask(cancelEvent, { id: event });
    expect(await waiting(event)).toMatchObject([{ kind: 'event.cancelled', person: addressOf('contactPoint') }]);

    const { id: other } = await publishedEvent(world);
    await world.as('organiser').ask(inviteStates, { event: other, invitations: [{ state: 'GE', seats: 2 }] });
    await world
      .as('contactPoint')
      .ask(graphql('mutation ($id: ID!) { declineForState(event: $id, state: "GE") { id } }'), { id: other });
    await settle(other);
    await world.as('organiser').ask(cancelEvent, { id: other });
    expect(await waiting(other)).toEqual([]);
  });
});

describe('the invitation of a state', () => {
  const invite = (event: string, invitation: Partial<Input<'StateInvitationInput'>>) =>
    world.as('organiser').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2, ...invitation }] });

  it('is told with other seats or another deadline, and not when nothing is another', async () => {
    const { id: event } = await publishedEvent(world);
    await invite(event, {});
    await settle(event);
    await invite(event, {});
    expect(await waiting(event)).toEqual([]);
    await invite(event, { seats: 3, nominationClosesAt: '2031-04-01T18:00' });
    await invite(event, { seats: 4, nominationClosesAt: '2031-04-01T18:00' });
    expect(await waiting(event)).toMatchObject([{ kind: 'state.changed', wait: 600 }]);
    const text = textTo(await sent(event), 'contactPoint')!;
    expect(text).toContain('Seats of your state (before): 2');
    expect(text).toContain('Seats of your state: 4');
    expect(text).toContain('Please answer by: Tuesday 1 April 2031, 18:00 (Vienna, UTC+2)');
  });

  it('is told with its reason when it is taken back', async () => {
    const { id: event } = await publishedEvent(world);
    const { inviteStates: invited } = await invite(event, {});
    await settle(event);
    await invite(event, { seats: 5 });
    await world
      .as('organiser')
      .ask(graphql('mutation ($id: ID!) { withdrawStateInvitation(id: $id, reason: "No room") }'), {
        id: invited[0]!.id,
      });
    expect(await kinds(event)).toEqual(['state.changed', 'state.withdrawn']);
    const mails = await sent(event);
    expect(mails).toHaveLength(1);
    expect(mails[0]!.parsed.subject).toContain('Invitation to Georgia withdrawn');
    expect(mails[0]!.parsed.text).toContain('Reason: No room');
  });
});

describe('what somebody else does to a registration', () => {
  const withdraw = graphql('mutation ($id: ID!) { withdraw(registration: $id, reason: "On leave") { status } }');
  const changeMode = graphql(
    'mutation ($id: ID!, $mode: AttendanceMode!) { changeMode(registration: $id, mode: $mode) { mode } }',
  );
  const update = graphql(
    'mutation ($id: ID!, $input: UpdateRegistrationInput!) { updateRegistration(id: $id, input: $input) { id } }',
  );

  async function seated(): Promise<{ event: string; id: string }> {
    const { id: event } = await publishedEvent(world, hybrid);
    const { id } = await registerFor(world, event, world.ids.expert2, { mode: 'IN_PERSON' });
    await settle(event);
    return { event, id };
  }

  it('is told when it ends it, and not when the person does', async () => {
    const { event, id } = await seated();
    await world.as('contactPoint').ask(withdraw, { id });
    const text = textTo(await sent(event), 'expert2')!;
    expect(text).toContain('have withdrawn your registration');
    expect(text).toContain('Reason: On leave');
    const own = await seated();
    await world.as('expert2').ask(withdraw, { id: own.id });
    expect(await waiting(own.event)).toEqual([]);
  });

  it('is told when it says no to an invitation', async () => {
    const { id: event } = await publishedEvent(world);
    const { inviteMembers: invited } = await world
      .as('organiser')
      .ask(inviteMembers, { event, members: [world.ids.expert2] });
    await settle(event);
    await world.as('organiser').ask(withdraw, { id: invited[0]!.id });
    expect(await kinds(event)).toEqual(['registration.declined']);
  });

  it('is told when it gives another mode, role or representation, in one mail with what was and what is', async () => {
    const { event, id } = await seated();
    await world.as('organiser').ask(changeMode, { id, mode: 'ONLINE' });
    await world.as('organiser').ask(update, { id, input: { role: 'SPEAKER', representing: { state: 'UA' } } });
    expect(await waiting(event)).toMatchObject([{ kind: 'registration.changed', wait: 600 }]);
    const text = textTo(await sent(event), 'expert2')!;
    expect(text).toContain('How you take part (before): In person\nHow you take part: Online');
    expect(text).toContain('You take part as (before): Participant\nYou take part as: Speaker');
    expect(text).toContain('You represent (before): Georgia\nYou represent: Ukraine');
  });

  it('is told when it sets another time to answer', async () => {
    const { id: event } = await publishedEvent(world);
    const { inviteMembers: invited } = await world
      .as('organiser')
      .ask(inviteMembers, { event, members: [world.ids.expert2], answerDueAt: '2031-04-01T18:00' });
    await settle(event);
    await world.as('organiser').ask(update, { id: invited[0]!.id, input: { answerDueAt: '2031-04-02T18:00' } });
    expect(textTo(await sent(event), 'expert2')).toContain('Please answer by: Wednesday 2 April 2031, 18:00');
  });

  it('is nothing when it is changed back, ended meanwhile, or one’s own act', async () => {
    const back = await seated();
    await world.as('organiser').ask(changeMode, { id: back.id, mode: 'ONLINE' });
    await world.as('organiser').ask(changeMode, { id: back.id, mode: 'IN_PERSON' });
    expect(await sent(back.event)).toEqual([]);
    const ended = await seated();
    await world.as('organiser').ask(changeMode, { id: ended.id, mode: 'ONLINE' });
    await world.as('organiser').ask(withdraw, { id: ended.id });
    expect((await sent(ended.event)).map(({ parsed }) => parsed.subject!.split(':')[0])).toEqual([
      'Registration withdrawn',
    ]);
    const own = await seated();
    await world.as('expert2').ask(changeMode, { id: own.id, mode: 'ONLINE' });
    expect(await waiting(own.event)).toEqual([]);
  });
});

describe('a mail that cannot be delivered', () => {
  const listed = graphql(`
    query ($subject: ID!) { auditTrail(subject: $subject) { nodes { action subjectKind changes { field to } } } }
  `);

  it('is reported to who nominated or invited, when no address is known, and listed for the secretariat', async () => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'NOMINATION' });
    const people = [await world.newMember('Ana', 'Silent', 'GE'), await world.newMember('Bela', 'Quiet', 'GE')];
    await world.as('contactPoint').ask(nominateForEvent, { event, members: people });
    for (const { id } of await world.database.rows<{ id: string }>(
      `SELECT id FROM outbox_message WHERE facts ->> 'event' = $1`,
      [event],
    ))
      await world.apps[0]!.get(OutboxSender).send(id);
    expect(await waiting(event)).toMatchObject([
      { kind: 'mails.undelivered', person: addressOf('contactPoint'), wait: 600 },
    ]);
    const [mail] = await sent(event);
    expect(mail!.parsed.text).toContain('Ana Silent: no address is known');
    expect(mail!.parsed.text).toContain('Bela Quiet: no address is known');
    const { auditTrail } = await world.as('secretariat').ask(listed, { subject: people[0]! });
    expect(auditTrail.nodes).toContainEqual({
      ...{ action: 'mailUndelivered', subjectKind: 'Member' },
      changes: expect.arrayContaining([{ field: 'kind', to: 'registration.nominated' }]),
    });
  });

  it('is given up at once when the server refuses it for good, and not when it asks to wait', async () => {
    const { id: event } = await publishedEvent(world);
    await registerFor(world, event, world.ids.expert2);
    const [{ id }] = (await waiting(event)) as [Waiting];
    sink.refusals.push({ code: 451, text: 'later' }, { code: 550, text: 'no such user here' });
    await expect(world.apps[0]!.get(OutboxSender).send(id)).rejects.toThrow('451');
    await world.apps[0]!.get(OutboxSender).send(id);
    expect(
      await world.database.rows(
        `SELECT attempts, given_up_at IS NOT NULL AS "givenUp", undelivered FROM outbox_message WHERE id = $1`,
        [id],
      ),
    ).toEqual([{ attempts: 2, givenUp: true, undelivered: true }]);
    expect(await waiting(event)).toMatchObject([{ kind: 'mails.undelivered', person: addressOf('secretariat') }]);
    const { auditTrail } = await world.as('secretariat').ask(listed, { subject: world.ids.expert2 });
    expect(auditTrail.nodes[0]).toMatchObject({ action: 'mailUndelivered' });
  });
});

describe('somebody without an account', () => {
  it.each([
    [
      'in the best known language of the profile',
      'DE',
      [
        ['de', 'NATIVE'],
        ['ru', 'FLUENT'],
        ['en', 'BASIC'],
      ],
      'Приглашение',
    ],
    ['in that of the state', 'KZ', [['kk', 'NATIVE']], 'Приглашение'],
    ['in English where the profile says so', 'KZ', [['en', 'WORKING']], 'Invitation'],
    ['in English where nothing is known', 'GE', [], 'Invitation'],
  ] as const)('is written to %s', async (title, state, languages, subject) => {
    const { id: event } = await publishedEvent(world);
    const address = `${title.replaceAll(/\W/g, '')}@guest.example`;
    const member = await world.newMember('Guest', 'Person', state, address);
    for (const [language, level] of languages)
      await world.database.rows(`INSERT INTO member_language (member_id, language, level) VALUES ($1, $2, $3)`, [
        member,
        language,
        level,
      ]);
    await world.as('organiser').ask(inviteMembers, { event, members: [member] });
    const [mail] = await sent(event);
    expect(mail!.parsed.subject).toMatch(new RegExp(`^${subject}:`));
  });
});
