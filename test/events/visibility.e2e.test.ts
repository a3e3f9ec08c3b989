import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addRegistration, createEvent, publishedEvent } from '../support/builders/event-samples.js';
import type { Person } from '../support/harness/cast.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
interface Sample {
  id: string;
  slug: string;
  status: string;
  confidentiality: string;
}

let world: World;
const samples: Sample[] = [];

beforeAll(async () => {
  world = await startWorld();
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, active_from) VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', '2024-01-01')`,
    [world.networks.asylum, world.ids.expert],
  );
  // Somebody who has left the network is outside it again.
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, active_from, active_to) VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ENDED', '2024-01-01', '2024-02-01')`,
    [world.networks.asylum, world.ids.expert2],
  );
  for (const status of ['DRAFT', 'PUBLISHED', 'CANCELLED', 'CLOSED']) {
    for (const confidentiality of ['OPEN', 'MEMBERS', 'CLOSED'])
      samples.push({ ...(await inStatus(status, confidentiality)), status, confidentiality });
  }
});
afterAll(async () => {
  await world.stop();
});

async function inStatus(status: string, confidentiality: string): Promise<{ id: string; slug: string }> {
  const changes = {
    confidentiality,
    startsAt: '2024-05-06T09:00',
    endsAt: '2024-05-06T17:00',
    title: [{ locale: 'en', text: `${status} ${confidentiality}` }],
  };
  if (status === 'DRAFT') return createEvent(world, changes);
  const event = await publishedEvent(world, changes);
  const last = { CANCELLED: 'cancelEvent(id: $id, reason: "none")', CLOSED: 'closeEvent(id: $id)' }[status];
  if (last) await world.as('organiser').ask(`mutation ($id: ID!) { ${last} { id } }`, { id: event.id });
  return event;
}

const open = ({ status, confidentiality }: Sample): boolean => status !== 'DRAFT' && confidentiality === 'OPEN';
const forMembers = ({ status, confidentiality }: Sample): boolean => status !== 'DRAFT' && confidentiality !== 'CLOSED';
const announced = ({ status }: Sample): boolean => status !== 'DRAFT';

/** Which of the events of the asylum pool each sees. */
const sees: Record<string, [Who, (sample: Sample) => boolean]> = {
  'somebody not signed in': ['nobody', open],
  'a member outside the network': ['expert2', forMembers],
  'an observer': ['observer', forMembers],
  'the organiser of another network': ['otherOrganiser', forMembers],
  'a member of the network': ['expert', announced],
  'a contact point': ['contactPoint', announced],
  'its organiser': ['organiser', () => true],
  'the secretariat': ['secretariat', () => true],
};

interface Lists {
  events: { totalCount: number; nodes: { id: string }[] };
  network: { events: { totalCount: number; nodes: { id: string }[] } };
  action: { events: { totalCount: number; nodes: { id: string }[] } };
}

describe('who sees an event', () => {
  for (const [name, [who, rule]] of Object.entries(sees)) {
    it(`${name}, the same on every path`, async () => {
      const expected = samples
        .filter(rule)
        .map(({ id }) => id)
        .toSorted();
      const page = '{ totalCount nodes { id } }';
      const lists = await world
        .as(who)
        .ask<Lists>(
          `query ($network: ID!) { events(filter: {networks: [$network]}) ${page} network(id: $network) { events ${page} } action(code: "VI.6") { events ${page} } }`,
          { network: world.networks.asylum },
        );
      for (const { nodes, totalCount } of [lists.events, lists.network.events, lists.action.events]) {
        expect(nodes.map(({ id }) => id).toSorted()).toEqual(expected);
        expect(totalCount).toBe(expected.length);
      }
      for (const path of ['event(id: $id) { id }', 'event(slug: $slug) { id }', 'node(id: $id) { id }']) {
        const found: string[] = [];
        for (const { id, slug } of samples) {
          const declared = path.includes('$slug') ? '$slug: String' : '$id: ID!';
          const { data, errors } = await world
            .as(who)
            .run<Record<string, { id: string } | null>>(
              `query (${declared}) { ${path} }`,
              path.includes('$slug') ? { slug } : { id },
            );
          const row = Object.values(data!)[0];
          if (row) found.push(row.id);
          else expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
        }
        expect(found.toSorted()).toEqual(expected);
      }
    });
  }

  it('sees a closed event when it has a registration for it, however that ended', async () => {
    const { id } = await publishedEvent(world, { confidentiality: 'CLOSED' });
    const query = 'query ($id: ID!) { event(id: $id) { id } }';
    expect(await world.as('expert2').refusal(query, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    await addRegistration(world, id, world.ids.expert2, 'DECLINED');
    expect(await world.as('expert2').ask(query, { id })).toEqual({ event: { id } });
    expect(await world.as('observer').refusal(query, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('sees and changes a draft by a role for that one event', async () => {
    const { id } = await createEvent(world);
    await world
      .as('secretariat')
      .ask('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { event { id } } }', {
        input: { member: world.ids.expert2, role: 'ORGANISER', event: id },
      });
    const seen = await world
      .as('expert2')
      .ask('query ($id: ID!) { event(id: $id) { viewerCan organisers { id } } }', { id });
    expect(seen).toEqual({
      event: {
        viewerCan: ['updateEvent', 'publishEvent', 'deleteEvent', 'addMaterial', 'copyEvent', 'messageParticipants'],
        organisers: expect.arrayContaining([{ id: world.ids.expert2 }, { id: world.ids.organiser }]),
      },
    });
  });
});

describe('what is seen of an event', () => {
  it('is the link to join for confirmed participants and staff', async () => {
    const joinUrl = 'https://meet.example/secret';
    const { id } = await publishedEvent(world, { joinUrl, confidentiality: 'OPEN' });
    await addRegistration(world, id, world.ids.expert, 'CONFIRMED', 'ONLINE');
    await addRegistration(world, id, world.ids.expert2, 'PENDING', 'ONLINE');
    const who: Who[] = [
      'nobody',
      'expert2',
      'observer',
      'contactPoint',
      'otherOrganiser',
      'expert',
      'organiser',
      'secretariat',
    ];
    const links: (string | null)[] = [];
    for (const person of who) {
      const { event, events } = await world
        .as(person)
        .ask<{ event: { joinUrl: string | null }; events: { nodes: { id: string; joinUrl: string | null }[] } }>(
          'query ($id: ID!) { event(id: $id) { joinUrl } events(order: LATEST_FIRST, first: 100) { nodes { id joinUrl } } }',
          { id },
        );
      expect(events.nodes.find((node) => node.id === id)!.joinUrl).toBe(event.joinUrl);
      links.push(event.joinUrl);
    }
    expect(links).toEqual([null, null, null, null, null, joinUrl, joinUrl, joinUrl]);
  });

  it('is who organises it, for those who are signed in', async () => {
    const { id } = await publishedEvent(world, { confidentiality: 'OPEN' });
    const query = 'query ($id: ID!) { event(id: $id) { organisers { id } } }';
    expect(await world.as('nobody').ask(query, { id })).toEqual({ event: { organisers: [] } });
    expect(await world.as('expert2').ask(query, { id })).toEqual({
      event: { organisers: [{ id: world.ids.organiser }] },
    });
  });
});
