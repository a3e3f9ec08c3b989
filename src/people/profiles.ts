import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { badInput, type Transaction, violatedConstraint } from '../platform/index.js';
import type { LanguageSkill } from '../schema-types.js';
import { latinisedName, nativeName } from './display-name.js';
import type { PostRow } from './member-row.js';
import { Posts } from './posts.js';
import type { Profile } from './profile.js';
import { SearchTexts } from './search-texts.js';

/** All that is kept about a person. */
export interface WholeProfile extends Profile {
  expertiseIds: string[];
  posts: PostRow[];
}

/** Keeps profiles in their tables. */
@Injectable()
export class Profiles {
  constructor(
    private readonly posts: Posts,
    private readonly searchTexts: SearchTexts,
  ) {}

  /** A profile and its version, locked until the transaction ends; null when there is none. The rest of it is read under the lock. */
  async lock(transaction: Transaction, id: string): Promise<(WholeProfile & { version: number }) | null> {
    const [person] = await transaction.rows('SELECT FROM member WHERE id = $1 FOR UPDATE', [id]);
    if (!person) return null;
    const [profile] = await transaction.rows<WholeProfile & { version: number }>(
      `SELECT m.version, m.given_names AS "givenNames", m.family_name AS "familyName", m.latin_name AS "latinName", m.email, m.phone, m.gender, m.keywords,
         m.biography, m.available_until AS "availableUntil", m.visibility, m.profile_confirmed_at AS "profileConfirmedAt",
         (SELECT coalesce(json_agg(json_build_object('language', language, 'level', level)), '[]') FROM member_language WHERE member_id = m.id) AS languages,
         (SELECT coalesce(json_agg(action_id), '[]') FROM member_expertise WHERE member_id = m.id) AS "expertiseIds",
         (SELECT coalesce(json_agg(json_build_object('id', id, 'memberId', member_id, 'title', title, 'organisationId', organisation_id, 'state', state,
            'from', from_day, 'to', to_day) ORDER BY from_day NULLS FIRST, id), '[]') FROM post WHERE member_id = m.id) AS posts
       FROM member m WHERE m.id = $1`,
      [id],
    );
    return profile!;
  }

  /** @throws Problem BAD_INPUT when somebody has the address already */
  async add(transaction: Transaction, id: string, profile: WholeProfile, createdBy: string | null): Promise<void> {
    await withFreeAddress(() =>
      transaction.rows(
        `INSERT INTO member (id, given_names, family_name, latin_name, email, phone, gender, keywords, biography, available_until, visibility,
           profile_confirmed_at, sort_name, native_sort_name, created_by_member_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [id, ...columnsOf(profile), latinisedName(profile), nativeName(profile), createdBy],
      ),
    );
    if (profile.languages.length > 0) await this.replaceLanguages(transaction, id, profile.languages);
    if (profile.expertiseIds.length > 0) await this.replaceExpertise(transaction, id, profile.expertiseIds);
    if (profile.posts.length > 0) await this.posts.keep(transaction, id, profile.posts);
    await this.searchTexts.refresh(transaction, [id]);
  }

  /** Puts `after` in place of `before` as the next version. @throws Problem BAD_INPUT when somebody else has the address */
  async replace(transaction: Transaction, id: string, before: WholeProfile, after: WholeProfile): Promise<void> {
    await withFreeAddress(() =>
      transaction.rows(
        `UPDATE member SET version = version + 1, given_names = $2, family_name = $3, latin_name = $4, email = $5, phone = $6, gender = $7, keywords = $8,
           biography = $9, available_until = $10, visibility = $11, profile_confirmed_at = $12
         WHERE id = $1`,
        [id, ...columnsOf(after)],
      ),
    );
    if (!isDeepStrictEqual(before.languages, after.languages))
      await this.replaceLanguages(transaction, id, after.languages);
    if (!isDeepStrictEqual(before.expertiseIds, after.expertiseIds))
      await this.replaceExpertise(transaction, id, after.expertiseIds);
    if (!isDeepStrictEqual(before.posts, after.posts)) await this.posts.keep(transaction, id, after.posts);
    await this.searchTexts.refresh(transaction, [id]);
  }

  private async replaceLanguages(
    transaction: Transaction,
    id: string,
    languages: readonly LanguageSkill[],
  ): Promise<void> {
    await transaction.rows('DELETE FROM member_language WHERE member_id = $1', [id]);
    await transaction.rows(
      'INSERT INTO member_language (member_id, language, level) SELECT $1, language, level FROM unnest($2::text[], $3::text[]) AS item (language, level)',
      [id, languages.map(({ language }) => language), languages.map(({ level }) => level)],
    );
  }

  private async replaceExpertise(transaction: Transaction, id: string, actionIds: readonly string[]): Promise<void> {
    await transaction.rows('DELETE FROM member_expertise WHERE member_id = $1', [id]);
    await transaction.rows('INSERT INTO member_expertise (member_id, action_id) SELECT $1, unnest($2::uuid[])', [
      id,
      actionIds,
    ]);
  }
}

/** $2 to $12 of the statements above. */
const columnsOf = (profile: Profile): unknown[] => [
  profile.givenNames,
  profile.familyName,
  profile.latinName,
  profile.email,
  profile.phone,
  profile.gender,
  profile.keywords,
  profile.biography,
  profile.availableUntil,
  profile.visibility,
  profile.profileConfirmedAt,
];

/** The refusal does not say whose the address is. */
async function withFreeAddress(write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (violatedConstraint(error) !== 'member_email_key') throw error;
    throw badInput('input.email', {
      en: 'This address cannot be used here.',
      ru: 'Этот адрес здесь использовать нельзя.',
    });
  }
}
