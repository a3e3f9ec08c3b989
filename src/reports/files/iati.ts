import { type Config, type Language } from '../../platform/index.js';
import { writable } from '../../platform/made-files/index.js';
import { factsOf } from './document.js';
import type { LocalTexts, ReportContent, ReportedActivity, ReportedFigures } from './reported-activity.js';
import type { ReportTexts } from './texts.en.js';
import { textsIn } from './texts.js';
import { Words } from './words.js';

const measured = ['events', 'participations', 'people', 'states', 'outcomes'] as const;
const languages = Object.keys(textsIn) as Language[];

/** Codes of IATI's lists. */
const codes = {
  general: '1',
  other: '4',
  implementing: '4',
  plannedStart: '1',
  plannedEnd: '3',
  output: '1',
  unit: '1',
  status: { before: '1', during: '2', after: '4' },
};

/** The report as an activity of IATI 2.03, with a result for each action and one for all of them; every text in all languages there are. */
export async function reportIati(content: ReportContent, publisher: Config['iatiPublisher']): Promise<string> {
  const { default: XMLBuilder } = await import('fast-xml-builder');
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  const { activity } = content;
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
        // Indicators of our own, each with baseline, target and actual, follow as results after these.
        result: [totalOf(activity), ...activity.rows.map((row) => resultOf(row, activity))],
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
  const title = named(
    action.titles.map(({ locale, text }) => ({ locale, text: `${action.code} ${text}` })),
    action.code,
  );
  const comment = inAll(({ iati, principle }) =>
    action.isPrinciple ? `${iati.actionComment} (${principle})` : iati.actionComment,
  );
  return result(title, comment, figures, activity);
}

const result = (title: object, description: object, figures: ReportedFigures, activity: ReportedActivity) => ({
  '@type': codes.output,
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

const actualOf = (value: number | null) =>
  value === null ? { comment: inAll((say) => say.iati.held) } : { '@value': String(value) };

/** A text of ours in all its languages. */
const inAll = (text: (say: ReportTexts) => string) =>
  narrative(languages.map((locale) => ({ locale, text: text(textsIn[locale]) })));

/** A title in every language there is; nothing in IATI goes without one. */
const named = (titles: LocalTexts, otherwise: string) =>
  narrative(titles.length > 0 ? titles : [{ locale: 'en', text: otherwise }]);

const narrative = (texts: LocalTexts) => ({
  narrative: texts.map(({ locale, text }) => ({ '@xml:lang': locale, '#text': writable(text) })),
});
