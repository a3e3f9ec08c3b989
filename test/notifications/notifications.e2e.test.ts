import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport } from 'nodemailer';
import { OutboxSender } from '../../src/notifications/index.js';
import { Database, graphql, Outbox, type OutboxMessage } from '../../src/platform/index.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { cancelEvent, type EventInput, publishedEvent, updateEvent } from '../support/builders/events.js';
import { registerFor } from '../support/builders/registrations.js';
import { diversions, MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

interface Message {
  id: string;
  messageId: string;
  attempts: number;
  lastError: string | null;
  sent: boolean;
  givenUp: boolean;
}

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' } });
});
beforeEach(() => {
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

const send = (id: string): Promise<void> => world.apps[0]!.get(OutboxSender).send(id);

/** What the outbox holds for somebody about an event, the latest first. */
async function messages(event: string | null, member: string): Promise<Message[]> {
  return world.database.rows<Message>(
    `SELECT id, message_id AS "messageId", attempts, last_error AS "lastError", sent_at IS NOT NULL AS sent,
       given_up_at IS NOT NULL AS "givenUp"
     FROM outbox_message WHERE recipient_id = $2 AND ($1::text IS NULL OR facts ->> 'event' = $1) ORDER BY id DESC`,
    [event, member],
  );
}

async function message(event: string | null, member: string): Promise<Message> {
  return (await messages(event, member))[0]!;
}

/** Adds a mail without any facts, of a kind that there may not be. */
async function add(kind: string, recipientId: string): Promise<Message> {
  const [outbox, database] = [world.apps[0]!.get(Outbox), world.apps[0]!.get(Database)];
  const added = { kind, recipientId, facts: {} } as OutboxMessage;
  await database.transaction((transaction) => outbox.add(transaction, [added]));
  return message(null, recipientId);
}

/** An event with somebody registered, whose mail has not been sent. */
async function registered(
  person: Person,
  changes: Partial<EventInput> = {},
): Promise<{ event: string; mail: Message }> {
  const { id: event } = await publishedEvent(world, changes);
  await registerFor(world, event, world.ids[person]);
  return { event, mail: await message(event, world.ids[person]) };
}

const winter = { startsAt: '2031-02-18T10:00', endsAt: '2031-02-18T12:00' };

describe('a mail', () => {
  it('tells the event, its time in both zones and the link to join, as text and as HTML', async () => {
    await world.database.rows(`UPDATE account SET time_zone = 'Asia/Tbilisi' WHERE member_id = $1`, [
      world.ids.expert2,
    ]);
    const { event, mail } = await registered('expert2', { ...winter, joinUrl: 'https://meet.example/42' });
    await send(mail.id);
    const [{ slug }] = (await world.database.rows<{ slug: string }>(`SELECT slug FROM event WHERE id = $1`, [
      event,
    ])) as [{ slug: string }];
    const [{ parsed }] = sink.mails as [(typeof sink.mails)[0]];
    expect(parsed.subject).toBe('Seat confirmed: Interviewing vulnerable applicants');
    expect(parsed.from?.value).toEqual([{ name: 'Colloquy', address: 'secretariat@colloquy.example' }]);
    for (const part of [parsed.text!, String(parsed.html)]) {
      expect(part).toContain('Tuesday 18 February 2031, 10:00-12:00 (Vienna, UTC+1)');
      expect(part).toContain('Tuesday 18 February 2031, 13:00-15:00 (Tbilisi, UTC+4)');
      expect(part).toContain('https://meet.example/42');
      expect(part).toContain(`https://colloquy.example/events/${slug}`);
      expect(part).toMatch(/Reference [0-9A-F]{4}-[0-9A-F]{4}\./);
    }
  });

  it('is in the language of the account, Cyrillic in name and subject included', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru', time_zone = 'Europe/Kyiv' WHERE member_id = $1`, [
      world.ids.expert,
    ]);
    const title = [
      { locale: 'en', text: 'Interviews' },
      { locale: 'ru', text: 'Собеседования с уязвимыми заявителями' },
    ];
    const { mail } = await registered('expert', { ...winter, title });
    await send(mail.id);
    const [{ parsed, raw }] = sink.mails as [(typeof sink.mails)[0]];
    expect(parsed.subject).toBe('Участие подтверждено: Собеседования с уязвимыми заявителями');
    expect(parsed.to).toMatchObject({ value: [{ name: 'Олена Коваленко «Лісова»', address: addressOf('expert') }] });
    expect(parsed.text).toContain('18 февраля 2031 г., 10:00-12:00 (Вена, UTC+1)');
    expect(parsed.text).toContain('Ваше время: 18 февраля 2031 г., 11:00-13:00 (Киев, UTC+2)');
    expect(raw).toMatch(/^Content-Language: ru\r$/m);
  });

  it('tells the place in line, the request, the refusal and the cancelled event with its reason', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] });
    const { id: ask } = await publishedEvent(world, { registrationPolicy: 'APPROVAL' });
    await registerFor(world, event, world.ids.expert2);
    await registerFor(world, event, world.ids.observer);
    const pending = await registerFor(world, ask, world.ids.observer);
    await send((await message(event, world.ids.observer)).id);
    await send((await message(ask, world.ids.observer)).id);
    const decide = graphql(`
      mutation ($ids: [ID!]!) {
        decideRegistrations(registrations: $ids, decision: REJECT, reason: "The group is complete.") { id }
      }
    `);
    await world.as('secretariat').ask(decide, { ids: [pending.id] });
    await send((await message(ask, world.ids.observer)).id);
    await world.as('secretariat').ask(cancelEvent, { id: event, reason: 'The host is ill.' });
    await send((await message(event, world.ids.observer)).id);
    expect(sink.mails.map(({ parsed }) => parsed.subject!.split(':')[0])).toEqual([
      'Waiting list',
      'Request received',
      'Request declined',
      'Event cancelled',
    ]);
    expect(sink.mails[0]!.parsed.text).toContain('Your place on the waiting list: 1');
    expect(sink.mails[2]!.parsed.text).toContain('Reason: The group is complete.');
    expect(sink.mails[3]!.parsed.text).toContain('Reason: The host is ill.');
  });

  it('tells what is true when it is sent: the new time, and that the seat is gone', async () => {
    const { event, mail } = await registered('observer', { ...winter, joinUrl: 'https://meet.example/43' });
    await world
      .as('secretariat')
      .ask(updateEvent, { id: event, input: { startsAt: '2031-02-19T09:00', endsAt: '2031-02-19T10:00' } });
    await world.database.rows(`UPDATE registration SET status = 'WITHDRAWN' WHERE event_id = $1`, [event]);
    await send(mail.id);
    const text = sink.mails[0]!.parsed.text!;
    expect(text).toContain('Wednesday 19 February 2031, 09:00-10:00 (Vienna, UTC+1)');
    expect(text).toContain('Your registration is now: withdrawn.');
    expect(text).not.toContain('meet.example');
  });
});

