import { contactPoints, letterReference } from '../../events/index.js';
import { footnotesOf, printedName } from '../../people/index.js';
import { sql, type Texts } from '../../platform/index.js';
import { stateIn, titleIn } from './event-facts.js';
import { fact, mail, prose } from './mail.js';
import { NothingToTell } from './undeliverable.js';

/** Invited states that nobody speaks for, as it stands when the mail is sent. */
interface UnreachableFacts {
  slug: string;
  title: Texts;
  states: { name: Texts; footnote: Texts | null; letter: string }[];
}

const english = {
  subject: (title: string): string => `Nobody to tell in invited states: ${title}`,
  news: prose(
    'No contact point is known of the following states, so nobody was told that they are invited.',
    'Please have their contact points entered and tell them, or tell the states in another way.',
  ),
  letter: (reference: string): string => `Letter ${reference}`,
  why: 'You get this message because you invited states to the event.',
};

const russian: typeof english = {
  subject: (title) => `Некому сообщить о приглашении государств: ${title}`,
  news: prose(
    'У следующих государств не указано контактное лицо, поэтому о приглашении никому не сообщено.',
    'Просим вас внести их контактные лица и сообщить им либо уведомить государства иначе.',
  ),
  letter: (reference) => `Письмо ${reference}`,
  why: 'Вы получили это сообщение, так как пригласили государства на мероприятие.',
};

/** Tells who invited states for which of them there is nobody to write to. */
export const statesUnreachableMail = mail<'states.unreachable', UnreachableFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { event: id } }) {
    const event = await reader.maybeOne<UnreachableFacts>(
      sql`SELECT e.slug, e.title, (
           SELECT coalesce(json_agg(json_build_object('name', s.name, 'footnote', s.footnote,
             'letter', ${letterReference}) ORDER BY i.number), '[]')
           FROM state_invitation i JOIN state s ON s.code = i.state
           WHERE i.event_id = e.id AND i.answer = 'AWAITED' AND NOT EXISTS (SELECT FROM ${contactPoints})) AS states
         FROM event e WHERE e.id = ${id} AND e.status = 'PUBLISHED'`,
    );
    if (!event || event.states.length === 0) throw new NothingToTell('every invited state has a contact point');
    return event;
  },

  body({ slug, title, states }, { language, say, publicUrl }) {
    const named = states.map(({ name, footnote, letter }) => ({ state: stateIn(name, footnote, language), letter }));
    const printed = titleIn(title, language);
    return {
      subject: say.subject(printed),
      news: [say.news],
      facts: [
        ...fact(say.event.event, printed),
        ...named.flatMap(({ state, letter }) => fact(printedName(state), say.letter(letter))),
      ],
      notes: footnotesOf(named.map(({ state }) => state)),
      action: { label: say.seeEvent, link: `${publicUrl}/events/${slug}` },
      why: [say.why],
    };
  },
});
