import { z } from 'zod';
import { ownMachine } from './own-machine.js';
import { type SignInProvider, signInProviders } from './sign-in-providers.js';

const flag = z.enum(['on', 'off', 'true', 'false', '1', '0']).transform((value) => ['on', 'true', '1'].includes(value));
const optional = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional());

const listOfNames = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  );

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')),
  MIGRATION_DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')),
  DATABASE_POOL: z.coerce.number().int().min(1).max(500).default(20),
  DATA_DIR: z.string().default('./data'),
  FILES_URL: optional(
    z
      .url({ protocol: /^https?$/ })
      .refine((url) => /^\/[^/]+\/?$/.test(URL.parse(url)?.pathname ?? ''), 'must end in the name of a bucket'),
  ),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')),
  MAIL_FROM: z.email().default('secretariat@colloquy.example'),
  CHANGE_MAIL_DELAY: z.coerce.number().int().min(0).max(86_400).default(600),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  ALLOWED_HOSTS: listOfNames,
  SIGN_UP_DOMAINS: listOfNames,
  SIGN_IN_PROVIDERS: signInProviders,
  TRUSTED_PROXIES: listOfNames,
  BEHIND_PROXY: optional(flag),
  DEMO: optional(flag),
  CERTIFICATE_ISSUER: z.string().trim().min(1).max(200).default('Colloquy'),
  // Registered organisations have an identifier such as XM-DAC-47066; this one cannot be taken for one of them.
  IATI_PUBLISHER: z
    .string()
    .trim()
    .regex(/^[^\s/&|?]+$/, 'must be an identifier without spaces and / & | ?')
    .default('UNREGISTERED'),
  IATI_PUBLISHER_NAME: z.string().trim().min(1).max(200).default('Colloquy'),
  IATI_PUBLISHER_TYPE: z
    .string()
    .regex(/^\d{2}$/, 'must be a code of the list OrganisationType, such as 40')
    .default('40'),
  // Facilitation of orderly, safe, regular and responsible migration and mobility.
  IATI_SECTOR: z
    .string()
    .regex(/^\d{5}$/, 'must be a purpose code of OECD DAC, such as 15190')
    .default('15190'),
  // Developing countries, unspecified: a dialogue is for no country alone.
  IATI_REGION: z
    .string()
    .regex(/^\d{2,3}$/, 'must be a code of the list Region of OECD DAC, such as 998')
    .default('998'),
  IATI_CONTACT: optional(z.email()),
  APP_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
});

/** The names of everything that can be set. */
export const variableNames: readonly string[] = Object.keys(environment.shape);

/** This machine, and networks that nobody calls from by the internet. */
const usualProxies = ['loopback', 'linklocal', 'uniquelocal'];

/** Who publishes reports in IATI's form, and how it classes what is reported. */
export interface IatiPublisher {
  identifier: string;
  name: string;
  /** Code of the list OrganisationType. */
  type: string;
  /** Purpose code of OECD DAC. */
  sector: string;
  /** Code of the list Region. */
  region: string;
  /** Address for questions; null: none is told. */
  contact: string | null;
}

