import { Injectable } from '@nestjs/common';
import { grantInForce, isSecretariat, type SignedIn, system, type Viewer, viewerOf } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { connectionOf, MemberColumns, type MemberRecord, MemberRow } from '../../people/index.js';
import {
  allOf,
  byKey,
  type Connection,
  Database,
  notFound,
  type OrderColumn,
  Outbox,
  Page,
  type PageArguments,
  perCall,
  problem,
  type Selection,
  type Sql,
  sql,
  type Transaction,
} from '../../platform/index.js';
import { accountChanged } from '../account.mails.js';
import { AccountViewers } from '../viewers/account-viewers.service.js';

const oldestFirst: readonly OrderColumn[] = [
  { sql: sql`a.created_at`, type: 'timestamptz' },
  { sql: sql`a.member_id`, type: 'uuid' },
];

interface WaitingMember extends MemberRecord {
  waitsSince: Date;
}

/** What somebody who waits to be let in has said of themselves. */
export interface AccountRequestRow {
  memberId: string;
  since: Date;
  email: string;
  /** Code of the state; null where none was named. */
  state: string | null;
}

/** Accounts that wait to be let in. */
@Injectable()
export class AccountRequests {
  /** By member, of those whom the caller may decide on. */
  readonly ofMember = perCall<string, AccountRequestRow | null>(
    async (ids, context) => byKey(await this.ofMembers(ids, viewerOf(context)), ({ memberId }) => memberId),
    () => null,
  );

  constructor(
    private readonly database: Database,
    private readonly columns: MemberColumns,
    private readonly viewers: AccountViewers,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /** Tells those who can let an account in that it waits. */
  async file(transaction: Transaction, memberId: string, state: string | null): Promise<void> {
    await transaction.execute(sql`UPDATE account SET requested_state = ${state} WHERE member_id = ${memberId}`);
    const deciders = await transaction.rows<{ id: string }>(
      sql`SELECT DISTINCT g.member_id AS id FROM role_grant g
        JOIN account a ON a.member_id = g.member_id AND a.disabled_at IS NULL
        WHERE ${grantInForce(sql`g`)}
          AND (g.role = 'SECRETARIAT' OR (g.role = 'CONTACT_POINT' AND g.state = ${state}::text))`,
    );
    await this.outbox.add(
      transaction,
      deciders.map(({ id }) => ({ kind: 'account.requested', recipientId: id, facts: { member: memberId } })),
    );
    await this.trail.record(transaction, system, [
      { action: 'signUp', subject: memberId, subjectKind: 'Member', by: memberId },
    ]);
  }

  /** Those who wait and whom the viewer may let in, who waits longest first. */
  async list(viewer: Viewer, asked: PageArguments, selection: Selection): Promise<Connection<MemberRow>> {
    const page = new Page(oldestFirst, asked);
    const records = await this.read(viewer, page, selection);
    const count = () => this.database.count(sql`${people} WHERE ${allOf([waits, mayDecide(viewer)])}`);
    return connectionOf(page, viewer, records, ({ waitsSince, id }) => [waitsSince, id], count);
  }

  /** The first of them, at most so many, each with when the waiting began. */
  async first(viewer: Viewer, most: number, selection: Selection): Promise<{ since: Date; member: MemberRow }[]> {
    const records = await this.read(viewer, new Page(oldestFirst, { first: most }), selection);
    return records
      .slice(0, most)
      .map((record) => ({ since: record.waitsSince, member: new MemberRow(viewer, record) }));
  }

  /**
   * Lets an account in, or closes it, which takes a reason that its owner is told.
   * @throws Problem NOT_FOUND for one that does not wait or is not for the viewer to decide, REASON_REQUIRED
   */
  async decide(viewer: SignedIn, memberId: string, accept: boolean, reason: string | null): Promise<void> {
    if (!accept && !reason?.trim())
      throw problem(
        'REASON_REQUIRED',
        { en: 'Please say why; the person is told.', ru: 'Укажите причину: её сообщат этому человеку.' },
        'reason',
      );
    await this.database.transaction(async (transaction) => {
      const waiting = await transaction.maybeOne(
        sql`SELECT FROM account a WHERE a.member_id = ${memberId} AND ${waits} AND ${mayDecide(viewer)} FOR UPDATE`,
      );
      if (!waiting) throw notFound('member');
      await transaction.execute(
        accept
          ? sql`UPDATE account SET admitted_at = now() WHERE member_id = ${memberId}`
          : sql`UPDATE account SET disabled_at = now() WHERE member_id = ${memberId}`,
      );
      if (!accept) await transaction.execute(sql`DELETE FROM session WHERE member_id = ${memberId}`);
      const told = accountChanged(memberId, accept ? 'ADMITTED' : 'REFUSED', reason?.trim() || null);
      await this.outbox.add(transaction, [{ ...told, causedBy: viewer.memberId }]);
      await this.trail.record(transaction, viewer, [
        {
          action: 'decideAccount',
          subject: memberId,
          subjectKind: 'Member',
          changes: [
            { field: 'admitted', from: null, to: accept },
            ...(reason ? [{ field: 'reason', from: null, to: reason.trim() }] : []),
          ],
        },
      ]);
    });
    this.viewers.forget(memberId);
  }

  private async read(viewer: Viewer, page: Page, selection: Selection): Promise<WaitingMember[]> {
    return this.database.rows<WaitingMember>(
      sql`SELECT a.created_at AS "waitsSince", ${this.columns.of(selection, viewer)}
        FROM ${people} WHERE ${allOf([waits, mayDecide(viewer), page.where])} ${page.orderAndLimit}`,
    );
  }

  private async ofMembers(ids: readonly string[], viewer: Viewer): Promise<AccountRequestRow[]> {
    return this.database.rows<AccountRequestRow>(
      sql`SELECT m.id AS "memberId", a.created_at AS since, m.email, a.requested_state AS state
        FROM ${people} WHERE m.id = ANY (${ids}::uuid[]) AND m.email IS NOT NULL AND ${waits} AND ${mayDecide(viewer)}`,
    );
  }
}

const people = sql`account a JOIN member m ON m.id = a.member_id AND m.erased_at IS NULL`;

const waits = sql`a.admitted_at IS NULL AND a.disabled_at IS NULL`;

/** The secretariat decides on all, a contact point on who named the own state. */
const mayDecide = (viewer: Viewer): Sql =>
  isSecretariat(viewer) ? sql`true` : sql`a.requested_state = ANY (${viewer.contactPointOf}::text[])`;
