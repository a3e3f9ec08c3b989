import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.js';

/** What links are signed with: APP_SECRET, else one that is made once and kept with the data. */
export class Secret {
  private constructor(readonly value: string) {}

  static async of({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): Promise<Secret> {
    return new Secret(secret ?? (await keptIn(dataDir)));
  }
}

/** Of two processes that start at once both get the same: a link appears with all of its content or not at all. */
async function keptIn(dataDir: string): Promise<string> {
  const file = join(dataDir, 'app-secret');
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const made = `${file}.${randomBytes(8).toString('hex')}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(made, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  try {
    await link(made, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(made);
  }
  return readFile(file, 'utf8');
}

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
