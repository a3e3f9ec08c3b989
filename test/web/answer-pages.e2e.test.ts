import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { mailed, tokenIn } from '../support/builders/answer-links.js';
import { type EventInput, publishedEvent } from '../support/builders/events.js';
import { inviteMembers, inviteStates } from '../support/builders/registrations.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url } });
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

const titles = [
  { locale: 'en', text: 'Interviews <with> "children"' },
  { locale: 'ru', text: 'Собеседования с «детьми»' },
];
const twoWays: Partial<EventInput> = {
  format: 'HYBRID',
  venue: { name: 'Hofburg', city: 'Vienna', state: 'AT' },
  seats: [
    { mode: 'IN_PERSON', capacity: 5 },
    { mode: 'ONLINE', capacity: 5 },
  ],
};

async function invited(
  changes: Partial<EventInput> = {},
  answerDueAt: string | null = null,
): Promise<{ path: string; id: string }> {
  const { id: event } = await publishedEvent(world, {
    registrationPolicy: 'INVITATION',
    confidentiality: 'CLOSED',
    title: titles,
    ...changes,
  });
  const member = world.ids.expert;
  const { inviteMembers: sent } = await world
    .as('secretariat')
    .ask(inviteMembers, { event, members: [member], answerDueAt });
  const token = tokenIn(await mailed(world, sink, { kind: 'registration.invited', event, member }));
  return { path: `/answer/${token}`, id: sent[0]!.id };
}

async function stateInvited(): Promise<{ path: string; event: string }> {
  const { id: event } = await publishedEvent(world, {
    registrationPolicy: 'NOMINATION',
    confidentiality: 'CLOSED',
    title: titles,
    nominationClosesAt: '2031-04-01T12:00',
  });
  await world.as('secretariat').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 3 }] });
  const mail = await mailed(world, sink, { kind: 'state.invited', event, member: world.ids.contactPoint });
  return { path: `/answer/${tokenIn(mail)}`, event };
}

const visit = (path: string, language = 'en'): request.Test =>
  request(world.urls[0]!).get(path).set({ accept: 'text/html', 'accept-language': language });
const send = (path: string, form: Record<string, string | string[]>): request.Test =>
  request(world.urls[0]!).post(path).type('form').set({ accept: 'text/html' }).send(form);
const statusOf = async (id: string): Promise<string> =>
  (await world.database.rows<{ status: string }>('SELECT status FROM registration WHERE id = $1', [id]))[0]!.status;
const everything = async (): Promise<unknown> =>
  world.database.rows(
    `SELECT (SELECT md5(string_agg(r::text, ',' ORDER BY r.id)) FROM registration r),
       (SELECT count(*) FROM registration_change),
       (SELECT md5(string_agg(i::text, ',' ORDER BY i.id)) FROM state_invitation i),
       (SELECT count(*) FROM answer_link_use), (SELECT count(*) FROM audit_entry),
       (SELECT count(*) FROM outbox_message)`,
  );

