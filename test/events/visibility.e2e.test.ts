import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { cancelEvent, closeEvent, draftEvent, publishedEvent } from '../support/builders/events.js';
import { addRegistration } from '../support/builders/registrations.js';
import { granted } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
const statuses = ['DRAFT', 'PUBLISHED', 'CANCELLED', 'CLOSED'] as const;
const confidentialities = ['OPEN', 'MEMBERS', 'CLOSED'] as const;
interface Sample {
  id: string;
  slug: string;
  status: (typeof statuses)[number];
  confidentiality: (typeof confidentialities)[number];
}

let world: World;
const samples: Sample[] = [];

beforeAll(async () => {
  world = await startWorld();
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, active_from)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE', '2024-01-01')`,
    [world.networks.asylum, world.ids.expert],
  );
  // Somebody who has left the network is outside it again.
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status, active_from, active_to)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ENDED', '2024-01-01', '2024-02-01')`,
    [world.networks.asylum, world.ids.expert2],
  );
  for (const status of statuses)
    for (const confidentiality of confidentialities)
      samples.push({ ...(await inStatus(status, confidentiality)), status, confidentiality });
});
afterAll(async () => {
  await world.stop();
});

async function inStatus(
  status: Sample['status'],
  confidentiality: Sample['confidentiality'],
): Promise<Pick<Sample, 'id' | 'slug'>> {
  const changes = {
    confidentiality,
    startsAt: '2024-05-06T09:00',
    endsAt: '2024-05-06T17:00',
    title: english(`${status} ${confidentiality}`),
  };
  if (status === 'DRAFT') return draftEvent(world, changes);
  const event = await publishedEvent(world, changes);
  if (status === 'CANCELLED') await world.as('organiser').ask(cancelEvent, { id: event.id });
  if (status === 'CLOSED') await world.as('organiser').ask(closeEvent, { id: event.id });
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

const lists = graphql(`
  query ($network: ID!) {
    events(filter: { networks: [$network] }) { totalCount nodes { id } }
    network(id: $network) { events { totalCount nodes { id } } }
    action(code: "VI.6") { events { totalCount nodes { id } } }
  }
`);
const paths = [
  graphql('query ($id: ID!) { found: event(id: $id) { id } }'),
  graphql('query ($slug: String!) { found: event(slug: $slug) { id } }'),
  graphql('query ($id: ID!) { found: node(id: $id) { id } }'),
];

describe('who sees an event', () => {
  for (const [name, [who, rule]] of Object.entries(sees)) {
    it(`is told alike on every path: ${name}`, async () => {
      const expected = samples
        .filter(rule)
        .map(({ id }) => id)
        .toSorted();
      const { events, network, action } = await world.as(who).ask(lists, { network: world.networks.asylum });
      for (const { nodes, totalCount } of [events, network.events, action.events]) {
        expect(nodes.map(({ id }) => id).toSorted()).toEqual(expected);
        expect(totalCount).toBe(expected.length);
      }
      for (const path of paths) {
        const found: string[] = [];
        for (const { id, slug } of samples) {
          const { data, errors } = await world.as(who).run(path, { id, slug });
          if (data!.found) found.push(data!.found.id);
          else expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
        }
        expect(found.toSorted()).toEqual(expected);
      }
    });
  }

  it('is anybody with a registration for it, though it is closed and however that ended', async () => {
    const { id } = await publishedEvent(world, { confidentiality: 'CLOSED' });
    const query = graphql('query ($id: ID!) { event(id: $id) { id } }');
    expect(await world.as('expert2').refusal(query, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    await addRegistration(world, id, world.ids.expert2, 'DECLINED');
    expect(await world.as('expert2').ask(query, { id })).toEqual({ event: { id } });
    expect(await world.as('observer').refusal(query, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('is whoever has a role for that one event, who changes it, too, though it is a draft', async () => {
    const { id } = await draftEvent(world);
    await granted(world, { member: world.ids.expert2, role: 'ORGANISER', event: id });
    const seen = await world
      .as('expert2')
      .ask(graphql('query ($id: ID!) { event(id: $id) { viewerCan organisers { id } } }'), { id });
    expect(seen).toEqual({
      event: {
        viewerCan: [
          'updateEvent',
          'moveEvent',
          'publishEvent',
          'deleteEvent',
          'addMaterial',
          'copyEvent',
          'messageParticipants',
        ],
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
      const { event, events } = await world.as(person).ask(
        graphql(`
          query ($id: ID!) {
            event(id: $id) { joinUrl } events(order: LATEST_FIRST, first: 100) { nodes { id joinUrl } }
          }
        `),
        { id },
      );
      expect(events.nodes.find((node) => node.id === id)!.joinUrl).toBe(event.joinUrl);
      links.push(event.joinUrl);
    }
    expect(links).toEqual([null, null, null, null, null, joinUrl, joinUrl, joinUrl]);
  });

  it('is who organises it, for those who are signed in', async () => {
    const { id } = await publishedEvent(world, { confidentiality: 'OPEN' });
    const query = graphql('query ($id: ID!) { event(id: $id) { organisers { id } } }');
    expect(await world.as('nobody').ask(query, { id })).toEqual({ event: { organisers: [] } });
    expect(await world.as('expert2').ask(query, { id })).toEqual({
      event: { organisers: [{ id: world.ids.organiser }] },
    });
  });
});
