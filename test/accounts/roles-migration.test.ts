import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { RolesThatCameFromOthers1795400070200 } from '../../migrations/1795400070200-roles-that-came-from-others.js';
import { PostsAreConfirmed1795400070210 } from '../../migrations/1795400070210-posts-are-confirmed.js';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { granted, grantRole } from '../support/builders/roles.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const copyEvent = graphql(
  'mutation ($id: ID!, $startsAt: EventTime!) { copyEvent(id: $id, startsAt: $startsAt) { id } }',
);
const updateProfile = graphql('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }');

it('deputies and copies there before end with what they came from, and posts there before are confirmed', async () => {
  const { database } = world;
  const visitor = new Visitor(world);
  const [deputy, appointed, copier] = await Promise.all([1, 2, 3].map(() => visitor.newColleague()));
  const source = await publishedEvent(world);
  const [asOrganiser] = [
    await granted(world, { role: 'ORGANISER', event: source.id, member: copier!.id }),
    await granted(world, { role: 'CONTACT_POINT', state: 'GE', member: appointed!.id }),
  ];
  await world.as('contactPoint').ask(grantRole, { input: { role: 'CONTACT_POINT', state: 'GE', member: deputy!.id } });
  const { copyEvent: copy } = await world.as({ email: copier!.email }).ask(copyEvent, {
    id: source.id,
    startsAt: '2032-01-01T09:00',
  });
  await world.as({ email: copier!.email }).ask(updateProfile, { input: { post: { title: 'Typed in', state: 'AM' } } });

  const dataSource = await new DataSource({ type: 'postgres', driver: pg, url: database.ownerUrl }).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    const [roles, posts] = [new RolesThatCameFromOthers1795400070200(), new PostsAreConfirmed1795400070210()];
    await posts.down(runner);
    await roles.down(runner);
    await database.rows('UPDATE role_grant SET to_day = NULL WHERE member_id = $1', [deputy!.id]);
    await roles.up(runner);
    await posts.up(runner);
  } finally {
    await runner.release();
    await dataSource.destroy();
  }

  const [principal] = await database.rows<{ id: string }>(
    `SELECT id FROM role_grant WHERE member_id = $1 AND role = 'CONTACT_POINT'`,
    [world.ids.contactPoint],
  );
  const after = async (member: string) =>
    database.rows(
      `SELECT event_id AS event, came_from_id AS "cameFrom",
         to_day = (current_date + interval '1 year')::date AS "forAYear"
       FROM role_grant WHERE member_id = $1 ORDER BY id`,
      [member],
    );
  expect(await after(deputy!.id)).toEqual([{ event: null, cameFrom: principal!.id, forAYear: true }]);
  expect(await after(appointed!.id)).toEqual([{ event: null, cameFrom: null, forAYear: null }]);
  expect(await after(copier!.id)).toEqual([
    { event: source.id, cameFrom: null, forAYear: null },
    { event: copy.id, cameFrom: asOrganiser, forAYear: null },
  ]);
  expect(await database.rows('SELECT FROM post WHERE NOT confirmed')).toEqual([]);
});
