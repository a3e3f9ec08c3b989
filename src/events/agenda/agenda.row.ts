import type { Texts } from '../../platform/index.js';
import type { Confidentiality } from '../../schema-types.js';
import type { Speaker } from './agenda-items.js';

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
