import { describe, expect, it } from '@jest/globals';
import type { ReportCell, ReportSection } from '../document/report-document.js';
import { heatColours, heatMapsOf } from './heat-map.js';

const sectionOf = (rows: ReportCell[][]): ReportSection => ({
  key: 'years',
  title: '',
  introduction: '',
  columns: ['code', 'title', 'year', 'events', 'outcomes', 'status'].map((key) => ({ key, label: key })),
  rows,
});

/** How far two colours are apart, as WCAG 2 counts it. */
function contrast(one: string, other: string): number {
  const light = (colour: string): number => {
    const [red, green, blue] = [0, 2, 4].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [brighter, darker] = [light(one), light(other)].sort((a, b) => b - a) as [number, number];
  return (brighter + 0.05) / (darker + 0.05);
}

describe('the heat map of actions and years', () => {
  it('has a row an action in the order of the plan and a cell a year, whatever order the years come in', () => {
    const [map] = heatMapsOf(
      sectionOf([
        ['II.1', 'Второе', 2025, 4, 4, 'Ongoing'],
        ['II.1', 'Второе', 2024, 0, 1, ''],
        ['I.1', 'First', 2024, 0, 0, ''],
        ['I.1', 'First', 2025, 2, 0, ''],
      ]),
    );
    expect(map).toEqual({
      years: [2024, 2025],
      rows: [
        {
          code: 'II.1',
          title: 'Второе',
          cells: [
            { events: 0, outcomes: 1, status: '', heat: 1 },
            { events: 4, outcomes: 4, status: 'Ongoing', heat: 4 },
          ],
        },
        {
          code: 'I.1',
          title: 'First',
          cells: [
            { events: 0, outcomes: 0, status: '', heat: 0 },
            { events: 2, outcomes: 0, status: '', heat: 1 },
          ],
        },
      ],
    });
  });

  it('has tables of eight years at most, with one measure for all of them, and none without years', () => {
    const years = Array.from({ length: 17 }, (_, place) => 2010 + place);
    const maps = heatMapsOf(sectionOf(years.map((year) => ['I.1', 'First', year, year - 2010, 0, ''])));
    expect(maps.map((map) => map.years)).toEqual([years.slice(0, 8), years.slice(8, 16), years.slice(16)]);
    expect(maps.map(({ rows }) => rows[0]!.cells.at(-1)!.heat)).toEqual([2, 4, 4]);
    expect(heatMapsOf(sectionOf([]))).toEqual([]);
  });

  it('can be read at every heat', () => {
    expect(heatColours).toHaveLength(5);
    for (const { fill, ink } of heatColours) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
  });
});
