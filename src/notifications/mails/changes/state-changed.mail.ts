import { grantInForce } from '../../../access/index.js';
import { letterReference } from '../../../events/index.js';
import { footnotesOf, printedName } from '../../../people/index.js';
import { type Period, printedMoment, sql, type Texts } from '../../../platform/index.js';
import { stateIn, timeFacts, titleIn } from '../event-facts.js';
import { eventPeriod } from '../event-facts.sql.js';
import { fact, mail } from '../mail.js';
import type { MailContent } from '../mail-content.js';
import { NothingToTell } from '../undeliverable.js';

/** What an invitation gives. */
interface Terms {
  seats: number;
  fundedSeats: number | null;
  onlineSeats: number | null;
  /** Null: until the start. */
  nominationClosesAt: Date | null;
}

interface ChangedInvitationFacts extends Period {
  slug: string;
  title: Texts;
  stateName: Texts;
  stateFootnote: Texts | null;
  letterReference: string;
  was: Terms;
  is: Terms;
}

const english = {
  subject: (title: string, state: string): string => `Changed invitation to ${state}: ${title}`,
  news: (state: string): string =>
    `The invitation to ${state} has been changed. What is marked as before no longer holds.`,
  funded: 'Seats that are paid for',
};

const russian: typeof english = {
  subject: (title, state) => `Изменено приглашение для государства (${state}): ${title}`,
  news: (state) =>
    `Приглашение для государства (${state}) изменено. То, что отмечено словом «было», больше не действует.`,
  funded: 'Оплачиваемые места',
};

/** What a contact point reads when the terms of its state's invitation are others. */
export const stateChangedMail = mail<'state.changed', ChangedInvitationFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { invitation: id, was }, recipientId }) {
    const row = await reader.maybeOne<
      Omit<ChangedInvitationFacts, 'was' | 'is'> & Terms & { closesByEvent: Date | null }
    >(
      sql`SELECT e.slug, e.title, s.name AS "stateName", s.footnote AS "stateFootnote", ${eventPeriod},
           ${letterReference} AS "letterReference", i.seats, i.funded_seats AS "fundedSeats",
           i.online_seats AS "onlineSeats", e.nomination_closes_at AS "closesByEvent",
           coalesce(i.nomination_closes_at, e.nomination_closes_at) AS "nominationClosesAt"
         FROM state_invitation i JOIN event e ON e.id = i.event_id JOIN state s ON s.code = i.state
         WHERE i.id = ${id} AND e.status = 'PUBLISHED' AND EXISTS (SELECT FROM role_grant g
           WHERE g.member_id = ${recipientId} AND g.role = 'CONTACT_POINT' AND g.state = i.state
             AND ${grantInForce(sql`g`)})`,
    );
    // That it is taken back, or the event cancelled, another mail tells.
    if (!row) throw new NothingToTell('no such invitation');
    const { seats, fundedSeats, onlineSeats, nominationClosesAt, closesByEvent, ...facts } = row;
    const is = { seats, fundedSeats, onlineSeats, nominationClosesAt };
    const closed = was.nominationClosesAt === null ? closesByEvent : new Date(was.nominationClosesAt);
    const before = {
      ...{ seats: was.seats, fundedSeats: was.fundedSeats, onlineSeats: was.onlineSeats },
      nominationClosesAt: closed,
    };
    if (JSON.stringify(before) === JSON.stringify(is)) throw new NothingToTell('nothing is another any more');
    return { ...facts, was: before, is };
  },

  body(invitation, letter) {
    const { language, say, publicUrl } = letter;
    const { was, is, timeZone, startsAt } = invitation;
    const title = titleIn(invitation.title, language);
    const state = stateIn(invitation.stateName, invitation.stateFootnote, language);
    const line = (label: string, print: (terms: Terms) => string): MailContent['facts'] =>
      print(was) === print(is) ? [] : [...fact(say.before(label), print(was)), ...fact(label, print(is))];
    const count = (seats: number | null): string => (seats === null ? say.none : String(seats));
    return {
      subject: say.subject(title, printedName(state)),
      news: [say.news(printedName(state))],
      facts: [
        ...fact(say.event.event, title),
        ...timeFacts(invitation, letter),
        ...line(say.event.stateSeats, ({ seats }) => count(seats)),
        ...line(say.event.stateSeatsOnline, ({ onlineSeats }) => count(onlineSeats)),
        ...line(say.funded, ({ fundedSeats }) => count(fundedSeats)),
        ...line(say.event.answerBy, ({ nominationClosesAt }) =>
          printedMoment(timeZone, nominationClosesAt ?? startsAt, language),
        ),
        ...fact(say.event.letter, invitation.letterReference),
      ],
      notes: footnotesOf([state]),
      action: { label: say.seeEvent, link: `${publicUrl}/events/${invitation.slug}` },
      why: [say.why.contactPoint],
    };
  },
});
