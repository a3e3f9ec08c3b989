import { describe, expect, it } from '@jest/globals';
import { heatColours, HeatScale } from './heat.js';

describe('the scale of a heat map', () => {
  it('is that of the pages as long as its steps tell counts apart', () => {
    for (const most of [0, 1, 12]) {
      const scale = new HeatScale(most);
      expect([0, 1, 2, 3, 4, 5, 8, 9, 12].map((count) => scale.of(count))).toEqual([0, 1, 2, 3, 3, 4, 4, 5, 5]);
      expect(scale.legend).toEqual([
        { text: '1', heat: 1 },
        { text: '2', heat: 2 },
        { text: '3–4', heat: 3 },
        { text: '5–8', heat: 4 },
        { text: '9 +', heat: 5 },
      ]);
    }
  });

  it('has steps as many times as wide where there is more to show', () => {
    expect(new HeatScale(13).legend.map(({ text }) => text)).toEqual(['1–2', '3–4', '5–8', '9–16', '17 +']);
    expect(new HeatScale(100).legend.map(({ text }) => text)).toEqual(['1–9', '10–18', '19–36', '37–72', '73 +']);
  });

  it('says in its legend what every count has, from nothing to the most', () => {
    for (const most of [1, 12, 13, 40, 500]) {
      const scale = new HeatScale(most);
      expect(scale.of(0)).toBe(0);
      for (let count = 1; count <= most; count++) {
        const { text } = scale.legend[scale.of(count) - 1]!;
        const [from, to = from] = text.replace(' +', '–Infinity').split('–').map(Number);
        expect({ most, count, isWithin: count >= from! && count <= to! }).toEqual({ most, count, isWithin: true });
      }
    }
  });

  it('has colours that darken step by step, on each of which its ink can be read', () => {
    const grounds = heatColours.map(({ ground }) => lightnessOf(ground));
    expect(grounds).toEqual(grounds.toSorted((one, other) => other - one));
    expect(heatColours).toHaveLength(new HeatScale(1).legend.length + 1);
    for (const { ground, ink } of heatColours) {
      const [darker, lighter] = [lightnessOf(ground), lightnessOf(ink)].sort((one, other) => one - other);
      expect({ ground, isReadable: (lighter! + 0.05) / (darker! + 0.05) >= 4.5 }).toEqual({ ground, isReadable: true });
    }
  });
});

/** Relative luminance of WCAG 2. */
function lightnessOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
