import type { SignInProvider } from '../../platform/index.js';

/**
 * DECLINED: the person, or the provider for them, said no. STALE: not begun in this browser, too old or used.
 * UNVOUCHED: nobody we know, and no address that the provider vouches for. TAKEN: the account belongs to somebody else
 * there. LINKED: while linking, the account has another one there. OTHERS: what is to be linked is somebody else's
 * here. CLOSED: the account may not be used. UNREACHABLE: the provider does not answer, or not as it should.
 */
export type RefusalReason =
  'DECLINED' | 'STALE' | 'UNVOUCHED' | 'TAKEN' | 'LINKED' | 'OTHERS' | 'CLOSED' | 'UNREACHABLE';

/** What somebody had in mind when they were sent to a provider. */
export interface Intention {
  /** The page of ours to go on to; null: the usual one. */
  returnTo: string | null;
  /** The language in which they began. */
  locale: string;
  /** The session to whose account the provider's is to be linked; null: to sign in. */
  linkTo: string | null;
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
