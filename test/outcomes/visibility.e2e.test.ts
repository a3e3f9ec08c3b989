import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { draftEvent, past, pastEvent } from '../support/builders/events.js';
import {
  createOutcome,
  done,
  outcomeInput,
  type OutcomeInput,
  published,
  publishOutcome,
  shown,
  updateOutcome,
} from '../support/builders/outcomes.js';
import { addRegistration } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let event: string;
beforeAll(async () => {
  world = await startWorld();
  event = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
  // The expert is in the pool; the other expert took part in the event.
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE')`,
    [world.networks.asylum, world.ids.expert],
  );
  await addRegistration(world, event, world.ids.expert2, 'CONFIRMED', 'ONLINE');
});
afterAll(async () => {
  await world.stop();
});

type Reader = Person | 'nobody';
const readers: Reader[] = [
  'nobody',
  'observer',
  'contactPoint',
  'expert',
  'expert2',
  'organiser',
  'otherOrganiser',
  'secretariat2',
];
const lists = graphql(`
  query ($id: ID!, $event: ID!, $search: String!) {
    outcomes(filter: {search: $search}, first: 100) { totalCount nodes { id } }
    node(id: $id) { id ... on Outcome { title } }
    action(code: "VI.6") { outcomes(filter: {search: $search}) { totalCount nodes { id } } }
    event(id: $event) { outcomes { nodes { id } } }
  }
`);
const listOfNetwork = graphql(`
  query ($network: ID!, $search: String!) {
    network(id: $network) { outcomes(filter: {search: $search}) { totalCount nodes { id } } }
  }
`);

/** Who sees an outcome, when every path to it agrees. */
async function whoSees(id: string, search: string): Promise<Reader[]> {
  const seeing: Reader[] = [];
  for (const reader of readers) {
    const { data } = await world.as(reader).run(lists, { id, search, event });
    const { network } = await world.as(reader).ask(listOfNetwork, { network: world.networks.asylum, search });
    const found = data!;
    const one = await shown(world, reader, id);
    const paths = [
      one !== null,
      found.node !== null,
      ...[found.outcomes!, found.action!.outcomes, network.outcomes].flatMap(({ totalCount, nodes }) => [
        totalCount === 1,
        nodes.length === 1,
      ]),
      found.event!.outcomes.nodes.some((node) => node.id === id),
    ];
    expect({ reader, paths: new Set(paths).size }).toEqual({ reader, paths: 1 });
    if (paths[0]) seeing.push(reader);
  }
  return seeing;
}

