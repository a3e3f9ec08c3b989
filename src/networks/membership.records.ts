import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import { newId, type Transaction } from '../platform/index.js';
import type { MembershipRole, MembershipStatus } from '../schema-types.js';
import { currentStatuses } from './membership.policy.js';
import { membershipColumns, type MembershipRow } from './memberships.queries.js';

/** A membership as it begins. */
export interface NewMembership {
  networkId: string;
  memberId: string;
  role: MembershipRole;
  status: MembershipStatus;
  representing: { state: string | null; organisationId: string | null; personalCapacity: boolean };
  motivation?: string | null;
  from?: string | null;
  to?: string | null;
  expiresOn?: string | null;
}

/** A change of status; days that are left out stay, except that becoming active and ceasing to be it set theirs. */
export interface StatusChange {
  action: string;
  to: MembershipStatus;
  reason: string | null;
  expiresOn: string | null;
}

const current = currentStatuses.map((status) => `'${status}'`).join(', ');

/** Writes memberships, each with its history and audit entry in the same transaction. */
@Injectable()
export class MembershipRecords {
  constructor(private readonly trail: Trail) {}

  /** The membership, locked until the transaction ends; null when there is none. */
  async lock(transaction: Transaction, id: string): Promise<MembershipRow | null> {
    const [row] = await transaction.rows<MembershipRow>(
      `SELECT ${membershipColumns} FROM membership ms WHERE ms.id = $1 FOR UPDATE`,
      [id],
    );
    return row ?? null;
  }

  /** Enters a membership; null when the person has a current one in the network, which then stays as it is. */
  async add(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    membership: NewMembership,
  ): Promise<MembershipRow | null> {
    const { representing } = membership;
    const [row] = await transaction.rows<MembershipRow>(
      `INSERT INTO membership AS ms (id, network_id, member_id, role, status, state, organisation_id, personal_capacity, motivation, active_from, active_to, expires_on)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
       ON CONFLICT (network_id, member_id) WHERE status IN (${current}) DO NOTHING RETURNING ${membershipColumns}`,
      [
        newId(),
        membership.networkId,
        membership.memberId,
        membership.role,
        membership.status,
        representing.state,
        representing.organisationId,
        representing.personalCapacity,
        membership.motivation ?? null,
        membership.from ?? null,
        membership.to ?? null,
        membership.expiresOn ?? null,
      ],
    );
    if (row) await this.remember(transaction, viewer, row.id, null, { action, to: row.status, reason: null });
    return row ?? null;
  }

  /** Moves a locked membership to another status, or keeps an active one active for longer. */
  async move(
    transaction: Transaction,
    viewer: Viewer,
    row: MembershipRow,
    change: StatusChange,
  ): Promise<MembershipRow> {
    const [moved] = await transaction.rows<MembershipRow>(
      `UPDATE membership ms SET status = $2, expires_on = $3,
         active_from = CASE WHEN $2 = 'ACTIVE' THEN coalesce(active_from, current_date) ELSE active_from END,
         active_to = CASE WHEN $2 = 'ACTIVE' THEN NULL WHEN active_from IS NOT NULL THEN coalesce(active_to, current_date) END
       WHERE ms.id = $1 RETURNING ${membershipColumns}`,
      [row.id, change.to, change.expiresOn],
    );
    await this.remember(transaction, viewer, row.id, row.status, change);
    return moved!;
  }

  async setRole(
    transaction: Transaction,
    viewer: Viewer,
    row: MembershipRow,
    role: MembershipRole,
  ): Promise<MembershipRow> {
    const [changed] = await transaction.rows<MembershipRow>(
      `UPDATE membership ms SET role = $2 WHERE ms.id = $1 RETURNING ${membershipColumns}`,
      [row.id, role],
    );
    const changes = [{ field: 'role', from: row.role, to: role }];
    await this.trail.record(transaction, viewer, [
      { action: 'setMembershipRole', subject: row.id, subjectKind: 'Membership', changes },
    ]);
    return changed!;
  }

  private async remember(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
    from: MembershipStatus | null,
    { action, to, reason }: Pick<StatusChange, 'action' | 'to' | 'reason'>,
  ): Promise<void> {
    await transaction.rows(
      `INSERT INTO membership_change (id, membership_id, by_member_id, from_status, to_status, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), id, viewer.memberId, from, to, reason],
    );
    await this.trail.record(transaction, viewer, [
      { action, subject: id, subjectKind: 'Membership', changes: [{ field: 'status', from, to }] },
    ]);
  }
}
