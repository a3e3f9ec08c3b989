import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DemonstrationWorld } from '../../src/demo/index.js';
import { Database, sql } from '../../src/platform/index.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ demonstration: true });
});
afterAll(async () => {
  await world.stop({ replay: false });
});

const sizes = () =>
  world.database.rows(`
    SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM registration) AS registrations,
      (SELECT count(*) FROM outcome) AS outcomes, (SELECT finished_at IS NOT NULL FROM demonstration) AS finished`);
const clear = () => world.apps[0]!.get(Database).rows(sql`SELECT clear_unfinished_demonstration()`);

describe('a demonstration world', () => {
  it('that is whole, or in which others have accounts, is emptied by nobody', async () => {
    const before = await sizes();
    await expect(clear()).rejects.toThrow('there is no unfinished demonstration');
    await world.database.rows('UPDATE demonstration SET finished_at = NULL');
    await expect(clear()).rejects.toThrow('there is no unfinished demonstration');
    await world.database.rows('UPDATE demonstration SET finished_at = now()');
    expect(await sizes()).toEqual(before);
  });

  it('whose building was broken off is built anew; what only grows stays so', async () => {
    await world.database.rows('UPDATE account SET is_demonstration = true');
    const before = await sizes();
    await world.database.rows('UPDATE demonstration SET finished_at = NULL');
    await world.apps[0]!.get(DemonstrationWorld).build();
    expect(await sizes()).toEqual(before);
    await expect(world.database.rows('TRUNCATE registration_consent_change')).rejects.toThrow('append-only');
  });
});