describe('a hostile name, title or reason', () => {
  const names = [
    ['Ana "Evil" <evil@x.example>,', '"Олена «К»"'],
    ['Ana\r\nBcc: evil@x.example\r\nX-Evil: 1', 'Petrova'],
    ['evil@x.example, Ana', ';,()<>[]@:\\'],
    ['=?utf-8?B?ZXZpbEB4LmV4YW1wbGU=?=', '\u2028Bcc: evil@x.example'],
  ];

  it.each(names)('diverts nothing and adds no header: %s %s', async (givenNames, familyName) => {
    const { event, mail } = await registered('otherOrganiser');
    await world.database.rows(`UPDATE member SET given_names = $2, family_name = $3 WHERE id = $1`, [
      world.ids.otherOrganiser,
      givenNames,
      familyName,
    ]);
    await world.database.rows(`UPDATE event SET title = $2 WHERE id = $1`, [
      event,
      { en: 'Talk\r\nBcc: evil@x.example\r\n\r\n<script>alert(1)</script>' },
    ]);
    await send(mail.id);
    const [received] = sink.mails as [(typeof sink.mails)[0]];
    expect(received.recipients).toEqual([addressOf('otherOrganiser')]);
    expect(diversions(received, addressOf('otherOrganiser'))).toEqual([]);
    expect(received.parsed.subject).toBe('Seat confirmed: Talk Bcc: evil@x.example <script>alert(1)</script>');
    expect(String(received.parsed.html)).not.toContain('<script');
  });

  it('would be noticed: the sink takes a mail to two people, and sees a header that was smuggled in', async () => {
    const transport = createTransport({ url: sink.url });
    await transport.sendMail({ from: 'a@x.example', to: 'Ana <evil@x.example> <ana@x.example>', text: 'x' });
    const raw = 'From: a@x.example\r\nTo: ana@x.example\r\nBcc: evil@x.example\r\nX-Evil: 1\r\n\r\nx';
    await transport.sendMail({ envelope: { from: 'a@x.example', to: ['ana@x.example', 'evil@x.example'] }, raw });
    transport.close();
    expect(diversions(sink.mails[0]!, 'ana@x.example')).toContain('evil@x.example');
    expect(diversions(sink.mails[1]!, 'ana@x.example')).toEqual(['evil@x.example', 'evil@x.example', 'bcc', 'x-evil']);
  });
});

