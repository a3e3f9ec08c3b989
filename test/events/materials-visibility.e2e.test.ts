import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent, updateEvent } from '../support/builders/events.js';
import { reached } from '../support/builders/files.js';
import { addedFile, type MaterialShown, updateMaterial } from '../support/builders/materials.js';
import { addRegistration } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import { nodeWith } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
const people: readonly Who[] = [
  'nobody',
  'observer',
  'otherOrganiser',
  'contactPoint',
  'expert',
  'expert2',
  'organiser',
  'secretariat',
];
const staff: readonly Who[] = ['organiser', 'secretariat'];

type Audience = Input<'Audience'>;
/** The expert is in the asylum pool, the other one has a seat at every event. */
const audiences: Record<Audience, readonly Who[]> = {
  PUBLIC: people,
  MEMBERS: people.filter((who) => who !== 'nobody'),
  STATES: ['contactPoint'],
  NETWORKS: ['expert'],
  PARTICIPANTS: ['expert2'],
  ORGANISERS: [],
};
const confidentialities: Record<Input<'Confidentiality'>, readonly Who[]> = {
  OPEN: people,
  MEMBERS: people.filter((who) => who !== 'nobody'),
  CLOSED: ['contactPoint', 'expert', 'expert2'],
};

interface Sample {
  owner: string;
  materials: Record<Audience, MaterialShown>;
  readers: (audience: Audience) => readonly Who[];
}

let world: World;
const samples: Record<string, Sample> = {};

beforeAll(async () => {
  world = await startWorld();
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, active_from)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', '2024-01-01')`,
    [world.networks.asylum, world.ids.expert],
  );
  for (const [confidentiality, seeing] of entriesOf(confidentialities)) {
    const { id } = await publishedEvent(world, { confidentiality, title: english(confidentiality) });
    await addRegistration(world, id, world.ids.expert2, 'CONFIRMED', 'ONLINE');
    const readers = (audience: Audience) => audiences[audience].filter((who) => seeing.includes(who));
    samples[`${confidentiality} event`] = { owner: id, materials: await oneForEach(id), readers };
  }
  const network = world.networks.asylum;
  const readers = (audience: Audience) => audiences[audience === 'PARTICIPANTS' ? 'NETWORKS' : audience];
  samples['network'] = { owner: network, materials: await oneForEach(network), readers };
}, 120_000);
afterAll(async () => {
  await world.stop();
});

async function oneForEach(owner: string): Promise<Record<Audience, MaterialShown>> {
  const made = {} as Record<Audience, MaterialShown>;
  for (const [audience] of entriesOf(audiences)) made[audience] = await addedFile(world, owner, { audience });
  return made;
}

const entriesOf = <Key extends string, Value>(record: Record<Key, Value>) => Object.entries(record) as [Key, Value][];

const sees = (who: Who, { readers }: Sample, audience: Audience): boolean =>
  staff.includes(who) || readers(audience).includes(who);

const materialsOf = graphql(`
  query ($id: ID!) {
    node(id: $id) { ... on Event { materials { id url } } ... on Network { materials { id url } } }
  }
`);
async function listed(who: Who, owner: string): Promise<{ id: string; url: string }[]> {
  const { data } = await world.as(who).run(materialsOf, { id: owner });
  return data!.node ? nodeWith(data!.node, 'materials').materials : [];
}

const statusOf = async (url: string): Promise<number> => (await fetch(reached(world, url))).status;

describe.each(['OPEN event', 'MEMBERS event', 'CLOSED event', 'network'])('of the materials of a %s', (name) => {
  it.each(people)('%s sees those that are meant so, the same on every path', async (who) => {
    const sample = samples[name]!;
    const expected = entriesOf(sample.materials)
      .filter(([audience]) => sees(who, sample, audience))
      .map(([, { id }]) => id);
    const own = await listed(who, sample.owner);
    expect(own.map(({ id }) => id)).toEqual(expected);
    for (const { url } of own) expect(await statusOf(url)).toBe(200);
    for (const { id } of Object.values(sample.materials)) {
      const { data, errors } = await world.as(who).run(graphql('query ($id: ID!) { node(id: $id) { id } }'), { id });
      const { status } = await world.as(who).get(`/materials/${id}`);
      const answer = { node: data!.node?.id ?? null, codes: errors.map(({ extensions }) => extensions.code), status };
      expect(answer).toEqual(
        expected.includes(id)
          ? { node: id, codes: [], status: 200 }
          : { node: null, codes: ['NOT_FOUND'], status: who === 'nobody' ? 401 : 404 },
      );
    }
  });
});

describe('a material', () => {
  it('is in the lists of many events for the same people', async () => {
    for (const who of people) {
      const { events } = await world.as(who).ask(graphql('{ events(first: 100) { nodes { id materials { id } } } }'));
      for (const { id, materials } of events.nodes)
        expect(materials).toEqual((await listed(who, id)).map((material) => ({ id: material.id })));
    }
  });

  it('comes to its audience when its time has come, and to its organisers before', async () => {
    const { owner } = samples['OPEN event']!;
    const { id, url } = await addedFile(world, owner, { audience: 'PUBLIC', availableFrom: '2031-03-30T01:00:00Z' });
    const seenBy = async (who: Who) => (await listed(who, owner)).some((material) => material.id === id);
    expect(await Promise.all(people.map(seenBy))).toEqual(people.map((who) => staff.includes(who)));
    expect((await world.as('expert2').get(`/materials/${id}`)).status).toBe(404);
    expect(await statusOf(url)).toBe(200);
    const change = { id, input: { availableFrom: '2025-03-30T01:00:00Z' } };
    await world.as('organiser').ask(updateMaterial, change);
    expect(await seenBy('nobody')).toBe(true);
  });

  it('is hidden with its event, also from links that were given before', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN' });
    const { id } = await addedFile(world, event, { audience: 'PUBLIC' });
    const links = new Map<Who, string>();
    for (const who of people) links.set(who, (await listed(who, event))[0]!.url);
    expect(new Set(links.values()).size).toBe(people.length);
    await world.as('organiser').ask(updateEvent, { id: event, input: { confidentiality: 'CLOSED' } });
    const still = ['contactPoint', 'expert', ...staff];
    for (const [who, url] of links) expect([who, await statusOf(url)]).toEqual([who, still.includes(who) ? 200 : 404]);
    expect((await world.as('observer').get(`/materials/${id}`)).status).toBe(404);
  });

  it('of participants is for those who have a seat, not for who waits or has left', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN' });
    await addedFile(world, event, { audience: 'PARTICIPANTS' });
    await addRegistration(world, event, world.ids.expert2, 'WITHDRAWN', 'ONLINE');
    await addRegistration(world, event, world.ids.expert, 'CONFIRMED', 'ONLINE');
    await addRegistration(world, event, world.ids.observer, 'PENDING', 'ONLINE');
    const counts = await Promise.all(
      (['expert', 'expert2', 'observer'] as const).map(async (who) => (await listed(who, event)).length),
    );
    expect(counts).toEqual([1, 0, 0]);
  });

  it('of networks is not for who has left them', async () => {
    const { owner } = samples['network']!;
    await world.database.rows(
      `INSERT INTO membership (id, network_id, member_id, role, status, active_from, active_to)
       VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ENDED', '2024-01-01', '2024-02-01')`,
      [owner, world.ids.expert2],
    );
    expect(await listed('expert2', owner)).toHaveLength(2);
  });
});
