import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { expect } from '@jest/globals';
import ts from 'typescript';

type Require = (name: string) => object | undefined;
type Row = readonly unknown[] | object | string | undefined;

/** What a spec has of Jest: its cases run as they are told, and the first that is red ends it. */
const globals = {
  expect,
  describe: (_: string, cases: () => void): void => cases(),
  it: Object.assign((_: string, work: () => void): void => work(), {
    each:
      (rows: readonly Row[]) =>
      (_: string, work: (...given: unknown[]) => void): void =>
        rows.forEach((row) => work(...(Array.isArray(row) ? (row as unknown[]) : [row]))),
  }),
};

/**
 * Holds the spec beside a policy against any text of that policy, and throws what is red first. Nothing is written
 * anywhere, and what the two import is what the application runs.
 */
export async function specOf(policy: string): Promise<(text: string) => void> {
  const spec = asScript(readFileSync(policy.replace(/\.ts$/, '.spec.ts'), 'utf8'));
  const own = `./${basename(policy, '.ts')}.js`;
  const modules = new Map<string, object>([['@jest/globals', globals]]);
  for (const name of importsOf(asScript(readFileSync(policy, 'utf8')) + spec)) {
    if (modules.has(name) || name === own) continue;
    const path = name.startsWith('.') ? resolve('dist', dirname(policy), name) : name;
    modules.set(name, { ...((await import(path)) as object), __esModule: true });
  }
  return (text) => {
    const exported = run(asScript(text), (name) => modules.get(name));
    run(spec, (name) => (name === own ? exported : modules.get(name)));
  };
}

const asScript = (text: string): string =>
  ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.CommonJS } })
    .outputText;

const importsOf = (script: string): string[] => [...script.matchAll(/ require\("([^"]+)"\)/g)].map(([, name]) => name!);

/** What a script exports. */
function run(script: string, require: Require): object {
  const exported = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- of this realm, as `expect` and what is imported are
  const work = new Function('exports', 'require', script) as (exported: object, require: Require) => void;
  work(exported, require);
  return exported;
}
