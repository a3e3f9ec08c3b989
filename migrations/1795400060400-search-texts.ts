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
    for (const { id, title, summary } of events)
      await runner.query('UPDATE event SET search_titles = $2, search_text = $3 WHERE id = $1', [
        id,
        made(title),
        made(title, summary),
      ]);
    const versions = await rowsOf<{ id: string; number: number; title: Texts; summary: Texts }>(
      runner,
      'SELECT outcome_id AS id, number, title, summary FROM outcome_version',
    );
    for (const { id, number, title, summary } of versions)
      await runner.query('UPDATE outcome_version SET search_text = $3 WHERE outcome_id = $1 AND number = $2', [
        id,
        number,
        made(title, summary),
      ]);
    const followUps = await rowsOf<{ id: string; number: number; title: Texts }>(
      runner,
      'SELECT follow_up_id AS id, number, title FROM follow_up_version',
    );
    for (const { id, number, title } of followUps)
      await runner.query('UPDATE follow_up_version SET search_text = $3 WHERE follow_up_id = $1 AND number = $2', [
        id,
        number,
        made(title),
      ]);
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
    for (const { id, name, short } of organisations)
      await runner.query('UPDATE organisation SET search_text = $2 WHERE id = $1', [
        id,
        searchText([...Object.values(name), short ?? ''].join(' ')),
      ]);
    const people = await rowsOf<{ id: string; names: string; posts: string; keywords: string }>(
      runner,
      `SELECT m.id, concat_ws(' ', m.given_names, m.family_name, m.latin_name) AS names,
         array_to_string(m.keywords, ' ') AS keywords, (
           SELECT coalesce(string_agg(concat_ws(' ', p.title, o.short_name, (
             SELECT string_agg(value, ' ') FROM jsonb_each_text(o.name))), ' '), '')
           FROM post p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.member_id = m.id) AS posts
       FROM member m WHERE m.erased_at IS NULL`,
    );
    for (const { id, names, posts, keywords } of people)
      await runner.query('UPDATE member SET search_names = $2, search_posts = $3, search_keywords = $4 WHERE id = $1', [
        id,
        searchText(names),
        searchText(posts),
        searchText(keywords),
      ]);
  }
}

const rowsOf = async <Row>(runner: QueryRunner, text: string): Promise<Row[]> => (await runner.query(text)) as Row[];

const made = (...texts: readonly Texts[]): string => searchText(texts.flatMap((each) => Object.values(each)).join(' '));
