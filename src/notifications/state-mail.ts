import { Injectable } from '@nestjs/common';
import { grantInForce } from '../accounts/index.js';
import { letterReference } from '../events/index.js';
import { languageFor, type Reader as Rows, textIn, type Texts } from '../platform/index.js';
import { eventTime, momentIn, type Period, readersTime } from './event-time.js';
import { type MailContent, oneLine } from './mail.js';
import { type Reader, texts } from './registration-mail.js';

/** What the mail about a state's invitation tells, as it stands when it is sent. */
export interface StateInvitationFacts extends Period {
  title: Texts;
  stateName: Texts;
  /** Printed wherever the name of the state is. */
  stateFootnote: Texts;
  reference: string;
  seats: number;
  onlineSeats: number | null;
  nominationClosesAt: Date | null;
  /** Whether the state has yet to answer and still can. */
  isAwaited: boolean;
}

/** The mails about a state's invitation. */
export type StateMailKind = 'state.invited' | 'state.reminded';

export const isStateMail = (kind: string): kind is StateMailKind =>
  kind === 'state.invited' || kind === 'state.reminded';

/** What a contact point reads when its state is invited, or has not answered. */
export function stateInvitationMail(
  kind: StateMailKind,
  facts: StateInvitationFacts,
  reader: Reader,
  link: string,
  reference: string,
): MailContent {
  const language = languageFor(reader.locale);
  const say = texts[language];
  const isReminder = kind === 'state.reminded';
  const { subject, news } = isReminder ? say.stateReminded : say.stateInvited;
  // Where no deadline was set, the start is one; an invitation says so by its time.
  const answerBy = facts.nominationClosesAt ?? (isReminder ? facts.startsAt : null);
  const title = oneLine(textIn(facts.title, language) ?? '');
  const footnote = textIn(facts.stateFootnote, language);
  const state = `${textIn(facts.stateName, language) ?? ''}${footnote ? '*' : ''}`;
  const ownTime = reader.timeZone && readersTime(facts, reader.timeZone, language);
  const fact = (label: keyof typeof say.labels, value: string | null): MailContent['facts'] =>
    value ? [{ label: say.labels[label], value }] : [];
  return {
    language,
    subject: subject(title, state),
    greeting: say.greeting(oneLine(reader.name)),
    news: [news(state)],
    facts: [
      ...fact('event', title),
      ...fact('time', eventTime(facts, language)),
      ...fact('yourTime', ownTime),
      ...fact('seats', String(facts.seats)),
      ...fact('seatsOnline', facts.onlineSeats === null ? null : String(facts.onlineSeats)),
      ...fact('answerBy', answerBy && momentIn(facts.timeZone, answerBy, language)),
      ...fact('reference', facts.reference),
    ],
    notes: footnote ? [`* ${footnote}`] : [],
    action: { label: say.stateInvited.action, link },
    closing: [say.stateInvited.why, say.reference(reference)],
  };
}

/** Reads what mails to contact points tell, as it stands now. */
@Injectable()
export class StateInvitationFactsQueries {
  /** Null when the invitation has been taken back, or the person no longer speaks for the state. */
  async of(reader: Rows, invitationId: string, memberId: string): Promise<StateInvitationFacts | null> {
    const [facts] = await reader.rows<StateInvitationFacts>(
      `SELECT e.title, s.name AS "stateName", s.footnote AS "stateFootnote", e.time_zone AS "timeZone",
         e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.starts_at_local AS "startsAtLocal", e.ends_at_local AS "endsAtLocal",
         ${letterReference} AS reference, i.seats, i.online_seats AS "onlineSeats",
         coalesce(i.nomination_closes_at, e.nomination_closes_at) AS "nominationClosesAt",
         i.answer = 'AWAITED' AND e.status = 'PUBLISHED'
           AND now() < least(coalesce(i.nomination_closes_at, e.nomination_closes_at), e.starts_at) AS "isAwaited"
       FROM state_invitation i JOIN event e ON e.id = i.event_id JOIN state s ON s.code = i.state
       WHERE i.id = $1 AND EXISTS (SELECT FROM role_grant g WHERE g.member_id = $2 AND g.role = 'CONTACT_POINT' AND g.state = i.state
         AND ${grantInForce('g')})`,
      [invitationId, memberId],
    );
    return facts ?? null;
  }
}
