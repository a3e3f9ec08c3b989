import type { PartOfVersion } from '../versions/outcome-links.sql.js';
import type { Audience } from '../../schema-types.js';

export interface EvidenceRow extends PartOfVersion {
  id: string;
  /** Of the published version, and the viewer is shown another. */
  isBeside: boolean;
  title: string;
  /** One of the three is set; none for viewers who may only know that it exists. */
  link: string | null;
  uploadId: string | null;
  materialId: string | null;
  audience: Audience;
}
