import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { actionByCode, readAction, updateAction } from '../support/builders/plans.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

const setStatus = graphql(`
  mutation ($action: String!, $year: Int!, $status: ActionStatus, $note: String) {
    setActionStatus(action: $action, year: $year, status: $status, note: $note) { code }
  }
`);

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

describe('the catalogue', () => {
  it('is there from the start, in the order of the plan', async () => {
    const { plan } = await world
      .as('nobody')
      .ask(graphql('{ plan { slug areas { code title actions { code subActions { code } } } } }'));
    expect(plan.slug).toBe('pp-2023-2027');
    expect(plan.areas.map(({ code, actions }) => `${code} ${actions.length}`)).toEqual([
      'I 9',
      'II 7',
      'III 11',
      'IV 6',
      'V 9',
      'VI 11',
    ]);
    expect(plan.areas[2]!.actions.map(({ code }) => code).slice(-3)).toEqual(['III.9', 'III.10', 'III.11']);
    expect(plan.areas[0]!.actions[3]!.subActions.map(({ code }) => code)).toEqual([
      'I.4.a',
      'I.4.b',
      'I.4.c',
      'I.4.d',
      'I.4.e',
      'I.4.f',
    ]);
  });

  it('costs a fixed number of statements, however much is asked for', async () => {
    const one = graphql(
      '{ action(code: "VI.6") { subActions { parent { code } } area { plan { areas { actions { code } } } } } }',
    );
    const all = graphql('{ plans { areas { actions { subActions { parent { code } } area { code } } } } }');
    const few = await statementsOf(() => world.as('nobody').ask(one));
    const many = await statementsOf(() => world.as('nobody').ask(all));
    expect(few).toBeLessThanOrEqual(7);
    expect(many).toBeLessThanOrEqual(6);
  });

  it('answers each of its kinds by id', async () => {
    const { plan } = await world.as('nobody').ask(graphql('{ plan { id areas { id actions { id } } } }'));
    for (const [type, id] of Object.entries({
      ActionPlan: plan.id,
      Area: plan.areas[0]!.id,
      Action: plan.areas[0]!.actions[0]!.id,
    })) {
      const { node } = await world.as('nobody').ask(graphql('query ($id: ID!) { node(id: $id) { __typename id } }'), {
        id,
      });
      expect(node).toEqual({ __typename: type, id });
    }
  });
});

describe('action', () => {
  it.each([
    ['VI.6', 'VI.6'],
    ['VI 6', 'VI.6'],
    ['6/VI', 'VI.6'],
    ['vi.6', 'VI.6'],
    ['I.4(b)', 'I.4.b'],
    ['I.4 b)', 'I.4.b'],
    ['I.4.б', 'I.4.b'],
    ['pp-2023-2027:VI.6', 'VI.6'],
    ['V.1', 'V.1'],
    ['IV.1', 'IV.1'],
    ['VI.1', 'VI.1'],
    ['VI.10', 'VI.10'],
  ])('understands %j as %s', async (written, code) => {
    const found = await readAction(world, written);
    expect([found.code, found.area.code]).toEqual([code, code.split('.')[0]]);
  });

  it('knows parents and sub-items', async () => {
    const subItem = await readAction(world, 'I.1.c');
    expect([subItem.parent?.code, subItem.subActions]).toEqual(['I.1', []]);
    expect((await readAction(world, 'I.1')).subActions).toHaveLength(5);
  });

  it.each([
    [{ code: 'VI.99' }, { code: 'NOT_FOUND', field: 'code' }],
    [{ code: 'VI' }, { code: 'NOT_FOUND', field: 'code' }],
    [
      { code: 'VI.6', plan: 'no-such-plan' },
      { code: 'NOT_FOUND', field: 'code' },
    ],
    [{ code: 'something else' }, { code: 'BAD_INPUT', field: 'code' }],
    [{ code: '' }, { code: 'BAD_INPUT', field: 'code' }],
  ])('refuses %j', async (variables, refusal) => {
    expect(await world.as('nobody').refusal(actionByCode, variables)).toEqual(refusal);
  });
});

