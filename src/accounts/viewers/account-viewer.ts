import type { SignedIn, Viewer } from '../../access/index.js';

/** A viewer with an account, and the session that the browser came with; null for a script. */
export interface AccountViewer extends SignedIn {
  readonly sessionId: string | null;
}

/** The session that a viewer came with; null when it was none. */
export const sessionOf = (viewer: Viewer): string | null =>
  'sessionId' in viewer && typeof viewer.sessionId === 'string' ? viewer.sessionId : null;
