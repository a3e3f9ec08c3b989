import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { Clock, Config } from '../../../platform/index.js';
import { BadgeSigner } from './badge-signer.service.js';
import { codeFrom } from '../certificate-code.js';
import { CertificatesQueries } from '../certificates.queries.js';
import {
  type BadgeIssuer,
  issuerDocument,
  keyDocument,
  openBadgeOf,
  statusListOf,
  statusListSize,
} from './open-badge.js';

/** Certificates as Open Badges 3.0, and all that is needed to check one without us. */
@Injectable()
export class OpenBadges {
  private readonly issuer: BadgeIssuer;

  constructor(
    { certificateIssuer, publicUrl }: Config,
    private readonly certificates: CertificatesQueries,
    private readonly signer: BadgeSigner,
    private readonly clock: Clock,
  ) {
    this.issuer = { name: certificateIssuer, publicUrl };
  }

  /**
   * The signed badge, the same at each call until it is replaced; null when there is no such certificate. A revoked
   * one is told by its status.
   */
  async byCode(typed: string): Promise<object | null> {
    const code = codeFrom(typed);
    const certificate = code && (await this.certificates.byCode(code));
    if (!certificate) return null;
    const [anew] = certificate.replacedById ? await this.certificates.byIds([certificate.replacedById]) : [];
    return this.signer.sign(openBadgeOf(certificate, this.issuer, anew?.code ?? null), certificate.issuedAt);
  }

  /** Which badges of a list are revoked, signed. */
  async statusList(list: number): Promise<object> {
    const bits = Buffer.alloc(statusListSize / 8);
    for (const place of await this.certificates.revokedPlaces(list * statusListSize, statusListSize))
      bits[place >> 3]! |= 0x80 >> (place & 7);
    const packed = await promisify(gzip)(bits);
    const now = this.clock.now();
    // The u says base64url, as W3C asks.
    return this.signer.sign(statusListOf(list, `u${packed.toString('base64url')}`, this.issuer, now), now);
  }

  async issuerDocument(): Promise<object> {
    return issuerDocument(await this.signer.publicKeys(), this.issuer);
  }

  async keyDocument(key: string): Promise<object | null> {
    return (await this.signer.publicKeys()).includes(key) ? keyDocument(key, this.issuer) : null;
  }
}
