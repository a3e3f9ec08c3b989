import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxSender } from '../../src/notifications/index.js';
import { addressOf } from '../support/harness/cast.js';
import {
  attendees,
  certificateFor,
  certifiedEvent,
  issued,
  revokeCertificate,
} from '../support/builders/certificates.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

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

async function send(code: string): Promise<{ sent: boolean; lastError: string | null }> {
  const [message] = await world.database.rows<{ id: string }>(
    `SELECT id FROM outbox_message WHERE facts ->> 'certificate' = $1`,
    [code],
  );
  await world.apps[0]!.get(OutboxSender).send(message!.id);
  const [after] = await world.database.rows<{ sent: boolean; lastError: string | null }>(
    `SELECT sent_at IS NOT NULL AS sent, last_error AS "lastError" FROM outbox_message WHERE id = $1`,
    [message!.id],
  );
  return after!;
}

describe('the mail with a certificate', () => {
  it('has its code and the address of its page, as text and as HTML', async () => {
    const { code } = await certificateFor(world, world.ids.expert2);
    expect(await send(code)).toEqual({ sent: true, lastError: null });
    const [{ parsed, recipients }] = sink.mails as [(typeof sink.mails)[0]];
    expect(recipients).toEqual([addressOf('expert2')]);
    expect(parsed.subject).toBe('Your certificate: Interviewing children');
    for (const part of [parsed.text!, String(parsed.html)]) {
      expect(part).toContain('Dear Giorgi Lomidze,');
      expect(part).toContain(code);
      expect(part).toContain(`https://colloquy.example/certificates/${code}`);
      expect(part).toContain('Tuesday 4 March 2025, 09:00, to Wednesday 5 March 2025, 16:00 (Vienna, UTC+1)');
    }
  });

  it('is in the language of the account', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.expert]);
    await send((await certificateFor(world, world.ids.expert)).code);
    const [{ parsed }] = sink.mails as [(typeof sink.mails)[0]];
    expect(parsed.subject).toBe('Ваш сертификат: Интервью с детьми');
    expect(parsed.text).toContain('Здравствуйте, Олена Коваленко «Лісова»!');
    expect(parsed.text).toContain('Открыть сертификат: https://colloquy.example/certificates/');
  });

  it('does not leave once the certificate is revoked', async () => {
    const { code } = await certificateFor(world, world.ids.expert2);
    await world.as('secretariat').ask(revokeCertificate, { code });
    expect(await send(code)).toEqual({ sent: false, lastError: 'no such certificate' });
    expect(sink.mails).toHaveLength(0);
  });

  it('is not written to somebody without an address, who has the certificate all the same', async () => {
    const event = await certifiedEvent(world);
    await attendees(world, event, [await world.newMember('Ana', 'Without Address', 'GE')]);
    const [holder] = await issued(world, event);
    expect(await send(holder!.certificate!.code)).toEqual({ sent: false, lastError: 'no address' });
    expect(sink.mails).toHaveLength(0);
    expect(
      await world.database.rows(
        `SELECT FROM outbox_message WHERE kind = 'mails.undelivered' AND facts ->> 'event' = $1`,
        [event],
      ),
    ).toHaveLength(1);
  });
});
