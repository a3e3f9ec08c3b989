import { Injectable } from '@nestjs/common';
import type { SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { badInput, Database, newId, notFound } from '../platform/index.js';
import type { MutationCreateAccessTokenArgs } from '../schema-types.js';
import { AccountViewers } from './account-viewers.js';
import { digestOf, newSecret } from './secret.js';

export interface AccessTokenRow {
  id: string;
  memberId: string;
  name: string;
  readOnly: boolean;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

/** So that scanners of published code recognise one that got there. */
const prefix = 'colloquy_';

const columns = `id, member_id AS "memberId", name, read_only AS "readOnly", created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt"`;

/** Keys of people's scripts. Only their digests are kept. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly trail: Trail,
  ) {}

  /** Makes a token; `token` is the secret, never to be had again. @throws Problem BAD_INPUT for an end that has passed */
  async create(
    viewer: SignedIn,
    { name, expiresAt, readOnly }: MutationCreateAccessTokenArgs,
  ): Promise<{ token: string; accessToken: AccessTokenRow }> {
    if (expiresAt && expiresAt <= new Date())
      throw badInput('expiresAt', { en: 'This moment has passed.', ru: 'Этот момент уже прошёл.' });
    const token = prefix + newSecret();
    return this.database.transaction(async (transaction) => {
      const [accessToken] = await transaction.rows<AccessTokenRow>(
        `INSERT INTO access_token (id, secret_digest, member_id, name, read_only, expires_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
        [newId(), digestOf(token), viewer.memberId, name.trim(), readOnly, expiresAt ?? null],
      );
      await this.trail.record(transaction, viewer, [
        { action: 'createAccessToken', subject: accessToken!.id, subjectKind: 'AccessToken' },
      ]);
      return { token, accessToken: accessToken! };
    });
  }

  /** Makes one of the viewer's own tokens useless, from the next request on; reads by other processes may take it for a second more. @throws Problem NOT_FOUND for any other */
  async revoke(viewer: SignedIn, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [token] = await transaction.rows<{ isRevoked: boolean }>(
        `SELECT revoked_at IS NOT NULL AS "isRevoked" FROM access_token WHERE id = $1 AND member_id = $2 FOR UPDATE`,
        [id, viewer.memberId],
      );
      if (!token) throw notFound('id');
      if (token.isRevoked) return;
      await transaction.rows(`UPDATE access_token SET revoked_at = now() WHERE id = $1`, [id]);
      await this.trail.record(transaction, viewer, [
        { action: 'revokeAccessToken', subject: id, subjectKind: 'AccessToken' },
      ]);
    });
    this.viewers.forget(viewer.memberId);
  }

  /** The member's tokens that are not revoked, the latest first; `id` narrows them to one. */
  async ofMember(memberId: string, id: string | null = null): Promise<AccessTokenRow[]> {
    return this.database.rows<AccessTokenRow>(
      `SELECT ${columns} FROM access_token WHERE member_id = $1 AND ($2::uuid IS NULL OR id = $2) AND revoked_at IS NULL ORDER BY id DESC`,
      [memberId, id],
    );
  }
}
