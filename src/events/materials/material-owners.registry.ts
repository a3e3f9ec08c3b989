import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { anyOf, type Sql, sql, type Transaction } from '../../platform/index.js';
import type { MaterialContent } from './material.row.js';

/** One of the materials of a thing is added (nothing before), changed, or removed (nothing after). */
export interface MaterialChange {
  ownerId: string;
  id: string;
  /** What it becomes is kept under this id where the material itself has to stay. */
  nextId: string;
  before: MaterialContent | null;
  after: MaterialContent | null;
}

/** A kind of thing that materials belong to. Conditions are on `material f`. */
export interface MaterialOwner {
  /** The column of `material` that says whose it is; a name written in the code. */
  column: string;
  /** Holds for materials that it relies on, whosever they are: their file or address cannot be replaced. */
  reliesOn?: Sql;
  /** Holds for the materials of such things whose staff this viewer belongs to. */
  staffed(viewer: Viewer): Sql;
  /** Holds for those that this viewer may have by their audience, and as far as the thing itself may be seen. */
  readable(viewer: Viewer): Sql;
  /**
   * Keeps the thing in place until the transaction ends; false when it is none of this kind.
   * @throws Problem NOT_FOUND naming `to`, FORBIDDEN for who only sees it
   */
  hold(transaction: Transaction, viewer: Viewer, id: string): Promise<boolean>;
  /**
   * For a thing that says something about its materials: writes that before the material is written. Answers whether
   * the material itself has to stay as it is, because something that has been checked holds it.
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

  /** Holds for the materials whose file or address something relies on. */
  get reliedOn(): Sql {
    return anyOf(this.owners.flatMap(({ reliesOn }) => reliesOn ?? []));
  }

  /** Holds for the materials whose staff this viewer belongs to. */
  staffed(viewer: Viewer): Sql {
    return anyOf(this.owners.map((owner) => owner.staffed(viewer)));
  }

  /** Holds for exactly the materials that this viewer may have now; every path to a material uses it. */
  seen(viewer: Viewer): Sql {
    const readable = anyOf(this.owners.map((owner) => owner.readable(viewer)));
    return sql`(${this.staffed(viewer)} OR coalesce(f.available_from <= now(), TRUE) AND ${readable})`;
  }
}
