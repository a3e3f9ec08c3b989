import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { Database, type Reader } from '../platform/index.js';
import type { ProfileField } from '../schema-types.js';
import { asSeenBy, type MemberRecord, type MemberRow } from './member-row.js';
import { defaultVisibility, levels } from './profile.policy.js';

/** $1 to $4 of every statement that says what a viewer is to people. */
export const viewerValues = (viewer: Viewer): unknown[] => [
  viewer.memberId,
  isSecretariat(viewer),
  viewer.contactPointOf,
  viewer.organisedNetworks,
];

// EXISTS lets PostgreSQL choose: looked up person by person for a few, worked out once for the whole directory.
const ofOwnState = `EXISTS (
  SELECT FROM post CROSS JOIN LATERAL post_on(post.member_id, current_date) held
  WHERE post.member_id = m.id AND post.state = ANY ($3::text[]) AND coalesce(post.to_day >= current_date, true) AND held.id = post.id)`;

const ofOwnNetwork = `EXISTS (
  SELECT FROM membership
  WHERE membership.member_id = m.id AND membership.network_id = ANY ($4::uuid[])
    AND membership.status IN ('APPLIED', 'NOMINATED', 'ENDORSED', 'ACTIVE', 'DORMANT'))`;

const ofCommonNetwork = `EXISTS (
  SELECT FROM membership theirs JOIN membership own USING (network_id)
  WHERE theirs.member_id = m.id AND theirs.status = 'ACTIVE' AND own.member_id = $1::uuid AND own.status = 'ACTIVE')`;

const placeOf = (level: (typeof levels)[number]): number => levels.indexOf(level);

/** SQL for what the viewer is to member m, as a place in `levels`; the first that holds counts. */
export const viewerIs = `CASE
  WHEN $2::boolean OR m.id = $1::uuid THEN ${placeOf('ONLY_ME')}
  WHEN ${ofOwnState} THEN ${placeOf('CONTACT_POINT')}
  WHEN ${ofOwnNetwork} OR ${ofCommonNetwork} THEN ${placeOf('NETWORK')}
  WHEN $1::uuid IS NOT NULL THEN ${placeOf('MEMBERS')}
  ELSE ${placeOf('PUBLIC')} END`;

/** SQL for whether the viewer may see a field of `person`, which has visibility and viewer_is. It says what seenFields says. */
export const isSeen = (field: ProfileField): string =>
  `array_position(ARRAY['${levels.join("', '")}'], coalesce(person.visibility ->> '${field}', '${defaultVisibility[field]}')) > person.viewer_is`;

/** Columns of a MemberRecord, of member m. */
export const memberColumns = `m.id, m.version, m.given_names AS "givenNames", m.family_name AS "familyName", m.latin_name AS "latinName", m.email, m.phone,
  m.gender, m.keywords, m.biography, m.available_until AS "availableUntil", m.visibility AS settings, m.profile_confirmed_at AS "profileConfirmedAt",
  (SELECT held.id FROM post_on(m.id, current_date) held) AS "currentPostId",
  (SELECT coalesce(json_agg(json_build_object('id', post.id, 'memberId', post.member_id, 'title', post.title, 'organisationId', post.organisation_id,
      'state', post.state, 'from', post.from_day, 'to', post.to_day) ORDER BY post.from_day DESC NULLS LAST, post.id DESC), '[]')
    FROM post WHERE post.member_id = m.id) AS posts,
  (SELECT coalesce(json_agg(json_build_object('language', known.language, 'level', known.level)
      ORDER BY array_position(ARRAY['NATIVE', 'FLUENT', 'WORKING', 'BASIC'], known.level), known.language), '[]')
    FROM member_language known WHERE known.member_id = m.id) AS languages,
  (SELECT coalesce(json_agg(action.id ORDER BY action.plan_id, action.position), '[]')
    FROM member_expertise expertise JOIN action ON action.id = expertise.action_id WHERE expertise.member_id = m.id) AS "expertiseIds",
  m.erased_at IS NOT NULL AS erased, EXISTS (SELECT FROM account WHERE account.member_id = m.id) AS "hasAccount",
  ${viewerIs} AS "viewerIs", ${ofOwnState} AS "ofOwnState", ${ofOwnNetwork} AS "ofOwnNetwork"`;

/** Reads people as one viewer may see them. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly database: Database) {}

  /** In any order; an id that nobody has is left out. */
  async members(ids: readonly string[], viewer: Viewer, reader: Reader = this.database): Promise<MemberRow[]> {
    const records = await reader.rows<MemberRecord>(`SELECT ${memberColumns} FROM member m WHERE m.id = ANY ($5)`, [
      ...viewerValues(viewer),
      ids,
    ]);
    return records.map((record) => asSeenBy(viewer, record));
  }

  /** Whose post it is; null when there is no such post. */
  async holderOf(postId: string): Promise<string | null> {
    const [post] = await this.database.rows<{ memberId: string }>(
      `SELECT member_id AS "memberId" FROM post WHERE id = $1`,
      [postId],
    );
    return post?.memberId ?? null;
  }
}
