import type { SignInProvider } from '../../platform/index.js';

/**
 * DECLINED: the person, or the provider for them, said no. STALE: not begun in this browser, too old or used.
 * UNVOUCHED: nobody we know, and no address that the provider vouches for. TAKEN: the account belongs to somebody else
 * there. CLOSED: the account may not be used. UNREACHABLE: the provider does not answer, or not as it should.
 */
export type RefusalReason = 'DECLINED' | 'STALE' | 'UNVOUCHED' | 'TAKEN' | 'CLOSED' | 'UNREACHABLE';

/** What somebody had in mind when they were sent to a provider. */
export interface Intention {
  /** The page of ours to go on to; null: the usual one. */
  returnTo: string | null;
  /** The language in which they began. */
  locale: string;
}

/** Why somebody who came by a provider is not in. */
export class ProviderRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly provider: SignInProvider,
    /** Null where nobody knows. */
    readonly intention: Intention | null,
  ) {
    super(`${provider.slug}: ${reason}`);
  }
}
