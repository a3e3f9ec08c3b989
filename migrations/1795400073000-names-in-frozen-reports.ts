import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In its files, what a frozen report is about is called as it was then; in older ones, as it is called today. */
export class NamesInFrozenReports1795400073000 implements MigrationInterface {
  name = 'NamesInFrozenReports1795400073000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE frozen_report ADD COLUMN names jsonb NOT NULL DEFAULT '{}',
        -- What its figures are counted from: its scope, from the first day of the plan where it has that so far.
        ADD COLUMN counted jsonb NOT NULL DEFAULT '{}';
      -- Nothing stands in it: whoever freezes a report locks it, and whoever moves figures waits for that.
      CREATE TABLE report_freezing ()`);
    await runner.query('ALTER TABLE frozen_report DISABLE TRIGGER frozen_report_append_only');
    await runner.query(`UPDATE frozen_report f SET names = ${names}, counted = ${counted}`);
    await runner.query('ALTER TABLE frozen_report ENABLE TRIGGER frozen_report_append_only');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_freezing');
    await runner.query('ALTER TABLE frozen_report DROP COLUMN names, DROP COLUMN counted');
  }
}

const counted = `jsonb_build_object(
  'from', CASE WHEN f.report::jsonb ? 'planSoFar'
    THEN least(f.input ->> 'from', (SELECT starts_on::text FROM action_plan WHERE id = f.plan_id))
    ELSE f.input ->> 'from' END,
  'to', f.input -> 'to', 'areaCodes', coalesce(f.input -> 'areas', 'null'),
  'networkIds', coalesce(f.input -> 'networks', 'null'), 'programmeIds', coalesce(f.input -> 'programmes', 'null'),
  'stateCodes', coalesce(f.input -> 'states', 'null')
)`;

const called = (table: string, key: string, facts: string, where = 'true') =>
  `(SELECT coalesce(jsonb_object_agg(n.${key}, jsonb_build_object(${facts})), '{}') FROM ${table} n WHERE ${where})`;

const names = `jsonb_build_object(
  'ActionPlan', ${called('action_plan', 'id', `'titles', n.title`, 'n.id = f.plan_id')},
  'Area', ${called('area', 'id', `'titles', n.title`, 'n.plan_id = f.plan_id')},
  'Action', ${called(
    'action',
    'id',
    `'titles', n.title, 'isPrinciple', n.is_principle`,
    'n.area_id IN (SELECT id FROM area WHERE plan_id = f.plan_id)',
  )},
  'State', ${called('state', 'code', `'names', n.name, 'footnotes', n.footnote`)},
  'Network', ${called('network', 'id', `'names', n.name`)},
  'Programme', ${called('programme', 'id', `'titles', n.title`)},
  'Organisation', ${called('organisation', 'id', `'names', n.name`)},
  'Event', ${called(
    'event',
    'id',
    `'titles', n.title`,
    'n.id IN (SELECT kept.id FROM frozen_event kept WHERE kept.report_id = f.id)',
  )}
)`;
