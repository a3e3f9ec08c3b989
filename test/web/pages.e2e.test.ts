import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { graphql } from '../../src/platform/index.js';
import { OutboxSender } from '../../src/notifications/index.js';
import { cancelEvent, publishedEvent } from '../support/builders/events.js';
import { registerFor } from '../support/builders/registrations.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
let slug: string;
let event: string;
beforeAll(async () => {
  world = await startWorld({ variables: { BEHIND_PROXY: 'off' } });
  event = (
    await publishedEvent(world, {
      confidentiality: 'OPEN',
      format: 'HYBRID',
      kind: 'STUDY_VISIT',
      startsAt: '2031-02-18T10:00',
      endsAt: '2031-02-19T12:00',
      title: [{ locale: 'en', text: 'Files & <b>decisions</b>' }],
      venue: { name: 'House of Meetings', city: 'Pristina', state: 'XK' },
      joinUrl: 'https://meet.example/secret',
      seats: [{ mode: 'IN_PERSON', capacity: 1 }, { mode: 'ONLINE' }],
      agenda: [
        {
          startsAt: '2031-02-18T10:00',
          endsAt: '2031-02-18T11:30',
          title: [{ locale: 'en', text: 'Opening & <i>talk</i>' }],
          room: '2.17',
          speakers: [{ name: 'Prof. Guest' }, { name: 'Д. Гость' }],
        },
        {
          startsAt: '2031-02-18T11:30',
          endsAt: '2031-02-18T12:00',
          title: [{ locale: 'en', text: 'Behind closed doors' }],
          confidentiality: 'CLOSED',
        },
      ],
    })
  ).id;
  await publishedEvent(world, { confidentiality: 'MEMBERS', title: [{ locale: 'en', text: 'For members only' }] });
  const [row] = await world.database.rows<{ slug: string }>(`SELECT slug FROM event WHERE id = $1`, [event]);
  slug = row!.slug;
});
afterAll(async () => {
  await world.stop();
});

const browser = 'text/html,application/xhtml+xml,*/*;q=0.8';
const visit = (path: string, headers: Record<string, string> = {}): request.Test =>
  request(world.urls[0]!)
    .get(path)
    .set({ accept: browser, ...headers });
const production = {
  NODE_ENV: 'production',
  APP_SECRET: 'Hk4wZ8sQ2vTn6YbL9xRc3MdJ5gPf7EuA',
  PUBLIC_URL: 'https://colloquy.example',
  SMTP_URL: 'smtp://127.0.0.1:9',
};

