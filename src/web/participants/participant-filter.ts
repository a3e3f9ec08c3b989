import { type AddressParameters, parametersOf, Problems } from '../../platform/index.js';
import type { RegistrationFilter } from '../../schema-types.js';
import { AddressProblem } from '../frame/address-problem.js';
import type { PageTexts } from '../frame/page.texts.en.js';

type Condition = keyof RegistrationFilter;

/** Those of the conditions that are said. */
type Said = { [Name in Condition]?: NonNullable<RegistrationFilter[Name]> };

/** The conditions of a list of registrations, by their names in the API. */
const conditions = {
  single: ['search', 'from', 'to'],
  lists: ['statuses', 'states', 'attendance', 'roles', 'modes', 'events', 'members', 'networks', 'actions'],
} as const satisfies AddressParameters<Condition, Condition>;

/** What an address asks a list of participants for. */
export interface ParticipantFilter {
  /** As the API is asked; unless the address says otherwise, for the confirmed people. */
  filter: Said & Required<Pick<Said, 'statuses'>>;
  /** What the address says, in the order of the conditions; nothing where it asks for the whole list. */
  said: readonly { condition: Condition; values: readonly string[] }[];
}

/** The list of the confirmed people, whole. */
export const everybodyConfirmed: ParticipantFilter = { filter: { statuses: ['CONFIRMED'] }, said: [] };

/** Beside the conditions there is the language of the page. */
const parameters = { single: [...conditions.single, 'lang'], lists: conditions.lists } as const;

/**
 * What the query of an address asks for. Whether its values fit the API says.
 * @throws AddressProblem for a parameter that there is not
 */
export function participantFilterOf(query: Readonly<Record<string, unknown>>): ParticipantFilter {
  const problems = new Problems();
  const found: { [Name in Condition]?: string | string[] } = parametersOf(query, parameters, problems);
  if (problems.problem) throw new AddressProblem(problems.problem);
  const said = [...conditions.lists, ...conditions.single].flatMap((condition) => {
    const value = found[condition];
    return value === undefined ? [] : [{ condition, values: [value].flat() }];
  });
  const filter = Object.fromEntries(said.map(({ condition }) => [condition, found[condition]])) as Said;
  return { filter: { ...everybodyConfirmed.filter, ...filter }, said };
}

/** An address that asks for the same. */
export function addressWith(path: string, { said }: ParticipantFilter): string {
  if (said.length === 0) return path;
  const query = said.map(({ condition, values }) => `${condition}=${values.map(encodeURIComponent).join(',')}`);
  return `${path}?${query.join('&')}`;
}

/** Whether it may find people who are not confirmed, so that each has to be told. */
export const findsOthers = ({ filter }: ParticipantFilter): boolean =>
  filter.statuses.some((status) => status !== 'CONFIRMED');

/** The conditions in words: "Status: On the waiting list; State: GE, AM". */
export function conditionsIn({ said }: ParticipantFilter, { participants, modes }: PageTexts): string {
  const { conditions: labels, statuses, attendances, roles } = participants;
  const words: { [Name in Condition]?: Readonly<Record<string, string>> } = {
    ...{ statuses, attendance: attendances, roles, modes },
  };
  return said
    .map(({ condition, values }) => {
      const printed = values.map((value) => words[condition]?.[value] ?? value);
      return `${labels[condition]}: ${printed.join(', ')}`;
    })
    .join('; ');
}
