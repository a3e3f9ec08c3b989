import type { ReportContent } from '../report-content.js';
import type { ReportDocument } from './report-document.js';
import type { Words } from './words.js';

/** What the report is about, in words. */
export function factsOf({ activity, frozenAs }: ReportContent, words: Words): ReportDocument['facts'] {
  const { facts, period } = words.say;
  const { areas, networks, programmes, states } = activity.scope;
  const list = (label: string, names: string[] | undefined) => (names ? [{ label, text: names.join('; ') }] : []);
  return [
    ...(frozenAs === null ? [] : [{ label: facts.frozenAs, text: frozenAs }]),
    { label: facts.plan, text: words.of(activity.plan.titles) || activity.plan.slug },
    { label: facts.days, text: period(words.day(activity.from), words.day(activity.to)) },
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
  ];
}
