import { Injectable } from '@nestjs/common';
import { type SignedIn, system } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { PeopleQueries } from '../../people/index.js';
import {
  badInput,
  Database,
  forbidden,
  notFound,
  Outbox,
  type Problem,
  problem,
  sql,
  type Transaction,
} from '../../platform/index.js';
import { Accounts } from '../accounts.service.js';
import { SignInAttempts } from '../sign-in/sign-in-attempts.store.js';

/** Invitations to take over a profile that somebody else entered. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleQueries,
    private readonly accounts: Accounts,
    private readonly attempts: SignInAttempts,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  /**
   * Sends somebody the link by which their profile becomes theirs; an earlier one ceases to work.
   * @throws Problem NOT_FOUND, FORBIDDEN for a profile that the viewer may not enter, BAD_INPUT `member` without an
   *   address, TRANSITION_NOT_ALLOWED for who has an account
   */
  async invite(viewer: SignedIn, memberId: string): Promise<void> {
    const [member] = await this.people.members([memberId], viewer);
    if (!member) throw notFound('member');
    if (!member.viewerCan.includes('inviteToSignUp'))
      throw (await this.hasAccount(memberId)) ? hasAccount() : forbidden();
    await this.database.transaction(async (transaction) => {
      const person = await transaction.one<{ hasAddress: boolean; hasAccount: boolean }>(
        sql`SELECT m.email IS NOT NULL AS "hasAddress", a.member_id IS NOT NULL AS "hasAccount"
          FROM member m LEFT JOIN account a ON a.member_id = m.id WHERE m.id = ${memberId} FOR UPDATE OF m`,
      );
      if (person.hasAccount) throw hasAccount();
      if (!person.hasAddress)
        throw badInput('member', {
          en: 'There is no e-mail address to write to.',
          ru: 'Не указан адрес электронной почты.',
        });
      const attempt = await this.attempts.invite(transaction, memberId);
      await this.outbox.add(transaction, [
        { kind: 'account.invited', recipientId: memberId, facts: { attempt }, causedBy: viewer.memberId },
      ]);
      await this.trail.record(transaction, viewer, [
        { action: 'inviteToSignUp', subject: memberId, subjectKind: 'Member' },
      ]);
    });
  }

  /** Opens the account of somebody who followed the link; answers null where there is one already. */
  async accept(transaction: Transaction, memberId: string, locale: string): Promise<string | null> {
    const person = await transaction.maybeOne(
      sql`SELECT FROM member m WHERE m.id = ${memberId} AND m.erased_at IS NULL
          AND NOT EXISTS (SELECT FROM account a WHERE a.member_id = m.id) FOR UPDATE`,
    );
    if (!person) return null;
    await this.accounts.open(transaction, memberId, { password: null, locale });
    await this.attempts.endAll(transaction, memberId);
    await this.trail.record(transaction, system, [
      { action: 'signInWithLink', subject: memberId, subjectKind: 'Member', by: memberId },
    ]);
    return memberId;
  }

  private async hasAccount(memberId: string): Promise<boolean> {
    return (await this.database.maybeOne(sql`SELECT FROM account WHERE member_id = ${memberId}`)) !== null;
  }
}

const hasAccount = (): Problem =>
  problem(
    'TRANSITION_NOT_ALLOWED',
    { en: 'This person has an account already.', ru: 'У этого человека уже есть учётная запись.' },
    'member',
  );
