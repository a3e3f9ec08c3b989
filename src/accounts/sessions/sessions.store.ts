import { Injectable } from '@nestjs/common';
import { type Database, newId, sql, type Transaction } from '../../platform/index.js';
import { digestOf, newSecret } from '../secret.js';

/** How long a session lasts unused, and at most (OWASP ASVS 5.0, 7.3). */
export const idleTime = '30 minutes';
const longestTime = '12 hours';

/** How somebody came in. */
export type Way = 'PASSWORD' | 'MAIL' | 'PROVIDER' | 'PASSKEY';

/** What a session begins with. */
export interface SessionStart {
  memberId: string;
  way: Way;
  /** Whether a second factor was shown. */
  secondFactor: boolean;
  /** What the browser calls itself, "Firefox, Windows"; null where it says nothing. */
  device: string | null;
  /** When it was proved who this is; left out, or later than now: now. */
  provedAt?: Date | null;
}

export interface NewSession {
  id: string;
  /** What the browser keeps, shown this once. */
  secret: string;
}

/** One of somebody's sessions, as they see it. */
export interface SessionRow {
  id: string;
  startedAt: Date;
  lastUsedAt: Date;
  device: string | null;
}

const isOver = sql`(expires_at <= now() OR last_used_at <= now() - ${idleTime}::interval)`;

/** Sessions of browsers: opaque, kept as digests, ended by deleting them. */
@Injectable()
export class Sessions {
  /** Begins a session; the member's sessions that are over are cleared away. */
  async start(transaction: Transaction, start: SessionStart): Promise<NewSession> {
    const { memberId, way, secondFactor, device, provedAt = null } = start;
    const session = { id: newId(), secret: newSecret() };
    await transaction.execute(sql`DELETE FROM session WHERE member_id = ${memberId} AND ${isOver}`);
    await transaction.execute(
      sql`INSERT INTO session (id, secret_digest, member_id, way, second_factor, device, signed_in_at, expires_at)
        VALUES (${session.id}, ${digestOf(session.secret)}, ${memberId}, ${way}, ${secondFactor}, ${device},
          least(${provedAt}::timestamptz, now()), now() + ${longestTime}::interval)`,
    );
    return session;
  }

  async end(database: Database | Transaction, sessionId: string): Promise<void> {
    await database.execute(sql`DELETE FROM session WHERE id = ${sessionId}`);
  }

  /** Ends all sessions of a member, `but` one; answers how many. */
  async endAll(transaction: Transaction, memberId: string, but: string | null = null): Promise<number> {
    const ended = await transaction.rows(
      sql`DELETE FROM session WHERE member_id = ${memberId} AND id IS DISTINCT FROM ${but}::uuid RETURNING id`,
    );
    return ended.length;
  }

  /** Ends one session of a member; answers whether there was one. */
  async endOf(transaction: Transaction, memberId: string, id: string): Promise<boolean> {
    const ended = await transaction.maybeOne(
      sql`DELETE FROM session WHERE id = ${id} AND member_id = ${memberId} RETURNING id`,
    );
    return ended !== null;
  }

  /** A member's sessions that still hold, the last used first. */
  async ofMember(database: Database, memberId: string): Promise<SessionRow[]> {
    return database.rows<SessionRow>(
      sql`SELECT id, created_at AS "startedAt", last_used_at AS "lastUsedAt", device FROM session
        WHERE member_id = ${memberId} AND NOT ${isOver} ORDER BY last_used_at DESC, id DESC LIMIT 100`,
    );
  }

  /** How a session was begun, and what it was begun with; null once it is over. */
  async startOf(transaction: Transaction, id: string): Promise<Omit<SessionStart, 'memberId'> | null> {
    return transaction.maybeOne(
      sql`SELECT way, second_factor AS "secondFactor", device FROM session WHERE id = ${id} FOR UPDATE`,
    );
  }
}
