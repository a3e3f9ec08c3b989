import type { EChartsCoreOption } from 'echarts/core';
import { fontFile, writable } from '../../platform/made-files/index.js';
import {
  notTold,
  type ReportCell,
  type ReportDocument,
  type ReportSection,
  type SectionKey,
} from './report-document.js';
import { textsIn } from './texts.js';

export const chartKeys = ['areas', 'gender', 'months', 'states'] as const;
export type ChartKey = (typeof chartKeys)[number];

/** A picture of figures that stand in the table below it. */
export interface ReportChart {
  key: ChartKey;
  /** The section whose table it stands above. */
  section: SectionKey;
  title: string;
  alternative: string;
  svg: string;
  width: number;
  height: number;
}

/** Each at least 3 to 1 against white, and told apart by lightness as well. */
const [blue, orange, grey] = ['#1F4E79', '#B4540A', '#6B7685'];
const ink = '#1B2430';
const width = 960;
const font = 'DejaVu Sans';
const sectionOf: Record<ChartKey, SectionKey> = { areas: 'areas', gender: 'areas', months: 'months', states: 'states' };

interface Drawing {
  option: EChartsCoreOption;
  height: number;
}

/** The charts of a report for which there is anything to show. ECharts is loaded with the first one. */
export async function chartsOf(
  document: ReportDocument,
  keys: readonly ChartKey[] = chartKeys,
): Promise<ReportChart[]> {
  const say = textsIn[document.language];
  const drawn: ReportChart[] = [];
  for (const key of keys) {
    const section = document.sections.find((one) => one.key === sectionOf[key])!;
    const drawing = drawings[key](section, document);
    if (!drawing) continue;
    const title = say.charts[key];
    drawn.push({
      key,
      section: section.key,
      title,
      alternative: `${title}. ${say.charts.seeTable}`,
      svg: (await svgOf(drawing)).replace(/^<svg [^>]*>/, (start) => `${start}<title>${title}</title>`),
      width,
      height: drawing.height,
    });
  }
  return drawn;
}

/** The chart as PNG with twice its points, for where no SVG can stand. */
export async function pictureOf({ svg }: ReportChart): Promise<Buffer> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const picture = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: 'white',
    font: { fontFiles: [fontFile('regular'), fontFile('bold')], loadSystemFonts: false, defaultFontFamily: font },
  });
  return picture.asPng();
}

async function svgOf({ option, height }: Drawing): Promise<string> {
  const [core, { BarChart, LineChart }, { GridComponent, LegendComponent }, { SVGRenderer }] = await Promise.all([
    import('echarts/core'),
    import('echarts/charts'),
    import('echarts/components'),
    import('echarts/renderers'),
  ]);
  core.use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);
  const chart = core.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: font, fontSize: 13, color: ink }, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const valuesOf = ({ columns, rows }: ReportSection, key: string): ReportCell[] => {
  const place = columns.findIndex((column) => column.key === key);
  return rows.map((row) => row[place]!);
};
const figureIn = (section: ReportSection, name: string): ReportCell =>
  valuesOf(section, 'value')[section.rowKeys!.indexOf(name)]!;
const labelOf = ({ columns }: ReportSection, key: string): string => columns.find((one) => one.key === key)!.label;

/** What stands beside a bar: a count that is not told has no length either, and must not look like a 0. */
const told = (value: ReportCell): string => String(value ?? notTold);

const bar = (value: ReportCell) => ({ value: Number(value ?? 0), label: { formatter: told(value) } });
const bars = (data: ReturnType<typeof bar>[]) => ({ type: 'bar', color: blue, barMaxWidth: 18, data, label: besides });
const besides = { show: true, position: 'right', color: ink };

const counts = {
  type: 'value',
  minInterval: 1,
  // Written as beside the bars: its own way to write thousands is English.
  axisLabel: { color: ink, formatter: String },
  splitLine: { lineStyle: { color: '#E1E5EA' } },
};
const grid = { left: 48, right: 56, top: 40, bottom: 32, outerBoundsMode: 'none' };

