import type { Attendance } from '../../../../schema-types.js';
import type { ReadFile } from '../read-attendance.js';
import { type DayOutcome, keptRecord } from './recorded-day.js';
import { notCertain, type ReviewRow } from './review-row.js';

/** One person of a file, as it is shown for review. */
export interface AttendanceImportRow extends ReviewRow {
  attendance: Attendance | null;
}

/** What an import found and, unless it was a dry run, recorded. */
export class AttendanceImport {
  readonly matched: number;
  readonly rowCount: number;

  constructor(
    private readonly pages: ReadFile['pages'],
    { rowCount, people }: Pick<ReadFile, 'rowCount' | 'people'>,
    private readonly outcomes: ReadonlyMap<string, DayOutcome>,
  ) {
    this.rowCount = rowCount;
    this.matched = people.reduce((sum, person) => sum + (outcomes.has(person.registrationId) ? person.rows : 0), 0);
  }

  /** Every row; who shows them asks for some. */
  get rows(): AttendanceImportRow[] {
    return this.rowsAfter(null, Infinity);
  }

  /** The first rows behind a line of the file. */
  rowsAfter(line: number | null, first: number): AttendanceImportRow[] {
    const rows: AttendanceImportRow[] = [];
    for (const page of this.pages.filter(({ lastLine }) => lastLine > (line ?? 0))) {
      if (rows.length >= first) break;
      rows.push(
        ...(JSON.parse(page.json) as ReviewRow[]).filter((row) => row.line > (line ?? 0)).map((row) => this.told(row)),
      );
    }
    return rows.slice(0, first);
  }

  private told(row: ReviewRow): AttendanceImportRow {
    if (row.registrationId === null) return { ...row, attendance: null };
    const outcome = this.outcomes.get(row.registrationId);
    // Lost the seat while the file was read.
    if (!outcome) return { ...row, registrationId: null, attendance: null, problem: notCertain([], false) };
    return { ...row, attendance: outcome.attendance, problem: outcome.kept && keptRecord(outcome.kept) };
  }
}
