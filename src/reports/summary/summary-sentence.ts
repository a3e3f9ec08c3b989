import { counted, type Language } from '../../platform/index.js';

export interface Summarised {
  /** Null: not told. */
  people: number | null;
  states: number;
  /** Names, in order. */
  organisations: readonly string[];
}

const mostNamed = 6;

const texts = {
  en: {
    participants: { one: 'participant', other: 'participants' },
    untold: 'Participants',
    nobody: 'No participants',
    nobodySeen: 'No state or organisation was represented',
    from: 'from',
    states: { one: 'state', other: 'states' },
    asWellAs: ', as well as',
    others: { one: 'other organisation', other: 'other organisations' },
    // Without a comma before "and".
    locale: 'en-GB',
  },
  ru: {
    participants: { one: 'участник', few: 'участника', many: 'участников', other: 'участника' },
    untold: 'Участники',
    nobody: 'Участников не было',
    nobodySeen: 'Ни одно государство и ни одна организация не были представлены',
    from: 'из',
    // Behind "из".
    states: { one: 'государства', other: 'государств' },
    asWellAs: ', а также',
    others: { one: 'другая организация', few: 'другие организации', many: 'других организаций', other: 'организации' },
    locale: 'ru-RU',
  },
} as const;

/** "87 participants from 23 states, as well as IOM and UNHCR." */
export function summarySentence({ people, states, organisations }: Summarised, language: Language): string {
  const say = texts[language];
  if (people === 0) return `${say.nobody}.`;
  if (people === null && states === 0 && organisations.length === 0) return `${say.nobodySeen}.`;
  const participants = people === null ? say.untold : counted(people, say.participants, language);
  const from = states === 0 ? '' : ` ${say.from} ${counted(states, say.states, language)}`;
  const asWellAs = organisations.length === 0 ? '' : `${say.asWellAs} ${named(organisations, language)}`;
  return `${participants}${from}${asWellAs}.`;
}

function named(organisations: readonly string[], language: Language): string {
  const { others, locale } = texts[language];
  const more = organisations.length - mostNamed;
  // A single one more takes no more room than its number.
  const names = more > 1 ? [...organisations.slice(0, mostNamed), counted(more, others, language)] : organisations;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
