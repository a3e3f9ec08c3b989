import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/index.js';
import { latinisedName, nativeName } from './display-name.js';
import { searchKey } from './transliteration.js';

interface SearchedPerson {
  id: string;
  givenNames: string;
  familyName: string;
  latinName: string | null;
  keywords: string[];
  posts: string;
}

const searchedPerson = `m.id, m.given_names AS "givenNames", m.family_name AS "familyName", m.latin_name AS "latinName", m.keywords, (
  SELECT coalesce(string_agg(concat_ws(' ', post.title, organisation.short_name, named.names), ' '), '')
  FROM post
  LEFT JOIN organisation ON organisation.id = post.organisation_id
  LEFT JOIN LATERAL (SELECT string_agg(value, ' ') FROM jsonb_each_text(organisation.name)) AS named (names) ON true
  WHERE post.member_id = m.id) AS posts`;

/** Keeps what the directory sorts and searches by: it follows from names, posts, their organisations and keywords. */
@Injectable()
export class SearchTexts {
  /** After anything of these people has changed. */
  async refresh(transaction: Transaction, memberIds: readonly string[]): Promise<void> {
    await this.keep(
      transaction,
      await transaction.rows<SearchedPerson>(`SELECT ${searchedPerson} FROM member m WHERE m.id = ANY ($1)`, [
        memberIds,
      ]),
    );
  }

  /** After an organisation got another name. */
  async refreshPeopleOf(transaction: Transaction, organisationId: string): Promise<void> {
    const people = await transaction.rows<SearchedPerson>(
      `SELECT ${searchedPerson} FROM member m WHERE m.erased_at IS NULL AND m.id IN (SELECT member_id FROM post WHERE organisation_id = $1)`,
      [organisationId],
    );
    if (people.length > 0) await this.keep(transaction, people);
  }

  private async keep(transaction: Transaction, people: readonly SearchedPerson[]): Promise<void> {
    await transaction.rows(
      `UPDATE member SET sort_name = item.latinised, native_sort_name = item.native, search_names = item.names, search_posts = item.posts,
         search_keywords = item.keywords
       FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) AS item (id, latinised, native, names, posts, keywords)
       WHERE member.id = item.id`,
      [
        people.map(({ id }) => id),
        people.map(latinisedName),
        people.map(nativeName),
        people.map((person) => searchKey(`${nativeName(person)} ${person.latinName ?? ''}`)),
        people.map(({ posts }) => searchKey(posts)),
        people.map(({ keywords }) => searchKey(keywords.join(' '))),
      ],
    );
  }
}
