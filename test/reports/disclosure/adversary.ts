import { createRequire } from 'node:module';
import {
  type LineKind,
  type PeopleFigure,
  smallestTold,
} from '../../../src/reports/disclosure/audit/audited-edition.js';

// Its types are those of its CommonJS build.
const loadSolver = createRequire(import.meta.url)('highs') as typeof import('highs').default;
const solver = await loadSolver();
type ObjectiveSense = Parameters<ReturnType<typeof solver.createModel>['changeObjectiveSense']>[0];

/** More never come to anything: the solver wants some limit. */
const mostThatCome = 10_000;

/** A line of an edition as it is read; null: a figure is hidden. */
export interface ReadLine {
  edition: number;
  key: string;
  kind: LineKind;
  figures: Partial<Record<PeopleFigure, number | null>>;
  /** Whether it counts people besides those of whom that is known. */
  countsOthers?: boolean;
}

/** What everybody knows of an event that took place. */
export interface ReadEvent {
  /** The lines, by their numbers, in which everybody counts who came. */
  lines: readonly number[];
  /** Who was represented, states and organisations, each with the lines in which its people count. */
  represented: readonly (readonly { name: string; lines: readonly number[] }[])[];
  /** Null: one could take part in either way. */
  isInPerson: boolean | null;
}

/** A count from 1 to 4 that was hidden. */
export type WorkedOut = { edition: number; line: string; figure: PeopleFigure; count: number };

/** What follows from all that: names of numbers with what is read of each, and rows of a linear programme. */
interface Knowledge {
  /** At least so many, at most so many. */
  bounds: Map<string, readonly [number, number]>;
  rows: string[];
  /** Those that somebody would like to know. */
  wanted: Map<string, Omit<WorkedOut, 'count'>>;
}

/**
 * Whoever reads editions and everything that is told live, and calculates: bounds each hidden count by a linear
 * programme, and answers those for which one whole number below 5 is left.
 */
export function workedOut(lines: readonly ReadLine[], events: readonly ReadEvent[]): WorkedOut[] {
  const { bounds, rows, wanted } = knowledgeOf(lines, events);
  const all = [...wanted.keys()];
  if (all.length === 0) return [];
  const limits = [...bounds].map(([name, [least, most]]) => `${least} <= ${name} <= ${most}`);
  const data = `Minimize\n obj: ${all[0]!}\nSubject To\n${rows.join('\n')}\nBounds\n${limits.join('\n')}\nEnd\n`;
  return solver.withModel({ format: 'lp', data }, (model) => {
    // Only what is looked for changes, so that each look begins where the one before has ended.
    model.options.set({ output_flag: false, presolve: 'off' });
    const columns = new Map(all.map((name) => [name, model.getColByName(name)]));
    const indices = [...columns.values()].toSorted((one, other) => one - other);
    const seen = new Map(all.map((name) => [name, { least: Infinity, most: -Infinity }]));
    const { minimize, maximize } = solver.constants.objectiveSense;
    const look = (sense: ObjectiveSense, names: readonly string[]): void => {
      const costs = indices.map((column) => (names.some((name) => columns.get(name) === column) ? 1 : 0));
      model.changeColsCost({ kind: 'set', indices }, costs);
      model.changeObjectiveSense(sense);
      model.run();
      const status = model.getModelStatus();
      if (status !== solver.constants.modelStatus.optimal)
        throw new Error(`What is told contradicts itself: ${status}`);
      const { colValue } = model.getSolution();
      for (const [name, found] of seen) {
        const value = colValue[columns.get(name)!]!;
        found.least = Math.min(found.least, value);
        found.most = Math.max(found.most, value);
      }
    };
    const isOpen = (name: string): boolean =>
      Math.floor(seen.get(name)!.most + 1e-6) <= Math.ceil(seen.get(name)!.least - 1e-6);
    // Whichever are seen to move need no look of their own: all at once first, then one by one.
    for (const names of [all, ...all.map((name) => [name])])
      for (const sense of [maximize, minimize]) {
        const open = names.filter(isOpen);
        if (open.length > 0) look(sense, open);
      }
    return all
      .filter(isOpen)
      .map((name) => ({ ...wanted.get(name)!, count: Math.round(seen.get(name)!.least) }))
      .filter(({ count }) => count < smallestTold);
  });
}

const genders = ['women', 'men', 'otherOrNotStated'] as const;