describe('a message of the outbox', () => {
  it('keeps its Message-ID when it is tried again, and is not sent a third time', async () => {
    const { event, mail } = await registered('secretariat2');
    sink.refusals.push({ code: 451, text: `try later ${addressOf('secretariat2')}` });
    await expect(send(mail.id)).rejects.toThrow('451');
    const failed = await message(event, world.ids.secretariat2);
    expect(failed).toMatchObject({ attempts: 1, sent: false, givenUp: false });
    expect(failed.lastError).toMatch(/^(?!.*@cast).*451/);
    await send(mail.id);
    await send(mail.id);
    expect(sink.mails.map(({ parsed }) => parsed.messageId)).toEqual([`<${mail.messageId}>`]);
    expect(await message(event, world.ids.secretariat2)).toMatchObject({ attempts: 2, sent: true, givenUp: false });
  });

  it('goes out once when many send it at the same time', async () => {
    const { mail } = await registered('organiser');
    sink.delay = 200;
    await Promise.allSettled(Array.from({ length: 8 }, () => send(mail.id)));
    sink.delay = 0;
    expect(sink.mails).toHaveLength(1);
    expect(await messages(null, world.ids.organiser)).toMatchObject([{ attempts: 1, sent: true, lastError: null }]);
  });

  it('does not count as done while another worker is still sending it', async () => {
    const { event, mail } = await registered('organiser');
    sink.delay = 1000;
    const first = send(mail.id);
    await sink.busy();
    await expect(send(mail.id)).rejects.toThrow('Another worker');
    sink.delay = 0;
    await first;
    expect(await message(event, world.ids.organiser)).toMatchObject({ attempts: 1, sent: true, lastError: null });
  });

  it('is given up after the last attempt, and at once when trying again would not help', async () => {
    const { event, mail } = await registered('contactPoint');
    await world.database.rows(`UPDATE outbox_message SET attempts = 149 WHERE id = $1`, [mail.id]);
    sink.refusals.push({ code: 550, text: 'no' });
    await send(mail.id);
    expect(await message(event, world.ids.contactPoint)).toMatchObject({ attempts: 150, sent: false, givenUp: true });

    const nobody = await world.newMember('Ana', 'Petrova', 'BG');
    await send((await add('registration.confirmed', nobody)).id);
    expect(await message(null, nobody)).toMatchObject({ givenUp: true, lastError: 'no address' });

    await send((await add('moon.landing', world.ids.contactPoint)).id);
    expect(await message(null, world.ids.contactPoint)).toMatchObject({
      givenUp: true,
      lastError: 'unknown kind moon.landing',
    });
    expect(sink.mails).toHaveLength(0);
  });

  it('about somebody whose data were erased reaches nobody', async () => {
    const gone = await world.newMember('Ivan', 'Petrov', 'BG', 'ivan@cast.example');
    const { id: event } = await publishedEvent(world);
    await registerFor(world, event, gone);
    await world.database.rows(`UPDATE member SET erased_at = now() WHERE id = $1`, [gone]);
    await send((await message(event, gone)).id);
    expect(await message(event, gone)).toMatchObject({ givenUp: true, lastError: 'no address' });
    expect(sink.mails).toHaveLength(0);
  });
});
