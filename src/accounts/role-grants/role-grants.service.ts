import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import {
  badInput,
  Clock,
  Database,
  forbidden,
  type Message,
  newId,
  notFound,
  Problems,
  sql,
  type Transaction,
  violatedConstraint,
} from '../../platform/index.js';
import type { RoleGrantInput } from '../../schema-types.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';
import { mayGrant, scopeProblems } from './role-grant.policy.js';
import type { RoleGrantRow } from './role-grant.row.js';
import { roleGrantColumns } from './role-grants.sql.js';

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
  const { role, memberId, state, networkId, programmeId, eventId, organisationId, from, to } = grant;
  return { role, memberId, state, networkId, programmeId, eventId, organisationId, from, to };
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
      const granted = await this.database.transaction((transaction) => this.enter(transaction, viewer, input));
      this.viewers.forget(granted.memberId);
      return granted;
    } catch (error) {
      const field = fieldOfKey[violatedConstraint(error) ?? ''];
      throw field ? badInput(field, unknown) : error;
    }
  }

  /** To be called after the commit of what `enter` gave: it counts at once in this process. */
  announce(memberId: string): void {
    this.viewers.forget(memberId);
  }

  /**
   * Ends a role today; it counts for nothing from the next request on, for reads by other processes after a second.
   * @throws Problem NOT_FOUND, FORBIDDEN
   */
  async revoke(viewer: Viewer, id: string): Promise<RoleGrantRow> {
    const revoked = await this.database.transaction(async (transaction) => {
      const grant = await transaction.maybeOne<RoleGrantRow>(
        sql`SELECT ${roleGrantColumns} FROM role_grant WHERE id = ${id} FOR UPDATE`,
      );
      const isAllowed = grant && mayGrant(viewer, grant);
      if (!grant || (!isAllowed && grant.memberId !== viewer.memberId)) throw notFound('id');
      if (!isAllowed) throw forbidden();
      if (grant.isRevoked) return grant;
      const ended = await transaction.one<RoleGrantRow>(
        sql`UPDATE role_grant SET revoked_at = now(), to_day = greatest(from_day, least(to_day, current_date))
          WHERE id = ${id} RETURNING ${roleGrantColumns}`,
      );
      await this.trail.record(transaction, viewer, [
        {
          action: 'revokeRole',
          subject: id,
          subjectKind: 'RoleGrant',
          changes: [{ field: 'to', from: grant.to, to: ended.to }],
        },
      ]);
      return ended;
    });
    this.viewers.forget(revoked.memberId);
    return revoked;
  }

  /**
   * Gives a role as a part of what else the transaction does, whoever the viewer is; after the commit, `announce` it.
   * @throws Problem BAD_INPUT for somebody who is unknown
   */
  async enter(transaction: Transaction, viewer: Viewer, input: RoleGrantInput): Promise<RoleGrantRow> {
    const member = await transaction.maybeOne(sql`SELECT FROM member WHERE id = ${input.member} AND erased_at IS NULL`);
    if (!member) throw badInput('input.member', unknown);
    const { state = null, network = null, programme = null, event = null, organisation = null, to = null } = input;
    // The same role again begins at the earlier of the two days, and is answered as it is where it did so already.
    const entered = await transaction.maybeOne<RoleGrantRow>(
      sql`INSERT INTO role_grant (id, member_id, role, state, network_id, programme_id, event_id, organisation_id,
          to_day, from_day, granted_by_member_id)
        VALUES (${newId()}, ${input.member}, ${input.role}, ${state}, ${network}, ${programme}, ${event},
          ${organisation}, ${to}, coalesce(${input.from ?? null}::date, current_date), ${viewer.memberId})
        ON CONFLICT (member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day)
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
          AND organisation_id IS NOT DISTINCT FROM ${organisation}::uuid AND to_day IS NOT DISTINCT FROM ${to}::date`,
    );
  }
}
