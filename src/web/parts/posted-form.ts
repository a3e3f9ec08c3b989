import { type Message, Problem, type ProblemDetail } from '../../platform/index.js';

/** What a form sent, by the names of its fields: each once, without the spaces around it. */
export function textsIn(body: unknown): (name: string) => string {
  const form = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  return (name) => {
    const text = form[name];
    return typeof text === 'string' ? text.trim() : '';
  };
}

/** The same as it was typed, spaces too: a password is its owner's. */
export function secretIn(body: unknown, name: string): string {
  const secret = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : null;
  return typeof secret === 'string' ? secret : '';
}

/** What a mutation was refused with, by the fields of the form in place of its arguments. */
export function refusalsOf(error: unknown, fields: Readonly<Record<string, string>> = {}): readonly ProblemDetail[] {
  if (!(error instanceof Problem) || shownByThemselves.includes(error.code)) throw error;
  return error.details.map((detail) => {
    const field = detail.field?.replace(/^input\./, '') ?? null;
    return {
      ...detail,
      ...(field === 'email' && { message: notAnAddress }),
      field: field === null ? null : (fields[field] ?? field),
    };
  });
}

/** In words for people: what the API says names its types. */
const notAnAddress: Message = {
  en: 'Enter an e-mail address such as name@ministry.example.',
  ru: 'Укажите адрес электронной почты, например name@ministry.example.',
};

/** What has a page of its own, or leads on to another. */
const shownByThemselves: readonly string[] = ['BUSY', 'SECOND_FACTOR_REQUIRED', 'FRESH_SIGN_IN_REQUIRED'];

/** The address of a page of ours that leads on to another one afterwards; null: to its usual one. */
export const withReturn = (path: string, to: string | null): string =>
  to === null ? path : `${path}?to=${encodeURIComponent(to)}`;

/** A page of ours that somebody is to come back to; null for anything else that stood in its place. */
export const ownPath = (path: unknown): string | null =>
  typeof path === 'string' && /^\/(?![/\\])[\w\-./~%?=&+:,]*$/.test(path) && path.length <= 500 ? path : null;
