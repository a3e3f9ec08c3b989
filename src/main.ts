import { StartUpProblem } from './platform/embedded-postgres/index.js';
import { ConfigProblem, readConfig } from './platform/index.js';
import { start } from './start.js';

const oldestNode = 22;

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(
    `Colloquy needs Node ${oldestNode} or newer, this is ${process.versions.node}. Start it with npm start: it brings its own.`,
  );
  process.exit(1);
}

try {
  await start(readConfig());
} catch (error) {
  // One line for the operator where it is known what is wrong; the whole error where it is not.
  const known = error instanceof ConfigProblem || error instanceof StartUpProblem;
  console.error(known ? error.message : error);
  process.exit(1);
}
