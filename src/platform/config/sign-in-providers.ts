import { z } from 'zod';
import { ownMachine } from './own-machine.js';

const name = z.string().trim().min(1).max(100);

const signInProvider = z.strictObject({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be up to 40 small letters, digits and dashes'),
  name: z.strictObject({ en: name, ru: name }),
  issuer: z.url({ protocol: /^https?$/ }).refine(isSafe, 'must begin with https://, unless it runs on this machine'),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  trustedDomains: z.array(z.string().trim().toLowerCase().min(1)).default([]),
  countsAsSecondFactor: z.boolean().default(false),
});

/** Where people can sign in with an account that they have elsewhere (OpenID Connect). */
export type SignInProvider = Readonly<z.infer<typeof signInProvider>>;

/** A list of providers, written as JSON. */
export const signInProviders = z
  .string()
  .default('')
  .transform((text, context): unknown => {
    try {
      return text.trim() === '' ? [] : JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a list in JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(signInProvider)
      .refine((providers) => isUnique(providers.map(({ slug }) => slug)), 'each must have a slug of its own')
      .refine(
        (providers) => isUnique(providers.map(({ issuer }) => new URL(issuer).href)),
        'each must have an issuer of its own',
      ),
  );

function isSafe(issuer: string): boolean {
  const url = URL.parse(issuer);
  return url?.protocol === 'https:' || ownMachine.has(url?.hostname ?? '');
}

const isUnique = (names: readonly string[]): boolean => new Set(names).size === names.length;
