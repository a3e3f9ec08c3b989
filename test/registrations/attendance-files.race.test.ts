import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { importAttendance, importOf, zoomFile } from '../support/builders/attendance-files.js';
import { pastEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';

const peopleOfMeeting = 300;
const parts = [
  ['10:00', '10:58', 58],
  ['11:04', '12:00', 56],
] as const;

const signIn = (world: Processes) =>
  Promise.all([0, 1].map((process) => world.as('secretariat', process).ask(graphql('{ viewer { locale } }'))));

/** Both parts of a meeting cut in two are taken over at once, one by each process; answers the minutes recorded. */
async function bothAtOnce(world: Processes): Promise<number[]> {
  const { id: event } = await pastEvent(world, {
    startsAt: '2025-03-04T10:00',
    endsAt: '2025-03-04T12:00',
    seats: [{ mode: 'ONLINE', capacity: 1_000 }],
  });
  await seat(world, event);
  const at = (clock: string): string => `2025-03-04 ${clock}`;
  const files = parts.map(([from, to, minutes]) =>
    zoomFile(
      ...Array.from(
        { length: peopleOfMeeting },
        (_, index) => `Number ${index + 1} Guest,,${at(from)},${at(to)},${minutes}`,
      ),
    ),
  );
  const imports = await Promise.all(files.map((bytes) => importOf(world, event, bytes)));
  await Promise.all(
    imports.map((variables, process) => world.as('secretariat', process).ask(importAttendance, variables)),
  );
  const rows = await world.database.rows<{ minutes: number }>(
    `SELECT DISTINCT d.minutes FROM day_attendance d JOIN registration r ON r.id = d.registration_id
     WHERE r.event_id = $1 ORDER BY 1`,
    [event],
  );
  return rows.map(({ minutes }) => minutes);
}

/** Gives the same people seats at each event. */
async function seat(world: Processes, event: string): Promise<void> {
  await world.database.rows(
    `INSERT INTO registration (id, event_id, member_id, status, role, mode, personal_capacity, attendance)
     SELECT gen_random_uuid(), $1, id, 'CONFIRMED', 'PARTICIPANT', 'ONLINE', true, 'EXPECTED'
     FROM member WHERE given_names = 'Guest'`,
    [event],
  );
  await world.database.rows(`UPDATE event_seat_pool SET confirmed = $2 WHERE event_id = $1`, [event, peopleOfMeeting]);
}

describe('two files of one day, taken over at once by two processes', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await startProcesses();
    await signIn(world);
    await manyMembers(world, peopleOfMeeting);
  });
  afterAll(() => world?.stop());

  it('add up, each time', async () => {
    for (let run = 0; run < 5; run++) expect(await bothAtOnce(world)).toEqual([114]);
  });
});

describe('without the lock they do not: the control', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await startProcesses({ preload: 'without-lock' });
    await signIn(world);
    await manyMembers(world, peopleOfMeeting);
  });
  afterAll(() => world?.stop());

  it('add up', async () => {
    let minutes: number[] = [114];
    for (let run = 0; run < 10 && String(minutes) === '114'; run++) minutes = await bothAtOnce(world);
    expect(minutes).not.toEqual([114]);
  });
});
