import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { system } from '../access/index.js';
import { createApp } from '../create-app.js';
import { startEmbeddedPostgres, StartUpProblem } from '../platform/embedded-postgres/index.js';
import { ConfigProblem, migrate, Problem, readConfig, RunningSchema, sqlState } from '../platform/index.js';
import type { PlanImport } from '../schema-types.js';
import { Catalogue } from './catalogue.js';

const usage =
  'Usage: npm run plan:import -- FILE --slug SLUG --title TITLE --from DAY --to DAY [--locale en] [--dry-run]';
const missingDatabase = '3D000';

/** What is wrong, in one line for whoever typed the command. */
class CommandProblem extends Error {}

interface Command {
  file: string;
  input: Record<string, string | boolean>;
}

function readCommand(): Command {
  const { values, positionals } = parse();
  const { slug, title, from, to, locale } = values;
  const [file] = positionals;
  if (!file || positionals.length > 1 || !slug || !title || !from || !to) throw new CommandProblem(usage);
  return { file, input: { slug, title, startsOn: from, endsOn: to, locale, dryRun: values['dry-run'] } };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        slug: { type: 'string' },
        title: { type: 'string' },
        from: { type: 'string' },
        to: { type: 'string' },
        locale: { type: 'string', default: 'en' },
        'dry-run': { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new CommandProblem(`${error instanceof Error ? error.message : String(error)}. ${usage}`);
  }
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new CommandProblem(`${file} cannot be read: ${error.message}`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CommandProblem(`${file} is not a text in UTF-8.`);
  }
}

/** Runs the import in the house that the settings name: a database of yours, else the embedded one under DATA_DIR. */
async function importInto(input: Record<string, string | boolean>): Promise<PlanImport> {
  const config = readConfig();
  const server = config.databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.error(line) });
  try {
    const settled = server ? config.with({ databaseUrl: server.url('colloquy') }) : config;
    await migrate(settled.databaseUrl!);
    const app = await createApp(settled);
    try {
      await app.init();
      await app.get(Catalogue).load();
      return await importWith(app.get(RunningSchema), input);
    } finally {
      await app.close();
    }
  } finally {
    await server?.stop();
  }
}

/** Through the schema, so that the command knows the same limits as every other caller. */
async function importWith(schema: RunningSchema, input: Record<string, string | boolean>): Promise<PlanImport> {
  const answer = await schema.execute(
    `mutation ($input: ImportActionPlanInput!) {
      importActionPlan(input: $input) { areas actions subActions restored { line code } }
    }`,
    { input },
    { caller: system },
  );
  const [error] = answer.errors ?? [];
  if (error) throw error.originalError ?? error;
  return answer.data!['importActionPlan'] as PlanImport;
}

function print({ slug, locale, dryRun }: Command['input'], { areas, actions, subActions, restored }: PlanImport): void {
  console.log(
    `${slug} (${locale}): ${areas} areas, ${actions} actions, ${subActions} sub-items.${dryRun ? ' A dry run: nothing was changed.' : ''}`,
  );
  console.log(`Numbers and letters restored: ${restored.length}`);
  for (const { line, code } of restored) console.log(`  line ${line}: ${code}`);
}

/** The refusal as one line; null for an error that is nobody's input. */
function refusal(error: unknown): string | null {
  if (error instanceof Problem) {
    const [first, ...others] = error.details;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return `${first!.field ? `${first!.field}: ` : ''}${first!.message.en}${more}`;
  }
  if (error instanceof CommandProblem || error instanceof StartUpProblem) return error.message;
  if (error instanceof ConfigProblem) return error.lines.join('; ');
  if (sqlState(error) === missingDatabase)
    return 'There is no Colloquy in this database yet. Start it once with npm start.';
  return null;
}

try {
  const { file, input } = readCommand();
  print(input, await importInto({ ...input, text: await readText(file) }));
} catch (error) {
  console.error(refusal(error) ?? error);
  process.exitCode = 1;
}
