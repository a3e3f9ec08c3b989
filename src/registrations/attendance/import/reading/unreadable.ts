import type { Message } from '../../../../platform/index.js';

/**
 * Why a file is not taken over at all; `field` is the argument to blame. It is no Problem, as what reads runs in a
 * thread of its own, which loads nothing of the application.
 */
export class Unreadable extends Error {
  constructor(
    readonly field: string,
    readonly reason: Message,
  ) {
    super(reason.en);
  }
}
