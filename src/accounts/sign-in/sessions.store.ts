import { Injectable } from '@nestjs/common';
import { type Database, newId, sql, type Transaction } from '../../platform/index.js';
import { digestOf, newSecret } from '../secret.js';

/** How long a session lasts unused, and at most (OWASP ASVS 5.0, 7.3). */
export const idleTime = '30 minutes';
const longestTime = '12 hours';

export interface NewSession {
  id: string;
  /** What the browser keeps, shown this once. */
  secret: string;
}

/** Sessions of browsers: opaque, kept as digests, ended by deleting them. */
@Injectable()
export class Sessions {
  /** Begins a session; the member's sessions that are over are cleared away. */
  async start(transaction: Transaction, memberId: string): Promise<NewSession> {
    const session = { id: newId(), secret: newSecret() };
    await transaction.execute(
      sql`DELETE FROM session
        WHERE member_id = ${memberId} AND (expires_at <= now() OR last_used_at <= now() - ${idleTime}::interval)`,
    );
    await transaction.execute(
      sql`INSERT INTO session (id, secret_digest, member_id, expires_at)
        VALUES (${session.id}, ${digestOf(session.secret)}, ${memberId}, now() + ${longestTime}::interval)`,
    );
    return session;
  }

  async end(database: Database | Transaction, sessionId: string): Promise<void> {
    await database.execute(sql`DELETE FROM session WHERE id = ${sessionId}`);
  }

  async endAll(transaction: Transaction, memberId: string): Promise<void> {
    await transaction.execute(sql`DELETE FROM session WHERE member_id = ${memberId}`);
  }
}
