import type { Viewer } from '../access/index.js';
import { place, type Texts } from '../platform/index.js';
import type { Confidentiality } from '../schema-types.js';
import type { Speaker } from './agenda.js';
import { attendedBy, speaksIn } from './seen-events.js';

/** An item of an agenda as one viewer gets it with its event. Instants come as ISO texts, from within jsonb. */
export interface AgendaItemRow {
  id: string;
  startsAt: string;
  endsAt: string;
  startsAtLocal: string;
  endsAtLocal: string;
  title: Texts;
  room: string | null;
  languages: { language: string; interpreted: boolean }[];
  /** The narrower of its own and the event's. */
  confidentiality: Confidentiality;
  /** Null: as the event. */
  ownConfidentiality: Confidentiality | null;
  speakers: Speaker[];
}

const speakers = `(SELECT coalesce(json_agg(json_build_object('memberId', s.member_id, 'name', s.name, 'role', s.role, 'state', s.state,
    'organisationId', s.organisation_id, 'personalCapacity', s.personal_capacity) ORDER BY s.position), '[]')
  FROM agenda_speaker s WHERE s.agenda_item_id = i.id)`;

/** SQL of the agenda of `event e` for one viewer: without items that are not meant for it, and without speakers where the rule hides them. */
export function agendaOf(viewer: Viewer, values: unknown[]): string {
  const attended = attendedBy(viewer, values);
  const forMembers = viewer.memberId === null ? 'FALSE' : 'TRUE';
  const speaks = speaksIn(`${place(values, viewer.memberId)}::uuid`);
  return `(SELECT coalesce(json_agg(json_build_object('id', i.id, 'startsAt', i.starts_at, 'endsAt', i.ends_at,
      'startsAtLocal', i.starts_at_local, 'endsAtLocal', i.ends_at_local, 'title', i.title, 'room', i.room, 'languages', i.languages,
      'confidentiality', CASE WHEN 'CLOSED' IN (i.confidentiality, e.confidentiality) THEN 'CLOSED'
        WHEN 'MEMBERS' IN (i.confidentiality, e.confidentiality) THEN 'MEMBERS' ELSE 'OPEN' END,
      'ownConfidentiality', i.confidentiality,
      'speakers', CASE WHEN viewer.attends OR NOT e.chatham_house_rule THEN ${speakers} ELSE '[]' END
    ) ORDER BY i.starts_at, i.ends_at, i.id), '[]')
    FROM (SELECT ${attended} AS attends) viewer CROSS JOIN agenda_item i
    WHERE i.event_id = e.id AND (viewer.attends OR CASE coalesce(i.confidentiality, 'OPEN') WHEN 'OPEN' THEN TRUE WHEN 'MEMBERS' THEN ${forMembers} ELSE FALSE END
      OR ${speaks}))`;
}
