import { languagesOfStates } from '../people/index.js';
import { literals, sql } from '../platform/index.js';

const levels = ['NATIVE', 'FLUENT', 'WORKING', 'BASIC'];

const ofProfile = sql`array(SELECT l.language FROM member_language l WHERE l.member_id = m.id
  ORDER BY array_position(${levels}::text[], l.level), l.language)`;

const ofState = sql`array(SELECT 'ru' FROM post_on(m.id, current_date) held
  WHERE held.state IN ${literals(languagesOfStates.ru)})`;

/**
 * The languages in which `member m` is written to, the best first: that of `account a`; for whoever has none those of
 * the profile, the best known first, and then that of the state.
 */
export const localesOf = sql`CASE WHEN a.member_id IS NOT NULL THEN ARRAY[a.locale]
  ELSE ${ofProfile} || ${ofState} END`;
