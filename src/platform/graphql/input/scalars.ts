import { domainToASCII } from 'node:url';
import { GraphQLID, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { z } from 'zod';
import { isId } from '../../database/id.js';
import { type EventTime, timeZoneNamed } from '../../time.js';

/** PostgreSQL writes the years before the first otherwise. */
const isOfOurEra = (text: string): boolean => !text.startsWith('0000');
const day = z.iso.date().refine(isOfOurEra);
const instant = z.iso.datetime({ offset: true }).refine(isOfOurEra);
const wall = z.iso.datetime({ local: true, precision: null }).refine((text) => isOfOurEra(text) && !text.endsWith('Z'));
const address = z.email({ pattern: z.regexes.email }).max(254);
/** A top-level domain in another script, as it goes over the wire: .xn--p1ai is .рф. */
const foreignAddress = z
  .email({ pattern: /^[\w.!#$%&'*+/=?^`{|}~-]+@(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+xn--[a-z\d-]*[a-z\d]$/i })
  .max(254);
const link = z.url({ protocol: /^https?$/ }).max(2048);

/** Whether a text is a day, "2025-09-23", that there is. */
export const isDay = (text: string): boolean => day.safeParse(text).success;

/** Whether a text is an instant in the form of RFC 3339. */
export const isInstant = (text: string): boolean => instant.safeParse(text).success;

/** A scalar that comes in as a string; `read` answers undefined for one that does not fit. */
function textScalar<T>(
  name: string,
  example: string,
  read: (text: string) => T | undefined,
  write: (value: unknown) => unknown = String,
): GraphQLScalarType {
  const parse = (value: unknown): T => {
    const fitting = typeof value === 'string' ? read(value) : undefined;
    if (fitting === undefined) throw new TypeError(`${name} expects a value such as ${example}`);
    return fitting;
  };
  return new GraphQLScalarType({
    name,
    serialize: write,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : undefined),
  });
}

const fits = (type: z.ZodType<string>) => (text: string) => (type.safeParse(text).success ? text : undefined);
const writeInstant = (value: unknown): string => new Date(value as Date | string).toISOString();
const readInstant = (text: string): Date | undefined => (isInstant(text) ? realDate(new Date(text)) : undefined);
const realDate = (date: Date): Date | undefined => (Number.isNaN(date.getTime()) ? undefined : date);

/** "2025-09-23T10:30" and fractions of a second are read; whole seconds are kept. */
function readWall(text: string): string | undefined {
  const complete = /T\d\d:\d\d$/.test(text) ? `${text}:00` : text;
  return wall.safeParse(complete).success ? complete.slice(0, 19) : undefined;
}

function readEventTime(text: string): EventTime | undefined {
  const local = readWall(text);
  if (local) return { wall: local };
  const at = readInstant(text);
  return at && { instant: at };
}

/** EL and UK are read, GR and GB written: what EU tables print against what ISO 3166-1 says. */
function readCountry(text: string): string | undefined {
  const code = text.toUpperCase();
  return /^[A-Z]{2}$/.test(code) ? ({ EL: 'GR', UK: 'GB' }[code] ?? code) : undefined;
}

function readLocale(text: string): string | undefined {
  try {
    return text.length <= 35 ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    return undefined;
  }
}

/** A domain that is typed in its own script is kept as it goes over the wire. */
export function readAddress(text: string): string | undefined {
  const [, mailbox, domain] = /^(.*)@([^@]*)$/s.exec(text.trim()) ?? [];
  const written = domain && /[^\x20-\x7E]/.test(domain) ? `${mailbox}@${domainToASCII(domain)}` : text.trim();
  return fits(address)(written) ?? fits(foreignAddress)(written);
}

/** Ids are in small letters, however they are typed: every id of every call is read here. */
GraphQLID.parseValue = inSmallLetters(GraphQLID.parseValue.bind(GraphQLID));
GraphQLID.parseLiteral = inSmallLetters(GraphQLID.parseLiteral.bind(GraphQLID));

function inSmallLetters<Given extends unknown[]>(read: (...given: Given) => string): (...given: Given) => string {
  return (...given) => {
    const id = read(...given);
    return isId(id) ? id.toLowerCase() : id;
  };
}

export const scalars = {
  DateTime: textScalar('DateTime', '2025-09-23T08:30:00.000Z', readInstant, writeInstant),
  LocalDateTime: textScalar('LocalDateTime', '2025-09-23T10:30:00', readWall),
  EventTime: textScalar('EventTime', '2025-09-23T10:30:00', readEventTime),
  Date: textScalar('Date', '2025-09-23', fits(day)),
  TimeZone: textScalar('TimeZone', 'Europe/Vienna', (text) =>
    text.length <= 64 ? (timeZoneNamed(text) ?? undefined) : undefined,
  ),
  CountryCode: textScalar('CountryCode', 'PL', readCountry),
  Locale: textScalar('Locale', 'en', readLocale),
  EmailAddress: textScalar('EmailAddress', 'ana@ministry.example', readAddress),
  URL: textScalar('URL', 'https://ministry.example/report', fits(link)),
};
