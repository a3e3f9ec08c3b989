import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createApp } from '../../src/create-app.js';
import { databaseFor } from '../../src/database.js';
import { readConfig } from '../../src/platform/index.js';
import { prepare } from '../../src/prepare.js';
import { updateMember } from '../support/builders/people.js';
import { cloneDatabase } from '../support/harness/database.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let application: pg.Client;
beforeAll(async () => {
  world = await startWorld();
  application = new pg.Client(world.database.url);
  await application.connect();
});
afterAll(async () => {
  await application.end();
  await world.stop();
});

const notAllowed = { code: '42501' };

describe('the role that the application works as', () => {
  it.each([
    `UPDATE audit_entry SET action = 'x'`,
    `UPDATE audit_entry SET at = now() WHERE false`,
    'DELETE FROM audit_entry',
    'TRUNCATE audit_entry CASCADE',
    `UPDATE audit_value SET new_value = NULL`,
    'DELETE FROM audit_value',
    'TRUNCATE audit_value',
    'UPDATE audit_seal SET number = number + 1',
    'DELETE FROM audit_seal',
    'TRUNCATE audit_seal',
    'SELECT FROM audit_entry FOR UPDATE',
    'ALTER TABLE audit_entry DISABLE TRIGGER ALL',
    'DROP TABLE audit_seal',
    'CREATE TRIGGER t BEFORE INSERT ON audit_entry EXECUTE FUNCTION refuse_change()',
    'SET session_replication_role = replica',
    `SELECT empty_audit_values('{}', 'x', NULL, 'Member', '{}')`,
    `CREATE OR REPLACE FUNCTION erase_audit_values(person uuid) RETURNS void LANGUAGE sql AS 'SELECT'`,
    `CREATE TABLE public.audit_value_2 (id int)`,
    `DELETE FROM migrations`,
  ])('may not: %s', async (statement) => {
    await expect(application.query(statement)).rejects.toMatchObject(notAllowed);
  });

  it('empties a person’s values by the one function only, whatever tables of its own it has', async () => {
    const member = await world.newMember('Eka', 'Emptied', 'GE');
    await world.as('secretariat').ask(updateMember, { id: member, input: { keywords: ['canary'] } });
    const values = () =>
      world.database.rows(
        `SELECT FROM audit_value v JOIN audit_entry e ON e.id = v.entry_id
         WHERE e.subject_id = $1 AND e.action <> 'eraseAuditValues' AND v.new_value IS NOT NULL`,
        [member],
      );
    expect((await values()).length).toBeGreaterThan(0);
    await application.query('CREATE TEMP TABLE audit_value AS SELECT * FROM public.audit_value');
    await application.query('SET search_path = pg_temp, public');
    await application.query('SELECT public.erase_audit_values($1)', [member]);
    expect(await values()).toHaveLength(0);
    const { rows } = await application.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM pg_temp.audit_value WHERE erased_digest IS NULL`,
    );
    expect(rows[0]!.left).toBeGreaterThan(0);
  });
});

describe('who owns the database', () => {
  it.each([
    [`UPDATE audit_entry SET action = 'x'`, 'audit_entry is append-only'],
    ['DELETE FROM audit_entry', 'audit_entry is append-only'],
    ['DELETE FROM audit_value', 'audit_value is append-only'],
    [`UPDATE audit_value SET new_value = 'x' WHERE erased_digest IS NULL`, 'audit_value is append-only'],
    ['UPDATE audit_seal SET number = number', 'audit_seal is append-only'],
    ['TRUNCATE audit_seal', 'audit_seal is append-only'],
  ])('is stopped as well as long as nobody turns the trigger off: %s', async (statement, message) => {
    await world.database.rows(
      `INSERT INTO audit_seal SELECT 1, id, sha256('x'), now(), '1' FROM audit_entry LIMIT 1 ON CONFLICT DO NOTHING`,
    );
    await expect(world.database.rows(statement)).rejects.toThrow(message);
  });
});

const production = {
  ...{ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_URL: 'https://colloquy.example', DEMO: 'off' },
  ...{ APP_SECRET: 'Tq8sW3nX6jKv1PzB5cMg9FhD7yLr2UoI', ROLE: 'api' },
};

describe('production', () => {
  /** What is said to whoever starts it with this DATABASE_URL; null: it starts. */
  async function refusal(url: string): Promise<string | null> {
    const config = readConfig({ ...production, DATABASE_URL: url });
    const app = await createApp(config);
    try {
      await prepare(app, config);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await app.close();
    }
  }
  const as = (role: string): string => {
    const url = new URL(world.database.ownerUrl);
    [url.username, url.password] = [role, 'a-password'];
    return url.href;
  };

  it.each([
    [
      'is a member of the owner',
      (role: string) => `GRANT ${new URL(world.database.ownerUrl).username} TO ${role} WITH INHERIT FALSE`,
    ],
    ['may write everything', (role: string) => `GRANT pg_write_all_data TO ${role}`],
    ['may update one column', (role: string) => `GRANT UPDATE (action) ON audit_entry TO ${role}`],
    ['may empty a table', (role: string) => `GRANT TRUNCATE ON audit_seal TO ${role}`],
    ['owns one of the tables', (role: string) => `ALTER TABLE audit_value OWNER TO ${role}`],
    ['owns the schema', (role: string) => `ALTER SCHEMA public OWNER TO ${role}`],
    ['may make itself a member of others', (role: string) => `ALTER ROLE ${role} CREATEROLE`],
  ])('does not start as a role that %s', async (_, allow) => {
    const role = `rewriter_${Date.now()}`;
    await world.database.rows(
      `CREATE ROLE ${role} LOGIN PASSWORD 'a-password' IN ROLE ${new URL(world.database.url).username}`,
    );
    try {
      expect(await refusal(as(role))).toBeNull();
      await world.database.rows(allow(role));
      expect(await refusal(as(role))).toMatch(`The role "${role}" of DATABASE_URL could change the audit trail`);
    } finally {
      await world.database.rows(`REASSIGN OWNED BY ${role} TO CURRENT_USER; DROP OWNED BY ${role}; DROP ROLE ${role}`);
    }
  });

  it('does not start as the superuser, and does as the application', async () => {
    expect(await refusal(world.database.ownerUrl)).toMatch(/could change the audit trail/);
    expect(await refusal(world.database.url)).toBeNull();
  });
});

describe('MIGRATION_DATABASE_URL', () => {
  it('makes and migrates everything in an empty database, the role of the application too', async () => {
    const empty = await cloneDatabase({ empty: true });
    const role = `application_${Date.now()}`;
    const url = new URL(empty.ownerUrl);
    [url.username, url.password] = [role, 'p@ss:w/o"rd\''];
    const variables = { ...production, DATABASE_URL: url.href, MIGRATION_DATABASE_URL: empty.ownerUrl };
    try {
      const reached = await Promise.all([1, 2].map(() => databaseFor(readConfig(variables), () => undefined)));
      const config = readConfig(variables).with({ databaseUrl: reached[0]!.url });
      const app = await createApp(config);
      await app.init();
      await prepare(app, config);
      await app.close();
      expect(await empty.rows('SELECT FROM state')).not.toHaveLength(0);
      expect(await empty.rows('SELECT FROM pgboss.queue')).not.toHaveLength(0);
      // What it is allowed by mistake is taken back by the next start.
      await empty.rows(`GRANT UPDATE ON audit_entry TO ${role}`);
      await databaseFor(readConfig(variables), () => undefined);
      const client = new pg.Client(url.href);
      await client.connect();
      await expect(client.query(`UPDATE audit_entry SET action = 'x'`)).rejects.toMatchObject(notAllowed);
      await client.end();
    } finally {
      await empty.rows(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      await empty.drop();
    }
  });

  it('is asked for in one line where the role of DATABASE_URL may not migrate', async () => {
    const empty = await cloneDatabase({ empty: true });
    const url = new URL(world.database.url);
    url.pathname = new URL(empty.ownerUrl).pathname;
    const command = join(import.meta.dirname, '../../src/doctor.command.js');
    const complaints = await new Promise<string>((resolve) => {
      execFile(process.execPath, [command], { env: { DATABASE_URL: url.href } }, (_, __, stderr) => resolve(stderr));
    });
    await empty.drop();
    expect(complaints.trim().split('\n')).toEqual([
      expect.stringMatching(/^The role "colloquy_app" may not migrate the database .*set MIGRATION_DATABASE_URL/),
    ]);
  });
});
