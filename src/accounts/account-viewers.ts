import { Injectable } from '@nestjs/common';
import type { SignedIn, Viewer } from '../access/index.js';
import { Database, type Reader } from '../platform/index.js';
import type { GrantedRole, Role } from '../schema-types.js';
import { grantInForce } from './role-grants.queries.js';
import { digestOf } from './secret.js';
import { idleTime } from './sessions.js';

/** A viewer with an account, and the session that the browser came with; null for a script. */
export interface AccountViewer extends SignedIn {
  readonly sessionId: string | null;
}

/** The session that a viewer came with; null when it was none. */
export const sessionOf = (viewer: Viewer): string | null =>
  'sessionId' in viewer && typeof viewer.sessionId === 'string' ? viewer.sessionId : null;

interface ViewerRow {
  memberId: string;
  locale: string;
  timeZone: string;
  grants: { role: GrantedRole; state: string | null; network: string | null; event: string | null }[];
}

interface CredentialRow extends ViewerRow {
  id: string;
  readOnly: boolean;
  /** True when the last use that is kept is more than a minute ago. */
  outdated: boolean;
}

const viewerColumns = `a.member_id AS "memberId", a.locale, a.time_zone AS "timeZone",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'state', g.state, 'network', g.network_id, 'event', g.event_id)), '[]')
   FROM role_grant g WHERE g.member_id = a.member_id AND ${grantInForce('g')}) AS grants`;
const openAccount = `account a JOIN member m ON m.id = a.member_id AND m.erased_at IS NULL AND a.disabled_at IS NULL`;

/** Who stands behind a session, an access token or an account, with the roles of today: one statement each. */
@Injectable()
export class AccountViewers {
  constructor(private readonly database: Database) {}

  /** Null for a session that is unknown, ended, unused for too long or too old. */
  async bySession(secret: string): Promise<AccountViewer | null> {
    const [row] = await this.database.rows<CredentialRow>(
      `SELECT ${viewerColumns}, s.id, false AS "readOnly", s.last_used_at < now() - interval '1 minute' AS outdated
       FROM session s JOIN ${openAccount} ON a.member_id = s.member_id
       WHERE s.secret_digest = $1 AND s.expires_at > now() AND s.last_used_at > now() - $2::interval`,
      [digestOf(secret), idleTime],
    );
    if (row?.outdated) await this.database.rows(`UPDATE session SET last_used_at = now() WHERE id = $1`, [row.id]);
    return row ? { ...viewerOf(row), sessionId: row.id } : null;
  }

  /** Null for a token that is unknown, revoked or expired. */
  async byToken(token: string): Promise<AccountViewer | null> {
    const [row] = await this.database.rows<CredentialRow>(
      `SELECT ${viewerColumns}, t.id, t.read_only AS "readOnly", coalesce(t.last_used_at < now() - interval '1 minute', true) AS outdated
       FROM access_token t JOIN ${openAccount} ON a.member_id = t.member_id
       WHERE t.secret_digest = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`,
      [digestOf(token)],
    );
    if (row?.outdated) await this.database.rows(`UPDATE access_token SET last_used_at = now() WHERE id = $1`, [row.id]);
    return row ? { ...viewerOf(row), sessionId: null, readOnly: row.readOnly } : null;
  }

  /** Null when the member has no account that is open. */
  async byMember(memberId: string, reader: Reader = this.database): Promise<SignedIn | null> {
    const [row] = await reader.rows<ViewerRow>(`SELECT ${viewerColumns} FROM ${openAccount} WHERE a.member_id = $1`, [
      memberId,
    ]);
    return row ? viewerOf(row) : null;
  }
}

function viewerOf({ memberId, locale, timeZone, grants }: ViewerRow): SignedIn {
  const scopes = (role: GrantedRole, scope: 'state' | 'network' | 'event'): string[] =>
    grants.flatMap((grant) => (grant.role === role ? (grant[scope] ?? []) : []));
  return {
    memberId,
    locale,
    timeZone,
    roles: new Set<Role>(['ANYONE', 'MEMBER', ...grants.map(({ role }) => role)]),
    contactPointOf: scopes('CONTACT_POINT', 'state'),
    organisedNetworks: scopes('ORGANISER', 'network'),
    organisedEvents: scopes('ORGANISER', 'event'),
    readOnly: false,
  };
}
