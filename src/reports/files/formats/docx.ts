import type { Document, FileChild, Paragraph } from 'docx';
import { edge, line, quiet, writable } from '../../../platform/documents/index.js';
import { chartsOf } from '../charts/charts.js';
import type { ReportDocument } from '../document/report-document.js';
import { textsIn } from '../document/report.texts.js';
import { layOut } from '../paper/lay-out.js';
import type { Chapter, Paper } from '../paper/paper.js';
import { paperTextsIn } from '../paper/paper.texts.js';
import { DocxParts } from './docx-parts.js';
import { DocxTables } from './docx-tables.js';
import { hex, page, paragraphStyles, roomOf, styles } from './docx-styles.js';

/** The report as a document to be edited further. The library is loaded with the first one. */
export async function reportDocx(document: ReportDocument): Promise<Buffer> {
  const docx = await import('docx');
  const paper = layOut(document, await chartsOf(document));
  const maker = new Maker(docx, paper);
  return docx.Packer.toBuffer(await maker.file());
}

class Maker {
  private readonly say;
  private readonly locale;

  constructor(
    private readonly docx: typeof import('docx'),
    private readonly paper: Paper,
  ) {
    this.say = paperTextsIn[paper.language];
    this.locale = textsIn[paper.language].locale;
  }

  async file(): Promise<Document> {
    const { Document: Whole } = this.docx;
    const { title, period, marking } = this.paper;
    const sections = [this.section([...this.cover(), ...this.contents()], [], { isFirst: true })];
    for (const chapters of this.groups()) {
      const [first] = chapters;
      const children: FileChild[] = [];
      for (const chapter of chapters) children.push(...(await this.chapter(chapter, chapter === first)));
      sections.push(this.section(children, this.footnotesOf(chapters), { isWide: first!.isWide }));
    }
    return new Whole({
      title: writable(title),
      subject: period,
      keywords: marking,
      creator: 'Colloquy',
      lastModifiedBy: 'Colloquy',
      styles: paragraphStyles(this.docx, this.locale),
      sections,
    });
  }

  /** A chapter that stands on its side, or has footnotes of its own, begins a section, whose pages have its edges. */
  private groups(): Chapter[][] {
    const groups: Chapter[][] = [];
    for (const chapter of this.paper.chapters) {
      const last = groups.at(-1);
      const isLike =
        last?.[0]!.isWide === chapter.isWide && this.footnotesOf(last).length === this.footnotesOf([chapter]).length;
      if (isLike) last.push(chapter);
      else groups.push([chapter]);
    }
    return groups;
  }

  private footnotesOf(chapters: readonly Chapter[]): Paper['footnotes'] {
    const text = JSON.stringify(chapters.map(({ parts }) => parts.filter(({ kind }) => kind === 'table')));
    return this.paper.footnotes.filter(({ names }) =>
      names.some((name) => text.includes(JSON.stringify(name).slice(1, -1))),
    );
  }

  private cover(): FileChild[] {
    const { Paragraph: Part, TextRun } = this.docx;
    const { title, period, facts, marking } = this.paper;
    return [
      new Part({ text: writable(title), style: 'Title' }),
      new Part({ text: period, style: styles.period }),
      ...(marking === ''
        ? []
        : [new Part({ spacing: { after: 400 }, children: [new TextRun({ text: marking, bold: true })] })]),
      ...facts
        .filter(({ text }) => text !== marking)
        .flatMap(({ label, text }) => [
          new Part({ text: label, style: styles.label }),
          new Part({ text: writable(text), spacing: { after: 160 } }),
        ]),
    ];
  }

  /** Each line leads to its chapter; word processors fill in the page when they lay it out. */
  private contents(): FileChild[] {
    const { InternalHyperlink, PageReference, Paragraph: Part, Tab, TabStopType, TextRun } = this.docx;
    const tabStops = [{ type: TabStopType.RIGHT, position: roomOf(false), leader: 'dot' as const }];
    return [
      new Part({ text: this.say.contents, style: styles.contents, pageBreakBefore: true }),
      ...this.paper.chapters.map(
        ({ title }, place) =>
          new Part({
            tabStops,
            spacing: { after: 80 },
            children: [
              new InternalHyperlink({ anchor: anchorOf(place), children: [new TextRun(writable(title))] }),
              new TextRun({ children: [new Tab(), new PageReference(anchorOf(place))] }),
            ],
          }),
      ),
    ];
  }

  private async chapter(chapter: Chapter, isFirst: boolean): Promise<FileChild[]> {
    const { Bookmark, Paragraph: Part, TextRun } = this.docx;
    const heading = new Part({
      style: 'Heading1',
      keepNext: true,
      pageBreakBefore: chapter.startsPage && !isFirst,
      children: [
        new Bookmark({
          id: anchorOf(this.paper.chapters.indexOf(chapter)),
          children: [new TextRun(writable(chapter.title))],
        }),
      ],
    });
    const tables = new DocxTables(this.docx, roomOf(chapter.isWide));
    return [heading, ...(await new DocxParts(this.docx, tables).all(chapter.parts))];
  }

  private section(
    children: FileChild[],
    footnotes: Paper['footnotes'],
    { isFirst = false, isWide = false }: { isFirst?: boolean; isWide?: boolean },
  ) {
    const { Footer, Header, PageOrientation } = this.docx;
    const { margin, ...size } = page;
    return {
      properties: {
        titlePage: isFirst,
        page: {
          size: { ...size, orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: 1400, bottom: 1300, left: margin, right: margin, header: 600, footer: 500 },
        },
      },
      headers: {
        default: new Header({ children: [this.head()] }),
        ...(isFirst && { first: new Header({ children: [] }) }),
      },
      footers: {
        default: new Footer({ children: [...this.footnotes(footnotes), this.foot(isWide)] }),
        ...(isFirst && { first: new Footer({ children: [this.foot(isWide)] }) }),
      },
      children,
    };
  }

  private head(): Paragraph {
    const { BorderStyle, Paragraph: Part } = this.docx;
    return new Part({
      text: writable(`${this.paper.title} · ${this.paper.period}`),
      style: styles.edge,
      border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: hex(line) } },
    });
  }

  private footnotes(footnotes: Paper['footnotes']): Paragraph[] {
    const { BorderStyle, Paragraph: Part } = this.docx;
    return footnotes.map(
      ({ mark, text }, place) =>
        new Part({
          text: writable(`${mark} ${text}`),
          style: styles.edge,
          spacing: { after: 80 },
          ...(place === 0 && {
            border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: hex(edge) } },
          }),
        }),
    );
  }

  private foot(isWide: boolean): Paragraph {
    const { PageNumber, Paragraph: Part, Tab, TabStopType, TextRun } = this.docx;
    const { page: word, of } = this.say.pageWords;
    return new Part({
      style: styles.edge,
      tabStops: [{ type: TabStopType.RIGHT, position: roomOf(isWide) }],
      children: [
        new TextRun({ text: this.paper.marking, bold: true, color: hex(quiet) }),
        new TextRun({ children: [new Tab(), word, PageNumber.CURRENT, of, PageNumber.TOTAL_PAGES] }),
      ],
    });
  }
}

const anchorOf = (place: number): string => `chapter-${place + 1}`;
