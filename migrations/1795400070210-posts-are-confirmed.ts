import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Posts speak for a state or an organisation once they are confirmed (docs/decisions/0046). */
export class PostsAreConfirmed1795400070210 implements MigrationInterface {
  name = 'PostsAreConfirmed1795400070210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Those there before are confirmed; whoever enters one from now on says so.
      ALTER TABLE post ADD COLUMN confirmed boolean NOT NULL DEFAULT true;
      ALTER TABLE post ALTER COLUMN confirmed DROP DEFAULT, DROP COLUMN entered_by_holder, DROP COLUMN entered_at;
      CREATE INDEX post_unconfirmed ON post (id) WHERE NOT confirmed;

      -- The post by which somebody spoke on a day: of several confirmed ones that were held the one that started last.
      CREATE FUNCTION confirmed_post_on(holder uuid, day date) RETURNS SETOF post LANGUAGE sql STABLE AS $$
        SELECT * FROM post
        WHERE post.member_id = holder AND post.confirmed
          AND coalesce(post.from_day <= day, true) AND coalesce(post.to_day >= day, true)
        ORDER BY post.from_day DESC NULLS LAST, post.id DESC
        LIMIT 1
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION confirmed_post_on;
      ALTER TABLE post
        ADD COLUMN entered_by_holder boolean NOT NULL DEFAULT false,
        ADD COLUMN entered_at timestamptz NOT NULL DEFAULT now();
      UPDATE post SET entered_by_holder = true WHERE NOT confirmed;
      ALTER TABLE post DROP COLUMN confirmed;
    `);
  }
}
