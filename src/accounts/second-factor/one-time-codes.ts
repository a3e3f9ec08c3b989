import { Secret, TOTP } from 'otpauth';

/** Seconds for which a code counts (RFC 6238, 5.2), and how many steps a clock may be off. */
const period = 30;
const stepsOff = 1;

/** A new secret of 160 bits (RFC 4226, 4), in Base32 as authenticators take it. */
export const newAuthenticatorSecret = (): string => new Secret({ size: 20 }).base32;

/** What an authenticator reads from a QR code. */
export const authenticatorUrl = (secret: string, issuer: string, label: string): string =>
  totpOf(secret, issuer, label).toString();

/** The step that a code is of, counted from 1970; null where it is of none that counts now. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token, timestamp, window: stepsOff });
  return delta === null ? null : Math.floor(timestamp / 1000 / period) + delta;
}

const totpOf = (secret: string, issuer = '', label = ''): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), issuer, label, period, digits: 6, algorithm: 'SHA1' });
