import { formatCode, parseReference, type PlanRow } from '../../plan/index.js';
import { badInput, type Message, Problems } from '../../platform/index.js';
import type { ActivityReportInput } from '../../schema-types.js';
import { type ReportScope, yearOf } from '../counting/report-scope.js';
import type { ReportRow } from '../counting/report.row.js';

const longestPeriod = 1000;

/** What an input asks for of this plan. */
export const scopeOf = (input: ActivityReportInput, plan: PlanRow): ReportScope => ({
  planId: plan.id,
  from: input.from,
  to: input.to,
  areaCodes: areaCodes(input, plan),
  networkIds: idsOf(input.networks),
  programmeIds: idsOf(input.programmes),
  stateCodes: input.states ?? null,
});

/** The same text for inputs that ask for the same things in another order. */
export function keyOf({ plan, from, to, areas, networks, programmes, states }: ActivityReportInput): string {
  const lists = [areas, networks, programmes, states].map((list) => (list ? [...new Set(list)].sort() : null));
  return JSON.stringify([plan ?? null, from, to, ...lists]);
}

export const areaCodes = ({ areas }: ActivityReportInput, plan: PlanRow): string[] | null =>
  areas?.map((code) => areaCode(code, plan)) ?? null;

export const idsOf = (given: string[] | null | undefined): string[] | null =>
  given?.map((id) => id.toLowerCase()) ?? null;

/** The code as the plan writes it; what is no code of this plan stays as it is, and no area has it. */
export function areaCode(text: string, plan: PlanRow): string {
  const reference = parseReference(text);
  const isOfPlan = reference && (reference.plan ?? plan.slug) === plan.slug;
  return isOfPlan ? formatCode(reference.code) : text;
}

/** @throws Problem BAD_INPUT naming `to` within `field` */
export function checkPeriod({ from, to }: Pick<ActivityReportInput, 'from' | 'to'>, field?: string): void {
  const name = field === undefined ? 'to' : `${field}.to`;
  if (to < from) throw badInput(name, beforeFirstDay);
  // Every year has a row for every action, so that an endless period would have no end of them.
  if (yearOf(to) - yearOf(from) >= longestPeriod)
    throw badInput(name, {
      en: 'A report covers at most 1,000 years.',
      ru: 'Отчёт охватывает не более 1000 лет.',
    });
}

/** What was asked for by name and has no line is not there. @throws Problem BAD_INPUT naming each such name */
export function checkKnown(
  { areas, networks, programmes }: ReportRow,
  { areaCodes: codes, networkIds, programmeIds }: ReportScope,
): void {
  const problems = new Problems();
  const check = (field: string, asked: readonly string[] | null, known: readonly string[], message: Message): void =>
    asked?.forEach((name, index) => {
      if (!known.includes(name)) problems.add(`input.${field}.${index}`, message);
    });
  const areasThere = areas.map(({ code }) => code);
  check('areas', codes, areasThere, noSuchArea);
  check('networks', networkIds, networks, noSuchNetwork);
  check('programmes', programmeIds, programmes, noSuchProgramme);
  problems.throwIfAny();
}

export const beforeFirstDay: Message = { en: 'This is before the first day.', ru: 'Это раньше первого дня.' };
export const noSuchPlan: Message = { en: 'There is no such plan.', ru: 'Такого плана нет.' };
export const noSuchArea: Message = { en: 'The plan has no such area.', ru: 'В плане нет такого направления.' };
export const noSuchNetwork: Message = { en: 'There is no such network.', ru: 'Такой сети нет.' };
export const noSuchProgramme: Message = { en: 'There is no such programme.', ru: 'Такой программы нет.' };
