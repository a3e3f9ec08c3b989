import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { operations } from './operations.mjs';

/** From this scale on: each connection of PostgreSQL pays for its first touch of a page; few have soon touched all. */
export const muchData = 5;
const usual = { members: 20_000, events: 5_000, registrations: 300_000 };

const usage = `Usage: npm run bench -- [options]
  --rounds 5               rounds of every operation, each with the contenders in another order
  --only Q1,Q2             of ${Object.keys(operations).join(', ')}; or attacks, audit or files, each run alone
  --scale 1                so many times the usual data; above 1 we are measured on the usual data as well, side by side
  --members 20000 --events 5000 --registrations 300000    the data, number by number
  --seconds 2              length of a window; of attacks 60
  --connections 16         connections that ask at once; 4 with a scale of 5 or more
  --json FILE              writes what was measured
  --dist DIR               a compiled tree other than dist
  --before DIR             the compiled tree of before a change: measured beside ours in the same run`;

/** The command line. Ends the process with the usage where it does not fit. */
export function readOptions() {
  try {
    const text = { type: 'string' };
    const { values } = parseArgs({
      options: {
        ...{ rounds: text, only: text, scale: text, members: text, events: text, registrations: text },
        ...{ seconds: text, connections: text, json: text, dist: text, before: text, help: { type: 'boolean' } },
      },
    });
    if (values.help) end(0);
    const whole = (name, usual) => {
      const value = Number(values[name] ?? usual);
      if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0.`);
      return value;
    };
    const scale = whole('scale', 1);
    const only = values.only?.split(',') ?? Object.keys(operations);
    const alone = ['attacks', 'audit', 'files'].find((name) => only.join() === name) ?? null;
    for (const name of alone ? [] : only) if (!operations[name]) throw new Error(`There is no ${name}.`);
    return {
      ...{ scale, only, alone, json: values.json },
      ...{
        rounds: whole('rounds', 5),
        seconds: whole('seconds', alone === 'attacks' ? 60 : 2),
        connections: whole('connections', scale >= muchData ? 4 : 16),
      },
      sizes: {
        members: whole('members', usual.members * scale),
        events: whole('events', usual.events * scale),
        registrations: whole('registrations', usual.registrations * scale),
      },
      sizesOnce: usual,
      before: values.before === undefined ? null : resolve(values.before),
      dist: resolve(values.dist ?? new URL('../dist', import.meta.url).pathname),
    };
  } catch (error) {
    console.error(error.message);
    return end(1);
  }
}

function end(code) {
  console[code ? 'error' : 'log'](usage);
  process.exit(code);
}
