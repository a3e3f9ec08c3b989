/** A condition of a statement; its values are added to those of the statement. */
export type Condition = (values: unknown[]) => string;

/** Adds a value to those of a statement and answers its place in it, "$3". */
export function place(values: unknown[], value: unknown): string {
  values.push(value);
  return `$${values.length}`;
}
