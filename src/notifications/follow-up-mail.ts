import { grantInForce } from '../accounts/index.js';
import { languageFor, type Reader as Rows, textIn, type Texts } from '../platform/index.js';
import { day } from './event-time.js';
import { type MailContent, oneLine } from './mail.js';
import { type Reader, texts } from './registration-mail.js';

/** A follow-up that is overdue, as it stands when the mail is sent. */
export interface OverdueFollowUp {
  dueOn: string;
  title: Texts;
  outcomeTitle: Texts;
  owner: Texts;
  /** Of the state that has to do it, printed wherever its name is. */
  footnote: Texts | null;
  /** Whether the reader speaks for the owner; else it is the author of the outcome. */
  isContactPoint: boolean;
}

/** All that is newly overdue for one reader. */
export function followUpsMail(
  followUps: readonly OverdueFollowUp[],
  reader: Reader,
  publicUrl: string,
  reference: string,
): MailContent {
  const language = languageFor(reader.locale);
  const say = texts[language];
  const { subject, news, due, action, whyAuthor } = say.followUpsOverdue;
  const text = (words: Texts | null): string => oneLine(textIn(words, language) ?? '');
  const footnotes = new Set(followUps.map(({ footnote }) => text(footnote)).filter((note) => note !== ''));
  return {
    language,
    subject: subject(followUps.length),
    greeting: say.greeting(oneLine(reader.name)),
    news: [news],
    facts: followUps.map(({ dueOn, title, outcomeTitle, owner, footnote }) => ({
      label: due(day(dueOn, language)),
      value: `${text(title)} (${text(owner)}${text(footnote) && '*'}; ${text(outcomeTitle)})`,
    })),
    notes: [...footnotes].map((note) => `* ${note}`),
    action: { label: action, link: publicUrl },
    closing: [
      ...(followUps.some(({ isContactPoint }) => isContactPoint) ? [say.stateInvited.why] : []),
      ...(followUps.every(({ isContactPoint }) => isContactPoint) ? [] : [whyAuthor]),
      say.reference(reference),
    ],
  };
}

/** What of a round still is overdue for one reader, the longest first. */
export function overdueFollowUps(reader: Rows, roundId: string, memberId: string): Promise<OverdueFollowUp[]> {
  return reader.rows<OverdueFollowUp>(
    `SELECT w.due_on AS "dueOn", w.title, v.title AS "outcomeTitle", coalesce(s.name, b.name) AS owner, s.footnote,
       w.owner_state IS NOT NULL AS "isContactPoint"
     FROM follow_up_reminder r JOIN follow_up f ON f.id = r.follow_up_id JOIN outcome o ON o.id = f.outcome_id
     JOIN follow_up_version w ON w.follow_up_id = f.id AND w.number = o.published_number
     JOIN outcome_version v ON (v.outcome_id, v.number) = (w.outcome_id, w.number)
     LEFT JOIN state s ON s.code = w.owner_state LEFT JOIN organisation b ON b.id = w.owner_organisation_id
     WHERE r.round_id = $1 AND f.status = 'OPEN' AND w.due_on = r.due_on AND w.owner_state IS NOT DISTINCT FROM r.owner_state
       AND CASE WHEN w.owner_state IS NULL THEN o.created_by_member_id = $2
         ELSE EXISTS (SELECT FROM role_grant g WHERE g.member_id = $2 AND g.role = 'CONTACT_POINT' AND g.state = w.owner_state AND ${grantInForce('g')}) END
     ORDER BY w.due_on, w.follow_up_id`,
    [roundId, memberId],
  );
}
