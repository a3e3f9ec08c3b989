/*
 * What runs in the thread that draws (drawing.service.ts). It imports neither a room nor what belongs to the
 * application, or each thread would load them.
 */
import type { ChartKey } from './charts/chart-keys.js';
import { chartsOf } from './charts/charts.js';
import type { ReportDocument } from './document/report-document.js';
import { reportDocx } from './formats/docx.js';
import { reportPdf } from './formats/pdf.js';

export interface DrawingTask {
  as: 'docx' | 'pdf' | ChartKey;
  document: ReportDocument;
}

/** A file, or the text of a chart; null: there is nothing to show. */
export default async function draw({ as, document }: DrawingTask): Promise<Uint8Array | string | null> {
  if (as === 'docx') return reportDocx(document);
  if (as === 'pdf') return reportPdf(document);
  const [chart] = await chartsOf(document, [as]);
  return chart?.svg ?? null;
}
