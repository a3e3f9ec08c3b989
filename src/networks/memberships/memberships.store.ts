import { Injectable } from '@nestjs/common';
import { system, type Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { insertRows, newId, sql, type Transaction } from '../../platform/index.js';
import type { MembershipRole, MembershipStatus } from '../../schema-types.js';
import type { MembershipRow } from './membership.row.js';
import { MembershipColumns } from './memberships.columns.js';
import { currentOnes, hasRunOut } from './memberships.sql.js';

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
    if (row) await this.remember(transaction, viewer, action, [{ before: null, after: row, reason: null }]);
    return row;
  }

  /** Moves a locked membership to another status, or keeps an active one active for longer. */
  async move(
    transaction: Transaction,
    viewer: Viewer,
    row: MembershipRow,
    { action, to, reason, expiresOn }: StatusChange,
  ): Promise<MembershipRow> {
    const days =
      to === 'ACTIVE'
        ? sql`active_from = coalesce(active_from, current_date), active_to = NULL`
        : sql`active_to = CASE WHEN active_from IS NOT NULL THEN coalesce(active_to, current_date) END`;
    const moved = await transaction.one<MembershipRow>(
      sql`UPDATE membership ms SET status = ${to}, expires_on = ${expiresOn}, ${days}
        WHERE ms.id = ${row.id} RETURNING ${this.columns.whole}`,
    );
    await this.remember(transaction, viewer, action, [{ before: row, after: moved, reason }]);
    return moved;
  }

  /** Lets the memberships of a network rest whose endorsement has run out; the day on which it did is their last. */
  async expire(transaction: Transaction, networkId: string): Promise<MembershipRow[]> {
    const expired = await transaction.rows<MembershipRow>(
      sql`UPDATE membership ms SET status = 'DORMANT',
          active_to = CASE WHEN active_from IS NOT NULL THEN greatest(active_from, expires_on) END
        WHERE ms.id IN (
          SELECT due.id FROM membership due WHERE due.network_id = ${networkId} AND ${hasRunOut(sql`due`)}
          ORDER BY due.id FOR UPDATE)
        RETURNING ${this.columns.whole}`,
    );
    const moves = expired.map((after) => ({
      before: { ...after, status: 'ACTIVE' as const, to: null },
      after,
      reason: null,
    }));
    await this.remember(transaction, system, 'expireMembership', moves);
    return expired;
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
    action: string,
    moves: readonly StatusMove[],
  ): Promise<void> {
    const history = moves.map(({ before, after, reason }) => ({
      ...{ id: newId(), membership_id: after.id, by_member_id: viewer.memberId },
      ...{ from_status: before?.status ?? null, to_status: after.status, reason },
    }));
    if (history.length > 0) await transaction.execute(insertRows('membership_change', history));
    await this.trail.record(
      transaction,
      viewer,
      moves.map(({ before, after }) => ({
        ...{ action, subject: after.id, subjectKind: 'Membership' },
        // A membership that is active for longer is told of, too, though its status is the same.
        changes: [
          { field: 'status', from: before?.status ?? null, to: after.status },
          ...changesBetween(before && fieldsOf(before), fieldsOf(after)),
        ],
      })),
    );
  }
}

/** A membership before and after a change of its status; null before: it begins. */
interface StatusMove {
  before: MembershipRow | null;
  after: MembershipRow;
  reason: string | null;
}

/** What the trail tells of a membership besides its status. */
const fieldsOf = ({
  networkId,
  memberId,
  role,
  state,
  organisationId,
  personalCapacity,
  from,
  to,
  expiresOn,
}: MembershipRow): object => ({
  ...{ network: networkId, member: memberId, role, state, organisation: organisationId, personalCapacity },
  ...{ from, to, expiresOn },
});
