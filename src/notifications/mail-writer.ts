import { Injectable } from '@nestjs/common';
import { Config, type Transaction } from '../platform/index.js';
import { AnswerTokens, asksForAnswer } from '../registrations/index.js';
import { certificateMail } from './certificate-mail.js';
import { followUpsMail, overdueFollowUps } from './follow-up-mail.js';
import { messageFacts, messageMail } from './message-mail.js';
import { html, type Mail, type MailContent, oneLine, plainText } from './mail.js';
import { RegistrationFactsQueries } from './registration-facts.queries.js';
import { isRegistrationMail, type Reader, registrationMail } from './registration-mail.js';
import { isStateMail, stateInvitationMail, StateInvitationFactsQueries } from './state-mail.js';

/** A message of the outbox: whom it is for and what it is about. */
export interface Message {
  id: string;
  kind: string;
  facts: { registration?: string; invitation?: string; message?: string; round?: string };
  messageId: string;
  recipientId: string;
}

interface Recipient {
  name: string;
  email: string | null;
  locale: string;
  timeZone: string | null;
}

/** Trying again would not help. */
export class Undeliverable extends Error {}

/** Makes mails of messages, from what is true when they are sent. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly config: Config,
    private readonly tokens: AnswerTokens,
    private readonly registrations: RegistrationFactsQueries,
    private readonly invitations: StateInvitationFactsQueries,
  ) {}

  /** @throws Undeliverable when there is nobody to write to, or nothing to write about */
  async write(transaction: Transaction, message: Message): Promise<Mail> {
    const { messageId, recipientId } = message;
    const [recipient] = await transaction.rows<Recipient>(
      `SELECT m.given_names || ' ' || m.family_name AS name, CASE WHEN m.erased_at IS NULL THEN m.email END AS email,
         coalesce(a.locale, 'en') AS locale, a.time_zone AS "timeZone"
       FROM member m LEFT JOIN account a ON a.member_id = m.id WHERE m.id = $1`,
      [recipientId],
    );
    if (!recipient?.email) throw new Undeliverable('no address');
    const content = await this.contentOf(transaction, message, recipient);
    return {
      messageId,
      recipient: { name: oneLine(recipient.name), address: recipient.email },
      language: content.language,
      subject: oneLine(content.subject),
      text: plainText(content),
      html: html(content),
    };
  }

  private async contentOf(
    transaction: Transaction,
    { id: outboxId, kind, facts, messageId, recipientId }: Message,
    reader: Reader,
  ): Promise<MailContent> {
    const { publicUrl } = this.config;
    const { registration: id = null, invitation: invitationId = null } = facts;
    const reference = referenceOf(messageId);
    if (kind === 'certificate.issued') {
      const certificate = id && (await this.registrations.certificateOf(transaction, id));
      if (!certificate) throw new Undeliverable('no such certificate');
      return certificateMail(certificate, reader, publicUrl, reference);
    }
    const answerLink = `${publicUrl}/answer/${this.tokens.of(outboxId)}`;
    if (isStateMail(kind)) {
      const invitation = invitationId && (await this.invitations.of(transaction, invitationId, recipientId));
      if (!invitation) throw new Undeliverable('no such invitation');
      if (kind === 'state.reminded' && !invitation.isAwaited) throw new Undeliverable('no answer is awaited any more');
      return stateInvitationMail(kind, invitation, reader, answerLink, reference);
    }
    if (kind === 'participants.message') {
      const message = facts.message && (await messageFacts(transaction, facts.message, recipientId));
      if (!message) throw new Undeliverable('no such message');
      return messageMail(message, reader, publicUrl, reference);
    }
    if (kind === 'follow-ups.overdue') {
      const followUps = facts.round ? await overdueFollowUps(transaction, facts.round, recipientId) : [];
      if (followUps.length === 0) throw new Undeliverable('nothing of it is overdue any more');
      return followUpsMail(followUps, reader, publicUrl, reference);
    }
    if (!isRegistrationMail(kind)) throw new Undeliverable(`unknown kind ${kind}`);
    const registration = id && (await this.registrations.of(transaction, id, recipientId));
    if (!registration) throw new Undeliverable('no such registration');
    const link = asksForAnswer(kind) ? answerLink : `${publicUrl}/events/${registration.slug}`;
    return registrationMail(kind, registration, reader, link, reference);
  }
}

/** What readers quote: the random end of the message's id, "9F3A-01BC". */
function referenceOf(messageId: string): string {
  const id = messageId.replace(/@.*$/, '').replaceAll('-', '').toUpperCase();
  return `${id.slice(-8, -4)}-${id.slice(-4)}`;
}
