import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction.js';

/** What a transaction does; tried again from its beginning when it lost a race. */
export type Work<T> = (transaction: Transaction) => Promise<T>;

/** Makes of what a transaction is to do what it does only once: the work, or what that came to before. */
export type OnceOnly = <T>(work: Work<T>) => Work<T>;

const present = new AsyncLocalStorage<OnceOnly | undefined>();

/** Everything that `work` commits goes through `guard`, each transaction for itself. */
export const doOnce = <T>(guard: OnceOnly, work: () => T): T => present.run(guard, work);

/** Nothing that `work` commits does, as it is done for several callers together. */
export const doForAll = <T>(work: () => T): T => present.run(undefined, work);

/** Whether what is done now is to be done only once, so that it needs a transaction of its own. */
export const isDoneOnce = (): boolean => present.getStore() !== undefined;

/** The work as it is to be done now. */
export const guarded = <T>(work: Work<T>): Work<T> => present.getStore()?.(work) ?? work;
