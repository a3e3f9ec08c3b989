import type { World } from '../harness/world.js';

const freeze = `mutation ($title: String!, $input: ActivityReportInput!) { freezeReport(title: $title, input: $input) { id } }`;

/** Freezes a report over a year, or of whatever the input says; answers its id. */
export async function frozen(world: World, input: number | Record<string, unknown>, title = 'Report'): Promise<string> {
  const asked = typeof input === 'number' ? { from: `${input}-01-01`, to: `${input}-12-31` } : input;
  const { freezeReport } = await world
    .as('secretariat')
    .ask<{ freezeReport: { id: string } }>(freeze, { title, input: asked });
  return freezeReport.id;
}

export interface CauseShown {
  kind: string;
  record: string;
  change: string;
  field: string | null;
  from: string | null;
  to: string | null;
  event: { id: string; title: string } | null;
  member: { displayName: string } | null;
  outcome: { title: string } | null;
  network: { slug: string } | null;
  by: { displayName: string } | null;
  at: string | null;
  reason: string | null;
}

export interface ChangeShown {
  area: { code: string } | null;
  action: { code: string } | null;
  state: { code: string } | null;
  organisation: { id: string } | null;
  network: { slug: string } | null;
  year: number | null;
  figure: string;
  frozen: number | null;
  now: number | null;
  causes: CauseShown[];
  causeCount: number | null;
}

export const changesSince = `query ($id: ID!) { frozenReport(id: $id) { changesSince {
  area { code } action { code } state { code } organisation { id } network { slug } year figure frozen now causeCount
  causes { kind record change field from to event { id title } member { displayName } outcome { title } network { slug } by { displayName } at reason }
} } }`;

/** What is different today, and why. */
export async function changesOf(
  world: World,
  id: string,
  who: 'secretariat' | 'observer' = 'secretariat',
): Promise<ChangeShown[]> {
  const { frozenReport } = await world
    .as(who)
    .ask<{ frozenReport: { changesSince: ChangeShown[] } }>(changesSince, { id });
  return frozenReport.changesSince;
}

/** "VI.6 people 3 -> 2" */
export function inWords({ area, action, state, organisation, network, year, figure, frozen: was, now }: ChangeShown) {
  const place = area?.code ?? action?.code ?? state?.code ?? organisation?.id ?? network?.slug ?? 'total';
  return `${year === null ? place : `${place} ${year}`} ${figure} ${was} -> ${now}`;
}

/** "REGISTRATION FELL_OUT attendance ATTENDED -> NO_SHOW, Sabine Hofer" */
export function causeInWords({ kind, change, field, from, to, by, reason }: CauseShown): string {
  const said = field === null ? '' : ` ${field} ${from} -> ${to}`;
  return `${kind} ${change}${said}, ${by?.displayName ?? 'nobody'}${reason === null ? '' : `: ${reason}`}`;
}

/** The changes in words, those with the same causes together. */
export function byCauses(changes: readonly ChangeShown[]): Record<string, string[]> {
  const groups = Map.groupBy(changes, ({ causes }) => causes.map(causeInWords).join('; '));
  return Object.fromEntries([...groups].map(([causes, own]) => [causes, own.map(inWords)]));
}

/** "total …", "VI …" and "VI.6 …": the lines of an event or outcome on action VI.6 alone. */
export const onEachLine = (...figures: string[]): string[] =>
  ['total', 'VI', 'VI.6'].flatMap((line) => figures.map((figure) => `${line} ${figure}`));
