import { Logger } from '@nestjs/common';
import { StartUpProblem } from './platform/embedded-postgres/index.js';
import { ConfigProblem, readConfig } from './platform/index.js';
import { start } from './start.js';

/** Starts Colloquy as the environment says, and ends the process where that fails. */
export async function run(): Promise<void> {
  // graphql loses sight of a list's other promises when one of its fields throws at once; that ends nothing for others.
  process.on('unhandledRejection', (reason) => new Logger('Promise').error(reason));
  try {
    await start(readConfig());
  } catch (error) {
    // One line for the operator where it is known what is wrong; the whole error where it is not.
    const known = error instanceof ConfigProblem || error instanceof StartUpProblem;
    console.error(known ? error.message : error);
    process.exit(1);
  }
}
