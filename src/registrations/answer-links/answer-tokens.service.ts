import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Signatures } from '../../platform/index.js';

const purpose = 'answer';
const bytesOfId = 16;

/**
 * What mailed links are made of: the id of the message and its signature. A mail that is tried again has the same link,
 * and the database holds nothing that opens it.
 */
@Injectable()
export class AnswerTokens {
  constructor(private readonly signatures: Signatures) {}

  /** The token of the link in a message of the outbox; one part of a path. */
  of(messageId: string): string {
    const id = Buffer.from(messageId.replaceAll('-', ''), 'hex');
    return Buffer.concat([id, Buffer.from(this.signatures.of(purpose, messageId), 'base64url')]).toString('base64url');
  }

  /** The id of the message that a token was made for; null for a text that we did not make. */
  messageOf(token: string): string | null {
    const id = uuidOf(Buffer.from(token, 'base64url').subarray(0, bytesOfId));
    if (!id) return null;
    const [given, right] = [Buffer.from(token), Buffer.from(this.of(id))];
    return given.length === right.length && timingSafeEqual(given, right) ? id : null;
  }
}

function uuidOf(bytes: Buffer): string | null {
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(bytes.toString('hex'));
  return parts && parts.slice(1).join('-');
}
