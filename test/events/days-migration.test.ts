import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { DaysOfEvents1795400060200 } from '../../migrations/1795400060200-days-of-events.js';
import { graphql } from '../../src/platform/index.js';
import { byCauses, changesOf, frozen } from '../support/builders/frozen-reports.js';
import { attend, registerFor } from '../support/builders/registrations.js';
import { heldEvent } from '../support/builders/reports.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const registrationOf = graphql(`
  query ($event: ID!) {
    event(id: $event) {
      days { date startsAtLocal endsAtLocal }
      registrations { nodes { attendance days { date attendance minutes } } }
    }
  }
`);

it('existing events get the hours of each day, with what was recorded, and frozen reports tell why', async () => {
  const { database } = world;
  const whole = (start: string, end: string) => ({ endsAt: end, days: [{ startsAt: start, endsAt: end }] });
  const three = await heldEvent(world, '1994-05-09T09:00', [], whole('1994-05-09T09:00', '1994-05-11T17:00'));
  const unclear = await heldEvent(world, '1995-05-08T14:00', [], whole('1995-05-08T14:00', '1995-05-10T12:00'));
  const course = await heldEvent(world, '1996-01-01T00:00', [], {
    format: 'SELF_PACED',
    endsAt: '1996-10-01T00:00',
  });
  for (const member of [world.ids.expert, world.ids.expert2]) await registerFor(world, three, member);
  await attend(world, three, [
    { member: world.ids.expert, attendance: 'ATTENDED' },
    { member: world.ids.expert2, attendance: 'PARTIAL', minutes: 720 },
  ]);

  // With no list of migrations: the test runner sometimes fails where so many modules are imported at once.
  const dataSource = await new DataSource({ type: 'postgres', driver: pg, url: database.ownerUrl }).initialize();
  const runner = dataSource.createQueryRunner();
  const report94 = await frozen(world, 1994);
  // As it was counted before: by its days.
  await database.rows(`UPDATE event SET learning_hours = 6576 WHERE id = $1`, [course]);
  const report96 = await frozen(world, 1996);
  try {
    const migration = new DaysOfEvents1795400060200();
    await migration.down(runner);
    await migration.up(runner);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }

  const { event } = await world.as('secretariat').ask(registrationOf, { event: three });
  const dates = ['1994-05-09', '1994-05-10', '1994-05-11'];
  expect(event.days).toEqual(
    dates.map((date) => ({ date, startsAtLocal: `${date}T09:00:00`, endsAtLocal: `${date}T17:00:00` })),
  );
  expect(event.registrations.nodes).toEqual([
    { attendance: 'ATTENDED', days: dates.map((date) => ({ date, attendance: 'ATTENDED', minutes: null })) },
    { attendance: 'PARTIAL', days: dates.map((date) => ({ date, attendance: 'PARTIAL', minutes: 240 })) },
  ]);
  const stays = await world.as('secretariat').ask(registrationOf, { event: unclear });
  expect(stays.event.days).toHaveLength(1);

  const why = 'Migration 1795400060200: ';
  const found = Object.entries(byCauses(await changesOf(world, report94)));
  expect(found).toEqual([
    [
      `EVENT CHANGED eventHours 56 -> 24, nobody: ${why}days that were never told have the same hours on each date`,
      expect.arrayContaining(['total eventHours 56 -> 24', 'VI.6 eventHours 56 -> 24']),
    ],
  ]);
  const ofCourse = Object.entries(byCauses(await changesOf(world, report96)));
  expect(ofCourse).toEqual([
    [
      expect.stringContaining(`EVENT CHANGED eventHours 6576 -> 0, nobody: ${why}a course in one’s own time`),
      expect.arrayContaining(['total eventHours 6576 -> 0']),
    ],
  ]);
});
