import type { Message, Problems } from '../platform/index.js';

/** Adds a problem for each that is not known (null: all are) or named twice; `within` is the rest of its path. */
export function checkNamed(
  field: string,
  given: readonly string[],
  known: readonly string[] | null,
  problems: Problems,
  within = '',
): void {
  given.forEach((value, index) => {
    if (known && !known.includes(value)) problems.add(`${field}.${index}${within}`, unknown);
    else if (given.indexOf(value) < index) problems.add(`${field}.${index}${within}`, twice);
  });
}

export const unknown: Message = { en: 'There is nothing by this name here.', ru: 'Такой записи нет.' };
export const twice: Message = { en: 'This is named twice.', ru: 'Это указано дважды.' };
