import {
  type AuditedEdition,
  type AuditedParticipation,
  type Cell,
  type LineKind,
  type PeopleFigure,
  peopleFigures,
  smallestTold,
} from './audited-edition.js';
import { Tally } from './tally.js';

/** Whether outsiders read a figure; one that an earlier edition told cannot be hidden any more. */
export type Telling = 'ABSENT' | 'TOLD' | 'TOLD_BEFORE' | 'HIDDEN';

/** A part in an event by the numbers of its lines, of all editions in which it counts. */
export interface Part {
  event: number;
  /** A number of its own: somebody who is nobody in these records. */
  person: number;
  state: string | null;
  organisation: string | null;
  organisationKind: string | null;
  isInPerson: boolean;
  gender: AuditedParticipation['gender'];
  /** Those in which it counts. */
  editions: readonly number[];
}

export interface TableEvent {
  /** Numbers of the lines of an edition; left out: the event is not in it. */
  lines: readonly (readonly number[] | undefined)[];
  answers: number;
  parts: number[];
  states: Map<string | null, number>;
  organisations: Map<string | null, number>;
  inPerson: number;
}

interface TableLine {
  edition: number;
  key: string;
  kind: LineKind;
}

const figuresByKind: Partial<Record<LineKind, readonly PeopleFigure[]>> = {
  state: ['participations', 'people', 'women', 'men', 'otherOrNotStated'],
  organisation: ['participations', 'people'],
  organisationKind: ['participations', 'people'],
};

const width = peopleFigures.length;
const numberOf = Object.fromEntries(peopleFigures.map((figure, index) => [figure, index])) as Record<
  PeopleFigure,
  number
>;

/** All editions as one table: a cell for each figure of each line, and the records that it is counted from. */
export class PeopleTable {
  readonly lines: TableLine[] = [];
  readonly events: TableEvent[] = [];
  readonly parts: Part[] = [];
  readonly partsOfPerson: number[][] = [];
  readonly values: Int32Array;
  private readonly tellings: Telling[];
  private readonly numbers: Map<string, number>[] = [];
  /** For what changes count in each cell. */
  readonly changes: Tally;
  private readonly linesOfParts = new WeakMap<Part, readonly number[]>();
  private readonly eventNumbers = new Map<string, number>();

  constructor(readonly editions: readonly AuditedEdition[]) {
    for (const [edition, { lines }] of editions.entries()) {
      this.numbers.push(new Map(lines.map(({ key }, index) => [key, this.lines.length + index])));
      this.lines.push(...lines.map((line) => ({ ...line, edition })));
    }
    this.addEvents();
    this.addParts();
    this.values = new Int32Array(this.lines.length * width);
    this.changes = new Tally(new Int32Array(this.values.length));
    this.tellings = this.lines.flatMap(({ kind, edition }) => {
      const told: Telling = editions[edition]!.hidden ? 'TOLD_BEFORE' : 'TOLD';
      const figures = figuresByKind[kind] ?? peopleFigures;
      return peopleFigures.map((figure) => (figures.includes(figure) ? told : 'ABSENT'));
    });
    this.count();
    for (const [edition, { hidden }] of editions.entries())
      for (const cell of hidden ?? []) this.hide(this.cellIn(edition, cell));
  }

  cell(line: number, figure: PeopleFigure): number {
    return line * width + numberOf[figure];
  }

  lineOf(cell: number): TableLine {
    return this.lines[Math.floor(cell / width)]!;
  }

  lineNumberOf(cell: number): number {
    return Math.floor(cell / width);
  }

  figureOf(cell: number): PeopleFigure {
    return peopleFigures[cell % width]!;
  }

  named(cell: number): Cell {
    return { line: this.lineOf(cell).key, figure: this.figureOf(cell) };
  }

  telling(cell: number): Telling {
    return this.tellings[cell]!;
  }

