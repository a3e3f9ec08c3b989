import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secret } from './secret.js';

/**
 * Signs what a link says, so that nobody can write or alter one; `purpose` keeps one kind of link from passing for
 * another.
 */
@Injectable()
export class Signatures {
  constructor(private readonly secret: Secret) {}

  of(purpose: string, ...said: readonly string[]): string {
    return createHmac('sha256', this.secret.value)
      .update(JSON.stringify([purpose, ...said]))
      .digest('base64url');
  }

  holds(signature: unknown, purpose: string, ...said: readonly string[]): boolean {
    if (typeof signature !== 'string') return false;
    const [given, right] = [Buffer.from(signature), Buffer.from(this.of(purpose, ...said))];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
