import { type Sql, sql } from '../../platform/index.js';

/** JSON of a PostRow, from a post under that alias. */
export const postAsJson = (post: Sql): Sql => sql`json_build_object('id', ${post}.id, 'memberId', ${post}.member_id,
  'title', ${post}.title, 'organisationId', ${post}.organisation_id, 'state', ${post}.state,
  'from', ${post}.from_day, 'to', ${post}.to_day)`;