describe('the first page', () => {
  it('tells what Colloquy is, the public events to come, and the actions of the plan', async () => {
    const { text, status, headers } = await visit('/');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toMatch(/^<!doctype html><html lang="en">/);
    expect(text).toContain(`<a href="/events/${slug}"><span>Files &amp; &lt;b&gt;decisions&lt;/b&gt;</span></a>`);
    expect(text).toContain('Tuesday 18 February 2031, 10:00, to Wednesday 19 February 2031, 12:00 (Vienna, UTC+1)');
    for (const area of ['I', 'II', 'III', 'IV', 'V', 'VI']) expect(text).toContain(`<span class="code">${area}</span>`);
    expect(text).toContain('<span class="code">VI.11</span>');
    expect(text).not.toContain('For members only');
  });

  it('shows members what only members may see', async () => {
    const { text } = await world.as('expert').get('/');
    expect(text).toContain('For members only');
  });

  it('is in Russian for readers of Russian, and in the language that was chosen', async () => {
    expect((await visit('/', { 'accept-language': 'ru-RU,ru;q=0.9,en;q=0.8' })).text).toMatch(
      /<html lang="ru">.*Ближайшие мероприятия/s,
    );
    const { text } = await visit('/?lang=ru');
    expect(text).toContain(`<a href="/events/${slug}?lang=ru"><span lang="en">`);
    expect(text).toContain('(язык: английский)');
    expect((await visit('/?lang=en', { 'accept-language': 'ru' })).text).toMatch(/<html lang="en">/);
    expect((await visit('/?lang=%22%3E%3Cscript%3E')).text).not.toContain('<script');
  });

  it('costs the same number of statements with one event as with nine', async () => {
    const one = await statementsOf(async () => visit('/'));
    for (let number = 0; number < 8; number++) await publishedEvent(world, { confidentiality: 'OPEN' });
    expect(await statementsOf(async () => visit('/'))).toBe(one);
  });

  it('is not sent again to a browser that has it, and is once anything on it has changed', async () => {
    const { headers, text } = await visit('/');
    const tag = headers['etag']!;
    const again = await visit('/', { 'if-none-match': `"other", ${tag}` });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', tag]);
    await publishedEvent(world, { confidentiality: 'OPEN', title: [{ locale: 'en', text: 'One more' }] });
    const changed = await visit('/', { 'if-none-match': tag });
    expect(changed.status).toBe(200);
    expect(changed.text).not.toBe(text);
    expect((await visit('/', { 'if-none-match': tag, 'accept-language': 'ru' })).status).toBe(200);
  });

  it('has a stylesheet that browsers may keep', async () => {
    const [address] = /\/assets\/colloquy\.css\?v=[\w-]+/.exec((await visit('/')).text)!;
    const { headers, text } = await visit(address);
    expect(headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(text).toContain(':focus-visible');
  });
});

describe('the page of an event', () => {
  it('tells time, place with the footnote of the state, actions and seats, and keeps the link to join', async () => {
    const { text, status } = await visit(`/events/${slug}`);
    expect(status).toBe(200);
    expect(text).toContain('<h1>Files &amp; &lt;b&gt;decisions&lt;/b&gt;</h1>');
    expect(text).toContain('House of Meetings, Pristina, Kosovo*');
    expect(text).toMatch(/\* This designation is without prejudice/);
    expect(text).toContain('<span class="code">VI.6</span>');
    expect(text).toContain(
      '<tr><th scope="row">In person</th><td class="number">1</td><td class="number">0</td>' +
        '<td class="number">1</td><td class="number">0</td></tr>',
    );
    expect(text).not.toContain('meet.example');
  });

  it('shows what of the agenda is for the visitor', async () => {
    const { text } = await visit(`/events/${slug}`);
    expect(text).toContain('<h2>Agenda</h2>');
    expect(text).toContain('Tuesday 18 February 2031, 10:00-11:30 (Vienna, UTC+1)</time>');
    expect(text).toContain(
      'Opening &amp; &lt;i&gt;talk&lt;/i&gt;</span>, 2.17<div class="quiet">Prof. Guest, Д. Гость</div>',
    );
    expect(text).not.toContain('Behind closed doors');
    expect((await world.as('secretariat').get(`/events/${slug}`)).text).toContain('Behind closed doors');
  });

  it('gives the link to join to a participant, and the time on the own clocks', async () => {
    await registerFor(world, event, world.ids.expert, { mode: 'ONLINE' });
    const expert = world.as('expert');
    await expert.ask(graphql('mutation { updatePreferences(input: {timeZone: "Asia/Bishkek"}) { timeZone } }'));
    const { text } = await expert.get(`/events/${slug}`);
    expect(text).toContain('<a href="https://meet.example/secret">');
    expect(text).toContain(
      'Your time: Tuesday 18 February 2031, 15:00, to Wednesday 19 February 2031, 17:00 (Bishkek, UTC+6)',
    );
  });

  it('tells why an event was cancelled', async () => {
    const { id: cancelled } = await publishedEvent(world, {
      confidentiality: 'OPEN',
      title: [{ locale: 'en', text: 'Ill-fated talk' }],
    });
    await world.as('secretariat').ask(cancelEvent, { id: cancelled, reason: 'The host is ill.' });
    const [row] = await world.database.rows<{ slug: string }>(`SELECT slug FROM event WHERE id = $1`, [cancelled]);
    const { text } = await visit(`/events/${row!.slug}?lang=ru`);
    expect(text).toMatch(/Это мероприятие отменено\..*The host is ill\./s);
    expect(text).toContain('<h1 lang="en">Ill-fated talk</h1>');
  });
});

describe('what is not there', () => {
  it('is a page for browsers, the same for what is missing and what is hidden', async () => {
    const [hidden] = await world.database.rows<{ slug: string }>(
      `SELECT slug FROM event WHERE confidentiality = 'MEMBERS'`,
    );
    const pages = await Promise.all(
      ['/events/none', `/events/${hidden!.slug}`, `/events/${'x'.repeat(200)}`, '/events/%00', '/none/at/all'].map(
        (path) => visit(path),
      ),
    );
    for (const { status, text, headers } of pages) {
      expect(status).toBe(404);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(text).toContain('<h1>This page is not there</h1>');
    }
    expect((await visit('/none?lang=ru')).text).toContain('<h1>Такой страницы нет</h1>');
  });

  it('is JSON for programs', async () => {
    const answer = await visit('/none', { accept: 'application/json' });
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ statusCode: 404, error: 'Not Found', message: 'Cannot GET /none' });
    expect((await visit('/events/none', { accept: '*/*' })).body).toMatchObject({ statusCode: 404 });
  });

  it('is another page than one that fails, which says so without saying how', async () => {
    await world.database.rows('ALTER TABLE event RENAME TO event_gone');
    const { status, text } = await visit('/', { 'accept-language': 'ru' });
    await world.database.rows('ALTER TABLE event_gone RENAME TO event');
    expect(status).toBe(500);
    expect(text).toContain('<h1>Произошла ошибка</h1>');
    expect(text).not.toMatch(/event|relation|SELECT/);
  });
});

