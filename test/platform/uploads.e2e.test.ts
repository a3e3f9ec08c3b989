import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signedIn } from '../../src/access/index.js';
import { Accounts } from '../../src/accounts/index.js';
import { Database, Problem, type StoredFile, Uploads } from '../../src/platform/index.js';
import {
  docx,
  pdf,
  png,
  program,
  reached,
  requestedUpload,
  requestUpload,
  send,
  upload,
  zip,
} from '../support/builders/files.js';
import { startWorld, type World } from '../support/harness/world.js';

const megabyte = 1024 * 1024;
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let world: World;
let uploads: Uploads;
beforeAll(async () => {
  world = await startWorld();
  uploads = world.apps[0]!.get(Uploads);
});
afterAll(async () => {
  await world.stop();
});

const place = (id: string): string => join(world.dataDir, 'files', id);
const claim = async (id: string, who: 'organiser' | 'expert' = 'organiser'): Promise<StoredFile> => {
  const viewer = signedIn(await world.apps[0]!.get(Accounts).viewerOf(world.ids[who]));
  return world.apps[0]!.get(Database).transaction((transaction) => uploads.claim(transaction, viewer, id, 'upload'));
};
const refusedClaim = (id: string, who: 'organiser' | 'expert' = 'organiser') =>
  claim(id, who).then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error.details[0]!.code : error),
  );

interface Refusal {
  errors: { message: string; extensions: { code: string } }[];
}
async function refusal(response: Response): Promise<{ status: number; code: string; message: string }> {
  const { errors } = (await response.json()) as Refusal;
  return { status: response.status, code: errors[0]!.extensions.code, message: errors[0]!.message };
}

describe('an address to send a file to', () => {
  it('is given to whoever may attach a file to something, and nobody else', async () => {
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: 10 };
    expect(await world.as('nobody').refusal(requestUpload, announced)).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    for (const who of ['expert', 'contactPoint', 'observer'] as const)
      expect(await world.as(who).refusal(requestUpload, announced)).toEqual({ code: 'FORBIDDEN', field: null });
    const { url, expiresAt } = await requestedUpload(world, 'organiser', announced);
    expect(url).toMatch(/^http:\/\/localhost:0\/uploads\/[0-9a-f-]{36}\?signature=[\w-]{43}$/);
    const minutes = (new Date(expiresAt).getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14);
    expect(minutes).toBeLessThan(16);
  });

  it.each([
    ['contentType', { contentType: 'text/html' }],
    ['contentType', { contentType: 'image/svg+xml' }],
    ['contentType', { contentType: 'application/x-msdownload' }],
    ['contentType', { contentType: 'application/zip' }],
    ['contentType', { contentType: 'application/vnd.ms-excel' }],
    ['name', { name: '' }],
    ['name', { name: '../../' }],
    ['name', { name: '\u202e\u0000' }],
    ['name', { name: 'x'.repeat(256) }],
    ['size', { size: 0 }],
    ['size', { size: 100 * megabyte + 1 }],
  ])('is refused for a wrong %s: %j', async (field, change) => {
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: 10, ...change };
    expect(await world.as('organiser').refusal(requestUpload, announced)).toEqual({ code: 'BAD_INPUT', field });
  });

  it('takes the bytes as they are, keeps them under a name of ours, and the name given beside it', async () => {
    const id = await upload(world, 'organiser', { name: '..\\Тайна/«Повестка» "дня".pdf' });
    expect(await readFile(place(id))).toEqual(pdf());
    expect(await claim(id)).toMatchObject({ name: '«Повестка» "дня".pdf', contentType: 'application/pdf' });
  });

  it('takes them once, also when they come twice at once', async () => {
    const { id, url } = await requestedUpload(world, 'organiser', {
      name: 'a.pdf',
      contentType: 'application/pdf',
      size: 200,
    });
    const texts = Array.from({ length: 6 }, (_, number) => pdf(`Version ${number}`));
    const answers = await Promise.all(texts.map((bytes) => send(world, url, new Uint8Array(bytes))));
    const taken = answers.findIndex(({ status }) => status === 204);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 410, 410, 410, 410, 410]);
    expect(await readFile(place(id))).toEqual(texts[taken]);
    expect(await refusal(await send(world, url, new Uint8Array(pdf())))).toMatchObject({ code: 'LINK_EXPIRED' });
    expect(await readFile(place(id))).toEqual(texts[taken]);
  });

  it('answers 404 when it is altered and 410 when it is too old', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() =>
        requestedUpload(world, 'organiser', { name: 'a.pdf', contentType: 'application/pdf', size: 99 }),
      ),
    );
    const bytes = new Uint8Array(pdf());
    const [path, signature] = one!.url.split('?signature=') as [string, string];
    for (const url of [
      path,
      `${path}?signature=`,
      `${path}?signature=${signature.slice(0, -1)}`,
      `${path}?signature=${signature.toUpperCase()}`,
      `${other!.url.split('?')[0]}?signature=${signature}`,
      `http://localhost/uploads/nothing?signature=${signature}`,
      `${one!.url}&signature=${signature}`,
    ])
      expect(await refusal(await send(world, url, bytes))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await world.database.rows(`UPDATE upload SET expires_at = now() WHERE id = $1`, [one!.id]);
    expect(await refusal(await send(world, one!.url, bytes, { 'accept-language': 'ru' }))).toEqual({
      status: 410,
      code: 'LINK_EXPIRED',
      message: 'Адрес для отправки файла устарел или уже использован. Запросите новый.',
    });
    expect(existsSync(place(one!.id))).toBe(false);
  });

  it('is not given for ever more to who uses nothing of it', async () => {
    const ask = () =>
      world
        .as('otherOrganiser')
        .run(requestUpload, { name: 'a.pdf', contentType: 'application/pdf', size: 100 * megabyte })
        .then(({ errors }) => errors[0]?.extensions.code);
    const codes: (string | undefined)[] = [];
    for (let time = 0; time < 11; time++) codes.push(await ask());
    expect(codes).toEqual([...Array.from({ length: 10 }, () => undefined), 'RATE_LIMITED']);
    expect(
      await requestedUpload(world, 'organiser', { name: 'a.pdf', contentType: 'application/pdf', size: 1 }),
    ).toBeTruthy();
  });
});

