import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A role may have come from another one, and does not outlive it (docs/decisions/0045). */
export class RolesThatCameFromOthers1795400070200 implements MigrationInterface {
  name = 'RolesThatCameFromOthers1795400070200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The role of a draft stays as long as others came from it: the draft cannot be deleted before.
      ALTER TABLE role_grant ADD COLUMN came_from_id uuid REFERENCES role_grant (id);
      CREATE INDEX role_grant_came_from ON role_grant (came_from_id);

      -- The same role may come from several, each of which ends by itself.
      DROP INDEX role_grant_once;
      CREATE UNIQUE INDEX role_grant_once
        ON role_grant
          (member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day, came_from_id)
        NULLS NOT DISTINCT WHERE revoked_at IS NULL;

      -- Those whom a contact point named are its deputies, for a year from now; those that ended stay as they were.
      UPDATE role_grant deputy
      SET came_from_id = principal.id, to_day = least(deputy.to_day, principal.to_day, current_date + interval '1 year')
      FROM role_grant principal
      WHERE deputy.role = 'CONTACT_POINT' AND deputy.revoked_at IS NULL
        AND coalesce(deputy.to_day >= current_date, true) AND deputy.from_day <= current_date
        AND principal.id = (
          SELECT own.id FROM role_grant own
          WHERE own.role = 'CONTACT_POINT' AND own.state = deputy.state AND own.member_id = deputy.granted_by_member_id
            AND own.id < deputy.id AND own.revoked_at IS NULL AND coalesce(own.to_day >= current_date, true)
          ORDER BY own.to_day DESC NULLS FIRST, own.id LIMIT 1)
        AND NOT EXISTS (
          SELECT FROM role_grant staff
          WHERE staff.member_id = deputy.granted_by_member_id AND staff.role = 'SECRETARIAT');

      -- Who copied an event was given the role for the copy by that alone: it came from the one for the event, else
      -- from another one that was held already.
      UPDATE role_grant copied
      SET came_from_id = origin.id, to_day = least(copied.to_day, origin.to_day)
      FROM role_grant origin
      WHERE copied.role = 'ORGANISER' AND copied.event_id IS NOT NULL AND copied.revoked_at IS NULL
        AND copied.granted_by_member_id = copied.member_id AND coalesce(copied.to_day >= current_date, true)
        AND origin.id = (
          SELECT own.id FROM role_grant own
          WHERE own.role = 'ORGANISER' AND own.member_id = copied.member_id AND own.id < copied.id
            AND own.revoked_at IS NULL AND coalesce(own.to_day >= current_date, true)
          ORDER BY EXISTS (
            SELECT FROM audit_entry entry JOIN audit_value value ON value.entry_id = entry.id
            WHERE entry.action = 'copyEvent' AND entry.subject_id = copied.event_id
              AND value.field = 'copyOf' AND value.new_value = own.event_id::text
          ) DESC, own.to_day DESC NULLS FIRST, own.id LIMIT 1);

      CREATE FUNCTION begin_role_with_origin() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        origin role_grant;
      BEGIN
        IF NEW.came_from_id IS NULL OR NEW.revoked_at IS NOT NULL THEN
          RETURN NEW;
        END IF;
        -- Whoever ends it meanwhile waits for this role, or this role for the end.
        SELECT * INTO origin FROM role_grant WHERE id = NEW.came_from_id FOR SHARE;
        IF origin.revoked_at IS NOT NULL THEN
          RAISE EXCEPTION 'The role that this one comes from has ended'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'role_grant_ends_with_origin';
        END IF;
        NEW.to_day := least(NEW.to_day, origin.to_day);
        RETURN NEW;
      END $$;
      CREATE TRIGGER begin_with_origin BEFORE INSERT OR UPDATE OF came_from_id, to_day, revoked_at ON role_grant
        FOR EACH ROW EXECUTE FUNCTION begin_role_with_origin();

      -- What came from those ends in the same way, as this is an update, too.
      CREATE FUNCTION end_roles_with_origin() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE role_grant
        SET revoked_at = NEW.revoked_at, to_day = greatest(from_day, least(to_day, NEW.to_day))
        WHERE came_from_id = NEW.id AND revoked_at IS NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER end_with_origin AFTER UPDATE OF to_day, revoked_at ON role_grant
        FOR EACH ROW WHEN (NEW.to_day IS DISTINCT FROM OLD.to_day OR NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
        EXECUTE FUNCTION end_roles_with_origin();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER end_with_origin ON role_grant;
      DROP TRIGGER begin_with_origin ON role_grant;
      DROP FUNCTION end_roles_with_origin, begin_role_with_origin;
      -- Of the same role from several only the first was known.
      DELETE FROM role_grant later USING role_grant first
      WHERE later.revoked_at IS NULL AND first.revoked_at IS NULL AND first.id < later.id
        AND (first.member_id, first.role) = (later.member_id, later.role)
        AND (first.state, first.network_id, first.programme_id, first.event_id, first.organisation_id, first.to_day)
          IS NOT DISTINCT FROM
          (later.state, later.network_id, later.programme_id, later.event_id, later.organisation_id, later.to_day);
      DROP INDEX role_grant_once;
      ALTER TABLE role_grant DROP COLUMN came_from_id;
      CREATE UNIQUE INDEX role_grant_once
        ON role_grant (member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day)
        NULLS NOT DISTINCT WHERE revoked_at IS NULL;
    `);
  }
}
