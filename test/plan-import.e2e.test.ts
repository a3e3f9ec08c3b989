import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { madeUpPlan, madeUpPlanRestored, madeUpPlanTotals } from './support/made-up-plan.js';
import { startWorld, type World } from './support/world.js';

const officialFile = join(process.cwd(), '..', 'shared', 'data', 'action-plan-2023-2027.txt');
const officialText = existsSync(officialFile) ? readFileSync(officialFile, 'utf8') : null;

const importPlan = `mutation ($input: ImportActionPlanInput!) {
  importActionPlan(input: $input) {
    plan { id slug titles { locale text } areas { code title officialTitle actions { code title subActions { code } } } }
    areas actions subActions restored { line code } items { line code text restored }
  }
}`;
const actionByCode = `query ($code: String!, $plan: String) {
  action(code: $code, plan: $plan) {
    id code title titles { locale text } officialText officialTexts { locale text } keywords isPrinciple
    parent { code } subActions { code } area { code plan { slug } }
  }
}`;
const updateAction = `mutation ($id: ID!, $input: UpdateActionInput!) {
  updateAction(id: $id, input: $input) { title titles { locale text } keywords isPrinciple }
}`;

interface Imported {
  plan: { id: string; slug: string; titles: { locale: string; text: string }[]; areas: AreaShown[] } | null;
  areas: number;
  actions: number;
  subActions: number;
  restored: { line: number; code: string }[];
  items: { line: number; code: string; text: string; restored: boolean }[];
}
interface AreaShown {
  code: string;
  title: string;
  officialTitle: string | null;
  actions: { code: string; title: string; subActions: { code: string }[] }[];
}
interface ActionShown {
  id: string;
  code: string;
  title: string;
  titles: { locale: string; text: string }[];
  officialText: string | null;
  officialTexts: { locale: string; text: string }[];
  keywords: string[];
  isPrinciple: boolean;
  parent: { code: string } | null;
  subActions: { code: string }[];
  area: { code: string; plan: { slug: string } };
}

