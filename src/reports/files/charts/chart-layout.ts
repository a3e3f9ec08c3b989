import type { EChartsCoreOption } from 'echarts/core';
import { writable } from '../../../platform/documents/index.js';

/** What is meant, and what stands beside it: 3 to 1 against white, and told apart by lightness as well. */
export const [accent, soft, grey] = ['#0b5963', '#5d9da4', '#77756d'];
export const ink = '#1a2123';
/** So that its letters, drawn as wide as a page, are as large as the text. */
export const width = 680;
export const font = 'DejaVu Sans';

/** What ECharts draws, as high as it needs to be. */
export interface ChartDrawing {
  option: EChartsCoreOption;
  height: number;
}

/** What stands beside a bar. */
export const besides = { show: true, position: 'right', color: ink };

/** An axis of counts. */
export const counts = {
  type: 'value',
  minInterval: 1,
  // Written as beside the bars: its own way to write thousands is English.
  axisLabel: { color: ink, formatter: String },
  splitLine: { show: false },
  axisLine: { show: true, lineStyle: { color: grey } },
};
export const grid = { left: 48, right: 56, top: 40, bottom: 32, outerBoundsMode: 'none' };

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

/** Bars that lie, one below the other, so that their names can be read; of many, half stand beside the others. */
export function lying(
  names: readonly string[],
  series: readonly Bars[],
  { letters = 34, hasLegend = false, columns = 1 } = {},
): ChartDrawing {
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
