import {
  type Language,
  type Message,
  parametersOf,
  Problem,
  type ProblemDetail,
  Problems,
} from '../../../platform/index.js';
import type { ReportRequest } from './report-reader.service.js';

const single = ['from', 'to', 'plan', 'locale', 'edition'] as const;
const lists = ['areas', 'networks', 'programmes', 'states'] as const;
export type AddressParameter = (typeof single | typeof lists)[number];

const ofToday: readonly AddressParameter[] = [...single.filter((name) => name !== 'edition'), ...lists];

export interface ReportAddress {
  report: ReportRequest;
  /** Null: that of whoever asks. */
  language: Language | null;
  /** Whether of a frozen report what its public edition would be. */
  isPreview: boolean;
}

/**
 * What an address asks for.
 * @throws Problem BAD_INPUT for a parameter that there is not, so that a slip of the pen never gives another report
 */
export function reportAddressOf(
  query: Readonly<Record<string, unknown>>,
  possible: readonly AddressParameter[] = ofToday,
): ReportAddress {
  const problems = new Problems();
  const named = {
    single: single.filter((name) => possible.includes(name)),
    lists: lists.filter((name) => possible.includes(name)),
  };
  const { locale, edition, ...report } = parametersOf(query, named, problems);
  if (locale !== undefined && locale !== 'en' && locale !== 'ru') problems.add('locale', noSuchLanguage);
  if (edition !== undefined && edition !== 'public') problems.add('edition', noSuchEdition);
  problems.throwIfAny();
  return { report, language: (locale as Language | undefined) ?? null, isPreview: edition === 'public' };
}

/** The same problem naming parameters of the address in place of fields of the API. */
export function namingParameters({ details }: Problem): Problem {
  const [first, ...others] = details.map(({ field, ...detail }): ProblemDetail => ({
    ...detail,
    field: parameterOf(field),
  }));
  return new Problem(first!, ...others);
}

function parameterOf(field: string | null): string | null {
  if (field === 'slug') return 'plan';
  return field?.replace(/^input\.(report\.)?/, '').split('.')[0] ?? null;
}

const noSuchEdition: Message = { en: 'The edition to preview is public.', ru: 'Просмотреть можно издание public.' };
const noSuchLanguage: Message = { en: 'Reports are written in en or ru.', ru: 'Отчёты составляются на en или ru.' };
