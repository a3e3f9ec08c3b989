import { Injectable } from '@nestjs/common';
import { grantInForce, type SignedIn } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { isStaffOf, SeatPools } from '../../events/index.js';
import { ActionReferences } from '../../plan/index.js';
import {
  badInput,
  Database,
  forbidden,
  holds,
  mergeTexts,
  newId,
  Outbox,
  Problems,
  sql,
  type Texts,
  type Transaction,
} from '../../platform/index.js';
import type { MessageInput, MutationMessageParticipantsArgs } from '../../schema-types.js';
import { matchesFilter } from '../lists/registration-filter.sql.js';
import { isActiveRegistration } from '../registration.sql.js';
import { participantMails } from './participant-message.mails.js';

export interface ParticipantMessage {
  subject: Texts;
  body: Texts;
  recipients: number;
  withoutAddress: number;
  /** Null when it was only tried. */
  queuedAt: Date | null;
}

/** What is sent; `audience` is what the recipients are selected by. */
interface MessageToSend {
  eventId: string;
  audience: object;
  subject: Texts;
  body: Texts;
}

interface SelectedRecipient {
  memberId: string;
  hasAddress: boolean;
}

/** Messages of staff to people of their event. */
@Injectable()
export class ParticipantMessages {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly actions: ActionReferences,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /**
   * Queues one mail a person, or only counts them in a dry run.
   * @throws Problem BAD_INPUT for an empty subject or text, and on `input.to` where nobody can be reached
   */
  async send(
    viewer: SignedIn,
    { event: eventId, input, dryRun }: MutationMessageParticipantsArgs,
  ): Promise<ParticipantMessage> {
    const texts = textsOf(input);
    return this.database.transaction(async (transaction) => {
      // The lock makes of two equal calls at once one message and its repeat.
      const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
      if (!isStaffOf(viewer, event)) throw forbidden();
      const audience = { to: input.to, stateAnswers: input.stateAnswers ?? [] };
      const written: MessageToSend = { eventId: event.id, audience, ...texts };
      const repeated = dryRun ? null : await this.sentBefore(transaction, viewer, written);
      if (repeated) return repeated;
      const addressed = await this.addressed(transaction, viewer, event.id, input);
      const reached = addressed.filter(({ hasAddress }) => hasAddress).map(({ memberId }) => memberId);
      if (reached.length === 0) throw badInput('input.to', nobody);
      const withoutAddress = addressed.length - reached.length;
      if (dryRun) return { ...texts, recipients: reached.length, withoutAddress, queuedAt: null };
      return this.queue(transaction, viewer, written, reached, withoutAddress);
    });
  }

  private async sentBefore(
    transaction: Transaction,
    viewer: SignedIn,
    { eventId, audience, subject, body }: MessageToSend,
  ): Promise<ParticipantMessage | null> {
    return transaction.maybeOne(
      sql`SELECT ${columns} FROM participant_message
       WHERE event_id = ${eventId} AND queued_at > clock_timestamp() - interval '10 minutes'
         AND written_by_member_id = ${viewer.memberId} AND audience = ${JSON.stringify(audience)}::jsonb
         AND subject = ${JSON.stringify(subject)}::jsonb AND body = ${JSON.stringify(body)}::jsonb
       ORDER BY queued_at DESC LIMIT 1`,
    );
  }

  private async queue(
    transaction: Transaction,
    viewer: SignedIn,
    { eventId, audience, subject, body }: MessageToSend,
    recipientIds: readonly string[],
    withoutAddress: number,
  ): Promise<ParticipantMessage> {
    const id = newId();
    const changes = changesBetween(null, { message: id, audience, recipients: recipientIds.length });
    const [message] = await Promise.all([
      transaction.one<ParticipantMessage>(
        sql`INSERT INTO participant_message (id, event_id, written_by_member_id, audience, subject, body, recipients,
           without_address, queued_at)
         VALUES (${id}, ${eventId}, ${viewer.memberId}, ${JSON.stringify(audience)}::jsonb,
           ${JSON.stringify(subject)}::jsonb, ${JSON.stringify(body)}::jsonb, ${recipientIds.length}, ${withoutAddress},
           now()) RETURNING ${columns}`,
      ),
      this.outbox.add(transaction, participantMails(recipientIds, { message: id, event: eventId }, viewer.memberId)),
      this.trail.record(transaction, viewer, [
        { action: 'messageParticipants', subject: eventId, subjectKind: 'Event', changes },
      ]),
    ]);
    return message;
  }

  /** Everybody once, however they were selected. */
  private async addressed(
    transaction: Transaction,
    viewer: SignedIn,
    eventId: string,
    { to, stateAnswers }: MessageInput,
  ): Promise<SelectedRecipient[]> {
    const actionIds = to.actions ? await this.actions.selection(transaction, to.actions, 'input.to.actions') : null;
    // Unless statuses say otherwise, who is not coming any more is not written to.
    const standing = to.statuses == null ? isActiveRegistration : holds;
    const registered = sql`SELECT r.member_id
       FROM registration r JOIN event e ON e.id = r.event_id JOIN member m ON m.id = r.member_id
       WHERE r.event_id = ${eventId} AND ${standing} AND ${matchesFilter(viewer, to, actionIds, 'some')}`;
    const contactPoints = sql`SELECT g.member_id
       FROM state_invitation i JOIN role_grant g ON g.role = 'CONTACT_POINT' AND g.state = i.state
       WHERE i.event_id = ${eventId} AND i.answer = ANY (${stateAnswers ?? []}::text[]) AND ${grantInForce(sql`g`)}`;
    return transaction.rows<SelectedRecipient>(
      sql`SELECT person.id AS "memberId", person.email IS NOT NULL AS "hasAddress" FROM member person
       WHERE person.erased_at IS NULL AND person.id IN (${registered} UNION ${contactPoints}) ORDER BY person.id`,
    );
  }
}

const columns = sql`subject, body, recipients, without_address AS "withoutAddress", queued_at AS "queuedAt"`;

function textsOf(input: MessageInput): { subject: Texts; body: Texts } {
  const texts = { subject: mergeTexts({}, input.subject), body: mergeTexts({}, input.body) };
  const problems = new Problems();
  for (const [field, text] of Object.entries(texts))
    if (Object.keys(text).length === 0) problems.add(`input.${field}`, empty);
  problems.throwIfAny();
  return texts;
}

const empty = { en: 'A text is required here.', ru: 'Здесь требуется текст.' };
const nobody = {
  en: 'Nobody who can be reached by mail is selected by this.',
  ru: 'По этим условиям не выбран никто, кому можно написать по электронной почте.',
};
