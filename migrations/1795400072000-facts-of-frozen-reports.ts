import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the details and core indicators of a frozen report were counted from, and which entries of the trail it knew.
 * Reports that were frozen before get the facts of today.
 */
export class FactsOfFrozenReports1795400072000 implements MigrationInterface {
  name = 'FactsOfFrozenReports1795400072000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null: it was frozen before this was kept.
      ALTER TABLE frozen_report ADD COLUMN snapshot pg_snapshot;
      ALTER TABLE frozen_event ADD COLUMN kind text, ADD COLUMN programme_id uuid,
        ADD COLUMN partner_ids uuid[] NOT NULL DEFAULT '{}',
        -- "en", and "ru interpreted" where there is only interpretation into it.
        ADD COLUMN languages text[] NOT NULL DEFAULT '{}';
      ALTER TABLE frozen_participation ADD COLUMN organisation_kind text;
      ALTER TABLE frozen_outcome ADD COLUMN programme_ids uuid[] NOT NULL DEFAULT '{}',
        ADD COLUMN partner_ids uuid[] NOT NULL DEFAULT '{}', ADD COLUMN languages text[] NOT NULL DEFAULT '{}';
      ALTER TABLE frozen_follow_up ADD COLUMN status text NOT NULL DEFAULT 'OPEN', ADD COLUMN owner_state text,
        ADD COLUMN owner_organisation_id uuid, ADD COLUMN due_on date;
    `);
    for (const table of filled) await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_append_only`);
    await runner.query(fill);
    for (const table of filled) await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_append_only`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE frozen_follow_up DROP COLUMN status, DROP COLUMN owner_state, DROP COLUMN owner_organisation_id,
        DROP COLUMN due_on;
      ALTER TABLE frozen_outcome DROP COLUMN programme_ids, DROP COLUMN partner_ids, DROP COLUMN languages;
      ALTER TABLE frozen_participation DROP COLUMN organisation_kind;
      ALTER TABLE frozen_event DROP COLUMN kind, DROP COLUMN programme_id, DROP COLUMN partner_ids,
        DROP COLUMN languages;
      ALTER TABLE frozen_report DROP COLUMN snapshot;
    `);
  }
}

const filled = ['frozen_event', 'frozen_participation', 'frozen_outcome', 'frozen_follow_up'];

const fill = `
  UPDATE frozen_event f SET kind = e.kind, programme_id = e.programme_id,
    partner_ids = ARRAY(SELECT l.organisation_id FROM event_partner l WHERE l.event_id = e.id ORDER BY 1),
    languages = ARRAY(
      SELECT l.language || CASE WHEN l.interpreted THEN ' interpreted' ELSE '' END
      FROM event_language l WHERE l.event_id = e.id ORDER BY 1
    )
  FROM event e WHERE e.id = f.id;

  UPDATE frozen_participation f SET organisation_kind = o.kind
  FROM registration r JOIN organisation o ON o.id = r.organisation_id WHERE r.id = f.id;

  UPDATE frozen_outcome f SET
    programme_ids = ARRAY(
      SELECT DISTINCT e.programme_id FROM outcome_event l JOIN event e ON e.id = l.event_id
      WHERE (l.outcome_id, l.number) = (f.id, f.number) AND e.programme_id IS NOT NULL ORDER BY 1
    ),
    partner_ids = ARRAY(
      SELECT DISTINCT p.organisation_id FROM outcome_event l JOIN event_partner p ON p.event_id = l.event_id
      WHERE (l.outcome_id, l.number) = (f.id, f.number) ORDER BY 1
    ),
    languages = ARRAY(
      SELECT jsonb_object_keys(v.title) FROM outcome_version v WHERE (v.outcome_id, v.number) = (f.id, f.number)
      ORDER BY 1
    );

  UPDATE frozen_follow_up f SET owner_state = v.owner_state, owner_organisation_id = v.owner_organisation_id,
    due_on = v.due_on
  FROM frozen_outcome o, follow_up_version v
  WHERE o.report_id = f.report_id AND o.id = f.outcome_id AND v.follow_up_id = f.id AND v.number = o.number;
`;
