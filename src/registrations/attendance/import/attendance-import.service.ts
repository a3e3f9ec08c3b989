import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../../access/index.js';
import { Reasons } from '../../../audit/index.js';
import {
  badInput,
  Clock,
  Database,
  localDay,
  localTime,
  notFound,
  Problems,
  sql,
  textEncodingOf,
  type Transaction,
} from '../../../platform/index.js';
import type { Attendance, AttendanceAssignmentInput } from '../../../schema-types.js';
import { AttendanceBook, checkRecording } from '../attendance-book.store.js';
import { beforeTheDay, notHeldThen } from '../event-days.js';
import { notConfirmed } from '../../refusals.js';
import { AttendanceImportQueries } from './attendance-import.queries.js';
import { AttendanceReader } from './attendance-reader.service.js';
import { AttendanceStays } from './attendance-stays.store.js';
import type { AssignedLine, ReadFile } from './read-attendance.js';
import { AttendanceImport } from './review/attendance-import.js';
import { decideDay } from './review/recorded-day.js';
import type { StaysOf } from './review/repeated-files.js';

/** So many people are written at once, so that who asks for something else meanwhile is answered. */
const peopleOfStep = 500;

/** Takes over who was there for how long from the file that a meeting service wrote. */
@Injectable()
export class AttendanceImportService {
  constructor(
    private readonly database: Database,
    private readonly queries: AttendanceImportQueries,
    private readonly reader: AttendanceReader,
    private readonly book: AttendanceBook,
    private readonly stays: AttendanceStays,
    private readonly reasons: Reasons,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads a file, finds its people among those with a confirmed seat, and unless it is a dry run records them all.
   * Files of one day add up, and the same file takes the place of what it said before. It is read before the event's
   * lock is taken, so that nobody waits for it.
   * @throws Problem BAD_INPUT on `upload`, `date` or `assign`, FORBIDDEN, NOT_FOUND, TRANSITION_NOT_ALLOWED
   */
  async run(
    viewer: Viewer,
    eventId: string,
    bytes: Buffer,
    date: string | null,
    dryRun: boolean,
    assign: readonly AttendanceAssignmentInput[] = [],
    reason?: string | null,
  ): Promise<AttendanceImport> {
    const file = await this.read(viewer, eventId, bytes, date, assign);
    const outcomes = await this.database.transaction(async (transaction) => {
      const { timeZone } = await this.book.open(transaction, viewer, eventId);
      const days = await this.book.daysOf(transaction, eventId);
      const day = days.find((one) => one.date === file.date);
      if (!day) throw badInput('date', notHeldThen);
      const all = await this.stays.ofDay(transaction, eventId, day.date);
      const [former, others] = apart(all, file.fingerprint);
      const attendanceOf = await this.attendanceOf(transaction, eventId, [
        ...file.people.map(({ registrationId }) => registrationId),
        ...former,
      ]);
      const own = staysIn(file, attendanceOf);
      const entries = await this.book.entriesOf(transaction, [...attendanceOf.keys()]);
      const standing = new Map(
        entries.filter((entry) => entry.date === day.date).map((entry) => [entry.registrationId, entry]),
      );
      const reachable = new Set([...former].filter((id) => attendanceOf.has(id)));
      const hours = { from: localTime(day.startsAt, timeZone), to: localTime(day.endsAt, timeZone) };
      const decided = decideDay({ day, hours, own, others, former: reachable, standing });
      if (!dryRun) {
        for (let start = 0; start < decided.entries.length; start += peopleOfStep) {
          const step = decided.entries.slice(start, start + peopleOfStep);
          await this.book.write(transaction, viewer, 'importAttendance', {
            registrations: step.map(({ registrationId: id }) => ({ id, attendance: attendanceOf.get(id)! })),
            entries: step,
            dayCount: days.length,
            reason,
          });
        }
        await this.reasons.check(transaction, reason);
        await this.stays.replace(transaction, eventId, day.date, file.fingerprint, own);
      }
      return decided.outcomes;
    });
    return new AttendanceImport(file.pages, file, outcomes);
  }

  private async read(
    viewer: Viewer,
    eventId: string,
    bytes: Buffer,
    date: string | null,
    assign: readonly AttendanceAssignmentInput[],
  ): Promise<ReadFile> {
    const event = await this.queries.event(viewer, eventId);
    if (!event) throw notFound('event');
    checkRecording(viewer, event);
    const { days, timeZone } = event;
    if (date !== null && !days.some((day) => day.date === date)) throw badInput('date', notHeldThen);
    const people = await this.queries.confirmed(eventId);
    const assigned = assignedLines(assign, new Map(people.map((person) => [person.memberId, person.registrationId])));
    const file = await this.reader.read({ bytes, encoding: textEncodingOf(bytes), days, date, people, assigned });
    if (file.date > localDay(this.clock.now(), timeZone))
      throw badInput(date === null ? 'upload' : 'date', beforeTheDay);
    return file;
  }

  /** The attendance over all days of those who still have their seat. */
  private async attendanceOf(
    transaction: Transaction,
    eventId: string,
    ids: readonly string[],
  ): Promise<Map<string, Attendance>> {
    const rows = await transaction.rows<{ id: string; attendance: Attendance }>(
      sql`SELECT id, attendance FROM registration
       WHERE id = ANY (${ids}::uuid[]) AND event_id = ${eventId} AND status = 'CONFIRMED'`,
    );
    return new Map(rows.map(({ id, attendance }) => [id, attendance]));
  }
}

/** @throws Problem BAD_INPUT for whoever has no confirmed seat, and for a line that is given twice */
function assignedLines(
  assign: readonly AttendanceAssignmentInput[],
  registrationOf: ReadonlyMap<string, string>,
): AssignedLine[] {
  const problems = new Problems();
  const lines = new Set<number>();
  const assigned = assign.map(({ line, member }, index) => {
    const registrationId = registrationOf.get(member);
    if (!registrationId) problems.add(`assign.${index}.member`, notConfirmed);
    if (lines.has(line)) problems.add(`assign.${index}.line`, givenTwice);
    lines.add(line);
    return { line, registrationId: registrationId ?? '' };
  });
  problems.throwIfAny();
  return assigned;
}

/** Whom a file named before, and what other files say of a day. */
function apart(stays: StaysOf, file: string): [Set<string>, StaysOf] {
  const isOwn = ({ file: other }: { file: string }): boolean => other === file;
  const former = new Set([...stays].flatMap(([id, own]) => (own.some(isOwn) ? [id] : [])));
  return [former, new Map([...stays].map(([id, own]) => [id, own.filter((stay) => !isOwn(stay))]))];
}

const staysIn = ({ people, fingerprint }: ReadFile, attendanceOf: ReadonlyMap<string, unknown>): StaysOf =>
  new Map(
    people
      .filter(({ registrationId }) => attendanceOf.has(registrationId))
      .map(({ registrationId, stays }) => [registrationId, stays.map((stay) => ({ ...stay, file: fingerprint }))]),
  );

const givenTwice = {
  en: 'This line is given to somebody twice.',
  ru: 'Эта строка указана дважды.',
};
