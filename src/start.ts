import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApp } from './create-app.js';
import { type Config, migrate } from './platform/index.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/index.js';
import { prepare } from './prepare.js';

/** Brings everything up in order: database, migrations, first content, and only then the port. */
export async function start(config: Config): Promise<NestFastifyApplication> {
  const server = config.databaseUrl ? null : await startEmbeddedPostgres({ dataDir: config.dataDir, log: (line) => console.log(line) });
  const settled = server ? config.with({ databaseUrl: await databaseOf(server.url.bind(server)) }) : config;
  try {
    await migrate(settled.databaseUrl!);
    const app = await createApp(settled);
    await app.init();
    await prepare(app, settled);
    if (settled.answersRequests) await app.listen(settled.port, settled.host);
    return app;
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function databaseOf(url: (database?: string) => string): Promise<string> {
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'colloquy'`);
  if (rowCount === 0) await client.query('CREATE DATABASE colloquy').catch(ignoreDuplicate);
  await client.end();
  return url('colloquy');
}

/** Two first starts at once: the other one was quicker. */
function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof pg.DatabaseError && ['42P04', '23505'].includes(error.code ?? ''))) throw error;
}
