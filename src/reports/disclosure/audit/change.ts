import type { PeopleTable, Part, TableEvent } from './people-table.js';

/** One more who said how satisfied they were, or one fewer. */
interface OtherAnswers {
  event: number;
  more: 1 | -1;
}

/** Something that could be otherwise without anybody outside noticing at the events themselves. */
export interface Change {
  /** Parts that there would not be, by their numbers. */
  gone: readonly number[];
  /** Parts that there would be; a person below 0 is nobody known: a stranger, or somebody's double. */
  come: readonly Part[];
  answers?: OtherAnswers;
  /** Which cells would be others, and by how much each. */
  cells: readonly number[];
  by: readonly number[];
  people: ReadonlySet<number>;
}

/** Somebody who is nobody in these records, each time somebody else. */
export const stranger = -1;

/** One and the same nobody, who was where that person was. */
export const doubleOf = (person: number): number => stranger - 1 - person;

export function changeOf(table: PeopleTable, gone: readonly number[], come: readonly Part[]): Change {
  const people = new Set<number>();
  for (const number of gone) people.add(table.parts[number]!.person);
  for (const { person } of come) if (person > stranger) people.add(person);
  const { changes } = table;
  for (const person of people) {
    const before = table.partsOfPerson[person]!;
    const left = before.filter((number) => !gone.includes(number)).map((number) => table.parts[number]!);
    table.tell(
      before.map((number) => table.parts[number]!),
      -1,
      changes,
    );
    table.tell([...left, ...come.filter((part) => part.person === person)], 1, changes);
  }
  const unknown = come.filter(({ person }) => person <= stranger);
  for (const [person, parts] of Map.groupBy(unknown, (part) => part.person))
    for (const own of person === stranger ? parts.map((part) => [part]) : [parts]) table.tell(own, 1, changes);
  return { gone, come, ...changes.taken(), people };
}

/** Somebody at an event has said how satisfied they were, or has not, beside whatever else is so. */
export function withAnswers(table: PeopleTable, change: Change, event: number, more: 1 | -1): Change {
  const effect = effectOf([change]);
  const lines = table.events[event]!.lines.flatMap((own) => own ?? []);
  for (const line of lines) effect.set(table.cell(line, 'answers'), more);
  return { ...change, answers: { event, more }, cells: [...effect.keys()], by: [...effect.values()] };
}

export const noChange: Change = { gone: [], come: [], cells: [], by: [], people: new Set() };

/** By how much each cell would be another if all of these were so; 0 where they even each other out. */
export function effectOf(changes: readonly Change[]): Map<number, number> {
  const together = new Map<number, number>();
  for (const { cells, by } of changes)
    for (const [index, cell] of cells.entries()) together.set(cell, (together.get(cell) ?? 0) + by[index]!);
  return together;
}

/**
 * Whether both could be so at once and leave at each event what everybody knows of it: who was represented, that
 * somebody came, and in which ways one could take part; and no more answers than people.
 */
export function canBe(table: PeopleTable, changes: readonly Change[]): boolean {
  const [one, other] = changes;
  if (one && other) for (const person of one.people) if (other.people.has(person)) return false;
  const touched = new Map<number, { gone: Part[]; come: Part[]; answers: number }>();
  const at = (event: number) => {
    const found = touched.get(event) ?? { gone: [], come: [], answers: 0 };
    touched.set(event, found);
    return found;
  };
  for (const { gone, come, answers } of changes) {
    for (const number of gone) at(table.parts[number]!.event).gone.push(table.parts[number]!);
    for (const part of come) at(part.event).come.push(part);
    if (answers) at(answers.event).answers += answers.more;
  }
  return [...touched].every(([event, { gone, come, answers }]) =>
    leavesWhatIsKnown(table, table.events[event]!, gone, come, answers),
  );
}

function leavesWhatIsKnown(
  table: PeopleTable,
  event: TableEvent,
  gone: readonly Part[],
  come: readonly Part[],
  moreAnswers: number,
): boolean {
  const people = event.parts.length - gone.length + come.length;
  const answers = event.answers + moreAnswers;
  // More may have answered than came, where attendance was corrected afterwards; not more of them than there are.
  const inExcess = Math.max(0, event.answers - event.parts.length);
  if (people < 1 || answers < 0 || answers - people > inExcess) return false;
  const inPerson = event.inPerson + inPersonOf(come) - inPersonOf(gone);
  if (event.inPerson === 0 ? inPerson > 0 : event.inPerson === event.parts.length && inPerson < people) return false;
  if (!areRepresented(event.states, gone, come, ({ state }) => state)) return false;
  if (!areRepresented(event.organisations, gone, come, ({ organisation }) => organisation)) return false;
  return come.every(
    ({ person }) => person <= stranger || !attends(table, event, person) || gone.some((part) => part.person === person),
  );
}

const inPersonOf = (parts: readonly Part[]): number => parts.filter(({ isInPerson }) => isInPerson).length;

const attends = (table: PeopleTable, event: TableEvent, person: number): boolean =>
  table.partsOfPerson[person]!.some((number) => table.events[table.parts[number]!.event] === event);

/** Nobody is represented who was not, and nobody who was is not. */
function areRepresented(
  before: ReadonlyMap<string | null, number>,
  gone: readonly Part[],
  come: readonly Part[],
  of: (part: Part) => string | null,
): boolean {
  if (gone.length === 0 && come.every((part) => of(part) === null || before.has(of(part)))) return true;
  const after = new Map<string, number>();
  const count = (part: Part, sign: 1 | -1): void => {
    const key = of(part);
    if (key !== null) after.set(key, (after.get(key) ?? before.get(key) ?? 0) + sign);
  };
  for (const part of gone) count(part, -1);
  for (const part of come) count(part, 1);
  return [...after].every(([key, number]) => before.has(key) && number > 0);
}
