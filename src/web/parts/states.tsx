import type { ReactNode } from 'react';
import { footnotesOf } from '../../people/index.js';
import { graphql, type ResultOf } from '../../platform/index.js';

/** What the name of a state is printed from. */
export const namedState = graphql(`
  fragment NamedState on State {
    name
    footnote
  }
`);

export type NamedState = ResultOf<typeof namedState>;

/** A state's footnote is printed wherever its name is. */
export function Footnotes({ states }: { states: readonly NamedState[] }): ReactNode {
  return footnotesOf(states).map((footnote) => (
    <p key={footnote} className="quiet">
      {footnote}
    </p>
  ));
}
