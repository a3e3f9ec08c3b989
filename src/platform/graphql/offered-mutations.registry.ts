import { Injectable } from '@nestjs/common';
import { Clock } from '../database/clock.service.js';
import type { CallContext } from './context.js';

/** Names of the mutations that the caller may use on this row now. */
type Offer<Row> = (row: Row, context: CallContext, now: Date) => readonly string[];

/**
 * What `viewerCan` of an earlier room's type says about the mutations of later rooms; each adds its own when it starts.
 */
@Injectable()
export class OfferedMutations {
  constructor(private readonly clock: Clock) {}

  private readonly offers = new Map<string, readonly Offer<never>[]>();

  add<Row extends object>(type: string, offer: Offer<Row>): void {
    this.offers.set(type, [...(this.offers.get(type) ?? []), offer]);
  }

  of<Row extends object>(type: string, row: Row, context: CallContext): string[] {
    const now = this.clock.now();
    return (this.offers.get(type) ?? []).flatMap((offer) => (offer as Offer<Row>)(row, context, now));
  }
}
