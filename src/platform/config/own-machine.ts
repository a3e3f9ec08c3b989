/** By which this machine calls itself. */
export const ownMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);
