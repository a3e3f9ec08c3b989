import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Signatures } from './signatures.service.js';
import { Secret } from './secret.js';

let dataDir: string;
beforeAll(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'colloquy-')), 'data');
});
afterAll(() => rm(join(dataDir, '..'), { recursive: true }));

describe('the secret', () => {
  it('is the one that is set', async () => {
    expect((await Secret.of({ secret: 'set from outside', dataDir: '/nowhere' })).value).toBe('set from outside');
  });

  it('is else made once, also by processes that start at once, and kept for its owner only', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => Secret.of({ secret: null, dataDir })));
    expect(new Set(made.map(({ value }) => value)).size).toBe(1);
    expect(made[0]!.value).toMatch(/^[\w-]{43}$/);
    expect((await Secret.of({ secret: null, dataDir })).value).toBe(made[0]!.value);
    expect(await readdir(dataDir)).toEqual(['app-secret']);
    expect((await stat(join(dataDir, 'app-secret'))).mode & 0o077).toBe(0);
  });
});

describe('a signature', () => {
  it('holds for what was signed, by whom and for what, and for nothing else', async () => {
    const [ours, others] = await Promise.all(
      ['ours', 'another one'].map(async (secret) => new Signatures(await Secret.of({ secret, dataDir }))),
    );
    const signature = ours!.of('upload', 'a', 'b');
    expect(ours!.holds(signature, 'upload', 'a', 'b')).toBe(true);
    expect(others!.holds(signature, 'upload', 'a', 'b')).toBe(false);
    expect(ours!.holds(signature, 'material', 'a', 'b')).toBe(false);
    expect(ours!.holds(signature, 'upload', 'ab')).toBe(false);
    expect(ours!.holds(signature, 'upload', 'a', 'b', '')).toBe(false);
    for (const wrong of [undefined, null, '', [signature], signature.slice(1), `${signature} `])
      expect(ours!.holds(wrong, 'upload', 'a', 'b')).toBe(false);
  });
});
