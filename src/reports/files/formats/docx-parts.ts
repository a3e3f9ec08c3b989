import type { FileChild } from 'docx';
import { writable } from '../../../platform/documents/index.js';
import { pictureOf, type ReportChart } from '../charts/charts.js';
import type { Part } from '../paper/paper.js';
import type { DocxTables } from './docx-tables.js';
import { styles } from './docx-styles.js';

/** In pixels: what a page has room for between its margins, below a heading. */
const mostWidth = 640;
const mostHeight = 720;

/** The parts of a chapter, each kept together with what it introduces. */
export class DocxParts {
  constructor(
    private readonly docx: typeof import('docx'),
    private readonly tables: DocxTables,
  ) {}

  async all(parts: readonly Part[]): Promise<FileChild[]> {
    const made: FileChild[] = [];
    for (const [place, part] of parts.entries()) made.push(...(await this.part(part, place < parts.length - 1)));
    return made;
  }

  private async part(part: Part, isFollowed: boolean): Promise<FileChild[]> {
    const { Paragraph } = this.docx;
    switch (part.kind) {
      case 'heading':
        return [new Paragraph({ text: writable(part.text), style: 'Heading2', keepNext: true })];
      case 'text':
        return [
          new Paragraph({
            text: writable(part.text),
            spacing: { after: 120 },
            keepNext: isFollowed && part.text.length < 400,
            ...(part.isLead && { style: styles.lead }),
          }),
        ];
      case 'list':
        return part.items.map(
          (item) => new Paragraph({ text: writable(item), bullet: { level: 0 }, spacing: { after: 80 } }),
        );
      case 'scale':
        return [this.tables.scale(part.steps)];
      case 'chart':
        return this.chart(part.chart, part.caption);
      case 'table':
        return [
          new Paragraph({ text: writable(part.caption), style: styles.caption }),
          this.tables.table(part),
          // Tables that touch would become one.
          new Paragraph({ text: '', spacing: { after: 80 } }),
        ];
    }
  }

  private async chart(chart: ReportChart, caption: string): Promise<FileChild[]> {
    const { ImageRun, Paragraph } = this.docx;
    const scale = Math.min(mostWidth / chart.width, mostHeight / chart.height);
    const fallback = { type: 'png' as const, data: await pictureOf(chart) };
    const image = new ImageRun({
      type: 'svg',
      data: Buffer.from(chart.svg),
      fallback,
      transformation: { width: Math.round(chart.width * scale), height: Math.round(chart.height * scale) },
      altText: { name: chart.key, title: chart.title, description: chart.alternative },
    });
    return [
      new Paragraph({ text: writable(caption), style: styles.caption }),
      new Paragraph({ children: [image], spacing: { after: 160 } }),
    ];
  }
}
