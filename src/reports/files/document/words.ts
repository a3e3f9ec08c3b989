import { outcomeKinds } from '../../../outcomes/index.js';
import { markedFootnotes, printedName } from '../../../people/index.js';
import { isIn, type Language, onlyIn, printedDate } from '../../../platform/index.js';
import type { OutcomeKind } from '../../../schema-types.js';
import type { ReportedText, ReportedState } from '../report-content.js';
import type { ReportTexts } from './report.texts.en.js';
import { textsIn } from './report.texts.js';

/** The words of a report in one language; it remembers the states that it has named, as their footnotes stand below. */
export class Words {
  readonly say: ReportTexts;
  private readonly named: { footnote: string }[] = [];
  private readonly moments: Intl.DateTimeFormat;

  constructor(readonly language: Language) {
    this.say = textsIn[language];
    this.moments = new Intl.DateTimeFormat(this.say.locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  }

  /** The text in this language; where there is none, in another one, and which that is. Empty without any. */
  of(texts: ReportedText): string {
    const best = bestOf(texts, this.language);
    if (!best) return '';
    const { locale, text } = best;
    return isIn(locale, this.language) ? text : `${text} (${onlyIn(locale, this.language)})`;
  }

  /** The name of a state with the mark of its footnote. */
  state({ names, footnotes }: Pick<ReportedState, 'names' | 'footnotes'>): string {
    const state = { name: this.of(names), footnote: this.of(footnotes) };
    this.named.push(state);
    return printedName(state);
  }

  get footnotes(): { mark: string; text: string }[] {
    return markedFootnotes(this.named);
  }

  /** "1 January 2025". */
  day(day: string): string {
    return printedDate(day, this.language);
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

const bestOf = (texts: ReportedText, language: Language): ReportedText[number] | undefined =>
  texts.find(({ locale }) => locale === language) ??
  texts.find(({ locale }) => isIn(locale, language)) ??
  texts.find(({ locale }) => isIn(locale, 'en')) ??
  texts[0];
