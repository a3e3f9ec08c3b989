import { graphql } from '../../../src/platform/index.js';
import type { AnswerTo } from '../harness/client.js';
import type { World } from '../harness/world.js';
import { type ReportInput, yearOf } from './reports.js';

export const freezeReport = graphql(`
  mutation ($title: String!, $input: ActivityReportInput!) { freezeReport(title: $title, input: $input) { id } }
`);

/** Freezes a report over a year, or of whatever the input says; answers its id. */
export async function frozen(world: World, input: number | ReportInput, title = 'Report'): Promise<string> {
  const asked = typeof input === 'number' ? yearOf(input) : input;
  return (await world.as('secretariat').ask(freezeReport, { title, input: asked })).freezeReport.id;
}

export const releaseReport = graphql(`
  mutation ($id: ID!, $dryRun: Boolean! = false) {
    releaseReport(id: $id, dryRun: $dryRun) { id releasedAt hiddenLines report { total { people } } }
  }
`);

export const withdrawRelease = graphql(`
  mutation ($id: ID!, $reason: String!) { withdrawRelease(id: $id, reason: $reason) { id withdrawnFor } }
`);

export const changesSince = graphql(`
  query ($id: ID!) {
    frozenReport(id: $id) {
      changesSince {
        area { code } action { code } state { code } organisation { id } network { slug }
        programme { id } partner { id } year month figure frozen now causeCount
        causes {
          kind record change field from to at reason
          event { id title } member { displayName } outcome { title } network { slug } by { displayName }
        }
      }
    }
  }
`);
export type ChangeShown = NonNullable<AnswerTo<typeof changesSince>['frozenReport']['changesSince']>[number];
export type CauseShown = NonNullable<ChangeShown['causes']>[number];

/** What is different today, and why. */
export async function changesOf(world: World, id: string): Promise<ChangeShown[]> {
  return (await world.as('secretariat').ask(changesSince, { id })).frozenReport.changesSince;
}

/** "VI.6 people 3 -> 2" */
export function inWords({ year, month, figure, frozen: was, now, ...change }: ChangeShown): string {
  const { area, action, state, organisation, network, programme, partner } = change;
  const about = organisation?.id ?? network?.slug ?? programme?.id ?? (partner && `partner ${partner.id}`) ?? month;
  const place = area?.code ?? action?.code ?? state?.code ?? about ?? 'total';
  return `${year === null ? place : `${place} ${year}`} ${figure} ${was} -> ${now}`;
}

/** Those of the figures that every line has; not what they are held against, worked out to or divided into. */
export const mainOf = (changes: readonly ChangeShown[]): ChangeShown[] =>
  changes.filter(({ figure, month, programme, partner }) => !month && !programme && !partner && !besides.test(figure));
const besides =
  /^(gap|answers)$|^(previous|planSoFar|coreIndicators|eventKinds|organisationKinds|languages|followUps)\./;

/** "REGISTRATION FELL_OUT attendance ATTENDED -> NO_SHOW, Sabine Hofer" */
export function causeInWords({ kind, change, field, from, to, by, reason }: CauseShown): string {
  const said = field === null ? '' : ` ${field} ${from} -> ${to}`;
  return `${kind} ${change}${said}, ${by?.displayName ?? 'nobody'}${reason === null ? '' : `: ${reason}`}`;
}

/** The main changes in words, those with the same causes together. */
export function byCauses(changes: readonly ChangeShown[]): Record<string, string[]> {
  const groups = Map.groupBy(mainOf(changes), ({ causes }) => causes.map(causeInWords).join('; '));
  return Object.fromEntries([...groups].map(([causes, own]) => [causes, own.map(inWords)]));
}

/** "total …", "VI …" and "VI.6 …": the lines of an event or outcome on action VI.6 alone. */
export const onEachLine = (...figures: string[]): string[] =>
  ['total', 'VI', 'VI.6'].flatMap((line) => figures.map((figure) => `${line} ${figure}`));
