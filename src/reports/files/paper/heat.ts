import type { ScaleStep } from './paper.js';

/** The least count of each step, as pages have it; where there is more to show, as many times that. */
const steps = [1, 2, 3, 5, 9];
/** The greatest count that these steps still tell apart. */
const mostOfSteps = 12;

/** Colours by heat, from the page's own to the darkest; what is written on them has a contrast of at least 4.5 to 1. */
export const heatColours: readonly { ground: string; ink: string }[] = [
  { ground: '#ffffff', ink: '#1a2123' },
  { ground: '#dcecec', ink: '#1a2123' },
  { ground: '#afd3d5', ink: '#1a2123' },
  { ground: '#5d9da4', ink: '#1a2123' },
  { ground: '#27727d', ink: '#ffffff' },
  { ground: '#083e47', ink: '#ffffff' },
];

/** How dark a count is among others of which the greatest is known. */
export class HeatScale {
  private readonly times: number;

  constructor(most: number) {
    this.times = Math.ceil(Math.max(1, most) / mostOfSteps);
  }

  of(count: number): number {
    return steps.filter((least) => count > 0 && count >= this.leastOf(least)).length;
  }

  /** "1", "2", "3–4", "5–8", "9 +". */
  get legend(): ScaleStep[] {
    return steps.map((least, place) => {
      const [from, next] = [this.leastOf(least), steps[place + 1]];
      if (next === undefined) return { text: `${from} +`, heat: place + 1 };
      const to = this.leastOf(next) - 1;
      return { text: from === to ? String(from) : `${from}–${to}`, heat: place + 1 };
    });
  }

  /** The first step begins with one, as nothing has no colour. */
  private leastOf(step: number): number {
    return step === 1 ? 1 : (step - 1) * this.times + 1;
  }
}
