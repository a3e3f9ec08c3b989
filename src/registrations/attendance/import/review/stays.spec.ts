import { describe, expect, it } from '@jest/globals';
import { minutesPresent, type Stay } from './stays.js';

const stay = (from: string, to: string, minutes: number, file = 'one'): Stay => ({
  file,
  seconds: minutes * 60,
  span: { from: `2025-03-04T${from}:00`, to: `2025-03-04T${to}:00` },
});
const silent = (minutes: number, file = 'one'): Stay => ({ file, seconds: minutes * 60, span: null });

describe('minutes present', () => {
  it('count once what overlaps, and all of what does not', () => {
    expect(minutesPresent([stay('10:00', '11:00', 60), stay('10:30', '12:00', 90)])).toBe(120);
    expect(minutesPresent([stay('10:00', '12:00', 120), stay('10:30', '11:00', 30)])).toBe(120);
    expect(minutesPresent([stay('11:00', '12:00', 60), stay('09:00', '10:00', 60)])).toBe(120);
    expect(minutesPresent([stay('10:00', '11:00', 60), silent(10)])).toBe(70);
    expect(minutesPresent([])).toBe(0);
  });

  it('are those of the duration where somebody came and went, and no more than others do not cover', () => {
    const cameAndWent = stay('10:00', '12:02', 45);
    expect(minutesPresent([cameAndWent])).toBe(45);
    expect(minutesPresent([cameAndWent, { ...cameAndWent, file: 'another' }])).toBe(45);
    expect(minutesPresent([cameAndWent, stay('10:00', '12:02', 50, 'later')])).toBe(50);
    expect(minutesPresent([cameAndWent, stay('10:00', '10:30', 30), stay('11:00', '11:15', 15)])).toBe(45);
    expect(minutesPresent([cameAndWent, stay('10:00', '10:30', 30)])).toBe(45);
    expect(minutesPresent([cameAndWent, stay('12:30', '12:40', 10)])).toBe(55);
    expect(minutesPresent([stay('10:00', '11:00', 40), stay('11:04', '12:00', 50)])).toBe(90);
  });

  it('trust the duration where clocks changed in between, and never exceed a day', () => {
    const [night] = [{ seconds: 3_600, span: { from: '2025-03-30T01:30:00', to: '2025-03-30T03:30:00' } }];
    expect(minutesPresent([night])).toBe(60);
    expect(minutesPresent([silent(3_000)])).toBe(1_440);
  });
});
