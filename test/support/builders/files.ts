import { crc32 } from 'node:zlib';
import { graphql } from '../../../src/platform/index.js';
import type { Person } from '../harness/cast.js';
import type { AnswerTo } from '../harness/client.js';
import type { World } from '../harness/world.js';

export const pdf = (text = 'Agenda'): Buffer => Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`);
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const program = Buffer.from(
  `MZ\u0090\u0000\u0003${'\u0000'.repeat(60)}This program cannot be run in DOS mode.`,
  'latin1',
);

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A document of Word, as much of one as shows what it is; `macros` makes it one that could run something. */
export function docx({ macros = false, padding = 0 } = {}): Buffer {
  const main = macros ? 'application/vnd.ms-word.document.macroEnabled' : wordType;
  return zip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types>' +
      `<Override PartName="/word/document.xml" ContentType="${main}.main+xml"/></Types>`,
    'word/document.xml': `<w:document/>${' '.repeat(padding)}`,
  });
}

/** An archive whose entries are not compressed. */
export function zip(entries: Record<string, string | Buffer>): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(path.length, 22);
    bodies.push(Buffer.from('PK\u0003\u0004'), shared, path, bytes);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, place, path);
    offset += 30 + path.length + bytes.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(entries).length, 4);
  end.writeUInt16LE(Object.keys(entries).length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\u0005\u0006'), end]);
}

export interface Announced {
  name: string;
  contentType: string;
  size: number;
}

export const requestUpload = graphql(`
  mutation ($name: String!, $contentType: String!, $size: Int!) {
    requestUpload(name: $name, contentType: $contentType, size: $size) { id url expiresAt }
  }
`);

export type UploadShown = AnswerTo<typeof requestUpload>['requestUpload'];

export async function requestedUpload(world: World, who: Person, announced: Announced): Promise<UploadShown> {
  return (await world.as(who).ask(requestUpload, { ...announced })).requestUpload;
}

/** An address of ours as tests reach it: they listen on a port that PUBLIC_URL does not know. */
export function reached(world: World, url: string, process = 0): string {
  const { pathname, search } = new URL(url);
  return world.urls[process]! + pathname + search;
}

export function send(
  world: World,
  url: string,
  body: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  const options = { method: 'PUT', headers, body, duplex: 'half' } as const;
  return fetch(reached(world, url), options);
}

/** A file that somebody has sent; answers its id. */
export async function upload(
  world: World,
  who: Person,
  { name = 'agenda.pdf', contentType = 'application/pdf', bytes = pdf() } = {},
): Promise<string> {
  const { id, url } = await requestedUpload(world, who, { name, contentType, size: bytes.length });
  const { status } = await send(world, url, new Uint8Array(bytes));
  if (status !== 204) throw new Error(`${name} was refused with ${status}`);
  return id;
}
