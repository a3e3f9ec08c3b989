import type { ReportContent } from '../reading/report-content.js';
import type { ReportDocument, ReportIdentity } from './report-document.js';
import type { Words } from './words.js';

/** What the report is about, in words. */
export function factsOf({ activity, frozenAs, variant }: ReportContent, words: Words): ReportDocument['facts'] {
  const { facts, markings } = words.say;
  const { areas, networks, programmes, states } = activity.scope;
  const list = (label: string, names: string[] | undefined) => (names ? [{ label, text: names.join('; ') }] : []);
  return [
    ...(frozenAs === null ? [] : [{ label: facts.frozenAs, text: frozenAs }]),
    { label: facts.plan, text: words.of(activity.plan.titles) || activity.plan.slug },
    { label: facts.days, text: words.period(activity) },
    ...list(
      facts.areas,
      areas?.map(({ code, titles }) => `${code} ${words.of(titles)}`.trim()),
    ),
    ...list(
      facts.networks,
      networks?.map(({ names }) => words.of(names)),
    ),
    ...list(
      facts.programmes,
      programmes?.map(({ titles }) => words.of(titles)),
    ),
    ...list(
      facts.states,
      states?.map((state) => words.state(state)),
    ),
    { label: facts.dataOf, text: words.moment(activity.dataAt) },
    ...(markings[variant] === '' ? [] : [{ label: facts.marking, text: markings[variant] }]),
  ];
}

/** The same for programs. */
export function identityOf({ activity, variant }: ReportContent): ReportIdentity {
  const { plan, from, to, dataAt, scope } = activity;
  return {
    variant,
    plan: plan.slug,
    from,
    to,
    dataAt,
    areas: scope.areas?.map(({ code }) => code) ?? null,
    networks: scope.networks?.map(({ id }) => id) ?? null,
    programmes: scope.programmes?.map(({ id }) => id) ?? null,
    states: scope.states?.map(({ code }) => code) ?? null,
  };
}