/** A name in lines of about so many letters, broken between words. */
function inLines(name: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of writable(name).split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface Bars {
  data: readonly { value: number; label: { formatter: string } }[];
}

const lineHeight = 14;
/** So many bars can still be read on one page. */
const mostInColumn = 25;

/** Bars that lie, one below the other, so that their names can be read; of many, half stand beside the others. */
function lying(
  names: readonly string[],
  series: readonly Bars[],
  { letters = 46, hasLegend = false, columns = 1 } = {},
): Drawing {
  const top = hasLegend ? 36 : 8;
  const texts = names.map((name) => inLines(name, letters));
  const inColumn = Math.ceil(names.length / columns);
  const height = Math.max(...texts.map((lines) => lines.length)) * lineHeight + 6;
  // Where there is no screen nobody can measure text, so that names get the room of their letters.
  const room = roomFor(texts.flat());
  const besideRoom = Math.max(
    grid.right,
    roomFor(series.flatMap(({ data }) => data.map(({ label }) => label.formatter))),
  );
  const columnWidth = width / columns;
  const most = Math.max(...names.map((_, place) => series.reduce((sum, { data }) => sum + data[place]!.value, 0)));
  const places = Array.from({ length: columns }, (_, column) => column);
  const part = <Row>(rows: readonly Row[], column: number): Row[] =>
    rows.slice(column * inColumn, (column + 1) * inColumn);
  return {
    height: top + grid.bottom + inColumn * Math.max(height, 26),
    option: {
      grid: places.map((column) => ({
        ...grid,
        top,
        left: column * columnWidth + room,
        width: columnWidth - room - besideRoom,
      })),
      xAxis: places.map((column) => ({ ...counts, gridIndex: column, max: roundAbove(most) })),
      yAxis: places.map((column) => ({
        type: 'category',
        gridIndex: column,
        inverse: true,
        data: part(texts, column).map((lines) => lines.join('\n')),
        axisTick: { show: false },
        axisLabel: { color: ink, interval: 0, lineHeight },
      })),
      series: places.flatMap((column) =>
        series.map((one) => ({ ...one, xAxisIndex: column, yAxisIndex: column, data: part(one.data, column) })),
      ),
      ...(hasLegend && { legend: { top: 0, textStyle: { color: ink } } }),
    },
  };
}

const roomFor = (lines: readonly string[]): number => Math.max(...lines.map((line) => line.length)) * 8.4 + 16;

/** Where the axis ends, the same for all columns. */
function roundAbove(most: number): number {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, most))) / 2;
  return Math.max(1, Math.ceil(Math.ceil(most / step) * step));
}

const drawings: Record<ChartKey, (section: ReportSection, document: ReportDocument) => Drawing | null> = {
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
    if (!genders.some(({ values }) => values.some((value) => value !== 0))) return null;
    const colours = [orange, blue, grey];
    // Beside the whole bar, in the order of its parts: a part can be too narrow for its number.
    const names = [...valuesOf(section, 'code').map(String), ...(total ? [textsIn[language].charts.total] : [])];
    const all = names.map((_, place) => genders.map(({ values }) => told(values[place]!)).join(' / '));
    const series = genders.map(({ key, values }, index) => ({
      type: 'bar',
      stack: 'people',
      name: labelOf(section, key),
      color: colours[index],
      barMaxWidth: 22,
      data: values.map((value, place) => ({ value: Number(value ?? 0), label: { formatter: all[place]! } })),
      label: { ...besides, show: index === genders.length - 1 },
    }));
    return lying(names, series, { hasLegend: true });
  },
  states: (section) => {
    const names = valuesOf(section, 'name');
    const rows = valuesOf(section, 'participations').map((value, index) => ({ value, name: String(names[index]) }));
    if (rows.length === 0) return null;
    // Those that are not told stand last, below a 0.
    const sorted = rows.sort((one, other) => Number(other.value ?? -1) - Number(one.value ?? -1));
    return lying(
      sorted.map(({ name }) => name),
      [bars(sorted.map(({ value }) => bar(value)))],
      { letters: 30, columns: rows.length > mostInColumn ? 2 : 1 },
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
        color: [blue, orange][index],
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
