import type { AccountViewer } from './account-viewer.js';

/** What a look-up found behind a credential. */
export interface Sighting {
  readonly viewer: AccountViewer;
  /** Milliseconds from the look-up on until the credential ends by itself. */
  readonly remaining: number;
}

interface RecentEntry {
  readonly viewer: Promise<AccountViewer | null>;
  readonly generation: number;
  /** Null while the look-up is under way. */
  memberId: string | null;
  /** By this process's clock, in milliseconds. */
  until: number;
}

/** How long a viewer counts as recent, in milliseconds from the beginning of the look-up. */
const recent = 1000;
const mostEntries = 10_000;

/** Who was behind which credential within the last second, as far as this process knows. Nobody is never kept. */
export class RecentViewers {
  /** In the order in which the look-ups began, so that what is over stands first. */
  private readonly entries = new Map<string, RecentEntry>();
  private generation = 0;

  /** `clock` counts milliseconds and never goes back. */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  get size(): number {
    return this.entries.size;
  }

  /** The recent viewer, or the one that a recent look-up under way will find; undefined when a look-up is needed. */
  recall(key: string): Promise<AccountViewer | null> | undefined {
    const entry = this.entries.get(key);
    if (!entry || this.clock() >= entry.until) return undefined;
    // What began before something was forgotten may not know of it: those who come later ask again.
    return entry.memberId === null && entry.generation !== this.generation ? undefined : entry.viewer;
  }

  /** Looks up and keeps what is found, unless something is forgotten meanwhile. */
  lookUp(key: string, find: () => Promise<Sighting | null>): Promise<AccountViewer | null> {
    const began = this.clock();
    const viewer = find().then(
      (sighting) => {
        if (!sighting || entry.generation !== this.generation) {
          this.drop(key, entry);
        } else {
          entry.memberId = sighting.viewer.memberId;
          entry.until = Math.min(entry.until, began + sighting.remaining);
        }
        return sighting?.viewer ?? null;
      },
      (error: unknown) => {
        this.drop(key, entry);
        throw error;
      },
    );
    const entry: RecentEntry = { viewer, generation: this.generation, memberId: null, until: began + recent };
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.clear(began);
    return viewer;
  }

  /** To be called after the commit of whatever changes how or whether this member is seen. */
  forget(memberId: string): void {
    this.generation++;
    for (const [key, entry] of this.entries) if (entry.memberId === memberId) this.entries.delete(key);
  }

  private drop(key: string, entry: RecentEntry): void {
    if (this.entries.get(key) === entry) this.entries.delete(key);
  }

  private clear(now: number): void {
    for (const [key, { until }] of this.entries) {
      if (until > now && this.entries.size <= mostEntries) return;
      this.entries.delete(key);
    }
  }
}
