import { Injectable } from '@nestjs/common';
import { grantInForce, isSecretariat, signedIn, type SignedIn, type Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import {
  badInput,
  Clock,
  Database,
  forbidden,
  listOf,
  type Message,
  newId,
  notFound,
  Problems,
  type Sql,
  sql,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import type { RoleGrantInput } from '../../schema-types.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import { deputyUntil, mayGrant, mayRevoke, scopeProblems } from './role-grant.policy.js';
import type { RoleGrantRow } from './role-grant.row.js';
import { roleGrantColumns, withWhatCameFrom } from './role-grants.sql.js';

const unknown: Message = {
  en: 'There is nothing with this id or code.',
  ru: 'Нет ничего с таким идентификатором или кодом.',
};

/** Which input names what a foreign key misses. */
const fieldOfKey: Readonly<Record<string, string>> = {
  role_grant_state_fkey: 'input.state',
  role_grant_network_id_fkey: 'input.network',
  role_grant_programme_id_fkey: 'input.programme',
  role_grant_event_id_fkey: 'input.event',
  role_grant_organisation_id_fkey: 'input.organisation',
};

/** What the trail tells of a role that was given, in this order. */
function recordedOf(grant: RoleGrantRow): object {
  const { role, memberId, state, networkId, programmeId, eventId, organisationId, from, to, cameFromId } = grant;
  return { role, memberId, state, networkId, programmeId, eventId, organisationId, from, to, cameFromId };
}

/** Gives and ends roles. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives a role; one that is held already is answered as it is.
   * @throws Problem BAD_INPUT for what is unknown or not of the role, FORBIDDEN for what the viewer may not give
   */
  async grant(viewer: Viewer, input: RoleGrantInput): Promise<RoleGrantRow> {
    const problems = new Problems();
    for (const { field, message } of scopeProblems(input)) problems.add(`input.${field}`, message);
    if (input.to && input.to < (input.from ?? this.clock.today()))
      problems.add('input.to', { en: 'This is before the first day.', ru: 'Это раньше первого дня.' });
    problems.throwIfAny();
    if (!mayGrant(viewer, { role: input.role, state: input.state ?? null })) throw forbidden();
    try {
      const granted = await this.database.transaction((transaction) =>
        isSecretariat(viewer) ? this.enter(transaction, viewer, input) : this.nameDeputy(transaction, viewer, input),
      );
      this.viewers.forget(granted.memberId);
      return granted;
    } catch (error) {
      const field = fieldOfKey[violatedConstraint(error) ?? ''];
      throw field ? badInput(field, unknown) : error;
    }
  }

  /** To be called after the commit of what `enterForCopy` gave: it counts at once in this process. */
  announce(memberId: string): void {
    this.viewers.forget(memberId);
  }

  /**
   * Ends a role today, and what came from it; it counts for nothing from the next request on, for reads by other
   * processes after a second.
   * @throws Problem NOT_FOUND, FORBIDDEN
   */
  async revoke(viewer: Viewer, id: string): Promise<RoleGrantRow> {
    const ended = await this.database.transaction(async (transaction) => {
      const grant = await transaction.maybeOne<RoleGrantRow>(
        sql`SELECT ${roleGrantColumns} FROM role_grant WHERE id = ${id} FOR UPDATE`,
      );
      if (!grant || (!mayGrant(viewer, grant) && grant.memberId !== viewer.memberId)) throw notFound('id');
      if (!mayRevoke(viewer, grant)) throw forbidden();
      if (grant.isRevoked) return [grant];
      const standing = await transaction.rows<RoleGrantRow>(
        sql`SELECT ${roleGrantColumns} FROM role_grant WHERE id IN (${withWhatCameFrom(id)}) AND revoked_at IS NULL
          ORDER BY id FOR UPDATE`,
      );
      // What came from it is ended by the database.
      await transaction.execute(
        sql`UPDATE role_grant SET revoked_at = now(), to_day = greatest(from_day, least(to_day, current_date))
          WHERE id = ${id}`,
      );
      const revoked = await transaction.rows<RoleGrantRow>(
        sql`SELECT ${roleGrantColumns} FROM role_grant WHERE id = ANY (${standing.map((one) => one.id)}) ORDER BY id`,
      );
      await this.trail.record(
        transaction,
        viewer,
        revoked.map(({ id: subject, to }, index) => ({
          action: 'revokeRole',
          subject,
          subjectKind: 'RoleGrant',
          changes: [{ field: 'to', from: standing[index]!.to, to }],
        })),
      );
      return revoked;
    });
    for (const { memberId } of ended) this.viewers.forget(memberId);
    return ended.find((grant) => grant.id === id)!;
  }

  /**
   * Makes the viewer the organiser of a copy as a part of the transaction that copied the event; after the commit,
   * `announce` it. The role came from that for the event copied, else from another that the viewer organises by.
   * @throws Problem FORBIDDEN for who organises nothing any more
   */
  async enterForCopy(transaction: Transaction, viewer: SignedIn, copyId: string, sourceId: string): Promise<void> {
    const origin = await this.originAmong(
      transaction,
      viewer,
      sql`role = 'ORGANISER'`,
      sql`event_id IS NOT DISTINCT FROM ${sourceId}::uuid DESC`,
    );
    if (!origin) throw forbidden();
    await this.enter(transaction, viewer, { role: 'ORGANISER', member: viewer.memberId, event: copyId }, origin);
  }

  /** A contact point's deputy, whose role comes from its own. */
  private async nameDeputy(transaction: Transaction, viewer: Viewer, input: RoleGrantInput): Promise<RoleGrantRow> {
    const principal = await this.originAmong(
      transaction,
      signedIn(viewer),
      sql`role = 'CONTACT_POINT' AND state = ${input.state ?? null}`,
    );
    if (!principal) throw forbidden();
    const from = input.from ?? this.clock.today();
    return this.enter(
      transaction,
      viewer,
      { ...input, from, to: deputyUntil({ from, to: input.to ?? null }, principal) },
      principal,
    );
  }

  /** Of the viewer's own roles of today the one that holds longest, where no other order comes first; locked. */
  private async originAmong(
    transaction: Transaction,
    { memberId }: SignedIn,
    fitting: Sql,
    ...first: readonly Sql[]
  ): Promise<RoleGrantRow | null> {
    return transaction.maybeOne<RoleGrantRow>(
      sql`SELECT ${roleGrantColumns} FROM role_grant g
        WHERE member_id = ${memberId} AND ${fitting} AND ${grantInForce(sql`g`)}
        ORDER BY ${listOf([...first, sql`to_day DESC NULLS FIRST`, sql`id`])} LIMIT 1 FOR SHARE`,
    );
  }

  /**
   * Gives a role as a part of what else the transaction does, whoever the viewer is, with the one that it comes from.
   * @throws Problem BAD_INPUT for somebody who is unknown
   */
  private async enter(
    transaction: Transaction,
    viewer: Viewer,
    input: RoleGrantInput,
    origin: RoleGrantRow | null = null,
  ): Promise<RoleGrantRow> {
    const member = await transaction.maybeOne(sql`SELECT FROM member WHERE id = ${input.member} AND erased_at IS NULL`);
    if (!member) throw badInput('input.member', unknown);
    const { state = null, network = null, programme = null, event = null, organisation = null, to = null } = input;
    // The same role again begins at the earlier of the two days, and is answered as it is where it did so already.
    const entered = await transaction.maybeOne<RoleGrantRow>(
      sql`INSERT INTO role_grant (id, member_id, role, state, network_id, programme_id, event_id, organisation_id,
          to_day, from_day, granted_by_member_id, came_from_id)
        VALUES (${newId()}, ${input.member}, ${input.role}, ${state}, ${network}, ${programme}, ${event},
          ${organisation}, ${to}, coalesce(${input.from ?? null}::date, current_date), ${viewer.memberId},
          ${origin?.id ?? null})
        ON CONFLICT
          (member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day, came_from_id)
          WHERE revoked_at IS NULL
        DO UPDATE SET from_day = excluded.from_day WHERE role_grant.from_day > excluded.from_day
        RETURNING ${roleGrantColumns}`,
    );
    if (entered) {
      await this.trail.record(transaction, viewer, [
        {
          action: 'grantRole',
          subject: entered.id,
          subjectKind: 'RoleGrant',
          changes: changesBetween(null, recordedOf(entered)),
        },
      ]);
      return entered;
    }
    return transaction.one<RoleGrantRow>(
      sql`SELECT ${roleGrantColumns} FROM role_grant
        WHERE revoked_at IS NULL AND member_id = ${input.member} AND role = ${input.role}
          AND state IS NOT DISTINCT FROM ${state} AND network_id IS NOT DISTINCT FROM ${network}::uuid
          AND programme_id IS NOT DISTINCT FROM ${programme}::uuid AND event_id IS NOT DISTINCT FROM ${event}::uuid
          AND organisation_id IS NOT DISTINCT FROM ${organisation}::uuid AND to_day IS NOT DISTINCT FROM ${to}::date
          AND came_from_id IS NOT DISTINCT FROM ${origin?.id ?? null}::uuid`,
    );
  }
}
