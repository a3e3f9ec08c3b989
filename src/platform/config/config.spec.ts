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

describe('the providers to sign in with', () => {
  const provider = {
    slug: 'ministry',
    name: { en: 'Ministry', ru: 'Министерство' },
    issuer: 'https://login.ministry.example',
    clientId: 'colloquy',
    clientSecret: 'a secret',
  };
  const linesFor = (value: unknown): string[] => {
    try {
      readConfig({ SIGN_IN_PROVIDERS: typeof value === 'string' ? value : JSON.stringify(value) });
      return [];
    } catch (error) {
      return (error as ConfigProblem).lines;
    }
  };

  it('are none at first, count as no second factor and are trusted with no domain unless it is said', () => {
    expect(readConfig({}).signInProviders).toEqual([]);
    expect(readConfig({ SIGN_IN_PROVIDERS: JSON.stringify([provider]) }).signInProviders).toEqual([
      { ...provider, trustedDomains: [], countsAsSecondFactor: false },
    ]);
  });

  it.each([
    ['[', ['SIGN_IN_PROVIDERS: must be a list in JSON']],
    [[{ ...provider, slug: 'The ministry' }], [/^SIGN_IN_PROVIDERS\.0\.slug: must be/]],
    [[{ ...provider, name: { en: 'Ministry' } }], [/^SIGN_IN_PROVIDERS\.0\.name\.ru: /]],
    [
      [{ ...provider, issuer: 'http://login.ministry.example' }],
      [/^SIGN_IN_PROVIDERS\.0\.issuer: must begin with https/],
    ],
    [[{ ...provider, issuer: 'http://localhost.ministry.example' }], [/^SIGN_IN_PROVIDERS\.0\.issuer: /]],
    [[{ ...provider, secondFactor: true }], [/^SIGN_IN_PROVIDERS\.0: /]],
    [[provider, { ...provider, issuer: 'https://other.example' }], [/^SIGN_IN_PROVIDERS: each must have a slug/]],
    [
      [provider, { ...provider, slug: 'b', issuer: `${provider.issuer}/` }],
      [/^SIGN_IN_PROVIDERS: each must have an issuer/],
    ],
  ])('are refused by a line that says what is wrong: %j', (value, lines) => {
    expect(linesFor(value)).toEqual(
      lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
  });

  it('may run on this machine without https', () => {
    expect(linesFor([{ ...provider, issuer: 'http://127.0.0.1:8080' }])).toEqual([]);
  });
});
