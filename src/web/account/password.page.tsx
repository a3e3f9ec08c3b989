import type { ReactNode } from 'react';
import { CheckBoxes, Line, ProblemSummary } from '../parts/form.js';
import type { FormProperties } from '../sign-in/sign-in.page.js';

/** The present password, where it is known, and the new one. */
export function PasswordPage({
  visit,
  problems,
  keepAccessTokens,
}: FormProperties & { keepAccessTokens: boolean }): ReactNode {
  const { account: say, signUp } = visit.say;
  return (
    <>
      <ProblemSummary
        visit={visit}
        problems={problems}
        fields={{ current: say.currentPassword, new: say.newPassword }}
      />
      <form method="post" action={visit.link('/account/password')} noValidate>
        <Line
          visit={visit}
          name="current"
          label={say.currentPassword}
          hint={say.currentHint}
          type="password"
          autoComplete="current-password"
          problems={problems}
        />
        <Line
          visit={visit}
          name="new"
          label={say.newPassword}
          hint={signUp.passwordHint}
          type="password"
          autoComplete="new-password"
          problems={problems}
        />
        <CheckBoxes
          visit={visit}
          name="keep"
          label={say.tokens}
          choices={[{ value: 'tokens', label: say.keepTokens }]}
          chosen={keepAccessTokens ? ['tokens'] : []}
          problems={problems}
        />
        <button type="submit">{say.setPassword}</button>
      </form>
    </>
  );
}
