import { createRequire } from 'node:module';
import type { EChartsCoreOption } from 'echarts/core';
import {
  notTold,
  type ReportCell,
  type ReportDocument,
  type ReportSection,
  type SectionKey,
} from './report-document.js';
import { textsIn } from './words.js';

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
    const drawing = drawings[key](section);
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

const { resolve } = createRequire(import.meta.url);

/** The chart as PNG with twice its points, for where no SVG can stand. */
export async function pictureOf({ svg }: ReportChart): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => resolve(`dejavu-fonts-ttf/ttf/${name}`));
  const picture = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    background: 'white',
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: font },
  });
  return picture.render().asPng();
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
const labelOf = ({ columns }: ReportSection, key: string): string => columns.find((one) => one.key === key)!.label;

/** A count that is not told has no length, and says so where its number would stand. */
const bar = (value: ReportCell) => ({
  value: Number(value ?? 0),
  label: { show: value !== 0, formatter: value === null ? notTold : '{c}' },
});

const categories = (names: readonly ReportCell[]) => ({
  type: 'category',
  inverse: true,
  data: names.map(shortened),
  axisTick: { show: false },
  axisLabel: { color: ink, interval: 0 },
});

const counts = {
  type: 'value',
  minInterval: 1,
  axisLabel: { color: ink },
  splitLine: { lineStyle: { color: '#E1E5EA' } },
};
const grid = { left: 48, right: 56, top: 40, bottom: 32 };
/** Where there is no screen nobody can measure text, so that names get the room of their letters. */
const roomFor = (names: readonly ReportCell[]): number =>
  Math.max(...names.map((name) => shortened(name).length)) * 8.2 + 16;
const longest = 46;
const shortened = (name: ReportCell): string =>
  String(name).length > longest
    ? `${String(name)
        .slice(0, longest - 1)
        .toWellFormed()}…`
    : String(name);

/** Bars that lie, one below the other, so that their names can be read. */
const lying = (names: readonly ReportCell[], series: readonly object[], hasLegend: boolean): Drawing => ({
  height: (hasLegend ? 72 : 48) + names.length * (hasLegend ? 34 : 26),
  option: {
    grid: { ...grid, left: roomFor(names), top: hasLegend ? 36 : 8 },
    xAxis: counts,
    yAxis: categories(names),
    series,
    ...(hasLegend && { legend: { top: 0, textStyle: { color: ink } } }),
  },
});

const drawings: Record<ChartKey, (section: ReportSection) => Drawing | null> = {
  areas: (section) => {
    const events = valuesOf(section, 'events');
    if (!events.some(Boolean)) return null;
    const titles = valuesOf(section, 'title');
    const names = valuesOf(section, 'code').map((code, index) => `${code} ${titles[index]}`);
    return lying(
      names,
      [{ type: 'bar', color: blue, barMaxWidth: 18, data: events.map(bar), label: { position: 'right', color: ink } }],
      false,
    );
  },
  gender: (section) => {
    const genders = ['women', 'men', 'otherOrNotStated'];
    if (!genders.some((key) => valuesOf(section, key).some((value) => value !== 0))) return null;
    const colours = [orange, blue, grey];
    const series = genders.map((key, index) => ({
      type: 'bar',
      stack: 'people',
      name: labelOf(section, key),
      color: colours[index],
      barMaxWidth: 22,
      data: valuesOf(section, key).map(bar),
      label: { position: 'inside', color: '#FFFFFF' },
    }));
    return lying(valuesOf(section, 'code'), series, true);
  },
  states: (section) => {
    const names = valuesOf(section, 'name');
    const rows = valuesOf(section, 'participations').map((value, index) => ({ value, name: names[index]! }));
    if (rows.length === 0) return null;
    const sorted = rows.sort((one, other) => Number(other.value ?? 0) - Number(one.value ?? 0));
    return lying(
      sorted.map(({ name }) => name),
      [
        {
          type: 'bar',
          color: blue,
          barMaxWidth: 16,
          data: sorted.map(({ value }) => bar(value)),
          label: { position: 'right', color: ink },
        },
      ],
      false,
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
