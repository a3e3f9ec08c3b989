import { type Change, changeOf, doubleOf, noChange, stranger, withAnswers } from './change.js';
import type { AuditedParticipation, PeopleFigure } from './audited-edition.js';
import { type Breadth, spread } from './breadth.js';
import type { Part, PeopleTable } from './people-table.js';

/** What kind of change it is; the one that undoes it elsewhere is of the opposite kind. */
type Kind =
  | 'MOVE'
  | 'COME'
  | 'GO'
  | 'GENDER'
  | 'MODE'
  | 'SPLIT'
  | 'JOIN'
  | 'STAND'
  | 'MORE_ANSWERS'
  | 'FEWER_ANSWERS'
  | 'COME_AND_ANSWER'
  | 'ANSWER_AND_GO';

export interface PossibleChange extends Change {
  kind: Kind;
  /** The event in which it would be, or one of them. */
  event: number;
}

const opposites: Readonly<Record<Kind, readonly Kind[]>> = {
  MOVE: ['MOVE'],
  COME: ['GO'],
  GO: ['COME'],
  GENDER: ['GENDER'],
  MODE: ['MODE'],
  SPLIT: ['JOIN'],
  JOIN: ['SPLIT'],
  STAND: ['STAND'],
  MORE_ANSWERS: ['FEWER_ANSWERS'],
  FEWER_ANSWERS: ['MORE_ANSWERS'],
  COME_AND_ANSWER: ['ANSWER_AND_GO'],
  ANSWER_AND_GO: ['COME_AND_ANSWER'],
};

type Stand = Pick<Part, 'state' | 'organisation' | 'organisationKind'>;

const genders: readonly AuditedParticipation['gender'][] = ['women', 'men', 'otherOrNotStated'];

/** Finds what could be otherwise: at events of a line, and elsewhere so that it evens out. */
export class PossibleChanges {
  private readonly eventsOfLine = new Map<number, number[]>();
  private readonly distinct = new Map<number, readonly number[]>();
  private readonly made = new Map<Kind, Map<number, readonly PossibleChange[]>>();
  /** Changes are looked for among the events of this one. */
  private edition = 0;
  private readonly near = new Map<number, readonly number[]>();

  constructor(
    private readonly table: PeopleTable,
    private readonly breadth: Breadth,
  ) {
    for (const [event, { parts, lines }] of table.events.entries()) {
      const all = new Set(lines.flatMap((own) => own ?? []));
      for (const number of parts) for (const line of table.linesOf(table.parts[number]!)) all.add(line);
      for (const line of all) {
        const events = this.eventsOfLine.get(line) ?? [];
        events.push(event);
        this.eventsOfLine.set(line, events);
      }
    }
  }

  /** Those that make a cell another, those that change the least else first. */
  *ofCell(cell: number): Generator<PossibleChange> {
    this.among(this.table.lineOf(cell).edition);
    const line = this.table.lineNumberOf(cell);
    const events = spread(this.eventsOfLine.get(line) ?? [], this.breadth.events);
    for (const kind of kindsOf(this.table.figureOf(cell)))
      for (const event of events)
        for (const change of this.at(event, kind)) if (change.cells.includes(cell)) yield change;
  }

  /** Those that may even out a change, first those where most lines are the same. */
  *evening({ kind, event }: PossibleChange): Generator<PossibleChange> {
    for (const other of this.nearTo(event)) for (const opposite of opposites[kind]) yield* this.at(other, opposite);
  }

  private at(event: number, kind: Kind): readonly PossibleChange[] {
    const ofKind = this.made.get(kind) ?? new Map<number, readonly PossibleChange[]>();
    this.made.set(kind, ofKind);
    const known = ofKind.get(event);
    if (known) return known;
    const made = this.makeAt(event, kind);
    ofKind.set(event, made);
    return made;
  }

  private makeAt(event: number, kind: Kind): PossibleChange[] {
    const { table } = this;
    if (kind === 'MORE_ANSWERS') return [{ ...withAnswers(table, noChange, event, 1), kind, event }];
    if (kind === 'FEWER_ANSWERS') return [{ ...withAnswers(table, noChange, event, -1), kind, event }];
    if (kind === 'COME_AND_ANSWER')
      return this.at(event, 'COME').map((come) => ({ ...withAnswers(table, come, event, 1), kind, event }));
    if (kind === 'ANSWER_AND_GO')
      return this.at(event, 'GO').map((go) => ({ ...withAnswers(table, go, event, -1), kind, event }));
    if (kind === 'MOVE') return this.movesTo(event);
    return this.distinctParts(event).flatMap((number) => {
      const part = table.parts[number]!;
      return this.insteadOf(part, kind)
        .map(({ gone, come }) => changeOf(table, gone ?? (kind === 'COME' ? [] : [number]), come))
        .map((change) => ({ ...change, kind, event }));
    });
  }

