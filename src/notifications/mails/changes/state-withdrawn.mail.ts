import { footnotesOf, printedName } from '../../../people/index.js';
import { type Period, sql, type Texts } from '../../../platform/index.js';
import { stateIn, timeFacts, titleIn } from '../event-facts.js';
import { eventPeriod } from '../event-facts.sql.js';
import { fact, mail } from '../mail.js';
import { NothingToTell } from '../undeliverable.js';

interface WithdrawnInvitationFacts extends Period {
  slug: string;
  title: Texts;
  stateName: Texts;
  stateFootnote: Texts | null;
  letter: string;
  reason: string;
}

const english = {
  subject: (title: string, state: string): string => `Invitation to ${state} withdrawn: ${title}`,
  news: (state: string): string => `The organisers have withdrawn the invitation to ${state}.`,
  reason: 'Reason',
};

const russian: typeof english = {
  subject: (title, state) => `Отозвано приглашение для государства (${state}): ${title}`,
  news: (state) => `Организаторы отозвали приглашение для государства (${state}).`,
  reason: 'Причина',
};

/** What a contact point reads when the invitation of its state is taken back. */
export const stateWithdrawnMail = mail<'state.withdrawn', WithdrawnInvitationFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { event: id, state, letter, reason } }) {
    const event = await reader.maybeOne<Omit<WithdrawnInvitationFacts, 'letter' | 'reason'>>(
      sql`SELECT e.slug, e.title, s.name AS "stateName", s.footnote AS "stateFootnote", ${eventPeriod}
         FROM event e JOIN state s ON s.code = ${state} WHERE e.id = ${id}`,
    );
    if (!event) throw new NothingToTell('no such event');
    return { ...event, letter, reason };
  },

  body(invitation, letter) {
    const { language, say, publicUrl } = letter;
    const title = titleIn(invitation.title, language);
    const state = stateIn(invitation.stateName, invitation.stateFootnote, language);
    return {
      subject: say.subject(title, printedName(state)),
      news: [say.news(printedName(state))],
      facts: [
        ...fact(say.event.event, title),
        ...timeFacts(invitation, letter),
        ...fact(say.reason, invitation.reason),
        ...fact(say.event.letter, invitation.letter),
      ],
      notes: footnotesOf([state]),
      action: { label: say.seeEvent, link: `${publicUrl}/events/${invitation.slug}` },
      why: [say.why.contactPoint],
    };
  },
});
