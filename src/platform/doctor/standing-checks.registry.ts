import { Injectable } from '@nestjs/common';
import type { Reader } from '../database/reader.js';

/** Something that must hold of the data, and is not kept by the database itself. */
export interface StandingCheck {
  /** What must hold, as a heading: "Every day of an event is told". */
  holds: string;
  /** Where it does not, a line each. */
  breaches(reader: Reader): Promise<string[]>;
}

/** What one check found. */
export interface Finding {
  holds: string;
  breaches: string[];
}

/** What `npm run doctor` looks at: rooms add their checks when they start. */
@Injectable()
export class StandingChecks {
  private readonly checks: StandingCheck[] = [];

  add(check: StandingCheck): void {
    this.checks.push(check);
  }

  /** Each check with what it found, in the order of the rooms. */
  async run(reader: Reader): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const check of this.checks) findings.push({ holds: check.holds, breaches: await check.breaches(reader) });
    return findings;
  }
}