/** Counts are at least 0, as the solver has it unless told otherwise. */
function knowledgeOf(lines: readonly ReadLine[], events: readonly ReadEvent[]): Knowledge {
  const rows: string[] = [];
  const bounds = new Map<string, readonly [number, number]>();
  const wanted: Knowledge['wanted'] = new Map();
  const cell = (line: number, figure: PeopleFigure): string => `${figure}_${line}`;
  const equals = (name: string, parts: readonly string[]): void => {
    rows.push(parts.length === 0 ? `${name} = 0` : `${name} - ${parts.join(' - ')} = 0`);
  };
  const atLeast = (more: readonly string[], fewer: readonly string[]): void => {
    if (fewer.length > 0) rows.push(`${more.join(' + ')} - ${fewer.join(' - ')} >= 0`);
  };

  for (const [line, { edition, key, figures }] of lines.entries())
    for (const [figure, count] of Object.entries(figures) as [PeopleFigure, number | null][]) {
      bounds.set(cell(line, figure), count === null ? [1, mostThatCome] : [count, count]);
      if (count === null) wanted.set(cell(line, figure), { edition, line: key, figure });
    }

  // Who came to an event, by whom they stood for: of whom it is known that they were represented.
  const eventsOf: number[][] = lines.map(() => []);
  const standsOf: string[][] = lines.map(() => []);
  for (const [index, { lines: own, represented, isInPerson }] of events.entries()) {
    const [came, inRoom, online, answered] = ['came', 'room', 'online', 'answered'].map((name) => `${name}_${index}`);
    for (const line of own) eventsOf[line]!.push(index);
    bounds.set(came!, [1, mostThatCome]).set(answered!, [0, mostThatCome]);
    bounds.set(inRoom!, [0, isInPerson === false ? 0 : mostThatCome]);
    bounds.set(online!, [0, isInPerson === true ? 0 : mostThatCome]);
    equals(came!, [inRoom!, online!]);
    atLeast([came!], [answered!]);
    for (const stands of represented) {
      const names = stands.map(({ name, lines: counting }) => {
        const stood = `${name}_${index}`.replaceAll(/\W/g, '_');
        bounds.set(stood, [1, mostThatCome]);
        for (const line of counting) standsOf[line]!.push(stood);
        return stood;
      });
      atLeast([came!], names);
    }
  }
  const countedIn = lines.map((_, line) => [...eventsOf[line]!.map((index) => `came_${index}`), ...standsOf[line]!]);
  for (const [line, { figures, countsOthers = false }] of lines.entries()) {
    const at = (name: string): string[] => eventsOf[line]!.map((index) => `${name}_${index}`);
    if (countsOthers) atLeast([cell(line, 'participations')], countedIn[line]!);
    else equals(cell(line, 'participations'), countedIn[line]!);
    if ('answers' in figures) {
      equals(cell(line, 'inPersonParticipations'), at('room'));
      equals(cell(line, 'onlineParticipations'), at('online'));
      equals(cell(line, 'answers'), at('answered'));
    }
    atLeast([cell(line, 'participations')], [cell(line, 'people')]);
    if ('women' in figures)
      equals(
        cell(line, 'people'),
        genders.map((gender) => cell(line, gender)),
      );
    // Nobody comes twice to one event.
    for (const counted of countedIn[line]!) atLeast([cell(line, 'people')], [counted]);
  }
  // A line that counts all that another counts, of whichever edition, has all of its people.
  for (const inner of lines.keys())
    for (const outer of lines.keys()) {
      const [less, more] = [countedIn[inner]!, new Set(countedIn[outer])];
      const isTotal = lines[outer]!.kind === 'total' && lines[outer]!.edition === lines[inner]!.edition;
      if (
        inner === outer ||
        (lines[inner]!.countsOthers && !isTotal) ||
        less.length === 0 ||
        !(isTotal || less.every((counted) => more.has(counted)))
      )
        continue;
      for (const figure of ['people', ...genders] as const)
        if (figure in lines[inner]!.figures && figure in lines[outer]!.figures)
          atLeast([cell(outer, figure)], [cell(inner, figure)]);
    }
  // Whoever came is in one of the areas, as in one of the actions.
  for (const [total, { edition }] of lines.entries().filter(([, { kind }]) => kind === 'total'))
    for (const kind of ['area', 'action'] as const)
      for (const figure of ['people', ...genders] as const) {
        const parts = [...lines.keys()].filter(
          (line) => lines[line]!.edition === edition && lines[line]!.kind === kind,
        );
        atLeast(
          parts.map((line) => cell(line, figure)),
          [cell(total, figure)],
        );
      }
  return { bounds, rows, wanted };
}
