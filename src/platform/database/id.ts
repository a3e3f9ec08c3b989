import { v7, validate } from 'uuid';

/** A new id, unique over all kinds; later ones sort after earlier ones. */
export const newId = (): string => v7();

/** When an id was made, to the millisecond. */
export const momentOf = (id: string): Date => new Date(Number.parseInt(id.replace('-', '').slice(0, 12), 16));

/** Whether a text can be an id at all. */
export const isId = (text: string): boolean => validate(text);
