import anyAscii from 'any-ascii';
import { create } from 'content-disposition';

/** The header that gives a file its name, to save it; with Latin letters for programs that know no others. */
export const savedAs = (name: string): string => create(name, { fallback: latinOf(name) });

/** Soft signs, which become apostrophes, are left out. */
const latinOf = (name: string): string => anyAscii(name).replaceAll("'", '');
