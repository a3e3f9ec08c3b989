import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { draftEvent } from '../support/builders/events.js';
import { granted, revokeRole } from '../support/builders/roles.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';

const copyEvent = graphql('mutation ($id: ID!) { copyEvent(id: $id, startsAt: "2032-05-11T09:00") { id } }');
const atOnce = 20;

/** Two processes at which both have signed in. */
async function started(preload?: string): Promise<Processes> {
  const world = await startProcesses({ ...(preload && { preload }) });
  await Promise.all(
    [0, 1].flatMap((process) =>
      (['secretariat', 'expert2'] as const).map((who) => world.as(who, process).ask(graphql('{ viewer { locale } }'))),
    ),
  );
  return world;
}

/**
 * One person copies events through one process, each by the role for it, while the secretariat ends these roles through
 * the other; answers how the copying ended.
 */
async function copiedWhileRevoked(world: Processes): Promise<string[]> {
  const member = world.ids.expert2;
  const events = await Promise.all(Array.from({ length: atOnce }, () => draftEvent(world)));
  const roles = await Promise.all(events.map(({ id: event }) => granted(world, { role: 'ORGANISER', event, member })));
  const later = <T>(work: () => Promise<T>): Promise<T> => sleep(Math.random() * 60).then(work);
  const [answers] = await Promise.all([
    Promise.all(events.map(({ id }) => later(() => world.as('expert2', 0).run(copyEvent, { id })))),
    Promise.all(roles.map((id) => later(() => world.as('secretariat', 1).ask(revokeRole, { id })))),
  ]);
  return answers.map(({ errors }) => errors[0]?.extensions.code ?? 'DONE');
}

/** Roles that came from one which has ended, and hold. */
const outlived = (world: Processes) =>
  world.database.rows(
    `SELECT g.id FROM role_grant g JOIN role_grant origin ON origin.id = g.came_from_id
     WHERE g.revoked_at IS NULL AND origin.revoked_at IS NOT NULL`,
  );

/** What the person holds after all roles have been ended that somebody gave. */
const held = (world: Processes) =>
  world.database.rows('SELECT FROM role_grant WHERE member_id = $1 AND revoked_at IS NULL', [world.ids.expert2]);

describe('a role for a copy, given while the one that it comes from is ended through another process', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await started();
  });
  afterAll(() => world?.stop());

  it('never outlives that one', async () => {
    const endings = new Set<string>();
    for (let round = 0; round < 10; round++) {
      for (const ending of await copiedWhileRevoked(world)) endings.add(ending);
      expect([await outlived(world), await held(world)]).toEqual([[], []]);
    }
    // Some were quicker than the end of their role and some were not; none failed.
    expect([...endings]).toEqual(expect.arrayContaining(['DONE', 'NOT_FOUND']));
    expect([...endings].filter((ending) => !['DONE', 'NOT_FOUND', 'FORBIDDEN'].includes(ending))).toEqual([]);
  });
});

describe('without the lock it does: the control', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await started('without-origin-lock');
    await world.database.rows(
      `CREATE OR REPLACE FUNCTION begin_role_with_origin() RETURNS trigger LANGUAGE plpgsql
       AS $$ BEGIN RETURN NEW; END $$`,
    );
  });
  afterAll(() => world?.stop());

  it('in some round', async () => {
    let most = 0;
    for (let round = 0; round < 20 && most === 0; round++) {
      await copiedWhileRevoked(world);
      most = (await outlived(world)).length;
    }
    expect(most).toBeGreaterThan(0);
  });
});
