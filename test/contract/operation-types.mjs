// Holds the types of operations against SDL and operations as they stand: `npm run generate` makes them anew.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const generated = { 'generate-output': 'src/schema-introspection.d.ts', turbo: 'src/operation-types.d.ts' };

/** The words of each line, as the members of a union come in any order. */
const wordsOf = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(/\W+/).sort().join(' '))
    .sort()
    .join('\n');

const folder = mkdtempSync(join(tmpdir(), 'colloquy-'));
try {
  for (const [command, committed] of Object.entries(generated)) {
    const fresh = join(folder, `${command}.d.ts`);
    const { status, stdout, stderr } = spawnSync('gql-tada', [command, '--output', fresh], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`gql-tada ${command}: ${stdout}${stderr}`);
    if (wordsOf(fresh) !== wordsOf(committed)) throw new Error(`${committed} is stale: run npm run generate.`);
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
