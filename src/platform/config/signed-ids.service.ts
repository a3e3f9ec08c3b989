import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Signatures } from './signatures.service.js';

const bytesOfId = 16;

/**
 * What mailed links are made of: an id and its signature. A mail that is tried again has the same link, and the
 * database holds nothing that opens it.
 */
@Injectable()
export class SignedIds {
  constructor(private readonly signatures: Signatures) {}

  /** The token of an id for one purpose; one part of a path. */
  of(purpose: string, id: string): string {
    const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
    return Buffer.concat([bytes, Buffer.from(this.signatures.of(purpose, id), 'base64url')]).toString('base64url');
  }

  /** The id that a token was made of for this purpose; null for a text that we did not make. */
  idIn(purpose: string, token: string): string | null {
    const id = uuidOf(Buffer.from(token, 'base64url').subarray(0, bytesOfId));
    if (!id) return null;
    const [given, right] = [Buffer.from(token), Buffer.from(this.of(purpose, id))];
    return given.length === right.length && timingSafeEqual(given, right) ? id : null;
  }
}

function uuidOf(bytes: Buffer): string | null {
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(bytes.toString('hex'));
  return parts && parts.slice(1).join('-');
}