describe('the page of a link', () => {
  it('shows whom it is for, the event, until when to answer and a form, and changes nothing by that', async () => {
    const { path, id } = await invited(twoWays, '2031-05-01T12:00');
    const before = await everything();
    const { status, text, headers } = await visit(path);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Interviews &lt;with&gt; &quot;children&quot;</h1>');
    expect(text).toContain('You are invited to take part in this event.');
    expect(text).toMatch(/This page is for (Олена Коваленко «Лісова»|Olena Kovalenko[^<]*)\./);
    expect(text).toContain('Tuesday 20 May 2031, 10:00-12:00 (Vienna, UTC+2)');
    expect(text).toContain('Hofburg, Vienna, Austria');
    expect(text).toContain('<dt>Please answer by</dt><dd class="kept">Thursday 1 May 2031, 12:00 (Vienna, UTC+2)</dd>');
    expect(text).toContain(`action="${path}" method="post"`);
    for (const label of ['Yes, I accept', 'No, I decline', 'In person', 'Online', 'Why not'])
      expect(text).toContain(label);
    expect(text).not.toContain('<script');
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
    });
    await Promise.all([visit(path), visit(`${path}?accept=yes`), request(world.urls[0]!).head(path)]);
    expect(await everything()).toEqual(before);
    expect(await statusOf(id)).toBe('INVITED');
  });

  it('is in the language of the account, whatever the browser asks for, unless another is chosen', async () => {
    const { path } = await invited();
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.expert]);
    const { text } = await visit(path, 'en');
    expect(text).toContain('<html lang="ru">');
    expect(text).toContain('<h1>Собеседования с «детьми»</h1>');
    expect(text).toContain('Эта страница предназначена для: Олена Коваленко «Лісова».');
    expect(text).toContain('20 мая 2031 г., 10:00-12:00 (Вена, UTC+2)');
    expect(text).toContain('Да, я принимаю приглашение');
    const english = await visit(`${path}?lang=en`, 'ru');
    expect(english.text).toContain('<html lang="en">');
    expect(english.text).toContain(`action="${path}?lang=en"`);
    const sent = await send(path, {});
    expect(sent.text).toContain('<a href="#accept">Укажите, примете ли вы участие.</a>');
    const done = await send(`${path}?lang=en`, { accept: 'no' });
    expect(done.headers['location']).toBe(`${path}?lang=en`);
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.expert]);
  });
});

