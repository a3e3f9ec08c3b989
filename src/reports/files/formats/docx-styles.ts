import type { IStylesOptions } from 'docx';
import { accent, ink, quiet } from '../../../platform/documents/index.js';

/** In twentieths of a point: A4 upright, and its margins to the left and right. */
export const page = { width: 11906, height: 16838, margin: 1080 };

/** What is left between the margins. */
export const roomOf = (isWide: boolean): number => (isWide ? page.height : page.width) - 2 * page.margin;

/** The plan speaks in serif, the software in sans; both are on every desk, with Cyrillic letters. */
const fonts = { sans: 'Arial', serif: 'Georgia' };

export const hex = (colour: string): string => colour.slice(1);

/** Styles of paragraphs, each with its id. */
export const styles = {
  period: 'ReportPeriod',
  label: 'FactLabel',
  contents: 'ContentsTitle',
  edge: 'PageEdge',
  lead: 'Lead',
  caption: 'TableCaption',
  text: 'TableText',
  number: 'TableNumber',
  strong: 'TableStrong',
  head: 'TableHead',
  numberHead: 'TableNumberHead',
  indented: 'TableIndented',
};

export function paragraphStyles(
  { AlignmentType, LineRuleType }: typeof import('docx'),
  locale: string,
): IStylesOptions {
  const right = { alignment: AlignmentType.RIGHT };
  return {
    default: {
      document: {
        run: { font: fonts.sans, size: 19, color: hex(ink), language: { value: locale } },
        paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: fonts.serif, size: 60, color: hex(ink) },
        paragraph: { spacing: { before: 2600, after: 240, line: 288, lineRule: LineRuleType.AUTO } },
      },
      heading1: {
        run: { font: fonts.serif, size: 34, color: hex(ink) },
        paragraph: { spacing: { before: 480, after: 160 } },
      },
      heading2: {
        run: { size: 23, bold: true, color: hex(accent) },
        paragraph: { spacing: { before: 240, after: 100 } },
      },
    },
    paragraphStyles: [
      {
        id: styles.period,
        name: 'Report period',
        basedOn: 'Normal',
        run: { size: 28, color: hex(quiet) },
        paragraph: { spacing: { after: 700 } },
      },
      {
        id: styles.label,
        name: 'Fact label',
        basedOn: 'Normal',
        run: { size: 17, color: hex(quiet) },
        paragraph: { keepNext: true },
      },
      {
        id: styles.contents,
        name: 'Contents title',
        basedOn: 'Normal',
        run: { font: fonts.serif, size: 34 },
        paragraph: { spacing: { after: 240 } },
      },
      { id: styles.edge, name: 'Page edge', basedOn: 'Normal', run: { size: 16, color: hex(quiet) } },
      {
        id: styles.lead,
        name: 'Lead',
        basedOn: 'Normal',
        run: { size: 24 },
        paragraph: { spacing: { after: 200 } },
      },
      {
        id: styles.caption,
        name: 'Table caption',
        basedOn: 'Normal',
        run: { bold: true },
        paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
      },
      {
        id: styles.text,
        name: 'Table text',
        basedOn: 'Normal',
        run: { size: 17 },
        paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO } },
      },
      { id: styles.number, name: 'Table number', basedOn: styles.text, paragraph: right },
      { id: styles.strong, name: 'Table strong', basedOn: styles.number, run: { bold: true } },
      { id: styles.indented, name: 'Table indented', basedOn: styles.text, paragraph: { indent: { left: 160 } } },
      {
        id: styles.head,
        name: 'Table head',
        basedOn: styles.text,
        run: { bold: true, color: hex(quiet) },
        paragraph: { keepNext: true },
      },
      { id: styles.numberHead, name: 'Table number head', basedOn: styles.head, paragraph: right },
    ],
  };
}
