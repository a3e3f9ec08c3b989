import type { ReactNode } from 'react';
import type { Visit } from '../frame/visit.js';

/** One thing of a list by its name, with what there is to know of it, and what can be done with it below. */
export function Entry({
  name,
  beside,
  facts,
  children,
}: {
  name: string;
  /** Behind the name. */
  beside?: string | false;
  facts: readonly (string | null)[];
  children?: ReactNode;
}): ReactNode {
  return (
    <>
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>
        {beside && <> · {beside}</>}
      </p>
      {facts.map(
        (fact) =>
          fact !== null && (
            <p key={fact} className="quiet">
              <bdi>{fact}</bdi>
            </p>
          ),
      )}
      {children}
    </>
  );
}

/** A form of one plain button that says what is to end, and which. */
export function EndForm({
  visit,
  path,
  name = 'id',
  value,
  children,
}: {
  visit: Visit;
  path: string;
  name?: string;
  value: string;
  children: ReactNode;
}): ReactNode {
  return (
    <form method="post" action={visit.link(path)}>
      <button className="plain" name={name} value={value}>
        {children}
      </button>
    </form>
  );
}
