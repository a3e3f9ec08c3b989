import type { Texts } from '../../platform/index.js';
import type { Report } from '../activity-report/report.js';
import { fewest } from '../disclosure/told-periods.js';
import type { CoreCounts } from './core-indicators.queries.js';
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

type Value = readonly [key: ValueKey | `language.${string}`, value: number | null];

/**
 * The core indicators of a report as its reader sees it: what equals a figure of the report is taken from there.
 * Whoever is not told everything gets no count of people under 5, no mean of fewer answers, and nothing from which such
 * a count could be worked out with the rest of the report.
 */
export function coreIndicators(report: Report, counts: CoreCounts, tellsAll: boolean): CoreIndicatorFigures[] {
  const numbered = valuesOf(report, counts, new Discretion(tellsAll));
  return coreTexts.map(({ title, unit, description }, index) => ({
    number: index + 1,
    title,
    unit,
    description,
    values: numbered[index]!.map(([key, value]) => ({ key, label: labelOf(key), value })),
  }));
}

function valuesOf({ total, gaps }: Report, counts: CoreCounts, told: Discretion): (readonly Value[])[] {
  const members = told.count(counts.members);
  const active = told.part(counts.activeMembers, members);
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
      ...told.split(total.otherOrNotStated, { other: counts.other, notStated: counts.notStated }),
    ],
    [
      ['represented', total.organisations],
      ['partners', counts.partners],
    ],
    [
      ['members', members],
      ['states', counts.memberStates],
    ],
    [
      ['active', active],
      ['share', active === null ? null : share(active, members)],
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
      ['responseRate', share(told.part(counts.answers, total.participations), total.participations)],
    ],
    [['mean', told.mean(counts.learningSum, counts.learningAnswers)]],
    [
      ['mean', told.mean(counts.appliedSum, counts.appliedAnswers)],
      ['responseRate', share(told.part(counts.laterAnswers, total.participations), total.participations)],
    ],
    [
      ['withActivity', withActivity],
      ['total', counts.actions],
      ['share', share(withActivity, counts.actions)],
    ],
    [
      ['medianDays', told.isEnough(counts.nominated) ? counts.medianDays : null],
      ['noShowRate', share(told.part(counts.noShows, told.count(counts.recorded)), counts.recorded)],
    ],
  ];
}

/** What a reader may be told: everything, or nothing about fewer than 5 people. */
class Discretion {
  constructor(private readonly tellsAll: boolean) {}

  isEnough(answers: number): boolean {
    return this.tellsAll || answers >= fewest;
  }

  count(people: number): number | null {
    return people === 0 || this.isEnough(people) ? people : null;
  }

  /** Some of a whole that is told: neither they nor the rest may be too few. */
  part(people: number, whole: number | null): number | null {
    return whole === null || this.count(whole - people) === null ? null : this.count(people);
  }

  /** Two counts that make a whole: one that is held back takes the other along. */
  split(whole: number | null, parts: Readonly<Record<'other' | 'notStated', number>>): Value[] {
    const told = whole !== null && Object.values(parts).every((people) => this.count(people) !== null);
    return (['other', 'notStated'] as const).map((key) => [key, told ? parts[key] : null]);
  }

  mean(sum: number, answers: number): number | null {
    return answers > 0 && this.isEnough(answers) ? sum / answers : null;
  }
}

const share = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

/** In the order of keys, as objects of the database come in any. */
const byKey = (counted: Readonly<Record<string, number>>): Value[] =>
  Object.entries(counted)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, count]) => [key as ValueKey, count]);
