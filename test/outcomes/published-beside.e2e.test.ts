import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { pastEvent } from '../support/builders/events.js';
import { pdf, png, reached, upload } from '../support/builders/files.js';
import { addedMaterial } from '../support/builders/materials.js';
import {
  createOutcome,
  done,
  outcomeInput,
  type OutcomeInput,
  type OutcomeShown,
  outcomeShown,
  published,
  publishedDraft,
  publishOutcome,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

/* Staff see the version that is being checked, and what is published meanwhile beside it. */

let world: World;
let event: string;
let otherEvent: string;
beforeAll(async () => {
  world = await startWorld();
  event = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
  otherEvent = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
});
afterAll(async () => {
  await world.stop();
});

type Reader = Person | 'nobody';
type Filter = Input<'OutcomeFilter'>;

const list = graphql(
  `query ($filter: OutcomeFilter, $first: Int) {
    outcomes(filter: $filter, first: $first) {
      totalCount nodes { id title status publishedVersion { ...OutcomeShown documents { id } } }
    }
  }`,
  [outcomeShown],
);
/** The statuses of what is found, once it is counted as often as it is listed. */
async function found(filter: Filter, reader: Reader = 'secretariat2'): Promise<string[]> {
  const { outcomes } = await world.as(reader).ask(list, { filter, first: 100 });
  expect(outcomes.totalCount).toBe(outcomes.nodes.length);
  return outcomes.nodes.map(({ status }) => status);
}
const besideOf = async (id: string, reader: Reader = 'secretariat2') => {
  const query = graphql(
    `query ($id: ID!) { outcome(id: $id) { publishedVersion { ...OutcomeShown documents { id } } } }`,
    [outcomeShown],
  );
  return (await world.as(reader).ask(query, { id })).outcome.publishedVersion;
};

/** Published, and edited since in all that a list is narrowed by. */
async function recheck(word: string, others: Partial<OutcomeInput> = {}): Promise<OutcomeShown> {
  const { id } = await published(
    world,
    outcomeInput(`Before ${word}`, {
      ...{ kind: 'STUDY', date: '2024-05-20', actions: ['VI.6'], events: [event], states: ['GE'] },
      ...{ networks: [world.networks.asylum], followUps: [{ title: english('Keep it'), ownerState: 'GE' }] },
      ...others,
    }),
  );
  const input = {
    ...{ title: english(`After ${word}`), kind: 'TOOL' as const, date: '2025-05-20', actions: ['III.2'] },
    ...{ events: [otherEvent], states: ['AM'], networks: [world.networks.labour], followUps: [] },
  };
  return done(world, 'secretariat', updateOutcome, { id, input });
}

describe('an outcome that is published while its next version is being checked', () => {
  it('is found by staff among what is published, and gives that beside the next version', async () => {
    const { id } = await recheck('Ask');
    const { outcomes } = await world
      .as('secretariat2')
      .ask(list, { filter: { search: 'ask', statuses: ['PUBLISHED'] }, first: 10 });
    expect(outcomes).toMatchObject({
      totalCount: 1,
      nodes: [
        {
          ...{ id, title: 'After Ask', status: 'SUBMITTED' },
          publishedVersion: {
            ...{ id, title: 'Before Ask', status: 'PUBLISHED', kind: 'STUDY', date: '2024-05-20' },
            ...{ actions: [{ code: 'VI.6' }], events: [{ id: event }], states: [{ code: 'GE' }] },
            networks: [{ id: world.networks.asylum }],
            followUps: [{ title: 'Keep it', ownerState: { code: 'GE' } }],
            evidence: [{ title: 'Minutes', url: 'https://ministry.example/minutes' }],
            ...{ verifiedBy: { id: world.ids.secretariat2 }, publishedAt: expect.any(String) },
            // What staff do is done with the next version.
            ...{ viewerCan: [], history: [] },
          },
        },
      ],
    });
  });

  const both = ['SUBMITTED'];
  beforeAll(async () => {
    await recheck('Each');
  });
  it.each<[string, Filter, string[]]>([
    ['what is published', { statuses: ['PUBLISHED'] }, both],
    ['what is being checked', { statuses: ['SUBMITTED'] }, both],
    ['either', { statuses: ['SUBMITTED', 'PUBLISHED'] }, both],
    ['neither', { statuses: ['VERIFIED', 'DRAFT'] }, []],
    ['the title published', { search: 'before each' }, both],
    ['the title to come', { search: 'after each' }, both],
    ['the published title of what is published', { search: 'before each', statuses: ['PUBLISHED'] }, both],
    ['the published title of what is being checked', { search: 'before each', statuses: ['SUBMITTED'] }, []],
    ['the title to come of what is published', { search: 'after each', statuses: ['PUBLISHED'] }, []],
    ['words of both titles at once', { search: 'before after each' }, []],
    ['the action published', { actions: ['VI.6'], statuses: ['PUBLISHED'] }, both],
    ['the action to come', { actions: ['III.2'] }, both],
    ['the action to come of what is published', { actions: ['III.2'], statuses: ['PUBLISHED'] }, []],
    ['the area of both', { actions: ['VI', 'III'] }, both],
    ['the year published', { from: '2024-01-01', to: '2024-12-31' }, both],
    ['the year to come', { from: '2025-01-01', to: '2025-12-31' }, both],
    ['the year to come of what is published', { from: '2025-01-01', statuses: ['PUBLISHED'] }, []],
    ['the kind published', { kinds: ['STUDY'], statuses: ['PUBLISHED'] }, both],
    ['the kind to come of what is published', { kinds: ['TOOL'], statuses: ['PUBLISHED'] }, []],
    ['the state published', { states: ['GE'], statuses: ['PUBLISHED'] }, both],
    ['the state to come of what is published', { states: ['AM'], statuses: ['PUBLISHED'] }, []],
  ])('is found by one version as a whole: %s', async (_, filter, expected) => {
    expect(await found({ search: 'each', ...filter })).toEqual(expected);
  });

  it('is found by what it came from, in both versions, once each', async () => {
    const { id } = await recheck('Origin');
    const { asylum, labour } = world.networks;
    for (const [networks, events] of [
      [[asylum], [event]],
      [[labour], [otherEvent]],
    ])
      expect(await found({ search: 'origin', networks: networks!, events: events! })).toEqual(['SUBMITTED']);
    expect(await found({ search: 'origin', networks: [asylum], events: [otherEvent] })).toEqual([]);
    const parents = graphql(`
      query ($event: ID!, $otherEvent: ID!, $filter: OutcomeFilter) {
        before: action(code: "VI.6") { outcomes(filter: $filter) { totalCount nodes { id status } } }
        after: action(code: "III.2") { outcomes(filter: $filter) { totalCount nodes { id status } } }
        event(id: $event) { outcomes(first: 100) { nodes { id } } }
        otherEvent: event(id: $otherEvent) { outcomes(first: 100) { nodes { id } } }
      }
    `);
    const ofNetworks = graphql(`
      query ($asylum: ID!, $labour: ID!, $filter: OutcomeFilter) {
        asylum: network(id: $asylum) { outcomes(filter: $filter) { totalCount nodes { id status } } }
        labour: network(id: $labour) { outcomes(filter: $filter) { totalCount nodes { id status } } }
      }
    `);
    const of = async (reader: Reader, others: Filter) => {
      const filter = { search: 'origin', ...others };
      const {
        event: held,
        otherEvent: other,
        ...actions
      } = await world.as(reader).ask(parents, { event, otherEvent, filter });
      const networks = await world.as(reader).ask(ofNetworks, { asylum, labour, filter });
      const lists = Object.entries({ ...actions, ...networks }).map(([name, { outcomes }]) => {
        expect(outcomes.totalCount).toBe(outcomes.nodes.length);
        return [name, outcomes.nodes.map((node) => node.status)];
      });
      const isIn = (nodes: { id: string }[]) => nodes.filter((node) => node.id === id).length;
      const events = [isIn(held.outcomes.nodes), isIn(other.outcomes.nodes)];
      return { ...(Object.fromEntries(lists) as Record<string, string[]>), events };
    };
    const [here, none] = [['SUBMITTED'], [] as string[]];
    const everywhere = { before: here, after: here, asylum: here, labour: here, events: [1, 1] };
    expect(await of('secretariat2', {})).toEqual(everywhere);
    expect(await of('secretariat2', { statuses: ['PUBLISHED'] })).toEqual({
      ...everywhere,
      ...{ after: none, labour: none },
    });
    expect(await of('secretariat2', { statuses: ['SUBMITTED'] })).toEqual({
      ...everywhere,
      ...{ before: none, asylum: none },
    });
    const isPublished = ['PUBLISHED'];
    expect(await of('expert', {})).toEqual({
      ...{ before: isPublished, after: none, asylum: isPublished, labour: none, events: [1, 0] },
    });
  });

  it('is for everybody else what is published, and nothing beside', async () => {
    const { id } = await recheck('Public');
    for (const reader of ['nobody', 'expert', 'contactPoint', 'observer'] as const) {
      expect(await found({ search: 'public', statuses: ['PUBLISHED'] }, reader)).toEqual(['PUBLISHED']);
      expect(await found({ search: 'after public' }, reader)).toEqual([]);
      expect(await found({ search: 'public', statuses: ['SUBMITTED'] }, reader)).toEqual([]);
      expect(await besideOf(id, reader)).toBeNull();
    }
  });

  it('ends with the publication of the next version, and with its withdrawal', async () => {
    const { id } = await recheck('Ends');
    await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
    expect(await found({ search: 'before ends', statuses: ['PUBLISHED'] })).toEqual(['VERIFIED']);
    expect((await besideOf(id))?.title).toBe('Before Ends');
    await done(world, 'secretariat', publishOutcome, { id });
    expect(await besideOf(id)).toBeNull();
    expect(await found({ search: 'before ends' })).toEqual([]);
    expect(await found({ search: 'after ends', statuses: ['PUBLISHED'] })).toEqual(['PUBLISHED']);

    const other = await recheck('Back');
    await done(world, 'secretariat', withdrawOutcome, { id: other.id, reason: 'Wrong' });
    expect(await besideOf(other.id)).toBeNull();
    expect(await found({ search: 'back', statuses: ['PUBLISHED'] })).toEqual([]);
  });

  it('stays nothing that is only a draft', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Draft beside') });
    expect(await besideOf(id)).toBeNull();
    expect(await found({ search: 'draft beside', statuses: ['PUBLISHED'] })).toEqual([]);
  });
});

