import { grantInForce } from '../../access/index.js';
import { footnotesOf, printedName } from '../../people/index.js';
import { type Language, oneLine, printedDay, sql, textIn, type Texts } from '../../platform/index.js';
import { mail } from './mail.js';
import { NothingToTell } from './undeliverable.js';

/** A follow-up that is overdue, as it stands when the mail is sent. */
interface OverdueFollowUp {
  dueOn: string;
  title: Texts;
  outcomeTitle: Texts;
  owner: Texts;
  /** Of the state that has to do it; null where an organisation has. */
  footnote: Texts | null;
  /** Whether the reader speaks for the owner; else it is the author of the outcome. */
  isContactPoint: boolean;
}

const english = {
  subject: (count: number): string => `Overdue follow-ups: ${count}`,
  news: 'The day by which the following should have been done is over. Please say whether it is done, or why not.',
  due: (day: string): string => `Due ${day}`,
  action: 'Open Colloquy',
  whyAuthor: 'You get this message because you entered outcomes that ask something of an organisation.',
};

const russian: typeof english = {
  subject: (count) => `Просроченные последующие меры: ${count}`,
  news: 'Срок выполнения следующих мер истёк. Просим вас сообщить, выполнены ли они, или указать причину.',
  due: (day) => `Срок: ${day}`,
  action: 'Открыть Colloquy',
  whyAuthor: 'Вы получили это сообщение, так как внесли результаты, по которым что-либо должна сделать организация.',
};

/** Tells one reader of all that is newly overdue. */
export const followUpsMail = mail<'follow-ups.overdue', readonly OverdueFollowUp[], typeof english>({
  texts: { en: english, ru: russian },

  /** What of the round still is overdue for them, the longest first. */
  async read(reader, { facts: { round }, recipientId }) {
    const spokenFor = sql`EXISTS (SELECT FROM role_grant g WHERE g.member_id = ${recipientId}
      AND g.role = 'CONTACT_POINT' AND g.state = w.owner_state AND ${grantInForce(sql`g`)})`;
    const followUps = await reader.rows<OverdueFollowUp>(
      sql`SELECT w.due_on AS "dueOn", w.title, v.title AS "outcomeTitle", coalesce(s.name, b.name) AS owner, s.footnote,
           w.owner_state IS NOT NULL AS "isContactPoint"
         FROM follow_up_reminder r
         JOIN follow_up f ON f.id = r.follow_up_id JOIN outcome o ON o.id = f.outcome_id
         JOIN follow_up_version w ON w.follow_up_id = f.id AND w.number = o.published_number
         JOIN outcome_version v ON (v.outcome_id, v.number) = (w.outcome_id, w.number)
         LEFT JOIN state s ON s.code = w.owner_state LEFT JOIN organisation b ON b.id = w.owner_organisation_id
         WHERE r.round_id = ${round} AND f.status = 'OPEN' AND w.due_on = r.due_on
           AND w.owner_state IS NOT DISTINCT FROM r.owner_state
           AND CASE WHEN w.owner_state IS NULL THEN o.created_by_member_id = ${recipientId} ELSE ${spokenFor} END
         ORDER BY w.due_on, w.follow_up_id`,
    );
    if (followUps.length === 0) throw new NothingToTell('nothing of it is overdue any more');
    return followUps;
  },

  body(followUps, { language, say, publicUrl }) {
    const lines = followUps.map(({ dueOn, title, outcomeTitle, owner, footnote }) => {
      const named = { name: lineIn(owner, language), footnote: lineIn(footnote, language) };
      const about = `${printedName(named)}; ${lineIn(outcomeTitle, language)}`;
      return { named, label: say.due(printedDay(dueOn, language)), value: `${lineIn(title, language)} (${about})` };
    });
    const asContactPoint = followUps.some(({ isContactPoint }) => isContactPoint);
    const asAuthor = followUps.some(({ isContactPoint }) => !isContactPoint);
    return {
      subject: say.subject(followUps.length),
      news: [say.news],
      facts: lines.map(({ label, value }) => ({ label, value })),
      notes: footnotesOf(lines.map(({ named }) => named)),
      action: { label: say.action, link: publicUrl },
      why: [...(asContactPoint ? [say.why.contactPoint] : []), ...(asAuthor ? [say.whyAuthor] : [])],
    };
  },
});

const lineIn = (texts: Texts | null, language: Language): string => oneLine(textIn(texts, language) ?? '');
