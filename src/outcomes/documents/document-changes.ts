import { isDeepStrictEqual } from 'node:util';
import type { MaterialChange } from '../../events/index.js';
import type { Audience } from '../../schema-types.js';
import type { OutcomeContent } from '../versions/outcome-content.js';
import { textsBeforeTranslation } from '../versions/translations.js';

/** What matters about the documents of an outcome other than the one that changes. */
export interface OtherDocument {
  language: string | null;
  audience: Audience;
}

/**
 * Whether a change only adds a language, which needs no new check. A new document is a translation if all the others
 * are marked as being in other languages and one of them is for the same readers.
 */
export function onlyTranslates(
  others: readonly OtherDocument[],
  before: MaterialChange['before'],
  after: MaterialChange['after'],
): boolean {
  if (after === null) return false;
  if (before !== null) {
    const title = textsBeforeTranslation(before.title, after.title);
    return isDeepStrictEqual({ ...after, title }, before);
  }
  return (
    after.language !== null &&
    others.every(({ language }) => language !== null && language !== after.language) &&
    others.some(({ audience }) => audience === after.audience)
  );
}

/**
 * What a change to a document makes of a version's content. Where a new document takes the place of one that has to
 * stay, evidence follows it.
 */
export function settleDocuments(
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
