import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  createIndicator,
  indicatorInput,
  indicatorSeen,
  indicatorShown,
  kept,
  newIndicator,
  recordIndicatorValue,
  updateIndicator,
} from '../support/builders/indicators.js';
import {
  createOutcome,
  done,
  outcomeInput,
  published,
  publishOutcome,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { importAs, lakes } from '../support/builders/plans.js';
import { english } from '../support/builders/texts.js';
import type { Operation } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await importAs(world, lakes);
});
afterAll(async () => {
  await world.stop();
});

const refusal = (mutation: Operation<unknown>, variables: Record<string, unknown>) =>
  world.as('secretariat').refusal(mutation, variables);
const indicatorsOf = graphql('query ($plan: String) { indicators(plan: $plan) { ...IndicatorShown } }', [
  indicatorShown,
]);
const contributionsOf = async (person: Parameters<World['as']>[0], id: string) => {
  const { outcome } = await world
    .as(person)
    .ask(graphql('query ($id: ID!) { outcome(id: $id) { status contributions { indicator { id } value note } } }'), {
      id,
    });
  return outcome;
};

describe('an indicator', () => {
  it('is set up with all that it says, and changed with every change on record', async () => {
    const input = indicatorInput(' Показатель "1" ', {
      title: [
        { locale: 'en', text: "Experts' pool" },
        { locale: 'ru', text: ' Эксперты «Убежище»: "резерв" \\ ' },
      ],
      level: 'OUTCOME',
      ascending: false,
      aggregation: 'LATEST',
      unit: '%',
      dataSource: 'Survey',
      actions: ['VI.6', 'I.4(b)'],
      baseline: 12.5,
      baselineYear: 2022,
      targets: [
        { year: 2025, value: 30 },
        { year: 2024, value: 20 },
      ],
    });
    const created = await kept(world, createIndicator, { input });
    expect(created).toMatchObject({
      code: 'Показатель "1"',
      version: 1,
      titles: [
        { locale: 'en', text: "Experts' pool" },
        { locale: 'ru', text: 'Эксперты «Убежище»: "резерв" \\' },
      ],
      level: 'OUTCOME',
      ascending: false,
      aggregation: 'LATEST',
      actions: [{ code: 'VI.6' }, { code: 'I.4.b' }],
      baseline: 12.5,
      baselineYear: 2022,
      targets: [
        { year: 2024, value: 20 },
        { year: 2025, value: 30 },
      ],
      actual: null,
      in2024: null,
      values: [],
      viewerCan: ['recordIndicatorValue', 'updateIndicator'],
    });

    const { id } = created;
    const edit = {
      version: 1,
      targets: [{ year: 2025, value: 35 }],
      title: [{ locale: 'ru', text: null }],
      baseline: null,
    };
    const changed = await kept(world, updateIndicator, { id, input: edit });
    expect(changed).toMatchObject({
      version: 2,
      titles: [{ locale: 'en', text: "Experts' pool" }],
      targets: [{ year: 2025, value: 35 }],
      baseline: null,
      baselineYear: null,
      dataSource: 'Survey',
    });
    const last = changed.changes.at(-1)!;
    expect(changed.changes.map(({ action }) => action)).toEqual(['createIndicator', 'updateIndicator']);
    expect(last).toMatchObject({
      by: { id: world.ids.secretariat },
      changes: [
        { field: 'baseline', from: '12.5', to: null },
        { field: 'baselineYear', from: '2022', to: null },
        { field: 'targets.2024', from: '20', to: null },
        { field: 'targets.2025', from: '30', to: '35' },
        { field: 'title.ru', from: 'Эксперты «Убежище»: "резерв" \\', to: null },
      ],
    });
    expect(Date.now() - Date.parse(last.at)).toBeLessThan(60_000);

    expect(await refusal(updateIndicator, { id, input: { version: 1, unit: 'share' } })).toEqual({
      code: 'CONFLICT',
      field: 'input.version',
    });
    // What changes nothing is no change.
    const again = await kept(world, updateIndicator, { id, input: { version: 2, targets: edit.targets } });
    expect(again).toMatchObject({ version: 2, changes: changed.changes });
  });

  it('has its code alone in its plan, whatever the case, also when many ask at once', async () => {
    const race = Array.from({ length: 6 }, (_, place) =>
      world.as('secretariat').run(createIndicator, { input: indicatorInput(place % 2 ? 'гонка' : 'ГОНКА') }),
    );
    const answers = await Promise.all(race);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { errors } of answers.filter((answer) => answer.errors.length > 0))
      expect(errors.map(({ extensions: { code, field } }) => ({ code, field }))).toEqual([
        { code: 'BAD_INPUT', field: 'input.code' },
      ]);

    const { id } = await newIndicator(world, 'Other');
    expect(await refusal(updateIndicator, { id, input: { code: ' Гонка' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.code',
    });
    expect(await newIndicator(world, 'гонка', { plan: lakes.slug })).toMatchObject({ plan: { slug: lakes.slug } });
    expect((await kept(world, updateIndicator, { id, input: { code: 'oTHER' } })).code).toBe('oTHER');
  });

  it('is listed with those of its plan, by the numbers in their codes', async () => {
    for (const code of ['L-10', 'L-9', 'l-1']) await newIndicator(world, code, { plan: lakes.slug });
    for (const person of ['secretariat', 'organiser', 'observer'] as const) {
      const { indicators } = await world.as(person).ask(indicatorsOf, { plan: lakes.slug });
      const codes = indicators.map(({ code }) => code);
      expect(codes.filter((code) => code.toLowerCase().startsWith('l-'))).toEqual(['l-1', 'L-9', 'L-10']);
      expect(indicators.every(({ plan }) => plan.slug === lakes.slug)).toBe(true);
    }
    expect(await world.as('observer').refusal(indicatorsOf, { plan: 'no-such-plan' })).toEqual({
      code: 'NOT_FOUND',
      field: 'plan',
    });
  });

  it('is for nobody else, and is changed by the secretariat only', async () => {
    const { id } = await newIndicator(world, 'Private');
    expect((await world.as('nobody').refusal(indicatorsOf)).code).toBe('UNAUTHENTICATED');
    expect((await world.as('expert').refusal(indicatorsOf)).code).toBe('FORBIDDEN');
    expect((await world.as('contactPoint').refusal(indicatorsOf)).code).toBe('FORBIDDEN');
    for (const person of ['nobody', 'expert', 'contactPoint'] as const)
      expect(await indicatorSeen(world, person, id)).toBeNull();
    for (const person of ['organiser', 'observer'] as const) {
      expect(await indicatorSeen(world, person, id)).toMatchObject({ code: 'Private', changes: [], viewerCan: [] });
      for (const [mutation, asked] of [
        [createIndicator, { input: indicatorInput('X') }],
        [updateIndicator, { id, input: { unit: 'x' } }],
        [recordIndicatorValue, { indicator: id, year: 2024, value: 1 }],
      ] as const)
        expect((await world.as(person).refusal(mutation, asked)).code).toBe('FORBIDDEN');
    }
    expect(await indicatorSeen(world, 'secretariat', id)).toMatchObject({ version: 1, values: [] });
  });

  it.each<[Partial<Input<'IndicatorInput'>>, string]>([
    [{ plan: 'no-such-plan' }, 'input.plan'],
    [{ code: '   ' }, 'input.code'],
    [{ code: 'x'.repeat(41) }, 'input.code'],
    [{ title: [{ locale: 'en', text: ' ' }] }, 'input.title'],
    [{ unit: ' ' }, 'input.unit'],
    [{ unit: '%' }, 'input.aggregation'],
    [{ actions: ['VI.6', 'VI.60'] }, 'input.actions.1'],
    [{ actions: ['VI.6', 'VI.6'] }, 'input.actions.1'],
    [{ actions: ['VI.6', `${lakes.slug}:I.1`] }, 'input.actions.1'],
    [{ baselineYear: 2020 }, 'input.baselineYear'],
    [{ baseline: 1, baselineYear: 1 }, 'input.baselineYear'],
    [{ baseline: 1e16 }, 'input.baseline'],
    [
      {
        targets: [
          { year: 2024, value: 1 },
          { year: 2024, value: 2 },
        ],
      },
      'input.targets.1.year',
    ],
    [{ targets: [{ year: 20240, value: 1 }] }, 'input.targets.0.year'],
  ])('is refused with %j', async (others, field) => {
    expect(await refusal(createIndicator, { input: indicatorInput('Refused', others) })).toEqual({
      code: 'BAD_INPUT',
      field,
    });
  });

  it('is not found where there is none', async () => {
    const id = '0190a5a0-0000-7000-8000-000000000000';
    expect(await refusal(updateIndicator, { id, input: {} })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    const value = { indicator: id, year: 2024, value: 1 };
    expect(await refusal(recordIndicatorValue, value)).toEqual({ code: 'NOT_FOUND', field: 'indicator' });
  });
});

describe('a value entered by hand', () => {
  it('is kept with its source, who and when, goes with null, and is on record', async () => {
    const { id } = await newIndicator(world, 'By hand');
    const enter = (value: number | null, others: { source?: string; note?: string | null } = {}) =>
      kept(world, recordIndicatorValue, { indicator: id, year: 2024, value, ...others });
    const entered = await enter(7.25, { source: ' Survey ', note: 'Of "40" states' });
    expect(entered.values).toEqual([
      {
        year: 2024,
        value: 7.25,
        source: 'Survey',
        note: 'Of "40" states',
        by: { id: world.ids.secretariat },
        at: expect.any(String),
      },
    ]);
    expect([entered.actual, entered.in2024, entered.in2025]).toEqual([7.25, 7.25, null]);
    expect(await enter(7.25)).toEqual(entered);
    expect((await enter(7.25, { note: null })).values).toMatchObject([{ source: 'Survey', note: null }]);
    expect((await enter(8)).values).toMatchObject([{ value: 8, source: null, note: null }]);
    const gone = await enter(null);
    expect(gone).toMatchObject({ actual: null, in2024: null, values: [], version: 1 });
    expect(await enter(null)).toEqual(gone);
    expect(gone.changes.slice(1).map(({ action, changes }) => [action, changes])).toEqual([
      [
        'recordIndicatorValue',
        [
          { field: 'note.2024', from: null, to: 'Of "40" states' },
          { field: 'source.2024', from: null, to: 'Survey' },
          { field: 'value.2024', from: null, to: '7.25' },
        ],
      ],
      ['recordIndicatorValue', [{ field: 'note.2024', from: 'Of "40" states', to: null }]],
      [
        'recordIndicatorValue',
        [
          { field: 'source.2024', from: 'Survey', to: null },
          { field: 'value.2024', from: '7.25', to: '8' },
        ],
      ],
      ['recordIndicatorValue', [{ field: 'value.2024', from: '8', to: null }]],
    ]);
  });

  it('is the last of those that several enter at once', async () => {
    const { id } = await newIndicator(world, 'Race of values');
    const enter = (value: number) =>
      world
        .as(value % 2 ? 'secretariat' : 'secretariat2')
        .ask(recordIndicatorValue, { indicator: id, year: 2024, value });
    await Promise.all([1, 2, 3, 4, 5, 6].map(enter));
    const { values, changes } = (await indicatorSeen(world, 'secretariat', id))!;
    const entered = changes.slice(1).flatMap((change) => change.changes);
    expect(entered).toHaveLength(6);
    // Each found what the one before had left.
    expect(entered.map(({ from }) => from)).toEqual([null, ...entered.slice(0, -1).map(({ to }) => to)]);
    expect(values).toMatchObject([{ value: Number(entered.at(-1)!.to) }]);
  });

  it('is refused for a year or a value that is none', async () => {
    const { id } = await newIndicator(world, 'No year');
    expect(await refusal(recordIndicatorValue, { indicator: id, year: 1, value: 1 })).toEqual({
      code: 'BAD_INPUT',
      field: 'year',
    });
    expect(await refusal(recordIndicatorValue, { indicator: id, year: 2024, value: -2e15 })).toEqual({
      code: 'BAD_INPUT',
      field: 'value',
    });
  });
});

describe('what an outcome contributes', () => {
  const contribution = (indicator: string, value: number, note: string | null = null) => ({ indicator, value, note });
  const actuals = async (id: string) => {
    const { actual, in2024, in2025 } = (await indicatorSeen(world, 'observer', id))!;
    return [in2024, in2025, actual];
  };

  it('counts while it is published, in the version that is', async () => {
    const { id } = await newIndicator(world, 'Sum');
    const contributions = [contribution(id, 3, ' Two trainings ')];
    const outcome = await published(world, outcomeInput('Counted', { date: '2024-12-31', contributions }));
    await published(world, outcomeInput('Counted too', { date: '2025-01-01', contributions: [contribution(id, 0.5)] }));
    await done(world, 'organiser', createOutcome, {
      input: outcomeInput('Draft', { networks: [world.networks.asylum], contributions: [contribution(id, 100)] }),
    });
    expect(await actuals(id)).toEqual([3, 0.5, 3.5]);
    expect(await contributionsOf('observer', outcome.id)).toEqual({
      status: 'PUBLISHED',
      contributions: [{ indicator: { id }, value: 3, note: 'Two trainings' }],
    });
    for (const person of ['nobody', 'expert', 'contactPoint'] as const)
      expect((await contributionsOf(person, outcome.id)).contributions).toEqual([]);

    const input = { contributions: [contribution(id, 4)] };
    const edited = await done(world, 'secretariat', updateOutcome, { id: outcome.id, input });
    expect(edited.status).toBe('SUBMITTED');
    expect(await actuals(id)).toEqual([3, 0.5, 3.5]);
    expect((await contributionsOf('secretariat', outcome.id)).contributions).toMatchObject([{ value: 4 }]);
    expect((await contributionsOf('observer', outcome.id)).contributions).toMatchObject([{ value: 3 }]);

    await done(world, 'secretariat2', verifyOutcome, { id: outcome.id, accept: true });
    await done(world, 'secretariat', publishOutcome, { id: outcome.id });
    expect(await actuals(id)).toEqual([4, 0.5, 4.5]);
    await kept(world, recordIndicatorValue, { indicator: id, year: 2024, value: 10 });
    expect(await actuals(id)).toEqual([10, 0.5, 10.5]);
    await kept(world, recordIndicatorValue, { indicator: id, year: 2024, value: null });
    await done(world, 'secretariat', withdrawOutcome, { id: outcome.id, reason: 'Wrong' });
    expect(await actuals(id)).toEqual([null, 0.5, 0.5]);
  });

  it('stays as it is where an edit says nothing of it, and goes with an empty list', async () => {
    const { id } = await newIndicator(world, 'Stays');
    const outcome = await published(
      world,
      outcomeInput('Kept', { date: '2024-05-01', contributions: [contribution(id, 2)] }),
    );
    const translated = await done(world, 'secretariat', updateOutcome, {
      id: outcome.id,
      input: { title: [{ locale: 'ru', text: 'Сохранено' }], contributions: [contribution(id, 2)] },
    });
    expect(translated.status).toBe('PUBLISHED');
    await done(world, 'secretariat', updateOutcome, { id: outcome.id, input: { title: english('Kept anew') } });
    expect((await contributionsOf('secretariat', outcome.id)).contributions).toMatchObject([{ value: 2 }]);
    await done(world, 'secretariat', updateOutcome, { id: outcome.id, input: { contributions: [] } });
    expect((await contributionsOf('secretariat', outcome.id)).contributions).toEqual([]);
    expect(await actuals(id)).toEqual([2, null, 2]);
  });

  it('counts each state once, or only the latest', async () => {
    const states = await newIndicator(world, 'Distinct', { aggregation: 'DISTINCT', unit: 'states' });
    const latest = await newIndicator(world, 'Latest', { aggregation: 'LATEST', unit: '%' });
    const contribute = (date: string, value: number, named: string[]) =>
      published(
        world,
        outcomeInput(`Of ${date}`, {
          date,
          states: named,
          contributions: [contribution(states.id, value), contribution(latest.id, value)],
        }),
      );
    await contribute('2025-03-01', 40, ['GE']);
    await contribute('2024-06-01', 20, ['GE', 'AM']);
    await contribute('2024-06-01', 30, ['AM', 'UA']);
    await contribute('2024-01-01', 90, []);
    expect(await actuals(states.id)).toEqual([3, 1, 3]);
    expect(await actuals(latest.id)).toEqual([30, 40, 40]);
    await kept(world, recordIndicatorValue, { indicator: states.id, year: 2024, value: 2 });
    expect(await actuals(states.id)).toEqual([2, 1, 2]);
  });

  it('is refused where the indicator is none, named twice or of another plan', async () => {
    const { id } = await newIndicator(world, 'Refusing');
    const foreign = await newIndicator(world, 'Foreign', { plan: lakes.slug });
    const wrong = (contributions: Input<'IndicatorContributionInput'>[]) =>
      world.as('secretariat').refusal(createOutcome, { input: outcomeInput('Wrong', { contributions }) });
    const field = (place: number) => ({ code: 'BAD_INPUT', field: `input.contributions.${place}.indicator` });
    expect(await wrong([contribution('0190a5a0-0000-7000-8000-000000000000', 1)])).toEqual(field(0));
    expect(await wrong([contribution(id, 1), contribution(id.toUpperCase(), 2)])).toEqual(field(1));
    expect(await wrong([contribution(id, 1), contribution(foreign.id, 1)])).toEqual(field(1));
    expect(await wrong([contribution(id, 1e16)])).toEqual({ code: 'BAD_INPUT', field: 'input.contributions.0.value' });

    const both = { actions: ['VI.6', `${lakes.slug}:I.1`], contributions: [contribution(foreign.id, 1)] };
    const outcome = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Of both', both) });
    const input = { actions: ['VI.6'] };
    expect(await world.as('secretariat').refusal(updateOutcome, { id: outcome.id, input })).toEqual(field(0));
  });

  it('is kept once an indicator and version by the database too', async () => {
    const { id } = await newIndicator(world, 'Once');
    const outcome = await done(world, 'secretariat', createOutcome, {
      input: outcomeInput('Once', { contributions: [contribution(id, 1)] }),
    });
    const copy = `
      INSERT INTO outcome_contribution
      SELECT outcome_id, number, indicator_id, 9, value, note FROM outcome_contribution WHERE outcome_id = $1`;
    await expect(world.database.rows(copy, [outcome.id])).rejects.toThrow('outcome_contribution_pkey');
  });
});
