import type { Audience } from '../../schema-types.js';

export interface EvidenceRow {
  id: string;
  outcomeId: string;
  title: string;
  /** One of the three is set; none for viewers who may only know that it exists. */
  link: string | null;
  uploadId: string | null;
  materialId: string | null;
  audience: Audience;
}
