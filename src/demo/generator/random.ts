/** The instant that the ids begin with; it does not follow the clock, so that a second run makes the same ids. */
const firstInstant = Date.UTC(2023, 0, 1);

/** All numbers of 16 bits in hexadecimal. */
const quads = Array.from({ length: 2 ** 16 }, (_, number) => number.toString(16).padStart(4, '0'));

/** Choices that look random and are the same at every run (Marsaglia's xorshift with 128 bits of state). */
export class Random {
  private a: number;
  private b = 0x6c078965;
  private c = 0x1b873593;
  private d = 0x5851f42d;
  private idsMade = 0;

  /** Each seed, a number from 1 on, gives choices of its own. */
  constructor(seed: number) {
    this.a = seed;
    // The first numbers of seeds that are close to each other are close to each other too.
    for (let draw = 0; draw < 20; draw++) this.bits();
  }

  /** From 0 to below 1. */
  share(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.share() < share;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.share() * items.length)]!;
  }

  /** One of the words, each as often as its weight says. */
  weighted<Word extends string>(weights: Readonly<Partial<Record<Word, number>>>): Word {
    const words = Object.keys(weights) as Word[];
    let left = this.share() * words.reduce((sum, word) => sum + weights[word]!, 0);
    return words.find((word) => (left -= weights[word]!) < 0) ?? words[0]!;
  }

  /** Up to `count` different items; few of many. */
  some<T>(items: readonly T[], count: number): T[] {
    const chosen = new Set<T>();
    for (let draw = 0; draw < count; draw++) chosen.add(this.pick(items));
    return [...chosen];
  }

  /** Normally distributed around 0 with a deviation of 1. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.share())) * Math.cos(2 * Math.PI * this.share());
  }

  /** A UUID of version 7 that comes after all those made before. */
  id(): string {
    const instant = firstInstant + this.idsMade++;
    const high = Math.floor(instant / 2 ** 16);
    const [one, two, three] = [this.bits(), this.bits(), this.bits()];
    const time = `${quad(high >>> 16)}${quad(high)}-${quad(instant % 2 ** 16)}`;
    const [version, variant] = [quad(0x7000 | (one >>> 20)), quad(0x8000 | (one & 0x3fff))];
    return `${time}-${version}-${variant}-${quad(two >>> 16)}${quad(two)}${quad(three)}`;
  }

  private bits(): number {
    const mixed = this.a ^ (this.a << 11);
    this.a = this.b;
    this.b = this.c;
    this.c = this.d;
    this.d = this.d ^ (this.d >>> 19) ^ mixed ^ (mixed >>> 8);
    return this.d >>> 0;
  }
}

const quad = (number: number): string => quads[number & 0xffff]!;
