import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { system } from '../../src/access/index.js';
import { Memberships } from '../../src/networks/index.js';
import { newNetwork } from '../support/builders/networks.js';
import { statementsOf, startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

let made = 0;
/** A network of its own for one test. */
const ownNetwork = (): Promise<string> => newNetwork(world, `network-${++made}`, { kind: 'ROUND_TABLE' });

/** Somebody who is, or was, active in a network. */
async function enter(
  networkId: string,
  state: string | null,
  from: string,
  more: Partial<Parameters<Memberships['enter']>[1]> = {},
): Promise<string> {
  const memberId = await world.newMember('Ана', `Іванова-О'Ніл «${++made}»`, state);
  return (await world.apps[0]!.get(Memberships).enter(system, { networkId, memberId, from, ...more })).id;
}

describe('the figures of networks', () => {
  it('count growth by days, both included', async () => {
    const id = await ownNetwork();
    await enter(id, 'GE', '2023-01-10');
    await enter(id, 'GE', '2023-01-10', { to: '2023-12-31' });
    await enter(id, 'AM', '2024-01-01');
    await enter(id, 'PL', '2024-03-01', { to: '2024-12-31' });
    await enter(id, 'AT', '2024-12-31');
    await enter(id, null, '2025-01-01');
    const growth = async (from: string, to: string) => {
      const text = graphql(`
        query ($id: ID!, $from: Date!, $to: Date!) {
          network(id: $id) { growth(from: $from, to: $to) { before joined left after } }
        }
      `);
      return (await world.as('nobody').ask(text, { id, from, to })).network.growth;
    };
    expect(await growth('2023-01-01', '2023-12-31')).toEqual({ before: 0, joined: 2, left: 1, after: 1 });
    expect(await growth('2024-01-01', '2024-12-31')).toEqual({ before: 1, joined: 3, left: 1, after: 3 });
    expect(await growth('2025-01-01', '2025-01-01')).toEqual({ before: 3, joined: 1, left: 0, after: 4 });
    expect(await growth('2020-01-01', '2030-01-01')).toEqual({ before: 0, joined: 6, left: 2, after: 4 });
    const text = graphql(
      'query ($id: ID!) { network(id: $id) { growth(from: "2024-02-01", to: "2024-01-31") { after } } }',
    );
    expect((await world.as('nobody').run(text, { id })).errors[0]!.extensions).toMatchObject({
      code: 'BAD_INPUT',
      field: 'to',
    });
  });

  it('show every participating state, with lead and alternates only to those who are signed in', async () => {
    const id = await ownNetwork();
    const lead = await enter(id, 'GE', '2023-01-10', { role: 'LEAD' });
    const alternates = [
      await enter(id, 'GE', '2023-01-10', { role: 'ALTERNATE' }),
      await enter(id, 'GE', '2023-01-10', { role: 'ALTERNATE' }),
    ];
    await enter(id, 'AM', '2023-01-10', { to: '2023-02-01' });
    await enter(id, null, '2023-01-10');
    const text = graphql(`
      query ($id: ID!) {
        network(id: $id) { statesCovered coverage { state { code } memberCount lead { id } alternates { id } } }
      }
    `);
    const { network } = await world.as('secretariat').ask(text, { id });
    const { states } = await world.as('nobody').ask(graphql('{ states(standings: [ACTIVE, OBSERVER]) { code } }'));
    expect(network.coverage.map(({ state }) => state.code)).toEqual(states.map(({ code }) => code).sort());
    expect(network.statesCovered).toBe(1);
    expect(network.coverage.find(({ state }) => state.code === 'GE')).toEqual({
      state: { code: 'GE' },
      memberCount: 3,
      lead: { id: lead },
      alternates: alternates.map((alternate) => ({ id: alternate })),
    });
    expect(network.coverage.find(({ state }) => state.code === 'AM')).toEqual({
      state: { code: 'AM' },
      memberCount: 0,
      lead: null,
      alternates: [],
    });
    const seen = await world.as('nobody').ask(text, { id });
    expect(seen.network.coverage.find(({ state }) => state.code === 'GE')).toEqual({
      state: { code: 'GE' },
      memberCount: null,
      lead: null,
      alternates: [],
    });
  });

  it('ask the database as often for many networks as for one', async () => {
    const text = graphql(`
        query ($kinds: [NetworkKind!]) {
          networks(kinds: $kinds) {
            id statesCovered viewerMembership { id } viewerCan actions { code } organisers { id }
            growth(from: "2024-01-01", to: "2024-12-31") { after } coverage { state { code } lead { id } }
            memberships(first: 5) {
              totalCount nodes { id member { displayName } representing { state { code } } history { at } }
            }
          }
        }
      `);
    const secretariat = world.as('secretariat');
    await secretariat.ask(graphql('{ viewer { locale } }'));
    const one = await statementsOf(() => secretariat.ask(text, { kinds: ['EXPERT_POOL'] }));
    for (let more = 0; more < 5; more++) await enter(await ownNetwork(), 'GE', '2024-05-01', { role: 'LEAD' });
    await enter(world.networks.asylum, 'GE', '2024-05-01', { role: 'LEAD' });
    // What is held in memory was forgotten with the new networks.
    await secretariat.ask(text, {});
    const many = await statementsOf(() => secretariat.ask(text, {}));
    expect(one).toBeGreaterThan(5);
    expect(many - one).toBeLessThanOrEqual(4);
  });
});
