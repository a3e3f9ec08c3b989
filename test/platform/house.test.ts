import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConfig, variableNames } from '../../src/platform/config/config.js';

/* How the house is built, as docs/names.md and CONTRIBUTING.md say: what no lint rule can see. */

const mostFiles = 20;
const injectable = /^@(Injectable|Resolver|Controller|Catch)\(/m;
const suffixes = [
  ...[
    'columns',
    'controller',
    'filter',
    'hook',
    'job',
    'loaders',
    'queries',
    'registry',
    'resolver',
    'service',
    'store',
  ],
];

const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
  .map(({ parentPath, name }) => join(parentPath, name));
const code = files.filter((file) => !file.endsWith('.spec.ts'));

describe('the house', () => {
  it(`has at most ${mostFiles} files of code in a folder`, () => {
    const crowded = [...Map.groupBy(code, dirname)].filter(([, inside]) => inside.length > mostFiles);
    expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([]);
  });

  it('says of everything that is injected by the suffix of its file what it is', () => {
    const injected = code.filter((file) => injectable.test(readFileSync(file, 'utf8')));
    const promised = new RegExp(`\\.(${suffixes.join('|')})\\.tsx?$`);
    expect(injected.filter((file) => !promised.test(file))).toEqual([]);
    expect(injected.length).toBeGreaterThan(100);
  });

  it('has no two files that differ by a plural only', () => {
    const singular = (file: string): string => {
      const [stem, ...suffix] = basename(file).split('.');
      return [dirname(file), stem!.replace(/ies$/, 'y').replace(/s$/, ''), ...suffix].join('/');
    };
    const twins = [...Map.groupBy(code, singular).values()].filter((alike) => alike.length > 1);
    expect(twins).toEqual([]);
  });

  it('hands no values of a statement through by hand', () => {
    const threaded = code.filter((file) => /values: unknown\[\]/.test(readFileSync(file, 'utf8')));
    expect(threaded.filter((file) => !file.startsWith('src/platform/database/'))).toEqual([]);
  });

  it('has every setting in .env.example, and there nothing that does not fit', () => {
    const lines = readFileSync('.env.example', 'utf8').matchAll(/^#([A-Z_]+)=(.*)$/gm);
    const shown = Object.fromEntries([...lines].map(([, name, value]) => [name!, value!]));
    expect(Object.keys(shown).sort()).toEqual([...variableNames].sort());
    expect(() => readConfig({ ...shown, NODE_ENV: 'development' })).not.toThrow();
  });

  it('types no answer of the API by hand in a test', () => {
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const byHand = tests.filter((file) => /\.ask<\s*\{/.test(readFileSync(join('test', file), 'utf8')));
    expect(byHand).toEqual([]);
  });
});
