/** Crockford's digits: without I, L, O and U, so that nobody takes one for another, on paper or when read aloud. */
export const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What was typed, with capitals for small letters and the digits that are meant for what looks like them. */
export const withoutLookAlikes = (typed: string): string =>
  typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
