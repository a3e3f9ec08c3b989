import { v7, validate } from 'uuid';

/** A new id, unique over all kinds; later ones sort after earlier ones. */
export const newId = (): string => v7();

/** Whether a text can be an id at all. */
export const isId = (text: string): boolean => validate(text);
