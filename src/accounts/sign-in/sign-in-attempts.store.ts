import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Jobs, newId, type Reader, sql, type Transaction } from '../../platform/index.js';
import { digestOf, newSecret } from '../secret.js';
import type { Way } from '../sessions/sessions.store.js';

/**
 * SIGN_UP, MAIL: a mailbox has to be shown. SECOND_FACTOR: it is known who. INVITATION: begun in no browser. PASSKEY:
 * one is to be made or shown.
 */
export type AttemptKind = 'SIGN_UP' | 'MAIL' | 'SECOND_FACTOR' | 'INVITATION' | 'PASSKEY';

export interface Attempt {
  id: string;
  kind: AttemptKind;
  email: string | null;
  memberId: string | null;
  way: Way | null;
}

/** How long each can be finished. */
const lasting: Readonly<Record<AttemptKind, string>> = {
  SIGN_UP: '1 day',
  MAIL: '15 minutes',
  SECOND_FACTOR: '5 minutes',
  INVITATION: '14 days',
  PASSKEY: '5 minutes',
};
/** How often what finishes it can be wrong. */
const triesAtMost = 5;

const columns = sql`id, kind, email, member_id AS "memberId", way`;
const isOpen = sql`expires_at > now() AND tries < ${triesAtMost}::integer`;

/** What is begun in a browser and finished by what its person has elsewhere. */
@Injectable()
export class SignInAttempts implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('sign-in-attempts', () => this.forgetOld());
  }

  /** Begins one; answers its id and the secret that the browser keeps, shown this once. */
  async begin(
    transaction: Transaction,
    kind: Exclude<AttemptKind, 'INVITATION'>,
    about: { email: string } | { memberId: string; way: Way } | Record<string, never>,
  ): Promise<{ id: string; secret: string }> {
    const attempt = { id: newId(), secret: newSecret() };
    const { email = null, memberId = null, way = null } = about as Partial<Attempt>;
    await transaction.execute(
      sql`INSERT INTO sign_in_attempt (id, kind, browser_digest, email, member_id, way, expires_at)
        VALUES (${attempt.id}, ${kind}, ${digestOf(attempt.secret)}, ${email}, ${memberId}, ${way},
          now() + ${lasting[kind]}::interval)`,
    );
    return attempt;
  }

  /** Begins one that any browser can finish which has the link; an earlier one of the same person ends. */
  async invite(transaction: Transaction, memberId: string): Promise<string> {
    const id = newId();
    await transaction.execute(sql`DELETE FROM sign_in_attempt WHERE kind = 'INVITATION' AND member_id = ${memberId}`);
    await transaction.execute(
      sql`INSERT INTO sign_in_attempt (id, kind, member_id, expires_at)
        VALUES (${id}, 'INVITATION', ${memberId}, now() + ${lasting.INVITATION}::interval)`,
    );
    return id;
  }

  /** The one of these kinds that a browser has begun and can finish. */
  async of(browserSecret: string, kinds: readonly AttemptKind[]): Promise<Attempt | null> {
    return this.database.maybeOne<Attempt>(
      sql`SELECT ${columns} FROM sign_in_attempt
        WHERE browser_digest = ${digestOf(browserSecret)} AND kind = ANY (${kinds}::text[]) AND ${isOpen}`,
    );
  }

  async byId(id: string, reader: Reader = this.database): Promise<Attempt | null> {
    return reader.maybeOne<Attempt>(sql`SELECT ${columns} FROM sign_in_attempt WHERE id = ${id} AND ${isOpen}`);
  }

  /** Counts a try before it is made; answers false where there were too many. */
  async countTry(id: string): Promise<boolean> {
    const counted = await this.database.maybeOne(
      sql`UPDATE sign_in_attempt SET tries = tries + 1 WHERE id = ${id} AND ${isOpen} RETURNING id`,
    );
    return counted !== null;
  }

  /** Ends one that is finished; answers false where somebody else did so meanwhile, or it is too old. */
  async finish(transaction: Transaction, id: string): Promise<boolean> {
    const finished = await transaction.maybeOne(
      sql`DELETE FROM sign_in_attempt WHERE id = ${id} AND expires_at > now() RETURNING id`,
    );
    return finished !== null;
  }

  /** Ends whatever was begun for a member, and for the address that the account has. */
  async endAll(transaction: Transaction, memberId: string): Promise<void> {
    await transaction.execute(
      sql`DELETE FROM sign_in_attempt a USING member m
        WHERE m.id = ${memberId} AND (a.member_id = m.id OR a.email = m.email)`,
    );
  }

  /** Forgets what nobody can finish any more, with the names and addresses in it. */
  async forgetOld(): Promise<void> {
    await this.database.execute(sql`DELETE FROM sign_in_attempt WHERE expires_at < now()`);
  }
}
