import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What belongs to an event is counted in its year: what is counted of a table's rows, the event first. */
const ofEvents: Record<string, (rows: string) => string> = {
  event_day: (rows) => `SELECT event_id, starts_at, ends_at FROM ${rows}`,
  event_action: (rows) => `SELECT event_id, action_id FROM ${rows}`,
  event_network: (rows) => `SELECT event_id, network_id FROM ${rows}`,
  registration: (rows) => `SELECT event_id, id, member_id, state, organisation_id, attended_mode FROM ${rows}
    WHERE status = 'CONFIRMED' AND attendance IN ('ATTENDED', 'PARTIAL') AND role <> 'INTERPRETER'`,
  feedback: (rows) => `SELECT event_id, member_id, satisfaction FROM ${rows}
    WHERE stage = 'AFTER_EVENT' AND satisfaction IS NOT NULL`,
};

/** The same of outcomes: null as number is every version, null as year that of the version's date. */
const ofOutcomes: Record<string, (rows: string) => string> = {
  outcome_version: (rows) =>
    `SELECT outcome_id, number, extract(year FROM date)::integer AS year, kind, date FROM ${rows}`,
  outcome_action: (rows) => `SELECT outcome_id, number, NULL::integer AS year, action_id FROM ${rows}`,
  outcome_network: (rows) => `SELECT outcome_id, number, NULL::integer AS year, network_id FROM ${rows}`,
  follow_up_version: (rows) => `SELECT outcome_id, number, NULL::integer AS year, follow_up_id FROM ${rows}`,
  follow_up: (rows) =>
    `SELECT outcome_id, NULL::integer AS number, NULL::integer AS year, id FROM ${rows} WHERE status = 'OPEN'`,
};

/** What has a year of its own, the year first. */
const ofYears: Record<string, (rows: string) => string> = {
  event: (
    rows,
  ) => `SELECT extract(year FROM starts_at_local)::integer AS year, id, format, status, starts_at_local, ends_at
    FROM ${rows} WHERE status <> 'DRAFT'`,
  outcome: (rows) => `SELECT extract(year FROM v.date)::integer AS year, o.id, v.number
    FROM ${rows} o JOIN outcome_version v ON v.outcome_id = o.id AND v.number = o.published_number`,
  action_status: (rows) => `SELECT year, action_id, status FROM ${rows}`,
};

/** Rarely written and of no year: any statement that writes them moves every report on. */
const ofEveryReport = ['action_plan', 'area', 'action', 'network', 'network_action'];

const moveEvents = (changed: string): string =>
  `move_report_version_of_events(ARRAY(SELECT DISTINCT event_id FROM (${changed}) changed))`;
const columns = 'array_agg(outcome_id), array_agg(number), array_agg(year)';
const moveOutcomes = (changed: string): string =>
  `move_report_version_of_outcomes(${columns}) FROM (${changed}) changed`;
const moveYears = (changed: string): string =>
  `move_report_version(ARRAY(SELECT DISTINCT year FROM (${changed}) changed))`;

const functionOf = (table: string): string => `move_report_version_by_${table}`;

/** Triggers that move on the versions of what a statement changed, and of nothing where what is counted stayed. */
function triggers(table: string, counted: (rows: string) => string, move: (changed: string) => string): string {
  const [before, after] = [counted('before'), counted('after')];
  const changed = `(${before} EXCEPT ${after}) UNION ALL (${after} EXCEPT ${before})`;
  const name = functionOf(table);
  return `
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM ${move(after)};
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM ${move(before)};
      ELSE
        PERFORM ${move(changed)};
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER report_version_insert AFTER INSERT ON ${table}
      REFERENCING NEW TABLE AS after EXECUTE FUNCTION ${name}();
    CREATE TRIGGER report_version_delete AFTER DELETE ON ${table}
      REFERENCING OLD TABLE AS before EXECUTE FUNCTION ${name}();
    CREATE TRIGGER report_version_update AFTER UPDATE ON ${table}
      REFERENCING OLD TABLE AS before NEW TABLE AS after EXECUTE FUNCTION ${name}();
    CREATE TRIGGER report_version_truncate AFTER TRUNCATE ON ${table} EXECUTE FUNCTION move_every_report();`;
}

