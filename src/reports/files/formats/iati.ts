import { isPercentage } from '../../../outcomes/index.js';
import { writable } from '../../../platform/documents/index.js';
import { type Config, type Language } from '../../../platform/index.js';
import { factsOf } from '../document/facts.js';
import type { ReportTexts } from '../document/report.texts.en.js';
import { textsIn } from '../document/report.texts.js';
import { Words } from '../document/words.js';
import type {
  ReportedText,
  ReportContent,
  ReportedActivity,
  ReportedFigures,
  ReportedIndicator,
} from '../reading/report-content.js';

const measured = ['events', 'participations', 'people', 'states', 'outcomes'] as const;
const languages = Object.keys(textsIn) as Language[];

/** Codes of IATI's lists. */
const codes = {
  general: '1',
  other: '4',
  implementing: '4',
  plannedStart: '1',
  plannedEnd: '3',
  levels: { OUTPUT: '1', OUTCOME: '2', IMPACT: '3' },
  unit: '1',
  percentage: '2',
  status: { before: '1', during: '2', after: '4' },
};

/**
 * The report as an activity of IATI 2.03, with a result for all actions, for each of them and for each indicator of the
 * plan; every text in all languages there are.
 */
export async function reportIati(content: ReportContent, publisher: Config['iatiPublisher']): Promise<string> {
  const { default: XMLBuilder } = await import('fast-xml-builder');
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  const { activity, indicators } = content;
  const name = narrative([{ locale: 'en', text: publisher.name }]);
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'iati-activities': {
      '@version': '2.03',
      '@generated-datetime': new Date().toISOString(),
      'iati-activity': {
        '@xml:lang': 'en',
        '@last-updated-datetime': activity.dataAt,
        'iati-identifier': `${publisher.identifier}-${activity.plan.slug}`,
        'reporting-org': { '@ref': publisher.identifier, '@type': publisher.type, ...name },
        title: named(activity.plan.titles, activity.plan.slug),
        description: [
          { '@type': codes.general, ...inAll((say) => say.iati.description) },
          {
            '@type': codes.other,
            ...narrative(languages.map((locale) => ({ locale, text: aboutIn(content, locale) }))),
          },
        ],
        'participating-org': {
          '@ref': publisher.identifier,
          '@type': publisher.type,
          '@role': codes.implementing,
          ...name,
        },
        'activity-status': { '@code': statusOf(activity) },
        'activity-date': [
          { '@type': codes.plannedStart, '@iso-date': activity.plan.startsOn },
          { '@type': codes.plannedEnd, '@iso-date': activity.plan.endsOn },
        ],
        result: [
          totalOf(activity),
          ...activity.rows.map((row) => resultOf(row, activity)),
          ...(indicators ?? []).map(ownResultOf),
        ],
      },
    },
  };
  return builder.build(document);
}

function statusOf({ plan, dataAt }: ReportedActivity): string {
  const today = dataAt.slice(0, 10);
  if (today < plan.startsOn) return codes.status.before;
  return today <= plan.endsOn ? codes.status.during : codes.status.after;
}

const aboutIn = (content: ReportContent, language: Language): string =>
  factsOf(content, new Words(language))
    .map(({ label, text }) => `${label}: ${text}`)
    .join('. ');

const totalOf = (activity: ReportedActivity) =>
  result(
    inAll((say) => say.iati.total),
    inAll((say) => say.iati.totalComment),
    activity.total,
    activity,
  );

function resultOf({ action, figures }: ReportedActivity['rows'][number], activity: ReportedActivity) {
  const title = numbered(action);
  const comment = inAll(({ iati, principle }) =>
    action.isPrinciple ? `${iati.actionComment} (${principle})` : iati.actionComment,
  );
  return result(title, comment, figures, activity);
}

const result = (title: object, description: object, figures: ReportedFigures, activity: ReportedActivity) => ({
  '@type': codes.levels.OUTPUT,
  '@aggregation-status': 'false',
  title,
  description,
  indicator: measured.map((name) => ({
    '@measure': codes.unit,
    '@ascending': 'true',
    '@aggregation-status': 'false',
    title: inAll((say) => say.figures[name]),
    period: {
      'period-start': { '@iso-date': activity.from },
      'period-end': { '@iso-date': activity.to },
      actual: actualOf(figures[name]),
    },
  })),
});

/** An indicator of the plan, with a period for each year of which anything is known. */
function ownResultOf(indicator: ReportedIndicator) {
  const { level, unit, ascending, baseline, baselineYear, years } = indicator;
  const title = numbered(indicator);
  return {
    '@type': codes.levels[level],
    '@aggregation-status': 'false',
    title,
    description: inAll((say) => say.iati.indicatorComment),
    indicator: {
      '@measure': isPercentage(unit) ? codes.percentage : codes.unit,
      '@ascending': String(ascending),
      '@aggregation-status': 'false',
      title,
      description: inAll((say) => say.iati.unit(unit)),
      // IATI has no baseline without a year.
      ...(baseline !== null &&
        baselineYear !== null && { baseline: { '@year': yearText(baselineYear), '@value': decimal(baseline) } }),
      period: years
        .filter(({ target, actual }) => target !== null || actual !== null)
        .map(({ year, target, actual }) => ({
          'period-start': { '@iso-date': `${yearText(year)}-01-01` },
          'period-end': { '@iso-date': `${yearText(year)}-12-31` },
          ...valued('target', target),
          ...valued('actual', actual),
        })),
    },
  };
}

const valued = (name: string, value: number | null) => (value === null ? {} : { [name]: { '@value': decimal(value) } });

const yearText = (year: number): string => String(year).padStart(4, '0');

/** Without an exponent, which IATI does not know. */
const decimal = (value: number): string =>
  value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 100 });

const actualOf = (value: number | null) =>
  value === null ? { comment: inAll((say) => say.iati.held) } : { '@value': String(value) };

/** A text of ours in all its languages. */
const inAll = (text: (say: ReportTexts) => string) =>
  narrative(languages.map((locale) => ({ locale, text: text(textsIn[locale]) })));

/** The title with its code before it. */
const numbered = ({ code, titles }: { code: string; titles: ReportedText }) =>
  named(
    titles.map(({ locale, text }) => ({ locale, text: `${code} ${text}` })),
    code,
  );

/** A title in every language there is; nothing in IATI goes without one. */
const named = (titles: ReportedText, otherwise: string) =>
  narrative(titles.length > 0 ? titles : [{ locale: 'en', text: otherwise }]);

const narrative = (texts: ReportedText) => ({
  narrative: texts.map(({ locale, text }) => ({ '@xml:lang': locale, '#text': writable(text) })),
});
