import { isSecretariat, type Viewer } from '../../access/index.js';
import { anyOf, holds, type Sql, sql } from '../../platform/index.js';
import { ofOwnNetwork } from '../profile/member-visibility.sql.js';

/** Columns of a PostRow from the table post. */
export const postColumns = sql`post.id, post.member_id AS "memberId", post.title,
  post.organisation_id AS "organisationId", post.state, post.from_day AS "from", post.to_day AS "to", post.confirmed`;

/** JSON of a PostRow, from a post under that alias. */
export const postAsJson = (post: Sql): Sql => sql`json_build_object('id', ${post}.id, 'memberId', ${post}.member_id,
  'title', ${post}.title, 'organisationId', ${post}.organisation_id, 'state', ${post}.state,
  'from', ${post}.from_day, 'to', ${post}.to_day, 'confirmed', ${post}.confirmed)`;

/**
 * Whether the viewer confirms a `post` of `member m`: the secretariat any, a contact point those for own states,
 * an organiser those of other people in own networks.
 */
export const isConfirmableBy = (viewer: Viewer): Sql =>
  isSecretariat(viewer)
    ? holds
    : anyOf([
        sql`post.state = ANY (${viewer.contactPointOf}::text[])`,
        sql`(m.id <> ${viewer.memberId}::uuid AND ${ofOwnNetwork(viewer)})`,
      ]);
