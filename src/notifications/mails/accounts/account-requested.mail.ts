import { oneLine, sql, textIn, type Texts } from '../../../platform/index.js';
import { fact, mail, prose } from '../mail.js';
import { NothingToTell } from '../undeliverable.js';

interface RequestFacts {
  name: string;
  email: string | null;
  state: Texts | null;
}

const english = {
  subject: (name: string): string => `Somebody wants to be let in: ${name}`,
  news: prose(
    'The following person has signed up and confirmed the address.',
    'Until somebody lets the account in, it sees what everybody sees.',
  ),
  name: 'Name, as given',
  email: 'E-mail address',
  state: 'State, as given',
  action: 'Open Colloquy',
  why: 'You get this message because you may let people in.',
};

const russian: typeof english = {
  subject: (name) => `Запрос на доступ: ${name}`,
  news: prose(
    'Указанный ниже человек зарегистрировался и подтвердил адрес.',
    'Пока запрос не одобрен, ему видно только то, что открыто всем.',
  ),
  name: 'Имя, как указано',
  email: 'Адрес электронной почты',
  state: 'Государство, как указано',
  action: 'Открыть Colloquy',
  why: 'Вы получили это сообщение, так как можете одобрять такие запросы.',
};

/** Tells who may let people in that somebody waits. */
export const accountRequestedMail = mail<'account.requested', RequestFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { member } }) {
    const waiting = await reader.maybeOne<RequestFacts>(
      sql`SELECT m.given_names || ' ' || m.family_name AS name, m.email, s.name AS state
         FROM account a JOIN member m ON m.id = a.member_id AND m.erased_at IS NULL
         LEFT JOIN state s ON s.code = a.requested_state
         WHERE a.member_id = ${member} AND a.admitted_at IS NULL AND a.disabled_at IS NULL`,
    );
    if (!waiting) throw new NothingToTell('it has been decided');
    return waiting;
  },

  body: ({ name, email, state }, { language, say, publicUrl }) => ({
    subject: say.subject(oneLine(name)),
    news: [say.news],
    facts: [
      ...fact(say.name, oneLine(name)),
      ...fact(say.email, email),
      ...fact(say.state, state && textIn(state, language)),
    ],
    notes: [],
    action: { label: say.action, link: publicUrl },
    why: [say.why],
  }),
});
