import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  Database,
  forbidden,
  localDay,
  type Message,
  newId,
  notFound,
  Problems,
  type Transaction,
  violatedConstraint,
} from '../platform/index.js';
import type { RoleGrantInput } from '../schema-types.js';
import { AccountViewers } from './account-viewers.js';
import { mayGrant, scopeProblems } from './role-grant.policy.js';
import { roleGrantColumns, type RoleGrantRow } from './role-grants.queries.js';

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

/** What the trail tells of a role that was given. */
const recorded = [
  'role',
  'memberId',
  'state',
  'networkId',
  'programmeId',
  'eventId',
  'organisationId',
  'from',
  'to',
] as const;

/** Gives and ends roles. */
@Injectable()
export class RoleGrants {
  constructor(
    private readonly database: Database,
    private readonly viewers: AccountViewers,
    private readonly trail: Trail,
  ) {}

  /**
   * Gives a role; one that is held already is answered as it is.
   * @throws Problem BAD_INPUT for what is unknown or does not belong to the role, FORBIDDEN for what the viewer may not give
   */
  async grant(viewer: Viewer, input: RoleGrantInput): Promise<RoleGrantRow> {
    const problems = new Problems();
    for (const { field, message } of scopeProblems(input)) problems.add(`input.${field}`, message);
    if (input.to && input.to < (input.from ?? today()))
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

  /** Ends a role today; it counts for nothing from the next request on, for reads by other processes after a second. @throws Problem NOT_FOUND, FORBIDDEN */
  async revoke(viewer: Viewer, id: string): Promise<RoleGrantRow> {
    const revoked = await this.database.transaction(async (transaction) => {
      const [grant] = await transaction.rows<RoleGrantRow>(
        `SELECT ${roleGrantColumns} FROM role_grant WHERE id = $1 FOR UPDATE`,
        [id],
      );
      const isAllowed = grant && mayGrant(viewer, grant);
      if (!grant || (!isAllowed && grant.memberId !== viewer.memberId)) throw notFound('id');
      if (!isAllowed) throw forbidden();
      if (grant.isRevoked) return grant;
      const [ended] = await transaction.rows<RoleGrantRow>(
        `UPDATE role_grant SET revoked_at = now(), to_day = greatest(from_day, least(to_day, current_date)) WHERE id = $1 RETURNING ${roleGrantColumns}`,
        [id],
      );
      await this.trail.record(transaction, viewer, [
        {
          action: 'revokeRole',
          subject: id,
          subjectKind: 'RoleGrant',
          changes: [{ field: 'to', from: grant.to, to: ended!.to }],
        },
      ]);
      return ended!;
    });
    this.viewers.forget(revoked.memberId);
    return revoked;
  }

  /**
   * Gives a role as a part of what else the transaction does, whoever the viewer is; once it is committed, `announce` it.
   * @throws Problem BAD_INPUT for somebody who is unknown
   */
  async enter(transaction: Transaction, viewer: Viewer, input: RoleGrantInput): Promise<RoleGrantRow> {
    const [member] = await transaction.rows(`SELECT FROM member WHERE id = $1 AND erased_at IS NULL`, [input.member]);
    if (!member) throw badInput('input.member', unknown);
    const what = [
      input.member,
      input.role,
      input.state ?? null,
      input.network ?? null,
      input.programme ?? null,
      input.event ?? null,
      input.organisation ?? null,
      input.to ?? null,
    ];
    // The same role again begins at the earlier of the two days, and is answered without a change where it did so already.
    const [entered] = await transaction.rows<RoleGrantRow>(
      `INSERT INTO role_grant (id, member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day, from_day, granted_by_member_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, coalesce($10::date, current_date), $11)
       ON CONFLICT (member_id, role, state, network_id, programme_id, event_id, organisation_id, to_day) WHERE revoked_at IS NULL
       DO UPDATE SET from_day = excluded.from_day WHERE role_grant.from_day > excluded.from_day
       RETURNING ${roleGrantColumns}`,
      [newId(), ...what, input.from ?? null, viewer.memberId],
    );
    if (entered) {
      const changes = recorded
        .filter((field) => entered[field] !== null)
        .map((field) => ({ field, from: null, to: entered[field] }));
      await this.trail.record(transaction, viewer, [
        { action: 'grantRole', subject: entered.id, subjectKind: 'RoleGrant', changes },
      ]);
      return entered;
    }
    const [held] = await transaction.rows<RoleGrantRow>(
      `SELECT ${roleGrantColumns} FROM role_grant
       WHERE revoked_at IS NULL AND (member_id, role) = ($1, $2) AND state IS NOT DISTINCT FROM $3 AND network_id IS NOT DISTINCT FROM $4::uuid
         AND programme_id IS NOT DISTINCT FROM $5::uuid AND event_id IS NOT DISTINCT FROM $6::uuid AND organisation_id IS NOT DISTINCT FROM $7::uuid
         AND to_day IS NOT DISTINCT FROM $8::date`,
      what,
    );
    return held!;
  }
}

/** Today in UTC, as the database counts days. */
const today = (): string => localDay(new Date(), 'UTC');
