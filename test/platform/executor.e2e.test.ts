import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execute, getOperationAST, type GraphQLSchema, isObjectType, parse, validate, print } from 'graphql';
import { anonymous } from '../../src/access/index.js';
import { Accounts } from '../../src/accounts/index.js';
import { Executor } from '../../src/platform/graphql/execution/executor.js';
import { checkInput } from '../../src/platform/graphql/input/input.js';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { eventOperation } from '../../src/web/events/event.page.js';
import { homeOperation } from '../../src/web/home/home.page.js';
import { bothAnswers, sameAnswers, soon, type Tally } from '../support/harness/both-executors.js';
import type { Person } from '../support/harness/cast.js';
import { publishedEvent } from '../support/builders/events.js';
import { registerFor } from '../support/builders/registrations.js';
import { type GeneratedQuery, generatedQueries, type Samples } from '../support/schema/generated-queries.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

const seed = Date.now() % 2 ** 31;
const timeLimit = 180_000;

describe(`queries over the cast's world (seed ${seed})`, () => {
  let world: World;
  let schema: GraphQLSchema;
  let event: string;
  let samples: Samples;
  const roles: (Person | 'nobody')[] = ['nobody', 'secretariat', 'organiser', 'contactPoint', 'expert', 'observer'];

  beforeAll(async () => {
    world = await startWorld();
    schema = world.apps[0]!.get(RunningSchema).get();
    event = (await publishedEvent(world)).id;
    await publishedEvent(world, {
      title: [{ locale: 'ru', text: 'Встреча' }],
      format: 'HYBRID',
      seats: [
        { mode: 'ONLINE', capacity: 40 },
        { mode: 'IN_PERSON', capacity: 2 },
      ],
      venue: { name: 'House', city: 'Tbilisi', state: 'GE' },
    });
    for (const person of ['expert', 'expert2', 'contactPoint'] as const)
      await registerFor(world, event, world.ids[person]);
    const ids = [event, world.ids.expert, world.ids.organiser, world.networks.asylum];
    samples = {
      'event.id': [event, world.ids.expert],
      'member.id': [world.ids.expert, world.ids.organiser, event],
      'network.id': [world.networks.asylum, event],
      'network.slug': ['asylum-pool', 'no-such'],
      'event.slug': ['interviewing-vulnerable-applicants-2031', 'no-such'],
      'plan.slug': ['no-such'],
      'action.code': ['VI.6', 'III.2', 'VI', 'XX.1'],
      plan: ['no-such'],
      actions: ['VI.6', 'VI', 'XX.1'],
      areas: ['VI', 'XX'],
      first: [1, 2, 3, 0],
      last: [1, 2],
      after: ['no cursor'],
      before: ['no cursor'],
      search: ['in', 'Встреча', '%'],
      ID: ids,
      String: ['text'],
      Int: [1, 5],
      Boolean: [true, false],
      Date: ['2025-01-01', '2026-06-30', '2032-01-01'],
      DateTime: ['2026-01-01T00:00:00Z', '2032-01-01T00:00:00Z'],
      CountryCode: ['GE', 'PL', 'EL', 'XX'],
      Locale: ['en', 'ru', 'de'],
    };
  });
  afterAll(async () => {
    await world.stop();
  });

  it(
    'are answered as graphql does, whoever asks',
    async () => {
      const tally: Tally = { runs: 0, compiled: 0, failed: 0 };
      const executor = new Executor(schema, soon);
      const viewers = await Promise.all(roles.map(viewerOf));
      // When a report was counted is another moment each time.
      const queries = generatedQueries(schema, samples, new Set(['dataAt']));
      await fc.assert(
        fc.asyncProperty(queries, fc.constantFrom(...viewers), async (generated, caller) => {
          fc.pre(isAccepted(generated));
          const query = { document: parse(generated.text), variables: generated.variables };
          await sameAnswers(
            bothAnswers(schema, executor, query, () => ({ caller: { ...caller } })),
            tally,
          );
        }),
        { numRuns: 500, seed, maxSkipsPerRun: 500 },
      );
      expect(tally.compiled).toBeGreaterThan(tally.runs / 4);
      expect(tally.failed).toBeGreaterThan(tally.runs / 20);
      expect(tally.runs - tally.failed).toBeGreaterThan(tally.runs / 4);
    },
    timeLimit,
  );

  it.each([
    ['home', homeOperation, () => ({ now: '2026-01-01T00:00:00Z' }), 'nterviewing'],
    ['an event', eventOperation, () => ({ slug: samples['event.slug']![0] }), 'nterviewing'],
    [
      'a list of events',
      graphql(`
        query ($since: DateTime!) {
          events(filter: { startsAfter: $since, statuses: [PUBLISHED] }, first: 20) {
            totalCount
            nodes {
              id title startsAt networks { slug name } actions { code } seats { mode capacity confirmed available }
            }
          }
        }
      `),
      () => ({ since: '2026-01-01T00:00:00Z' }),
      'nterviewing',
    ],
    [
      'the registrations of an event',
      graphql(`
        query ($id: ID!) {
          event(id: $id) {
            id
            registrations(first: 50) {
              totalCount
              nodes {
                id status mode
                member { id displayName state { code name } memberships { role network { slug } } }
              }
            }
          }
        }
      `),
      () => ({ id: event }),
      'Коваленко',
    ],
  ] as const)(
    '%s is compiled, asks as little of the database, and is the same',
    async (_name, operation, variables, shows) => {
      const executor = new Executor(schema, soon);
      const caller = await viewerOf('secretariat');
      const context = () => ({ caller: { ...caller } });
      const query = { document: parse(print(operation)), variables: variables() };
      const answers = await sameAnswers(bothAnswers(schema, executor, query, context));
      expect(answers).toMatchObject({ compiled: true, failed: false });
      expect(JSON.stringify(answers.ours)).toContain(shows);
      const { document, variables: variableValues } = query;
      const standard = () => execute({ schema, document, variableValues, contextValue: context() });
      const ours = () => executor.execute({ ...query, context: context() });
      expect(await statementsOf(ours)).toBe(await statementsOf(async () => standard()));
    },
  );

  it('are of types and fields whose names, put together, differ: compiled code knows a resolver by both', () => {
    const names = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}${field}`));
    expect(names.length).toBeGreaterThan(100);
    expect(new Set(names).size).toBe(names.length);
  });

  it('come to the same executor over HTTP: what is refused, missing or wrong reads the same each time', async () => {
    const query = graphql('{ network(slug: "no-such") { id } auditTrail(first: 1) { totalCount } plans { title } }');
    const answers = [];
    for (let time = 0; time < 3; time++) answers.push(await world.as('expert').run(query));
    expect(answers[0]!.errors.map(({ path, extensions: { code } }) => [path, code])).toEqual(
      expect.arrayContaining([
        [['network'], 'NOT_FOUND'],
        [['auditTrail'], 'FORBIDDEN'],
      ]),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  async function viewerOf(who: Person | 'nobody') {
    return who === 'nobody' ? anonymous('en') : world.apps[0]!.get(Accounts).viewerOf(world.ids[who]);
  }

  /** Whether a query gets as far as an executor at all. */
  function isAccepted({ text, variables }: GeneratedQuery): boolean {
    const document = parse(text);
    if (validate(schema, document).length > 0) return false;
    const operation = getOperationAST(document);
    try {
      if (operation) checkInput(schema, document, operation, variables, { memberId: null });
      return true;
    } catch {
      return false;
    }
  }
});
