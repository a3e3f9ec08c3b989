import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './create-app.js';
import { databaseFor } from './database.js';
import { StartUpProblem } from './platform/embedded-postgres/index.js';
import { type Config, ConfigProblem, Problem, readConfig } from './platform/index.js';
import { prepare } from './prepare.js';

/** What is wrong with a command, in one line for whoever typed it. */
export class CommandProblem extends Error {}

/**
 * Runs one command of the operator in the house that the settings name, without opening a port or running jobs, and
 * ends the process's work.
 * What is refused is one line and exit code 1.
 */
export async function runCommand(work: (app: NestFastifyApplication) => Promise<void>): Promise<void> {
  await withDatabase(async (config) => {
    const app = await createApp(config);
    try {
      await app.init();
      await prepare(app, config);
      await work(app);
    } finally {
      await app.close();
    }
  });
}

/** Runs `work` with the database that the settings name, migrated; what is refused is one line and exit code 1. */
export async function withDatabase(work: (config: Config) => Promise<void>): Promise<void> {
  try {
    const config = readConfig();
    const database = await databaseFor(config, (line) => console.error(line));
    try {
      const { url: databaseUrl, migrationUrl: migrationDatabaseUrl } = database;
      await work(config.with({ databaseUrl, migrationDatabaseUrl, role: 'api' }));
    } finally {
      await database.stop();
    }
  } catch (error) {
    console.error(refusal(error) ?? error);
    process.exitCode = 1;
  }
}

/** The refusal as one line; null for an error that is nobody's input. */
function refusal(error: unknown): string | null {
  if (error instanceof Problem) {
    const [first, ...others] = error.details;
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return `${first!.field ? `${first!.field}: ` : ''}${first!.message.en}${more}`;
  }
  if (error instanceof CommandProblem || error instanceof StartUpProblem) return error.message;
  return error instanceof ConfigProblem ? error.lines.join('; ') : null;
}
