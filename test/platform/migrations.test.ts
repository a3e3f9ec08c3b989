import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { generate } from '../../src/demo/generator/generate.js';
import { migrate, migrationsOf } from '../../src/platform/database/migrate.js';
import { cloneDatabase, type TestDatabase } from '../support/harness/database.js';

let database: TestDatabase;
let migrations: DataSource;
beforeAll(async () => {
  database = await cloneDatabase();
  await generate(database.ownerUrl, { members: 50, events: 20, registrations: 200 });
  migrations = await migrationsOf(database.ownerUrl);
});
afterAll(async () => {
  await migrations?.destroy();
  await database?.drop();
});

it('every migration goes down with data in its tables, and up again to the same schema', async () => {
  const before = await schema();
  await database.rows(
    `INSERT INTO state_invitation (id, event_id, state, seats) SELECT gen_random_uuid(), id, 'GE', 2 FROM event`,
  );
  await database.rows(
    `UPDATE registration SET status = 'NOMINATED', state = 'GE', nomination_rank = 1, on_reserve = true,
       answer_due_at = now(), attendance = NULL, attended_mode = NULL, waitlist_reason = NULL, beyond_capacity = false
     WHERE id = (SELECT id FROM registration WHERE status <> 'CONFIRMED' LIMIT 1)`,
  );
  await database.rows(
    `INSERT INTO material (id, outcome_id, title, audience, url)
     SELECT gen_random_uuid(), id, '{"en": "Study"}', 'PUBLIC', 'https://library.example' FROM outcome`,
  );
  await database.rows(
    `INSERT INTO outcome_document (outcome_id, number, material_id, position)
     SELECT o.id, o.current_number, f.id, 1 FROM outcome o JOIN material f ON f.outcome_id = o.id`,
  );
  await database.rows(
    `UPDATE evidence e SET url = NULL, material_id = f.id FROM material f WHERE f.outcome_id = e.outcome_id`,
  );
  await database.rows(
    `INSERT INTO follow_up_reminder (follow_up_id, due_on, owner_state, round_id)
     SELECT DISTINCT ON (follow_up_id, due_on, owner_state)
       follow_up_id, coalesce(due_on, current_date), owner_state, gen_random_uuid()
     FROM follow_up_version`,
  );
  const names = await database.rows<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp DESC');
  for (const { name } of names) {
    await migrations.undoLastMigration({ transaction: 'each' });
    expect(await database.rows('SELECT FROM migrations WHERE name = $1', [name])).toEqual([]);
  }
  // Extensions stay, as others may use them.
  expect((await schema()).filter((text) => !text.startsWith('extension '))).toEqual([]);
  await migrate(database.ownerUrl);
  expect(await schema()).toEqual(before);
});

/** Everything that migrations make, each as one text; what extensions bring and the list of migrations itself apart. */
async function schema(): Promise<string[]> {
  const rows = await database.rows<{ text: string }>(`
    WITH own AS (
      SELECT c.oid, c.relname, c.relkind, c.reloptions FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^(pk_)?migrations' AND c.relname !~* '^PK_'
        AND NOT EXISTS (
          SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
        )
    )
    SELECT concat_ws(' ', 'relation', relkind, relname, reloptions::text,
        CASE WHEN relkind = 'i' THEN pg_get_indexdef(oid) WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END
      ) AS text
      FROM own
    UNION ALL SELECT concat_ws(' ', 'column', o.relname, a.attname, format_type(a.atttypid, a.atttypmod),
        a.attnotnull, a.attgenerated, a.attidentity, a.attcollation::regcollation, pg_get_expr(d.adbin, d.adrelid))
      FROM own o JOIN pg_attribute a ON a.attrelid = o.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum WHERE o.relkind IN ('r', 'v', 'm', 'S')
    UNION ALL SELECT concat_ws(' ', 'constraint', o.relname, k.conname, pg_get_constraintdef(k.oid))
      FROM own o JOIN pg_constraint k ON k.conrelid = o.oid
    UNION ALL SELECT concat_ws(' ', 'trigger', o.relname, pg_get_triggerdef(t.oid))
      FROM own o JOIN pg_trigger t ON t.tgrelid = o.oid AND NOT t.tgisinternal
    UNION ALL SELECT concat_ws(' ', 'function',
        CASE WHEN p.prokind = 'a' THEN p.oid::regprocedure::text ELSE pg_get_functiondef(p.oid) END)
      FROM pg_proc p
      WHERE p.pronamespace = 'public'::regnamespace
        AND NOT EXISTS (
          SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
        )
    UNION ALL SELECT concat_ws(' ', 'type', t.typtype, t.typname, pg_get_constraintdef(k.oid))
      FROM pg_type t LEFT JOIN pg_constraint k ON k.contypid = t.oid
      WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('d', 'e', 'r')
        AND NOT EXISTS (
          SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
        )
    UNION ALL SELECT concat_ws(' ', 'collation', collname)
      FROM pg_collation WHERE collnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'text search', cfgname)
      FROM pg_ts_config WHERE cfgnamespace = 'public'::regnamespace
    UNION ALL SELECT concat_ws(' ', 'extension', extname) FROM pg_extension WHERE extname <> 'plpgsql'
    ORDER BY text`);
  return rows.map(({ text }) => text);
}
