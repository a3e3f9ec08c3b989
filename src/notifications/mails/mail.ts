import type { MailedCodes } from '../../accounts/index.js';
import {
  type Language,
  languageAmong,
  type MailKind,
  type MailKinds,
  oneLine,
  type Reader,
} from '../../platform/index.js';
import type { MailContent } from './mail-content.js';
import { english, type MailTexts } from './mail.texts.en.js';
import { russian } from './mail.texts.ru.js';

/** A message of the outbox: whom it is for and what it is about. */
export interface MailMessage<Kind extends MailKind> {
  kind: Kind;
  facts: MailKinds[Kind];
  /** Of kinds that go to addresses nobody's: they do not ask. */
  recipientId: string;
}

/** Who reads a mail. */
export interface MailReader {
  name: string;
  /** The languages that they read, the best first; none where the message says it. */
  locales: readonly string[];
  /** Null for somebody without an account. */
  timeZone: string | null;
}

/** What every mail is written with. */
export interface Letter {
  reader: MailReader;
  publicUrl: string;
  /** Where the reader answers, if the mail asks something. */
  answerLink: string;
  /** Codes and links that finish what was begun in a browser. */
  codes: Pick<MailedCodes, 'codeOf' | 'linkOf'>;
  /** What the reader quotes when they write back. */
  reference: string;
}

/** The letter in the words of its reader, those of all mails and those of this one. */
export interface WordedLetter<Kind extends MailKind, Words> extends Letter {
  kind: Kind;
  language: Language;
  say: MailTexts & Words;
}

/** What a mail says between the greeting and the reference. */
export type MailBody = Omit<MailContent, 'language' | 'greeting' | 'closing'> & {
  /** Why the reader gets it. */
  why: readonly string[];
};

/** How mails of one kind, or of a family of kinds, are made. */
interface MailParts<Kind extends MailKind, Facts, Words> {
  /** What there is to tell the recipient, as it stands now. @throws NothingToTell where there is nothing any more */
  read: (reader: Reader, message: MailMessage<Kind>) => Promise<Facts>;
  texts: Record<Language, Words>;
  /** The language for a reader of whom none is known. */
  localeOf?: (facts: Facts) => string;
  body: (facts: Facts, letter: WordedLetter<Kind, Words>) => MailBody;
}

/** Mails of a kind: whoever has a message of it can have it written. */
export interface Mail<Kind extends MailKind> {
  /** @throws NothingToTell where there is nothing to tell any more */
  write: (reader: Reader, message: MailMessage<Kind>, letter: Letter) => Promise<MailContent>;
}

/** Mails whose facts are known, too. */
interface MailOfFacts<Kind extends MailKind, Facts> extends Mail<Kind> {
  /** What the mail says of these facts, in the reader's language. */
  render: (kind: Kind, facts: Facts, letter: Letter) => MailContent;
}

/** Makes mails of their parts. */
export function mail<Kind extends MailKind, Facts, Words>({
  read,
  texts,
  localeOf,
  body,
}: MailParts<Kind, Facts, Words>): MailOfFacts<Kind, Facts> {
  const words = { en: { ...english, ...texts.en }, ru: { ...russian, ...texts.ru } };
  const render = (kind: Kind, facts: Facts, letter: Letter): MailContent => {
    const { locales } = letter.reader;
    const language = languageAmong(locales.length === 0 && localeOf ? [localeOf(facts)] : locales);
    const say = words[language];
    const { why, ...content } = body(facts, { ...letter, kind, language, say });
    return {
      ...content,
      language,
      greeting: letter.reader.name === '' ? say.greetingUnnamed : say.greeting(oneLine(letter.reader.name)),
      closing: [...why, say.reference(letter.reference)],
    };
  };
  return {
    render,
    write: async (reader, message, letter) => render(message.kind, await read(reader, message), letter),
  };
}

/** A line of facts; none where there is nothing to say. */
export const fact = (label: string, value: string | null | undefined, link?: string): MailContent['facts'] =>
  value ? [{ label, value, ...(link && { link }) }] : [];

/** A text of several sentences, which stand on lines of their own in the code. */
export const prose = (...sentences: readonly string[]): string => sentences.join(' ');
