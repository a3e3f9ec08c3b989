import type { Texts } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import type { CoreCounts } from './core-counts.sql.js';
import { coreTexts, labelOf, type ValueKey } from './core-indicators.texts.js';

export interface CoreValue {
  key: string;
  label: Texts;
  value: number | null;
}

export interface CoreIndicatorFigures {
  number: number;
  title: Texts;
  unit: Texts;
  description: Texts;
  values: CoreValue[];
}

/** What of the report stands in core indicators too. */
type Counted = Pick<Report, 'total' | 'gaps'>;

type Value = readonly [key: ValueKey | `language.${string}`, value: number | null];

/** The core indicators of a report: what equals a figure of the report is taken from there. */
export function coreIndicators(report: Counted, counts: CoreCounts): CoreIndicatorFigures[] {
  const numbered = valuesOf(report, counts);
  return coreTexts.map(({ title, unit, description }, index) => ({
    number: index + 1,
    title,
    unit,
    description,
    values: numbered[index]!.map(([key, value]) => ({ key, label: labelOf(key), value })),
  }));
}

function valuesOf({ total, gaps }: Counted, counts: CoreCounts): (readonly Value[])[] {
  const recommendations = total.outcomesByKind.find(({ kind }) => kind === 'RECOMMENDATION')?.count ?? 0;
  const withActivity = counts.actions - gaps.length;
  return [
    [
      ['total', total.events],
      ['online', total.online],
      ['inPerson', total.inPerson],
      ['hybrid', total.hybrid],
      ['selfPaced', total.selfPaced],
      ...byKey(counts.eventKinds),
    ],
    [
      ['total', total.participations],
      ['inPerson', total.inPersonParticipations],
      ['online', total.onlineParticipations],
    ],
    [['people', total.people]],
    [
      ['total', total.states],
      ['perEvent', share(counts.statesAtEvents, total.events)],
    ],
    [
      ['women', total.women],
      ['men', total.men],
      ['other', counts.other],
      ['notStated', counts.notStated],
    ],
    [
      ['represented', total.organisations],
      ['partners', counts.partners],
    ],
    [
      ['members', counts.members],
      ['states', counts.memberStates],
    ],
    [
      ['active', counts.activeMembers],
      ['share', share(counts.activeMembers, counts.members)],
    ],
    [
      ['total', total.outcomes],
      ...total.outcomesByKind.map(({ kind, count }): Value => [kind, count]),
      ...byKey(counts.outcomeLanguages).map(([language, count]): Value => [`language.${language}`, count]),
    ],
    [
      ['total', recommendations],
      ['followedUp', counts.followedUp],
      ['share', share(counts.followedUp, recommendations)],
    ],
    [
      ['mean', total.satisfaction],
      ['responseRate', share(counts.answers, total.participations)],
    ],
    [['mean', mean(counts.learningSum, counts.learningAnswers)]],
    [
      ['mean', mean(counts.appliedSum, counts.appliedAnswers)],
      ['responseRate', share(counts.laterAnswers, total.participations)],
    ],
    [
      ['withActivity', withActivity],
      ['total', counts.actions],
      ['share', share(withActivity, counts.actions)],
    ],
    [
      ['medianDays', counts.medianDays],
      ['noShowRate', share(counts.noShows, counts.recorded)],
    ],
  ];
}

const mean = (sum: number, answers: number | null): number | null => (answers ? sum / answers : null);

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/** In the order of keys, as objects of the database come in any. */
const byKey = (counted: Readonly<Record<string, number>>): Value[] =>
  Object.entries(counted)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]) => [key as ValueKey, count]);
