import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../platform/index.js';
import type { Mail } from './mail.js';

/** Longer than a slow server takes to answer, and well within the time of a job, so that no second one starts meanwhile. */
const answerWithin = 120_000;
const connectWithin = 10_000;

/** Hands mails to the SMTP server. */
@Injectable()
export class Smtp implements OnApplicationShutdown {
  private readonly transport;
  private readonly from;

  constructor({ smtpUrl, mailFrom }: Config) {
    this.from = { name: 'Colloquy', address: mailFrom };
    this.transport =
      smtpUrl === null
        ? null
        : createTransport({
            url: smtpUrl,
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

  /** Whether there is a server to hand mails to. */
  get isSet(): boolean {
    return this.transport !== null;
  }

  /** @throws Error when the server did not take the mail, or did not say that it has */
  async send({ messageId, recipient, language, subject, text, html }: Mail): Promise<void> {
    if (!this.transport) throw new Error('No SMTP server is set');
    await this.transport.sendMail({
      messageId: `<${messageId}>`,
      from: this.from,
      // As text it would be parsed, and a name could divert the mail.
      to: { name: recipient.name, address: recipient.address },
      subject,
      text,
      html,
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    });
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
