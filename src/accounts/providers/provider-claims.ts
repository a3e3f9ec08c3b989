import { isInvisible, oneLine, readAddress, type SignInProvider } from '../../platform/index.js';
import { domainOf } from '../domain-of.js';
import type { ProviderClaims } from './openid-strategy.js';

const longestName = 200;
/** Longest subject that the protocol allows (OpenID Connect Core, 2). */
const longestSubject = 255;

/** Whether a subject is one that can be told from all others: the protocol allows ASCII alone. */
export const isSubject = (subject: unknown): subject is string =>
  typeof subject === 'string' && subject.length <= longestSubject && /^[\x20-\x7e]+$/.test(subject);

/** The address of which a provider says, or may say, that it is this person's; null where that is none. */
export function vouchedAddress(
  { email, email_verified: verified }: ProviderClaims,
  { trustedDomains }: Pick<SignInProvider, 'trustedDomains'>,
): string | null {
  const address = typeof email === 'string' ? readAddress(email) : undefined;
  if (address === undefined) return null;
  return verified === true || trustedDomains.includes(domainOf(address)) ? address : null;
}

/** The names of a profile, of whatever the provider tells; what it does not is taken from the address. */
export function namesIn(
  { given_name: given, family_name: family, name }: ProviderClaims,
  address: string,
): { givenNames: string; familyName: string } {
  const words = textOf(name).split(' ');
  const mailbox = address.slice(0, address.lastIndexOf('@'));
  const familyName = textOf(family) || words.at(-1) || mailbox;
  const givenNames = textOf(given) || words.slice(0, -1).join(' ') || familyName;
  return { givenNames: cut(givenNames), familyName: cut(familyName) };
}

/** A name that shows nothing is none, as for whoever types it. */
const textOf = (claim: unknown): string => (typeof claim === 'string' && !isInvisible(claim) ? oneLine(claim) : '');

const cut = (name: string): string => name.slice(0, longestName).toWellFormed();
