import type { CountedParticipation, RepresentedAt } from './counted-records.js';
import { type FigureElement, genderFigures, type ReportLines, type Records } from './frozen-elements.js';

/** What participations that count alike on both sides make count whatever else has changed. */
export class UnchangedParticipations {
  private readonly ofMember: ReadonlyMap<string, CountedParticipation[]>;
  /** The states and organisations on each line. */
  private readonly onLine = new Map<string, Set<string>>();
  /** The events at which each state or organisation was represented. */
  private readonly eventsOf = new Map<string, Set<string>>();

  constructor(
    participations: readonly CountedParticipation[],
    represented: readonly RepresentedAt[],
    private readonly events: Records['events'],
    private readonly lines: ReportLines,
  ) {
    this.ofMember = Map.groupBy(participations, ({ memberId }) => memberId);
    for (const { eventId, state, organisationId } of represented) {
      const whom = (state ?? organisationId)!;
      added(this.eventsOf, whom, eventId);
      for (const line of lines.ofRecord(events.get(eventId)!)) added(this.onLine, line, whom);
    }
  }

  counts({ kind, line, figure, counted, ofCarrier }: FigureElement): boolean {
    if (kind !== 'PARTICIPATION') return false;
    if (figure === 'states' || figure === 'organisations') return this.onLine.get(line)?.has(counted) ?? false;
    if (figure === 'events') return this.eventsOf.get(line)?.has(counted) ?? false;
    const others = this.ofMember.get(counted) ?? [];
    return others.some(
      ({ eventId, state, organisationId, gender }) =>
        (figure === 'people' || genderFigures(gender).includes(figure)) &&
        (ofCarrier ? this.lines.ofRecord(this.events.get(eventId)!).has(line) : line === (state ?? organisationId)),
    );
  }
}

function added(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
