import { oneLine, printedMoment, printedPeriod } from '../../platform/index.js';
import {
  accent,
  bytesOf,
  type Document,
  drawArtifact,
  type Font,
  fontFile,
  ink,
  newPdf,
  quiet,
  sheet,
} from '../../platform/documents/index.js';
import type { Visit } from '../frame/visit.js';
import { periodOf } from '../parts/event-times.js';
import type { ShownCertificate } from './certificate.page.js';

const margin = 64;
const width = sheet.width - 2 * margin;
const [upperEdge, footAt] = [48, 440];
const qrSide = 96;
const centred = { width, align: 'center' as const };

/** A text and the room it has; it is written as large as it fits, and in the smallest size whatever its length. */
interface CertificateLine {
  tag: 'H1' | 'P';
  text: string;
  /** Space above it. */
  gap: number;
  height: number;
  sizes: readonly number[];
  font?: Font;
  colour?: string;
  /** The language of the text where it is not the page's. */
  language?: string;
}

/** The certificate on a sheet of A4, tagged for screen readers. */
export async function certificatePdf({ language, say }: Visit, certificate: ShownCertificate): Promise<Buffer> {
  const { default: qrCode } = await import('qrcode-generator');
  const words = say.certificate;
  const { holder, code, url, issuer, timeZone, issuedAt, eventTitles } = certificate;
  const issued = printedMoment(timeZone, new Date(issuedAt), language);
  const document = await newPdf(language, {
    margin,
    info: {
      Title: `${words.title}: ${oneLine(holder)}`,
      Author: issuer,
      Subject: oneLine(eventTitles[0]!.text),
      CreationDate: new Date(issuedAt),
    },
  });
  const titles = eventTitles.slice(0, 2).map(({ locale, text }, place): CertificateLine => {
    const line = { tag: 'P' as const, text: oneLine(text), language: locale, gap: 8 };
    return place === 0
      ? { ...line, height: 58, sizes: [20, 17, 14, 12, 10], font: 'bold' }
      : { ...line, height: 34, sizes: [13, 11, 9], colour: quiet };
  });
  const lines: CertificateLine[] = [
    { tag: 'P', text: issuer, gap: 0, height: 18, sizes: [13, 10, 8], colour: quiet },
    { tag: 'H1', text: words.title, gap: 8, height: 44, sizes: [32], font: 'bold', colour: accent },
    { tag: 'P', text: words.certifies, gap: 18, height: 20, sizes: [13], colour: quiet },
    { tag: 'P', text: oneLine(holder), gap: 8, height: 74, sizes: [30, 26, 22, 18, 15, 12, 10], font: 'bold' },
    { tag: 'P', text: words.attended, gap: 14, height: 20, sizes: [13], colour: quiet },
    ...titles,
    { tag: 'P', text: printedPeriod(periodOf(certificate), language), gap: 14, height: 32, sizes: [12, 10] },
  ];

  frame(document);
  const root = document.struct('Document');
  document.addStructure(root);
  for (const { line, size, top } of placed(document, lines)) {
    const options = line.language === undefined ? {} : { lang: line.language };
    root.add(document.struct(line.tag, options, () => write(document, line, size, top)));
  }
  const foot = [`${words.issued}: ${issued}`, `${words.code}: ${code}`, `${words.check} ${url}`];
  foot.forEach((text, place) => {
    root.add(document.struct('P', {}, () => writeAtFoot(document, text, footAt + 20 + 20 * place)));
  });
  const qr = qrCode(0, 'M');
  qr.addData(url);
  qr.make();
  root.add(document.struct('Figure', { alt: words.picture(url) }, () => drawQr(document, qr)));
  root.end();
  return bytesOf(document);
}

/** Each line in its size and at its place, all of them in the middle between the upper edge and the foot. */
function placed(
  document: Document,
  lines: readonly CertificateLine[],
): { line: CertificateLine; size: number; top: number }[] {
  const measured = lines.map((line) => {
    document.font(fontFile(line.font ?? 'regular'));
    const heightIn = (size: number): number => document.fontSize(size).heightOfString(line.text, centred);
    const size = line.sizes.find((one) => heightIn(one) <= line.height) ?? line.sizes.at(-1)!;
    return { line, size, height: heightIn(size) };
  });
  const total = measured.reduce((sum, { line, height }) => sum + line.gap + height, 0);
  let top = upperEdge + Math.max(0, footAt - upperEdge - total) / 2;
  return measured.map(({ line, size, height }) => {
    const own = top + line.gap;
    top = own + height;
    return { line, size, top: own };
  });
}

function write(
  document: Document,
  { text, font = 'regular', colour = ink }: CertificateLine,
  size: number,
  top: number,
): void {
  document.font(fontFile(font)).fillColor(colour).fontSize(size).text(text, margin, top, centred);
}

function writeAtFoot(document: Document, text: string, top: number): void {
  document
    .font(fontFile('regular'))
    .fillColor(ink)
    .fontSize(10)
    .text(text, margin, top, { width: width - qrSide - 24 });
}

/** Two lines around the sheet, which screen readers pass over. */
function frame(document: Document): void {
  drawArtifact(document, 'Layout', () => {
    document
      .lineWidth(3)
      .strokeColor(accent)
      .rect(28, 28, sheet.width - 56, sheet.height - 56)
      .stroke();
    document
      .lineWidth(0.75)
      .rect(36, 36, sheet.width - 72, sheet.height - 72)
      .stroke();
  });
}

function drawQr(
  document: Document,
  qr: { getModuleCount(): number; isDark(row: number, column: number): boolean },
): void {
  const count = qr.getModuleCount();
  const side = qrSide / count;
  const [left, top] = [sheet.width - margin - qrSide, footAt + 4];
  for (let row = 0; row < count; row++)
    for (let column = 0; column < count; column++)
      if (qr.isDark(row, column)) document.rect(left + column * side, top + row * side, side, side);
  document.fillColor(ink).fill();
}
