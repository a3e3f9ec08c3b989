import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { Columns, type Selection, type Sql, sql } from '../../platform/index.js';
import { postAsJson } from '../posts/post.sql.js';
import { ofOwnNetwork, ofOwnState, viewerIs } from './member-visibility.sql.js';
import type { MemberRecord } from './member.row.js';

/** What decides who may see anything of a person: read with whatever is asked for. */
const deciding = ['id', 'erased', 'settings', 'viewerIs'] as const;

const posts = sql`(
  SELECT coalesce(json_agg(${postAsJson(sql`post`)} ORDER BY post.from_day DESC NULLS LAST, post.id DESC), '[]')
  FROM post WHERE post.member_id = m.id)`;

const languages = sql`(
  SELECT coalesce(
    json_agg(
      json_build_object('language', known.language, 'level', known.level)
      ORDER BY array_position(ARRAY['NATIVE', 'FLUENT', 'WORKING', 'BASIC'], known.level), known.language),
    '[]')
  FROM member_language known WHERE known.member_id = m.id)`;

const expertiseIds = sql`array(
  SELECT action.id FROM member_expertise expertise JOIN action ON action.id = expertise.action_id
  WHERE expertise.member_id = m.id ORDER BY action.plan_id, action.position)`;

/** The columns of a MemberRecord, from `member m`. */
@Injectable()
export class MemberColumns extends Columns<MemberRecord, Viewer> {
  constructor() {
    super(
      {
        id: sql`m.id`,
        version: sql`m.version`,
        givenNames: sql`m.given_names`,
        familyName: sql`m.family_name`,
        latinName: sql`m.latin_name`,
        email: sql`m.email`,
        phone: sql`m.phone`,
        gender: sql`m.gender`,
        keywords: sql`m.keywords`,
        biography: sql`m.biography`,
        availableUntil: sql`m.available_until`,
        settings: sql`m.visibility`,
        profileConfirmedAt: sql`m.profile_confirmed_at`,
        currentPost: sql`(SELECT ${postAsJson(sql`held`)} FROM post_on(m.id, current_date) held)`,
        currentState: sql`(SELECT held.state FROM confirmed_post_on(m.id, current_date) held)`,
        posts,
        languages,
        expertiseIds,
        erased: sql`m.erased_at IS NOT NULL`,
        hasAccount: sql`EXISTS (SELECT FROM account WHERE account.member_id = m.id)`,
        viewerIs,
        ofOwnState,
        ofOwnNetwork,
      },
      {
        displayName: ['givenNames', 'familyName', 'latinName'],
        state: ['currentState'],
        expertise: ['expertiseIds'],
        biographies: ['biography'],
        profileConfirmedAt: ['profileConfirmedAt', 'ofOwnState', 'ofOwnNetwork'],
        viewerCan: ['hasAccount', 'ofOwnState', 'ofOwnNetwork'],
      },
    );
  }

  override of(selection: Selection, viewer: Viewer, always: readonly (keyof MemberRecord)[] = deciding): Sql {
    return super.of(selection, viewer, always);
  }
}
