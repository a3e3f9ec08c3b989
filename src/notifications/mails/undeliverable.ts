/** Nobody gets the message, and trying again would not help. */
export class Undeliverable extends Error {}

/** There is nothing to tell any more: nobody misses the message. */
export class NothingToTell extends Error {}
