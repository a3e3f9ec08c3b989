import { Injectable } from '@nestjs/common';
import { type Message, problem, type Transaction } from '../platform/index.js';
import { type Change, changesBetween } from './changes.js';

/** Whether what the transaction has told the trail so far needs a reason. */
type NeedsReason = (transaction: Transaction) => Promise<boolean>;

/** Asks for reasons: of what moves a figure that is kept for good, and of nothing else. */
@Injectable()
export class Reasons {
  private needed: NeedsReason = async () => false;

  /** Who keeps figures says what moves them. */
  neededFor(needed: NeedsReason): void {
    this.needed = needed;
  }

  /**
   * To be asked once the trail has been told of everything, in the same transaction.
   * @throws Problem REASON_REQUIRED
   */
  async check(transaction: Transaction, reason: string | null | undefined): Promise<void> {
    if (reason?.trim()) return;
    if (await this.needed(transaction)) throw problem('REASON_REQUIRED', movesFigures, 'reason');
  }
}

/** What the trail keeps of a reason; nothing, where nothing was said. */
export const reasonGiven = (reason: string | null | undefined): Change[] =>
  reason?.trim() ? changesBetween(null, { reason: reason.trim() }) : [];

const movesFigures: Message = {
  en: 'This changes figures of a frozen report. Say why; it is told beside the difference.',
  ru: 'Это изменит показатели зафиксированного отчёта. Укажите причину: она будет указана рядом с изменением.',
};