describe('for developers', () => {
  it('mails that were not sent are there to read, their HTML in a frame that can do nothing', async () => {
    const [mail] = await world.database.rows<{ id: string }>(`SELECT id FROM outbox_message WHERE recipient_id = $1`, [
      world.ids.expert,
    ]);
    await world.apps[0]!.get(OutboxSender).send(mail!.id);
    const list = await visit('/dev/mail');
    expect(list.text).toContain(
      `<a href="/dev/mail/${mail!.id}">Seat confirmed: Files &amp; &lt;b&gt;decisions&lt;/b&gt;</a>`,
    );
    expect(list.text).toContain('Олена Коваленко «Лісова» &lt;expert@cast.example&gt;');
    const { text } = await visit(`/dev/mail/${mail!.id}`);
    expect(text).toContain(`&lt;${mail!.id}@colloquy&gt;`);
    expect(text).toContain(`src="/dev/mail/${mail!.id}/html" sandbox=""`);
    const frame = await visit(`/dev/mail/${mail!.id}/html`);
    expect(frame.text).toMatch(/^<!doctype html><html lang="en">/);
    expect(frame.headers['content-security-policy']).toMatch(/^default-src 'none'; .*sandbox$/);
    expect((await visit('/dev/mail/none')).status).toBe(404);
    for (const path of ['/dev/mail', `/dev/mail/${mail!.id}`, `/dev/mail/${mail!.id}/html`])
      for (const header of ['x-forwarded-for', 'forwarded', 'x-forwarded-host'])
        expect((await request(world.urls[0]!).get(path).set(header, 'for=192.0.2.1')).status).toBe(404);
  });

  it('GraphiQL comes from here, with its own script and no other', async () => {
    const { status, text, headers } = await visit('/graphiql');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-[^ ]+'; /);
    expect(headers['content-security-policy']).not.toMatch(/https?:|unsafe-eval|\*/);
    expect(text).not.toMatch(/<(script|link)[^>]+(src|href)="(https?:)?\/\//);
  });

  it('neither mails nor GraphiQL are there in production, nor the mails where they are sent', async () => {
    const live = await startWorld({ variables: { ...production } });
    const sending = await startWorld({ variables: { SMTP_URL: 'smtp://127.0.0.1:9', BEHIND_PROXY: 'off' } });
    try {
      for (const path of ['/dev/mail', '/graphiql']) expect((await request(live.urls[0]!).get(path)).status).toBe(404);
      expect((await request(live.urls[0]!).get('/')).text).not.toMatch(/dev\/mail|graphiql/);
      expect((await request(sending.urls[0]!).get('/dev/mail')).status).toBe(404);
      expect((await request(sending.urls[0]!).get('/graphiql')).status).toBe(200);
    } finally {
      await live.stop();
      await sending.stop();
    }
  });
});
