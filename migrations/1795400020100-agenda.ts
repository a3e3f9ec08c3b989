import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The agenda of events: its items and who speaks. */
export class Agenda1795400020100 implements MigrationInterface {
  name = 'Agenda1795400020100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE agenda_item (
        id uuid PRIMARY KEY,
        event_id uuid NOT NULL REFERENCES event (id) ON DELETE CASCADE,
        starts_at_local timestamp NOT NULL,
        ends_at_local timestamp NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        title jsonb NOT NULL,
        room text,
        -- [{"language": "en", "interpreted": false}, …]
        languages jsonb NOT NULL DEFAULT '[]',
        -- Null: as the event says.
        confidentiality text CHECK (confidentiality IN ('OPEN', 'MEMBERS', 'CLOSED')),
        CHECK (ends_at > starts_at),
        UNIQUE (id, starts_at, ends_at)
      );
      CREATE INDEX agenda_item_event ON agenda_item (event_id);

      -- A speaker is a member or the name of a guest. The times are the item's, so that nobody speaks in two at once.
      CREATE TABLE agenda_speaker (
        agenda_item_id uuid NOT NULL,
        position integer NOT NULL,
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        member_id uuid REFERENCES member (id),
        name text,
        role text NOT NULL
          CHECK (role IN ('PARTICIPANT', 'SPEAKER', 'MODERATOR', 'TRAINER', 'INTERPRETER', 'OBSERVER')),
        state text REFERENCES state (code),
        organisation_id uuid REFERENCES organisation (id),
        personal_capacity boolean NOT NULL,
        -- True once the event is cancelled: the person can speak elsewhere.
        released boolean NOT NULL DEFAULT false,
        PRIMARY KEY (agenda_item_id, position),
        FOREIGN KEY (agenda_item_id, starts_at, ends_at)
          REFERENCES agenda_item (id, starts_at, ends_at) ON UPDATE CASCADE ON DELETE CASCADE,
        CHECK (num_nonnulls(member_id, name) = 1),
        CHECK (NOT personal_capacity OR num_nonnulls(state, organisation_id) = 0),
        CONSTRAINT agenda_speaker_in_one_place
          EXCLUDE USING gist (member_id WITH =, tstzrange(starts_at, ends_at, '[)') WITH &&)
          WHERE (member_id IS NOT NULL AND NOT released)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE agenda_speaker;
      DROP TABLE agenda_item;
    `);
  }
}
