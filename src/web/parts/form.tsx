import type { ReactNode } from 'react';
import { inLanguage, type ProblemDetail } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';

/** A form that was refused: what is wrong, and what had been entered. */
export interface Refused<Given> {
  given: Given;
  problems: readonly ProblemDetail[];
}

interface FieldProperties {
  visit: Visit;
  name: string;
  label: string;
  hint?: string;
  problems: readonly ProblemDetail[];
}

const messageFor = ({ visit, name, problems }: FieldProperties): string | null => {
  const found = problems.find(({ field }) => field === name);
  return found ? inLanguage(found.message, visit.language) : null;
};

/**
 * What is wrong, in the order of the form, each with a link to its field where the form has that; read out, and in view
 * first. `fields` are the labels of the form's fields by their names; null where messages say enough without one.
 */
export function ProblemSummary({
  visit,
  problems,
  fields,
}: Pick<FieldProperties, 'visit' | 'problems'> & { fields: Readonly<Record<string, string | null>> }): ReactNode {
  if (problems.length === 0) return null;
  const order = Object.keys(fields);
  const placeOf = ({ field }: ProblemDetail): number => order.indexOf(field ?? '');
  const inOrder = problems.toSorted((one, other) => placeOf(one) - placeOf(other));
  return (
    <div className="problems" role="alert" aria-labelledby="problems" tabIndex={-1} autoFocus>
      <h2 id="problems">{visit.say.form.problem}</h2>
      <ul>
        {inOrder.map(({ field, message }, place) => (
          <li key={place}>
            {field && Object.hasOwn(fields, field) ? (
              <a href={`#${field}`}>
                {fields[field] && `${fields[field]} – `}
                {inLanguage(message, visit.language)}
              </a>
            ) : (
              inLanguage(message, visit.language)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One of a few choices; the first has the name as its id, so that a link leads to it. */
export function Choices({
  choices,
  chosen,
  ...field
}: FieldProperties & { choices: readonly { value: string; label: string }[]; chosen: string | null }): ReactNode {
  const message = messageFor(field);
  return (
    <fieldset className={message ? 'faulty' : undefined} aria-describedby={describedBy(field, message)}>
      <legend>{field.label}</legend>
      <Notes {...field} message={message} />
      {choices.map(({ value, label }, place) => (
        <div key={value} className="choice">
          <input
            type="radio"
            id={place === 0 ? field.name : `${field.name}-${value}`}
            name={field.name}
            value={value}
            defaultChecked={chosen === value}
          />
          <label htmlFor={place === 0 ? field.name : `${field.name}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** Any of several choices, none of them ticked beforehand; the first has the name as its id. */
export function CheckBoxes({
  choices,
  chosen,
  ...field
}: FieldProperties & {
  choices: readonly { value: string; label: string }[];
  chosen: readonly string[];
}): ReactNode {
  const message = messageFor(field);
  return (
    <fieldset className={message ? 'faulty' : undefined} aria-describedby={describedBy(field, message)}>
      <legend>{field.label}</legend>
      <Notes {...field} message={message} />
      {choices.map(({ value, label }, place) => (
        <div key={value} className="choice">
          <input
            type="checkbox"
            id={place === 0 ? field.name : `${field.name}-${value}`}
            name={field.name}
            value={value}
            defaultChecked={chosen.includes(value)}
          />
          <label htmlFor={place === 0 ? field.name : `${field.name}-${value}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}

/** A text of a few lines. */
export function Lines({ text, maxLength, ...field }: FieldProperties & { text: string; maxLength: number }): ReactNode {
  return (
    <Field {...field}>{(named) => <textarea {...named} rows={4} maxLength={maxLength} defaultValue={text} />}</Field>
  );
}

/** What a browser knows of a line, so that it can help: fill in, show the right keys, hide what is typed. */
export interface LineProperties extends FieldProperties {
  type?: 'text' | 'email' | 'password';
  text?: string;
  autoComplete?: string;
  inputMode?: 'numeric';
  /** Whether a name or a code stands in it, which is no matter of spelling. */
  literal?: boolean;
}

/** A text of one line. */
export function Line({
  type = 'text',
  text = '',
  autoComplete,
  inputMode,
  literal = false,
  ...field
}: LineProperties): ReactNode {
  return (
    <Field {...field}>
      {(named) => (
        <input
          {...named}
          type={type}
          defaultValue={text}
          autoComplete={autoComplete}
          inputMode={inputMode}
          spellCheck={literal ? false : undefined}
          autoCapitalize={literal ? 'none' : undefined}
        />
      )}
    </Field>
  );
}

/** One of many choices, the first of which may say that none is made. */
export function Select({
  choices,
  chosen,
  ...field
}: FieldProperties & { choices: readonly { value: string; label: string }[]; chosen: string }): ReactNode {
  return (
    <Field {...field}>
      {(named) => (
        <select {...named} defaultValue={chosen}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What an input is called and described by. */
interface NamedInput {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A label, what there is to say, and the input that `children` makes. */
function Field({ children, ...field }: FieldProperties & { children: (named: NamedInput) => ReactNode }): ReactNode {
  const { name, label } = field;
  const message = messageFor(field);
  return (
    <div className={message ? 'field faulty' : 'field'}>
      <label className="heading" htmlFor={name}>
        {label}
      </label>
      <Notes {...field} message={message} />
      {children({
        id: name,
        name,
        'aria-describedby': describedBy(field, message),
        'aria-invalid': message ? true : undefined,
      })}
    </div>
  );
}

function Notes({ visit, name, hint, message }: FieldProperties & { message: string | null }): ReactNode {
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="hint">
          {hint}
        </p>
      )}
      {message && (
        <p id={`${name}-fault`} className="fault">
          {visit.say.form.error} {message}
        </p>
      )}
    </>
  );
}

function describedBy({ name, hint }: FieldProperties, message: string | null): string | undefined {
  return [hint && `${name}-hint`, message && `${name}-fault`].filter(Boolean).join(' ') || undefined;
}
