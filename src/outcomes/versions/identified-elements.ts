import type { Message, Problems } from '../../platform/index.js';

/** What an input makes of one element; `before` is undefined for a new one, `field` is its path in the input. */
type SettleElement<Input, Element> = (
  before: Element | undefined,
  input: Input,
  field: string,
  problems: Problems,
) => Element;

/** What an input makes of a list: it replaces the list, but an element given with its id stays the same element. */
export function settleElements<Input extends { id?: string | null | undefined }, Element extends { id: string }>(
  before: Element[],
  input: readonly Input[] | null | undefined,
  field: string,
  problems: Problems,
  settle: SettleElement<Input, Element>,
): Element[] {
  if (input === undefined) return before;
  const known = new Map(before.map((element) => [element.id, element]));
  const met = new Set<string>();
  return (input ?? []).map((element, index) => {
    const place = `${field}.${index}`;
    if (element.id != null) {
      if (!known.has(element.id)) problems.add(`${place}.id`, foreign);
      else if (met.has(element.id)) problems.add(`${place}.id`, twice);
      met.add(element.id);
    }
    return settle(element.id == null ? undefined : known.get(element.id), element, place, problems);
  });
}

const foreign: Message = {
  en: 'This outcome has nothing with this id.',
  ru: 'У этого результата нет элемента с таким идентификатором.',
};
const twice: Message = { en: 'This id is given twice.', ru: 'Этот идентификатор указан дважды.' };