describe('the form', () => {
  it('answers, leads back, and shows what stands then; sent again it changes nothing more', async () => {
    const { path, id } = await invited(twoWays);
    const { status, headers, text } = await send(path, { accept: 'yes', mode: 'ONLINE', reason: '' });
    expect({ status, location: headers['location'], text }).toEqual({ status: 303, location: path, text: '' });
    expect(headers['cache-control']).toBe('no-store');
    expect(await statusOf(id)).toBe('CONFIRMED');
    const after = await visit(path);
    expect(after.text).toContain('You have accepted, and you have a seat at this event.');
    expect(after.text).toContain('<dt>You take part</dt><dd class="kept">Online</dd>');
    expect(after.text).not.toContain('<form');
    const before = await everything();
    expect((await send(path, { accept: 'yes', mode: 'ONLINE' })).status).toBe(303);
    expect(await everything()).toEqual(before);
    const other = await send(path, { accept: 'no' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('<li>This cannot be done in the present state.</li>');
  });

  it('declines with a reason, which history keeps as it was written', async () => {
    const { path, id } = await invited();
    await send(path, { accept: 'no', reason: ' Болен: «О’Ніл»,\r\n<b>"no"</b> ' });
    const [row] = await world.database.rows<{ reason: string; by: string }>(
      `SELECT reason, by_member_id AS by FROM registration_change
       WHERE registration_id = $1 AND to_status = 'DECLINED'`,
      [id],
    );
    expect(row).toEqual({ reason: 'Болен: «О’Ніл»,\n<b>"no"</b>', by: world.ids.expert });
    expect((await visit(path)).text).toContain('You have declined.');
  });

  it.each<[string, Record<string, string | string[]>, string, string]>([
    ['nothing is chosen', { reason: 'No "time" <b>' }, 'accept', 'Choose whether you will take part.'],
    ['both are', { accept: ['yes', 'no'] }, 'accept', 'Choose whether you will take part.'],
    ['something else is', { accept: 'maybe' }, 'accept', 'Choose whether you will take part.'],
    ['the way is missing', { accept: 'yes' }, 'mode', 'Choose: in person or online.'],
    ['the way is none', { accept: 'yes', mode: 'BY_POST' }, 'mode', 'Choose: in person or online.'],
    ['the reason is endless', { accept: 'no', reason: 'x'.repeat(2001) }, 'reason', ''],
  ])(
    'says at the field and above that %s, keeps what was entered and changes nothing',
    async (_, form, field, says) => {
      const { path, id } = await invited(twoWays);
      const { status, text } = await send(path, form);
      expect(status).toBe(422);
      expect(text).toContain('role="alert"');
      expect(text).toContain(`<a href="#${field}">${says}`);
      expect(text).toContain(` id="${field}"`);
      expect(text).toContain(`<p id="${field}-fault" class="fault">Error: ${says}`);
      expect(text).toMatch(new RegExp(`aria-describedby="[^"]*${field}-fault"`));
      if (form['accept'] === 'yes') expect(text).toMatch(/<input type="radio" id="accept"[^>]* checked=""/);
      if (form['reason'] === 'No "time" <b>') expect(text).toContain('>No &quot;time&quot; &lt;b&gt;</textarea>');
      expect(await statusOf(id)).toBe('INVITED');
    },
  );

  it('is gone once the time to answer is over', async () => {
    const { path, id } = await invited({}, '2031-05-01T12:00');
    await world.database.rows(`UPDATE registration SET answer_due_at = now() - interval '1 second' WHERE id = $1`, [
      id,
    ]);
    const { status, text } = await visit(path);
    expect(status).toBe(200);
    expect(text).toContain('The time to answer by this link is over.');
    expect(text).not.toContain('<form');
    const sent = await send(path, { accept: 'yes' });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<li>The time to answer is over.</li>');
    expect(await statusOf(id)).toBe('INVITED');
  });
});

describe('the page for a contact point', () => {
  it('shows seats, letter and deadline, where to nominate, and lets the state decline', async () => {
    const { path, event } = await stateInvited();
    const { text } = await visit(path);
    expect(text).toContain('Georgia is invited to this event.');
    expect(text).toContain('<dt>Seats of your state</dt><dd class="kept">3</dd>');
    expect(text).toMatch(/<dt>Letter<\/dt><dd class="kept">\d{4}\/\d{4,}<\/dd>/);
    expect(text).toContain(
      '<dt>Please answer by</dt><dd class="kept">Tuesday 1 April 2031, 12:00 (Vienna, UTC+2)</dd>',
    );
    expect(text).toContain('To nominate people, sign in and go to the page of the event.');
    expect(text).toContain('<button type="submit" value="no" name="accept">We will not attend</button>');
    expect(text).not.toContain('Yes, I accept');
    expect((await send(path, { accept: 'yes' })).text).toContain('<a href="#accept">');
    expect((await send(path, { accept: 'no', reason: 'Нет бюджета' })).status).toBe(303);
    const after = await visit(path);
    expect(after.text).toContain('Georgia has answered that nobody will come to this event.');
    expect(after.text).toContain('<dt>Reason given</dt><dd class="kept">Нет бюджета</dd>');
    expect(after.text).not.toContain('<form');
    const [row] = await world.database.rows<{ by: string }>(
      `SELECT answered_by_member_id AS by FROM state_invitation WHERE event_id = $1`,
      [event],
    );
    expect(row!.by).toBe(world.ids.contactPoint);
  });
});

describe('an address that is no link', () => {
  it.each(['x', '%00', "'--", 'A'.repeat(64), 'A'.repeat(400)])('is missing: %s', async (token) => {
    expect((await visit(`/answer/${token}`)).status).toBe(404);
    expect((await send(`/answer/${token}`, { accept: 'yes' })).status).toBe(404);
  });

  it('is not tried more than a hundred times in a quarter of an hour', async () => {
    const from = { 'x-forwarded-for': '203.0.113.77' };
    const statuses = [];
    for (let time = 0; time < 102; time++) statuses.push((await visit('/answer/wrong').set(from)).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(100);
    expect(statuses.at(-1)).toBe(429);
    expect((await visit('/answer/wrong').set(from)).text).toContain('Too many attempts');
  });
});

it('a token leaves no trace in what the process writes', async () => {
  const { path } = await invited(twoWays);
  const written: string[] = [];
  const originals = [process.stdout, process.stderr].map((stream) => {
    const write = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array) => {
      written.push(String(chunk));
      return true;
    };
    return () => (stream.write = write);
  });
  try {
    await visit(path);
    await send(path, { accept: 'yes' });
    await world.database.rows('ALTER TABLE answer_link_use RENAME TO gone');
    expect((await visit(path)).status).toBe(500);
    expect((await send(path, { accept: 'no' })).status).toBe(500);
  } finally {
    await world.database.rows('ALTER TABLE gone RENAME TO answer_link_use');
    for (const restore of originals) restore();
  }
  expect(written.join('')).toContain('answer_link_use');
  expect(written.join('')).not.toContain(path.slice('/answer/'.length));
});
