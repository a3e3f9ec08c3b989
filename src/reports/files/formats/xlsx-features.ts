import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import type { Feature } from 'write-excel-file/node';

/* What write-excel-file leaves to its users, by its own way of adding to the parts of a workbook. */

type Utility = typeof import('write-excel-file/utility');
type WorkbookFeature = Feature<Stream | Buffer | Blob>;

/** A sheet that is one table, with rows on what it is about above its heads. */
export interface TableSheet {
  name: string;
  /** Row of the heads, from 0. */
  headRow: number;
  columnCount: number;
  rowCount: number;
}

/** What a workbook says of itself. */
export interface WorkbookProperties {
  title: string;
  subject: string;
  keywords: string;
  creator: string;
  language: string;
  /** When its data were read. */
  createdAt: string;
}

/** Filters on the heads of tables, which are repeated on every page; pages as wide as the table. */
export function tableFeature(tables: readonly TableSheet[], utility: Utility): WorkbookFeature {
  const { findElement, getCellAddress, prependMarkupInsideElement, replaceElement, sanitizeAttributeValue } = utility;
  const rangeOf = ({ headRow, columnCount, rowCount }: TableSheet, fixed = (address: string) => address): string =>
    `${fixed(getCellAddress(headRow, 0))}:${fixed(getCellAddress(headRow + rowCount, columnCount - 1))}`;
  const nameOf = ({ name }: TableSheet): string => sanitizeAttributeValue(`'${name.replaceAll("'", "''")}'`);
  const absolute = (address: string): string => address.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const table = tables[sheetIndex];
            const filter = table ? `<autoFilter ref="${rangeOf(table)}"/>` : '';
            const filtered = xml.replace('</sheetData>', () => `</sheetData>${filter}`);
            return prependMarkupInsideElement(filtered, findElement(filtered, 'worksheet')!, fitToPage);
          },
          transformElementAttributes: (name, attributes) =>
            name === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
          insert: () => pageNumbers,
        },
        'xl/workbook.xml': {
          transform: (xml) =>
            replaceElement(
              xml,
              findElement(xml, 'definedNames')!,
              `<definedNames>${tables
                .map((table, index) => {
                  const [sheet, last] = [nameOf(table), table.headRow + 1];
                  const defined = (name: string, range: string, more = ''): string =>
                    `<definedName name="_xlnm.${name}" localSheetId="${index}"${more}>${sheet}!${range}</definedName>`;
                  return (
                    defined('_FilterDatabase', rangeOf(table, absolute), ' hidden="1"') +
                    defined('Print_Titles', `$1:$${last}`)
                  );
                })
                .join('')}</definedNames>`,
            ),
        },
      },
    },
  };
}

const fitToPage = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const pageNumbers = '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>';

/** The properties by which people and machines tell files apart. */
export function propertiesFeature(properties: WorkbookProperties, { sanitizeTextContent }: Utility): WorkbookFeature {
  const { title, subject, keywords, creator, language, createdAt } = properties;
  const elements = [
    ['dc:title', title],
    ['dc:subject', subject],
    ['dc:creator', creator],
    ['cp:keywords', keywords],
    ['dc:language', language],
  ].map(([name, text]) => `<${name}>${sanitizeTextContent(text!)}</${name}>`);
  const path = 'docProps/core.xml';
  return {
    files: {
      transform: {
        '[Content_Types].xml': {
          insert: () =>
            `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
        },
        '_rels/.rels': {
          insert: () => `<Relationship Id="rId-properties-1" Type="${relationships}" Target="${path}"/>`,
        },
      },
      write: {
        files: () => ({
          [path]:
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
            `<cp:coreProperties xmlns:cp="${coreProperties}" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
            'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
            `${elements.join('')}<dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}` +
            '</dcterms:created></cp:coreProperties>',
        }),
      },
    },
  };
}

const coreProperties = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';
