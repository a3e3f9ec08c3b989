import { graphql } from '../../../src/platform/index.js';
import type { AnswerTo } from '../harness/client.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { madeUpPlan } from './made-up-plan.js';

export const importActionPlan = graphql(`
  mutation ($input: ImportActionPlanInput!) {
    importActionPlan(input: $input) {
      plan {
        id slug titles { locale text }
        areas { code title officialTitle actions { code title subActions { code } } }
      }
      areas actions subActions restored { line code } items { line code text restored }
    }
  }
`);
export const actionByCode = graphql(`
  query ($code: String!, $plan: String) {
    action(code: $code, plan: $plan) {
      id code title titles { locale text } officialText officialTexts { locale text } keywords isPrinciple
      parent { code } subActions { code } area { code plan { slug } }
    }
  }
`);
export const updateAction = graphql(`
  mutation ($id: ID!, $input: UpdateActionInput!) {
    updateAction(id: $id, input: $input) { title titles { locale text } keywords isPrinciple }
  }
`);

export type Imported = AnswerTo<typeof importActionPlan>['importActionPlan'];
export type ActionShown = AnswerTo<typeof actionByCode>['action'];

/** The import of the made-up plan. */
export const lakes = {
  slug: 'lakes-2031',
  title: 'Lakes',
  startsOn: '2031-01-01',
  endsOn: '2034-12-31',
  text: madeUpPlan,
};

/** Imports a plan as the secretariat. */
export async function importAs(world: World, input: Input<'ImportActionPlanInput'>): Promise<Imported> {
  return (await world.as('secretariat').ask(importActionPlan, { input })).importActionPlan;
}

/** An action as everybody sees it. */
export async function readAction(world: World, code: string, plan: string | null = null): Promise<ActionShown> {
  return (await world.as('nobody').ask(actionByCode, { code, plan })).action;
}

/** Everything an import could have left behind. */
export async function traces(world: World): Promise<unknown> {
  return world.database.rows(
    `SELECT (SELECT json_agg(p ORDER BY slug) FROM action_plan p) AS plans,
       (SELECT json_agg(a ORDER BY id) FROM area a) AS areas, (SELECT json_agg(a ORDER BY id) FROM action a) AS actions,
       (SELECT count(*) FROM audit_entry WHERE action <> 'signIn') AS entries`,
  );
}
