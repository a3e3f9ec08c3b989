import {
  accent,
  fontFile,
  ink,
  type PdfCell,
  type PdfColumn,
  type PdfFlow,
  PdfTable,
  writable,
} from '../../../platform/documents/index.js';
import { pictureOf, type ReportChart } from '../charts/charts.js';
import { heatColours } from '../paper/heat.js';
import type { Chapter, PaperCell, PaperTable, Part, ScaleStep } from '../paper/paper.js';

const text = { size: 9.5, gap: 6 };
const lead = { size: 12, gap: 10 };
const chapterLook = { size: 17, font: 'serif', colour: ink, gap: 8 } as const;
const headingLook = { size: 11.5, font: 'condensedBold', colour: accent, gap: 5 } as const;
const caption = { size: 9.5, font: 'condensedBold', gap: 4 } as const;
/** A text that is not longer stays together with what it introduces. */
const shortText = 70;

/** Draws the parts of a paper, each kept together with what belongs to it. */
export class PdfParts {
  /** The page on which the last chapter begins. */
  lastChapterOn = 0;

  constructor(private readonly flow: PdfFlow) {}

  async chapter({ title, parts }: Chapter): Promise<void> {
    const { flow } = this;
    if (flow.top > flow.room.top) flow.top += 22;
    flow.paragraph('H2', title, { ...chapterLook, keptWith: chapterLook.gap + this.startOf(parts, 0) });
    this.lastChapterOn = flow.page;
    for (const [place, part] of parts.entries()) await this.part(part, this.startOf(parts, place + 1));
  }

  private async part(part: Part, next: number): Promise<void> {
    const { flow } = this;
    switch (part.kind) {
      case 'heading':
        flow.top += 10;
        flow.paragraph('H3', writable(part.text), { ...headingLook, keptWith: next });
        return;
      case 'text': {
        const look = part.isLead ? lead : text;
        const isShort = flow.heightOf(part.text, look) <= shortText;
        flow.paragraph('P', writable(part.text), { ...look, ...(isShort && { keptWith: Math.min(next, 300) }) });
        return;
      }
      case 'list':
        return flow.list(
          part.items.map((item) => ({ mark: '•', text: writable(item) })),
          text.size,
        );
      case 'scale':
        return this.scale(part.steps, next);
      case 'chart':
        return this.chart(part.chart, part.caption);
      case 'table':
        await this.tableOf(part).draw(part.rows.map((row) => row.map(cellOf)));
        flow.top += 14;
    }
  }

  /** How much room this part needs at least, with what it introduces. */
  private startOf(parts: readonly Part[], place: number): number {
    const part = parts[place];
    if (!part) return 0;
    const { flow } = this;
    switch (part.kind) {
      case 'heading':
        return 10 + flow.heightOf(part.text, headingLook) + headingLook.gap + this.startOf(parts, place + 1);
      case 'text': {
        const look = part.isLead ? lead : text;
        const height = flow.heightOf(part.text, look);
        return height <= shortText ? height + look.gap + this.startOf(parts, place + 1) : shortText;
      }
      case 'list':
        return 30;
      case 'scale':
        return 24 + this.startOf(parts, place + 1);
      case 'chart':
        return flow.heightOf(part.caption, caption) + this.sizeOf(part.chart).height + 6;
      case 'table':
        return this.tableOf(part).startHeight(part.rows.slice(0, 4).map((row) => row.map(cellOf)));
    }
  }

  private tableOf({ columns, caption: title }: PaperTable): PdfTable {
    const drawn = columns.map(({ label, width, isNumber, isTurned }, place): PdfColumn => ({
      label: writable(label),
      width,
      align: isNumber ? 'right' : 'left',
      isTurned,
      namesRows: place === 0,
    }));
    return new PdfTable(this.flow, drawn, {
      size: 8.5,
      padding: 3.5,
      leastHeight: 15,
      rules: 'lines',
      caption: writable(title),
    });
  }

  private async chart(chart: ReportChart, title: string): Promise<void> {
    const size = this.sizeOf(chart);
    this.flow.paragraph('P', title, { ...caption, keptWith: size.height });
    this.flow.picture(await pictureOf(chart), { ...size, alt: chart.alternative });
    this.flow.top += 8;
  }

  /** A chart of many states is as high as a page leaves room for below a heading, and no higher. */
  private sizeOf(chart: ReportChart): { width: number; height: number } {
    const { width, bottom, top } = this.flow.room;
    const scale = Math.min(width / chart.width, (bottom - top - 150) / chart.height);
    return { width: chart.width * scale, height: chart.height * scale };
  }

  /** What the colours of a heat map stand for, in one line. */
  private async scale(steps: readonly ScaleStep[], next: number): Promise<void> {
    const { flow } = this;
    flow.breakFor(24 + next);
    const { document } = flow;
    const { top } = flow;
    await flow.element('P', (paragraph) => {
      steps.forEach(({ text: label, heat }, place) => {
        const { ground, ink: colour } = heatColours[heat]!;
        const left = flow.room.left + place * 52;
        document.markContent('Artifact', { type: 'Layout' });
        document.rect(left, top, 50, 15).fill(ground);
        document.endMarkedContent();
        paragraph.add(
          document.struct('Span', {}, () => {
            document
              .font(fontFile('condensed'))
              .fontSize(8.5)
              .fillColor(colour)
              .text(label, left, top + 3, { width: 50, align: 'center' });
          }),
        );
      });
    });
    flow.top = top + 24;
  }
}

const cellOf = ({ text: told, isStrong = false, isIndented = false, heat }: PaperCell): PdfCell => {
  const colours = heat === undefined ? undefined : heatColours[heat]!;
  return {
    text: writable(told),
    isStrong,
    isIndented,
    ...(colours && heat !== 0 && { shade: { ground: colours.ground, text: colours.ink } }),
  };
};
