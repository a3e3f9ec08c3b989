import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States with their dated standing, organisations, members with their posts. */
export class People1795400003000 implements MigrationInterface {
  name = 'People1795400003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE state (
        id uuid NOT NULL UNIQUE,
        code text PRIMARY KEY CHECK (code ~ '^[A-Z]{2}$' AND code NOT IN ('EL', 'UK')),
        name jsonb NOT NULL,
        footnote jsonb NOT NULL DEFAULT '{}'
      );

      CREATE TABLE state_standing (
        state text NOT NULL REFERENCES state (code),
        standing text NOT NULL
          CHECK (standing IN ('ACTIVE', 'OBSERVER', 'NOT_INVITED', 'SUSPENDED', 'FORMER', 'NOT_PARTICIPATING')),
        from_day date,
        to_day date,
        source text,
        CHECK (to_day >= from_day),
        EXCLUDE USING gist (state WITH =, daterange(from_day, to_day, '[]') WITH &&)
      );

      CREATE TABLE organisation (
        id uuid PRIMARY KEY,
        name jsonb NOT NULL,
        short_name text,
        kind text NOT NULL
          CHECK (kind IN ('STATE_AUTHORITY', 'LOCAL_AUTHORITY', 'INTERNATIONAL_ORGANISATION', 'EU_AGENCY', 'NGO',
            'DIASPORA', 'ACADEMIA', 'PRIVATE_SECTOR', 'SOCIAL_PARTNER', 'MEDIA', 'PARTNER_PLATFORM')),
        state text REFERENCES state (code),
        parent_id uuid REFERENCES organisation (id),
        confirmed boolean NOT NULL DEFAULT false,
        sort_name text COLLATE "und-x-icu" NOT NULL,
        search_text text NOT NULL,
        CHECK (parent_id IS DISTINCT FROM id)
      );
      CREATE INDEX organisation_list ON organisation (sort_name, id);
      CREATE INDEX organisation_search ON organisation USING gin (search_text gin_trgm_ops);
      CREATE INDEX organisation_parent ON organisation (parent_id);

      -- sort_name is the name as readers of Latin script see it, native_sort_name as it is written: the directory
      -- orders by them.
      -- Search texts are search keys: Latin and Cyrillic spellings have the same. They are apart because each has its
      -- own visibility.
      -- gender is null where nothing was entered.
      CREATE TABLE member (
        id uuid PRIMARY KEY,
        version integer NOT NULL DEFAULT 1,
        given_names text NOT NULL,
        family_name text NOT NULL,
        latin_name text,
        email citext UNIQUE,
        phone text,
        gender text CHECK (gender IN ('WOMAN', 'MAN', 'OTHER', 'NOT_STATED')),
        keywords text[] NOT NULL DEFAULT '{}',
        biography jsonb NOT NULL DEFAULT '{}',
        available_until date,
        visibility jsonb NOT NULL DEFAULT '{}',
        profile_confirmed_at timestamptz,
        sort_name text COLLATE "und-x-icu" NOT NULL,
        native_sort_name text COLLATE "und-x-icu" NOT NULL,
        search_names text NOT NULL DEFAULT '',
        search_posts text NOT NULL DEFAULT '',
        search_keywords text NOT NULL DEFAULT '',
        search_text text NOT NULL
          GENERATED ALWAYS AS (search_names || ' ' || search_posts || ' ' || search_keywords) STORED,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by_member_id uuid REFERENCES member (id),
        erased_at timestamptz
      );
      CREATE INDEX member_search ON member USING gin (search_text gin_trgm_ops);

      CREATE TABLE member_language (
        member_id uuid NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        language text NOT NULL,
        level text NOT NULL CHECK (level IN ('BASIC', 'WORKING', 'FLUENT', 'NATIVE')),
        PRIMARY KEY (member_id, language)
      );

      CREATE TABLE member_expertise (
        member_id uuid NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        action_id uuid NOT NULL REFERENCES action (id),
        PRIMARY KEY (member_id, action_id)
      );
      CREATE INDEX member_expertise_action ON member_expertise (action_id);

      CREATE TABLE post (
        id uuid PRIMARY KEY,
        member_id uuid NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        title text NOT NULL,
        organisation_id uuid REFERENCES organisation (id),
        state text REFERENCES state (code),
        from_day date,
        to_day date,
        CHECK (to_day >= from_day)
      );
      CREATE INDEX post_member ON post (member_id);
      CREATE INDEX post_state ON post (state);
      CREATE INDEX post_organisation ON post (organisation_id);

      -- The post that somebody held on a day, on current_date the current one: of several the one that started last.
      CREATE FUNCTION post_on(holder uuid, day date) RETURNS SETOF post LANGUAGE sql STABLE AS $$
        SELECT * FROM post
        WHERE post.member_id = holder AND coalesce(post.from_day <= day, true) AND coalesce(post.to_day >= day, true)
        ORDER BY post.from_day DESC NULLS LAST, post.id DESC
        LIMIT 1
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION post_on;
      DROP TABLE post;
      DROP TABLE member_expertise;
      DROP TABLE member_language;
      DROP TABLE member;
      DROP TABLE organisation;
      DROP TABLE state_standing;
      DROP TABLE state;
    `);
  }
}
