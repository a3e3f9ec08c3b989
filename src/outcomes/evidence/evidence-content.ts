import { type Message, newId, type Problems } from '../../platform/index.js';
import type { Audience, EvidenceInput } from '../../schema-types.js';

/** What a version of an outcome says of one piece of evidence. */
export interface EvidenceContent {
  id: string;
  title: string;
  /** Exactly one of the three. */
  url: string | null;
  uploadId: string | null;
  materialId: string | null;
  audience: Audience;
}

/** What an input makes of a piece of evidence. Adds to `problems` unless exactly one source is left. */
export function settleEvidence(
  before: EvidenceContent | undefined,
  input: EvidenceInput,
  field: string,
  problems: Problems,
): EvidenceContent {
  const { url, upload, material } = input;
  // A new source replaces the old one, whatever its kind.
  const there = [url, upload, material].some((given) => given != null) ? undefined : before;
  const source = {
    url: url === undefined ? (there?.url ?? null) : url,
    uploadId: upload === undefined ? (there?.uploadId ?? null) : upload,
    materialId: material === undefined ? (there?.materialId ?? null) : material,
  };
  if (Object.values(source).filter((given) => given !== null).length !== 1) problems.add(`${field}.url`, oneSource);
  return { id: before?.id ?? newId(), title: input.title.trim(), ...source, audience: input.audience ?? 'ORGANISERS' };
}

const oneSource: Message = {
  en: 'Give exactly one of url, upload and material.',
  ru: 'Укажите одно из трёх: url, upload или material.',
};
