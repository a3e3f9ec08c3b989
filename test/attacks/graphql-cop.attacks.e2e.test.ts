import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({
    variables: { NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_URL: 'https://colloquy.example' },
  });
});
afterAll(async () => {
  await world.stop({ replay: false });
});

interface Body {
  data?: unknown;
  errors?: { message: string; extensions: { code: string } }[];
  extensions?: unknown;
}

async function ask(query: string): Promise<Body> {
  return (await request(world.urls[0]!).post('/graphql').send({ query })).body as Body;
}

const codesOf = ({ errors = [] }: Body): string[] => errors.map(({ extensions }) => extensions.code);

/** The checks of graphql-cop by their names: each asks as it does, and holds that there is nothing to report. */
describe('graphql-cop, in production', () => {
  it('Alias Overloading', async () => {
    const aliases = Array.from({ length: 101 }, (_, index) => `alias${index}: __typename`).join(' ');
    const body = await ask(`query cop { ${aliases} }`);
    expect([codesOf(body), body.data]).toEqual([['QUERY_TOO_COMPLEX'], undefined]);
  });

  it('Array-based Query Batching', async () => {
    const batch = Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }));
    const { status, text } = await request(world.urls[0]!).post('/graphql').send(batch);
    expect([status, text.startsWith('['), text.includes('"data"')]).toEqual([400, false, false]);
  });

  it('Directive Overloading', async () => {
    const body = await ask(`query cop { __typename ${'@aa'.repeat(10)} }`);
    expect([body.errors!.length < 10, body.data]).toEqual([true, undefined]);
    const many = await ask(`query cop { __typename ${'@include(if: true)'.repeat(60)} }`);
    expect(many.data).toBeUndefined();
  });

  it('Introspection-based Circular Query', async () => {
    const body = await ask(
      'query cop { __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
    );
    expect(body.data).toBeUndefined();
  });

  it('Field Duplication', async () => {
    const body = await ask(`query cop { ${'__typename '.repeat(500)} }`);
    expect([codesOf(body), body.data]).toEqual([['QUERY_TOO_COMPLEX'], undefined]);
  });

  it('Field Suggestions', async () => {
    for (const query of ['query cop { __schema { directive } }', '{ event { titel } }', '{ evnts { totalCount } }'])
      expect(JSON.stringify(await ask(query))).not.toContain('Did you mean');
  });

  it.each(['/graphql?query=mutation%20cop%20%7B__typename%7D', '/graphql?query=mutation+{signOut}'])(
    'Mutation is allowed over GET (possible CSRF): %s',
    async (path) => {
      for (const headers of [{}, { 'apollo-require-preflight': '1' }]) {
        const { status, text } = await request(world.urls[0]!).get(path).set(headers);
        expect([status >= 400, status < 500, text.includes('"data":{')]).toEqual([true, true, false]);
      }
    },
  );

  it('GET Method Query Support', async () => {
    const { status, text } = await request(world.urls[0]!).get('/graphql?query=query+cop+{__typename}');
    expect([status, text.includes('"data"')]).toEqual([400, false]);
  });

  it.each(['/graphiql', '/graphql', '/playground', '/console', '/altair'])('GraphQL IDE: %s', async (path) => {
    const { status, text } = await request(world.urls[0]!).get(path).set('accept', 'text/html');
    expect([
      status >= 400,
      /graphiql|graphql playground|altair/i.test(text.replaceAll(/(?:\/|%2F)(?:graphiql|altair)/g, '')),
    ]).toEqual([true, false]);
  });

  it('Introspection', async () => {
    const body = await ask('query cop { __schema { types { name fields { name } } } }');
    expect([codesOf(body), body.data]).toEqual([['BAD_REQUEST'], undefined]);
  });

  it('Trace Mode', async () => {
    expect((await ask('query cop { __typename }')).extensions).toBeUndefined();
    expect((await ask('query cop { __typenam }')).extensions).toBeUndefined();
  });

  it('POST based url-encoded query (possible CSRF)', async () => {
    const { status, text } = await request(world.urls[0]!)
      .post('/graphql')
      .type('form')
      .send({ query: 'query cop { __typename }' });
    expect([status, text.includes('"data"')]).toEqual([400, false]);
  });

  it('Unhandled Errors Detection', async () => {
    for (const query of ['qwerty cop { abc }', '', '{', '{ event(id: 1) { id } }']) {
      const body = await ask(query);
      expect(JSON.stringify(body)).not.toMatch(/exception|stacktrace|Internal|at .*\.js/);
      expect(codesOf(body)).not.toContain('INTERNAL');
    }
  });
});
