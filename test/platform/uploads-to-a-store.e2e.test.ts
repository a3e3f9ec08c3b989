import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigProblem, readConfig } from '../../src/platform/index.js';
import { docx, pdf, reached, requestedUpload, send } from '../support/builders/files.js';
import { addedFile, removeMaterial } from '../support/builders/materials.js';
import { ObjectStore } from '../support/harness/s3.js';
import { startWorld, type World } from '../support/harness/world.js';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let store: ObjectStore;
let world: World;
beforeAll(async () => {
  store = await ObjectStore.start();
  world = await startWorld({ role: 'all', variables: { FILES_URL: store.address } });
});
afterAll(async () => {
  await world.stop();
  await store.stop();
});

describe('files in an S3-compatible store', () => {
  it('are sent, given out and removed as on disk, and nothing is on disk', async () => {
    const bytes = docx({ padding: 700_000 });
    const { id, url, upload } = await addedFile(
      world,
      world.networks.asylum,
      {},
      { name: 'Пособие.docx', contentType: wordType, bytes },
    );
    expect(store.objects.get(`/files/${upload}`)!.equals(bytes)).toBe(true);
    const response = await fetch(reached(world, url));
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
    await world.as('organiser').ask(removeMaterial, { id });
    await until(() => store.objects.size === 0);
    expect(existsSync(join(world.dataDir, 'files'))).toBe(false);
  });

  it('are refused when it is full, and taken when it has room again', async () => {
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: pdf().length };
    const { id, url } = await requestedUpload(world, 'organiser', announced);
    store.full = true;
    const refused = await send(world, url, new Uint8Array(pdf()));
    expect([refused.status, await refused.json()]).toEqual([
      507,
      { errors: [expect.objectContaining({ message: 'The file could not be stored. Please try again later.' })] },
    ]);
    store.full = false;
    expect((await send(world, url, new Uint8Array(pdf()))).status).toBe(204);
    expect(store.objects.has(`/files/${id}`)).toBe(true);
  });

  it('are not kept in part when who sends breaks off', async () => {
    const { id, url } = await requestedUpload(world, 'organiser', {
      name: 'a.pdf',
      contentType: 'application/pdf',
      size: 2_000_000,
    });
    const { hostname, port, pathname, search } = new URL(reached(world, url));
    const socket = connect(Number(port), hostname);
    socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2000000\r\n\r\n`);
    socket.write(Buffer.concat([pdf(), Buffer.alloc(600_000, 32)]));
    await until(async () => (await receiving(id)) !== null);
    socket.destroy();
    await until(async () => (await receiving(id)) === null);
    expect(store.objects.has(`/files/${id}`)).toBe(false);
    expect((await send(world, url, new Uint8Array(pdf()))).status).toBe(204);
  });
});

it('the address of a store names a bucket', () => {
  for (const FILES_URL of ['ftp://host/bucket', 'https://host', 'https://host/a/b', 'nothing'])
    expect(() => readConfig({ FILES_URL })).toThrow(ConfigProblem);
  expect(readConfig({ FILES_URL: '' }).filesUrl).toBeNull();
});

async function receiving(id: string): Promise<Date | null> {
  const [row] = await world.database.rows<{ since: Date | null }>(
    `SELECT receiving_since AS since FROM upload WHERE id = $1`,
    [id],
  );
  return row!.since;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let time = 0; time < 200; time++) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error('That did not come to be');
}
