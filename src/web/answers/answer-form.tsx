import type { ReactNode } from 'react';
import type { ProblemDetail } from '../../platform/index.js';
import type { AttendanceMode, ConsentPurpose } from '../../schema-types.js';
import { CheckBoxes, Choices, Lines } from '../parts/form.js';
import type { Visit } from '../frame/visit.js';

/** What the visitor entered; null where that is nothing that the form asks. */
export interface GivenAnswer {
  accept: 'yes' | 'no' | null;
  mode: AttendanceMode | null;
  reason: string | null;
  consents: ConsentPurpose[];
}

export const nothingGiven: GivenAnswer = { accept: null, mode: null, reason: null, consents: [] };

/** Each is asked apart, in this order. */
const purposes: readonly ConsentPurpose[] = [
  'PARTICIPANT_LIST',
  'PHOTO_AND_VIDEO',
  'CONTACT_SHARING',
  'MAILING',
  'STAY_IN_POOL',
];

const longestReason = 2000;

/** What a form that was sent says; whatever else came along is left out. */
export function givenIn(body: unknown): GivenAnswer {
  const form = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const { accept, mode, reason, consents } = form;
  return {
    accept: accept === 'yes' || accept === 'no' ? accept : null,
    mode: mode === 'IN_PERSON' || mode === 'ONLINE' ? mode : null,
    reason: (typeof reason === 'string' && reason.replaceAll('\r\n', '\n').trim()) || null,
    // One box that is ticked comes as a text, several as a list.
    consents: purposes.filter((purpose) => [consents].flat().includes(purpose)),
  };
}

interface FormProperties {
  visit: Visit;
  action: string;
  given: GivenAnswer;
  problems: readonly ProblemDetail[];
}

/** Yes or no of a person; `modes` are what there is to choose from. */
export function PersonalAnswer({
  mayAccept,
  modes,
  ...form
}: FormProperties & { mayAccept: boolean; modes: readonly AttendanceMode[] }): ReactNode {
  const { visit, action, given, problems } = form;
  const { form: say } = visit.say.answer;
  const answers = [
    { value: 'yes', label: say.yes },
    { value: 'no', label: say.no },
  ];
  return (
    <form method="post" action={action} noValidate>
      <h2>{say.title}</h2>
      <Choices
        visit={visit}
        name="accept"
        label={say.accept}
        choices={mayAccept ? answers : answers.slice(1)}
        chosen={given.accept}
        problems={problems}
      />
      {mayAccept && modes.length > 1 && (
        <Choices
          visit={visit}
          name="mode"
          label={say.mode}
          hint={say.modeHint}
          choices={modes.map((mode) => ({ value: mode, label: visit.say.modes[mode] }))}
          chosen={given.mode}
          problems={problems}
        />
      )}
      <CheckBoxes
        visit={visit}
        name="consents"
        label={say.consents}
        hint={say.consentsHint}
        choices={purposes.map((purpose) => ({ value: purpose, label: say.purposes[purpose] }))}
        chosen={given.consents}
        problems={problems}
      />
      <Reason {...form} />
      <button type="submit">{say.send}</button>
    </form>
  );
}

/** A state can only say no here: yes is for nominating. */
export function StateAnswer(form: FormProperties): ReactNode {
  const { form: say } = form.visit.say.answer;
  return (
    <form method="post" action={form.action} noValidate>
      <h2>{say.stateTitle}</h2>
      <Reason {...form} />
      <button type="submit" name="accept" value="no">
        {say.stateNo}
      </button>
    </form>
  );
}

function Reason({ visit, given, problems }: FormProperties): ReactNode {
  const { form: say } = visit.say.answer;
  return (
    <Lines
      visit={visit}
      name="reason"
      label={say.why}
      hint={say.whyHint}
      text={given.reason ?? ''}
      maxLength={longestReason}
      problems={problems}
    />
  );
}
