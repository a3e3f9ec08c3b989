import { isDeepStrictEqual } from 'node:util';
import type { MaterialChange } from '../events/index.js';
import type { Audience } from '../schema-types.js';
import { kept, type OutcomeContent } from './outcome-content.js';

/** What tells the other documents of an outcome from the one that changes. */
export interface OtherDocument {
  language: string | null;
  audience: Audience;
}

/**
 * Whether a change only says in another language what is said already: that needs no new check. A document that is added is a translation where
 * all others say that they are in other languages, and one of them is for the same readers.
 */
export function onlyTranslates(
  others: readonly OtherDocument[],
  before: MaterialChange['before'],
  after: MaterialChange['after'],
): boolean {
  if (after === null) return false;
  if (before !== null) return isDeepStrictEqual({ ...after, title: kept(before.title, after.title) }, before);
  return (
    after.language !== null &&
    others.every(({ language }) => language !== null && language !== after.language) &&
    others.some(({ audience }) => audience === after.audience)
  );
}

/** What a version says with its documents changed; evidence follows a document that another takes the place of. */
export function documentsAfter(
  content: OutcomeContent,
  { id, nextId, before, after }: MaterialChange,
  stays: boolean,
): OutcomeContent {
  const { documents, evidence } = content;
  if (before === null) return { ...content, documents: [...documents, id] };
  if (after === null) return { ...content, documents: documents.filter((document) => document !== id) };
  if (!stays) return content;
  const moved = <Id extends string | null>(old: Id) => (old === id ? nextId : old);
  return {
    ...content,
    documents: documents.map(moved),
    evidence: evidence.map((proof) => ({ ...proof, materialId: moved(proof.materialId) })),
  };
}
