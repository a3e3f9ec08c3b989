import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { madeUpPlan } from '../support/builders/made-up-plan.js';
import { importActionPlan, importAs, lakes, traces } from '../support/builders/plans.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await importAs(world, lakes);
});
afterAll(async () => {
  await world.stop();
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
    const before = await traces(world);
    const { errors } = await world.as('secretariat').run(importActionPlan, { input: { ...lakes, ...input } });
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field });
    expect(errors[0]!.message).toMatch(message);
    expect(await traces(world)).toEqual(before);
  });

  it.each(['nobody', 'organiser', 'contactPoint', 'expert', 'observer'] as const)(
    'as %s is not allowed',
    async (person) => {
      const { code } = await world.as(person).refusal(importActionPlan, { input: { ...lakes, slug: 'not-theirs' } });
      expect(code).toBe(person === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
    },
  );
});
