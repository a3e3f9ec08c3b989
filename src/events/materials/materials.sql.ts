import { sql } from '../../platform/index.js';

/** A MaterialContent from `material f`. */
export const contentColumns = sql`f.title, f.language, f.audience, f.agenda_item_id AS "agendaItemId",
  f.available_from AS "availableFrom", f.upload_id AS "uploadId", f.url AS link`;
