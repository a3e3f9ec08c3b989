import { createHash } from 'node:crypto';
import type { Config, Language } from '../../../platform/index.js';
import { factsOf, identityOf } from '../document/facts.js';
import { Words } from '../document/words.js';
import type { ReportContent, ReportedActivity } from '../reading/report-content.js';
import { documentsOf } from './iati-documents.js';
import { inAll, languages, named, narrative } from './iati-narratives.js';
import { resultsOf } from './iati-results.js';

/** Codes of IATI's lists, by what they are lists of. */
const codes = {
  description: { general: '1', other: '4' },
  role: { implementing: '4' },
  date: { plannedStart: '1', actualStart: '2', plannedEnd: '3', actualEnd: '4' },
  contact: { general: '1' },
  scope: { multinational: '3' },
  status: { before: '1', during: '2', after: '4' },
};

/** The report as an activity of IATI 2.03: what was done on the plan in these days; its texts in every language. */
export async function reportIati(
  content: ReportContent,
  { iatiPublisher: publisher, publicUrl }: Pick<Config, 'iatiPublisher' | 'publicUrl'>,
): Promise<string> {
  const { default: XMLBuilder } = await import('fast-xml-builder');
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
    format: true,
  });
  const { activity, lists } = content;
  const { plan, from, to, dataAt } = activity;
  const name = narrative([{ locale: 'en', text: publisher.name }]);
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    'iati-activities': {
      '@version': '2.03',
      '@generated-datetime': new Date().toISOString(),
      'iati-activity': {
        '@xml:lang': 'en',
        '@last-updated-datetime': dataAt,
        'iati-identifier': identifierOf(content, publisher.identifier),
        'reporting-org': { '@ref': publisher.identifier, '@type': publisher.type, ...name },
        title: named(
          plan.titles.map(({ locale, text }) => ({ locale, text: `${text}, ${from}/${to}` })),
          `${plan.slug}, ${from}/${to}`,
        ),
        description: [
          { '@type': codes.description.general, ...inAll((say) => say.iati.description) },
          {
            '@type': codes.description.other,
            ...narrative(languages.map((locale) => ({ locale, text: aboutIn(content, locale) }))),
          },
        ],
        'participating-org': {
          '@ref': publisher.identifier,
          '@type': publisher.type,
          '@role': codes.role.implementing,
          ...name,
        },
        'activity-status': { '@code': statusOf(activity) },
        'activity-date': datesOf(activity),
        'contact-info': {
          '@type': codes.contact.general,
          organisation: name,
          ...(publisher.contact !== null && { email: publisher.contact }),
          website: publicUrl,
        },
        'activity-scope': { '@code': codes.scope.multinational },
        'recipient-region': { '@code': publisher.region },
        sector: { '@code': publisher.sector },
        'document-link': documentsOf(lists.outcomes ?? [], publicUrl),
        result: resultsOf(content),
      },
    },
  };
  return builder.build(document);
}

/** One for each period and selection, as a file takes the place of what was published under its identifier. */
function identifierOf(content: ReportContent, publisher: string): string {
  const { plan, from, to, areas, networks, programmes, states } = identityOf(content);
  const selections = [areas, networks, programmes, states];
  const isWhole = selections.every((selection) => selection === null);
  const part = createHash('sha256').update(JSON.stringify(selections.map((ids) => ids?.toSorted() ?? null)));
  return [publisher, plan, from, to, ...(isWhole ? [] : [part.digest('hex').slice(0, 12)])].join('-');
}

function statusOf({ from, to, dataAt }: ReportedActivity): string {
  const today = dataAt.slice(0, 10);
  if (today < from) return codes.status.before;
  return today <= to ? codes.status.during : codes.status.after;
}

/** The days of the report, and those of them that have come. */
function datesOf({ from, to, dataAt }: ReportedActivity) {
  const today = dataAt.slice(0, 10);
  return [
    { '@type': codes.date.plannedStart, '@iso-date': from },
    ...(from <= today ? [{ '@type': codes.date.actualStart, '@iso-date': from }] : []),
    { '@type': codes.date.plannedEnd, '@iso-date': to },
    ...(to < today ? [{ '@type': codes.date.actualEnd, '@iso-date': to }] : []),
  ];
}

const aboutIn = (content: ReportContent, language: Language): string =>
  factsOf(content, new Words(language))
    .map(({ label, text }) => `${label}: ${text}`)
    .join('. ');
