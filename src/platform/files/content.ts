import { textEncodingOf } from './text-encoding.js';

/** A kind of file that is taken: its names on the web, the one that we keep first, and how names of such files end. */
interface Kind {
  types: readonly [string, ...string[]];
  ending: string;
  endings?: readonly string[];
}

const office = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

/**
 * Nothing that a browser or a desktop would run: no pages, scripts, drawings with scripts, archives or documents with
 * macros.
 */
const kinds: readonly Kind[] = [
  { types: ['application/pdf'], ending: '.pdf' },
  { types: [`${office}.wordprocessingml.document`], ending: '.docx' },
  { types: [`${office}.spreadsheetml.sheet`], ending: '.xlsx' },
  { types: [`${office}.presentationml.presentation`], ending: '.pptx' },
  { types: [`${openDocument}.text`], ending: '.odt' },
  { types: [`${openDocument}.spreadsheet`], ending: '.ods' },
  { types: [`${openDocument}.presentation`], ending: '.odp' },
  { types: ['image/png'], ending: '.png' },
  { types: ['image/jpeg', 'image/jpg'], ending: '.jpg', endings: ['.jpeg'] },
  { types: ['image/gif'], ending: '.gif' },
  { types: ['image/webp'], ending: '.webp' },
  { types: ['text/csv', 'application/csv'], ending: '.csv' },
  { types: ['text/tab-separated-values'], ending: '.tsv', endings: ['.csv'] },
  { types: ['text/plain'], ending: '.txt' },
];

/** How the names of files that are taken end. */
export const endings = kinds.map(({ ending }) => ending).join(', ');

/** What was announced, in the one way that we write it; null for what is not taken. */
export function typeAnnounced(contentType: string, name: string): string | null {
  const announced = contentType.split(';')[0]!.trim().toLowerCase();
  // A browser on a machine with Excel says this of every CSV.
  if (announced === 'application/vnd.ms-excel' && name.toLowerCase().endsWith('.csv')) return 'text/csv';
  return kinds.find(({ types }) => types.includes(announced))?.types[0] ?? null;
}

/**
 * What the first bytes of a file show it to be; text has no mark of its own, so it is what shows to be nothing else.
 */
export async function typeFound(beginning: Uint8Array): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(beginning);
  if (found) return found.mime;
  return textIn(beginning) ?? 'application/octet-stream';
}

/** Whether a file that was announced as one type can be what it shows to be. */
export const fits = (announced: string, found: string): boolean =>
  announced === found || (found === 'text/plain' && announced.startsWith('text/'));

/** The name under which a file of this type is given out: its ending says nothing else than the type does. */
export function nameFor(name: string, contentType: string): string {
  const kind = kinds.find(({ types }) => types.includes(contentType));
  const fitting = kind ? [kind.ending, ...(kind.endings ?? [])] : [];
  return !kind || fitting.some((ending) => name.toLowerCase().endsWith(ending)) ? name : name + kind.ending;
}

/** A name without folders and without what cannot be seen; empty where nothing is left. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1)!;
  return last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .trim()
    .replace(/^\.+/, '');
}

/** Programs that meet a page among text, whatever its name says, open it as one. */
function textIn(beginning: Uint8Array): string | null {
  const text = new TextDecoder(textEncodingOf(beginning)).decode(beginning.subarray(0, 4096)).trimStart();
  if (text.includes('\0')) return null;
  if (/^#!/.test(text)) return 'text/x-script';
  if (/^<svg[\s>]/i.test(text)) return 'image/svg+xml';
  return /^<[a-z!?]/i.test(text) || /<(script|html|body|iframe)[\s>]/i.test(text) ? 'text/html' : 'text/plain';
}