describe('updateAction', () => {
  it('changes what we say of an action, and leaves its trace', async () => {
    const { id, titles } = await readAction(world, 'II.6');
    const answer = await world.as('secretariat').ask(updateAction, {
      id,
      input: {
        title: [{ locale: 'de', text: 'Rückkehrnetz' }],
        keywords: ['network', ' return ', 'network'],
        isPrinciple: false,
      },
    });
    expect(answer.updateAction).toMatchObject({
      titles: expect.arrayContaining([...titles, { locale: 'de', text: 'Rückkehrnetz' }]),
      keywords: ['network', 'return'],
    });
    const { auditTrail } = await world
      .as('secretariat')
      .ask(graphql('query ($id: ID!) { auditTrail(subject: $id) { nodes { action changes { field } } } }'), { id });
    expect(auditTrail.nodes).toEqual([
      { action: 'updateAction', changes: [{ field: 'keywords' }, { field: 'title' }] },
    ]);
  });

  it('refuses an action without title, and callers who may not', async () => {
    const { id, titles } = await readAction(world, 'II.7');
    const empty = titles.map(({ locale }) => ({ locale, text: null }));
    expect(await world.as('secretariat').refusal(updateAction, { id, input: { title: empty } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.title',
    });
    expect(await world.as('secretariat').refusal(updateAction, { id, input: { isPrinciple: null } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.isPrinciple',
    });
    expect((await world.as('organiser').refusal(updateAction, { id, input: { keywords: [] } })).code).toBe('FORBIDDEN');
    const unknown = { id: '0190a5a0-0000-7000-8000-000000000000', input: { keywords: [] } };
    expect(await world.as('secretariat').refusal(updateAction, unknown)).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect((await readAction(world, 'II.7')).titles).toEqual(titles);
  });
});

describe('setActionStatus', () => {
  const judgements = () =>
    world.database.rows<{ status: string; note: string | null }>(
      'SELECT status, note FROM action_status ORDER BY year',
    );

  it('keeps a judgement for each year, and takes it back', async () => {
    const secretariat = world.as('secretariat');
    await secretariat.ask(setStatus, { action: '6/VI', year: 2024, status: 'ONGOING', note: 'Two trainings.' });
    await secretariat.ask(setStatus, { action: 'VI.6', year: 2024, status: 'ONGOING' });
    expect(await judgements()).toEqual([{ status: 'ONGOING', note: 'Two trainings.' }]);
    await secretariat.ask(setStatus, { action: 'VI.6', year: 2024, status: 'DELIVERED' });
    expect(await judgements()).toEqual([{ status: 'DELIVERED', note: null }]);
    await secretariat.ask(setStatus, { action: 'VI.6', year: 2024, status: null });
    expect(await judgements()).toEqual([]);
  });

  it.each([
    [
      { action: 'VI.6', year: 2022 },
      { code: 'BAD_INPUT', field: 'year' },
    ],
    [
      { action: 'VI.6', year: 2028 },
      { code: 'BAD_INPUT', field: 'year' },
    ],
    [
      { action: 'I.4.b', year: 2024 },
      { code: 'BAD_INPUT', field: 'action' },
    ],
    [
      { action: 'III.10', year: 2024 },
      { code: 'BAD_INPUT', field: 'action' },
    ],
    [
      { action: 'no code', year: 2024 },
      { code: 'BAD_INPUT', field: 'action' },
    ],
    [
      { action: 'VI.60', year: 2024 },
      { code: 'NOT_FOUND', field: 'action' },
    ],
  ])('refuses %j', async (judgement, refusal) => {
    expect(await world.as('secretariat').refusal(setStatus, { ...judgement, status: 'ONGOING' })).toEqual(refusal);
    expect(await judgements()).toEqual([]);
  });
});
