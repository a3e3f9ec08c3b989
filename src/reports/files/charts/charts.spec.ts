import { describe, expect, it } from '@jest/globals';
import { madeDocument, madeSection as section } from '../../../../test/support/builders/report-documents.js';
import type { ReportCell, ReportDocument, SectionKey } from '../document/report-document.js';
import type { ChartKey } from './chart-keys.js';
import { chartsOf, pictureOf } from './charts.js';

const hostile = '"><script>alert(1)</script>\u0001 & {b} ]]>';
const genders = ['women', 'men', 'otherOrNotStated'];

const report = (changes: Partial<Record<SectionKey, ReportCell[][]>> = {}): ReportDocument =>
  madeDocument([
    {
      ...section(
        'total',
        ['figure', 'value'],
        changes.total ?? [
          [hostile, 41],
          ['', 37],
          ['', null],
        ],
      ),
      rowKeys: genders,
    },
    section(
      'areas',
      ['code', 'title', 'events', ...genders],
      changes.areas ?? [
        ['I', hostile, 13, 21, 17, 0],
        ['II', 'Укрепление потенциала', 0, 8, null, null],
      ],
    ),
    section(
      'months',
      ['month', 'events', 'outcomes'],
      changes.months ?? [
        ['2024-11', 3, 1],
        ['2025-02', 7, 0],
      ],
    ),
    section(
      'states',
      ['name', 'participations'],
      changes.states ?? [
        ['Грузия', 5],
        ['Косово*', null],
        ['Австрия', 2401],
        ['Армения', 0],
      ],
    ),
  ]);

/** What can be read in a chart, in the order of the drawing. */
async function textsOf(key: ChartKey, document = report()): Promise<string[]> {
  const [chart] = await chartsOf(document, [key]);
  return [...chart!.svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!);
}

describe('charts of a report', () => {
  it('run nothing and open nothing, whatever things are called', async () => {
    const charts = await chartsOf(report());
    expect(charts.map(({ key, section: above }) => [key, above])).toEqual([
      ['areas', 'areas'],
      ['gender', 'areas'],
      ['months', 'months'],
      ['states', 'states'],
    ]);
    for (const { svg, title, alternative } of charts) {
      expect(svg).toMatch(new RegExp(`^<svg [^>]*><title>${title}</title>`));
      expect(svg).not.toMatch(/<script|<foreignObject|<image|<a |href=|@import|url\((?!#)|javascript:| on[a-z]+=/i);
      expect(svg).not.toContain('\u0001');
      expect(alternative).toContain(title);
    }
    expect((await textsOf('areas')).join(' ')).toContain('I &quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; {b}');
  });

  it('show each number as the table has it, in every language alike', async () => {
    expect(await textsOf('areas')).toEqual(expect.arrayContaining(['II Укрепление потенциала', '13', '0']));
    const states = await textsOf('states');
    expect(states).toContain('2401');
    for (const text of states) expect(text).not.toMatch(/\d,\d/);
  });

  it('write what is not told as not told, below every 0', async () => {
    const states = await textsOf('states');
    expect(states.slice(0, 4)).toEqual(['Австрия', 'Грузия', 'Армения', 'Косово*']);
    expect(states.slice(-4)).toEqual(['2401', '5', '0', '…']);
  });

  it('show each gender of each area, and of all of them counted once', async () => {
    const texts = await textsOf('gender');
    expect(texts.slice(0, 3)).toEqual(['I', 'II', 'Всего']);
    expect(texts).toEqual(expect.arrayContaining(['21 / 17 / 0', '8 / … / …', '41 / 37 / …', ...genders]));
  });

  it('keep on the page what stands beside the longest bar', async () => {
    const longest = report({ areas: [['I', 'Area', 1, 1020, 850, 130]] });
    const [chart] = await chartsOf(longest, ['gender']);
    const [, start] = /translate\(([\d.]+) [^>]*>1020 \/ 850 \/ 130</.exec(chart!.svg)!;
    // A letter of 13 points is at most 8.4 wide.
    expect(Number(start) + '1020 / 850 / 130'.length * 8.4).toBeLessThanOrEqual(chart!.width);
  });

  it('draw months in which nothing happened, and nothing where there is nothing to show', async () => {
    expect(await textsOf('months')).toEqual(expect.arrayContaining(['2024-12', '2025-01']));
    const nothing = report({
      total: [
        ['', 0],
        ['', 0],
        ['', 0],
      ],
      areas: [['I', 'Area', 0, 0, 0, 0]],
      months: [],
      states: [],
    });
    expect(await chartsOf(nothing)).toEqual([]);
  });

  it('are not drawn where nothing of what they show is told', async () => {
    const untold = report({
      total: [
        ['', null],
        ['', null],
        ['', 0],
      ],
      areas: [['I', 'Area', 3, null, null, 0]],
      states: [
        ['Австрия', null],
        ['Грузия', 0],
      ],
    });
    expect((await chartsOf(untold)).map(({ key }) => key)).toEqual(['areas', 'months']);
  });

  it('become pictures of twice their points', async () => {
    const [chart] = await chartsOf(report(), ['states']);
    const picture = await pictureOf(chart!);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([chart!.width * 2, chart!.height * 2]);
  });
});
