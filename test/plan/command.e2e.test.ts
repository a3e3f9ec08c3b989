import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cloneDatabase, type TestDatabase } from '../support/harness/database.js';
import { madeUpPlan, madeUpPlanRestored } from '../support/builders/made-up-plan.js';

const command = join(import.meta.dirname, '../../src/plan/import/import.command.js');
const options = ['--slug', 'lakes-2031', '--title', 'Lakes', '--from', '2031-01-01', '--to', '2034-12-31'];

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'colloquy-plan-'));
  await writeFile(join(folder, 'plan.txt'), madeUpPlan);
  await writeFile(join(folder, 'gap.txt'), madeUpPlan.replace('- 3. Share', '- 5. Share'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

/** Runs the command to its end; lines of what it printed, and of what it complained about. */
function run(...words: string[]): Promise<{ code: number; printed: string[]; complaints: string[] }> {
  return new Promise((resolve) => {
    const settings = { cwd: folder, env: { DATABASE_URL: database.url }, timeout: 50_000 };
    execFile(process.execPath, [command, ...words], settings, (error, stdout, stderr) => {
      const lines = (text: string) => text.split('\n').filter((line) => line !== '');
      resolve({ code: error ? Number(error.code) : 0, printed: lines(stdout), complaints: lines(stderr) });
    });
  });
}

const plans = () => database.rows(`SELECT FROM action_plan WHERE slug = 'lakes-2031'`);

describe('npm run plan:import', () => {
  it('shows what it would do, then does it, naming every label that it restored', async () => {
    const rehearsed = await run('plan.txt', ...options, '--dry-run');
    expect(rehearsed).toMatchObject({ code: 0, complaints: [] });
    expect(rehearsed.printed[0]).toContain('nothing was changed');
    expect(await plans()).toHaveLength(0);

    const { code, printed } = await run('plan.txt', ...options);
    expect(code).toBe(0);
    expect(printed[0]).toBe('lakes-2031 (en): 3 areas, 24 actions, 10 sub-items.');
    expect(printed.slice(2)).toEqual(madeUpPlanRestored.map((label) => `  line ${label.line}: ${label.code}`));
    expect(await plans()).toHaveLength(1);
  });

  it.each([
    ['a text with a gap', ['gap.txt', ...options], /Line 39: /],
    ['a file that is not there', ['no-such-file.txt', ...options], /no-such-file\.txt/],
    ['a missing option', ['plan.txt', '--slug', 'lakes-2031'], /^Usage: /],
    ['a day that is none', ['plan.txt', ...options, '--to', '2034-02-30'], /input\.endsOn/],
  ])('refuses %s in one line', async (_, words, complaint) => {
    const { code, printed, complaints } = await run(...words);
    expect({ code, printed, complaints: complaints.length }).toEqual({ code: 1, printed: [], complaints: 1 });
    expect(complaints[0]).toMatch(complaint);
  });
});
