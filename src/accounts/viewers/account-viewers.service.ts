import { Injectable } from '@nestjs/common';
import { grantInForce, type Proof, type SignedIn } from '../../access/index.js';
import { Database, GroupCommit, type Reader, type Sql, sql } from '../../platform/index.js';
import { openAccount } from '../accounts.sql.js';
import { digestOf } from '../secret.js';
import { idleTime } from '../sessions/sessions.store.js';
import type { AccountViewer } from './account-viewer.js';
import { type HeldGrants, heldRoles } from './held-roles.policy.js';
import { RecentViewers, type Sighting } from './recent-viewers.js';

/** What a request brings along to say whose it is. */
export interface RequestCredential {
  readonly kind: 'session' | 'token';
  readonly secret: string;
}

/** What is known of how somebody came in. */
interface Standing {
  /** Whether a second factor was shown. */
  secondFactor: boolean;
  proof: Proof;
}

interface ViewerRow extends HeldGrants {
  memberId: string;
  locale: string;
  timeZone: string;
}

interface CredentialRow extends ViewerRow, Standing {
  id: string;
  digest: Buffer;
  readOnly: boolean;
  /** True when the last use that is kept is more than a minute ago. */
  outdated: boolean;
  /** Milliseconds until it ends unless it is used again. */
  remaining: number;
}

/** How long a sign-in counts as fresh. */
const freshTime = '10 minutes';

const viewerColumns = sql`a.member_id AS "memberId", a.locale, a.time_zone AS "timeZone",
  a.admitted_at IS NOT NULL AS admitted, a.is_demonstration AS "isDemonstration",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'state', g.state, 'network', g.network_id,
      'programme', g.programme_id, 'event', g.event_id)), '[]')
    FROM role_grant g WHERE g.member_id = a.member_id AND ${grantInForce(sql`g`)}) AS grants`;
/** Counted in the database, as clocks differ. */
const millisecondsUntil = (moment: Sql): Sql => sql`(extract(epoch FROM ${moment} - now()) * 1000)::float8`;
const endOfSession = sql`least(s.expires_at, s.last_used_at + ${idleTime}::interval)`;

/** Who stands behind a session, an access token or an account, with the roles of today: one statement each. */
@Injectable()
export class AccountViewers {
  private readonly recent = new RecentViewers();
  /** In a rush those who ask while a look-up is under way share the next one, which begins after they asked. */
  private readonly lookUps = new GroupCommit<Buffer, Sighting | null>(async (kind, digests) => {
    const found = await (kind === 'session' ? this.bySessions(digests) : this.byTokens(digests));
    return found.map((answer) => ({ answer }));
  });

  constructor(private readonly database: Database) {}

  /** Who was behind a credential at most a second ago, without a statement; undefined when it has to be looked up. */
  recall(credential: RequestCredential): Promise<AccountViewer | null> | undefined {
    return this.recent.recall(keyOf(credential));
  }

  /** Who is behind a credential now; null when it does not hold. */
  lookUp(credential: RequestCredential): Promise<AccountViewer | null> {
    const digest = digestOf(credential.secret);
    return this.recent.lookUp(keyOf(credential, digest), () => this.lookUps.ask(credential.kind, digest));
  }

  /** To be called after the commit of what changes roles, settings or credentials: this process knows it at once. */
  forget(memberId: string): void {
    this.recent.forget(memberId);
  }

  /**
   * With all roles, unless it is said how the member came in. Null when the member has no account that is open.
   */
  async byMember(
    memberId: string,
    reader: Reader = this.database,
    standing: Standing = { secondFactor: true, proof: 'STALE' },
  ): Promise<SignedIn | null> {
    const row = await reader.maybeOne<ViewerRow>(
      sql`SELECT ${viewerColumns} FROM ${openAccount} WHERE a.member_id = ${memberId}`,
    );
    return row ? viewerOf(row, standing) : null;
  }

  /** Null for a session that is unknown, ended, unused for too long or too old. */
  private async bySessions(digests: readonly Buffer[]): Promise<(Sighting | null)[]> {
    const rows = await this.database.rows<CredentialRow>(
      sql`SELECT ${viewerColumns}, s.id, s.secret_digest AS digest, false AS "readOnly",
          s.second_factor AS "secondFactor",
          CASE WHEN s.signed_in_at > now() - ${freshTime}::interval THEN 'FRESH' ELSE 'STALE' END AS proof,
          s.last_used_at < now() - interval '1 minute' AS outdated, ${millisecondsUntil(endOfSession)} AS remaining
        FROM session s JOIN ${openAccount} ON a.member_id = s.member_id
        WHERE s.secret_digest = ANY (${digests}::bytea[]) AND s.expires_at > now()
          AND s.last_used_at > now() - ${idleTime}::interval`,
    );
    const outdated = rows.filter((row) => row.outdated).map(({ id }) => id);
    if (outdated.length > 0)
      await this.database.execute(sql`UPDATE session SET last_used_at = now() WHERE id = ANY (${outdated})`);
    return inOrder(digests, rows, (row) => row.id);
  }

  /** Null for a token that is unknown, revoked or expired. */
  private async byTokens(digests: readonly Buffer[]): Promise<(Sighting | null)[]> {
    const rows = await this.database.rows<CredentialRow>(
      sql`SELECT ${viewerColumns}, t.id, t.secret_digest AS digest, t.read_only AS "readOnly",
          t.second_factor AS "secondFactor", CASE WHEN t.sensitive THEN 'FRESH' ELSE 'TOKEN' END AS proof,
          coalesce(t.last_used_at < now() - interval '1 minute', true) AS outdated,
          ${millisecondsUntil(sql`t.expires_at`)} AS remaining
        FROM access_token t JOIN ${openAccount} ON a.member_id = t.member_id
        WHERE t.secret_digest = ANY (${digests}::bytea[]) AND t.revoked_at IS NULL
          AND t.expires_at > now()`,
    );
    const outdated = rows.filter((row) => row.outdated).map(({ id }) => id);
    if (outdated.length > 0)
      await this.database.execute(sql`UPDATE access_token SET last_used_at = now() WHERE id = ANY (${outdated})`);
    return inOrder(digests, rows, () => null);
  }
}

function inOrder(
  digests: readonly Buffer[],
  rows: readonly CredentialRow[],
  sessionOfRow: (row: CredentialRow) => string | null,
): (Sighting | null)[] {
  const byDigest = new Map(rows.map((row) => [row.digest.toString('base64'), sightingOf(row, sessionOfRow(row))]));
  return digests.map((digest) => byDigest.get(digest.toString('base64')) ?? null);
}

/** Secrets are not kept in memory either. */
const keyOf = ({ kind, secret }: RequestCredential, digest = digestOf(secret)): string =>
  `${kind} ${digest.toString('base64')}`;

const sightingOf = (row: CredentialRow, sessionId: string | null): Sighting => ({
  viewer: { ...viewerOf(row, row), sessionId, readOnly: row.readOnly },
  remaining: row.remaining,
});

function viewerOf(row: ViewerRow, { secondFactor, proof }: Standing): SignedIn {
  const { memberId, locale, timeZone, admitted } = row;
  return { memberId, locale, timeZone, ...heldRoles(row, secondFactor), readOnly: false, admitted, proof };
}
