import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { madeUpPlan, madeUpPlanRestored, madeUpPlanTotals } from '../support/builders/made-up-plan.js';
import { importAs, lakes, readAction, traces, updateAction } from '../support/builders/plans.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

const officialFile = join(process.cwd(), '..', 'shared', 'data', 'action-plan-2023-2027.txt');
const officialText = existsSync(officialFile) ? readFileSync(officialFile, 'utf8') : null;

const catalogued = { slug: 'pp-2023-2027', title: 'Not taken', startsOn: '2023-01-01', endsOn: '2027-12-31' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

describe('the import of a plan that has no catalogue', () => {
  it('shows in a dry run what it would do, and does nothing', async () => {
    const before = await traces(world);
    const rehearsed = await importAs(world, { ...lakes, dryRun: true });
    expect(rehearsed).toMatchObject({ plan: null, ...madeUpPlanTotals, restored: madeUpPlanRestored });
    expect(await traces(world)).toEqual(before);
  });

  it('adds it once, though two import it at once; the same text again changes nothing', async () => {
    const imports = await Promise.all([1, 2, 3].map(() => importAs(world, lakes)));
    expect(imports[0]).toMatchObject({ ...madeUpPlanTotals, restored: madeUpPlanRestored });
    expect(imports[1]).toEqual(imports[0]);
    expect(imports[2]).toEqual(imports[0]);

    const before = await traces(world);
    expect(await importAs(world, lakes)).toEqual(imports[0]);
    expect(await traces(world)).toEqual(before);
    const entries = await world.database.rows(
      `SELECT FROM audit_entry WHERE action = 'importActionPlan' AND subject_id = $1`,
      [imports[0]!.plan!.id],
    );
    expect(entries).toHaveLength(1);
  });

  it('takes headings and first sentences for its titles', async () => {
    const found = await readAction(world, 'I.1.a', 'lakes-2031');
    expect(found.title).toBe('comparing the instruments that the states use.');
    expect(found.officialText).toBe(
      'comparing the instruments that the states use. Where two differ, both are tested in the same place;',
    );
    const { plan } = await world
      .as('nobody')
      .ask(graphql('{ plan(slug: "lakes-2031") { areas { code title officialTitle } } }'));
    expect(plan.areas[2]).toEqual({
      code: 'III',
      title: 'Living from the lakes',
      officialTitle: 'Living from the lakes',
    });
  });

  it('leaves the current plan what it was', async () => {
    await importAs(world, {
      slug: 'another-of-today',
      title: 'Another',
      startsOn: '2020-01-01',
      endsOn: '2099-12-31',
      text: 'I. One\n- 1. Do it.\nII. Two\n- 1. Do that.',
    });
    const { plan } = await world.as('nobody').ask(graphql('{ plan { slug } }'));
    expect(plan.slug).toBe('pp-2023-2027');
    expect((await readAction(world, 'II.1', 'another-of-today')).title).toBe('Do that.');
    expect((await readAction(world, 'another-of-today:II.1')).area.plan.slug).toBe('another-of-today');
  });

  it('adds a language to it', async () => {
    const russian = madeUpPlan
      .replace('Keep a register of old dumps on the shore.', 'Вести реестр старых свалок. Обновлять его.')
      .replace('Living from the lakes', 'Жить у озёр');
    const { plan } = await importAs(world, { ...lakes, title: 'Озёра', locale: 'ru', text: russian });
    expect(plan!.titles).toEqual(
      expect.arrayContaining([
        { locale: 'en', text: 'Lakes' },
        { locale: 'ru', text: 'Озёра' },
      ]),
    );
    const found = await readAction(world, 'I.4', 'lakes-2031');
    expect(found.officialTexts).toEqual([
      { locale: 'en', text: 'Keep a register of old dumps on the shore.' },
      { locale: 'ru', text: 'Вести реестр старых свалок. Обновлять его.' },
    ]);
    expect(found.titles).toContainEqual({ locale: 'ru', text: 'Вести реестр старых свалок.' });
  });

  it('follows a corrected wording, but keeps a title of our own', async () => {
    const { id } = await readAction(world, 'III.7', 'lakes-2031');
    await world.as('secretariat').ask(updateAction, { id, input: { title: [{ locale: 'en', text: 'Smokehouses' }] } });
    await importAs(world, {
      ...lakes,
      text: madeUpPlan
        .replace('Keep the smokehouses.', 'Keep all smokehouses.')
        .replace('Map the reeds.', 'Map all reeds.'),
    });
    expect(await readAction(world, 'III.7', 'lakes-2031')).toMatchObject({
      title: 'Smokehouses',
      officialText: 'Keep all smokehouses.',
    });
    expect(await readAction(world, 'III.8', 'lakes-2031')).toMatchObject({
      title: 'Map all reeds.',
      officialText: 'Map all reeds.',
    });
  });

  it('takes the corrections of a reviewer', async () => {
    const text = 'I. One\n- 1. First.\n- Second.\n- Third.\n- b) Fourth.';
    const codes = async (labels: NonNullable<Input<'ImportActionPlanInput'>['labels']>) =>
      (await importAs(world, { ...lakes, slug: 'reviewed', text, labels, dryRun: true })).items.map(({ code }) => code);
    expect(await codes([])).not.toEqual(['I.1', 'I.1.a', 'I.2', 'I.2.b']);
    expect(
      await codes([
        { line: 3, code: 'I.2' },
        { line: 4, code: 'I.2 a)' },
      ]),
    ).toEqual(['I.1', 'I.2', 'I.2.a', 'I.2.b']);
  });
});

(officialText === null ? describe.skip : describe)('the official text', () => {
  const text = officialText ?? '';
  const restored =
    '29 I.1.b, 34 I.3, 36 I.4.a, 39 I.4.c, 55 II.2, 56 II.3, 64 III.1, 65 III.2, 89 V.2, 95 V.6, 102 VI.1';

  it('fills the catalogue, whose titles stay', async () => {
    const before = await readAction(world, 'VI.6');
    const imported = await importAs(world, { ...catalogued, text });
    expect(imported).toMatchObject({ areas: 6, actions: 53, subActions: 15 });
    expect(imported.restored.map(({ line, code }) => `${line} ${code}`).join(', ')).toBe(restored);
    expect(imported.items).toHaveLength(68);
    expect(imported.plan!.titles.map(({ text }) => text)).not.toContain('Not taken');

    const after = await readAction(world, 'VI.6');
    expect(after).toEqual({
      ...before,
      officialText: expect.stringContaining('expert'),
      officialTexts: [{ locale: 'en', text: after.officialText }],
    });
    expect(imported.plan!.areas[5]).toMatchObject({
      title: expect.not.stringContaining('Strengthening'),
      officialTitle: expect.stringContaining('Strengthening'),
    });

    const traced = await traces(world);
    expect(await importAs(world, { ...catalogued, text })).toEqual(imported);
    expect(await traces(world)).toEqual(traced);
  });

  it('is another plan under another slug', async () => {
    const imported = await importAs(world, {
      ...catalogued,
      slug: 'action-plan',
      title: 'The plan',
      text,
    });
    expect(imported.plan).toMatchObject({ slug: 'action-plan', titles: [{ locale: 'en', text: 'The plan' }] });
    expect((await readAction(world, 'III.10', 'action-plan')).id).not.toBe((await readAction(world, 'III.10')).id);
    expect((await readAction(world, 'VI.6')).area.plan.slug).toBe('pp-2023-2027');
  });
});
