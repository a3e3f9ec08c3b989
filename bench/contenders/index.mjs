import { bare, flat, live } from './bare.mjs';
import { ours } from './ours.mjs';
import { postgraphile } from './postgraphile.mjs';

/**
 * Everybody who takes part, by the names that tables and files use: "again" is ourselves a second time, to see the
 * noise; "before" what we were before a change; "once" ourselves beside a larger data set than usual, on the usual one.
 */
export const contenders = {
  ours,
  again: { ...ours, title: 'Colloquy once more' },
  before: { ...ours, title: 'Colloquy before the change' },
  once: { ...ours, title: 'Colloquy with once the data', world: 'once' },
  f: { ...postgraphile, server: 'postgraphile.server.mjs' },
  h: { ...bare, server: 'bare.server.mjs' },
  hf: { ...flat, server: 'flat.server.mjs' },
  live: { ...live, server: 'live.server.mjs' },
};

/** Which database a contender works on. */
export const worldOf = (contender) => contenders[contender].world ?? 'usual';
