import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { OutboxSender } from '../../src/notifications/index.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { type EventInput, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { inviteStates, registerFor } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { AnswerTo } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
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

const write = graphql(`
  mutation ($event: ID!, $input: MessageInput!, $dryRun: Boolean! = false) {
    messageParticipants(event: $event, input: $input, dryRun: $dryRun) { recipients withoutAddress queuedAt }
  }
`);
type MessageInput = Input<'MessageInput'>;
const confirmed: MessageInput['to'] = { statuses: ['CONFIRMED'] };
const nobodyRegistered: MessageInput['to'] = { statuses: [] };

const message = (changes: Partial<MessageInput> = {}): MessageInput => ({
  to: confirmed,
  subject: english('Where we meet'),
  body: english('Please bring your passport.\n\nThe bus leaves at 8:30.\nIt does not wait.'),
  ...changes,
});

const writeAs = async (
  who: Person,
  event: string,
  changes: Partial<MessageInput> = {},
  dryRun = false,
): Promise<AnswerTo<typeof write>['messageParticipants']> =>
  (await world.as(who).ask(write, { event, input: message(changes), dryRun })).messageParticipants;

/** An event with these people of the cast confirmed. */
async function eventWith(people: readonly Person[], changes: Partial<EventInput> = {}): Promise<string> {
  const { id: event } = await publishedEvent(world, changes);
  for (const person of people) await registerFor(world, event, world.ids[person]);
  return event;
}

const queued = (event: string): Promise<{ id: string; recipientId: string; facts: object }[]> =>
  world.database.rows(
    `SELECT id, recipient_id AS "recipientId", facts FROM outbox_message
     WHERE kind = 'participants.message' AND facts ->> 'event' = $1 ORDER BY id`,
    [event],
  );

/** Sends what is queued for the event; answers the mails by the address that each went to. */
async function sent(event: string): Promise<Map<string, Received>> {
  for (const { id } of await queued(event)) await world.apps[0]!.get(OutboxSender).send(id);
  return new Map(sink.mails.map((mail) => [mail.recipients.join(), mail]));
}

