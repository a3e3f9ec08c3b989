import { participantRoles } from '../../../events/index.js';
import { footnotesOf, printedName } from '../../../people/index.js';
import {
  type Language,
  oneLine,
  type Period,
  printedMoment,
  sql,
  textIn,
  type Texts,
  wordsIn,
} from '../../../platform/index.js';
import type { AttendanceMode, ParticipantRole } from '../../../schema-types.js';
import { type MailPlace, placeFact, stateIn, timeFacts, titleIn, venueFootnotes } from '../event-facts.js';
import { eventPeriod, mailVenue } from '../event-facts.sql.js';
import { fact, mail, prose } from '../mail.js';
import type { MailContent } from '../mail-content.js';
import { NothingToTell } from '../undeliverable.js';

/** What a registration says, or said. */
interface RegistrationWords {
  role: ParticipantRole;
  mode: AttendanceMode | null;
  state: string | null;
  organisationId: string | null;
  answerDueAt: Date | null;
}

interface ChangedRegistrationFacts extends Period, MailPlace {
  slug: string;
  title: Texts;
  was: RegistrationWords;
  is: RegistrationWords;
  states: Record<string, { name: Texts; footnote: Texts | null }>;
  organisations: Record<string, Texts>;
}

const english = {
  subject: (title: string): string => `Your registration is changed: ${title}`,
  news: prose(
    'The contact point of your state or the organisers have changed your registration for this event.',
    'What is marked as before no longer holds.',
  ),
  role: 'You take part as',
  mode: 'How you take part',
  representing: 'You represent',
  personal: 'only yourself',
  roles: wordsIn('en', participantRoles),
};

const russian: typeof english = {
  subject: (title) => `Ваша регистрация изменена: ${title}`,
  news: prose(
    'Контактный пункт вашего государства или организаторы изменили вашу регистрацию на это мероприятие.',
    'То, что отмечено словом «было», больше не действует.',
  ),
  role: 'Ваша роль',
  mode: 'Форма участия',
  representing: 'Вы представляете',
  personal: 'только себя',
  roles: wordsIn('ru', participantRoles),
};

/** Tells somebody what another person has changed of their registration, with what was and what is. */
export const registrationChangedMail = mail<'registration.changed', ChangedRegistrationFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts: { registration: id, was }, recipientId }) {
    const row = await reader.maybeOne<Omit<ChangedRegistrationFacts, 'was' | 'is'> & RegistrationWords>(
      sql`SELECT e.slug, e.title, e.format, ${eventPeriod}, ${mailVenue} AS venue, r.role, r.mode, r.state,
           r.organisation_id AS "organisationId", r.answer_due_at AS "answerDueAt",
           (SELECT coalesce(json_object_agg(t.code, json_build_object('name', t.name, 'footnote', t.footnote)), '{}')
            FROM state t WHERE t.code IN (r.state, ${was.state})) AS states,
           (SELECT coalesce(json_object_agg(b.id, b.name), '{}')
            FROM organisation b WHERE b.id IN (r.organisation_id, ${was.organisationId}::uuid)) AS organisations
         FROM registration r JOIN event e ON e.id = r.event_id LEFT JOIN state s ON s.code = e.venue_state
         WHERE r.id = ${id} AND r.member_id = ${recipientId} AND e.status = 'PUBLISHED'
           AND r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED')`,
    );
    if (!row) throw new NothingToTell('no such registration any more');
    const { role, mode, state, organisationId, answerDueAt, ...facts } = row;
    const is = { role, mode, state, organisationId, answerDueAt };
    const before = { ...was, answerDueAt: was.answerDueAt === null ? null : new Date(was.answerDueAt) };
    if (JSON.stringify(is) === JSON.stringify(inOrder(before))) throw new NothingToTell('nothing is another any more');
    return { ...facts, mode, was: before, is };
  },

  body(registration, letter) {
    const { language, say, publicUrl } = letter;
    const { was, is, timeZone, startsAt } = registration;
    const title = titleIn(registration.title, language);
    const wasAndIs = (label: string, one: string, other: string): MailContent['facts'] =>
      one === other ? [] : [...fact(say.before(label), one), ...fact(label, other)];
    const modeIn = ({ mode }: RegistrationWords): string => (mode === null ? say.none : say.formats[mode]);
    const dueIn = ({ answerDueAt }: RegistrationWords): string =>
      printedMoment(timeZone, answerDueAt ?? startsAt, language);
    const representedIn = (words: RegistrationWords): string =>
      represented(registration, words, language) || say.personal;
    return {
      subject: say.subject(title),
      news: [say.news],
      facts: [
        ...fact(say.event.event, title),
        ...timeFacts(registration, letter),
        ...placeFact(registration, letter),
        ...wasAndIs(say.mode, modeIn(was), modeIn(is)),
        ...wasAndIs(say.role, say.roles[was.role], say.roles[is.role]),
        ...wasAndIs(say.representing, representedIn(was), representedIn(is)),
        ...wasAndIs(say.event.answerBy, dueIn(was), dueIn(is)),
      ],
      notes: [
        ...new Set([
          ...venueFootnotes(registration, language),
          ...footnotesOf(
            [was.state, is.state].flatMap((state) => (state ? [stateNamed(registration, state, language)] : [])),
          ),
        ]),
      ],
      action: { label: say.seeEvent, link: `${publicUrl}/events/${registration.slug}` },
      why: [say.why.registered],
    };
  },
});

const inOrder = ({ role, mode, state, organisationId, answerDueAt }: RegistrationWords): RegistrationWords => ({
  ...{ role, mode, state, organisationId, answerDueAt },
});

function stateNamed({ states }: ChangedRegistrationFacts, state: string, language: Language) {
  const named = states[state];
  return stateIn(named?.name ?? {}, named?.footnote ?? null, language);
}

function represented(
  facts: ChangedRegistrationFacts,
  { state, organisationId }: RegistrationWords,
  language: Language,
): string {
  const organisation = organisationId && textIn(facts.organisations[organisationId], language);
  const parts = [state && printedName(stateNamed(facts, state, language)), organisation];
  return oneLine(parts.filter((part) => part).join(', '));
}
