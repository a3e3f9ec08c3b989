import { Injectable } from '@nestjs/common';
import { type SignedIn, system } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { Config, Database, Outbox, problem, type SignInProvider, sql, type Transaction } from '../../platform/index.js';
import { accountChanged } from '../account.mails.js';

export interface LinkedProviderRow {
  issuer: string;
  linkedAt: Date;
}

/** The accounts at providers with which somebody signs in, as their owner keeps them. */
@Injectable()
export class LinkedProviders {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
  ) {}

  async ofMember(memberId: string): Promise<LinkedProviderRow[]> {
    return this.database.rows<LinkedProviderRow>(
      sql`SELECT issuer, linked_at AS "linkedAt" FROM provider_identity
        WHERE member_id = ${memberId} ORDER BY linked_at, issuer LIMIT 100`,
    );
  }

  async linkable(memberId: string): Promise<SignInProvider[]> {
    if (this.config.signInProviders.length === 0) return [];
    const linked = await this.ofMember(memberId);
    return this.config.signInProviders.filter((provider) => !linked.some(({ issuer }) => isOf(provider, issuer)));
  }

  /** The provider of the settings that an issuer is; undefined where they name it no more. */
  named(issuer: string): SignInProvider | undefined {
    return this.config.signInProviders.find((provider) => isOf(provider, issuer));
  }

  /** Keeps in trail and mail that one is linked. */
  async noteLinked(transaction: Transaction, by: SignedIn | null, memberId: string, slug: string): Promise<void> {
    await this.note(transaction, by, memberId, 'linkProvider', { from: null, to: slug });
    await this.outbox.add(transaction, [accountChanged(memberId, 'PROVIDER_LINKED')]);
  }

  /** Answers false where there was none. @throws Problem TRANSITION_NOT_ALLOWED for the last way in */
  async unlink(viewer: SignedIn, issuer: string): Promise<boolean> {
    const { memberId } = viewer;
    return this.database.transaction(async (transaction) => {
      // Two at once would each take the other for a way that is left.
      await transaction.execute(sql`SELECT FROM account WHERE member_id = ${memberId} FOR UPDATE`);
      const unlinked = await transaction.maybeOne(
        sql`DELETE FROM provider_identity WHERE member_id = ${memberId} AND issuer = ${issuer} RETURNING issuer`,
      );
      if (!unlinked) return false;
      if (!(await hasWayIn(transaction, memberId))) throw lastWayIn();
      const from = this.named(issuer)?.slug ?? issuer;
      await this.note(transaction, viewer, memberId, 'unlinkProvider', { from, to: null });
      await this.outbox.add(transaction, [accountChanged(memberId, 'PROVIDER_UNLINKED')]);
      return true;
    });
  }

  private async note(
    transaction: Transaction,
    by: SignedIn | null,
    memberId: string,
    action: 'linkProvider' | 'unlinkProvider',
    change: { from: string | null; to: string | null },
  ): Promise<void> {
    await this.trail.record(transaction, by ?? system, [
      { action, subject: memberId, subjectKind: 'Member', by: memberId, changes: [{ field: 'provider', ...change }] },
    ]);
  }
}

const isOf = (provider: SignInProvider, issuer: string): boolean =>
  new URL(provider.issuer).href === URL.parse(issuer)?.href;

/** Whoever has an address gets a code there. */
async function hasWayIn(transaction: Transaction, memberId: string): Promise<boolean> {
  const way = await transaction.maybeOne(
    sql`SELECT FROM account a JOIN member m ON m.id = a.member_id
      WHERE a.member_id = ${memberId} AND (a.password_hash IS NOT NULL OR m.email IS NOT NULL
        OR EXISTS (SELECT FROM passkey p WHERE p.member_id = a.member_id)
        OR EXISTS (SELECT FROM provider_identity i WHERE i.member_id = a.member_id))`,
  );
  return way !== null;
}

const lastWayIn = () =>
  problem(
    'TRANSITION_NOT_ALLOWED',
    {
      en: 'You could not sign in any more. Set a password or add a passkey first.',
      ru: 'Иначе вы не сможете войти. Сначала установите пароль или добавьте ключ доступа.',
    },
    'issuer',
  );
