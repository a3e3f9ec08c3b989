import { isContactPointOf, type Viewer } from '../../access/index.js';
import type { Message } from '../../platform/index.js';
import type { RepresentationRow } from './representations.queries.js';

type ForWhom = Pick<RepresentationRow, 'state' | 'organisationId'>;

/**
 * Whether somebody speaks for a state and an organisation: by confirmed posts, or because the viewer, as a contact
 * point, says so of its state.
 */
export function speaksFor(viewer: Viewer, posts: readonly ForWhom[], { state, organisationId }: ForWhom): boolean {
  const forState = state === null || posts.some((post) => post.state === state) || isContactPointOf(viewer, state);
  return forState && (organisationId === null || posts.some((post) => post.organisationId === organisationId));
}

/** Why somebody does not. */
export const byNoPost: Message = {
  en: 'By no confirmed post on that day. Please turn to the contact point of the state, or to the organisers.',
  ru: 'На этот день нет такой подтверждённой должности. Обратитесь к контактному лицу государства или к организаторам.',
};
