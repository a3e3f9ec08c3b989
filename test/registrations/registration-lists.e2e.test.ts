import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { type EventInput, past, publishedEvent } from '../support/builders/events.js';
import { addRegistration, registerFor } from '../support/builders/registrations.js';
import type { Person } from '../support/harness/cast.js';
import type { AnswerTo } from '../support/harness/client.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const ofEvent = graphql('query ($id: ID!) { event(id: $id) { registrations(first: 100) { nodes { id } } } }');
const ofAll = graphql(`
  query ($first: Int, $after: String) {
    registrations(first: $first, after: $after) {
      totalCount
      nodes { id event { startsAt } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

const readers = 'secretariat organiser otherOrganiser contactPoint expert expert2 observer'.split(' ') as Person[];

/** Everything that the list over all events holds, page by page. */
async function everywhere(who: Person, first: number): Promise<{ ids: string[]; starts: string[]; totals: number[] }> {
  const read = { ids: [] as string[], starts: [] as string[], totals: [] as number[] };
  let after: string | null = null;
  for (let more = true; more;) {
    const { registrations }: AnswerTo<typeof ofAll> = await world.as(who).ask(ofAll, { first, after });
    read.ids.push(...registrations.nodes.map(({ id }) => id));
    read.starts.push(...registrations.nodes.map(({ event }) => event.startsAt));
    read.totals.push(registrations.totalCount);
    more = registrations.pageInfo.hasNextPage;
    after = registrations.pageInfo.endCursor;
  }
  return read;
}

describe('the list of all registrations', () => {
  it('holds for everybody exactly what the lists of the events hold', async () => {
    const { expert, expert2, observer } = world.ids;
    const kinds: Partial<EventInput>[] = [
      ...(['PUBLIC', 'MEMBERS', 'NETWORKS', 'PARTICIPANTS', 'STATES', 'ORGANISERS'] as const).map(
        (participantList) => ({ participantList }),
      ),
      { participantList: 'PUBLIC', chathamHouseRule: true },
      { participantList: 'PUBLIC', confidentiality: 'CLOSED' },
      { participantList: 'PUBLIC', confidentiality: 'CLOSED', networks: [world.networks.labour] },
      { participantList: 'PARTICIPANTS', networks: [world.networks.labour], ...past },
      { participantList: 'MEMBERS', confidentiality: 'OPEN', networks: [] },
    ];
    const events: string[] = [];
    for (const kind of kinds) {
      const { id } = await publishedEvent(world, kind);
      events.push(id);
      const georgian = await world.newMember('Listed', 'Person', 'GE');
      await registerFor(world, id, georgian, { consents: ['PARTICIPANT_LIST'] });
      await registerFor(world, id, await world.newMember('Quiet', 'Person', 'UA'));
      await registerFor(world, id, observer, { consents: ['PARTICIPANT_LIST'] });
      await addRegistration(world, id, expert, 'WITHDRAWN');
    }
    await registerFor(world, events[3]!, expert2, { consents: ['PARTICIPANT_LIST'] });
    await world.database.rows(`UPDATE event SET status = 'DRAFT' WHERE id = $1`, [events.at(-1)]);

    const counts = new Set<number>();
    for (const who of readers) {
      const lists: string[][] = [];
      for (const id of events) {
        const { data } = await world.as(who).run(ofEvent, { id });
        lists.push(data?.event?.registrations.nodes.map((node) => node.id) ?? []);
      }
      const expected = lists.flat().toSorted();
      for (const first of [100, 3]) {
        const { ids, starts, totals } = await everywhere(who, first);
        expect([who, ids.toSorted()]).toEqual([who, expected]);
        expect(new Set(totals)).toEqual(new Set([expected.length]));
        expect(starts).toEqual(starts.toSorted().reverse());
      }
      counts.add(expected.length);
    }
    // They differ in what they see: a list that told all of it to everybody, or nothing, would not pass.
    expect(counts.size).toBeGreaterThanOrEqual(5);
  });
});