describe('an outcome, on every path to it,', () => {
  const own = () => ({ networks: [world.networks.asylum], events: [event] });

  it.each<[Input<'Audience'>, Reader[]]>([
    ['PUBLIC', readers],
    ['MEMBERS', readers.filter((reader) => reader !== 'nobody')],
    ['STATES', ['contactPoint', 'organiser', 'secretariat2']],
    ['NETWORKS', ['expert', 'organiser', 'secretariat2']],
    ['PARTICIPANTS', ['expert2', 'organiser', 'secretariat2']],
    ['ORGANISERS', ['organiser', 'secretariat2']],
  ])('is for %s whom that audience names, once it is published', async (audience, expected) => {
    const { id } = await published(world, outcomeInput(`For-${audience}`, { audience, ...own() }));
    expect(await whoSees(id, `for-${audience}`)).toEqual(expected);
  });

  it('is for its staff alone before it is published', async () => {
    const { id } = await done(world, 'otherOrganiser', createOutcome, {
      input: outcomeInput('Draft-of-two', { ...own(), networks: [world.networks.asylum, world.networks.labour] }),
    });
    expect(await whoSees(id, 'draft-of-two')).toEqual(['organiser', 'otherOrganiser', 'secretariat2']);
  });

  it('gives the address of evidence by an audience of its own', async () => {
    const evidence = (['PUBLIC', 'MEMBERS', 'STATES', 'ORGANISERS'] as const).map((audience) => ({
      title: audience,
      url: `https://ministry.example/${audience}`,
      audience,
    }));
    const { id, evidence: made } = await published(world, outcomeInput('Proofs', { evidence, ...own() }));
    const readable = async (reader: Reader) =>
      (await shown(world, reader, id))!.evidence.filter(({ url }) => url !== null).map(({ title }) => title);
    expect(await readable('nobody')).toEqual(['PUBLIC']);
    expect(await readable('expert')).toEqual(['PUBLIC', 'MEMBERS']);
    expect(await readable('contactPoint')).toEqual(['PUBLIC', 'MEMBERS', 'STATES']);
    expect(await readable('organiser')).toEqual(['PUBLIC', 'MEMBERS', 'STATES', 'ORGANISERS']);
    const byId = graphql('query ($id: ID!) { node(id: $id) { ... on Evidence { title url } } }');
    expect(await world.as('expert').ask(byId, { id: made[2]!.id })).toEqual({ node: { title: 'STATES', url: null } });
    const draft = await done(world, 'secretariat', createOutcome, {
      input: outcomeInput('Hidden', { followUps: [{ title: english('Do it'), ownerState: 'GE' }] }),
    });
    expect(await world.as('contactPoint').refusal(byId, { id: draft.evidence[0]!.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(await world.as('contactPoint').refusal(byId, { id: draft.followUps[0]!.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(
      await world
        .as('secretariat2')
        .ask(graphql('query ($id: ID!) { node(id: $id) { ... on FollowUp { title outcome { id } } } }'), {
          id: draft.followUps[0]!.id,
        }),
    ).toEqual({
      node: { title: 'Do it', outcome: { id: draft.id } },
    });
  });

  it('leaves out events that the reader may not see', async () => {
    const { id: closed } = await draftEvent(world, { ...past, confidentiality: 'CLOSED' });
    const { id } = await published(world, outcomeInput('Of a draft', { events: [event, closed] }));
    expect((await shown(world, 'secretariat', id))!.events).toEqual([{ id: event }, { id: closed }]);
    expect((await shown(world, 'nobody', id))!.events).toEqual([{ id: event }]);
    expect(
      await world.as('otherOrganiser').refusal(createOutcome, {
        input: outcomeInput('Guess', { networks: [world.networks.labour], events: [closed] }),
      }),
    ).toEqual({
      code: 'BAD_INPUT',
      field: 'input.events.0',
    });
  });
});

describe('who writes outcomes', () => {
  it('is the secretariat, and organisers for what they organise', async () => {
    const refused = (person: Person | 'nobody', others: Partial<OutcomeInput>) =>
      world.as(person).refusal(createOutcome, { input: outcomeInput('Refused', others) });
    const forbidden = { code: 'FORBIDDEN', field: null };
    expect(await refused('nobody', {})).toEqual({ code: 'UNAUTHENTICATED', field: null });
    expect(await refused('expert', {})).toEqual(forbidden);
    expect(await refused('organiser', {})).toEqual(forbidden);
    expect(await refused('organiser', { networks: [world.networks.labour] })).toEqual(forbidden);
    expect(await refused('otherOrganiser', { events: [event] })).toEqual(forbidden);
    expect(
      await done(world, 'organiser', createOutcome, {
        input: outcomeInput('Through its network', { events: [event] }),
      }),
    ).toMatchObject({ status: 'DRAFT' });
  });

  it('cannot give an outcome out of hand', async () => {
    const { id } = await done(world, 'organiser', createOutcome, {
      input: outcomeInput('Mine', { networks: [world.networks.asylum] }),
    });
    const change = (input: object) => world.as('otherOrganiser').refusal(updateOutcome, { id, input });
    expect(await change({ kind: 'TOOL' })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(
      await world.as('organiser').refusal(updateOutcome, { id, input: { networks: [world.networks.labour] } }),
    ).toEqual({ code: 'FORBIDDEN', field: null });
    const live = await published(world, outcomeInput('Seen', { networks: [world.networks.asylum] }));
    expect(await world.as('otherOrganiser').refusal(updateOutcome, { id: live.id, input: { kind: 'TOOL' } })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    expect(await world.as('organiser').refusal(publishOutcome, { id })).toEqual({ code: 'FORBIDDEN', field: null });
  });
});
