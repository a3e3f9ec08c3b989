import type { ReactNode } from 'react';
import { printedDate } from '../../platform/index.js';
import { EndForm } from '../parts/entry.js';
import { Line, ProblemSummary } from '../parts/form.js';
import { passkeyScriptAddress } from '../sign-in/passkey-script.js';
import type { FormProperties } from '../sign-in/sign-in.page.js';
import type { OwnAccount } from './account.operations.js';

/** One's passkeys, and the form to add one, which its script shows. */
export function PasskeysPage({ visit, problems, passkeys }: FormProperties & Pick<OwnAccount, 'passkeys'>): ReactNode {
  const { account: say } = visit.say;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{ name: say.passkeyName }} />
      <p className="lead">{say.passkeysLead}</p>
      {passkeys.length > 0 && (
        <ul className="entries">
          {passkeys.map(({ id, name, createdAt }) => (
            <li key={id}>
              <p>
                <b>
                  <bdi>{name}</bdi>
                </b>{' '}
                <span className="quiet">
                  {printedDate(new Date(createdAt).toISOString().slice(0, 10), visit.language)}
                </span>
              </p>
              <EndForm visit={visit} path="/account/passkeys/remove" value={id}>
                {say.removePasskey}
              </EndForm>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={visit.link('/account/passkeys')} data-passkey="make" hidden>
        <Line visit={visit} name="name" label={say.passkeyName} hint={say.passkeyHint} problems={problems} />
        <input type="hidden" name="response" />
        <button>{say.addPasskey}</button>
        <p className="fault" role="alert" data-fault hidden>
          {say.passkeyFailed}
        </p>
        <script src={passkeyScriptAddress} defer />
      </form>
      <noscript>
        <p>{say.needsScript}</p>
      </noscript>
    </>
  );
}
