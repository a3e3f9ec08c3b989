import type { ReactNode } from 'react';
import { Line, ProblemSummary, Select } from '../parts/form.js';
import type { FormProperties } from '../sign-in/sign-in.page.js';

/** What somebody entered, but the password. */
export interface GivenSignUp {
  email: string;
  givenNames: string;
  familyName: string;
  state: string;
}

interface SignUpProperties extends FormProperties {
  given: GivenSignUp;
  states: readonly { code: string; name: string }[];
}

export function SignUpPage({ visit, problems, given, states }: SignUpProperties): ReactNode {
  const { signUp: say } = visit.say;
  const { givenNames, familyName, state, password } = say;
  const fields = { givenNames, familyName, state, email: null, password };
  const name = { visit, problems, literal: true };
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={fields} />
      <p className="lead">{say.lead}</p>
      <form method="post" action={visit.link('/sign-up')} noValidate>
        <Line {...name} name="givenNames" label={say.givenNames} text={given.givenNames} autoComplete="given-name" />
        <Line {...name} name="familyName" label={say.familyName} text={given.familyName} autoComplete="family-name" />
        <Select
          visit={visit}
          name="state"
          label={say.state}
          hint={say.stateHint}
          choices={[
            { value: '', label: say.noState },
            ...states.map(({ code, name: label }) => ({ value: code, label })),
          ]}
          chosen={given.state}
          problems={problems}
        />
        <Line
          {...name}
          name="email"
          label={say.email}
          hint={say.emailHint}
          type="email"
          text={given.email}
          autoComplete="username"
        />
        <Line
          visit={visit}
          problems={problems}
          name="password"
          label={say.password}
          hint={say.passwordHint}
          type="password"
          autoComplete="new-password"
        />
        <button type="submit">{say.send}</button>
      </form>
    </>
  );
}
