import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as requestOf } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Fastify from 'fastify';
import request from 'supertest';
import { boundBodies } from '../../src/platform/index.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

/** What /graphql answers to a body sent as it is. */
async function post(body: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
  const response = await request(world.urls[0]!)
    .post('/graphql')
    .set({ 'content-type': 'application/json', ...headers })
    .send(body);
  return { status: response.status, body: response.body as unknown };
}
const megabytes = (count: number): string =>
  JSON.stringify({ query: `{ __typename } # ${'x'.repeat(count * 1024 * 1024)}` });

const tooLarge = 'The body is larger than 1 MB, or than the 8 MB of an import.';

/** One error in GraphQL's form. */
const refusal = (message: string): object => ({
  errors: [{ message, extensions: { code: 'BAD_REQUEST', problems: [{ code: 'BAD_REQUEST', field: null, message }] } }],
});

describe('a body for /graphql', () => {
  it.each([1.1, 20])(
    'of %d MB is refused with 413 in the form of GraphQL, and the client reads the answer',
    async (size) => {
      expect(await post(megabytes(size))).toEqual({
        status: 413,
        body: refusal(tooLarge),
      });
    },
  );

  it('that comes in pieces is refused as soon as it is too large', async () => {
    const piece = new Uint8Array(1024 * 1024).fill(32);
    let sent = 0;
    const pieces = new ReadableStream<Uint8Array>({
      pull: (controller) => (sent++ < 12 ? controller.enqueue(piece) : controller.close()),
    });
    const options = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: pieces,
      duplex: 'half',
    } as const;
    const response = await fetch(`${world.urls[0]}/graphql`, options);
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual(refusal(tooLarge));
  });

  it('of nearly 1 MB is read', async () => {
    expect(await post(megabytes(0.9))).toEqual({ status: 200, body: { data: { __typename: 'Query' } } });
  });

  describe('of 7 MB', () => {
    const importing = 'mutation ($input: ImportActionPlanInput!) { importActionPlan(input: $input) { plan { id } } }';
    const large = (query: string) => ({ query, variables: { input: { text: 'x'.repeat(7 * 1024 * 1024) } } });

    it('is read from who may import, for an import', async () => {
      const { status, text } = await world.as('secretariat').send(large(importing));
      expect([status, text]).toEqual([400, expect.stringContaining('"BAD_INPUT"')]);
    });

    it.each([
      ['secretariat', 'query { viewer { locale } }'],
      ['secretariat', `${importing} query Other { viewer { locale } }`],
      ['organiser', importing],
      ['nobody', importing],
    ] as const)('is refused from %s for %s', async (who, query) => {
      expect((await world.as(who).send(large(query))).status).toBe(413);
    });
  });

  it('that does not end is cut off', async () => {
    const server = Fastify();
    boundBodies(server, world.apps[0]!, { longest: 200 });
    server.post('/graphql', () => 'read');
    server.post('/form', () => 'read');
    try {
      const { port } = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
      for (const path of ['/graphql', '/form']) {
        const begun = performance.now();
        const socket = connect(Number(port), '127.0.0.1');
        socket.on('error', () => undefined);
        const head = `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n`;
        socket.write(`${head}content-length: 100\r\n\r\n{"query":`);
        await once(socket, 'close');
        expect(performance.now() - begun).toBeLessThan(3_000);
        const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
          ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
        });
        expect(await answer.text()).toBe('read');
      }
    } finally {
      await server.close();
    }
  });

  it('is not unpacked', async () => {
    const packed = gzipSync(megabytes(0.5));
    const answer = await fetch(`${world.urls[0]}/graphql`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' }, body: packed },
    });
    expect(answer.status).toBe(400);
  });

  it.each(['{"query": ', '', '{"query": "{ __typename }"}}', '\u0000'])(
    'that is not JSON is refused with 400 in the same form: %j',
    async (text) => {
      expect(await post(text, { 'accept-language': 'ru' })).toEqual({
        status: 400,
        body: refusal('Тело запроса не является JSON.'),
      });
    },
  );

  it('of another type is refused in the same form', async () => {
    expect(await post('<a/>', { 'content-type': 'application/xml' })).toEqual({
      status: 415,
      body: refusal('The body must be application/json.'),
    });
  });
});