describe('a message to the participants of an event', () => {
  it('reaches each of them alone, as plain paragraphs with the event, its link and why one gets it', async () => {
    const event = await eventWith(['expert2', 'observer']);
    expect(await writeAs('organiser', event)).toEqual({
      recipients: 2,
      withoutAddress: 0,
      queuedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    const mails = await sent(event);
    expect([...mails.keys()].sort()).toEqual([addressOf('expert2'), addressOf('observer')].sort());
    for (const [address, mail] of mails) expect(diversions(mail, address)).toEqual([]);
    const { parsed } = mails.get(addressOf('expert2'))!;
    expect(parsed.subject).toBe('Where we meet');
    expect(parsed.replyTo?.value).toEqual([{ name: 'Colloquy', address: 'secretariat@colloquy.example' }]);
    expect(parsed.text).toContain(
      'Dear Giorgi Lomidze,\n\nPlease bring your passport.\n\nThe bus leaves at 8:30.\nIt does not wait.\n\n' +
        'Event: Interviewing vulnerable applicants\n',
    );
    expect(parsed.text).toContain('Time: Tuesday 20 May 2031, 10:00-12:00 (Vienna, UTC+2)');
    expect(parsed.text).toContain('See the event: https://colloquy.example/events/');
    expect(parsed.text).toContain('because of your registration for the event');
    expect(String(parsed.html)).toContain('>Please bring your passport.</p>');
    expect(String(parsed.html)).toContain('>The bus leaves at 8:30.\nIt does not wait.</p>');
  });

  it('is read by each in the own language where it is written in it, else in English, else in any', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.expert]);
    const event = await eventWith(['expert', 'expert2'], {
      title: [
        { locale: 'en', text: 'Interviews' },
        { locale: 'ru', text: 'Собеседования' },
      ],
    });
    await writeAs('secretariat', event, {
      subject: [...english('Where we meet'), { locale: 'ru', text: 'Место встречи' }],
      body: [...english('At the gate.'), { locale: 'ru', text: 'У ворот «Б».' }],
    });
    const mails = await sent(event);
    const russian = mails.get(addressOf('expert'))!;
    expect(russian.parsed.subject).toBe('Место встречи');
    expect(russian.raw).toMatch(/^Content-Language: ru\r$/m);
    expect(russian.parsed.text).toContain('Здравствуйте, Олена Коваленко «Лісова»!\n\nУ ворот «Б».\n');
    expect(russian.parsed.text).toContain('Мероприятие: Собеседования');
    expect(russian.parsed.text).toContain('в связи с вашей регистрацией');
    expect(mails.get(addressOf('expert2'))!.parsed.text).toContain('At the gate.');

    sink.mails.length = 0;
    const other = await eventWith(['expert', 'expert2']);
    await writeAs('secretariat', other, {
      subject: [{ locale: 'ru', text: 'Только по-русски' }],
      body: english('Only in English'),
    });
    const mixed = await sent(other);
    expect(mixed.get(addressOf('expert2'))!.parsed.subject).toBe('Только по-русски');
    expect(mixed.get(addressOf('expert'))!.parsed.text).toContain('Only in English');
  });

  it('goes also to the contact points of states that answered so, once to who is both', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.contactPoint]);
    const event = await eventWith(['expert2']);
    await world.as('secretariat').ask(inviteStates, {
      event,
      invitations: [
        { state: 'GE', seats: 2 },
        { state: 'UA', seats: 1 },
      ],
    });
    const awaited: Partial<MessageInput> = { stateAnswers: ['AWAITED'] };
    expect(await writeAs('organiser', event, { stateAnswers: ['WILL_NOT_ATTEND'] }, true)).toMatchObject({
      recipients: 1,
    });
    expect(await writeAs('organiser', event, { ...awaited, to: nobodyRegistered })).toMatchObject({ recipients: 1 });
    const [mail] = [...(await sent(event)).values()];
    expect(mail!.recipients).toEqual([addressOf('contactPoint')]);
    expect(mail!.parsed.text).toContain('как национальный контактный пункт');

    await registerFor(world, event, world.ids.contactPoint);
    expect(await writeAs('organiser', event, awaited)).toMatchObject({ recipients: 2 });
    await world.database.rows(`UPDATE role_grant SET revoked_at = now() WHERE member_id = $1`, [
      world.ids.contactPoint,
    ]);
    expect(
      await world.as('organiser').refusal(write, {
        event,
        input: message({ ...awaited, to: nobodyRegistered }),
        dryRun: true,
      }),
    ).toEqual({ code: 'BAD_INPUT', field: 'input.to' });
    await world.database.rows(`UPDATE role_grant SET revoked_at = NULL WHERE member_id = $1`, [world.ids.contactPoint]);
  });

  it('selects by the filter, and only among those of this event', async () => {
    const event = await eventWith(['expert', 'expert2', 'observer']);
    const other = await eventWith(['organiser']);
    const count = async (to: MessageInput['to']) => (await writeAs('secretariat', event, { to }, true)).recipients;
    expect(await count({})).toBe(3);
    expect(await count({ states: ['GE', 'FR'] })).toBe(2);
    expect(await count({ search: 'коваленко «л' })).toBe(1);
    expect(await count({ members: [world.ids.expert, world.ids.organiser] })).toBe(1);
    expect(await count({ actions: ['VI.6'] })).toBe(3);
    const refused = (to: MessageInput['to']) =>
      world.as('secretariat').refusal(write, { event, input: message({ to }) });
    expect(await refused({ events: [other] })).toEqual({ code: 'BAD_INPUT', field: 'input.to' });
    expect(await refused({ statuses: ['WAITLISTED'] })).toEqual({ code: 'BAD_INPUT', field: 'input.to' });
    expect(await refused({ actions: ['XX.99'] })).toEqual({ code: 'BAD_INPUT', field: 'input.to.actions.0' });
  });

  it('leaves out who is erased, and says how many have no address', async () => {
    const event = await eventWith(['expert2', 'observer']);
    const [silent] = await manyMembers(world, 1);
    await registerFor(world, event, silent!);
    await world.database.rows(`UPDATE member SET erased_at = now() WHERE id = $1`, [world.ids.observer]);
    expect(await writeAs('organiser', event)).toMatchObject({ recipients: 1, withoutAddress: 1 });
    expect(await queued(event)).toMatchObject([{ recipientId: world.ids.expert2 }]);
    await world.database.rows(`UPDATE member SET erased_at = now() WHERE id = $1`, [world.ids.expert2]);
    await sent(event);
    expect(sink.mails).toHaveLength(0);
    await world.database.rows(`UPDATE member SET erased_at = NULL WHERE id = ANY ($1)`, [
      [world.ids.observer, world.ids.expert2],
    ]);
  });

  it('is only counted in a dry run', async () => {
    const event = await eventWith(['expert2']);
    const rows = () =>
      world.database.rows(
        `SELECT (SELECT count(*) FROM participant_message) AS messages, (SELECT count(*) FROM outbox_message) AS mails,
           (SELECT count(*) FROM audit_entry) AS entries`,
      );
    const before = await rows();
    expect(await writeAs('organiser', event, {}, true)).toEqual({ recipients: 1, withoutAddress: 0, queuedAt: null });
    expect(await rows()).toEqual(before);
  });

  it('is kept once, with who wrote to how many', async () => {
    const event = await eventWith(['expert2', 'observer']);
    await writeAs('organiser', event);
    const kept = await world.database.rows<{ id: string }>(
      `SELECT id, written_by_member_id AS "by", recipients FROM participant_message WHERE event_id = $1`,
      [event],
    );
    expect(kept).toMatchObject([{ by: world.ids.organiser, recipients: 2 }]);
    expect((await queued(event)).map(({ facts }) => facts)).toEqual(
      [1, 2].map(() => ({ message: kept[0]!.id, event })),
    );
    expect(
      await world.database.rows(
        `SELECT a.by_member_id AS "by", v.new_value AS recipients
         FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
         WHERE a.subject_id = $1 AND a.action = 'messageParticipants' AND v.field = 'recipients'`,
        [event],
      ),
    ).toEqual([{ by: world.ids.organiser, recipients: '2' }]);
  });

  it('is read back in every language', async () => {
    const event = await eventWith(['expert2']);
    const read = graphql(`
        mutation ($event: ID!, $input: MessageInput!) {
          messageParticipants(event: $event, input: $input, dryRun: true) {
            subject russian: subject(locale: "ru") subjects { locale text } body bodies(locale: "ru") { locale text }
          }
        }
      `);
    const both = [{ locale: 'ru', text: 'Тема' }, ...english('Subject')];
    expect(
      await world.as('organiser').ask(read, { event, input: message({ subject: both, body: english(' Text ') }) }),
    ).toEqual({
      messageParticipants: {
        subject: 'Subject',
        russian: 'Тема',
        subjects: [...english('Subject'), { locale: 'ru', text: 'Тема' }],
        body: 'Text',
        bodies: english('Text'),
      },
    });
  });
});

