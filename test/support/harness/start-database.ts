import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../../src/create-app.js';
import { asApplication } from '../../../src/database.js';
import { migrate, readConfig } from '../../../src/platform/index.js';
import { startEmbeddedPostgres, type EmbeddedServer } from '../../../src/platform/embedded-postgres/index.js';
import { prepare } from '../../../src/prepare.js';
import { openCast } from './cast.js';
import { template, uninhabitedTemplate } from './database.js';

declare global {
  var testServer: { server: EmbeddedServer; dataDir: string } | undefined;
}

/**
 * One PostgreSQL a run, and one template database in it: migrated, with states, catalogue and the cast in place. Each
 * test file clones it. Another one is as it was before: few clone that.
 */
export default async function startDatabase(): Promise<void> {
  const given = process.env['TEST_DATABASE_URL'];
  if (!given) {
    const dataDir = await mkdtemp(join(tmpdir(), 'colloquy-test-'));
    // PostgreSQL's own user has to pass through where the tests run as root.
    await chmod(dataDir, 0o711);
    // The run can be lost with the machine: what is written need not reach the disk.
    const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' };
    globalThis.testServer = {
      dataDir,
      server: await startEmbeddedPostgres({ dataDir, log: () => undefined, settings }),
    };
  }
  const server = given ?? globalThis.testServer!.server.url('postgres');
  process.env['TEST_SERVER_URL'] = server;

  const client = new pg.Client(server);
  await client.connect();
  for (const name of [template, uninhabitedTemplate])
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await client.query(`CREATE DATABASE ${template}`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  await migrate(url.href, asApplication(url.href));
  await client.query(`CREATE DATABASE ${uninhabitedTemplate} TEMPLATE ${template} STRATEGY FILE_COPY`);
  await client.end();

  const config = readConfig({ DATABASE_URL: asApplication(url.href), ROLE: 'api', DEMO: 'off' });
  const app = await createApp(config);
  await app.init();
  await prepare(app, config);
  await openCast(app);
  await app.close();
}
