import { Injectable } from '@nestjs/common';
import { newId, type Reader } from '../platform/index.js';
import { digestOf, newSecret } from './secret.js';

/** How long a session lasts unused, and at most (OWASP ASVS 5.0, 7.3). */
export const idleTime = '30 minutes';
export const longestTime = '12 hours';

export interface NewSession {
  id: string;
  /** What the browser keeps, shown this once. */
  secret: string;
}

/** Sessions of browsers: opaque, kept as digests, ended by deleting them. */
@Injectable()
export class Sessions {
  /** Begins a session; the member's sessions that are over are cleared away. */
  async start(reader: Reader, memberId: string): Promise<NewSession> {
    const session = { id: newId(), secret: newSecret() };
    await reader.rows(
      `DELETE FROM session WHERE member_id = $1 AND (expires_at <= now() OR last_used_at <= now() - $2::interval)`,
      [memberId, idleTime],
    );
    await reader.rows(
      `INSERT INTO session (id, secret_digest, member_id, expires_at) VALUES ($1, $2, $3, now() + $4::interval)`,
      [session.id, digestOf(session.secret), memberId, longestTime],
    );
    return session;
  }

  async end(reader: Reader, sessionId: string): Promise<void> {
    await reader.rows(`DELETE FROM session WHERE id = $1`, [sessionId]);
  }

  async endAll(reader: Reader, memberId: string): Promise<void> {
    await reader.rows(`DELETE FROM session WHERE member_id = $1`, [memberId]);
  }
}
