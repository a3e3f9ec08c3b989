import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './postmaster.js';
import { cannotWrite, systemCode } from './start-up-problem.js';

const beatEvery = 1_000;
/** A holder whose number now belongs to another process is told by its missing beats. */
const deadAfter = 15_000;

/**
 * Lets one start at a time prepare the database of a data folder, and waits for the others; one whose process has died
 * is not waited for. Should two ever get through, initdb's rename and postmaster.pid still let only one of them win.
 * @returns gives the lock back
 */
export async function takeStartLock(path: string, log: (line: string) => void): Promise<() => Promise<void>> {
  const mine = `${process.pid} ${randomUUID()}`;
  for (let told = false; !(await created(path, mine));) {
    if (await removedAbandoned(path)) continue;
    if (!told) log('Another start is preparing the database; waiting for it.');
    told = true;
    await sleep(100);
  }
  const beat = setInterval(() => void utimes(path, new Date(), new Date()).catch(() => undefined), beatEvery);
  return async () => {
    clearInterval(beat);
    if ((await contentOf(path)) === mine) await rm(path, { force: true });
  };
}

async function created(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw cannotWrite(dirname(path), error);
  }
}

async function removedAbandoned(path: string): Promise<boolean> {
  const content = await contentOf(path);
  const lastBeat = await stat(path).then(
    (found) => found.mtimeMs,
    () => null,
  );
  if (content === null || lastBeat === null) return false;
  const holder = Number(content.split(' ')[0]);
  if ((holder === 0 || isAlive(holder)) && Date.now() - lastBeat < deadAfter) return false;

  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw cannotWrite(dirname(path), error);
  }
  // Another start may have been quicker and hold a lock of its own under that name: give it back.
  if ((await contentOf(aside)) !== content) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  return true;
}

/** Null when there is no such file (any more); a lock that is just being written is empty. */
async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
