// Holds schema.graphql against the contract of the whole product, where the contract lies beside the project.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const check = '../shared/checks/contract.mjs';

if (existsSync(check)) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [check, 'schema.graphql'], { encoding: 'utf8' });
  const lines = stdout.trim().split('\n');
  // What is not there yet is a long list; only what breaks the contract, and the counts, are news.
  console.log(lines.filter((line) => !line.startsWith('not there:')).join('\n'), stderr);
  process.exit(status ?? 1);
}

const words = `NOT CHECKED: there is no contract at ${check}. Whether schema.graphql keeps it is unknown here.`;
console.error(`\n${'!'.repeat(words.length)}\n${words}\n${'!'.repeat(words.length)}\n`);
