import { everyText, textIn, type Texts } from '../../../platform/index.js';
import type { KeptNames, NamedThen } from '../../frozen/kept-names.js';

/** Something that the API answered, with what it is. */
interface Named {
  __typename: string;
  id?: string;
  code?: string;
}

/** What lines are about that stand in the order of names. */
const inOrder = ['state', 'organisation', 'network', 'programme'] as const;

/** An answer of the API with everything called as it was when the report was frozen, in the order of these names. */
export function calledAsThen<Answer>(answer: Answer, names: KeptNames, locale: string): Answer {
  return called(answer, names, locale) as Answer;
}

function called(part: unknown, names: KeptNames, locale: string): unknown {
  if (Array.isArray(part))
    return ordered(
      part.map((one) => called(one, names, locale)),
      names,
      locale,
    );
  if (typeof part !== 'object' || part === null) return part;
  const then = namesOf(part, names);
  const fields = Object.entries(part).map(([field, value]): [string, unknown] => {
    const kept = then?.[field];
    if (kept === undefined) return [field, called(value, names, locale)];
    return [field, typeof kept === 'object' ? everyText(kept, locale) : kept];
  });
  return Object.fromEntries(fields);
}

/** Those of the same name by their ids, so that they always stand alike; what is nameless comes last. */
function ordered(lines: unknown[], names: KeptNames, locale: string): unknown[] {
  const subjects = lines.map((line) => subjectOf(line));
  if (subjects.every((subject) => subject === null)) return lines;
  const { compare } = new Intl.Collator(locale);
  const keyOf = (subject: Named | null) => ({
    // Those of states stand before those of organisations.
    kind: subject ? inOrder.findIndex((field) => field === subject.__typename.toLowerCase()) : inOrder.length,
    name: (subject && textIn(nameIn(namesOf(subject, names)), locale)) ?? '',
    key: subject?.id ?? subject?.code ?? '',
  });
  return lines
    .map((line, place) => ({ line, ...keyOf(subjects[place]!) }))
    .sort((one, other) => one.kind - other.kind || compare(one.name, other.name) || (one.key < other.key ? -1 : 1))
    .map(({ line }) => line);
}

function subjectOf(line: unknown): Named | null {
  if (typeof line !== 'object' || line === null) return null;
  const about = line as Partial<Record<(typeof inOrder)[number], Named | null>>;
  return inOrder.map((field) => about[field]).find((named) => named?.__typename) ?? null;
}

function namesOf(part: object, names: KeptNames): NamedThen | undefined {
  const { __typename: type, id, code } = part as Partial<Named>;
  return type === undefined ? undefined : names[type]?.[(type === 'State' ? code : id) ?? ''];
}

const nameIn = (then: NamedThen | undefined): Texts | null => {
  const name = then?.['names'] ?? then?.['titles'];
  return typeof name === 'object' ? name : null;
};
