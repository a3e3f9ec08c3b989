import { describe, expect, it } from '@jest/globals';
import { ConfigProblem, readConfig } from './config.js';

const live = {
  ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://db/colloquy', SMTP_URL: 'smtp://mail', DEMO: 'off' },
  ...{ PUBLIC_URL: 'https://colloquy.example', APP_SECRET: 'Zk3v9QyT7mLw2RxC8bNf5HdS1gJp6AuE' },
};

function refusals(variables: Record<string, string>): readonly string[] {
  try {
    readConfig(variables);
    return [];
  } catch (error) {
    if (error instanceof ConfigProblem) return error.lines.map((line) => line.split(':')[0]!);
    throw error;
  }
}

describe('production', () => {
  it('starts with a secret of its own', () => {
    expect(refusals(live)).toEqual([]);
  });

  it.each([
    'only-for-trying-it-out-on-one-machine',
    'a secret that signs links in tests',
    'x'.repeat(40),
    'secretsecretsecretsecretsecretsecret',
    'short',
    '',
  ])('refuses a secret that others know or guess: %j', (secret) => {
    expect(refusals({ ...live, APP_SECRET: secret })).toEqual(['APP_SECRET']);
  });
});

describe('the demonstration world', () => {
  it.each([{}, { HOST: 'localhost' }, { HOST: '::1' }, { PUBLIC_URL: 'http://127.0.0.1:3000' }])(
    'is there for who sits at the machine: %j',
    (variables: Record<string, string>) => {
      expect(refusals({ ...variables, DEMO: 'on' })).toEqual([]);
      expect(readConfig({ ...variables, DEMO: 'on' }).keepsMails).toBe(true);
    },
  );

  it.each([
    { HOST: '0.0.0.0' },
    { HOST: '::' },
    { HOST: '10.0.0.1' },
    { PUBLIC_URL: 'https://colloquy.example' },
    { PUBLIC_URL: 'http://localhost.example' },
    { BEHIND_PROXY: 'on' },
  ])(
    'is not started where others can reach it, and no mails are shown there: %j',
    (variables: Record<string, string>) => {
      expect(refusals({ ...variables, DEMO: 'on' })).toEqual(['DEMO']);
      expect(refusals({ ...variables, DEMO: 'off' })).toEqual([]);
      expect(readConfig({ ...variables, DEMO: 'off' }).keepsMails).toBe(false);
    },
  );
});
