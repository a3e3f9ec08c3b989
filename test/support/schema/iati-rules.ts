import { XMLParser } from 'fast-xml-parser';

/** An element of XML: its attributes begin with "@", its elements are lists, its text is "#text". */
export interface Element {
  [name: string]: string | Element[];
}

/** A rule that the validator of IATI 2.03 publishes beside the schema, by its number there. */
export interface IatiRule {
  id: string;
  says: string;
  /** What does not keep to it. */
  faults: (activity: Element) => unknown[];
  /** Breaks it. */
  spoil: (activity: Element) => void;
}

/** The activity of a file. */
export function activityOf(file: Buffer | string): Element {
  const parser = new XMLParser({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    parseTagValue: false,
    trimValues: false,
    alwaysCreateTextNode: true,
    isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  });
  const { 'iati-activities': files } = parser.parse(file) as { 'iati-activities': Element[] };
  return at(files[0]!, 'iati-activity')[0]!;
}

/** All elements at a path. */
export const at = (element: Element, path: string): Element[] =>
  path
    .split('/')
    .reduce((found: Element[], name) => found.flatMap((one) => (Array.isArray(one[name]) ? one[name] : [])), [element]);

/** All values of an attribute, or of text, at a path; undefined where there is none. */
function values(element: Element, path: string): (string | undefined)[] {
  const parts = path.split('/');
  const name = parts.pop()!;
  const owners = parts.length === 0 ? [element] : at(element, parts.join('/'));
  return owners.map((owner) => owner[name] as string | undefined);
}

function everywhere(element: Element, name: string): Element[] {
  return Object.entries(element).flatMap(([key, inner]) =>
    Array.isArray(inner) ? [...(key === name ? inner : []), ...inner.flatMap((one) => everywhere(one, name))] : [],
  );
}

const set = (path: string, value: string) => (activity: Element) => {
  const parts = path.split('/');
  const name = parts.pop()!;
  const owner = parts.length === 0 ? activity : at(activity, parts.join('/'))[0]!;
  owner[name] = value;
};
const drop = (path: string, name: string) => (activity: Element) => {
  for (const owner of path === '' ? [activity] : at(activity, path)) delete owner[name];
};
const add = (path: string, name: string, element: Element) => (activity: Element) => {
  const owner = path === '' ? activity : at(activity, path)[0]!;
  const there = owner[name];
  owner[name] = [...(Array.isArray(there) ? there : []), element];
};

const identifiers = ['iati-identifier/#text', 'reporting-org/@ref', 'participating-org/@ref'];
const now = (): string => new Date().toISOString();
const dateOf = (activity: Element, type: string): string | undefined =>
  at(activity, 'activity-date').find((date) => date['@type'] === type)?.['@iso-date'] as string | undefined;
const isAfter = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one > other;
const number = /^-?\d+(\.\d+)?$/;

/** Of several each has a percentage, together 100; one alone has none or 100. */
function faultsInShares(shares: (string | undefined)[]): unknown[] {
  if (shares.length === 1) return shares.filter((share) => share !== undefined && Number(share) !== 100);
  const sum = shares.reduce((whole, share) => whole + Number(share), 0);
  return shares.length === 0 || Math.abs(sum - 100) < 0.0101 ? [] : [sum];
}

const inList = (id: string, says: string, path: string, list: readonly string[] | RegExp): IatiRule => ({
  id,
  says,
  faults: (activity) =>
    values(activity, path).filter(
      (value) => value === undefined || !(list instanceof RegExp ? list.test(value) : list.includes(value)),
    ),
  spoil: set(path, 'nonsense'),
});
const upTo = (last: number): string[] => Array.from({ length: last }, (_, place) => String(place + 1));

/** A number for what is measured. */
const valued = (id: string, path: string): IatiRule => ({
  id,
  says: `${path} has a value, which is a number`,
  faults: (activity) => values(activity, `${path}/@value`).filter((value) => !number.test(value ?? '')),
  spoil: drop(path, '@value'),
});

const organisationTypes = ['10', '11', '15', '21', '22', '23', '24', '30', '40', '60', '70', '71', '72', '80', '90'];

