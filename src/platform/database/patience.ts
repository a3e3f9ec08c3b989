import { AsyncLocalStorage } from 'node:async_hooks';

/** For whom a statement runs, which decides how long it may take and on whose connections it does. */
export type Patience = 'nobody' | 'member' | 'usual';

/** In seconds. Whatever is no read of a request, and reports and exports, may take as long as is usual. */
export const patienceInSeconds: Readonly<Record<Patience, number>> = { nobody: 2, member: 5, usual: 60 };

const present = new AsyncLocalStorage<{ patience: Patience; isLong: boolean }>();
const usual = { patience: 'usual', isLong: false } as const;

/** What `work` reads is read for this person; what takes long anyway stays so. */
export const readingFor = <T>(memberId: string | null, work: () => T): T =>
  takesLong() ? work() : present.run({ patience: memberId === null ? 'nobody' : 'member', isLong: false }, work);

/** What `work` reads may take as long as a report or an export does. */
export const takingLong = <T>(work: () => T): T => present.run({ patience: 'usual', isLong: true }, work);

/** What `work` reads is shared by many, whoever came first. */
export const forEverybody = <T>(work: () => T): T => present.run(usual, work);

/** For whom is read what is read now. */
export const presentPatience = (): Patience => (present.getStore() ?? usual).patience;

/** Whether what is done now is a report or an export. */
export const takesLong = (): boolean => present.getStore()?.isLong ?? false;
