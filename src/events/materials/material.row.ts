import type { Texts } from '../../platform/index.js';
import type { Audience } from '../../schema-types.js';

/** What can be changed of a material; it is a file (uploadId) or a link. */
export interface MaterialContent {
  title: Texts;
  language: string | null;
  audience: Audience;
  /** Of the event's agenda. */
  agendaItemId: string | null;
  availableFrom: Date | null;
  uploadId: string | null;
  /** Address of a link. */
  link: string | null;
}

/** A material as its resolvers take it; size and type are those of a file. */
export interface MaterialRow extends MaterialContent {
  id: string;
  addedAt: Date;
  size: number | null;
  contentType: string | null;
}
