import { type Language, type Message, Problem, type ProblemDetail, Problems } from '../../platform/index.js';
import type { ReportRequest } from './report-reader.service.js';

const single = ['from', 'to', 'plan', 'locale'] as const;
const lists = ['areas', 'networks', 'programmes', 'states'] as const;
export type AddressParameter = (typeof single | typeof lists)[number];

export interface ReportAddress {
  report: ReportRequest;
  /** Null: that of whoever asks. */
  language: Language | null;
}

/**
 * What an address asks for. Lists are repeated or separated by commas; what is empty counts as left out, as forms send
 * it.
 * @throws Problem BAD_INPUT for a parameter that there is not, so that a slip of the pen never gives another report
 */
export function reportAddressOf(
  query: Readonly<Record<string, unknown>>,
  possible: readonly AddressParameter[] = [...single, ...lists],
): ReportAddress {
  const problems = new Problems();
  const report: Record<string, string | string[]> = {};
  let language: Language | null = null;
  for (const [name, given] of Object.entries(query)) {
    const values = [given]
      .flat()
      .map(String)
      .filter((value) => value !== '');
    if (!isOneOf(possible, name)) {
      problems.add(name, noSuchParameter(possible));
    } else if (isOneOf(lists, name)) {
      const items = values.flatMap((value) => value.split(',')).map((item) => item.trim());
      const named = items.filter((item) => item !== '');
      if (named.length > 0) report[name] = named;
    } else if (values.length > 1) {
      problems.add(name, onlyOne);
    } else if (name !== 'locale') {
      if (values[0] !== undefined) report[name] = values[0];
    } else if (values[0] === 'en' || values[0] === 'ru' || values[0] === undefined) {
      language = values[0] ?? null;
    } else {
      problems.add(name, noSuchLanguage);
    }
  }
  problems.throwIfAny();
  return { report, language };
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

const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name);

const noSuchParameter = (possible: readonly AddressParameter[]): Message => ({
  en: `There is no such parameter here; there are: ${possible.join(', ')}.`,
  ru: `Здесь нет такого параметра; есть: ${possible.join(', ')}.`,
});
const onlyOne: Message = { en: 'Only one value is possible here.', ru: 'Здесь возможно только одно значение.' };
const noSuchLanguage: Message = { en: 'Reports are written in en or ru.', ru: 'Отчёты составляются на en или ru.' };
