import { createRequire } from 'node:module';
import {
  type AuditedEdition,
  type Cell,
  type PeopleFigure,
} from '../../../src/reports/disclosure/audit/audited-edition.js';
import { PeopleTable } from '../../../src/reports/disclosure/audit/people-table.js';

// Its types are those of its CommonJS build.
const loadSolver = createRequire(import.meta.url)('highs') as typeof import('highs').default;
const solver = await loadSolver();
type ObjectiveSense = Parameters<ReturnType<typeof solver.createModel>['changeObjectiveSense']>[0];

/** More never come to anything: the solver wants some limit. */
const mostThatCome = 10_000;

/** What an outsider knows: names of numbers, with what he reads of each, and rows of a linear programme. */
interface Knowledge {
  /** At least so many, at most so many. */
  bounds: Map<string, readonly [number, number]>;
  rows: string[];
  /** Those that he would like to know. */
  wanted: Map<string, Cell>;
}

/**
 * Whoever reads an edition and everything that is told live, and calculates: bounds each hidden count by a linear
 * programme, and answers those for which one whole number is left.
 */
export function workedOut(edition: AuditedEdition, hidden: readonly Cell[]): Cell[] {
  const { bounds, rows, wanted } = knowledgeOf(edition, hidden);
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
    return all.filter(isOpen).map((name) => wanted.get(name)!);
  });
}

function knowledgeOf(edition: AuditedEdition, hidden: readonly Cell[]): Knowledge {
  const table = new PeopleTable([edition]);
  const lines = edition.lines.map(({ key }, number) => ({ key, number }));
  const isHidden = new Set(hidden.map(({ line, figure }) => `${line}|${figure}`));
  const rows: string[] = [];
  const bounds = new Map<string, readonly [number, number]>();
  const wanted = new Map<string, Cell>();
  const cell = (number: number, figure: PeopleFigure): string => `${figure}_${number}`;
  const sum = (names: readonly string[]): string => names.join(' + ');
  const equals = (name: string, parts: readonly string[]): void => {
    rows.push(parts.length === 0 ? `${name} = 0` : `${name} - ${parts.join(' - ')} = 0`);
  };

  for (const { key, number } of lines)
    for (const figure of ['participations', 'people', 'women', 'men', 'otherOrNotStated', 'answers'] as const) {
      const at = table.cell(number, figure);
      if (table.telling(at) === 'ABSENT') continue;
      const name = cell(number, figure);
      const value = table.values[at]!;
      if (!isHidden.has(`${key}|${figure}`)) bounds.set(name, [value, value]);
      else {
        bounds.set(name, [1, mostThatCome]);
        if (value < 5) wanted.set(name, { line: key, figure });
      }
    }

  // Who came to an event, by whom they stood for: of whom it is known that they were represented.
  const eventsOf = new Map<string, string[]>();
  const representedBy = new Map<string, string[]>();
  for (const [index, event] of table.events.entries()) {
    const [came, answered] = [`came_${index}`, `answered_${index}`];
    for (const number of event.lines[0]!) listed(eventsOf, String(number)).push(String(index));
    bounds.set(came, [1, mostThatCome]).set(answered, [0, mostThatCome]);
    rows.push(`${came} - ${answered} >= 0`);
    for (const standing of [event.states, event.organisations]) {
      const names = [...standing.keys()]
        .filter((key) => key !== null)
        .map((key) => {
          const number = lines.find((line) => line.key === key)!.number;
          const name = `of_${number}_at_${index}`;
          bounds.set(name, [1, mostThatCome]);
          listed(representedBy, String(number)).push(name);
          return name;
        });
      if (names.length > 0) rows.push(`${came} - ${names.join(' - ')} >= 0`);
    }
  }
  for (const { number } of lines) {
    const events = eventsOf.get(String(number)) ?? [];
    const isOfEvents = table.telling(table.cell(number, 'answers')) !== 'ABSENT';
    const isOfStands = !isOfEvents && edition.lines[number]!.kind !== 'organisationKind';
    if (isOfEvents) {
      equals(
        cell(number, 'participations'),
        events.map((index) => `came_${index}`),
      );
      equals(
        cell(number, 'answers'),
        events.map((index) => `answered_${index}`),
      );
    }
    if (isOfStands) equals(cell(number, 'participations'), representedBy.get(String(number)) ?? []);
    rows.push(`${cell(number, 'participations')} - ${cell(number, 'people')} >= 0`);
    if (table.telling(table.cell(number, 'women')) !== 'ABSENT')
      equals(cell(number, 'people'), [cell(number, 'women'), cell(number, 'men'), cell(number, 'otherOrNotStated')]);
    // Nobody comes twice to one event.
    for (const index of isOfEvents ? events : []) rows.push(`${cell(number, 'people')} - came_${index} >= 0`);
  }
  // A line that holds all events of another has all of its people.
  const withEvents = lines.filter(({ number }) => eventsOf.has(String(number)));
  for (const inner of withEvents)
    for (const outer of withEvents) {
      const others = new Set(eventsOf.get(String(outer.number)));
      if (inner === outer || !eventsOf.get(String(inner.number))!.every((index) => others.has(index))) continue;
      for (const figure of ['people', 'women', 'men', 'otherOrNotStated'] as const)
        rows.push(`${cell(outer.number, figure)} - ${cell(inner.number, figure)} >= 0`);
    }
  // Whoever came is in one of the areas, as in one of the actions.
  for (const kind of ['area', 'action'] as const)
    for (const figure of ['people', 'women', 'men', 'otherOrNotStated'] as const) {
      const parts = lines.filter(({ number }) => edition.lines[number]!.kind === kind);
      rows.push(`${sum(parts.map(({ number }) => cell(number, figure)))} - ${cell(0, figure)} >= 0`);
    }
  return { bounds, rows, wanted };
}

function listed(map: Map<string, string[]>, key: string): string[] {
  const found = map.get(key) ?? [];
  map.set(key, found);
  return found;
}
