import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import {
  badInput,
  Clock,
  Database,
  forbidden,
  given,
  newId,
  notFound,
  Outbox,
  sql,
  type Transaction,
} from '../../platform/index.js';
import type { MutationCreateAccessTokenArgs } from '../../schema-types.js';
import { accountChanged } from '../account.mails.js';
import { sessionOf } from '../viewers/account-viewer.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import { digestOf, newSecret } from '../secret.js';

export interface AccessTokenRow {
  id: string;
  memberId: string;
  name: string;
  readOnly: boolean;
  createdAt: Date;
  expiresAt: Date;
  sensitive: boolean;
  lastUsedAt: Date | null;
}

/** So that scanners of published code recognise one that got there. */
const prefix = 'colloquy_';

const columns = sql`id, member_id AS "memberId", name, read_only AS "readOnly", created_at AS "createdAt",
  sensitive,
  expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;

/** A token ends then at the latest, in milliseconds from now on. */
const longestTime = 365 * 24 * 3_600_000;

/** Keys of people's scripts. Only their digests are kept. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a token, which ends after a year at the latest; `token` is the secret, never to be had again. It carries what
   * the session that makes it does: made without a second factor, it has no role that needs one.
   * @throws Problem BAD_INPUT for an end that has passed or is too far, FORBIDDEN where it is asked for with a token
   */
  async create(
    viewer: SignedIn,
    { name, expiresAt = null, readOnly = false, sensitive = false }: MutationCreateAccessTokenArgs,
  ): Promise<{ token: string; accessToken: AccessTokenRow }> {
    const session = sessionOf(viewer);
    if (session === null) throw forbidden();
    const now = this.clock.now();
    const latest = new Date(now.getTime() + longestTime);
    if (expiresAt && expiresAt <= now)
      throw badInput('expiresAt', { en: 'This moment has passed.', ru: 'Этот момент уже прошёл.' });
    if (expiresAt && expiresAt > latest)
      throw badInput('expiresAt', {
        en: 'An access token lasts a year at most.',
        ru: 'Токен доступа действует не более года.',
      });
    const token = prefix + newSecret();
    const [id, digest] = [newId(), digestOf(token)];
    return this.database.transaction(async (transaction) => {
      const accessToken = await transaction.one<AccessTokenRow>(
        sql`INSERT INTO access_token (id, secret_digest, member_id, name, read_only, sensitive, second_factor,
            expires_at)
          SELECT ${id}, ${digest}, ${viewer.memberId}, ${name.trim()}, ${readOnly}, ${sensitive}, s.second_factor,
            ${expiresAt ?? latest}
          FROM session s WHERE s.id = ${session} RETURNING ${columns}`,
      );
      await this.trail.record(transaction, viewer, [
        { action: 'createAccessToken', subject: accessToken.id, subjectKind: 'AccessToken' },
      ]);
      await this.outbox.add(transaction, [accountChanged(viewer.memberId, 'ACCESS_TOKEN')]);
      return { token, accessToken };
    });
  }

  /** Makes all tokens of a member useless. */
  async revokeAll(transaction: Transaction, memberId: string): Promise<void> {
    await transaction.execute(
      sql`UPDATE access_token SET revoked_at = now() WHERE member_id = ${memberId} AND revoked_at IS NULL`,
    );
  }

  /**
   * Makes one of the viewer's own tokens useless, from the next request on; reads by other processes may take it for a
   * second more.
   * @throws Problem NOT_FOUND for any other
   */
  async revoke(viewer: SignedIn, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const token = await transaction.maybeOne<{ isRevoked: boolean }>(
        sql`SELECT revoked_at IS NOT NULL AS "isRevoked"
          FROM access_token WHERE id = ${id} AND member_id = ${viewer.memberId} FOR UPDATE`,
      );
      if (!token) throw notFound('id');
      if (token.isRevoked) return;
      await transaction.execute(sql`UPDATE access_token SET revoked_at = now() WHERE id = ${id}`);
      await this.trail.record(transaction, viewer, [
        { action: 'revokeAccessToken', subject: id, subjectKind: 'AccessToken' },
      ]);
      await this.outbox.add(transaction, [accountChanged(viewer.memberId, 'ACCESS_TOKEN_ENDED')]);
    });
    this.viewers.forget(viewer.memberId);
  }

  /** The member's tokens that are not revoked, the latest first; `id` narrows them to one. */
  async ofMember(memberId: string, id: string | null = null): Promise<AccessTokenRow[]> {
    const one = given(id, (token) => sql`id = ${token}`);
    return this.database.rows<AccessTokenRow>(
      sql`SELECT ${columns} FROM access_token
        WHERE member_id = ${memberId} AND ${one} AND revoked_at IS NULL ORDER BY id DESC`,
    );
  }
}
