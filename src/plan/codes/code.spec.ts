import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareCodes, formatCode, latinLetter, parseCode, parseReference, type PlanCode } from './code.js';
import { numberToRoman } from './roman-numerals.js';

const codes = fc
  .record({
    area: fc.integer({ min: 1, max: 39 }).map(numberToRoman),
    number: fc.integer({ min: 1, max: 99 }),
    letter: fc.option(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')),
  })
  .map((code): PlanCode => code);

describe('parseCode', () => {
  it.each([
    ['VI', 'VI'],
    ['VI.6', 'VI.6'],
    ['VI 6', 'VI.6'],
    ['VI\u00a06', 'VI.6'],
    ['6/VI', 'VI.6'],
    ['vi.6', 'VI.6'],
    ['  VI.6\n', 'VI.6'],
    ['VI.12', 'VI.12'],
    ['I.4.b', 'I.4.b'],
    ['I.4.B', 'I.4.b'],
    ['I.4(b)', 'I.4.b'],
    ['I.4 (b)', 'I.4.b'],
    ['I.4 b)', 'I.4.b'],
    ['I.4 b', 'I.4.b'],
  ])('reads %j as %s', (text, expected) => {
    const code = parseCode(text);
    expect(code && formatCode(code)).toBe(expected);
  });

  it('reads the letters of a Russian list in their order', () => {
    expect(['а', 'б', 'в', 'г', 'д', 'е'].map((letter) => parseCode(`I.4.${letter}`)?.letter)).toEqual([...'abcdef']);
    expect(parseCode('I.4(б)')).toEqual({ area: 'I', number: 4, letter: 'b' });
  });

  it('reads a Cyrillic c as the look-alike it must be, and no letter whose place is not known', () => {
    expect(latinLetter('с')).toBe('c');
    expect(latinLetter('С')).toBe('c');
    expect(latinLetter('й')).toBeNull();
    expect(latinLetter('ab')).toBeNull();
  });

  it('reads Cyrillic look-alikes in Roman numerals', () => {
    expect(parseCode('ХІ.2')).toEqual({ area: 'XI', number: 2, letter: null });
    expect(parseCode('2/хі')).toEqual({ area: 'XI', number: 2, letter: null });
    expect(parseCode('СМ')?.area).toBe('CM');
  });

  it.each([
    '',
    ' ',
    '6',
    'VI.',
    'VI.0',
    'VI.06',
    'VI.100',
    'VI.6.',
    'VI-6',
    'VI6',
    'VI.6.ab',
    'VI..6',
    'VI/6',
    '6/VI.b',
    'IIII.1',
    'IC.1',
    'VX',
    'A.1',
    'I.4(b',
    'I.4)',
    'I.4b',
    'I.b',
    '6 VI',
    'I.4.1',
    'I.4.й',
    'VI.6\u0000',
    'ß.1',
    'Х'.repeat(1000),
  ])('refuses %j', (text) => {
    expect(parseCode(text)).toBeNull();
  });

  it('reads back every code it prints', () => {
    fc.assert(fc.property(codes, (code) => expect(parseCode(formatCode(code))).toEqual(code)));
  });

  it('gives null or a code that it reads back, whatever the text', () => {
    const almostCodes = fc.string({ unit: fc.constantFrom(...'IVXCivx.(/ )19bбХІ\u00a0'), maxLength: 9 });
    fc.assert(
      fc.property(almostCodes, (text) => {
        const code = parseCode(text);
        expect(code && parseCode(formatCode(code))).toEqual(code);
      }),
    );
  });
});

describe('parseReference', () => {
  it('reads a code with and without its plan', () => {
    const code = { area: 'VI', number: 6, letter: null };
    expect(parseReference('pp-2023-2027:VI.6')).toEqual({ plan: 'pp-2023-2027', code });
    expect(parseReference('VI 6')).toEqual({ plan: null, code });
  });

  it.each([':VI.6', 'PP:VI.6', 'p_p:VI.6', 'a:b:VI.6', 'pp-2023-2027:', 'pp-2023-2027', 'VI.6:pp'])(
    'refuses %j',
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );
});

describe('compareCodes', () => {
  it('orders by area, number and letter, what contains first', () => {
    const ordered = [
      'I',
      'I.1',
      'I.1.a',
      'I.1.b',
      'I.2',
      'I.10',
      'II',
      'III.2',
      'III.10',
      'IV.1',
      'V.1',
      'IX.1',
      'X.1',
    ];
    const mixed = [...ordered].reverse().flatMap((text) => parseCode(text) ?? []);
    expect(mixed.sort(compareCodes).map(formatCode)).toEqual(ordered);
  });

  it('finds only the same code equal', () => {
    fc.assert(
      fc.property(codes, codes, (first, second) => {
        expect(compareCodes(first, second) === 0).toBe(formatCode(first) === formatCode(second));
        expect(Math.sign(compareCodes(first, second)) + Math.sign(compareCodes(second, first))).toBe(0);
      }),
    );
  });
});
