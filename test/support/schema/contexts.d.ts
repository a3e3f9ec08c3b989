/** Contexts that a checker of badges knows by itself; the packages come without types. */
declare module '@digitalbazaar/multikey-context' {
  const context: { contexts: ReadonlyMap<string, object> };
  export default context;
}

declare module 'did-context' {
  const context: { contexts: ReadonlyMap<string, object> };
  export default context;
}
