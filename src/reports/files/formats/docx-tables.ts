import type { IContext, ITableRowOptions, IXmlableObject, Table, TableCell, TableRow } from 'docx';
import { edge, line, writable } from '../../../platform/documents/index.js';
import { heatColours } from '../paper/heat.js';
import type { PaperCell, PaperColumn, PaperTable, ScaleStep } from '../paper/paper.js';
import { hex, styles } from './docx-styles.js';

type Cells = () => TableCell[];

/** What a letter takes of a head that is written upwards, and what stands beside its words. */
const turned = { letter: 110, beside: 220, least: 600 };

/** Tables with light rules between their rows; no row is left alone on a page. */
export class DocxTables {
  constructor(
    private readonly docx: typeof import('docx'),
    private readonly room: number,
  ) {}

  table({ columns, rows }: PaperTable): Table {
    const { HeightRule } = this.docx;
    const isTurned = columns.some((column) => column.isTurned);
    const head = this.row(() => columns.map((column) => this.head(column)), {
      cantSplit: true,
      tableHeader: true,
      ...(isTurned && { height: { value: heightOfTurned(columns), rule: HeightRule.ATLEAST } }),
    });
    const body = rows.map((cells, place) => {
      // The first two rows stay together, and the last two.
      const isKept = place < rows.length - 1 && (place === 0 || place === rows.length - 2);
      return this.row(() => cells.map((cell, column) => this.cell(cell, columns[column]!, isKept)), {
        cantSplit: true,
      });
    });
    return this.grid(
      [head, ...body],
      columns.map(({ width }) => width),
    );
  }

  /** What the colours of a heat map stand for, in one line. */
  scale(steps: readonly ScaleStep[]): Table {
    const { AlignmentType, Paragraph, TableCell: Cell, TextRun } = this.docx;
    const cells = (): TableCell[] =>
      steps.map(
        ({ text, heat }) =>
          new Cell({
            shading: this.shading(heatColours[heat]!.ground),
            children: [
              new Paragraph({
                style: styles.text,
                alignment: AlignmentType.CENTER,
                keepNext: true,
                children: [new TextRun({ text, color: hex(heatColours[heat]!.ink) })],
              }),
            ],
          }),
      );
    return this.grid(
      [this.row(cells, { cantSplit: true })],
      steps.map(() => 1),
      this.room / 2,
    );
  }

  private grid(rows: TableRow[], weights: readonly number[], room = this.room): Table {
    const { BorderStyle, Table: Grid, TableLayoutType, WidthType } = this.docx;
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
    const light = { style: BorderStyle.SINGLE, size: 4, color: hex(line) };
    return new Grid({
      width: { size: Math.floor(room), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: { top: none, left: none, right: none, bottom: light, insideHorizontal: light, insideVertical: none },
      margins: { top: 50, bottom: 50, left: 70, right: 70, marginUnitType: WidthType.DXA },
      columnWidths: weights.map((weight) => Math.floor((weight / whole) * room)),
      rows,
    });
  }

  /** Made only when it is written out: all cells of a long table at once take many times the memory of its text. */
  private row(cells: Cells, options: Omit<ITableRowOptions, 'children'>): TableRow {
    const { TableRow: Whole } = this.docx;
    class LateRow extends Whole {
      override prepForXml(context: IContext): IXmlableObject | undefined {
        return new Whole({ ...options, children: cells() }).prepForXml(context);
      }
    }
    return new LateRow({ children: [] });
  }

  private head({ label, isNumber, isTurned }: PaperColumn): TableCell {
    const { BorderStyle, Paragraph, TableCell: Cell, TextDirection, VerticalAlignTable } = this.docx;
    const below = { style: BorderStyle.SINGLE, size: 6, color: hex(edge) };
    return new Cell({
      borders: { bottom: below },
      verticalAlign: isTurned ? VerticalAlignTable.CENTER : VerticalAlignTable.BOTTOM,
      ...(isTurned && { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT }),
      children: [
        new Paragraph({ style: isNumber && !isTurned ? styles.numberHead : styles.head, text: writable(label) }),
      ],
    });
  }

  /** Looks are styles and margins the table's, as each cell that has its own takes many times the memory. */
  private cell(
    { text, isStrong, isIndented, heat = 0 }: PaperCell,
    { isNumber }: PaperColumn,
    isKept: boolean,
  ): TableCell {
    const { Paragraph, TableCell: Cell, TextRun } = this.docx;
    const style = isStrong ? styles.strong : isIndented ? styles.indented : isNumber ? styles.number : styles.text;
    const keep = isKept && { keepNext: true };
    if (heat === 0) return new Cell({ children: [new Paragraph({ style, text: writable(text), ...keep })] });
    const { ground, ink } = heatColours[heat]!;
    const run = new TextRun({ text: writable(text), color: hex(ink) });
    return new Cell({ shading: this.shading(ground), children: [new Paragraph({ style, children: [run], ...keep })] });
  }

  private shading(ground: string) {
    return { type: this.docx.ShadingType.CLEAR, fill: hex(ground) };
  }
}

/** So that no word of a head that is written upwards is cut off. */
function heightOfTurned(columns: readonly PaperColumn[]): number {
  const words = columns.filter(({ isTurned }) => isTurned).flatMap(({ label }) => label.split(/\s+/));
  return Math.max(turned.least, Math.max(0, ...words.map((word) => word.length)) * turned.letter + turned.beside);
}
