import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.js';

/** The browser that somebody signs in with. */
export interface Browser {
  /** Whose it was until now. */
  before: Viewer;
  /** Where it is on the network; "inside" where the schema is called without HTTP. */
  address: string;
  /** What it calls itself. */
  device: string | null;
  /** Who signed in with it last; null where nobody has. */
  lastMember: string | null;
  /** Absent where the schema is called without HTTP. */
  request: FastifyRequest | undefined;
}
