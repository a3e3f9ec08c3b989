import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
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

/** One error in GraphQL's form. */
const refusal = (message: string): object => ({
  errors: [{ message, extensions: { code: 'BAD_REQUEST', problems: [{ code: 'BAD_REQUEST', field: null, message }] } }],
});

describe('a body for /graphql', () => {
  it.each([8.1, 20])(
    'of %d MB is refused with 413 in the form of GraphQL, and the client reads the answer',
    async (size) => {
      expect(await post(megabytes(size))).toEqual({
        status: 413,
        body: refusal('The body is larger than 8 MB.'),
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
    expect(await response.json()).toEqual(refusal('The body is larger than 8 MB.'));
  });

  it('of nearly 8 MB is read', async () => {
    expect(await post(megabytes(7.9))).toEqual({ status: 200, body: { data: { __typename: 'Query' } } });
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
      expect(headers['referrer-policy']).toBe('no-referrer');
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