describe('every answer', () => {
  it('carries the headers that keep browsers from doing harm', async () => {
    const agent = request(world.urls[0]!);
    const answers = await Promise.all([
      ...['/', '/none', '/health/live', '/graphql'].map((path) => agent.get(path)),
      agent.post('/graphql').send({ query: '{ networks { slug } }' }),
      agent.post('/graphql').set('content-type', 'application/xml').send('<a/>'),
    ]);
    for (const { headers } of answers) {
      expect(headers['content-security-policy']).toContain(`default-src 'self'`);
      expect(headers['content-security-policy']).not.toContain('upgrade-insecure-requests');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('SAMEORIGIN');
      // Of pages, so that browsers say whose a form is; other sites are told nothing by either.
      const isPage = headers['content-type']?.startsWith('text/html') ?? false;
      expect(headers['referrer-policy']).toBe(isPage ? 'same-origin' : 'no-referrer');
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200, 400, 200, 415]);
  });
});

describe('what is large', () => {
  const query = `{
    states(standings: [ACTIVE, OBSERVER, NOT_PARTICIPATING]) {
      code names { locale text } footnotes { locale text }
    }
  }`;

  it.each(['br', 'gzip', 'identity'])('travels as %s to whoever asks for that, and is the same', async (encoding) => {
    const send = (accepted: string) =>
      request(world.urls[0]!)
        .post('/graphql')
        .set({ 'content-type': 'application/json', 'accept-encoding': accepted })
        .send({ query });
    const [plain, asked] = [await send('identity'), await send(encoding)];
    expect(asked.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
    if (encoding !== 'identity') expect(asked.headers['vary']).toContain('accept-encoding');
    expect(asked.body).toEqual(plain.body);
    expect(plain.text.length).toBeGreaterThan(10_000);
  });

  it('as a query is sent once: after that its digest is enough', async () => {
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const unknown = await post(JSON.stringify({ extensions }));
    expect(JSON.stringify(unknown.body)).toContain('PersistedQueryNotFound');
    const told = await post(JSON.stringify({ query, extensions }));
    expect(told.status).toBe(200);
    expect(await post(JSON.stringify({ extensions }))).toEqual(told);
    const wrong = await post(JSON.stringify({ query: '{ __typename }', extensions }));
    expect(wrong.status).toBe(400);
  });
});

describe('a name that is not ours', () => {
  const asked = (host: string, path: string) =>
    new Promise<number>((resolve, reject) => {
      const call = requestOf(`${world.urls[0]}${path}`, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode!);
      });
      call.on('error', reject).end();
    });

  it.each(['evil.example', 'evil.example:3000', 'localhost.evil.example', 'localhost@evil.example', 'localhost/evil'])(
    'is refused: %j',
    async (host) => {
      for (const path of ['/', '/graphql?query={__typename}', '/events/none', '/assets/colloquy.css'])
        expect([path, await asked(host, path)]).toEqual([path, 400]);
      expect(await asked(host, '/health/live')).toBe(200);
    },
  );

  it.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:80'])('is not one of this machine: %s', async (host) => {
    expect(await asked(host, '/')).toBe(200);
  });

  it('in production is every name but those that are set', async () => {
    const variables = {
      ...{ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_URL: 'https://colloquy.example' },
      ALLOWED_HOSTS: 'inside.example:8080, other.example',
    };
    const live = await startWorld({ variables });
    try {
      const agent = request(live.urls[0]!);
      const answers = ['colloquy.example', 'colloquy.example:443', 'inside.example:8080', 'other.example:99'];
      for (const host of answers) expect((await agent.get('/').set('host', host)).status).toBe(200);
      for (const host of ['inside.example', 'localhost', '127.0.0.1', 'colloquy.example.evil.example'])
        expect([host, (await agent.get('/').set('host', host)).status]).toEqual([host, 400]);
    } finally {
      await live.stop();
    }
  });
});

describe('what is personal', () => {
  it('is kept by nobody on the way', async () => {
    const paths = ['/', '/events/none', '/graphql?query={viewer{locale}}'];
    for (const path of paths) {
      const { headers } = await world.as('expert').get(path);
      expect([path, headers['cache-control']]).toEqual([path, 'private, no-store']);
      for (const name of ['authorization', 'cookie']) expect(headers['vary']).toContain(name);
    }
    const { headers } = await world.as('nobody').get('/assets/colloquy.css');
    expect(headers['cache-control']).toContain('public');
  });
});
