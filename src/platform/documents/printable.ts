/**
 * What the fonts that we embed have letters for, written from left to right: Latin, Greek, Cyrillic, Armenian and
 * Georgian, with what stands between words. Anything else prints as boxes, or in wrong order.
 */
const printable = [
  ...([
    [0x20, 0x7e],
    [0xa0, 0x2df],
    [0x300, 0x34f],
    [0x370, 0x525],
    [0x531, 0x556],
    [0x559, 0x55f],
  ] as const),
  ...([
    [0x561, 0x587],
    [0x589, 0x58a],
    [0x10a0, 0x10c5],
    [0x10d0, 0x10fc],
    [0x1e00, 0x1efb],
    [0x1f00, 0x1fff],
  ] as const),
  ...([
    [0x2010, 0x2027],
    [0x2030, 0x205e],
    [0x20a0, 0x20b5],
  ] as const),
];

/** Whether a text comes out as it is written. */
export const isPrintable = (text: string): boolean =>
  Array.from(text, (letter) => letter.codePointAt(0)!).every((code) =>
    printable.some(([first, last]) => code >= first && code <= last),
  );

/** A name as it can be printed: in Latin letters where its own cannot be, as far as these are known. */
export const nameInPrint = (name: string, latinName: string | null): string =>
  latinName && !isPrintable(name) ? latinName : name;
