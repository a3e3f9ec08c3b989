/** Whether an answer takes more than so many bytes as JSON; looks at no more of it than that. */
export function isLargerThan(answer: unknown, bytes: number): boolean {
  return left(answer, bytes) < 0;
}

/** What is left of `bytes` after a value, below nought where it does not fit. */
function left(value: unknown, bytes: number): number {
  if (bytes < 0) return bytes;
  if (typeof value === 'string') return bytes - Buffer.byteLength(value) - 2;
  if (typeof value !== 'object' || value === null) return bytes - String(value).length;
  let rest = bytes - 2;
  const items = Array.isArray(value) ? value.values() : Object.values(value);
  for (const name of Array.isArray(value) ? [] : Object.keys(value)) rest -= name.length + 4;
  for (const item of items) {
    if (rest < 0) break;
    rest = left(item, rest - 1);
  }
  return rest;
}
