import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/create-app.js';
import { readConfig } from '../../src/platform/index.js';
import { addressOf } from '../support/harness/cast.js';
import { publishedEvent } from '../support/builders/events.js';
import { registerFor } from '../support/builders/registrations.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

describe('workers', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function openSink(port?: number): Promise<MailSink> {
    const opened = await MailSink.open(port);
    closing.push(() => opened.close());
    return opened;
  }

  async function workingWorld(smtpUrl: string): Promise<World> {
    const opened = await startWorld({ role: 'all', variables: { SMTP_URL: smtpUrl } });
    closing.push(() => opened.stop());
    return opened;
  }

  it('let people register as ever while the mail server is down, and tell each once when it is back', async () => {
    const { port, url } = await openSink();
    await closing.pop()!();
    const own = await workingWorld(url);
    const { id: event } = await publishedEvent(own);
    const people = ['expert', 'expert2', 'observer'] as const;
    for (const person of people) await registerFor(own, event, own.ids[person]);
    const waiting = `SELECT FROM outbox_message WHERE attempts > 0 AND sent_at IS NULL`;
    for (let turn = 0; turn < 100 && (await own.database.rows(waiting)).length < 3; turn++) await sleep(100);
    expect(await own.database.rows(waiting)).toHaveLength(3);
    const back = await openSink(port);
    await back.arrived(3, 40_000);
    expect(back.mails.flatMap(({ recipients }) => recipients).sort()).toEqual(people.map(addressOf).sort());
  });

  it('send each message once when there are two of them', async () => {
    const shared = await openSink();
    shared.delay = 30;
    const own = await workingWorld(shared.url);
    const other = await createApp(
      readConfig({ DATABASE_URL: own.database.url, ROLE: 'worker', DEMO: 'off', SMTP_URL: shared.url }),
    );
    closing.push(() => other.close());
    await other.init();
    const { id: event } = await publishedEvent(own, { seats: [{ mode: 'ONLINE' }] });
    const names = Array.from({ length: 30 }, (_, number) => `guest${number}`);
    const people = await Promise.all(names.map((name) => own.newMember('Guest', name, 'GE', `${name}@cast.example`)));
    await Promise.all(people.map((person) => registerFor(own, event, person)));
    await shared.arrived(30);
    // Whoever would send one twice has had the time to.
    await sleep(2000);
    expect(new Set(shared.mails.map(({ parsed }) => parsed.messageId)).size).toBe(30);
    expect(shared.mails).toHaveLength(30);
    const rows = await own.database.rows<{ attempts: number }>(
      `SELECT attempts FROM outbox_message WHERE sent_at IS NOT NULL`,
    );
    expect(rows.map(({ attempts }) => attempts)).toEqual(rows.map(() => 1));
  });
});
