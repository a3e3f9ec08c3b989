import {
  agreedTime,
  type AgreedTime,
  type EventTime,
  type Message,
  Problem,
  type Problems,
} from '../../platform/index.js';

/** Two times of an event. */
export interface AgreedSpan {
  starts: AgreedTime;
  ends: AgreedTime;
}

const [firstYear, lastYear] = [1900, 2200];

/** Reads times in the event's zone. */
export class Clock {
  constructor(
    private readonly timeZone: string,
    private readonly zoneIsNew: boolean,
    private readonly found: Findings,
  ) {}

  /** As given; left out: the time there was, at the same place of the clock. */
  time(given: EventTime | null | undefined, before: AgreedTime | null, field: string): AgreedTime | null {
    if (given === null) return null;
    if (given) return this.read(given, field);
    return before && this.zoneIsNew ? this.read({ wall: before.local }, 'input.timeZone') : before;
  }

  span(given: { startsAt: EventTime; endsAt: EventTime }, field: string): AgreedSpan | null {
    const starts = this.read(given.startsAt, `${field}.startsAt`);
    const ends = this.read(given.endsAt, `${field}.endsAt`);
    return starts && ends && { starts, ends };
  }

  /** The same span at the same places of the clock. */
  moved(span: AgreedSpan): AgreedSpan | null {
    const starts = this.time(undefined, span.starts, 'input.timeZone');
    const ends = this.time(undefined, span.ends, 'input.timeZone');
    return starts && ends && { starts, ends };
  }

  private read(time: EventTime, field: string): AgreedTime | null {
    try {
      const agreed = agreedTime(time, this.timeZone, field);
      const year = Number(agreed.local.slice(0, agreed.local.indexOf('-', 1)));
      if (year >= firstYear && year <= lastYear) return agreed;
      this.found.add(field, {
        en: `Years from ${firstYear} to ${lastYear}.`,
        ru: `Годы с ${firstYear} по ${lastYear}.`,
      });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      for (const detail of error.details) this.found.add(field, detail.message);
    }
    return null;
  }
}

/** The problems of the times, and whether there are any. */
export class Findings {
  any = false;
  private readonly fields = new Set<string>();

  constructor(private readonly problems: Problems) {}

  /** One problem a field: a new zone in which ten times are skipped is at fault once. */
  add(field: string, message: Message): void {
    this.any = true;
    if (this.fields.has(field)) return;
    this.fields.add(field);
    this.problems.add(field, message);
  }
}
