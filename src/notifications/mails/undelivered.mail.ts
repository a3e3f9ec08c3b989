import { oneLine, sql, textIn, type Texts } from '../../platform/index.js';
import { fact, mail, prose } from './mail.js';
import { NothingToTell } from './undeliverable.js';

interface UndeliveredFacts {
  slug: string | null;
  title: Texts | null;
  people: { name: string; hasAddress: boolean }[];
}

const english = {
  subject: (title: string | null): string => (title === null ? 'Not delivered' : `Not delivered: ${title}`),
  news: prose(
    'What you did was to be told to the following people by mail, and could not be.',
    'Please tell them in another way, or enter an address that reaches them and do it once more.',
  ),
  noAddress: 'no address is known',
  refused: 'the address does not take the mail',
  action: 'Open Colloquy',
  why: 'You get this message because the mails told of something that you did.',
};

const russian: typeof english = {
  subject: (title) => (title === null ? 'Не доставлено' : `Не доставлено: ${title}`),
  news: prose(
    'Следующим людям нельзя было сообщить по электронной почте о том, что вы сделали.',
    'Просим вас сообщить им иначе либо указать действующий адрес и повторить действие.',
  ),
  noAddress: 'адрес неизвестен',
  refused: 'адрес не принимает почту',
  action: 'Открыть Colloquy',
  why: 'Вы получили это сообщение, так как письма сообщали о вашем действии.',
};

/** Tells somebody whom the mails that they caused did not reach. */
export const undeliveredMail = mail<'mails.undelivered', UndeliveredFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { event, since }, recipientId }) {
    const people = await reader.rows<UndeliveredFacts['people'][number]>(
      sql`SELECT DISTINCT m.family_name, m.given_names || ' ' || m.family_name AS name,
           m.email IS NOT NULL AS "hasAddress", m.id
         FROM outbox_message o JOIN member m ON m.id = o.recipient_id AND m.erased_at IS NULL
         WHERE o.undelivered AND o.caused_by_member_id = ${recipientId} AND o.given_up_at >= ${since}::timestamptz
           AND o.facts ->> 'event' IS NOT DISTINCT FROM ${event}::text
         ORDER BY m.family_name, m.id LIMIT 500`,
    );
    if (people.length === 0) throw new NothingToTell('nobody was missed');
    const about = await reader.maybeOne<{ slug: string; title: Texts }>(
      sql`SELECT slug, title FROM event WHERE id = ${event}::uuid`,
    );
    return { slug: about?.slug ?? null, title: about?.title ?? null, people };
  },

  body({ slug, title, people }, { language, say, publicUrl }) {
    const named = title && oneLine(textIn(title, language) ?? '');
    return {
      subject: say.subject(named),
      news: [say.news],
      facts: [
        ...fact(say.event.event, named),
        ...people.flatMap(({ name, hasAddress }) => fact(oneLine(name), hasAddress ? say.refused : say.noAddress)),
      ],
      notes: [],
      action: slug
        ? { label: say.seeEvent, link: `${publicUrl}/events/${slug}` }
        : { label: say.action, link: publicUrl },
      why: [say.why],
    };
  },
});
