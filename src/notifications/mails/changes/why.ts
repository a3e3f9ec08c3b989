import type { ConcernedPerson } from '../../../events/index.js';
import type { MailTexts } from '../mail.texts.en.js';

/** Why somebody is told of what becomes of an event: each reason there is. */
export const whyOf = ({ isRegistered, speaks, states }: ConcernedPerson, { why }: MailTexts): string[] => [
  ...(isRegistered ? [why.registered] : []),
  ...(speaks ? [why.speaker] : []),
  ...(states.length > 0 ? [why.contactPoint] : []),
];