describe('a message that comes twice', () => {
  it('is a repeat when it is the same, also at once through two processes, and new when anything differs', async () => {
    const event = await eventWith(['expert2', 'observer']);
    const variables = { event, input: message() };
    const answers = await Promise.all(
      [0, 1, 0, 1].map((process) => world.as('organiser', process).ask(write, variables)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await queued(event)).toHaveLength(2);
    await writeAs('secretariat', event);
    await writeAs('organiser', event, { body: english('Something else') });
    await writeAs('organiser', event, { to: { ...confirmed, states: ['GE'] } });
    expect(await queued(event)).toHaveLength(2 + 2 + 2 + 1);
    await world.database.rows(
      `UPDATE participant_message SET queued_at = queued_at - interval '11 minutes' WHERE event_id = $1`,
      [event],
    );
    await writeAs('organiser', event);
    expect(await queued(event)).toHaveLength(9);
  });
});

describe('a message is refused', () => {
  it('to whoever does not run the event', async () => {
    const event = await eventWith(['expert2']);
    const refusals = await Promise.all(
      (['nobody', 'expert2', 'contactPoint', 'otherOrganiser'] as const).map((who) =>
        world.as(who).refusal(write, { event, input: message() }),
      ),
    );
    expect(refusals).toEqual([
      { code: 'UNAUTHENTICATED', field: null },
      { code: 'FORBIDDEN', field: null },
      { code: 'FORBIDDEN', field: null },
      { code: 'FORBIDDEN', field: null },
    ]);
    await world.database.rows(`UPDATE event SET status = 'DRAFT' WHERE id = $1`, [event]);
    expect(await world.as('otherOrganiser').refusal(write, { event, input: message() })).toEqual({
      code: 'NOT_FOUND',
      field: 'event',
    });
    expect(await queued(event)).toEqual([]);
  });

  it('where its subject or text is empty or too long, naming the field', async () => {
    const event = await eventWith(['expert2']);
    const fields = async (changes: Partial<MessageInput>) => {
      const { errors } = await world.as('organiser').run(write, { event, input: message(changes) });
      return errors.flatMap(({ extensions }) => extensions.problems?.map(({ field }) => field) ?? [extensions.field]);
    };
    expect(await fields({ subject: english(' '), body: [{ locale: 'ru', text: null }] })).toEqual([
      'input.subject',
      'input.body',
    ]);
    expect(await fields({ body: english('я'.repeat(10_001)) })).toEqual(['input.body.0.text']);
    expect(await fields({ subject: english('я'.repeat(201)) })).toEqual(['input.subject.0.text']);
    expect(await writeAs('organiser', event, { body: english('я'.repeat(10_000)) }, true)).toMatchObject({
      recipients: 1,
    });
  });
});

describe('a hostile message', () => {
  it('adds no header, no recipient and no markup', async () => {
    const event = await eventWith(['expert2']);
    await writeAs('organiser', event, {
      subject: english('Hello\r\nBcc: evil@x.example\r\n\r\n<script>alert(1)</script>'),
      body: english('<b>bold</b> & <a href="https://evil.example">here</a>\u202e\r\n\r\n\r\n{{7*7}} «К»'),
    });
    const received = (await sent(event)).get(addressOf('expert2'))!;
    expect(diversions(received, addressOf('expert2'))).toEqual([]);
    expect(received.parsed.subject).toBe('Hello Bcc: evil@x.example <script>alert(1)</script>');
    expect(String(received.parsed.html)).not.toMatch(/<script|<b>|<a href="https:\/\/evil/);
    expect(received.parsed.text).toContain('<b>bold</b> & <a href="https://evil.example">here</a>\n\n{{7*7}} «К»\n');
  });
});
