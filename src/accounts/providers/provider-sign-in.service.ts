import { types } from 'node:util';
import { Injectable, Logger } from '@nestjs/common';
import { AuthorizationResponseError, ResponseBodyError } from 'openid-client';
import { requireFreshSignIn, signedIn, type Viewer } from '../../access/index.js';
import { Database, oneLine, type SignInProvider, sql, type Transaction } from '../../platform/index.js';
import { Accounts } from '../accounts.service.js';
import { openAccount } from '../accounts.sql.js';
import { newSecret } from '../secret.js';
import type { Browser } from '../sign-in/browser.js';
import { Entrance, type Entry } from '../sign-in/entrance.service.js';
import { SignInLimits } from '../sign-in/sign-in-limits.service.js';
import { AccountOpenings } from '../sign-up/account-openings.service.js';
import { addressToAsk, answerOf, type ProviderAnswer } from './openid-strategy.js';
import { LinkedProviders } from './linked-providers.service.js';
import { ProviderAttempts } from './provider-attempts.store.js';
import { isSubject, namesIn, vouchedAddress } from './provider-claims.js';
import { ProviderIdentities } from './provider-identities.store.js';
import { type Intention, ProviderRefusal, type RefusalReason } from './provider-refusal.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { Providers } from './providers.service.js';

/** Where a browser is to go, and what it keeps until it comes back. */
export interface Departure {
  url: string;
  secret: string;
}

/** Signing in with an account at a provider (OpenID Connect). */
@Injectable()
export class ProviderSignIn {
  private readonly log = new Logger('Providers');

  constructor(
    private readonly database: Database,
    private readonly providers: Providers,
    private readonly attempts: ProviderAttempts,
    private readonly identities: ProviderIdentities,
    private readonly accounts: Accounts,
    private readonly openings: AccountOpenings,
    private readonly entrance: Entrance,
    private readonly limits: SignInLimits,
    private readonly linked: LinkedProviders,
  ) {}

  /**
   * Sends a browser to a provider; `kept` is what it has of an earlier time. Who is signed in already is asked there
   * once more who they are, as that is what they came for.
   * @throws Problem NOT_FOUND, RATE_LIMITED; ProviderRefusal UNREACHABLE
   */
  async begin(slug: string, intention: Intention, kept: string | undefined, browser: Browser): Promise<Departure> {
    const provider = this.providers.named(slug);
    await this.limits.countDeparture(browser.address);
    const secret = kept ?? newSecret();
    const checks = await this.attempts.begin(slug, secret, intention);
    const again = browser.before.memberId !== null;
    const url = await this.providers
      .clientOf(provider)
      .then((client) => addressToAsk(client, this.providers.callbackOf(provider), checks, again))
      .catch((error: unknown) => {
        throw this.refusalOf(error, provider, intention);
      });
    return { url, secret };
  }

  /**
   * Lets in whom a provider sent back, under the identity that they have there. The first time it is linked to the
   * account of the address that the provider vouches for, which is opened where there is none. Whoever came to link one
   * stays in as they are: no entry.
   * @throws Problem NOT_FOUND; ProviderRefusal
   */
  async enter(
    slug: string,
    answer: URLSearchParams,
    kept: string | undefined,
    browser: Browser,
  ): Promise<Intention & { entry: Entry | null }> {
    const provider = this.providers.named(slug);
    const attempt = await this.attempts.take(slug, kept ?? '', answer.get('state') ?? '');
    if (!attempt) throw new ProviderRefusal('STALE', provider, null);
    const { returnTo, locale, linkTo, ...checks } = attempt;
    const intention = { returnTo, locale, linkTo };
    if (linkTo !== null && linkTo !== sessionOf(browser.before))
      throw new ProviderRefusal('STALE', provider, intention);
    const answered = await this.providers
      .clientOf(provider)
      .then((client) => answerOf(client, this.providers.callbackOf(provider), checks, answer))
      .catch((error: unknown) => {
        throw this.refusalOf(error, provider, intention);
      });
    if (!isSubject(answered.claims.sub)) throw this.refusalOf(new Error('sub is none'), provider, intention);
    if (linkTo !== null) {
      await this.link(provider, answered, browser.before, intention);
      return { entry: null, ...intention };
    }
    const entry = await this.database.transaction(async (transaction) => {
      const found = await this.find(transaction, provider, answered, locale);
      if ('refused' in found) throw new ProviderRefusal(found.refused, provider, intention);
      const { provedAt } = answered;
      const start = { memberId: found.memberId, way: 'PROVIDER', secondFactor: provider.countsAsSecondFactor } as const;
      return this.entrance.enter(transaction, { ...start, provedAt }, browser);
    });
    if (!entry) throw new ProviderRefusal('CLOSED', provider, intention);
    this.entrance.announce(browser.before.memberId);
    return { entry, ...intention };
  }