/** All that applies to an activity without money. Lists of codes are shortened to what we could use. */
export const iatiRules: readonly IatiRule[] = [
  {
    id: '1.1.1, 1.1.21',
    says: 'the identifier is that of the organisation, a hyphen and more',
    faults: (activity) => {
      const [organisation] = values(activity, 'reporting-org/@ref');
      return values(activity, 'iati-identifier/#text').filter(
        (id) => !id!.startsWith(`${organisation}-`) || id!.length <= organisation!.length + 1,
      );
    },
    spoil: set('iati-identifier/#text', 'another-1'),
  },
  {
    id: '1.1.3',
    says: 'the identifier is not that of the organisation',
    faults: (activity) =>
      values(activity, 'iati-identifier/#text').filter((id) => id === values(activity, 'reporting-org/@ref')[0]),
    spoil: (activity) => set('iati-identifier/#text', values(activity, 'reporting-org/@ref')[0]!)(activity),
  },
  ...identifiers.flatMap((path, place): IatiRule[] => [
    {
      id: ['1.3.1', '1.14.1', '1.8.1'][place]!,
      says: `${path} neither begins nor ends with a space`,
      faults: (activity) => values(activity, path).filter((id) => id!.trim() !== id),
      spoil: set(path, ' X-1'),
    },
    {
      id: ['1.3.13', '1.14.13', '1.8.13'][place]!,
      says: `${path} has none of / & | ?`,
      faults: (activity) => values(activity, path).filter((id) => /[/&|?]/.test(id!)),
      spoil: set(path, 'X/1'),
    },
  ]),
  {
    id: '2.1.1, 2.1.2, 2.1.4',
    says: 'of several sectors each has a percentage, together 100; one alone has none or 100',
    faults: (activity) => faultsInShares(values(activity, 'sector/@percentage')),
    spoil: add('', 'sector', { '@code': '15110' }),
  },
  {
    id: '3.4.1, 3.4.2, 3.4.4',
    says: 'of several countries and regions each has a percentage, together 100; one alone has none or 100',
    faults: (activity) =>
      faultsInShares([
        ...values(activity, 'recipient-country/@percentage'),
        ...values(activity, 'recipient-region/@percentage'),
      ]),
    spoil: add('', 'recipient-country', { '@code': 'GE', '@percentage': '40' }),
  },
  {
    id: '3.7.1',
    says: 'there is a recipient country or region',
    faults: (activity) =>
      at(activity, 'recipient-country').length + at(activity, 'recipient-region').length > 0 ? [] : ['none'],
    spoil: drop('', 'recipient-region'),
  },
  {
    id: '4.1.1',
    says: 'each text has a language, or the activity has one',
    faults: (activity) =>
      activity['@xml:lang'] ? [] : everywhere(activity, 'narrative').filter((text) => !text['@xml:lang']),
    spoil: (activity) => {
      delete activity['@xml:lang'];
      delete everywhere(activity, 'narrative')[0]!['@xml:lang'];
    },
  },
  ...(['title', 'description'] as const).map((name): IatiRule => ({
    id: name === 'title' ? '4.3.1' : '4.4.1',
    says: `each ${name} has a text`,
    faults: (activity) =>
      everywhere(activity, name).filter(
        (text) => !values(text, 'narrative/#text').some((written) => (written ?? '').trim() !== ''),
      ),
    spoil: drop(name, 'narrative'),
  })),
  {
    id: '6.1.5',
    says: 'each document says its format',
    faults: (activity) => everywhere(activity, 'document-link').filter((link) => !link['@format']),
    spoil: add('', 'document-link', { '@url': 'https://example.org' }),
  },
  {
    id: '6.2.1',
    says: 'there is a status',
    faults: (activity) => (at(activity, 'activity-status').length === 1 ? [] : ['none']),
    spoil: drop('', 'activity-status'),
  },
  {
    id: '6.2.2',
    says: 'there is a sector',
    faults: (activity) => (at(activity, 'sector').length > 0 ? [] : ['none']),
    spoil: drop('', 'sector'),
  },
  {
    id: '102.1.1',
    says: 'one of the sectors is of OECD DAC',
    faults: (activity) =>
      at(activity, 'sector').some(({ '@vocabulary': of }) => of === undefined || of === '1') ? [] : ['none'],
    spoil: set('sector/@vocabulary', '7'),
  },
  {
    id: '6.3.1',
    says: 'the organisation has a type',
    faults: (activity) => at(activity, 'reporting-org').filter((organisation) => !organisation['@type']),
    spoil: drop('reporting-org', '@type'),
  },
  {
    id: '6.10.1',
    says: 'each organisation has an identifier or a name',
    faults: (activity) => at(activity, 'participating-org').filter((one) => !one['@ref'] && !one['narrative']),
    spoil: (activity) => {
      drop('participating-org', '@ref')(activity);
      drop('participating-org', 'narrative')(activity);
    },
  },
  {
    id: '6.11.1',
    says: 'there is a planned or an actual start',
    faults: (activity) => ((dateOf(activity, '1') ?? dateOf(activity, '2')) ? [] : ['none']),
    spoil: drop('', 'activity-date'),
  },
  {
    id: '8.6.1',
    says: 'each period begins before it ends',
    faults: (activity) =>
      at(activity, 'result/indicator/period').filter((period) =>
        isAfter(values(period, 'period-start/@iso-date')[0], values(period, 'period-end/@iso-date')[0]),
      ),
    spoil: set('result/indicator/period/period-start/@iso-date', '9999-01-01'),
  },
  valued('8.8.1, 8.8.2', 'result/indicator/baseline'),
  valued('8.9.1, 8.9.2', 'result/indicator/period/target'),
  valued('8.10.1, 8.10.2', 'result/indicator/period/actual'),
  {
    id: '8.11.1',
    says: 'a result or its indicators have a reference, not both',
    faults: (activity) =>
      at(activity, 'result').filter(
        (result) => at(result, 'reference').length > 0 && at(result, 'indicator/reference').length > 0,
      ),
    spoil: (activity) => {
      add('result', 'reference', { '@code': '1' })(activity);
      add('result/indicator', 'reference', { '@code': '1' })(activity);
    },
  },
  inList('9.4.1', 'ActivityDateType', 'activity-date/@type', upTo(4)),
  inList('9.5.1', 'ActivityStatus', 'activity-status/@code', upTo(6)),
  inList('9.6.1', 'ActivityScope', 'activity-scope/@code', upTo(8)),
  inList('9.12.1', 'ContactType', 'contact-info/@type', upTo(4)),
  inList('9.26.1', 'DescriptionType', 'description/@type', upTo(4)),
  inList('9.27.1', 'FileFormat', 'document-link/@format', /^(text|application)\/[a-z.-]+$/),
  inList('9.28.1', 'DocumentCategory', 'document-link/category/@code', /^A(0[1-9]|1[0-2])$/),
  inList('9.41.1', 'OrganisationRole', 'participating-org/@role', upTo(4)),
  inList('9.42.1', 'OrganisationType', 'participating-org/@type', organisationTypes),
  inList('9.51.1', 'Region', 'recipient-region/@code', ['88', '89', '298', '498', '589', '619', '679', '798', '998']),
  inList('9.54.1', 'OrganisationType', 'reporting-org/@type', organisationTypes),
  inList('9.55.1', 'ResultType', 'result/@type', ['1', '2', '3', '9']),
  inList('9.60.1', 'IndicatorMeasure', 'result/indicator/@measure', upTo(5)),
  inList('9.76.1', 'Sector', 'sector/@code', ['15130', '15136', '15160', '15190']),
  {
    id: '9.95.1',
    says: 'each language is one of ISO 639-1',
    faults: (activity) =>
      [activity, ...everywhere(activity, 'narrative')].filter(
        ({ '@xml:lang': language }) => language !== undefined && !/^[a-z]{2}$/.test(language as string),
      ),
    spoil: set('title/narrative/@xml:lang', 'sr-Latn'),
  },
  {
    id: '11.1.1',
    says: 'the last update is not to come',
    faults: (activity) => values(activity, '@last-updated-datetime').filter((moment) => isAfter(moment, now())),
    spoil: set('@last-updated-datetime', '9999-01-01T00:00:00Z'),
  },
  ...(['11.1.2', '11.1.3'] as const).map((id): IatiRule => {
    const [start, end] = id === '11.1.2' ? ['1', '3'] : ['2', '4'];
    return {
      id,
      says: `the ${start === '1' ? 'planned' : 'actual'} start is not after the end`,
      faults: (activity) => (isAfter(dateOf(activity, start), dateOf(activity, end)) ? [start] : []),
      spoil: (activity) => {
        activity['activity-date'] = [
          { '@type': start, '@iso-date': '2024-02-01' },
          { '@type': end, '@iso-date': '2024-01-01' },
        ];
      },
    };
  }),
  ...(['11.1.4', '11.1.5'] as const).map((id): IatiRule => {
    const type = id === '11.1.4' ? '2' : '4';
    return {
      id,
      says: `the actual ${type === '2' ? 'start' : 'end'} is not to come`,
      faults: (activity) => (isAfter(dateOf(activity, type), now()) ? [type] : []),
      spoil: (activity) => {
        activity['activity-date'] = [{ '@type': type, '@iso-date': '9999-01-01' }];
      },
    };
  }),
  {
    id: '12.1.1, 12.3.1',
    says: 'each percentage is between 0 and 100',
    faults: (activity) =>
      ['sector', 'recipient-region', 'recipient-country']
        .flatMap((name) => values(activity, `${name}/@percentage`))
        .filter((share) => share !== undefined && (Number(share) < 0 || Number(share) > 100)),
    spoil: set('sector/@percentage', '101'),
  },
];
