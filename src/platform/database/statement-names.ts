import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/**
 * Names for statements that come again, so that each connection parses and plans them once. A statement is made of what
 * is asked, and every named one costs memory on every connection: so at most `most` get a name, those that came a
 * second time first.
 */
export class StatementNames {
  private readonly names = new Map<string, string>();
  private readonly seen = new LRUCache<string, true>({ max: 1000 });

  constructor(private readonly most = 500) {}

  /** Undefined for a statement that is sent without a name. */
  of(text: string): string | undefined {
    const name = this.names.get(text);
    if (name || this.names.size >= this.most) return name;
    if (!this.seen.get(text)) {
      this.seen.set(text, true);
      return undefined;
    }
    const given = createHash('sha1').update(text).digest('base64url');
    this.names.set(text, given);
    return given;
  }
}
