import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { system } from '../../access/index.js';
import { CommandProblem, runCommand } from '../../command.js';
import { graphql, type ResultOf, RunningSchema, type VariablesOf } from '../../platform/index.js';

const usage =
  'Usage: npm run plan:import -- FILE --slug SLUG --title TITLE --from DAY --to DAY [--locale en] [--dry-run]';

const importText = graphql(`
  mutation ($input: ImportActionPlanInput!) {
    importActionPlan(input: $input) {
      areas
      actions
      subActions
      restored {
        line
        code
      }
    }
  }
`);

type ImportInput = VariablesOf<typeof importText>['input'];
type Imported = NonNullable<ResultOf<typeof importText>['importActionPlan']>;

interface ImportCommand {
  file: string;
  input: Omit<ImportInput, 'text'>;
}

function readCommand(): ImportCommand {
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

/** Through the schema, so that the command knows the same limits as every other caller. */
async function importWith(schema: RunningSchema, input: ImportInput): Promise<Imported> {
  const { importActionPlan } = await schema.ask(importText, { input }, { caller: system });
  return importActionPlan!;
}

function print({ slug, locale, dryRun }: ImportCommand['input'], imported: Imported): void {
  const { areas, actions, subActions, restored } = imported;
  const done = dryRun ? ' A dry run: nothing was changed.' : '';
  console.log(`${slug} (${locale}): ${areas} areas, ${actions} actions, ${subActions} sub-items.${done}`);
  console.log(`Numbers and letters restored: ${restored.length}`);
  for (const { line, code } of restored) console.log(`  line ${line}: ${code}`);
}

await runCommand(async (app) => {
  const { file, input } = readCommand();
  print(input, await importWith(app.get(RunningSchema), { ...input, text: await readText(file) }));
});
