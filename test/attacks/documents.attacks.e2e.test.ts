import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { anonymous } from '../../src/access/index.js';
import { RunningSchema } from '../../src/platform/index.js';
import type { Answer } from '../support/harness/client.js';
import { strainOf } from '../support/harness/strain.js';
import { publishedEvent } from '../support/builders/events.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let slug: string;
beforeAll(async () => {
  world = await startWorld();
  ({ slug } = await publishedEvent(world, { confidentiality: 'OPEN' }));
});
afterAll(async () => {
  await world.stop({ replay: false });
});

/** In milliseconds: nobody else may wait longer for the sake of one request. */
const longest = 1000;
const most = 200;

async function refused(query: string, variables: Record<string, unknown> = {}): Promise<Answer['errors']> {
  const { answer, delay, memory } = await strainOf(() => world.as('nobody').run(query, variables));
  expect(delay).toBeLessThan(longest);
  expect(memory).toBeLessThan(most);
  expect(answer.data).toBeFalsy();
  return answer.errors;
}

const codes = (errors: Answer['errors']): string[] => errors.map(({ extensions }) => extensions.code);

/** Fragments on events, each of which spreads the next so many times; the last asks for a field. */
function nested(times: number, levels: number, field = 'title'): string {
  const spread = (name: string): string => `...${name} `.repeat(times);
  const fragments = Array.from({ length: levels }, (_, level) => {
    const within = level + 1 < levels ? spread(`F${level + 1}`) : field;
    return `fragment F${level} on Event { ${within} }`;
  });
  return `query ($slug: String) { event(slug: $slug) { ${spread('F0')} } } ${fragments.join(' ')}`;
}

describe('fragments within fragments', () => {
  it.each([
    [100, 4],
    [80, 4],
    [9, 9],
    [2, 60],
  ])('that multiply are refused at once: %d times, %d levels', async (times, levels) => {
    expect(codes(await refused(nested(times, levels), { slug }))).toContain('QUERY_TOO_COMPLEX');
  });

  it('are refused to who has signed in as well', async () => {
    expect(await world.as('expert').refusal(nested(20, 4), { slug })).toEqual({
      code: 'QUERY_TOO_COMPLEX',
      field: null,
    });
  });

  it('are answered where there are few, whatever they are spread in', async () => {
    const { data, errors } = await world.as('nobody').run(nested(4, 4), { slug });
    expect(errors).toEqual([]);
    expect(data).toEqual({ event: { title: 'Interviewing vulnerable applicants' } });
  });

  it.each(['title', 'networks { name }', 'registrations(first: 2) { nodes { status } }'])(
    'take no longer than what they say also where no rule refuses them: %s',
    async (field) => {
      const { executor } = world.apps[0]!.get(RunningSchema);
      const context = { caller: anonymous('en') };
      for (let time = 0; time < 3; time++) {
        const { answer, delay } = await strainOf(() =>
          executor.execute({ document: parse(nested(100, 4, field)), variables: { slug }, context }),
        );
        expect(delay).toBeLessThan(longest);
        expect([answer.errors, Object.keys(answer.data!['event'] as object)]).toEqual([
          undefined,
          [field.split(/\W/)[0]],
        ]);
      }
    },
  );

  it('that stand in themselves are refused', async () => {
    expect(codes(await refused('{ events { ...A } } fragment A on EventConnection { nodes { id } ...A }'))).toContain(
      'BAD_REQUEST',
    );
  });
});

describe('what an answer would hold', () => {
  it.each([
    [
      'in place',
      `{ events(first: 100) { nodes { registrations(first: 100) {
         nodes { event { registrations(first: 100) { totalCount } } } } } } }`,
    ],
    [
      'in fragments',
      `{ events(first: 100) { ...A } } fragment A on EventConnection { nodes { registrations(first: 100) { ...B } } }
       fragment B on RegistrationConnection { nodes { event { ...C } } }
       fragment C on Event { registrations(first: 100) { totalCount } }`,
    ],
    [
      'in fragments without a name',
      `{ events(first: 100) { ... on EventConnection { nodes { ... { registrations(first: 100) {
         nodes { event { ... on Event { registrations(first: 100) { totalCount } } } } } } } } } }`,
    ],
    [
      'in lists without pages',
      '{ plan { areas { actions { area { actions { area { actions { code id networks { slug name } } } } } } } } }',
    ],
  ])('is counted %s', async (_where, query) => {
    expect(codes(await refused(query))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('is counted by its values, too', async () => {
    const titles = Array.from({ length: 14 }, (_, index) => `t${index}: title`).join(' ');
    const deepest = `area { ${titles} }`;
    const query = `{ plan { areas { actions { area { actions { area { actions { code ${deepest} } } } } } } } }`;
    expect(codes(await refused(query))).toEqual(['QUERY_TOO_COMPLEX']);
  });

  it('is at most 2 MB for who has not signed in', async () => {
    const locales = 'en ru fr de es it pt nl pl cs sk uk ka hy az kk uz tg tk tr'.split(' ');
    const summary = locales.map((locale) => ({ locale, text: 'long '.repeat(999) }));
    for (let number = 0; number < 2; number++) await publishedEvent(world, { confidentiality: 'OPEN', summary });
    const summaries = Array.from({ length: 14 }, (_, index) => `s${index}: summaries { text }`).join(' ');
    const query = `{ events { nodes { ${summaries} } } }`;
    expect(codes(await refused(query))).toEqual(['QUERY_TOO_COMPLEX']);
    // The same is answered to who has signed in.
    const { data } = await world.as('expert').run(query);
    expect(JSON.stringify(data).length).toBeGreaterThan(2 * 1024 * 1024);
  });
});

describe('variables', () => {
  const few = 'query ($filter: EventFilter) { events(filter: $filter) { totalCount } }';

  it('with a list that is too long are refused before its items are read', async () => {
    const errors = await refused(few, { filter: { networks: Array.from({ length: 60_000 }, () => ({})) } });
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'filter.networks' });
    expect(errors[0]!.extensions.problems).toHaveLength(1);
  });

  it('are refused with fifty problems at most', async () => {
    const languages = Array.from({ length: 90 }, () => ({ wrong: true }));
    const [error] = await refused(few, { filter: { networks: languages, actions: languages, states: languages } });
    expect(error!.extensions.problems!.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(error).length).toBeLessThan(30_000);
  });

  it('with very many fields that there are not are refused in no time', async () => {
    const filter = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`search${index}`, index]));
    const [error] = await refused(few, { filter });
    expect(error!.extensions.problems!.length).toBeLessThanOrEqual(50);
    expect(JSON.stringify(error)).not.toContain('Did you mean');
  });

  it('that are lists within lists are refused', async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 500; level++) deep = [deep];
    expect(codes(await refused(few, { filter: { networks: deep } }))).toEqual(['BAD_INPUT']);
    expect(
      codes(await refused('query ($first: Int) { events(first: $first) { totalCount } }', { first: deep })),
    ).toEqual(['BAD_INPUT']);
  });

  it('are read like literals: a list of the right length passes', async () => {
    const { errors } = await world.as('nobody').run(few, { filter: { states: ['GE', 'UA'] } });
    expect(errors).toEqual([]);
  });
});
