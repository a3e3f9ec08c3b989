import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const sources = graphql(`
  {
    figureSources(input: {report: {from: "2025-01-01", to: "2025-12-31"}, action: "VI.6"}) {
      outcomes { totalCount nodes { title } } followUpsOpen { totalCount nodes { title outcome { title } } }
      participations { totalCount } people { totalCount }
    }
  }
`);

it('readers outside the secretariat get of what stands behind a figure only what they may see', async () => {
  const followUps = [{ title: [{ locale: 'en', text: 'Agree on a date' }], ownerState: 'PL' }];
  await published(world, outcomeInput('For all', { followUps }));
  await published(world, outcomeInput('For organisers', { audience: 'ORGANISERS', followUps }));
  const behind = (...titles: string[]) => ({
    outcomes: {
      totalCount: titles.length,
      nodes: expect.arrayContaining(titles.map((title) => ({ title }))) as unknown,
    },
    followUpsOpen: {
      totalCount: titles.length,
      nodes: expect.arrayContaining(
        titles.map((title) => ({ title: 'Agree on a date', outcome: { title } })),
      ) as unknown,
    },
  });
  expect(await world.as('secretariat').ask(sources)).toEqual({
    figureSources: {
      ...behind('For all', 'For organisers'),
      participations: { totalCount: 0 },
      people: { totalCount: 0 },
    },
  });
  expect(await world.as('observer').ask(sources)).toEqual({
    figureSources: { ...behind('For all'), participations: null, people: null },
  });
});
