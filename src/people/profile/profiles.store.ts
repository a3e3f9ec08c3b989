import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import {
  badInput,
  insertRows,
  recordsOf,
  sql,
  type TableRecord,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import type { LanguageSkill } from '../../schema-types.js';
import { SearchTexts } from '../directory/search-texts.store.js';
import type { PostRow } from '../posts/post.row.js';
import { postAsJson } from '../posts/post.sql.js';
import { Posts } from '../posts/posts.store.js';
import { latinisedName, nativeName } from './display-name.js';
import type { Profile } from './profile.js';

/** All that is kept about a person. */
export interface WholeProfile extends Profile {
  expertiseIds: string[];
  posts: readonly PostRow[];
}

interface LockedProfile extends WholeProfile {
  version: number;
}

const wholeProfile = sql`m.version, m.given_names AS "givenNames", m.family_name AS "familyName",
  m.latin_name AS "latinName", m.email, m.phone, m.gender, m.keywords, m.biography,
  m.available_until AS "availableUntil", m.visibility, m.profile_confirmed_at AS "profileConfirmedAt",
  (SELECT coalesce(json_agg(json_build_object('language', language, 'level', level)), '[]')
    FROM member_language WHERE member_id = m.id) AS languages,
  (SELECT coalesce(json_agg(action_id), '[]') FROM member_expertise WHERE member_id = m.id) AS "expertiseIds",
  (SELECT coalesce(json_agg(${postAsJson(sql`post`)} ORDER BY post.from_day NULLS FIRST, post.id), '[]')
    FROM post WHERE post.member_id = m.id) AS posts`;

/** Keeps profiles in their tables. */
@Injectable()
export class Profiles {
  constructor(
    private readonly posts: Posts,
    private readonly searchTexts: SearchTexts,
  ) {}

  /** A profile and its version, locked until the transaction ends and read under the lock; null when there is none. */
  async lock(transaction: Transaction, id: string): Promise<LockedProfile | null> {
    const person = await transaction.maybeOne(sql`SELECT FROM member WHERE id = ${id} FOR UPDATE`);
    if (!person) return null;
    return transaction.one<LockedProfile>(sql`SELECT ${wholeProfile} FROM member m WHERE m.id = ${id}`);
  }

  /** @throws Problem BAD_INPUT for an address that is taken */
  async add(transaction: Transaction, viewer: Viewer, id: string, profile: WholeProfile): Promise<void> {
    const record = {
      ...recordOf(id, profile),
      sort_name: latinisedName(profile),
      native_sort_name: nativeName(profile),
      created_by_member_id: viewer.memberId,
    };
    await withFreeAddress(transaction.execute(insertRows('member', [record])));
    if (profile.languages.length > 0) await this.replaceLanguages(transaction, id, profile.languages);
    if (profile.expertiseIds.length > 0) await this.replaceExpertise(transaction, id, profile.expertiseIds);
    if (profile.posts.length > 0) await this.posts.keep(transaction, id, profile.posts);
    await this.searchTexts.refresh(transaction, [id]);
  }

  /** Puts `after` in place of `before` as the next version. @throws Problem BAD_INPUT for an address that is taken */
  async replace(transaction: Transaction, id: string, before: WholeProfile, after: WholeProfile): Promise<void> {
    await withFreeAddress(
      transaction.execute(
        sql`UPDATE member
        SET version = member.version + 1, given_names = item.given_names, family_name = item.family_name,
          latin_name = item.latin_name, email = item.email, phone = item.phone, gender = item.gender,
          keywords = item.keywords, biography = item.biography, available_until = item.available_until,
          visibility = item.visibility, profile_confirmed_at = item.profile_confirmed_at
        FROM ${recordsOf('member', [recordOf(id, after)])} item WHERE member.id = item.id`,
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
    await transaction.execute(sql`DELETE FROM member_language WHERE member_id = ${id}`);
    const records = languages.map(({ language, level }) => ({ member_id: id, language, level }));
    await transaction.execute(insertRows('member_language', records));
  }

  private async replaceExpertise(transaction: Transaction, id: string, actionIds: readonly string[]): Promise<void> {
    await transaction.execute(sql`DELETE FROM member_expertise WHERE member_id = ${id}`);
    const records = actionIds.map((actionId) => ({ member_id: id, action_id: actionId }));
    await transaction.execute(insertRows('member_expertise', records));
  }
}

const recordOf = (id: string, profile: Profile): TableRecord => ({
  id,
  given_names: profile.givenNames,
  family_name: profile.familyName,
  latin_name: profile.latinName,
  email: profile.email,
  phone: profile.phone,
  gender: profile.gender,
  keywords: profile.keywords,
  biography: profile.biography,
  available_until: profile.availableUntil,
  visibility: profile.visibility,
  profile_confirmed_at: profile.profileConfirmedAt,
});

/** The refusal does not say whose the address is. */
async function withFreeAddress(written: Promise<unknown>): Promise<void> {
  try {
    await written;
  } catch (error) {
    if (violatedConstraint(error) !== 'member_email_key') throw error;
    throw badInput('input.email', {
      en: 'This address cannot be used here.',
      ru: 'Этот адрес здесь использовать нельзя.',
    });
  }
}
