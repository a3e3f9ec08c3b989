import { eventFormats, eventKinds } from '../../../events/index.js';
import { outcomeKinds } from '../../../outcomes/index.js';
import { markedFootnotes, organisationKinds, printedName } from '../../../people/index.js';
import { counted, isIn, type Language, languageName, onlyIn, printedDate } from '../../../platform/index.js';
import type { EventFormat, EventKind, OrganisationKind, OutcomeKind } from '../../../schema-types.js';
import type { ReportedText, ReportedState } from '../reading/report-content.js';
import type { ReportDocument } from './report-document.js';
import type { ReportTexts } from './report.texts.en.js';
import { textsIn } from './report.texts.js';

/** The words of a report in one language; it remembers the states that it has named, as their footnotes stand below. */
export class Words {
  readonly say: ReportTexts;
  private readonly named: { name: string; footnote: string }[] = [];
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

  /** Each with the names that have its mark, as they are printed. */
  get footnotes(): ReportDocument['footnotes'] {
    return markedFootnotes(this.named).map(({ mark, text }) => ({
      mark,
      text,
      names: [...new Set(this.named.filter(({ footnote }) => footnote === text).map(printedName))],
    }));
  }

  /** "1 January 2025". */
  day(day: string): string {
    return printedDate(day, this.language);
  }

  period({ from, to }: { from: string; to: string }): string {
    return this.say.period(this.day(from), this.day(to));
  }

  moment(moment: string): string {
    return this.say.moment(this.moments.format(new Date(moment)));
  }

  kind(kind: OutcomeKind): string {
    return outcomeKinds[kind][this.language];
  }

  eventKind(kind: EventKind): string {
    return eventKinds[kind][this.language];
  }

  eventFormat(format: EventFormat): string {
    return eventFormats[format][this.language];
  }

  organisationKind(kind: OrganisationKind): string {
    return organisationKinds[kind][this.language];
  }

  /** With a capital letter, as it stands alone in its cell. */
  nameOfLanguage(language: string): string {
    const name = languageName(language, this.language);
    return name.charAt(0).toLocaleUpperCase(this.say.locale) + name.slice(1);
  }

  /** What the list of events leaves out, as not everybody could see it; empty: nothing. */
  closedEvents(count: number | null): string {
    return count ? this.say.closedEvents(counted(count, this.say.closedMeetings, this.language)) : '';
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

/** Of what serves several actions. */
export const codesOf = (actions: readonly { code: string }[]): string => actions.map(({ code }) => code).join('; ');
export const areasOf = (actions: readonly { area: { code: string } }[]): string =>
  [...new Set(actions.map(({ area }) => area.code))].join('; ');
