import { badInput, type Problem } from '../../platform/index.js';
import type { LabelInput } from '../../schema-types.js';
import type { PlanTextError, PlanTextReason } from '../official-text/plan-text-error.js';

const inRussian: Record<PlanTextReason, string> = {
  EMPTY: 'Текст пуст.',
  TOO_LARGE: 'Текст больше 8 МБ.',
  NO_HEADING: 'Ни одна строка не начинается с римского числа и точки.',
  UNKNOWN_HEADING: 'Заголовок начинается не с римского числа.',
  AREA_ORDER: 'Направление стоит не по порядку.',
  EMPTY_AREA: 'В направлении нет ни одного действия.',
  GAP: 'Перед этой строкой пропущен номер или буква.',
  DUPLICATE: 'Этот номер или эта буква уже были.',
  NO_PARENT: 'Над этим подпунктом нет действия.',
  NOT_AN_ITEM: 'Этот текст не относится ни к одному пункту; каждый пункт занимает одну строку.',
  EMPTY_ITEM: 'В этой строке нет слов.',
  UNKNOWN_LABEL: 'Такого номера или такой буквы в списке не бывает.',
  TOO_MANY: 'В этом списке слишком много пунктов.',
  BAD_LABEL: 'Исправленный код не подходит к этой строке.',
};

/** The refusal of a text that cannot be read: it names the line, and the label where a correction is to blame. */
export function refusalOf({ reason, line, message }: PlanTextError, labels: readonly LabelInput[]): Problem {
  const label = reason === 'BAD_LABEL' ? labels.findIndex((given) => given.line === line) : -1;
  const problem = inRussian[reason];
  const ru = line === null ? problem : `Строка ${line}: ${problem}`;
  return badInput(label < 0 ? 'input.text' : `input.labels.${label}.code`, { en: message, ru });
}
