import type { Language } from '../../platform/index.js';

/** A mail as it leaves the house. */
export interface WrittenMail {
  messageId: string;
  recipient: { name: string; address: string };
  language: Language;
  subject: string;
  text: string;
  html: string;
}
