/** Trying again would not help. */
export class Undeliverable extends Error {}
