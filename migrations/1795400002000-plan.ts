import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Action plans with their areas and actions. */
export class Plan1795400002000 implements MigrationInterface {
  name = 'Plan1795400002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE action_plan (
        id uuid PRIMARY KEY,
        slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
        title jsonb NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        load_order bigint GENERATED ALWAYS AS IDENTITY,
        CHECK (ends_on >= starts_on)
      );

      CREATE TABLE area (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES action_plan (id),
        code text NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        official_title jsonb NOT NULL DEFAULT '{}',
        UNIQUE (plan_id, code),
        UNIQUE (plan_id, position),
        UNIQUE (id, plan_id)
      );

      -- position runs through the whole plan, sub-items after their action: the order that codes stand for.
      CREATE TABLE action (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL,
        area_id uuid NOT NULL,
        parent_id uuid,
        code text NOT NULL,
        position integer NOT NULL,
        title jsonb NOT NULL,
        official_text jsonb NOT NULL DEFAULT '{}',
        keywords text[] NOT NULL DEFAULT '{}',
        is_principle boolean NOT NULL DEFAULT false,
        UNIQUE (plan_id, code),
        UNIQUE (plan_id, position) DEFERRABLE INITIALLY DEFERRED,
        UNIQUE (id, area_id),
        FOREIGN KEY (area_id, plan_id) REFERENCES area (id, plan_id),
        FOREIGN KEY (parent_id, area_id) REFERENCES action (id, area_id),
        CHECK (parent_id IS DISTINCT FROM id)
      );
      CREATE INDEX action_area ON action (area_id);
      CREATE INDEX action_parent ON action (parent_id);

      CREATE TABLE action_status (
        action_id uuid NOT NULL REFERENCES action (id),
        year integer NOT NULL CHECK (year BETWEEN 1990 AND 2200),
        status text NOT NULL CHECK (status IN ('NO_ACTIVITY', 'PLANNED', 'ONGOING', 'DELIVERED')),
        note text,
        set_by_member_id uuid NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (action_id, year)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE action_status;
      DROP TABLE action;
      DROP TABLE area;
      DROP TABLE action_plan;
    `);
  }
}
