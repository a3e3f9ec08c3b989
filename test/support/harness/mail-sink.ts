import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it came over the wire. */
export interface Received {
  /** Where the server was told to deliver it. */
  recipients: string[];
  raw: string;
  parsed: ParsedMail;
}

/** A permissive SMTP server that takes every mail to everybody and keeps it. */
export class MailSink {
  readonly mails: Received[] = [];
  /** How long the server thinks before it says that it has a mail, in milliseconds. */
  delay = 0;
  /** What it answers to the next mails instead of taking them. */
  readonly refusals: { code: number; text: string }[] = [];
  private atOnce = 0;
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      disableReverseLookup: true,
      // Senders keep their connections open.
      closeTimeout: 200,
      onData: (stream, session, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          void this.take(
            Buffer.concat(pieces),
            session.envelope.rcptTo.map(({ address }) => address),
          ).then(
            () => done(null),
            (error: Error) => done(error),
          );
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  /** Opens a sink; port 0 takes any that is free. */
  static async open(port = 0): Promise<MailSink> {
    const sink = new MailSink();
    sink.server.listen(port, '127.0.0.1');
    await once(sink.server.server, 'listening');
    return sink;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Waits until that many mails have come. */
  async arrived(count: number, within = 20_000): Promise<readonly Received[]> {
    const end = Date.now() + within;
    while (this.mails.length < count) {
      if (Date.now() > end) throw new Error(`${this.mails.length} of ${count} mails came within ${within} ms`);
      await sleep(50);
    }
    return this.mails;
  }

  /** Waits until a mail is being sent. */
  async busy(): Promise<void> {
    while (this.atOnce === 0) await sleep(10);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async take(message: Buffer, recipients: string[]): Promise<void> {
    this.atOnce++;
    try {
      await sleep(this.delay);
      const refusal = this.refusals.shift();
      if (refusal) throw Object.assign(new Error(refusal.text), { responseCode: refusal.code });
      this.mails.push({ recipients, raw: message.toString('latin1'), parsed: await simpleParser(message) });
    } finally {
      this.atOnce--;
    }
  }
}

const ownHeaders = new Set(
  'from to reply-to subject message-id date mime-version content-type content-language auto-submitted'.split(' '),
);

/**
 * Everything about a mail that shows that it was diverted: other recipients than the one meant, or headers that are not
 * ours.
 */
export function diversions({ recipients, parsed }: Received, meant: string): string[] {
  const named = [parsed.to, parsed.cc, parsed.bcc]
    .flatMap((field) => field ?? [])
    .flatMap(({ value }) => value.map(({ address }) => address ?? ''));
  const foreign = parsed.headerLines.map(({ key }) => key).filter((key) => !ownHeaders.has(key));
  return [
    ...recipients.filter((address) => address !== meant),
    ...named.filter((address) => address !== meant),
    ...foreign,
  ];
}