describe('who organises the next version, and not what is published,', () => {
  it('neither finds nor reads what was published for organisers', async () => {
    const { id } = await recheck('Closed', { audience: 'ORGANISERS' });
    expect(await found({ search: 'after closed' }, 'otherOrganiser')).toEqual(['SUBMITTED']);
    expect(await found({ search: 'before closed' }, 'otherOrganiser')).toEqual([]);
    expect(await found({ search: 'closed', statuses: ['PUBLISHED'] }, 'otherOrganiser')).toEqual([]);
    expect(await besideOf(id, 'otherOrganiser')).toBeNull();
    expect((await besideOf(id, 'secretariat2'))?.title).toBe('Before Closed');
  });

  it('reads what was published for everybody, without the evidence that only staff of it get', async () => {
    const evidence = [
      { title: 'Minutes', url: 'https://ministry.example/minutes', audience: 'ORGANISERS' as const },
      { title: 'Report', url: 'https://ministry.example/report', audience: 'PUBLIC' as const },
    ];
    const { id } = await recheck('Open', { evidence });
    const urls = async (reader: Reader) => (await besideOf(id, reader))?.evidence.map(({ url }) => url);
    expect(await urls('otherOrganiser')).toEqual([null, 'https://ministry.example/report']);
    expect(await urls('secretariat2')).toEqual(evidence.map(({ url }) => url));
    expect(await found({ search: 'before open', statuses: ['PUBLISHED'] }, 'otherOrganiser')).toEqual(['SUBMITTED']);
  });
});

