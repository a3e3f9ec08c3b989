import { Injectable } from '@nestjs/common';
import { anonymous, grantInForce, type SignedIn, type Viewer } from '../../access/index.js';
import { localesOf } from '../../accounts/index.js';
import { type StateInvitationRow, StateInvitationsQueries } from '../../events/index.js';
import { knownByName, type MemberRecord } from '../../people/index.js';
import {
  Database,
  extensionOf,
  literals,
  localeAmong,
  type Reader,
  type Selection,
  sql,
} from '../../platform/index.js';
import type { Role } from '../../schema-types.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { RegistrationsQueries } from '../lists/registrations.queries.js';
import { askedStatuses } from '../moves/registration.policy.js';
import { askingMails } from './asking-mails.js';

/** What a mailed link is about, and to whom it was written. */
export interface AnswerLink {
  messageId: string;
  recipientId: string;
  locale: string;
  eventId: string;
  /** Null where a state is asked, as `invitationId` and `state` are where a person is. */
  registrationId: string | null;
  invitationId: string | null;
  state: string | null;
  expiresAt: Date;
  usedAt: Date | null;
  /** Whether there is still something to answer, were it in time. */
  unanswered: boolean;
}

/** The recipient, with no more rights than the link is for. */
export function recipientOf({ messageId, recipientId: memberId, locale, state }: AnswerLink): SignedIn {
  const roles = new Set<Role>(['ANYONE', 'MEMBER']);
  const person: SignedIn = { ...anonymous(locale), memberId, roles, answerLink: messageId };
  return state === null
    ? person
    : { ...person, roles: new Set([...person.roles, 'CONTACT_POINT']), contactPointOf: [state] };
}

const linkColumns = sql`o.id AS "messageId", m.id AS "recipientId", ${localesOf} AS locales,
  e.id AS "eventId", r.id AS "registrationId", i.id AS "invitationId", i.state, used.used_at AS "usedAt",
  least(e.awaits_people_until, CASE
    WHEN i.id IS NOT NULL THEN coalesce(i.nomination_closes_at, e.nomination_closes_at)
    WHEN r.status = 'EXPIRED' THEN (
      SELECT max(c.at) FROM registration_change c WHERE c.registration_id = r.id AND c.to_status = 'EXPIRED')
    ELSE r.answer_due_at END) AS "expiresAt",
  e.status = 'PUBLISHED' AND coalesce(i.answer = 'AWAITED', r.status IN ${literals(askedStatuses)}) AS unanswered`;

/** Reads what the links of mails are about, with the rights of the mail's recipient. */
@Injectable()
export class AnswerLinksQueries {
  constructor(
    private readonly database: Database,
    private readonly registrations: RegistrationsQueries,
    private readonly invitations: StateInvitationsQueries,
  ) {}

  /**
   * Null for a message that asks nothing, whose recipient is erased or locked out, whose invitation was taken back, or
   * who no longer speaks for the state.
   */
  async byMessage(messageId: string, reader: Reader = this.database): Promise<AnswerLink | null> {
    const link = await reader.maybeOne<Omit<AnswerLink, 'locale'> & { locales: string[] }>(
      sql`SELECT ${linkColumns}
       FROM outbox_message o
       JOIN member m ON m.id = o.recipient_id AND m.erased_at IS NULL
       LEFT JOIN account a ON a.member_id = m.id
       LEFT JOIN registration r ON r.id = (o.facts ->> 'registration')::uuid AND r.member_id = m.id
       LEFT JOIN state_invitation i ON i.id = (o.facts ->> 'invitation')::uuid AND EXISTS (
         SELECT FROM role_grant g WHERE g.member_id = m.id AND g.role = 'CONTACT_POINT' AND g.state = i.state
           AND ${grantInForce(sql`g`)})
       JOIN event e ON e.id = coalesce(i.event_id, r.event_id)
       LEFT JOIN answer_link_use used ON used.message_id = o.id
       WHERE o.id = ${messageId} AND o.kind = ANY (${askingMails}::text[]) AND a.disabled_at IS NULL`,
    );
    return link && { ...link, locale: localeAmong(link.locales) };
  }

  /** What the recipient may see of it, with what is asked of it as the caller gets that; null when that is nothing. */
  async registrationOf(link: AnswerLink, viewer: Viewer, selection: Selection): Promise<RegistrationRow | null> {
    const row = await this.registrations.one(recipientOf(link), link.registrationId!, viewer, selection);
    return row && named(row);
  }

  async invitationOf(link: AnswerLink, viewer: Viewer, selection: Selection): Promise<StateInvitationRow | null> {
    return this.invitations.one(recipientOf(link), link.invitationId!, viewer, selection);
  }
}

/** Whoever has the link may know to whom it was written, whoever else sees the name. */
function named(row: RegistrationRow): RegistrationRow {
  const member = extensionOf<MemberRecord>(row, 'member');
  return member ? Object.assign(row, { member: knownByName(member) }) : row;
}
