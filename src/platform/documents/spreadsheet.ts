/** Spreadsheets take no more in one cell; a file with more in one is refused as damaged. */
const longest = 32_767;

/** A cell that is a text whatever it begins with; spreadsheets take nothing in it for a formula. */
export const textCell = (value: string) => ({
  value: shortened(writable(value)),
  type: String,
  format: '@',
  wrap: true,
});
export const boldCell = (value: string) => ({ ...textCell(value), fontWeight: 'bold' as const });

/** XML, which spreadsheets are made of too, has no place for control characters, nor for half a character. */
export const writable = (value: string): string =>
  // eslint-disable-next-line no-control-regex
  value.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

const shortened = (value: string): string =>
  value.length > longest ? `${value.slice(0, longest - 1).toWellFormed()}…` : value;
