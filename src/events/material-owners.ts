import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import type { Transaction } from '../platform/index.js';
import type { MaterialContent } from './material-content.js';

/** One of the materials of a thing is added (nothing before), changed, or removed (nothing after). */
export interface MaterialChange {
  ownerId: string;
  id: string;
  /** What it becomes is kept under this id where the material itself has to stay. */
  nextId: string;
  before: MaterialContent | null;
  after: MaterialContent | null;
}

/** A kind of thing that materials belong to. Conditions are SQL on `material f`; they add their values to `values`. */
export interface MaterialOwner {
  /** The column of `material` that says whose it is; a name written in the code. */
  column: string;
  /** Holds for the materials of such things that this viewer looks after. */
  staffed(viewer: Viewer, values: unknown[]): string;
  /** Holds for those that this viewer may have by their audience, and as far as the thing itself may be seen. */
  readable(viewer: Viewer, values: unknown[]): string;
  /**
   * Keeps the thing in place until the transaction ends; false when it is none of this kind.
   * @throws Problem NOT_FOUND naming `to`, FORBIDDEN for who only sees it
   */
  hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean>;
  /**
   * For a thing that says something about its materials: writes that before the material is written. Answers whether the material itself has to stay
   * as it is, because something that has been checked holds it.
   */
  revise?(transaction: Transaction, viewer: Viewer, change: MaterialChange): Promise<boolean>;
}

/** Later rooms add their kinds when they start. */
@Injectable()
export class MaterialOwners {
  private readonly owners: MaterialOwner[] = [];

  add(owner: MaterialOwner): void {
    this.owners.push(owner);
  }

  get all(): readonly MaterialOwner[] {
    return this.owners;
  }

  /** Holds for the materials that this viewer looks after. */
  staffed(viewer: Viewer, values: unknown[]): string {
    return any(this.owners.map((owner) => owner.staffed(viewer, values)));
  }

  /** Holds for exactly the materials that this viewer may have now; every path to a material uses it. */
  seen(viewer: Viewer, values: unknown[]): string {
    const readable = any(this.owners.map((owner) => owner.readable(viewer, values)));
    return `(${this.staffed(viewer, values)} OR coalesce(f.available_from <= now(), TRUE) AND ${readable})`;
  }
}

const any = (conditions: readonly string[]): string => `(${conditions.join(' OR ')})`;
