import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { draftEvent, publishEvent } from '../support/builders/events.js';
import { english } from '../support/builders/texts.js';
import type { Answer, Operation } from '../support/harness/client.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';

const create = graphql(
  'mutation ($input: OrganisationInput!) { createOrganisation(input: $input) { id names { text } } }',
);
const named = (name: string) => ({ input: { name: english(name), kind: 'NGO' } });

/** Two processes at which the secretariat has signed in. */
async function started(preload?: string): Promise<Processes> {
  const world = await startProcesses({ ...(preload && { preload }) });
  await Promise.all([0, 1].map((process) => world.as('secretariat', process).ask(graphql('{ viewer { locale } }'))));
  return world;
}

/** The calls all at once, every other through the other process. */
const together = (world: Processes, key: string, calls: readonly (readonly [Operation<unknown>, object])[]) =>
  Promise.all(
    calls.map(([operation, variables], index) =>
      world.as('secretariat', index % 2).run(operation, { ...variables }, { 'idempotency-key': key }),
    ),
  );
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const codes = (answers: readonly Answer<unknown>[]) =>
  answers.map(({ errors }) => errors[0]?.extensions.code ?? 'DONE');

async function organisations(world: Processes, name: string): Promise<number> {
  const rows = await world.database.rows(`SELECT FROM organisation WHERE name ->> 'en' = $1`, [name]);
  return rows.length;
}

describe('equal calls under one key at once, through two processes', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await started();
  });
  afterAll(() => world?.stop());

  it('do the work once and are all told the same', async () => {
    for (let round = 0; round < 5; round++) {
      const answers = await together(world, `equal-${round}`, times(40, [create, named(`Equal ${round}`)] as const));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect([codes(answers)[0], await organisations(world, `Equal ${round}`)]).toEqual(['DONE', 1]);
    }
  });

  it('do the work once also where it sees the data of one moment', async () => {
    const freeze = graphql(`
      mutation ($title: String!) {
        freezeReport(title: $title, input: { from: "2025-01-01", to: "2025-12-31" }) { id }
      }
    `);
    const answers = await together(world, 'moment', times(10, [freeze, { title: 'One moment' }] as const));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.database.rows(`SELECT FROM frozen_report WHERE title = 'One moment'`)).toHaveLength(1);
  });

  it('are all refused alike, and leave nothing', async () => {
    const { id } = await draftEvent(world, { actions: [] });
    const answers = await together(world, 'refused', times(20, [publishEvent, { id }] as const));
    expect(new Set(codes(answers))).toEqual(new Set(['BAD_INPUT']));
    expect(await world.database.rows(`SELECT FROM idempotency_key WHERE key = 'refused'`)).toEqual([]);
  });

  it('are a CONFLICT where they are not equal, all but those of one input', async () => {
    const inputs = ['This', 'That'].flatMap((name) => times(10, [create, named(name)] as const));
    const answers = await together(world, 'unequal', inputs);
    expect([await organisations(world, 'This'), await organisations(world, 'That')].sort()).toEqual([0, 1]);
    expect(codes(answers).sort()).toEqual([...times(10, 'CONFLICT'), ...times(10, 'DONE')]);
  });
});

describe('without the claim the work is done more than once: the control', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await started('without-claim');
  });
  afterAll(() => world?.stop());

  it('when equal calls come at once', async () => {
    let most = 0;
    for (let round = 0; round < 10 && most < 2; round++) {
      await together(world, `control-${round}`, times(40, [create, named(`Control ${round}`)] as const));
      most = await organisations(world, `Control ${round}`);
    }
    expect(most).toBeGreaterThan(1);
  });
});

describe('a process that is killed', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await started('dies-untold');
  });
  afterAll(() => world?.stop());

  it('between commit and answer has done the work, which another tells', async () => {
    const header = { 'idempotency-key': 'untold-1' };
    await expect(world.as('secretariat', 0).run(create, named('Untold'), header)).rejects.toThrow();
    expect(await organisations(world, 'Untold')).toBe(1);
    const again = await world.as('secretariat', 1).run(create, named('Untold'), header);
    expect(again).toMatchObject({ errors: [], data: { createOrganisation: { names: [{ text: 'Untold' }] } } });
    expect(await world.as('secretariat', 1).run(create, named('Untold'), header)).toEqual(again);
    expect(await organisations(world, 'Untold')).toBe(1);
  });
});

describe('a process that is killed', () => {
  let world: Processes;
  beforeAll(async () => {
    world = await started('dies-untold');
  });
  afterAll(() => world?.stop());

  it('between two fields has done the first, and another goes on with the second', async () => {
    const both = graphql(`
      mutation ($input: OrganisationInput!) {
        first: createOrganisation(input: $input) { id }
        second: createOrganisation(input: $input) { id }
      }
    `);
    const header = { 'idempotency-key': 'cut-1' };
    await expect(world.as('secretariat', 0).run(both, named('Cut'), header)).rejects.toThrow();
    const [first, ...others] = await world.database.rows<{ id: string }>(
      `SELECT id FROM organisation WHERE name ->> 'en' = 'Cut'`,
    );
    expect(others).toEqual([]);
    const { data } = await world.as('secretariat', 1).run(both, named('Cut'), header);
    expect(data).toEqual({ first, second: { id: expect.not.stringMatching(first!.id) } });
    expect(await organisations(world, 'Cut')).toBe(2);
  });
});
