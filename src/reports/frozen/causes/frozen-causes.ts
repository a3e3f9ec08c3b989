import { figureOf } from '../figure-places.js';
import type { Cause } from './cause.js';
import { causeOf } from './cause-of-element.js';
import { explainingFigures, type FigureOnLine } from './explaining-figures.js';
import { type FigureElement, elementsOf, type Records, type ReportLines } from './frozen-elements.js';

/** What counted before and what counts now; `unchanged`: what makes an element count all the same. */
export interface Sides {
  before: Records;
  after: Records;
  unchanged: { counts(element: FigureElement): boolean };
}

/**
 * The causes of each of these figures, by `figureOf`. A figure counts elements, as people or events, through records;
 * for each element that it counts on one side alone, the causes are the records through which it was counted there and
 * is not here.
 */
export function causesOf(
  { before, after, unchanged }: Sides,
  lines: ReportLines,
  figures: readonly FigureOnLine[],
): Map<string, Cause[]> {
  const explaining = figures.flatMap(explainingFigures);
  const were = counted(before, lines, explaining);
  const are = counted(after, lines, explaining);
  const causes = ({ line, figure }: FigureOnLine): Cause[] => {
    const [was, is] = [were, are].map((side) => side.get(line)!.get(figure)!) as [Elements, Elements];
    const gone = onlyIn(was, is, unchanged).map((element) => causeOf(element, before, after, after, lines));
    const come = onlyIn(is, was, unchanged).map((element) => causeOf(element, before, after, before, lines));
    return [...gone, ...come].map((cause) => ({ ...cause, of: { line, figure } }));
  };
  return new Map(
    figures.map((changed) => {
      const all = explainingFigures(changed).flatMap(causes);
      const each = new Map(all.map((cause) => [`${cause.kind} ${cause.record} ${cause.field}`, cause]));
      return [figureOf(changed.line, changed.figure), [...each.values()].sort(eventsFirst)];
    }),
  );
}

/** By what is counted. */
type Elements = Map<string, FigureElement[]>;

/** What these figures count on one side. */
function counted(
  records: Records,
  lines: ReportLines,
  figures: readonly FigureOnLine[],
): Map<string, Map<string, Elements>> {
  const sides = new Map<string, Map<string, Elements>>(figures.map(({ line }) => [line, new Map()]));
  for (const { line, figure } of figures) sides.get(line)!.set(figure, new Map());
  for (const element of elementsOf(records, lines)) {
    const elements = sides.get(element.line)?.get(element.figure);
    const alike = elements?.get(element.counted);
    if (alike) alike.push(element);
    else elements?.set(element.counted, [element]);
  }
  return sides;
}

const onlyIn = (side: Elements, other: Elements, unchanged: Sides['unchanged']): FigureElement[] =>
  [...side]
    .filter(([key, [element]]) => !other.has(key) && !unchanged.counts(element!))
    .flatMap(([, elements]) => elements);

const eventsFirst = (one: Cause, other: Cause): number =>
  Number(other.kind === 'EVENT') - Number(one.kind === 'EVENT') || (one.record < other.record ? -1 : 1);
