import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSchema, parse, validate } from 'graphql';
import { anonymous } from '../../src/access/index.js';
import { Executor } from '../../src/platform/graphql/execution/executor.js';
import { bothAnswers, sameAnswers, soon, type Tally } from '../support/harness/both-executors.js';
import { generatedQueries } from '../support/schema/generated-queries.js';
import { oddSamples, oddSchema } from '../support/schema/odd-schema.js';

const seed = Date.now() % 2 ** 31;
const timeLimit = 180_000;
const nobody = { caller: anonymous('en') };

describe(`queries over a schema in which everything goes wrong (seed ${seed})`, () => {
  const schema = oddSchema();
  const executor = new Executor(schema, soon);
  const ask = (text: string, variables: Record<string, unknown> = {}) =>
    bothAnswers(schema, executor, { document: parse(text), variables }, () => ({ ...nobody }));

  it(
    'are answered as graphql does',
    async () => {
      const tally: Tally = { runs: 0, compiled: 0, failed: 0 };
      await fc.assert(
        fc.asyncProperty(generatedQueries(schema, oddSamples, new Set()), async (query) => {
          fc.pre(validate(schema, parse(query.text)).length === 0);
          await sameAnswers(ask(query.text, query.variables), tally);
        }),
        { numRuns: 500, seed },
      );
      expect(tally.compiled).toBeGreaterThan(tally.runs / 5);
      expect(tally.failed).toBeGreaterThan(tally.runs / 5);
      expect(tally.runs - tally.failed).toBeGreaterThan(tally.runs / 5);
    },
    timeLimit,
  );

  it.each([
    [
      'plain answers',
      '{ thing { a: name b: name day colour list sparse __typename t: __typename child { name } } }',
      true,
    ],
    [
      'arguments as graphql reads them',
      `query ($t: String, $n: Int = 3) {
        thing { echo(wish: { text: $t, numbers: [1] }, flag: true) told(number: $n) }
      }`,
      true,
    ],
    ['a property that is called, with its arguments', '{ thing { echoed(text: "x") } }', true],
    [
      'fragments that merge',
      '{ thing { ...A child { name } ... on Thing { child { number } } } } fragment A on Thing { child { nick } name }',
      true,
    ],
    ['an error within', '{ thing { name hardChild { throws child { rejectsHard name } } } }', true],
    ['a property that has to be called', '{ thing { name called } }', false],
    ['an object that has to be waited for', '{ thing { name promisedThing { name } } }', false],
    ['a list that has to be waited for', '{ thing { promisedList } }', false],
    ['abstract types', '{ thing { shape { name ... on Circle { radius } } } }', false],
    [
      'directives',
      'query ($no: Boolean!) { thing { ...A @include(if: $no) ...A } } fragment A on Thing { name }',
      false,
    ],
    ['a fragment left out once', '{ thing { ...A @include(if: false) ...A } } fragment A on Thing { name }', false],
    ['a type that is known at once', '{ thing { any { ... on Thing { name } ... on Circle { radius } } } }', false],
    [
      'directives on what merges',
      'query ($no: Boolean!) { thing @include(if: $no) { ...A } thing { nick } } fragment A on Thing { name }',
      false,
    ],
    ['names that would meet', '{ a_b: thing { told } a: thing { b: told } }', false],
    ['names of the language', '{ __proto__: plain constructor: plain }', false],
    ['the schema itself', '{ __schema { queryType { name } } }', false],
    ['two operations in a document', 'query A { plain } query B { word }', false],
  ] as const)('are answered alike, compiled or not: %s', async (_name, text, compiled) => {
    const answers = await ask(text, text.includes('$no') ? { no: false } : {});
    expect(answers.ours).toEqual(answers.standard);
    expect(answers.compiled).toBe(compiled);
  });

  it('never run what a caller wrote', async () => {
    const text = (value: string) => `{ word(text: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d${value}") }`;
    const { ours, compiled } = await ask(text("(globalThis.ranByCaller = 'ran')"));
    expect(compiled).toBe(true);
    expect(JSON.stringify(ours)).toContain('globalThis.ranByCaller');
    expect('ranByCaller' in globalThis).toBe(false);
  });

  it('are compiled when they come a second time, and no more than may be kept', async () => {
    const document = parse('{ plain }');
    const call = { document, variables: {}, context: { ...nobody } };
    await executor.execute(call);
    expect(executor.isCompiled(document)).toBe(false);
    await executor.execute(call);
    expect(executor.isCompiled(document)).toBe(true);
    for (let other = 0; other < 200; other++) await ask(`{ other${other}: plain }`);
    expect(executor.isCompiled(document)).toBe(false);
    expect(await executor.execute(call)).toEqual({ data: { plain: 'plain' } });
  });

  it('are compiled once they have come some times, however many others come', async () => {
    const usual = new Executor(schema);
    const call = (text: string) => ({ document: parse(text), variables: {}, context: { ...nobody } });
    const honest = call('{ plain }');
    for (let number = 0; number < 300; number++) {
      const other = call(`{ other${number}: plain }`);
      for (let time = 0; time < 2; time++) await usual.execute(other);
      expect(usual.isCompiled(other.document)).toBe(false);
      if (number < 6) await usual.execute(honest);
    }
    expect(usual.isCompiled(honest.document)).toBe(true);
  });

  it('are compiled only as long as there is time for it', async () => {
    const miserly = new Executor(schema, { callsBefore: 1, share: 0, most: 5 });
    let compiled = 0;
    for (let number = 0; number < 300; number++) {
      const document = parse(`{ other${number}: plain }`);
      for (let time = 0; time < 3; time++)
        expect(await miserly.execute({ document, variables: {}, context: { ...nobody } })).toEqual({
          data: { [`other${number}`]: 'plain' },
        });
      if (miserly.isCompiled(document)) compiled++;
    }
    expect(compiled).toBeGreaterThan(0);
    expect(compiled).toBeLessThan(150);
  });

  it('are not written out where their fragments multiply', async () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const next = level < 11 ? `...F${level + 1}` : '';
      const children = ['child', 'hardChild', 'nothing: child'].map((child) => `${child} { ${next} name }`);
      return `fragment F${level} on Thing { name ${children.join(' ')} }`;
    });
    const wide = buildSchema('type Thing { name: String child: Thing hardChild: Thing } type Query { thing: Thing }');
    const document = parse(`{ thing { ...F0 } } ${levels.join(' ')}`);
    const small = new Executor(wide, soon);
    const started = performance.now();
    for (let time = 0; time < 3; time++)
      expect(await small.execute({ document, variables: {}, context: { ...nobody } })).toEqual({
        data: { thing: null },
      });
    expect(small.isCompiled(document)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
