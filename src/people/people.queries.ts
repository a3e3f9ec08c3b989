import { Injectable } from '@nestjs/common';
import { isSecretariat, type Viewer } from '../access/index.js';
import { Columns, Database, place, type Reader, type Selection } from '../platform/index.js';
import type { ProfileField } from '../schema-types.js';
import { type MemberRecord, MemberRow } from './member-row.js';
import { defaultVisibility, levels } from './profile.policy.js';

/** SQL for whether member m's current post is of a state that the viewer is a contact point of. */
function ofOwnState({ contactPointOf }: Viewer, values: unknown[]): string {
  if (contactPointOf.length === 0) return 'FALSE';
  // EXISTS lets PostgreSQL choose: looked up person by person for a few, worked out once for the whole directory.
  return `EXISTS (
    SELECT FROM post CROSS JOIN LATERAL post_on(post.member_id, current_date) held
    WHERE post.member_id = m.id AND post.state = ANY (${place(values, contactPointOf)}::text[])
      AND coalesce(post.to_day >= current_date, true) AND held.id = post.id)`;
}

/** SQL for whether member m belongs to a network that the viewer organises. */
function ofOwnNetwork({ organisedNetworks }: Viewer, values: unknown[]): string {
  if (organisedNetworks.length === 0) return 'FALSE';
  return `EXISTS (
    SELECT FROM membership
    WHERE membership.member_id = m.id AND membership.network_id = ANY (${place(values, organisedNetworks)}::uuid[])
      AND membership.status IN ('APPLIED', 'NOMINATED', 'ENDORSED', 'ACTIVE', 'DORMANT'))`;
}

const ofCommonNetwork = (me: string): string => `EXISTS (
  SELECT FROM membership theirs JOIN membership own USING (network_id)
  WHERE theirs.member_id = m.id AND theirs.status = 'ACTIVE' AND own.member_id = ${me} AND own.status = 'ACTIVE')`;

const placeOf = (level: (typeof levels)[number]): number => levels.indexOf(level);

/** SQL for what the viewer is to member m, as a place in `levels`; the first that holds counts. */
export function viewerIs(viewer: Viewer, values: unknown[]): string {
  if (isSecretariat(viewer)) return String(placeOf('ONLY_ME'));
  if (viewer.memberId === null) return String(placeOf('PUBLIC'));
  const me = `${place(values, viewer.memberId)}::uuid`;
  return `CASE
    WHEN m.id = ${me} THEN ${placeOf('ONLY_ME')}
    WHEN ${ofOwnState(viewer, values)} THEN ${placeOf('CONTACT_POINT')}
    WHEN ${ofOwnNetwork(viewer, values)} OR ${ofCommonNetwork(me)} THEN ${placeOf('NETWORK')}
    ELSE ${placeOf('MEMBERS')} END`;
}

/** SQL for whether the viewer may see a field of `person`, which has visibility and viewer_is. It says what seenFields says. */
export const isSeen = (field: ProfileField): string =>
  `array_position(ARRAY['${levels.join("', '")}'], coalesce(person.visibility ->> '${field}', '${defaultVisibility[field]}')) > person.viewer_is`;

const post = (alias: string): string =>
  `json_build_object('id', ${alias}.id, 'memberId', ${alias}.member_id, 'title', ${alias}.title, 'organisationId', ${alias}.organisation_id,
    'state', ${alias}.state, 'from', ${alias}.from_day, 'to', ${alias}.to_day)`;

/** SQL of a MemberRecord's properties, from `member m`. */
export const memberColumns = new Columns<MemberRecord, Viewer>(
  {
    id: 'm.id',
    version: 'm.version',
    givenNames: 'm.given_names',
    familyName: 'm.family_name',
    latinName: 'm.latin_name',
    email: 'm.email',
    phone: 'm.phone',
    gender: 'm.gender',
    keywords: 'm.keywords',
    biography: 'm.biography',
    availableUntil: 'm.available_until',
    settings: 'm.visibility',
    profileConfirmedAt: 'm.profile_confirmed_at',
    currentPost: `(SELECT ${post('held')} FROM post_on(m.id, current_date) held)`,
    currentState: '(SELECT held.state FROM post_on(m.id, current_date) held)',
    posts: `(SELECT coalesce(json_agg(${post('post')} ORDER BY post.from_day DESC NULLS LAST, post.id DESC), '[]') FROM post WHERE post.member_id = m.id)`,
    languages: `(SELECT coalesce(json_agg(json_build_object('language', known.language, 'level', known.level)
        ORDER BY array_position(ARRAY['NATIVE', 'FLUENT', 'WORKING', 'BASIC'], known.level), known.language), '[]')
      FROM member_language known WHERE known.member_id = m.id)`,
    expertiseIds: `array(SELECT action.id FROM member_expertise expertise JOIN action ON action.id = expertise.action_id
      WHERE expertise.member_id = m.id ORDER BY action.plan_id, action.position)`,
    erased: 'm.erased_at IS NOT NULL',
    hasAccount: 'EXISTS (SELECT FROM account WHERE account.member_id = m.id)',
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

/** What decides about who may see anything of a person: read with whatever is asked for. */
const always = ['id', 'erased', 'settings', 'viewerIs'] as const;

/** The columns from `member m` that a selection of a Member is answered from; MemberRow reads them. */
export const memberColumnsOf = (selection: Selection, viewer: Viewer, values: unknown[]): string =>
  memberColumns.of(selection, viewer, values, always);

/** Reads people as one viewer may see them. */
@Injectable()
export class PeopleQueries {
  constructor(private readonly database: Database) {}

  /** In any order; an id that nobody has is left out. */
  async members(ids: readonly string[], viewer: Viewer, reader: Reader = this.database): Promise<MemberRow[]> {
    const values: unknown[] = [ids];
    const records = await reader.rows<MemberRecord>(
      `SELECT ${memberColumns.all(viewer, values)} FROM member m WHERE m.id = ANY ($1)`,
      values,
    );
    return records.map((record) => new MemberRow(viewer, record));
  }

  /** One person with what is asked; null where there is none. */
  async member(id: string, viewer: Viewer, selection: Selection): Promise<MemberRow | null> {
    const values: unknown[] = [id];
    const [record] = await this.database.rows<MemberRecord>(
      `SELECT ${memberColumnsOf(selection, viewer, values)} FROM member m WHERE m.id = $1`,
      values,
    );
    return record ? new MemberRow(viewer, record) : null;
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
