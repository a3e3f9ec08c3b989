import { readFileSync } from 'node:fs';
import { graphql } from '../../../src/platform/index.js';
import type { AnswerTo } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { upload } from './files.js';

export const importAttendance = graphql(`
  mutation (
    $event: ID!
    $upload: ID!
    $date: Date
    $assign: [AttendanceAssignmentInput!]
    $dryRun: Boolean!
    $first: Int! = 1000
    $afterLine: Int
    $reason: String
  ) {
    importAttendance(
      event: $event
      upload: $upload
      date: $date
      assign: $assign
      dryRun: $dryRun
      reason: $reason
    ) {
      matched
      rowCount
      rows(first: $first, afterLine: $afterLine) {
        line name minutes attendance problem registration { id } candidates { id }
      }
    }
  }
`);

export type ImportShown = AnswerTo<typeof importAttendance>['importAttendance'];

export interface ImportOptions {
  date?: string | null;
  assign?: Input<'AttendanceAssignmentInput'>[];
  dryRun?: boolean;
  first?: number;
  afterLine?: number;
}

/** A file among those of the tests. */
export const attendanceFile = (name: string): Buffer => readFileSync(`test/files/attendance/${name}`);

/** Sends a file; answers the variables of an import of it. */
export async function importOf(
  world: World,
  event: string,
  bytes: Buffer,
  { dryRun = false, ...options }: ImportOptions = {},
) {
  const sent = await upload(world, 'secretariat', { name: 'attendance.csv', contentType: 'text/csv', bytes });
  return { event, upload: sent, dryRun, ...options };
}

/** Sends a file and takes it over, as the secretariat does. */
export async function importFile(
  world: World,
  event: string,
  bytes: Buffer,
  options: ImportOptions = {},
  process = 0,
): Promise<ImportShown> {
  const variables = await importOf(world, event, bytes, options);
  return (await world.as('secretariat', process).ask(importAttendance, variables)).importAttendance;
}

/** The heading of what Zoom writes about a meeting. */
export const zoomHeading = 'Name (original name),Email,Join time,Leave time,Duration (minutes)';

export const zoomFile = (...lines: string[]): Buffer => Buffer.from([zoomHeading, ...lines].join('\n'));
