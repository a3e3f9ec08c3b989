import { bare, flat, live } from './bare.mjs';
import { ours } from './ours.mjs';
import { postgraphile } from './postgraphile.mjs';

/** Everybody who takes part, by the names that tables and files use; "again" is ourselves a second time, to see the noise. */
export const contenders = {
  ours,
  again: { ...ours, title: 'Colloquy once more' },
  f: { ...postgraphile, server: 'postgraphile.server.mjs' },
  h: { ...bare, server: 'bare.server.mjs' },
  hf: { ...flat, server: 'flat.server.mjs' },
  live: { ...live, server: 'live.server.mjs' },
};
