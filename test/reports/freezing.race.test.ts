import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { changesOf, freezeReport } from '../support/builders/frozen-reports.js';
import { recordAttendance } from '../support/builders/registrations.js';
import { heldEvent, yearOf } from '../support/builders/reports.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';

/** A year of its own for each round: corrections of one are no figures of another. */
const firstYear = 1950;
const eventsAYear = 8;

/** Two processes at which the secretariat has signed in, and somebody who comes to events. */
async function started(preload?: string): Promise<{ world: Processes; ana: string }> {
  const world = await startProcesses({ ...(preload && { preload }) });
  const signedIn = [0, 1].map((process) => world.as('secretariat', process).ask(graphql('{ viewer { locale } }')));
  await Promise.all(signedIn);
  return { world, ana: await world.newMember('Ana', 'Race', 'GE') };
}

/**
 * Attendance is corrected without a reason through one process while the year's report is frozen through the other.
 * Answers what the report counted, how many corrections were refused, and what is different since.
 */
async function met({ world, ana }: { world: Processes; ana: string }, round: number) {
  const year = firstYear + round;
  const events: string[] = [];
  for (let day = 1; day <= eventsAYear; day++)
    events.push(await heldEvent(world, `${year}-03-0${day}T10:00`, [{ member: ana }]));
  const correct = async (event: string): Promise<boolean> => {
    await sleep(Math.random() * 150);
    const entries = [{ member: ana, attendance: 'NO_SHOW' as const }];
    const { errors } = await world.as('secretariat', 0).run(recordAttendance, { event, entries });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(errors.map(() => 'REASON_REQUIRED'));
    return errors.length === 0;
  };
  const freezing = sleep(Math.random() * 100).then(() =>
    world.as('secretariat', 1).ask(freezeReport, { title: 'Report', input: yearOf(year) }),
  );
  const corrected = await Promise.all(events.map(correct));
  const { id } = (await freezing).freezeReport;
  const [kept] = await world.database.rows<{ counted: number }>(
    `SELECT (report -> 'total' ->> 'participations')::int AS counted FROM frozen_report WHERE id = $1`,
    [id],
  );
  const refused = corrected.filter((isDone) => !isDone).length;
  return { counted: kept!.counted, refused, changes: await changesOf(world, id) };
}

describe('a figure that is corrected while a report is being frozen', () => {
  let processes: Awaited<ReturnType<typeof started>>;
  beforeAll(async () => {
    processes = await started();
  });
  afterAll(() => processes?.world.stop());

  it('is in the report, or asked for a reason', async () => {
    const numbers = new Set<number>();
    for (let round = 0; round < 8; round++) {
      const { counted, refused, changes } = await met(processes, round);
      expect({ counted, changes }).toEqual({ counted: refused, changes: [] });
      numbers.add(refused);
    }
    // Some were quicker than the report and some were not.
    expect(numbers.size).toBeGreaterThan(1);
  });
});

describe('without the lock it is neither: the control', () => {
  let processes: Awaited<ReturnType<typeof started>>;
  beforeAll(async () => {
    processes = await started('without-freezing-lock');
  });
  afterAll(() => processes?.world.stop());

  it('in some round', async () => {
    let unexplained = 0;
    for (let round = 0; round < 20 && unexplained === 0; round++)
      unexplained = (await met(processes, round)).changes.length;
    expect(unexplained).toBeGreaterThan(0);
  });
});
