import { type DocumentNode, print } from 'graphql';
import { problem } from '../problem.js';

export const idempotencyHeader = 'idempotency-key';

/** Printed characters of ASCII without spaces; of two headers Node makes one with a space in it. */
const form = /^[!-~]{1,200}$/;

/** What a key stands for. */
export interface KeyedInput {
  document: DocumentNode;
  operationName: string | null;
  variables: Readonly<Record<string, unknown>>;
}

/** Null where the header is not there. @throws Problem BAD_INPUT for one that is no key */
export function idempotencyKeyOf(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && form.test(header)) return header;
  throw problem('BAD_INPUT', {
    en: 'The header Idempotency-Key takes 1 to 200 printed characters of ASCII, without spaces.',
    ru: 'Заголовок Idempotency-Key должен содержать от 1 до 200 печатных символов ASCII без пробелов.',
  });
}

/** The same for inputs that differ in blanks, comments, or the order in which JSON gives its names. */
export const partsOf = ({ document, operationName, variables }: KeyedInput): string[] => [
  print(document),
  operationName ?? '',
  JSON.stringify(variables, inOrder),
];

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
