/** How a text is written. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Fewer bytes may be so by chance. */
const fewest = 3;

/**
 * How the text that begins with these bytes is written, if it is one. UTF-16 need not have its mark, which mail
 * programs take off: of the letters of Europe it has one byte below 8 each, on one side; UTF-8 has none.
 */
export function textEncodingOf(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  const beginning = bytes.subarray(0, 4096);
  const high: [number, number] = [0, 0];
  beginning.forEach((byte, place) => {
    if (byte < 8) high[place % 2 === 0 ? 0 : 1] += 1;
  });
  const [even, odd] = high.map((count) => count > Math.max(fewest, beginning.length / 4)) as [boolean, boolean];
  if (even === odd) return 'utf-8';
  return odd ? 'utf-16le' : 'utf-16be';
}
