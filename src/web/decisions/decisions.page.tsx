import type { ReactNode } from 'react';
import type { PageTexts } from '../frame/page.texts.en.js';
import { Entry } from '../parts/entry.js';
import { Lines, ProblemSummary } from '../parts/form.js';
import type { FormProperties } from '../sign-in/sign-in.page.js';

/** Where such decisions are made, and what its page says. */
export interface Subject {
  path: string;
  say: PageTexts['decisions']['accounts' | 'posts'];
}

/** Something that waits for a decision: whose it is, and what there is to know of it. */
export interface Waiting {
  id: string;
  name: string;
  facts: readonly string[];
}

interface DecisionsProperties extends FormProperties {
  subject: Subject;
}

/** What waits, each with the way to accept it at once, and to refuse it on a page of its own. */
export function DecisionsPage({
  visit,
  problems,
  subject: { path, say },
  waiting,
}: DecisionsProperties & { waiting: readonly Waiting[] }): ReactNode {
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{}} />
      <p className="lead text">{waiting.length > 0 ? say.lead : say.none}</p>
      {waiting.length > 0 && (
        <ul className="entries">
          {waiting.map((entry) => (
            <li key={entry.id}>
              <Entry {...entry} />
              <form method="post" action={visit.link(`${path}/accept`)} className="choices">
                <button name="id" value={entry.id} aria-label={`${say.accept}: ${entry.name}`}>
                  {say.accept}
                </button>
                <a href={visit.link(`${path}/refuse?id=${entry.id}`)} aria-label={`${say.refuse}: ${entry.name}`}>
                  {say.refuse}
                </a>
              </form>
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={visit.link('/account')}>{visit.say.account.title}</a>
      </p>
    </>
  );
}

/** Asks once more, and why: what is refused is told to its person, and cannot be taken back here. */
export function RefusalPage({
  visit,
  problems,
  subject: { path, say },
  entry,
  reason,
}: DecisionsProperties & { entry: Waiting; reason: string }): ReactNode {
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{ reason: say.reason }} />
      <div className="entries">
        <Entry {...entry} />
      </div>
      <p className="text">{say.refusalLead}</p>
      <form method="post" action={visit.link(`${path}/refuse`)} noValidate>
        <input type="hidden" name="id" value={entry.id} />
        <Lines
          visit={visit}
          name="reason"
          label={say.reason}
          hint={say.reasonHint}
          text={reason}
          maxLength={1000}
          problems={problems}
        />
        <div className="choices">
          <button>{say.refuseNow}</button>
          <a href={visit.link(path)}>{visit.say.decisions.back}</a>
        </div>
      </form>
    </>
  );
}
