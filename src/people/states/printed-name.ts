/** A state's name and the note that goes with it, both in the language they are printed in. */
interface StateToPrint {
  name: string;
  footnote: string | null;
}

const mark = '*';

/** The name of a state as it is printed everywhere: with a mark where a footnote belongs to it. */
export const printedName = ({ name, footnote }: StateToPrint): string => (footnote ? `${name}${mark}` : name);

/** The footnotes to print below the names of these states: each once, behind its mark, in the order of the names. */
export const footnotesOf = (states: Iterable<Pick<StateToPrint, 'footnote'>>): string[] =>
  markedFootnotes(states).map(({ mark: before, text }) => `${before} ${text}`);

/** The same for tables, where the mark has a cell of its own. */
export function markedFootnotes(states: Iterable<Pick<StateToPrint, 'footnote'>>): { mark: string; text: string }[] {
  const notes = new Set(Array.from(states, ({ footnote }) => footnote ?? '').filter((note) => note !== ''));
  return Array.from(notes, (text) => ({ mark, text }));
}
