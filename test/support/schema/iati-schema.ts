import { readFile } from 'node:fs/promises';
import { validateXML } from 'xmllint-wasm';

const schemas = '../shared/data/iati/';

/** What the official schema of IATI 2.03 says of a file. */
export async function checkedIati(contents: string): Promise<{ valid: boolean; errors: string[] }> {
  const [main, common, xml] = await Promise.all(
    ['iati-activities-schema.xsd', 'iati-common.xsd', 'xml.xsd'].map(async (fileName) => ({
      fileName,
      contents: await readFile(`${schemas}${fileName}`, 'utf8'),
    })),
  );
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    schema: [main!],
    preload: [common!, xml!],
  });
  return { valid, errors: errors.map(({ message }) => message) };
}
