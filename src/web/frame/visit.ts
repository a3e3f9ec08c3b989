import type { FastifyRequest } from 'fastify';
import type { Viewer } from '../../access/index.js';
import type { Language } from '../../platform/index.js';
import type { PageTexts } from './page.texts.en.js';

/** One request for a page: who asks, in which language, and what every page needs. */
export interface Visit {
  request: FastifyRequest;
  viewer: Viewer;
  language: Language;
  /** Whether the visitor has asked for this language on our pages. */
  languageIsChosen: boolean;
  say: PageTexts;
  /** An address of ours that keeps the language the visitor chose. */
  link: (path: string) => string;
  /** Where it is, without what the address says besides. */
  path: string;
  /** What developers find at the foot of each page. */
  offers: { graphiql: boolean; mailbox: boolean };
}
