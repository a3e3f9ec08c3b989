/*
 * Whether the specs of the policies would notice a wrong one: each condition of a policy is inverted, and each refusal
 * removed, one at a time in the compiled output, and the policy's spec has to turn red. `npm run mutants [part of a
 * path]` prints a table and what stayed green, and ends with 1 where anything did.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const wanted = process.argv[2] ?? '';
const config = JSON.stringify({ rootDir: 'dist', transform: {}, testMatch: ['<rootDir>/src/**/*.policy.spec.js'] });
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

const isGreen = (spec) =>
  spawnSync(process.execPath, [...jest, '--config', config, '--silent', '--runTestsByPath', spec], {
    stdio: 'ignore',
    timeout: 120_000,
  }).status === 0;

/** What can be wrong in a policy: where, and what stands there instead. */
function mutantsOf(text) {
  const source = ts.createSourceFile('policy.js', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const mutants = [];
  const replace = (node, kind, by) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    mutants.push({
      kind,
      line,
      said: node.getText().split('\n')[0].slice(0, 90),
      from: node.getStart(),
      to: node.end,
      by,
    });
  };
  const visit = (node) => {
    if (ts.isIfStatement(node)) {
      replace(node.expression, 'inverted', `!(${node.expression.getText()})`);
      if (!node.elseStatement) replace(node, 'removed', ';');
    }
    if (ts.isConditionalExpression(node)) replace(node.condition, 'inverted', `!(${node.condition.getText()})`);
    if (ts.isBinaryExpression(node) && opposites.has(node.operatorToken.kind)) {
      const [left, right] = [node.left.getText(), node.right.getText()];
      replace(node, 'inverted', `${left} ${opposites.get(node.operatorToken.kind)} ${right}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

const { SyntaxKind: token } = ts;
const opposites = new Map([
  [token.AmpersandAmpersandToken, '||'],
  [token.BarBarToken, '&&'],
  [token.EqualsEqualsEqualsToken, '!=='],
  [token.ExclamationEqualsEqualsToken, '==='],
  [token.LessThanToken, '>='],
  [token.GreaterThanEqualsToken, '<'],
  [token.GreaterThanToken, '<='],
  [token.LessThanEqualsToken, '>'],
]);

const specs = globSync('dist/src/**/*.policy.spec.js')
  .filter((spec) => spec.includes(wanted))
  .sort();
const survivors = [];
console.log('| policy | mutants | noticed |\n|---|---|---|');
for (const spec of specs) {
  const file = spec.replace('.spec.js', '.js');
  const text = readFileSync(file, 'utf8');
  const mutants = mutantsOf(text);
  if (!isGreen(spec)) throw new Error(`${spec} is red as it is`);
  const green = [];
  try {
    for (const mutant of mutants) {
      writeFileSync(file, text.slice(0, mutant.from) + mutant.by + text.slice(mutant.to));
      if (isGreen(spec)) green.push(mutant);
    }
  } finally {
    writeFileSync(file, text);
  }
  const name = file.replace('dist/src/', '').replace('.js', '');
  console.log(`| ${name} | ${mutants.length} | ${mutants.length - green.length} |`);
  survivors.push(...green.map(({ kind, line, said }) => `${name}:${line} ${kind}: ${said}`));
}
if (survivors.length > 0) {
  console.log(`\nStayed green:\n${survivors.join('\n')}`);
  process.exitCode = 1;
}
