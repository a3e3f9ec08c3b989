import { madeUpPlan } from './made-up-plan.js';
import type { World } from '../harness/world.js';

export const importPlan = `mutation ($input: ImportActionPlanInput!) {
  importActionPlan(input: $input) {
    plan { id slug titles { locale text } areas { code title officialTitle actions { code title subActions { code } } } }
    areas actions subActions restored { line code } items { line code text restored }
  }
}`;
export const actionByCode = `query ($code: String!, $plan: String) {
  action(code: $code, plan: $plan) {
    id code title titles { locale text } officialText officialTexts { locale text } keywords isPrinciple
    parent { code } subActions { code } area { code plan { slug } }
  }
}`;
export const updateAction = `mutation ($id: ID!, $input: UpdateActionInput!) {
  updateAction(id: $id, input: $input) { title titles { locale text } keywords isPrinciple }
}`;

export interface AreaShown {
  code: string;
  title: string;
  officialTitle: string | null;
  actions: { code: string; title: string; subActions: { code: string }[] }[];
}

export interface Imported {
  plan: { id: string; slug: string; titles: { locale: string; text: string }[]; areas: AreaShown[] } | null;
  areas: number;
  actions: number;
  subActions: number;
  restored: { line: number; code: string }[];
  items: { line: number; code: string; text: string; restored: boolean }[];
}

export interface ActionShown {
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

/** The import of the made-up plan. */
export const lakes = {
  slug: 'lakes-2031',
  title: 'Lakes',
  startsOn: '2031-01-01',
  endsOn: '2034-12-31',
  text: madeUpPlan,
};

/** Imports a plan as the secretariat. */
export async function importAs(world: World, input: object): Promise<Imported> {
  const { importActionPlan } = await world.as('secretariat').ask<{ importActionPlan: Imported }>(importPlan, { input });
  return importActionPlan;
}

/** An action as everybody sees it. */
export async function readAction(world: World, code: string, plan: string | null = null): Promise<ActionShown> {
  const answer = await world.as('nobody').ask<{ action: ActionShown }>(actionByCode, { code, plan });
  return answer.action;
}

/** Everything an import could have left behind. */
export async function traces(world: World): Promise<unknown> {
  return world.database.rows(
    `SELECT (SELECT json_agg(p ORDER BY slug) FROM action_plan p) AS plans, (SELECT json_agg(a ORDER BY id) FROM area a) AS areas,
       (SELECT json_agg(a ORDER BY id) FROM action a) AS actions, (SELECT count(*) FROM audit_entry) AS entries`,
  );
}
