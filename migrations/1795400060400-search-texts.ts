import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchText } from '../src/people/directory/transliteration.js';

type Texts = Record<string, string>;

/**
 * Events, outcomes and follow-ups are searched by keys, as people are. The texts are made as the code makes them now:
 * they follow from what is stored, and whoever changes how brings a migration that makes them anew.
 */
export class SearchTexts1795400060400 implements MigrationInterface {
  name = 'SearchTexts1795400060400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Written by searchText: titles alone, for relevance, and titles with summaries.
      ALTER TABLE event ADD COLUMN search_titles text NOT NULL DEFAULT '',
        ADD COLUMN search_text text NOT NULL DEFAULT '';
      ALTER TABLE outcome_version ADD COLUMN search_text text NOT NULL DEFAULT '';
      ALTER TABLE follow_up_version ADD COLUMN search_text text NOT NULL DEFAULT '';
    `);
    const events = await rowsOf<{ id: string; title: Texts; summary: Texts }>(
      runner,
      'SELECT id, title, summary FROM event',
    );
    await runner.query(
      `UPDATE event SET search_titles = made.titles, search_text = made.text
       FROM unnest($1::uuid[], $2::text[], $3::text[]) AS made (id, titles, text) WHERE event.id = made.id`,
      [idsOf(events), events.map(({ title }) => made(title)), events.map(({ title, summary }) => made(title, summary))],
    );
    const versions = await rowsOf<{ id: string; number: number; title: Texts; summary: Texts }>(
      runner,
      'SELECT outcome_id AS id, number, title, summary FROM outcome_version',
    );
    await runner.query(
      `UPDATE outcome_version v SET search_text = made.text
       FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS made (id, number, text)
       WHERE (v.outcome_id, v.number) = (made.id, made.number)`,
      [
        idsOf(versions),
        versions.map(({ number }) => number),
        versions.map(({ title, summary }) => made(title, summary)),
      ],
    );
    const followUps = await rowsOf<{ id: string; number: number; title: Texts }>(
      runner,
      'SELECT follow_up_id AS id, number, title FROM follow_up_version',
    );
    await runner.query(
      `UPDATE follow_up_version v SET search_text = made.text
       FROM unnest($1::uuid[], $2::integer[], $3::text[]) AS made (id, number, text)
       WHERE (v.follow_up_id, v.number) = (made.id, made.number)`,
      [idsOf(followUps), followUps.map(({ number }) => number), followUps.map(({ title }) => made(title))],
    );
    await this.makePeopleAnew(runner);
    await runner.query(`
      CREATE INDEX event_search ON event USING gin (search_text gin_trgm_ops);
      CREATE INDEX outcome_version_search ON outcome_version USING gin (search_text gin_trgm_ops);
      -- Whom an organisation is represented by.
      CREATE INDEX registration_organisation ON registration (organisation_id) WHERE organisation_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX registration_organisation;
      ALTER TABLE follow_up_version DROP COLUMN search_text;
      ALTER TABLE outcome_version DROP COLUMN search_text;
      ALTER TABLE event DROP COLUMN search_text, DROP COLUMN search_titles;
    `);
  }

  /** Müller is found as Mueller and Đorđe as Dorde from now on. */
  private async makePeopleAnew(runner: QueryRunner): Promise<void> {
    const organisations = await rowsOf<{ id: string; name: Texts; short: string | null }>(
      runner,
      'SELECT id, name, short_name AS short FROM organisation',
    );
    await runner.query(
      `UPDATE organisation SET search_text = made.text
       FROM unnest($1::uuid[], $2::text[]) AS made (id, text) WHERE organisation.id = made.id`,
      [
        idsOf(organisations),
        organisations.map(({ name, short }) => searchText([...Object.values(name), short ?? ''].join(' '))),
      ],
    );
    const people = await rowsOf<{ id: string; names: string; posts: string; keywords: string }>(
      runner,
      `SELECT m.id, concat_ws(' ', m.given_names, m.family_name, m.latin_name) AS names,
         array_to_string(m.keywords, ' ') AS keywords, (
           SELECT coalesce(string_agg(concat_ws(' ', p.title, o.short_name, (
             SELECT string_agg(value, ' ') FROM jsonb_each_text(o.name))), ' '), '')
           FROM post p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.member_id = m.id) AS posts
       FROM member m WHERE m.erased_at IS NULL`,
    );
    await runner.query(
      `UPDATE member SET search_names = made.names, search_posts = made.posts, search_keywords = made.keywords
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS made (id, names, posts, keywords)
       WHERE member.id = made.id`,
      [
        idsOf(people),
        people.map(({ names }) => searchText(names)),
        people.map(({ posts }) => searchText(posts)),
        people.map(({ keywords }) => searchText(keywords)),
      ],
    );
  }
}

const rowsOf = async <Row>(runner: QueryRunner, text: string): Promise<Row[]> => (await runner.query(text)) as Row[];

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const made = (...texts: readonly Texts[]): string => searchText(texts.flatMap((each) => Object.values(each)).join(' '));
