import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { type StateInvitationRow, StateInvitations } from '../../events/index.js';
import {
  badInput,
  type CallContext,
  Clock,
  Database,
  notFound,
  perCall,
  Problem,
  problem,
  type Selection,
  sql,
  type Transaction,
} from '../../platform/index.js';
import type { MutationAnswerWithLinkArgs } from '../../schema-types.js';
import { AnswerLinkLimits } from './answer-link-limits.service.js';
import { type AnswerLink, AnswerLinksQueries, recipientOf } from './answer-links.queries.js';
import { AnswerTokens } from './answer-tokens.service.js';
import { onlyOneself } from '../consents/consent.policy.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { Registrations } from '../moves/registrations.service.js';

/** What is answered by a link. */
export type LinkAnswer = Omit<MutationAnswerWithLinkArgs, 'token'>;

/** A link as whoever has it gets it. */
export interface ShownLink extends Pick<AnswerLink, 'locale' | 'expiresAt' | 'usedAt'> {
  registration: RegistrationRow | null;
  stateInvitation: StateInvitationRow | null;
  viewerCan: string[];
}

/**
 * Answers by the link of a mail. It acts as the mail's recipient, for the one registration or invitation that the mail
 * was about.
 */
@Injectable()
export class AnswerLinks {
  /** Counted once a call, though a compiled answer that is refused is worked out anew. */
  private readonly tooManyWrong = perCall<string, boolean>(
    async (tokens, { request }) => {
      const counted = tokens.map(async (token): Promise<[string, boolean]> => [
        token,
        await this.limits.areTooMany(request?.ip ?? 'inside'),
      ]);
      return new Map(await Promise.all(counted));
    },
    () => false,
  );

  constructor(
    private readonly database: Database,
    private readonly tokens: AnswerTokens,
    private readonly limits: AnswerLinkLimits,
    private readonly queries: AnswerLinksQueries,
    private readonly registrations: Registrations,
    private readonly stateInvitations: StateInvitations,
    private readonly clock: Clock,
  ) {}

  /**
   * The id of the message whose link it is.
   * @throws Problem NOT_FOUND for a token that is not ours, RATE_LIMITED when too many such came from the caller's
   * address
   */
  async messageOf(token: string, context: CallContext): Promise<string> {
    const messageId = this.tokens.messageOf(token);
    if (messageId) return messageId;
    throw (await this.tooManyWrong(context).load(token)) ? tooMany() : notFound('token');
  }

  /**
   * What the link is about, also when its time is over.
   * @throws Problem NOT_FOUND for one that no longer stands for anything
   */
  async show(viewer: Viewer, messageId: string, selection: Selection): Promise<ShownLink> {
    const link = await this.queries.byMessage(messageId);
    if (!link) throw notFound('token');
    const registration =
      link.registrationId && (await this.queries.registrationOf(link, viewer, selection.within('registration')));
    const stateInvitation =
      link.invitationId && (await this.queries.invitationOf(link, viewer, selection.within('stateInvitation')));
    if (!registration && !stateInvitation) throw notFound('token');
    const { locale, expiresAt, usedAt, unanswered } = link;
    const viewerCan = unanswered && this.clock.now() < expiresAt ? ['answerWithLink'] : [];
    return {
      locale,
      expiresAt,
      usedAt,
      viewerCan,
      registration: registration || null,
      stateInvitation: stateInvitation || null,
    };
  }

  /** @throws Problem LINK_EXPIRED when the time to answer is over, and whatever the answer itself is refused with */
  async answer(messageId: string, answer: LinkAnswer): Promise<void> {
    try {
      await this.database.transaction(async (transaction) => {
        const link = await this.queries.byMessage(messageId, transaction);
        if (!link) throw notFound('token');
        if (link.state !== null && answer.accept) throw badInput('accept', statesNominate);
        if (link.state !== null && answer.consents?.length) throw badInput('consents', onlyOneself);
        if (this.clock.now() >= link.expiresAt) throw expired();
        await this.answerAs(transaction, link, answer);
        await transaction.execute(
          sql`INSERT INTO answer_link_use (message_id) VALUES (${messageId}) ON CONFLICT DO NOTHING`,
        );
      });
    } catch (error) {
      throw error instanceof Problem ? saidOfLink(error) : error;
    }
  }

  private async answerAs(
    transaction: Transaction,
    link: AnswerLink,
    { accept, mode, reason, consents }: LinkAnswer,
  ): Promise<void> {
    const { eventId, registrationId, state } = link;
    const recipient = recipientOf(link);
    if (state !== null)
      await this.stateInvitations.declineWithin(transaction, recipient, eventId, state, reason ?? null);
    else
      await this.registrations.answerWithin(transaction, recipient, {
        registration: registrationId!,
        accept,
        mode: mode ?? null,
        reason: reason ?? null,
        consents: consents ?? [],
      });
  }
}

const askedFields: ReadonlySet<string | null> = new Set(['accept', 'mode', 'consents']);

/** Refusals name the inputs of a link, which holds all but the answer. */
function saidOfLink(refusal: Problem): Problem {
  if (refusal.code === 'DEADLINE_PASSED') return expired();
  const [first, ...others] = refusal.details.map((detail) =>
    askedFields.has(detail.field) ? detail : { ...detail, field: 'token' },
  );
  return new Problem(first!, ...others);
}

const expired = () =>
  problem('LINK_EXPIRED', { en: 'The time to answer is over.', ru: 'Срок для ответа истёк.' }, 'token');
const tooMany = () =>
  problem(
    'RATE_LIMITED',
    {
      en: 'Too many links that are not ours were tried. Please try again in a quarter of an hour.',
      ru: 'Слишком много неверных ссылок. Попробуйте ещё раз через четверть часа.',
    },
    'token',
  );
const statesNominate = {
  en: 'A state accepts by nominating people. By the link it can only say that nobody will come.',
  ru: 'Государство принимает приглашение, выдвигая участников. По ссылке можно только сообщить, что никто не приедет.',
};
