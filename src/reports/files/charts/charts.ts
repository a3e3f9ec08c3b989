import { fontFile } from '../../../platform/documents/index.js';
import type { ReportDocument, SectionKey } from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';
import { drawings } from './chart-drawings.js';
import { type ChartKey, chartKeys } from './chart-keys.js';
import { type ChartDrawing, font, ink, width } from './chart-layout.js';

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

const sectionOf: Record<ChartKey, SectionKey> = { areas: 'areas', gender: 'areas', months: 'months', states: 'states' };

/** The charts of a report for which there is anything to show. ECharts is loaded with the first one. */
export async function chartsOf(
  document: ReportDocument,
  keys: readonly ChartKey[] = chartKeys,
): Promise<ReportChart[]> {
  const say = textsIn[document.language];
  const drawn: ReportChart[] = [];
  for (const key of keys) {
    const section = document.sections.find((one) => one.key === sectionOf[key]);
    const drawing = section && drawings[key](section, document);
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

async function svgOf({ option, height }: ChartDrawing): Promise<string> {
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
