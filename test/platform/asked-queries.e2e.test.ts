import { afterEach, describe, expect, it } from '@jest/globals';
import { type ExecutionResult, print } from 'graphql';
import { type Call, Executor } from '../../src/platform/graphql/execution/executor.js';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { soon } from '../support/harness/both-executors.js';
import { cloneDatabase, type TestDatabase } from '../support/harness/database.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

const name = graphql('query ($slug: String!) { network(slug: $slug) { name } }');
const slug = 'asylum-pool';

/** Drops a field of every network, in compiled answers only. */
class Forgetful extends Executor {
  override async execute(call: Call): Promise<ExecutionResult> {
    const answer = await super.execute(call);
    return this.isCompiled(call.document) ? { data: { network: {} } } : answer;
  }
}

describe('when a world stops', () => {
  let server: TestDatabase | null = null;
  afterEach(async () => {
    await server?.drop();
    server = null;
  });

  const schemaOf = (world: World) => world.apps[0]!.get(RunningSchema).get();

  async function expectGone(world: World): Promise<void> {
    server = await cloneDatabase({ empty: true });
    const database = new URL(world.database.url).pathname.slice(1);
    expect(await server.rows('SELECT FROM pg_database WHERE datname = $1', [database])).toEqual([]);
    await expect(fetch(world.urls[0]!)).rejects.toThrow('fetch failed');
  }

  it('each query that any process or page answered has been asked again, as each who asked it', async () => {
    const world = await startWorld({ processes: 2 });
    const [nobody, expert] = [world.as('nobody'), world.as('expert')];
    await nobody.ask(name, { slug });
    await nobody.ask(name, { slug });
    await nobody.run(name, { slug }, { 'accept-language': 'ru' });
    await nobody.refusal(name, { slug: 'no-such' });
    await world.as('expert', 1).ask(name, { slug });
    const { createAccessToken } = await expert.ask(
      graphql('mutation { createAccessToken(name: "script", readOnly: true) { token } }'),
    );
    await new Visitor(world).send(name, { slug }, { authorization: `Bearer ${createAccessToken.token}` });
    await expert.ask(graphql('{ viewer { locale } __typename @include(if: true) }'));
    await nobody.get('/');
    // None of these gets as far as an executor.
    await nobody.run(name, { slug: 5 });
    await nobody.run('{ network }');
    expect(await world.stop()).toEqual({ runs: 7, compiled: 6, failed: 1 });
    await expectGone(world);
  });

  it('a wrong answer of compiled code fails the test and names the query; nothing is left running', async () => {
    const world = await startWorld();
    await world.as('expert').ask(name, { slug });
    const stopping = world.stop({ executor: new Forgetful(schemaOf(world), soon) });
    await expect(stopping).rejects.toThrow(print(name));
    await expect(stopping).rejects.toThrow('"name": "Asylum expert pool"');
    await expect(stopping).rejects.toThrow(world.ids.expert);
    await expectGone(world);
  });

  it('queries that fail by a fault of ours fail the test, unless it says that it broke something', async () => {
    for (const replay of [true, false]) {
      const world = await startWorld();
      const { errors } = await world.as('nobody').run('{ viewer { locale } outcomes(first: 1) { totalCount } }');
      expect(errors).toEqual([]);
      world.apps[0]!.useLogger(false);
      await world.database.rows('ALTER TABLE outcome RENAME TO gone');
      const stopping = world.stop({ replay });
      if (!replay) expect(await stopping).toBeNull();
      else await expect(stopping).rejects.toThrow('relation "outcome" does not exist');
    }
  });
});
