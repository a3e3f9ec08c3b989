import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { english } from '../../src/reports/files/document/report.texts.en.js';
import { russian } from '../../src/reports/files/document/report.texts.ru.js';
import { frozen, releaseReport } from '../support/builders/frozen-reports.js';
import { newIndicator } from '../support/builders/indicators.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { manyMembers } from '../support/builders/people.js';
import { heldEvent, reportOf } from '../support/builders/reports.js';
import { download } from '../support/harness/downloads.js';
import { startWorld, type World } from '../support/harness/world.js';
import { addressOfFile, readIati } from '../support/oracles/report-files.js';
import { activityOf, at, type Element, iatiRules } from '../support/schema/iati-rules.js';
import { checkedIati } from '../support/schema/iati-schema.js';

const year = { from: '2024-01-01', to: '2024-12-31' };
const publisher = { IATI_PUBLISHER: 'XM-DAC-47066', IATI_CONTACT: 'reports@dialogue.example' };

let world: World;
/** Every sort of file there is, by what it is. */
let files: Record<string, Buffer>;
let activities: Record<string, Element>;
beforeAll(async () => {
  world = await startWorld({ variables: publisher });
  const guests = (await manyMembers(world, 8, 'GE')).map((member) => ({ member }));
  await heldEvent(world, '2024-03-01T10:00', guests, { actions: ['VI.6', 'II.3'] });
  const title = [
    { locale: 'sr-Latn', text: 'Studija' },
    { locale: 'rom', text: 'Lil' },
    { locale: 'en', text: 'A study' },
  ];
  const link = (name: string, audience: 'PUBLIC' | 'ORGANISERS') => ({
    ...{ title: name, url: `https://ministry.example/${name}`, audience },
  });
  const evidence = [link('study.PDF', 'PUBLIC'), link('page?a=1&b=2', 'PUBLIC'), link('minutes', 'ORGANISERS')];
  await published(world, outcomeInput('A study', { title, date: '2024-05-20', actions: ['VI.6'], evidence }));
  const unseen = { date: '2024-05-21', audience: 'MEMBERS', evidence: [link('unseen', 'PUBLIC')] } as const;
  await published(world, outcomeInput('For members', { ...unseen, evidence: [...unseen.evidence] }));
  await newIndicator(world, 'A-1', {
    actions: ['VI.6'],
    baseline: 41.25,
    baselineYear: 2022,
    targets: [{ year: 2024, value: 50 }],
  });
  const report = await frozen(world, 2024);
  const { releaseReport: edition } = await world.as('secretariat').ask(releaseReport, { id: report });
  const live = (parameters: Record<string, string>) => addressOfFile('xml', { ...year, ...parameters });
  const addresses = {
    whole: live({}),
    twoYears: live({ to: '2025-12-31' }),
    toCome: live({ from: '2040-01-01', to: '2040-12-31' }),
    underWay: live({ to: '2040-12-31' }),
    ofArea: live({ areas: 'VI' }),
    ofStates: live({ states: 'XK,GE' }),
    ofNetwork: live({ networks: world.networks.asylum }),
    frozen: `/reports/frozen/${report}.xml`,
    edition: `/reports/released/${edition.id}.xml`,
  };
  files = {};
  for (const [name, address] of Object.entries(addresses))
    files[name] = (await download(world, 'secretariat', address)).bytes;
  files['forObserver'] = (await download(world, 'observer', addresses.whole)).bytes;
  activities = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, activityOf(file)]));
}, 120_000);
afterAll(async () => {
  await world.stop();
});

describe("the rules of IATI's validator", () => {
  it.each(iatiRules.map((rule) => [`${rule.id}: ${rule.says}`, rule] as const))('%s', (_, { faults, spoil }) => {
    for (const [name, activity] of Object.entries(activities))
      expect({ name, faults: faults(activity) }).toStrictEqual({ name, faults: [] });
    // A rule that finds nothing in what breaks it would prove nothing.
    const spoilt = activityOf(files['twoYears']!);
    spoil(spoilt);
    expect(faults(spoilt)).not.toStrictEqual([]);
  });

  it('1.1.2: the identifier is that of one activity alone: of these days and this selection', async () => {
    const idOf = (activity: Element) => at(activity, 'iati-identifier')[0]!['#text'];
    const { forObserver, frozen: kept, edition, ...others } = activities;
    const ids = Object.values(others).map(idOf);
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf(others['whole']!)).toBe('XM-DAC-47066-pp-2023-2027-2024-01-01-2024-12-31');
    // The same days of the whole plan, published again.
    for (const activity of [forObserver!, kept!, edition!]) expect(idOf(activity)).toBe(idOf(others['whole']!));
    // In whatever order and language it is asked for.
    const again = addressOfFile('xml', { ...year, states: 'GE,XK', locale: 'ru' });
    expect(idOf(activityOf((await download(world, 'observer', again)).bytes))).toBe(idOf(others['ofStates']!));
  });
});