/** All that can be set from outside. Only this folder reads the environment. */
export class Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly role: 'api' | 'worker' | 'all';
  /** Null: the embedded PostgreSQL, until start-up puts its address here. */
  readonly databaseUrl: string | null;
  /** The same database as the role that owns it and migrates it; null: as the one of databaseUrl. */
  readonly migrationDatabaseUrl: string | null;
  readonly databasePool: number;
  readonly dataDir: string;
  /** An S3-compatible store with its keys and bucket; null: files lie under dataDir. */
  readonly filesUrl: string | null;
  /** Null: mails are kept and shown at /dev/mail. */
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** For how many seconds what is edited is gathered in one mail. */
  readonly changeMailDelay: number;
  /** The only source of links in mails; no slash at its end. */
  readonly publicUrl: string;
  /** Names besides that of publicUrl by which we may be called; one without a port holds for any. */
  readonly allowedHosts: readonly string[];
  /** Organisations' mail domains, whose people are let in at once when they sign up. */
  readonly openDomains: readonly string[];
  /** Where people can sign in with an account that they have elsewhere. */
  readonly signInProviders: readonly SignInProvider[];
  /** Addresses and networks of the reverse proxies that may say who called. */
  readonly trustedProxies: readonly string[];
  /** Whether a reverse proxy of ours says who called, and by https or not. */
  readonly behindProxy: boolean;
  readonly demonstration: boolean;
  /** Who issues certificates, as they print it. */
  readonly certificateIssuer: string;
  readonly iatiPublisher: IatiPublisher;
  readonly secret: string | null;

  constructor(values: z.infer<typeof environment>) {
    this.production = values.NODE_ENV === 'production';
    this.host = values.HOST;
    this.port = values.PORT;
    this.role = values.ROLE;
    this.databaseUrl = values.DATABASE_URL ?? null;
    this.migrationDatabaseUrl = values.MIGRATION_DATABASE_URL ?? null;
    this.databasePool = values.DATABASE_POOL;
    this.dataDir = values.DATA_DIR;
    this.filesUrl = values.FILES_URL ?? null;
    this.smtpUrl = values.SMTP_URL ?? null;
    this.mailFrom = values.MAIL_FROM;
    this.changeMailDelay = values.CHANGE_MAIL_DELAY;
    this.publicUrl = (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
    this.allowedHosts = values.ALLOWED_HOSTS;
    this.openDomains = values.SIGN_UP_DOMAINS;
    this.signInProviders = values.SIGN_IN_PROVIDERS;
    this.trustedProxies = values.TRUSTED_PROXIES.length > 0 ? values.TRUSTED_PROXIES : usualProxies;
    this.behindProxy = values.BEHIND_PROXY ?? false;
    this.demonstration = values.DEMO ?? values.DATABASE_URL === undefined;
    this.certificateIssuer = values.CERTIFICATE_ISSUER;
    this.iatiPublisher = {
      identifier: values.IATI_PUBLISHER,
      name: values.IATI_PUBLISHER_NAME,
      type: values.IATI_PUBLISHER_TYPE,
      sector: values.IATI_SECTOR,
      region: values.IATI_REGION,
      contact: values.IATI_CONTACT ?? null,
    };
    this.secret = values.APP_SECRET ?? null;
  }

  /** The same settings with some of them replaced, as start-up does once it knows the database's address. */
  with(changes: Partial<Pick<Config, 'databaseUrl' | 'migrationDatabaseUrl' | 'role' | 'secret'>>): Config {
    return Object.assign(Object.create(Config.prototype) as Config, this, changes);
  }

  get runsJobs(): boolean {
    return this.role !== 'api';
  }

  /** Whether nobody but this machine can call us, as far as the settings say. */
  get isForOwnMachine(): boolean {
    return ownMachine.has(this.host) && ownMachine.has(new URL(this.publicUrl).hostname) && !this.behindProxy;
  }

  /** Whether accounts of the demonstration can be used. */
  get keepsDemonstration(): boolean {
    return !this.production && this.isForOwnMachine;
  }

  /** Without an SMTP server mails are kept, and shown where only this machine can ask; never in production. */
  get keepsMails(): boolean {
    return this.smtpUrl === null && this.keepsDemonstration;
  }

  get answersRequests(): boolean {
    return this.role !== 'worker';
  }
}

/** Secrets that have stood in this repository. */
const published: ReadonlySet<string> = new Set([
  'only-for-trying-it-out-on-one-machine',
  'only-for-tests-on-this-one-machine',
  'a secret that signs links in tests',
]);

/** Of 32 characters made by chance fewer than ten are never different; of a word said over and over they are. */
const isWeak = (secret: string): boolean => published.has(secret) || new Set(secret).size < 10;

/** @throws ConfigProblem naming every variable that does not fit, one line each. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const read = environment.safeParse(variables);
  if (!read.success) {
    throw new ConfigProblem(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const config = new Config(read.data);
  const refusals: string[] = [];
  if (config.migrationDatabaseUrl && !config.databaseUrl)
    refusals.push('MIGRATION_DATABASE_URL: needs DATABASE_URL, the role that the application works as');
  if (config.production) {
    if (!config.databaseUrl) refusals.push('DATABASE_URL: required in production');
    if (!config.secret) refusals.push('APP_SECRET: required in production');
    if (!config.smtpUrl) refusals.push('SMTP_URL: required in production');
    if (!read.data.PUBLIC_URL) refusals.push('PUBLIC_URL: required in production');
    if (config.demonstration) refusals.push('DEMO: refused in production');
  }
  if (config.production && config.secret && isWeak(config.secret))
    refusals.push(
      'APP_SECRET: this one is known to others or too easy to guess; make one with `openssl rand -base64 32`',
    );
  if (config.demonstration && !config.isForOwnMachine)
    refusals.push(
      'DEMO: its password is known to everybody, so HOST and PUBLIC_URL have to be localhost and BEHIND_PROXY off',
    );
  if (refusals.length > 0) throw new ConfigProblem(refusals);
  return config;
}

/** What is wrong with the settings, a line each. */
export class ConfigProblem extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'));
  }
}