describe('the files of what is published', () => {
  const bytesAt = async (url: string | null | undefined): Promise<number> =>
    (await (await fetch(reached(world, url!))).arrayBuffer()).byteLength;

  it('are had beside those of the next version, also where evidence has become another file', async () => {
    const [first, second] = [
      await upload(world, 'secretariat'),
      await upload(world, 'secretariat', { name: 'a.png', contentType: 'image/png', bytes: png }),
    ];
    const created = await done(world, 'secretariat', createOutcome, {
      input: outcomeInput('With files', { evidence: [{ title: 'List', upload: first }] }),
    });
    const { id: document } = await addedMaterial(world, created.id, { audience: 'PUBLIC' }, 'secretariat');
    const { id, evidence } = await publishedDraft(world, created.id);
    const removeMaterial = graphql('mutation ($id: ID!) { removeMaterial(id: $id) }');
    await world.as('secretariat').ask(removeMaterial, { id: document });
    const changed = { id: evidence[0]!.id, title: 'List', upload: second };
    const next = await done(world, 'secretariat', updateOutcome, { id, input: { evidence: [changed] } });
    const beside = (await besideOf(id))!;
    expect(beside.documents).toEqual([{ id: document }]);
    expect(beside.evidence.map((one) => one.id)).toEqual(next.evidence.map((one) => one.id));
    expect(await bytesAt(next.evidence[0]!.url)).toBe(png.length);
    expect(await bytesAt(beside.evidence[0]!.url)).toBe(pdf().length);
    // Evidence that only the published version has is found by its id, too.
    await done(world, 'secretariat', updateOutcome, {
      id,
      input: { evidence: [{ title: 'Other', url: 'https://ministry.example/other' }] },
    });
    const evidenceById = graphql('query ($id: ID!) { node(id: $id) { ... on Evidence { title url } } }');
    const { node } = await world.as('secretariat2').ask(evidenceById, { id: evidence[0]!.id });
    expect(await bytesAt((node as { url: string }).url)).toBe(pdf().length);
    expect((await fetch(`${world.urls[0]}/published-evidence/${evidence[0]!.id}`)).status).toBe(401);
  });

  it('stand behind the figures of a report, also for staff', async () => {
    await recheck('Figure', { date: '2019-03-01', evidence: [{ title: 'First', url: 'https://ministry.example/1' }] });
    const sources = graphql(`
      {
        figureSources(input: { report: { from: "2019-01-01", to: "2019-12-31" } }) {
          outcomes { nodes { title evidence { title } followUps { title } publishedVersion { id } } }
        }
      }
    `);
    expect((await world.as('secretariat2').ask(sources)).figureSources.outcomes.nodes).toEqual([
      {
        title: 'Before Figure',
        evidence: [{ title: 'First' }],
        followUps: [{ title: 'Keep it' }],
        publishedVersion: null,
      },
    ]);
  });
});

it('lists with what is published beside cost as many statements for many as for one', async () => {
  for (let number = 0; number < 6; number++) await recheck(`Cost ${number}`);
  const cost = (first: number) =>
    statementsOf(() =>
      world.as('secretariat2').ask(list, { filter: { search: 'cost', statuses: ['PUBLISHED'] }, first }),
    );
  await cost(1);
  const [one, six] = [await cost(1), await cost(6)];
  expect(six).toBe(one);
});
