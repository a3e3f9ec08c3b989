import {
  notTold,
  type ReportCell,
  type ReportDocument,
  type ReportSection,
  valuesOf,
} from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';
import type { ChartKey } from './chart-keys.js';
import { accent, besides, counts, type ChartDrawing, grey, grid, ink, lying, soft } from './chart-layout.js';

/** So many bars can still be read on one page. */
const mostInColumn = 25;

/** How each chart is drawn of its section; null: there is nothing to show, or nothing of it is told. */
export const drawings: Record<ChartKey, (section: ReportSection, document: ReportDocument) => ChartDrawing | null> = {
  areas: (section) => {
    const events = valuesOf(section, 'events');
    if (!events.some(Boolean)) return null;
    const titles = valuesOf(section, 'title');
    const names = valuesOf(section, 'code').map((code, index) => `${code} ${titles[index]}`);
    return lying(names, [bars(events.map(bar))]);
  },
  gender: (section, { sections, language }) => {
    const total = sections.find(({ key }) => key === 'total');
    const genders = ['women', 'men', 'otherOrNotStated'].map((key) => ({
      key,
      values: [...valuesOf(section, key), ...(total ? [figureIn(total, key)] : [])],
    }));
    if (!genders.some(({ values }) => values.some(Boolean))) return null;
    const colours = [accent, soft, grey];
    // Beside the whole bar, in the order of its parts: a part can be too narrow for its number.
    const names = [...valuesOf(section, 'code').map(String), ...(total ? [textsIn[language].charts.total] : [])];
    const all = names.map((_, place) => genders.map(({ values }) => told(values[place]!)).join(' / '));
    const series = genders.map(({ key, values }, index) => ({
      type: 'bar',
      stack: 'people',
      name: labelOf(section, key),
      color: colours[index],
      barMaxWidth: 22,
      // A gap between parts of a bar, as colour comes second.
      itemStyle: { borderColor: '#ffffff', borderWidth: 1 },
      data: values.map((value, place) => ({ value: Number(value ?? 0), label: { formatter: all[place]! } })),
      label: { ...besides, show: index === genders.length - 1 },
    }));
    return lying(names, series, { hasLegend: true });
  },
  states: (section) => {
    const names = valuesOf(section, 'name');
    const rows = valuesOf(section, 'participations').map((value, index) => ({ value, name: String(names[index]) }));
    if (!rows.some(({ value }) => value)) return null;
    // Those that are not told stand last, below a 0.
    const sorted = rows.sort((one, other) => Number(other.value ?? -1) - Number(one.value ?? -1));
    return lying(
      sorted.map(({ name }) => name),
      [bars(sorted.map(({ value }) => bar(value)))],
      { letters: 22, columns: rows.length > mostInColumn ? 2 : 1 },
    );
  },
  months: (section) => {
    const known = valuesOf(section, 'month').map(String);
    if (known.length === 0) return null;
    const months = monthsBetween(known[0]!, known.at(-1)!);
    const series = ['events', 'outcomes'].map((key, index) => {
      const values = new Map(valuesOf(section, key).map((value, place) => [known[place]!, Number(value)]));
      return {
        type: 'line',
        name: labelOf(section, key),
        color: [accent, soft][index],
        lineStyle: { width: 2, type: index === 0 ? 'solid' : 'dashed' },
        symbol: index === 0 ? 'circle' : 'rect',
        symbolSize: 5,
        data: months.map((month) => values.get(month) ?? 0),
      };
    });
    const axis = { type: 'category', data: months, axisLabel: { color: ink, hideOverlap: true } };
    return {
      height: 320,
      option: { grid, legend: { top: 0, textStyle: { color: ink } }, xAxis: axis, yAxis: counts, series },
    };
  },
};

/** Every month from one to another, "2025-03". */
function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year, month] = first.split('-').map(Number) as [number, number]; ; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > last) return months;
    months.push(name);
  }
}

const figureIn = (section: ReportSection, name: string): ReportCell =>
  valuesOf(section, 'value')[section.rowKeys!.indexOf(name)]!;
const labelOf = ({ columns }: ReportSection, key: string): string => columns.find((one) => one.key === key)!.label;

/** A count that is not told has no length either, and must not look like a 0. */
const told = (value: ReportCell): string => String(value ?? notTold);

const bar = (value: ReportCell) => ({ value: Number(value ?? 0), label: { formatter: told(value) } });
const bars = (data: ReturnType<typeof bar>[]) => ({
  type: 'bar',
  color: accent,
  barMaxWidth: 18,
  data,
  label: besides,
});
