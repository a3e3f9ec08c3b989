import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { newId, sql, type Transaction } from '../../platform/index.js';
import type { MembershipRole, MembershipStatus } from '../../schema-types.js';
import type { MembershipRow } from './membership.row.js';
import { MembershipColumns } from './memberships.columns.js';
import { currentOnes } from './memberships.sql.js';

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

/** Writes memberships, each with its history and audit entry in the same transaction. */
@Injectable()
export class MembershipStore {
  constructor(
    private readonly columns: MembershipColumns,
    private readonly trail: Trail,
  ) {}

  /** The membership, locked until the transaction ends; null when there is none. */
  async lock(transaction: Transaction, id: string): Promise<MembershipRow | null> {
    return transaction.maybeOne<MembershipRow>(
      sql`SELECT ${this.columns.whole} FROM membership ms WHERE ms.id = ${id} FOR UPDATE`,
    );
  }

  /** Enters a membership; null when the person has a current one in the network, which then stays as it is. */
  async add(
    transaction: Transaction,
    viewer: Viewer,
    action: string,
    membership: NewMembership,
  ): Promise<MembershipRow | null> {
    const { networkId, memberId, role, status, motivation = null, from = null, to = null } = membership;
    const { expiresOn = null } = membership;
    const { state, organisationId, personalCapacity } = membership.representing;
    const row = await transaction.maybeOne<MembershipRow>(
      sql`INSERT INTO membership AS ms (id, network_id, member_id, role, status, state, organisation_id,
          personal_capacity, motivation, active_from, active_to, expires_on)
        VALUES (${newId()}, ${networkId}, ${memberId}, ${role}, ${status}, ${state}, ${organisationId},
          ${personalCapacity}, ${motivation}, ${from}, ${to}, ${expiresOn})
        ON CONFLICT (network_id, member_id) WHERE status IN ${currentOnes} DO NOTHING
        RETURNING ${this.columns.whole}`,
    );
    if (row) await this.remember(transaction, viewer, row.id, null, { action, to: row.status, reason: null });
    return row;
  }

  /** Moves a locked membership to another status, or keeps an active one active for longer. */
  async move(
    transaction: Transaction,
    viewer: Viewer,
    row: MembershipRow,
    change: StatusChange,
  ): Promise<MembershipRow> {
    const days =
      change.to === 'ACTIVE'
        ? sql`active_from = coalesce(active_from, current_date), active_to = NULL`
        : sql`active_to = CASE WHEN active_from IS NOT NULL THEN coalesce(active_to, current_date) END`;
    const moved = await transaction.one<MembershipRow>(
      sql`UPDATE membership ms SET status = ${change.to}, expires_on = ${change.expiresOn}, ${days}
        WHERE ms.id = ${row.id} RETURNING ${this.columns.whole}`,
    );
    await this.remember(transaction, viewer, row.id, row.status, change);
    return moved;
  }

  async setRole(
    transaction: Transaction,
    viewer: Viewer,
    row: MembershipRow,
    role: MembershipRole,
  ): Promise<MembershipRow> {
    const changed = await transaction.one<MembershipRow>(
      sql`UPDATE membership ms SET role = ${role} WHERE ms.id = ${row.id} RETURNING ${this.columns.whole}`,
    );
    const changes = changesBetween({ role: row.role }, { role });
    await this.trail.record(transaction, viewer, [
      { action: 'setMembershipRole', subject: row.id, subjectKind: 'Membership', changes },
    ]);
    return changed;
  }

  private async remember(
    transaction: Transaction,
    viewer: Viewer,
    id: string,
    from: MembershipStatus | null,
    { action, to, reason }: Pick<StatusChange, 'action' | 'to' | 'reason'>,
  ): Promise<void> {
    await transaction.execute(
      sql`INSERT INTO membership_change (id, membership_id, by_member_id, from_status, to_status, reason)
        VALUES (${newId()}, ${id}, ${viewer.memberId}, ${from}, ${to}, ${reason})`,
    );
    // A membership that is active for longer is told of, too, though its status is the same.
    await this.trail.record(transaction, viewer, [
      { action, subject: id, subjectKind: 'Membership', changes: [{ field: 'status', from, to }] },
    ]);
  }
}
