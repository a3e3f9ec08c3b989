import { Injectable } from '@nestjs/common';
import { recordsOf, sql, type Transaction } from '../../platform/index.js';
import { latinisedName, nativeName, type PersonNames } from '../profile/display-name.js';
import { searchText } from './transliteration.js';

interface SearchedPerson extends PersonNames {
  id: string;
  keywords: string[];
  posts: string;
}

const searchedPeople = sql`SELECT m.id, m.given_names AS "givenNames", m.family_name AS "familyName",
  m.latin_name AS "latinName", m.keywords, (
    SELECT coalesce(string_agg(concat_ws(' ', post.title, organisation.short_name, named.names), ' '), '')
    FROM post
    LEFT JOIN organisation ON organisation.id = post.organisation_id
    LEFT JOIN LATERAL (
      SELECT string_agg(value, ' ') FROM jsonb_each_text(organisation.name)) AS named (names) ON true
    WHERE post.member_id = m.id) AS posts
  FROM member m`;

/** Keeps what the directory sorts and searches by: it follows from names, posts, their organisations and keywords. */
@Injectable()
export class SearchTexts {
  /** After anything of these people has changed. */
  async refresh(transaction: Transaction, memberIds: readonly string[]): Promise<void> {
    const people = await transaction.rows<SearchedPerson>(sql`${searchedPeople} WHERE m.id = ANY (${memberIds})`);
    await this.keep(transaction, people);
  }

  /** After an organisation got another name. */
  async refreshPeopleOf(transaction: Transaction, organisationId: string): Promise<void> {
    const people = await transaction.rows<SearchedPerson>(
      sql`${searchedPeople}
      WHERE m.erased_at IS NULL AND m.id IN (SELECT member_id FROM post WHERE organisation_id = ${organisationId})`,
    );
    if (people.length > 0) await this.keep(transaction, people);
  }

  private async keep(transaction: Transaction, people: readonly SearchedPerson[]): Promise<void> {
    const records = people.map((person) => ({
      id: person.id,
      sort_name: latinisedName(person),
      native_sort_name: nativeName(person),
      search_names: searchText(`${nativeName(person)} ${person.latinName ?? ''}`),
      search_posts: searchText(person.posts),
      search_keywords: searchText(person.keywords.join(' ')),
    }));
    await transaction.execute(
      sql`UPDATE member SET sort_name = item.sort_name, native_sort_name = item.native_sort_name,
        search_names = item.search_names, search_posts = item.search_posts, search_keywords = item.search_keywords
      FROM ${recordsOf('member', records)} item WHERE member.id = item.id`,
    );
  }
}
