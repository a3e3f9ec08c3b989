import type { ReactNode } from 'react';
import type { ProblemDetail } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { Line, ProblemSummary } from '../parts/form.js';
import { withReturn } from '../parts/posted-form.js';
import { passkeyScriptAddress } from './passkey-script.js';

/** An organisation whose accounts sign in here, by the name that the visitor reads. */
export interface ProviderLink {
  slug: string;
  name: string;
}

export interface FormProperties {
  visit: Visit;
  problems: readonly ProblemDetail[];
}

/** Where to go on once signed in; kept by the form. */
function Return({ to }: { to: string | null }): ReactNode {
  return to === null ? null : <input type="hidden" name="to" value={to} />;
}

/** Address and password, and the other ways in. */
export function SignInPage({
  visit,
  problems,
  email,
  to,
  providers,
}: FormProperties & { email: string; to: string | null; providers: readonly ProviderLink[] }): ReactNode {
  const { entrance: say } = visit.say;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{ email: null, password: say.password }} />
      {providers.length > 0 && (
        <ul className="ways">
          {providers.map(({ slug, name }) => (
            <li key={slug}>
              <a href={visit.link(withReturn(`/sign-in/with/${slug}`, to))}>{say.withProvider(name)}</a>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={visit.link('/sign-in')} noValidate>
        <Return to={to} />
        <Line
          visit={visit}
          name="email"
          label={say.email}
          type="email"
          text={email}
          autoComplete="username"
          literal
          problems={problems}
        />
        <Line
          visit={visit}
          name="password"
          label={say.password}
          type="password"
          autoComplete="current-password"
          problems={problems}
        />
        <button type="submit">{say.send}</button>
      </form>
      <h2>{say.otherwise}</h2>
      <ul>
        <li>
          <a href={visit.link(withReturn('/sign-in/mail', to))}>{say.byMail}</a>
        </li>
        <li>
          <a href={visit.link('/sign-up')}>{say.noAccount}</a>
        </li>
      </ul>
      <PasskeyForm visit={visit} to={to} />
    </>
  );
}

/** Shown by its script alone: a passkey cannot be used without. */
function PasskeyForm({ visit, to }: { visit: Visit; to: string | null }): ReactNode {
  const { entrance: say } = visit.say;
  return (
    <form method="post" action={visit.link('/sign-in/passkey')} data-passkey="show" hidden>
      <Return to={to} />
      <input type="hidden" name="response" />
      <button className="second">{say.passkey}</button>
      <p className="fault" role="alert" data-fault hidden>
        {say.passkeyFailed}
      </p>
      <script src={passkeyScriptAddress} defer />
    </form>
  );
}

/** The address that a code is sent to. */
export function MailPage({
  visit,
  problems,
  email,
  to,
}: FormProperties & { email: string; to: string | null }): ReactNode {
  const { entrance: say } = visit.say;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{ email: null }} />
      <p className="lead">{say.mailLead}</p>
      <form method="post" action={visit.link('/sign-in/mail')} noValidate>
        <Return to={to} />
        <Line
          visit={visit}
          name="email"
          label={say.email}
          type="email"
          text={email}
          autoComplete="username"
          literal
          problems={problems}
        />
        <button type="submit">{say.sendMail}</button>
      </form>
    </>
  );
}

/** A code that somebody reads elsewhere: in a mail, or on their authenticator. */
export function CodePage({
  visit,
  problems,
  action,
  lead,
  label,
  hint,
  again = null,
  orPasskey = false,
  to,
}: FormProperties & {
  action: string;
  lead: string;
  label: string;
  hint: string;
  /** Where to begin once more. */
  again?: string | null;
  /** Whether a passkey does as well. */
  orPasskey?: boolean;
  to: string | null;
}): ReactNode {
  const { entrance: say } = visit.say;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{ code: label }} />
      <p className="lead">{lead}</p>
      <form method="post" action={visit.link(action)} noValidate>
        <Return to={to} />
        <Line
          visit={visit}
          name="code"
          label={label}
          hint={hint}
          autoComplete="one-time-code"
          literal
          problems={problems}
        />
        <button type="submit">{say.send}</button>
      </form>
      {again !== null && (
        <p>
          <a href={visit.link(again)}>{say.again}</a>
        </p>
      )}
      {orPasskey && <PasskeyForm visit={visit} to={to} />}
    </>
  );
}

/** What a link of a mail leads to: a button where it was asked for, and what to do elsewhere. */
export function LinkPage({
  visit,
  problems,
  action,
  canEnter,
  lead,
}: FormProperties & { action: string; canEnter: boolean; lead: string }): ReactNode {
  const { entrance: say } = visit.say;
  if (!canEnter)
    return (
      <div className="notice text" role="note">
        <p>{say.elsewhere}</p>
      </div>
    );
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{}} />
      <p className="lead">{lead}</p>
      <form method="post" action={visit.link(action)}>
        <button type="submit">{say.enter}</button>
      </form>
    </>
  );
}