  hide(cell: number): void {
    this.tellings[cell] = 'HIDDEN';
  }

  /** Those that may not be told, of all editions. */
  small(): number[] {
    return [...this.values.keys()].filter((cell) => this.telling(cell) !== 'ABSENT' && isSmall(this.values[cell]!));
  }

  /** The lines in which a part counts. */
  linesOf(part: Part): readonly number[] {
    const known = this.linesOfParts.get(part);
    if (known) return known;
    const found = part.editions.flatMap((edition) => {
      const numbers = this.numbers[edition]!;
      const own = [part.state, part.organisation, part.organisationKind].flatMap((key) =>
        key !== null && numbers.has(key) ? [numbers.get(key)!] : [],
      );
      return [...this.events[part.event]!.lines[edition]!, ...own];
    });
    this.linesOfParts.set(part, found);
    return found;
  }

  private cellIn(edition: number, { line, figure }: Cell): number {
    return this.cell(this.numbers[edition]!.get(line)!, figure);
  }

  private addEvents(): void {
    const known = new Map<string, TableEvent>();
    for (const [edition, { events }] of this.editions.entries()) {
      const numbers = this.numbers[edition]!;
      for (const { id, lines, answers } of events) {
        const before = known.get(id);
        const own = lines.map((key) => numbers.get(key)!);
        const event: TableEvent = {
          lines: Array.from({ length: edition + 1 }, (_, index) => (index === edition ? own : before?.lines[index])),
          ...{ answers, parts: [], states: new Map(), organisations: new Map(), inPerson: 0 },
        };
        known.set(id, event);
      }
    }
    for (const [id, event] of known) this.eventNumbers.set(id, this.events.push(event) - 1);
  }

  /** What says the same in several editions is one part of all of them. */
  private addParts(): void {
    const people = new Map<string, number>();
    const known = new Map<string, { part: Part; editions: number[] }>();
    for (const [edition, { participations }] of this.editions.entries())
      for (const { id, eventId, memberId, ...facts } of participations) {
        const key = JSON.stringify([id, eventId, memberId, facts]);
        const before = known.get(key);
        if (before) {
          before.editions.push(edition);
          continue;
        }
        if (!people.has(memberId)) people.set(memberId, people.size);
        const editions = [edition];
        const part = { ...facts, event: this.eventNumbers.get(eventId)!, person: people.get(memberId)!, editions };
        known.set(key, { part, editions });
      }
    for (const { part } of known.values()) {
      const number = this.parts.push(part) - 1;
      (this.partsOfPerson[part.person] ??= []).push(number);
      const event = this.events[part.event]!;
      event.parts.push(number);
      event.states.set(part.state, (event.states.get(part.state) ?? 0) + 1);
      event.organisations.set(part.organisation, (event.organisations.get(part.organisation) ?? 0) + 1);
      if (part.isInPerson) event.inPerson++;
    }
  }

  private count(): void {
    const tally = new Tally(this.values);
    for (const parts of this.partsOfPerson)
      this.tell(
        parts.map((number) => this.parts[number]!),
        1,
        tally,
      );
    for (const { lines, answers } of this.events)
      for (const line of lines.flatMap((own) => own ?? [])) this.values[this.cell(line, 'answers')]! += answers;
  }

  /** Adds what the parts of one person count in each cell, or takes it away. */
  tell(parts: readonly Part[], sign: 1 | -1, tally: Tally): void {
    tally.begin();
    for (const part of parts)
      for (const line of this.linesOf(part)) {
        const first = line * width;
        tally.add(first + numberOf.participations, sign);
        tally.add(first + (part.isInPerson ? numberOf.inPersonParticipations : numberOf.onlineParticipations), sign);
        tally.addOnce(first + numberOf[part.gender], sign);
        tally.addOnce(first + numberOf.people, sign);
      }
  }
}

export const isSmall = (count: number): boolean => count > 0 && count < smallestTold;
