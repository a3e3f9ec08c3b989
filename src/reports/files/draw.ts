/** What runs in the thread that draws (drawing.ts). It must import neither a room nor what belongs to the application, or each thread would load them. */
import { type ChartKey, chartsOf } from './charts.js';
import { reportDocx } from './docx.js';
import { reportPdf } from './pdf.js';
import type { ReportDocument } from './report-document.js';

export interface Task {
  as: 'docx' | 'pdf' | ChartKey;
  document: ReportDocument;
}

/** A file, or the text of a chart; null: there is nothing to show. */
export default async function draw({ as, document }: Task): Promise<Uint8Array | string | null> {
  if (as === 'docx') return reportDocx(document);
  if (as === 'pdf') return reportPdf(document);
  const [chart] = await chartsOf(document, [as]);
  return chart?.svg ?? null;
}
