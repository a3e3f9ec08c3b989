import {
  bytesOf,
  type Document,
  heightOf,
  ink,
  newPdf,
  PdfFlow,
  quiet,
  sheet,
  writable,
  write,
} from '../../../platform/documents/index.js';
import { chartsOf } from '../charts/charts.js';
import type { ReportDocument } from '../document/report-document.js';
import { layOut } from '../paper/lay-out.js';
import type { Paper } from '../paper/paper.js';
import { paperTextsIn } from '../paper/paper.texts.js';
import { textsIn } from '../document/report.texts.js';
import { PdfParts } from './pdf-parts.js';

const margin = 54;
/** Room is left for a footnote below, and for the head above. */
const roomOf = (width: number, height: number) => ({
  left: margin,
  top: 62,
  width: width - 2 * margin,
  bottom: height - 84,
  footAt: height - 44,
  size: [width, height] as [number, number],
});
const upright = roomOf(sheet.height, sheet.width);
const onItsSide = roomOf(sheet.width, sheet.height);
/** The first page whose edges say what the report is. */
const firstMarked = 2;

/** The report as a document to be read and printed, tagged for screen readers, with an outline. */
export async function reportPdf(document: ReportDocument): Promise<Buffer> {
  const paper = layOut(document, await chartsOf(document));
  const { locale } = textsIn[paper.language];
  const say = paperTextsIn[paper.language];
  const pdf = await newPdf(locale, {
    size: upright.size,
    margins: { left: margin, right: margin, top: margin, bottom: 0 },
    bufferPages: true,
    info: { Title: writable(paper.title), Subject: paper.period, Author: 'Colloquy', Keywords: paper.marking },
  });
  const flow = new PdfFlow(pdf, upright, {
    footnotes: paper.footnotes,
    text: 'condensed',
    bold: 'condensedBold',
  });
  drawCover(flow, paper);
  flow.nextPage();
  const contentsOn = flow.page;
  const contents = flow.begin('TOC');
  flow.paragraph('P', say.contents, { size: 17, font: 'serif', gap: 12 });
  const contentsTop = flow.top;
  const parts = new PdfParts(flow);
  const places: number[] = [];
  for (const [place, chapter] of paper.chapters.entries()) {
    const room = chapter.isWide ? onItsSide : upright;
    if (place === 0 || chapter.startsPage || room !== flow.room) flow.nextPage(room);
    await parts.chapter(chapter);
    places.push(parts.lastChapterOn);
    pdf.outline.addItem(chapter.title);
  }
  pdf.switchToPage(pdf.bufferedPageRange().start + contentsOn - 1);
  drawContents(pdf, contents, contentsTop, paper, places);
  flow.end((number, count) => ({
    foot: say.page(number, count),
    mark: paper.marking,
    head: number < firstMarked ? '' : `${paper.title} · ${paper.period}`,
  }));
  return bytesOf(pdf);
}

function drawCover(flow: PdfFlow, { title, period, facts, marking }: Paper): void {
  flow.top = 190;
  flow.paragraph('H1', writable(title), { size: 30, font: 'serif', colour: ink, gap: 14 });
  flow.paragraph('P', period, { size: 14, colour: quiet, gap: 40 });
  if (marking !== '') flow.paragraph('P', marking, { size: 11, font: 'condensedBold', gap: 24 });
  for (const { label, text } of facts.filter((fact) => fact.text !== marking)) {
    flow.paragraph('P', label, { size: 8.5, colour: quiet, gap: 1 });
    flow.paragraph('P', writable(text), { size: 10.5, gap: 8 });
  }
}

/** Each chapter with the page on which it begins, known only when all is drawn. */
function drawContents(
  pdf: Document,
  contents: ReturnType<PdfFlow['begin']>,
  from: number,
  { chapters }: Paper,
  places: readonly number[],
): void {
  const { left, width } = upright;
  let top = from;
  for (const [place, { title }] of chapters.entries()) {
    const look = { size: 10.5, font: 'condensed', colour: ink } as const;
    const height = heightOf(pdf, title, look.size, width - 40, look.font);
    const item = pdf.struct('TOCI');
    contents.add(item);
    const line = top;
    item
      .add(pdf.struct('P', {}, () => write(pdf, title, left, line, { ...look, width: width - 40 })))
      .add(
        pdf.struct('Reference', {}, () =>
          write(pdf, String(places[place]), left, line, { ...look, width, align: 'right' }),
        ),
      )
      .end();
    top += height + 7;
  }
  contents.end();
}
