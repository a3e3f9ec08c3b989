import pg from 'pg';
import { sqlState } from './errors.js';

/** The name of the role that an address signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

/** Tables of the two schemas, and whether a trigger lets nobody change what stands in them. */
const tables = `
  SELECT c.oid, c.oid::regclass AS name, c.relname = 'migrations' AS is_list, EXISTS (
    SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = c.oid AND p.proname = 'refuse_change'
  ) AS is_kept
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('public', 'pgboss') AND c.relkind IN ('r', 'p', 'v')`;

/** Whether the role has every right that it needs, and none that it must not have. Lacks all where it is not there. */
export async function mayWork(connection: pg.Client, role: string): Promise<boolean> {
  const { rows } = await connection.query<{ may: boolean }>(
    `SELECT coalesce(bool_and(CASE
        WHEN is_list THEN has_table_privilege(r.oid, t.oid, 'SELECT')
        WHEN is_kept THEN has_table_privilege(r.oid, t.oid, 'INSERT')
          AND NOT has_table_privilege(r.oid, t.oid, 'UPDATE, DELETE, TRUNCATE')
        ELSE has_table_privilege(r.oid, t.oid, 'DELETE') END), false) AS may
      FROM pg_roles r CROSS JOIN (${tables}) t WHERE r.rolname = $1`,
    [role],
  );
  return rows[0]!.may;
}

/** What owners of tables have the application do in their name. */
const lentFunctions = 'erase_audit_values, expire_audit_values, clear_unfinished_demonstration';

/**
 * Makes the role of this address where it is not there, and lets it read and write all tables, but change nothing that
 * a trigger keeps from change. Whatever it was allowed besides is taken back.
 */
export async function letWork(connection: pg.Client, url: string): Promise<void> {
  const role = roleOf(url);
  const { rowCount } = await connection.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await makeRole(connection, role, decodeURIComponent(new URL(url).password));
  const name = pg.escapeLiteral(role);
  await connection.query(`
    DO $$ DECLARE held record; BEGIN
      FOR held IN ${tables} LOOP
        EXECUTE format('REVOKE ALL ON %s FROM %I', held.name, ${name});
        EXECUTE format('GRANT %s ON %s TO %I', CASE
          WHEN held.is_list THEN 'SELECT'
          WHEN held.is_kept THEN 'SELECT, INSERT'
          ELSE 'SELECT, INSERT, UPDATE, DELETE'
        END, held.name, ${name});
      END LOOP;
      EXECUTE format('GRANT USAGE ON SCHEMA public, pgboss TO %I', ${name});
      EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public, pgboss TO %I', ${name});
      EXECUTE format('GRANT EXECUTE ON FUNCTION ${lentFunctions} TO %I', ${name});
    END $$`);
}

async function makeRole(connection: pg.Client, role: string, password: string): Promise<void> {
  try {
    const secret = password === '' ? '' : ` PASSWORD ${pg.escapeLiteral(password)}`;
    await connection.query(`CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN${secret}`);
  } catch (error) {
    // Roles are shared by all databases of a server: another start was quicker.
    if (!['42710', '23505'].includes(sqlState(error) ?? '')) throw error;
  }
}
