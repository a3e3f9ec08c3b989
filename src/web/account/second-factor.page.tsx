import qrCode from 'qrcode-generator';
import type { ReactNode } from 'react';
import { Line, ProblemSummary } from '../parts/form.js';
import type { FormProperties } from '../sign-in/sign-in.page.js';

/** What an authenticator is set up with. */
export interface BegunFactor {
  secret: string;
  url: string;
}

/** Why somebody sets one up, and the button. */
export function BeginFactorPage({ visit, isSet }: Pick<FormProperties, 'visit'> & { isSet: boolean }): ReactNode {
  const { account: say } = visit.say;
  return (
    <>
      <p className="lead">{isSet ? say.factorAgainLead : say.factorLead}</p>
      <form method="post" action={visit.link('/account/second-factor')}>
        <button type="submit">{isSet ? say.changeFactor : say.setFactor}</button>
      </form>
      {isSet && (
        <>
          <h2>{say.resetTitle}</h2>
          <p>{say.resetLead}</p>
          <form method="post" action={visit.link('/account/second-factor/keep')}>
            <button className="second">{say.keepFactor}</button>
          </form>
        </>
      )}
    </>
  );
}

/** The QR code and the secret, and the field for the first code. */
export function ConfirmFactorPage({ visit, problems, begun }: FormProperties & { begun: BegunFactor }): ReactNode {
  const { account: say } = visit.say;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{ code: say.factorCode }} />
      <ol>
        <li>{say.factorSteps.scan}</li>
        <li>{say.factorSteps.type}</li>
      </ol>
      <QrCode text={begun.url} label={say.factorSteps.picture} />
      <p>
        {say.factorSteps.secret} <code className="secret">{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <form method="post" action={visit.link('/account/second-factor/confirm')} noValidate>
        <input type="hidden" name="secret" value={begun.secret} />
        <input type="hidden" name="url" value={begun.url} />
        <Line
          visit={visit}
          name="code"
          label={say.factorCode}
          hint={say.factorCodeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          literal
          problems={problems}
        />
        <button type="submit">{say.confirmFactor}</button>
      </form>
    </>
  );
}

/** The recovery codes, this once. */
export function RecoveryCodesPage({
  visit,
  codes,
}: Pick<FormProperties, 'visit'> & { codes: readonly string[] }): ReactNode {
  const { account: say } = visit.say;
  return (
    <>
      <div className="notice text" role="status">
        <p>{say.factorDone}</p>
      </div>
      <p className="lead">{say.recoveryLead}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a href={visit.link('/account')}>{say.recoveryKept}</a>
      </p>
    </>
  );
}

/** Drawn as one path, with the white margin that readers need. */
function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const code = qrCode(0, 'M');
  code.addData(text);
  code.make();
  const [size, margin] = [code.getModuleCount(), 4];
  const places = Array.from({ length: size }, (_, place) => place);
  const path = places.flatMap((row) =>
    places.filter((column) => code.isDark(row, column)).map((column) => `M${column + margin} ${row + margin}h1v1h-1z`),
  );
  const side = size + 2 * margin;
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} width="240" height="240" role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path.join('')} />
    </svg>
  );
}