const lakes = { slug: 'lakes-2031', title: 'Lakes', startsOn: '2031-01-01', endsOn: '2034-12-31', text: madeUpPlan };
const catalogued = { slug: 'pp-2023-2027', title: 'Not taken', startsOn: '2023-01-01', endsOn: '2027-12-31' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

async function importAs(input: object): Promise<Imported> {
  const { importActionPlan } = await world.as('secretariat').ask<{ importActionPlan: Imported }>(importPlan, { input });
  return importActionPlan;
}

async function action(code: string, plan: string | null = null): Promise<ActionShown> {
  const answer = await world.as('nobody').ask<{ action: ActionShown }>(actionByCode, { code, plan });
  return answer.action;
}

/** Everything an import could have left behind. */
async function traces(): Promise<unknown> {
  return world.database.rows(
    `SELECT (SELECT json_agg(p ORDER BY slug) FROM action_plan p) AS plans, (SELECT json_agg(a ORDER BY id) FROM area a) AS areas,
       (SELECT json_agg(a ORDER BY id) FROM action a) AS actions, (SELECT count(*) FROM audit_entry) AS entries`,
  );
}

describe('importing a plan that has no catalogue', () => {
  it('shows in a dry run what it would do, and does nothing', async () => {
    const before = await traces();
    const rehearsed = await importAs({ ...lakes, dryRun: true });
    expect(rehearsed).toMatchObject({ plan: null, ...madeUpPlanTotals, restored: madeUpPlanRestored });
    expect(await traces()).toEqual(before);
  });

  it('adds it once, though two import it at once; the same text again changes nothing', async () => {
    const imports = await Promise.all([1, 2, 3].map(() => importAs(lakes)));
    expect(imports[0]).toMatchObject({ ...madeUpPlanTotals, restored: madeUpPlanRestored });
    expect(imports[1]).toEqual(imports[0]);
    expect(imports[2]).toEqual(imports[0]);

    const before = await traces();
    expect(await importAs(lakes)).toEqual(imports[0]);
    expect(await traces()).toEqual(before);
    const entries = await world.database.rows(
      `SELECT FROM audit_entry WHERE action = 'importActionPlan' AND subject_id = $1`,
      [imports[0]!.plan!.id],
    );
    expect(entries).toHaveLength(1);
  });

  it('takes headings and first sentences for its titles', async () => {
    const found = await action('I.1.a', 'lakes-2031');
    expect(found.title).toBe('comparing the instruments that the states use.');
    expect(found.officialText).toBe(
      'comparing the instruments that the states use. Where two differ, both are tested in the same place;',
    );
    const { plan } = await world
      .as('nobody')
      .ask<{ plan: { areas: AreaShown[] } }>('{ plan(slug: "lakes-2031") { areas { code title officialTitle } } }');
    expect(plan.areas[2]).toEqual({
      code: 'III',
      title: 'Living from the lakes',
      officialTitle: 'Living from the lakes',
    });
  });

  it('leaves the current plan what it was', async () => {
    await importAs({
      slug: 'another-of-today',
      title: 'Another',
      startsOn: '2020-01-01',
      endsOn: '2099-12-31',
      text: 'I. One\n- 1. Do it.\nII. Two\n- 1. Do that.',
    });
    const { plan } = await world.as('nobody').ask<{ plan: { slug: string } }>('{ plan { slug } }');
    expect(plan.slug).toBe('pp-2023-2027');
    expect((await action('II.1', 'another-of-today')).title).toBe('Do that.');
    expect((await action('another-of-today:II.1')).area.plan.slug).toBe('another-of-today');
  });

  it('adds a language to it', async () => {
    const russian = madeUpPlan
      .replace('Keep a register of old dumps on the shore.', 'Вести реестр старых свалок. Обновлять его.')
      .replace('Living from the lakes', 'Жить у озёр');
    const { plan } = await importAs({ ...lakes, title: 'Озёра', locale: 'ru', text: russian });
    expect(plan!.titles).toEqual(
      expect.arrayContaining([
        { locale: 'en', text: 'Lakes' },
        { locale: 'ru', text: 'Озёра' },
      ]),
    );
    const found = await action('I.4', 'lakes-2031');
    expect(found.officialTexts).toEqual([
      { locale: 'en', text: 'Keep a register of old dumps on the shore.' },
      { locale: 'ru', text: 'Вести реестр старых свалок. Обновлять его.' },
    ]);
    expect(found.titles).toContainEqual({ locale: 'ru', text: 'Вести реестр старых свалок.' });
  });

  it('follows a corrected wording, but keeps a title of our own', async () => {
    const { id } = await action('III.7', 'lakes-2031');
    await world.as('secretariat').ask(updateAction, { id, input: { title: [{ locale: 'en', text: 'Smokehouses' }] } });
    await importAs({
      ...lakes,
      text: madeUpPlan
        .replace('Keep the smokehouses.', 'Keep all smokehouses.')
        .replace('Map the reeds.', 'Map all reeds.'),
    });
    expect(await action('III.7', 'lakes-2031')).toMatchObject({
      title: 'Smokehouses',
      officialText: 'Keep all smokehouses.',
    });
    expect(await action('III.8', 'lakes-2031')).toMatchObject({
      title: 'Map all reeds.',
      officialText: 'Map all reeds.',
    });
  });

  it('takes the corrections of a reviewer', async () => {
    const text = 'I. One\n- 1. First.\n- Second.\n- Third.\n- b) Fourth.';
    const codes = async (labels: object[]) =>
      (await importAs({ ...lakes, slug: 'reviewed', text, labels, dryRun: true })).items.map(({ code }) => code);
    expect(await codes([])).not.toEqual(['I.1', 'I.1.a', 'I.2', 'I.2.b']);
    expect(
      await codes([
        { line: 3, code: 'I.2' },
        { line: 4, code: 'I.2 a)' },
      ]),
    ).toEqual(['I.1', 'I.2', 'I.2.a', 'I.2.b']);
  });
});

describe('a refused import', () => {
  it.each<[string, object, string, RegExp]>([
    ['a gap', { text: madeUpPlan.replace('- 3. Share', '- 5. Share') }, 'input.text', /39/],
    ['a duplicate', { text: madeUpPlan.replace('- 6. Compare', '- 5. Compare') }, 'input.text', /59/],
    ['no heading', { text: 'Only words.' }, 'input.text', /heading|numeral/i],
    ['an item that the plan lacks', { text: `${madeUpPlan}\n- 12. One too many.` }, 'input.text', /Line 65.*III\.12/],
    [
      'an item that the text lacks',
      { text: madeUpPlan.replace('\n- 4. Keep a register of old dumps on the shore.', '') },
      'input.text',
      /I\.4/,
    ],
    ['other first day', { startsOn: '2031-01-02' }, 'input.startsOn', /2031-01-01/],
    ['other last day', { endsOn: '2035-12-31' }, 'input.endsOn', /2034-12-31/],
    ['an end before the start', { slug: 'new-one', endsOn: '2030-12-31' }, 'input.endsOn', /before/],
    ['no day at all', { slug: 'new-one', endsOn: '2034-02-30' }, 'input.endsOn', /2025-09-23/],
    ['a slug that is none', { slug: 'New One' }, 'input.slug', /form/],
    ['a label for a line without item', { labels: [{ line: 1, code: 'I.1' }] }, 'input.labels.0.code', /Line 1:/],
    [
      'a label that does not fit',
      {
        labels: [
          { line: 22, code: 'I.1.a' },
          { line: 25, code: 'I.9' },
        ],
      },
      'input.labels.1.code',
      /Line 25:/,
    ],
    [
      'two labels for one line',
      {
        labels: [
          { line: 25, code: 'I.2' },
          { line: 25, code: 'I.2' },
        ],
      },
      'input.labels.1.line',
      /25/,
    ],
    [
      'an unknown heading in a new plan',
      { slug: 'new-one', text: 'I. One\n- 1. Do it.\nIII. Three\n- 1. Do that.' },
      'input.text',
      /Line 3:/,
    ],
  ])('for %s leaves nothing', async (_, input, field, message) => {
    const before = await traces();
    const { errors } = await world.as('secretariat').run(importPlan, { input: { ...lakes, ...input } });
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field });
    expect(errors[0]!.message).toMatch(message);
    expect(await traces()).toEqual(before);
  });

  it('says it in Russian too', async () => {
    const input = { ...lakes, text: madeUpPlan.replace('- 3. Share', '- 5. Share') };
    const { errors } = await world.as('secretariat').run(importPlan, { input }, { 'accept-language': 'ru' });
    expect(errors[0]!.message).toMatch(/^(Строка|Line) 39: /);
  });

  it.each(['nobody', 'organiser', 'contactPoint', 'expert', 'observer'] as const)(
    'as %s is not allowed',
    async (person) => {
      const { code } = await world.as(person).refusal(importPlan, { input: { ...lakes, slug: 'not-theirs' } });
      expect(code).toBe(person === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    },
  );
});