  private async find(
    transaction: Transaction,
    provider: SignInProvider,
    { issuer, claims }: ProviderAnswer,
    locale: string,
  ): Promise<{ memberId: string } | { refused: RefusalReason }> {
    const identity = { issuer, subject: claims.sub };
    const linked = await this.identities.memberWith(transaction, identity);
    if (linked !== null) return (await isOpen(transaction, linked)) ? { memberId: linked } : { refused: 'CLOSED' };
    const email = vouchedAddress(claims, provider);
    if (email === null) return { refused: 'UNVOUCHED' };
    const newcomer = { email, ...namesIn(claims, email), state: null, hash: null, locale };
    const memberId =
      (await this.openings.open(transaction, newcomer)) ?? (await this.accounts.ownerOf(transaction, email));
    if (memberId === null) return { refused: 'CLOSED' };
    if (!(await this.identities.link(transaction, identity, memberId)))
      return (await this.identities.memberWith(transaction, identity)) === memberId
        ? { memberId }
        : { refused: 'TAKEN' };
    await this.linked.noteLinked(transaction, null, memberId, provider.slug);
    return { memberId };
  }

  /** Links whom the provider sent back to the account of who is signed in, whatever address the provider tells. */
  private async link(
    provider: SignInProvider,
    { issuer, claims: { sub: subject } }: ProviderAnswer,
    viewer: Viewer,
    intention: Intention,
  ): Promise<void> {
    const person = signedIn(viewer);
    requireFreshSignIn(person);
    const { memberId } = person;
    const refused = await this.database.transaction(async (transaction): Promise<RefusalReason | null> => {
      if (!(await isOpen(transaction, memberId))) return 'CLOSED';
      if (await this.identities.link(transaction, { issuer, subject }, memberId)) {
        await this.linked.noteLinked(transaction, person, memberId, provider.slug);
        return null;
      }
      const owner = await this.identities.memberWith(transaction, { issuer, subject });
      if (owner === memberId) return null;
      return owner === null ? 'LINKED' : 'OTHERS';
    });
    if (refused) throw new ProviderRefusal(refused, provider, intention);
  }

  /** The operator reads why; the person that it was not to be. */
  private refusalOf(error: unknown, provider: SignInProvider, intention: Intention): ProviderRefusal {
    const reason = reasonOf(error);
    if (reason === 'UNREACHABLE') this.log.warn(oneLine(`${provider.slug}: ${causesOf(error).join(': ')}`));
    return new ProviderRefusal(reason, provider, intention);
  }
}

async function isOpen(transaction: Transaction, memberId: string): Promise<boolean> {
  const open = await transaction.maybeOne(
    sql`SELECT FROM ${openAccount} WHERE a.member_id = ${memberId} AND NOT a.is_demonstration`,
  );
  return open !== null;
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof AuthorizationResponseError && error.error === 'access_denied') return 'DECLINED';
  // A code that was used, or is of another journey.
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return 'STALE';
  return 'UNREACHABLE';
}

const causesOf = (error: unknown): string[] =>
  types.isNativeError(error)
    ? [error.message, ...('error' in error ? [String(error.error)] : []), ...causesOf(error.cause)]
    : [];