const allOf = (tables: typeof ofEvents, move: (changed: string) => string): string =>
  Object.entries(tables)
    .map(([table, counted]) => triggers(table, counted, move))
    .join('');

const thisTransaction = 'pg_current_xact_id()::text::bigint';

const versions = `
  -- Year 0 belongs to every report; version is the id of the last transaction that changed something: it never returns,
  -- and a transaction that changes much writes it once.
  CREATE TABLE report_version (year integer PRIMARY KEY, version bigint NOT NULL);

  -- In the order of years, so that two transactions do not wait for each other.
  CREATE FUNCTION move_report_version(years integer[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF cardinality(years) > 0 THEN
      INSERT INTO report_version AS kept (year, version)
      SELECT DISTINCT moved.year, ${thisTransaction} FROM unnest(years) AS moved (year) ORDER BY moved.year
      ON CONFLICT (year) DO UPDATE SET version = EXCLUDED.version WHERE kept.version <> EXCLUDED.version;
    END IF;
  END $$;

  CREATE FUNCTION move_every_report() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM move_report_version('{0}');
    RETURN NULL;
  END $$;

  -- Locked, so that an event that is moved to another year meanwhile is moved on in the year in which it ends up.
  CREATE FUNCTION move_report_version_of_events(ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    IF cardinality(ids) > 0 THEN
      PERFORM move_report_version(ARRAY(
        SELECT extract(year FROM locked.starts_at_local)::integer
        FROM (SELECT status, starts_at_local FROM event WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE) locked
        WHERE locked.status <> 'DRAFT'
      ));
    END IF;
  END $$;

  -- Locked, so that nothing is missed of a version that is published meanwhile.
  CREATE FUNCTION move_report_version_of_outcomes(ids uuid[], numbers integer[], years integer[]) RETURNS void
  LANGUAGE plpgsql AS $$
  BEGIN
    IF cardinality(ids) > 0 THEN
      PERFORM FROM outcome WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
      PERFORM move_report_version(ARRAY(
        SELECT coalesce(changed.year, extract(year FROM v.date)::integer)
        FROM unnest(ids, numbers, years) AS changed (id, number, year)
        JOIN outcome o ON o.id = changed.id AND o.published_number = coalesce(changed.number, o.published_number)
        JOIN outcome_version v ON v.outcome_id = o.id AND v.number = o.published_number
      ));
    END IF;
  END $$;`;

const movingEveryReport = ofEveryReport.map(
  (table) => `CREATE TRIGGER report_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON ${table}
    EXECUTE FUNCTION move_every_report();`,
);

const everyReport = `
  ${movingEveryReport.join('\n  ')}
  CREATE TRIGGER report_version AFTER UPDATE OF gender ON member
    FOR EACH ROW WHEN (OLD.gender IS DISTINCT FROM NEW.gender) EXECUTE FUNCTION move_every_report();
  -- Reports list organisations by it.
  CREATE TRIGGER report_version AFTER UPDATE OF sort_name ON organisation
    FOR EACH ROW WHEN (OLD.sort_name IS DISTINCT FROM NEW.sort_name) EXECUTE FUNCTION move_every_report();`;

/** A version for every year, moved on by whatever changes what reports of that year count (docs/decisions/0013). */
export class ReportVersion1795400014000 implements MigrationInterface {
  name = 'ReportVersion1795400014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versions);
    await runner.query(allOf(ofEvents, moveEvents));
    await runner.query(allOf(ofOutcomes, moveOutcomes));
    await runner.query(allOf(ofYears, moveYears));
    await runner.query(everyReport);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [ofEvents, ofOutcomes, ofYears].flatMap(Object.keys))
      await runner.query('DROP FUNCTION ' + functionOf(table) + ' CASCADE');
    await runner.query(`
      DROP FUNCTION move_every_report CASCADE;
      DROP FUNCTION move_report_version_of_events, move_report_version_of_outcomes, move_report_version;
      DROP TABLE report_version;
    `);
  }
}
