import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { fontFile } from './pdf.js';
import { isPrintable, nameInPrint } from './printable.js';

/** What pdfkit reads fonts with. */
interface FontReader {
  openSync(file: string): { characterSet: number[] };
}

const fontkit = createRequire(import.meta.url)('fontkit') as FontReader;
const [regular, bold] = (['regular', 'bold'] as const).map(
  (font) => new Set(fontkit.openSync(fontFile(font)).characterSet),
);

describe('what can be printed', () => {
  it('has a letter in every font that we embed', () => {
    const boxes: string[] = [];
    for (let code = 0; code <= 0xffff; code++) {
      const letter = String.fromCharCode(code);
      const isLetter = !/\p{Cn}|\p{Cs}/u.test(letter);
      if (isLetter && isPrintable(letter) && !(regular!.has(code) && bold!.has(code))) boxes.push(code.toString(16));
    }
    expect(boxes).toEqual([]);
  });

  it.each([
    ['Olena O’Connor-Čović', true],
    ['Nguyễn Thị Ánh', true],
    ['Олена Ґалаґан', true],
    ['Ελένη', true],
    ['გიორგი', true],
    ['Արամ', true],
    ['王丽', false],
    ['Li 王', false],
    ['प्रिया शर्मा', false],
    ['محمد', false],
    ['שרה', false],
    ['สมชาย', false],
    ['김민수', false],
    ['𠮷田', false],
  ])('%s: %s', (name, is) => {
    expect(isPrintable(name)).toBe(is);
  });

  it('is the name in Latin letters where the own one cannot be', () => {
    expect(nameInPrint('王丽', 'Wang Li')).toBe('Wang Li');
    expect(nameInPrint('王丽', null)).toBe('王丽');
    expect(nameInPrint('Олена', 'Olena')).toBe('Олена');
  });
});