(existsSync('../shared/data/iati') ? describe : describe.skip)('the schema of IATI 2.03', () => {
  it('takes every file', async () => {
    for (const [name, file] of Object.entries(files))
      expect({ name, ...(await checkedIati(file.toString())) }).toEqual({ name, valid: true, errors: [] });
    const nothing = '<iati-activities version="2.03"><iati-activity/></iati-activities>';
    expect((await checkedIati(nothing)).valid).toBe(false);
  });
});

describe('the report in the form of IATI', () => {
  it('has a result for everything together and one for each action, in both languages', async () => {
    const { rows, total } = await reportOf(world, year);
    const { result, title } = readIati(files['edition']!);
    expect(title[0]!.narrative.map((text) => text['@xml:lang'])).toEqual(['en', 'ru']);
    expect(title[0]!.narrative[0]!['#text']).toBe('Prague Process Action Plan 2023-2027, 2024-01-01/2024-12-31');
    expect(result).toHaveLength(rows.length + 1);
    const [together] = result;
    expect(
      together!.indicator.map(({ title: name, period }) => [
        name[0]!.narrative[0]!['#text'],
        period![0]!.actual![0]!['@value'],
      ]),
    ).toEqual(
      (['events', 'participations', 'people', 'states', 'outcomes'] as const).map((name) => [
        english.figures[name],
        `${total[name]}`,
      ]),
    );
    expect(together!.description[0]!.narrative.map((text) => text['#text'])).toEqual([
      english.iati.totalComment,
      russian.iati.totalComment,
    ]);
    expect(together!.indicator[0]!.period![0]!['period-start'][0]!['@iso-date']).toBe('2024-01-01');
  });

  it('tells of people in editions alone; what has no value keeps its days and says why', () => {
    for (const name of ['whole', 'forObserver', 'frozen'])
      for (const { indicator } of readIati(files[name]!).result.filter((result) => result.indicator.length > 1)) {
        const [events, participations, people] = indicator;
        expect(events!.period![0]!.actual).toHaveLength(1);
        for (const held of [participations!, people!]) {
          expect(held.period).toHaveLength(1);
          expect(held.period![0]!.actual).toBeUndefined();
          expect(held.description![0]!.narrative.map((text) => text['#text'])).toEqual([
            english.iati.held,
            russian.iati.held,
          ]);
        }
      }
  });

  it('has days that came, as far as they came', () => {
    const datesOf = (name: string) =>
      at(activities[name]!, 'activity-date').map((date) => [date['@type'], date['@iso-date']]);
    const statusOf = (name: string) => at(activities[name]!, 'activity-status')[0]!['@code'];
    expect([statusOf('whole'), ...datesOf('whole')]).toEqual([
      '4',
      ...[
        ['1', '2024-01-01'],
        ['2', '2024-01-01'],
        ['3', '2024-12-31'],
        ['4', '2024-12-31'],
      ],
    ]);
    expect([statusOf('underWay'), ...datesOf('underWay').map(([type]) => type)]).toEqual(['2', '1', '2', '3']);
    expect([statusOf('toCome'), ...datesOf('toCome').map(([type]) => type)]).toEqual(['1', '1', '3']);
  });

  it('has an indicator of the plan with every year of the report, also where nothing is known of it', () => {
    const [indicator] = at(activities['twoYears']!, 'result')
      .slice(-1)
      .flatMap((one) => at(one, 'indicator'));
    expect(
      at(indicator!, 'period').map((period) => [
        at(period, 'period-start')[0]!['@iso-date'],
        at(period, 'target')[0]?.['@value'],
        at(period, 'actual')[0]?.['@value'],
      ]),
    ).toEqual([
      ['2024-01-01', '50', undefined],
      ['2025-01-01', undefined, undefined],
    ]);
  });

  it('leads to what everybody can read of outcomes, and says whom to ask', () => {
    for (const name of ['whole', 'forObserver'])
      expect(
        at(activities[name]!, 'document-link').map((link) => [
          link['@url'],
          link['@format'],
          ...at(link, 'title/narrative').map((text) => text['#text']),
          ...at(link, 'description/narrative').map(
            (text) => `${text['@xml:lang'] as string} ${text['#text'] as string}`,
          ),
          at(link, 'document-date')[0]!['@iso-date'],
        ]),
      ).toEqual([
        [
          'https://ministry.example/study.PDF',
          'application/pdf',
          'study.PDF',
          'en A study',
          'sr Studija',
          '2024-05-20',
        ],
        [
          ...['https://ministry.example/page?a=1&b=2', 'text/html', 'page?a=1&b=2', 'en A study', 'sr Studija'],
          '2024-05-20',
        ],
      ]);
    const contact = at(activities['whole']!, 'contact-info')[0]!;
    expect(at(contact, 'email')[0]!['#text']).toBe(publisher.IATI_CONTACT);
    expect(at(contact, 'website')[0]!['#text']).toMatch(/^http/);
  });
});
