import type pg from 'pg';
import { getConstructionPlans, getMigrationPlans } from 'pg-boss';
import packageOfJobs from 'pg-boss/package.json' with { type: 'json' };

const newest = packageOfJobs.pgboss.schema;

/** Whether the schema that pg-boss keeps jobs in is the one that it works with. */
export const areJobsMigrated = async (connection: pg.Client): Promise<boolean> =>
  (await versionOf(connection)) === newest;

/** Makes the schema of pg-boss, or brings it up to date: it does so itself only for a role that owns it. */
export async function migrateJobs(connection: pg.Client): Promise<void> {
  const version = await versionOf(connection);
  if (version === newest) return;
  await connection.query(version === null ? getConstructionPlans() : getMigrationPlans('pgboss', version));
}

/** Null where there is no such schema yet. */
async function versionOf(connection: pg.Client): Promise<number | null> {
  const { rows: found } = await connection.query<{ name: string | null }>(
    `SELECT to_regclass('pgboss.version')::text AS name`,
  );
  if (found[0]!.name === null) return null;
  const { rows } = await connection.query<{ version: number }>('SELECT version FROM pgboss.version');
  return rows[0] ? Number(rows[0].version) : null;
}