(officialText === null ? describe.skip : describe)('the official text', () => {
  const restored =
    '29 I.1.b, 34 I.3, 36 I.4.a, 39 I.4.c, 55 II.2, 56 II.3, 64 III.1, 65 III.2, 89 V.2, 95 V.6, 102 VI.1';

  it('fills the catalogue, whose titles stay', async () => {
    const before = await action('VI.6');
    const imported = await importAs({ ...catalogued, text: officialText });
    expect(imported).toMatchObject({ areas: 6, actions: 53, subActions: 15 });
    expect(imported.restored.map(({ line, code }) => `${line} ${code}`).join(', ')).toBe(restored);
    expect(imported.items).toHaveLength(68);
    expect(imported.plan!.titles.map(({ text }) => text)).not.toContain('Not taken');

    const after = await action('VI.6');
    expect(after).toEqual({
      ...before,
      officialText: expect.stringContaining('expert'),
      officialTexts: [{ locale: 'en', text: after.officialText }],
    });
    expect(imported.plan!.areas[5]).toMatchObject({
      title: expect.not.stringContaining('Strengthening'),
      officialTitle: expect.stringContaining('Strengthening'),
    });

    const traced = await traces();
    expect(await importAs({ ...catalogued, text: officialText })).toEqual(imported);
    expect(await traces()).toEqual(traced);
  });

  it('is another plan under another slug', async () => {
    const imported = await importAs({ ...catalogued, slug: 'action-plan', title: 'The plan', text: officialText });
    expect(imported.plan).toMatchObject({ slug: 'action-plan', titles: [{ locale: 'en', text: 'The plan' }] });
    expect((await action('III.10', 'action-plan')).id).not.toBe((await action('III.10')).id);
    expect((await action('VI.6')).area.plan.slug).toBe('pp-2023-2027');
  });
});
