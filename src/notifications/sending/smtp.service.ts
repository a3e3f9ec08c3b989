import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Transporter } from 'nodemailer';
import { Config } from '../../platform/index.js';
import type { WrittenMail } from './written-mail.js';

/** Longer than a slow server takes, and well within the time of a job, so that no second one starts meanwhile. */
const answerWithin = 120_000;
const connectWithin = 10_000;

/** Hands mails to the SMTP server. */
@Injectable()
export class Smtp implements OnApplicationShutdown {
  private readonly url: string | null;
  private readonly from;
  private transport: Promise<Transporter> | null = null;

  constructor({ smtpUrl, mailFrom }: Config) {
    this.url = smtpUrl;
    this.from = { name: 'Colloquy', address: mailFrom };
  }

  /** Whether there is a server to hand mails to. */
  get isSet(): boolean {
    return this.url !== null;
  }

  /** @throws Error when the server did not take the mail, or did not say that it has */
  async send({ messageId, recipient, language, subject, text, html }: WrittenMail): Promise<void> {
    if (this.url === null) throw new Error('No SMTP server is set');
    this.transport ??= connect(this.url);
    const transport = await this.transport;
    await transport.sendMail({
      messageId: `<${messageId}>`,
      from: this.from,
      // As text it would be parsed, and a name could divert the mail.
      to: { name: recipient.name, address: recipient.address },
      replyTo: this.from,
      subject,
      text,
      html,
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    });
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.transport)?.close();
  }
}

/**
 * Whether the server has refused this very mail and always will: a 5xx to its sender, its recipient or its content.
 * What it says to a connection, a greeting or a password is about us, and can be mended.
 */
export function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { responseCode = 0, command = '' } = error as { responseCode?: number; command?: string };
  return responseCode >= 500 && responseCode < 600 && aboutTheMail.has(command);
}

const aboutTheMail: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** Nodemailer is loaded with the first mail: a process that only answers requests sends none. */
async function connect(url: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    pool: true,
    maxConnections: 4,
    // The outbox repeats what failed, after a wait and with its attempts counted.
    maxRequeues: 0,
    connectionTimeout: connectWithin,
    greetingTimeout: connectWithin,
    socketTimeout: answerWithin,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