describe('what comes', () => {
  const text = (content: string): Buffer => Buffer.from(content);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Имя\tВремя\n', 'utf16le')]);
  const longOpenDocument = zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': '<office:document/>',
  });

  it.each<[string, string, Buffer]>([
    ['a.pdf', 'application/pdf', pdf()],
    ['a.PNG', 'image/png', png],
    ['a.docx', wordType, docx()],
    ['large.docx', wordType, docx({ padding: 3 * megabyte })],
    ['a.odt', 'application/vnd.oasis.opendocument.text', longOpenDocument],
    ['a.csv', 'text/csv', text('Name,Minutes\n"Олена ""Лісова""",90\n')],
    ['excel.csv', 'application/vnd.ms-excel', text('Name;Minutes\n')],
    ['meeting.csv', 'text/csv; charset=utf-16', utf16],
    ['without-mark.csv', 'text/csv', utf16.subarray(2)],
    ['old.csv', 'text/csv', Buffer.from([0xc8, 0xec, 0xff, 0x3b, 0x31, 0x0a])],
    ['notes.txt', 'text/plain', text('1 < 2 & 3 > 2')],
  ])('is taken where it is what was announced: %s', async (name, contentType, bytes) => {
    const id = await upload(world, 'organiser', { name, contentType, bytes });
    expect((await readFile(place(id))).equals(bytes)).toBe(true);
    expect(await claim(id)).toMatchObject({ size: bytes.length });
  });

  it.each<[string, string, Buffer, string]>([
    ['report.pdf', 'application/pdf', program, 'application/x-msdownload'],
    ['large.pdf', 'application/pdf', Buffer.concat([program, Buffer.alloc(8 * megabyte)]), 'application/x-msdownload'],
    ['picture.png', 'image/png', text('<!doctype html><script>alert(1)</script>'), 'text/html'],
    ['picture.png', 'image/png', text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'image/svg+xml'],
    [
      'picture.png',
      'image/png',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
      'application/xml',
    ],
    ['picture.jpg', 'image/jpeg', png, 'image/png'],
    ['list.csv', 'text/csv', text('\n\t<HTML><body onload=alert(1)>'), 'text/html'],
    ['list.csv', 'text/csv', text('a,b\n<script src=//evil.example></script>'), 'text/html'],
    ['list.csv', 'text/csv', Buffer.from('<script src=//evil.example></script>', 'utf16le'), 'text/html'],
    ['notes.txt', 'text/plain', text('#!/bin/sh\nrm -rf /'), 'text/x-script'],
    ['notes.txt', 'text/plain', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), 'application/x-elf'],
    ['notes.txt', 'text/plain', Buffer.from('a\u0000b'), 'application/octet-stream'],
    ['a.docx', wordType, docx({ macros: true }), 'application/vnd.ms-word.document.macroenabled.12'],
    ['a.docx', wordType, zip({ 'run.exe': program }), 'application/zip'],
    ['a.docx', wordType, pdf(), 'application/pdf'],
  ])('is refused where it is something else: %s as %s', async (name, contentType, bytes, found) => {
    const { id, url } = await requestedUpload(world, 'organiser', { name, contentType, size: bytes.length });
    const begun = Date.now();
    const response = await send(world, url, new Uint8Array(bytes));
    // What has not come yet is thrown away as it comes, not waited for until a connection counts as idle, after 5 s.
    expect(Date.now() - begun).toBeLessThan(4000);
    expect(await refusal(response)).toEqual({
      status: 415,
      code: 'BAD_INPUT',
      message: `The file was announced as ${contentType}, but its content is ${found}.`,
    });
    expect(existsSync(place(id))).toBe(false);
    expect(await refusedClaim(id)).toBe('BAD_INPUT');
  });

  it('may be smaller than announced, but not larger and not nothing; then the right bytes can still come', async () => {
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: 100 };
    const { id, url } = await requestedUpload(world, 'organiser', announced);
    const large = Buffer.concat([pdf(), Buffer.alloc(3 * megabyte, 32)]);
    const pieces = () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          for (let at = 0; at < large.length; at += megabyte) controller.enqueue(large.subarray(at, at + megabyte));
          controller.close();
        },
      });
    for (const body of [new Uint8Array(large), pieces()])
      expect(await refusal(await send(world, url, body))).toEqual({
        status: 413,
        code: 'BAD_INPUT',
        message: 'The file is larger than was announced: 100 bytes.',
      });
    expect(await refusal(await send(world, url, new Uint8Array()))).toMatchObject({ status: 400, code: 'BAD_INPUT' });
    expect(existsSync(place(id))).toBe(false);
    expect((await send(world, url, new Uint8Array(pdf()))).status).toBe(204);
    expect(await claim(id)).toMatchObject({ size: pdf().length });
  });

  it('leaves nothing when the connection breaks, and can be sent again', async () => {
    const bytes = Buffer.concat([pdf(), Buffer.alloc(2 * megabyte, 32)]);
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: bytes.length };
    const { id, url } = await requestedUpload(world, 'organiser', announced);
    const { hostname, port, pathname, search } = new URL(reached(world, url));
    const socket = connect(Number(port), hostname);
    socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: ${bytes.length}\r\n\r\n`);
    socket.write(bytes.subarray(0, megabyte));
    await until(() => existsSync(place(id)));
    expect(await refusedClaim(id)).toBe('BAD_INPUT');
    socket.destroy();
    await until(() => !existsSync(place(id)));
    await until(async () => (await send(world, url, new Uint8Array(bytes))).status === 204);
    expect((await readFile(place(id))).equals(bytes)).toBe(true);
  });

  it('is refused clearly when it cannot be stored, and nothing is half done', async () => {
    const folder = join(world.dataDir, 'files');
    const kept = await readdir(folder);
    await rename(folder, `${folder}-aside`);
    await writeFile(folder, 'no folder');
    const { id, url } = await requestedUpload(world, 'organiser', {
      name: 'a.pdf',
      contentType: 'application/pdf',
      size: 100,
    });
    try {
      expect(await refusal(await send(world, url, new Uint8Array(pdf()), { 'accept-language': 'ru' }))).toEqual({
        status: 507,
        code: 'INTERNAL',
        message: 'Не удалось сохранить файл. Повторите попытку позже.',
      });
      expect(await refusedClaim(id)).toBe('BAD_INPUT');
    } finally {
      await rm(folder);
      await rename(`${folder}-aside`, folder);
    }
    expect((await readdir(folder)).sort()).toEqual(kept.sort());
    expect((await send(world, url, new Uint8Array(pdf()))).status).toBe(204);
  });

  it('is streamed: 100 MB need little memory', async () => {
    const [first, piece] = [Buffer.alloc(65_536, 'x'), Buffer.alloc(65_536, 'y')];
    first.write('%PDF-1.7');
    const size = 100 * megabyte;
    const { id, url } = await requestedUpload(world, 'organiser', {
      name: 'a.pdf',
      contentType: 'application/pdf',
      size,
    });
    let sent = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void => {
      if (sent === size) return controller.close();
      controller.enqueue(sent === 0 ? first : piece);
      sent += piece.length;
    };
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    expect((await send(world, url, new ReadableStream({ pull }, { highWaterMark: 0 }))).status).toBe(204);
    const received = createHash('sha256');
    for await (const bytes of await uploads.bytesOf({ id })) received.update(bytes as Buffer);
    clearInterval(watch);
    // Whoever sends is part of this process, and counts as well.
    expect((most - before) / megabyte).toBeLessThan(50);
    const expected = createHash('sha256').update(first);
    for (let count = piece.length; count < size; count += piece.length) expected.update(piece);
    expect(received.digest('hex')).toBe(expected.digest('hex'));
  });
});

describe('an upload', () => {
  it('is claimed by who sent it, once, also when that is tried at once', async () => {
    const id = await upload(world, 'organiser');
    expect(await refusedClaim(id, 'expert')).toBe('NOT_FOUND');
    expect(await refusedClaim('0199b1de-0000-7000-8000-000000000000')).toBe('NOT_FOUND');
    const results = await Promise.all([1, 2, 3, 4].map(() => refusedClaim(id)));
    expect(results.filter((code) => code === null)).toHaveLength(1);
    expect(results.filter((code) => code === 'BAD_INPUT')).toHaveLength(3);
  });

  it('is still free when the transaction that claimed it is taken back', async () => {
    const id = await upload(world, 'organiser');
    const viewer = signedIn(await world.apps[0]!.get(Accounts).viewerOf(world.ids.organiser));
    await world.apps[0]!.get(Database).rehearsal((transaction) => uploads.claim(transaction, viewer, id, 'upload'));
    expect(await refusedClaim(id)).toBeNull();
  });

  it('is not there when its row has gone while it was sent', async () => {
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: 100 };
    const { id, url } = await requestedUpload(world, 'organiser', announced);
    let finish = (): void => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(pdf());
        finish = () => controller.close();
      },
    });
    const answer = send(world, url, body);
    await until(async () => {
      const [row] = await world.database.rows<{ begun: boolean }>(
        `SELECT receiving_since IS NOT NULL AS begun FROM upload WHERE id = $1`,
        [id],
      );
      return row!.begun;
    });
    await uploads.removeUnlessClaimed(id);
    finish();
    expect(await refusal(await answer)).toMatchObject({ status: 410 });
    expect(existsSync(place(id))).toBe(false);
  });

  it('is removed with its bytes by a job after a day when nothing has claimed it', async () => {
    const [left, used] = [await upload(world, 'organiser'), await upload(world, 'organiser')];
    await claim(used);
    const planned = await world.database.rows<{ hours: number }>(
      `SELECT round(extract(epoch FROM start_after - now()) / 3600)::integer AS hours FROM pgboss.job
       WHERE name = 'upload-removal' AND data ->> 'id' = ANY ($1)`,
      [[left, used]],
    );
    expect(planned).toEqual([{ hours: 24 }, { hours: 24 }]);
    for (const id of [left, used, left]) await uploads.removeUnlessClaimed(id);
    expect([existsSync(place(left)), existsSync(place(used))]).toEqual([false, true]);
    expect(await refusedClaim(left)).toBe('NOT_FOUND');
  });
});

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let time = 0; time < 200; time++) {
    if (await holds()) return;
    await sleep(25);
  }
  throw new Error('That did not come to be');
}