  /** Somebody could have come here in place of to an event nearby. */
  private movesTo(event: number): PossibleChange[] {
    const { table } = this;
    const templates = this.distinctParts(event).map((number) => table.parts[number]!);
    const modes = new Set(templates.map(({ isInPerson }) => isInPerson));
    return this.nearTo(event)
      .filter((other) => other !== event)
      .slice(0, this.breadth.movedFrom)
      .flatMap((other) => this.distinctParts(other))
      .flatMap((number) => {
        const { person, gender, state, organisation, isInPerson } = table.parts[number]!;
        const alike = templates.filter((part) => part.state === state && part.organisation === organisation);
        return (alike.length > 0 ? alike.slice(0, 1) : templates.slice(0, this.breadth.stoodFor)).map(
          (part): PossibleChange => {
            const come = { ...part, person, gender, isInPerson: modes.has(isInPerson) ? isInPerson : part.isInPerson };
            return { ...changeOf(table, [number], [come]), kind: 'MOVE', event };
          },
        );
      });
  }

  /** What could be in place of a part, or beside it. */
  private insteadOf(part: Part, kind: Kind): { gone?: readonly number[]; come: readonly Part[] }[] {
    const { table } = this;
    switch (kind) {
      case 'COME':
        return genders.map((gender) => ({ come: [{ ...part, person: stranger, gender }] }));
      case 'GO':
        return [{ come: [] }];
      case 'GENDER': {
        const all = table.partsOfPerson[part.person]!;
        const inEdition = all.filter((number) => table.parts[number]!.editions.includes(this.edition));
        return genders
          .filter((gender) => gender !== part.gender)
          .flatMap((gender) => {
            const come = (person: number, gone: readonly number[]) => ({
              ...{ gone, come: gone.map((number) => ({ ...table.parts[number]!, person, gender })) },
            });
            // In what other editions count besides, it was somebody else.
            const asDouble = inEdition.length < all.length ? [come(doubleOf(part.person), inEdition)] : [];
            return [come(part.person, all), ...asDouble];
          });
      }
      case 'MODE':
        return [{ come: [{ ...part, isInPerson: !part.isInPerson }] }];
      case 'SPLIT':
        return table.partsOfPerson[part.person]!.length > 1 ? [{ come: [{ ...part, person: stranger }] }] : [];
      case 'JOIN':
        return this.othersLike(part).map(({ person, gender }) => ({ come: [{ ...part, person, gender }] }));
      case 'STAND':
        return this.otherStands(part).map((stand) => ({ come: [{ ...part, ...stand }] }));
      default:
        return [];
    }
  }

  /** People at other events nearby who are counted as this one is. */
  private othersLike(part: Part): Part[] {
    const { table } = this;
    const isLike = (other: Part): boolean => other.gender === part.gender && other.person !== part.person;
    return this.nearTo(part.event)
      .filter((event) => event !== part.event)
      .flatMap((event) => this.distinctParts(event).map((number) => table.parts[number]!))
      .filter(isLike)
      .slice(0, this.breadth.joined);
  }

  /** Whom somebody could stand for instead, alone or besides: somebody else whom others stand for at the event. */
  private otherStands({ event, state, organisation, organisationKind }: Part): Stand[] {
    const others = this.distinctParts(event).map((number) => this.table.parts[number]!);
    const stands: Stand[] = others.flatMap((other) => [
      { state: other.state, organisation: other.organisation, organisationKind: other.organisationKind },
      { state: other.state, organisation, organisationKind },
      { state, organisation: other.organisation, organisationKind: other.organisationKind },
    ]);
    const byLook = new Map(stands.map((stand) => [JSON.stringify(stand), stand]));
    byLook.delete(JSON.stringify({ state, organisation, organisationKind }));
    return [...byLook.values()];
  }

  /** Of parts that count alike one, of those who came once and those who came more often. */
  private distinctParts(event: number): readonly number[] {
    const known = this.distinct.get(event);
    if (known) return known;
    const { table } = this;
    const byLook = new Map<string, number>();
    for (const number of table.events[event]!.parts) {
      const { person, state, organisation, isInPerson, gender, editions } = table.parts[number]!;
      const parts = table.partsOfPerson[person]!.map((own) => table.parts[own]!);
      const cameOnce = editions.map((edition) => parts.filter((own) => own.editions.includes(edition)).length === 1);
      byLook.set(JSON.stringify([state, organisation, isInPerson, gender, cameOnce, editions]), number);
    }
    const found = spread([...byLook.values()], this.breadth.partsOfEvent);
    this.distinct.set(event, found);
    return found;
  }

  private among(edition: number): void {
    if (edition === this.edition) return;
    this.edition = edition;
    this.made.clear();
    this.near.clear();
  }

  private nearTo(event: number): readonly number[] {
    const known = this.near.get(event);
    if (known) return known;
    const { events } = this.table;
    const own = new Set(events[event]!.lines.flatMap((lines) => lines ?? []));
    const shared = events.flatMap(({ lines, parts }, index) => {
      if (!lines[this.edition]) return [];
      const others = lines.flatMap((found) => found ?? []);
      const both = others.filter((line) => own.has(line)).length;
      return [{ index, apart: own.size + others.length - 2 * both, parts: parts.length }];
    });
    const found = shared
      .toSorted((one, other) => one.apart - other.apart || one.parts - other.parts)
      .slice(0, this.breadth.events)
      .map(({ index }) => index);
    this.near.set(event, found);
    return found;
  }
}

function kindsOf(figure: PeopleFigure): readonly Kind[] {
  if (figure === 'answers') return ['MORE_ANSWERS', 'FEWER_ANSWERS', 'COME_AND_ANSWER', 'ANSWER_AND_GO'];
  return ['STAND', 'GENDER', 'MODE', 'SPLIT', 'JOIN', 'MOVE', 'COME', 'GO'];
}
