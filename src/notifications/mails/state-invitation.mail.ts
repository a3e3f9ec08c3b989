import { grantInForce } from '../../access/index.js';
import { letterReference } from '../../events/index.js';
import { footnotesOf, printedName } from '../../people/index.js';
import { type Period, printedMoment, sql, type Texts } from '../../platform/index.js';
import { stateIn, timeFacts, titleIn } from './event-facts.js';
import { eventPeriod } from './event-facts.sql.js';
import { fact, mail, prose } from './mail.js';
import { NothingToTell } from './undeliverable.js';

type StateMailKind = 'state.invited' | 'state.reminded' | 'state.awaited';

/** What a mail about a state's invitation tells, as it stands when it is sent. */
interface StateInvitationFacts extends Period {
  title: Texts;
  stateName: Texts;
  stateFootnote: Texts | null;
  letterReference: string;
  seats: number;
  onlineSeats: number | null;
  nominationClosesAt: Date | null;
  /** Whether the state has yet to answer and still can. */
  isAwaited: boolean;
}

const english = {
  'state.invited': {
    subject: (title: string, state: string): string => `Invitation to ${state}: ${title}`,
    news: (state: string): string =>
      prose(
        `${state} is invited to this event.`,
        'As its contact point, please nominate its people in order of preference, or say that nobody will come.',
      ),
  },
  'state.reminded': {
    subject: (title: string, state: string): string => `Reminder of the invitation to ${state}: ${title}`,
    news: (state: string): string =>
      prose(
        `${state} has not answered its invitation to this event yet.`,
        'Please nominate its people in order of preference, or say that nobody will come.',
      ),
  },
  'state.awaited': {
    subject: (title: string, state: string): string => `Nominations of ${state} have ended: ${title}`,
    news: (state: string): string =>
      prose(
        `Nobody whom ${state} nominated for this event is left, so its answer is open again.`,
        'Please nominate others in order of preference, or say that nobody will come.',
      ),
  },
  action: 'See the invitation, or decline',
};

const russian: typeof english = {
  'state.invited': {
    subject: (title, state) => `Приглашение для государства (${state}): ${title}`,
    news: (state) =>
      prose(
        `Государство ${state} приглашено на это мероприятие.`,
        'Просим вас как национальный контактный пункт выдвинуть участников в порядке предпочтения',
        'или сообщить, что никто не приедет.',
      ),
  },
  'state.reminded': {
    subject: (title, state) => `Напоминание о приглашении для государства (${state}): ${title}`,
    news: (state) =>
      prose(
        `Государство ${state} ещё не ответило на приглашение на это мероприятие.`,
        'Просим вас выдвинуть участников в порядке предпочтения или сообщить, что никто не приедет.',
      ),
  },
  'state.awaited': {
    subject: (title, state) => `Выдвинутых участников не осталось (${state}): ${title}`,
    news: (state) =>
      prose(
        `Никто из выдвинутых государством ${state} не сможет участвовать в этом мероприятии,`,
        'и его ответ снова ожидается.',
        'Просим вас выдвинуть других участников в порядке предпочтения или сообщить, что никто не приедет.',
      ),
  },
  action: 'Открыть приглашение или отказаться',
};

/** What a contact point reads when its state is invited, or has not answered. */
export const stateInvitationMail = mail<StateMailKind, StateInvitationFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { kind, facts, recipientId }) {
    const invitation = await reader.maybeOne<StateInvitationFacts>(
      sql`SELECT e.title, s.name AS "stateName", s.footnote AS "stateFootnote", ${eventPeriod},
           ${letterReference} AS "letterReference", i.seats, i.online_seats AS "onlineSeats",
           coalesce(i.nomination_closes_at, e.nomination_closes_at) AS "nominationClosesAt",
           i.answer = 'AWAITED' AND e.status = 'PUBLISHED'
             AND now() < least(coalesce(i.nomination_closes_at, e.nomination_closes_at), e.awaits_people_until)
             AS "isAwaited"
         FROM state_invitation i JOIN event e ON e.id = i.event_id JOIN state s ON s.code = i.state
         WHERE i.id = ${facts.invitation} AND EXISTS (SELECT FROM role_grant g
           WHERE g.member_id = ${recipientId} AND g.role = 'CONTACT_POINT' AND g.state = i.state
             AND ${grantInForce(sql`g`)})`,
    );
    // It has been taken back, or the person no longer speaks for the state.
    if (!invitation) throw new NothingToTell('no such invitation');
    if (kind !== 'state.invited' && !invitation.isAwaited) throw new NothingToTell('no answer is awaited any more');
    return invitation;
  },

  body(invitation, letter) {
    const { kind, language, say, answerLink } = letter;
    const { seats, onlineSeats, nominationClosesAt, startsAt, timeZone } = invitation;
    const title = titleIn(invitation.title, language);
    const state = stateIn(invitation.stateName, invitation.stateFootnote, language);
    // Where no deadline was set, the start is one; an invitation says so by its time.
    const answerBy = nominationClosesAt ?? (kind === 'state.invited' ? null : startsAt);
    return {
      subject: say[kind].subject(title, printedName(state)),
      news: [say[kind].news(printedName(state))],
      facts: [
        ...fact(say.event.event, title),
        ...timeFacts(invitation, letter),
        ...fact(say.event.stateSeats, String(seats)),
        ...fact(say.event.stateSeatsOnline, onlineSeats === null ? null : String(onlineSeats)),
        ...fact(say.event.answerBy, answerBy && printedMoment(timeZone, answerBy, language)),
        ...fact(say.event.letter, invitation.letterReference),
      ],
      notes: footnotesOf([state]),
      action: { label: say.action, link: answerLink },
      why: [say.why.contactPoint],
    };
  },
});
