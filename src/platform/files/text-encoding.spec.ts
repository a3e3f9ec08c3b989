import { describe, expect, it } from '@jest/globals';
import { textEncodingOf } from './text-encoding.js';

const texts = [
  '1. Summary\r\nName\tJoin Time\r\n',
  'Полное имя\tДействие\r\nОлена Гриценко-Лісова\tВошла\r\n',
  'Žofie\tÖzgür\n',
];
const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();

describe('the encoding of a text', () => {
  it.each(texts)('is told of "%s", with its mark and without', (text) => {
    const wide = Buffer.from(text, 'utf16le');
    expect(textEncodingOf(wide)).toBe('utf-16le');
    expect(textEncodingOf(swapped(wide))).toBe('utf-16be');
    expect(textEncodingOf(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).toBe('utf-16le');
    expect(textEncodingOf(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(wide)]))).toBe('utf-16be');
    expect(textEncodingOf(Buffer.from(text))).toBe('utf-8');
  });

  it('is none of the wide ones where bytes say nothing', () => {
    expect(textEncodingOf(Buffer.alloc(64))).toBe('utf-8');
    expect(textEncodingOf(Buffer.alloc(0))).toBe('utf-8');
    expect(textEncodingOf(Buffer.from('a\0b'))).toBe('utf-8');
  });
});
