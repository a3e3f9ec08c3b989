import { Injectable } from '@nestjs/common';
import { sql, type Transaction } from '../../platform/index.js';

/** Who somebody is at a provider. An address can change hands, this never does. */
export interface ProviderIdentity {
  issuer: string;
  subject: string;
}

/** Which members have which identities at providers. */
@Injectable()
export class ProviderIdentities {
  async memberWith(transaction: Transaction, { issuer, subject }: ProviderIdentity): Promise<string | null> {
    const linked = await transaction.maybeOne<{ memberId: string }>(
      sql`SELECT member_id AS "memberId" FROM provider_identity WHERE issuer = ${issuer} AND subject = ${subject}`,
    );
    return linked?.memberId ?? null;
  }

  /** Links an identity to a member; answers false where it, or the member at this issuer, is linked already. */
  async link(transaction: Transaction, { issuer, subject }: ProviderIdentity, memberId: string): Promise<boolean> {
    const linked = await transaction.maybeOne(
      sql`INSERT INTO provider_identity (issuer, subject, member_id) VALUES (${issuer}, ${subject}, ${memberId})
        ON CONFLICT DO NOTHING RETURNING member_id`,
    );
    return linked !== null;
  }
}
