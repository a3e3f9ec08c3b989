import { readFile } from 'node:fs/promises';
import { validateXML } from 'xmllint-wasm';

const schemas = '../shared/data/iati/';

/** What the official schema of IATI 2.03 finds wrong with a file; nothing if it is valid. */
export async function problemsWithIati(contents: string): Promise<string[]> {
  const [main, common, xml] = await Promise.all(
    ['iati-activities-schema.xsd', 'iati-common.xsd', 'xml.xsd'].map(async (fileName) => ({
      fileName,
      contents: await readFile(`${schemas}${fileName}`, 'utf8'),
    })),
  );
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents }],
    schema: [main!],
    preload: [common!, xml!],
  });
  return errors.map(({ message }) => message);
}
