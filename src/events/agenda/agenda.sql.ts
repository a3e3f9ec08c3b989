import { isMember, type Viewer } from '../../access/index.js';
import { holds, holdsNever, type Sql, sql } from '../../platform/index.js';
import { attendedBy, isWholeToCaller, speaksIn } from '../reading/event-visibility.sql.js';

const speakers = sql`(SELECT coalesce(json_agg(json_build_object('memberId', s.member_id, 'name', s.name,
    'role', s.role, 'state', s.state, 'organisationId', s.organisation_id, 'personalCapacity', s.personal_capacity)
    ORDER BY s.position), '[]')
  FROM agenda_speaker s WHERE s.agenda_item_id = i.id)`;

const narrower = sql`CASE WHEN 'CLOSED' IN (i.confidentiality, e.confidentiality) THEN 'CLOSED'
  WHEN 'MEMBERS' IN (i.confidentiality, e.confidentiality) THEN 'MEMBERS' ELSE 'OPEN' END`;

const items = sql`coalesce(json_agg(json_build_object('id', i.id, 'startsAt', i.starts_at, 'endsAt', i.ends_at,
    'startsAtLocal', i.starts_at_local, 'endsAtLocal', i.ends_at_local, 'title', i.title, 'room', i.room,
    'languages', i.languages, 'confidentiality', ${narrower}, 'ownConfidentiality', i.confidentiality,
    'speakers', CASE WHEN viewer.attends OR NOT e.chatham_house_rule THEN ${speakers} ELSE '[]' END
  ) ORDER BY i.starts_at, i.ends_at, i.id), '[]')`;

/**
 * The agenda of `event e` without items that event and item do not allow to the viewer, nor speakers whom the rule
 * hides.
 */
export function agendaOf(viewer: Viewer): Sql {
  const forMembers = isMember(viewer) ? holds : holdsNever;
  return sql`(SELECT ${items}
    FROM (SELECT ${attendedBy(viewer)} AS attends) viewer CROSS JOIN agenda_item i
    WHERE i.event_id = e.id AND ${isWholeToCaller(viewer)} AND (viewer.attends
      OR CASE coalesce(i.confidentiality, 'OPEN') WHEN 'OPEN' THEN TRUE WHEN 'MEMBERS' THEN ${forMembers} ELSE FALSE END
      OR ${speaksIn(sql`${viewer.memberId}::uuid`)}))`;
}
