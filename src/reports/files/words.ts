import { outcomeKinds } from '../../outcomes/index.js';
import type { Language } from '../../platform/index.js';
import type { OutcomeKind } from '../../schema-types.js';
import type { LocalTexts, ReportedState } from './reported-activity.js';
import { textsIn } from './texts.js';
import type { ReportTexts } from './texts.en.js';

/** The words of a report in one language; it remembers the footnotes of the states that it has named. */
export class Words {
  readonly say: ReportTexts;
  private readonly marks = new Map<string, string>();
  private readonly languages: Intl.DisplayNames;
  private readonly days: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    this.say = textsIn[language];
    this.languages = new Intl.DisplayNames(language, { type: 'language' });
    this.days = new Intl.DateTimeFormat(this.say.locale, { dateStyle: 'long', timeZone: 'UTC' });
    this.moments = new Intl.DateTimeFormat(this.say.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  }

  /** The text in this language; where there is none, in another one, and which that is. Empty when there is no text at all. */
  of(texts: LocalTexts): string {
    const best = bestOf(texts, this.language);
    if (!best) return '';
    const { locale, text } = best;
    if (isIn(locale, this.language)) return text;
    return `${text} (${this.say.onlyIn(this.languages.of(locale) ?? locale)})`;
  }

  /** The name of a state with the mark of its footnote. */
  state({ names, footnotes }: ReportedState): string {
    const note = this.of(footnotes);
    if (note === '') return this.of(names);
    if (!this.marks.has(note)) this.marks.set(note, '*'.repeat(this.marks.size + 1));
    return `${this.of(names)}${this.marks.get(note)}`;
  }

  get footnotes(): { mark: string; text: string }[] {
    return [...this.marks].map(([text, mark]) => ({ mark, text }));
  }

  /** "1 January 2025". */
  day(day: string): string {
    return this.days.format(new Date(`${day}T00:00:00Z`));
  }

  moment(moment: string): string {
    return this.say.moment(this.moments.format(new Date(moment)));
  }

  kind(kind: OutcomeKind): string {
    return outcomeKinds[kind][this.language];
  }

  yesOrNo(answer: boolean): string {
    return answer ? this.say.yes : this.say.no;
  }
}

const isIn = (locale: string, language: string): boolean => locale.split('-')[0] === language;

const bestOf = (texts: LocalTexts, language: Language): LocalTexts[number] | undefined =>
  texts.find(({ locale }) => locale === language) ??
  texts.find(({ locale }) => isIn(locale, language)) ??
  texts.find(({ locale }) => isIn(locale, 'en')) ??
  texts[0];
