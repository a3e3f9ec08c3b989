import { Injectable } from '@nestjs/common';
import { newId, recordsOf, sql, type Transaction } from '../../platform/index.js';
import type { ConsentPurpose } from '../../schema-types.js';
import type { SignedPaper } from './consent.policy.js';

/** A consent that is given or taken back; `by` enters it, null: the system. */
export interface EnteredConsent {
  registrationId: string;
  purpose: ConsentPurpose;
  given: boolean;
  by: string | null;
  paper: SignedPaper | null;
}

/** What people agreed to for an event, as it holds now and as it came about. */
@Injectable()
export class ConsentStore {
  /** Writes what is not as it is said already, into the history, too; answers how many that were. */
  async enter(transaction: Transaction, consents: readonly EnteredConsent[]): Promise<number> {
    if (consents.length === 0) return 0;
    const changes = consents.map(({ registrationId, purpose, given, by, paper }) => ({
      ...{ id: newId(), registration_id: registrationId, purpose, given, by_member_id: by },
      ...{ signed_on: paper?.signedOn ?? null, document: paper?.document ?? null },
    }));
    return transaction.execute(
      sql`WITH asked AS MATERIALIZED (SELECT DISTINCT ON (registration_id, purpose) *
           FROM ${recordsOf('registration_consent_change', changes)}),
         added AS (INSERT INTO registration_consent (registration_id, purpose)
           SELECT registration_id, purpose FROM asked WHERE given ON CONFLICT DO NOTHING
           RETURNING registration_id, purpose),
         removed AS (DELETE FROM registration_consent held USING asked
           WHERE NOT asked.given AND (held.registration_id, held.purpose) = (asked.registration_id, asked.purpose)
           RETURNING held.registration_id, held.purpose)
       INSERT INTO registration_consent_change (id, registration_id, purpose, given, by_member_id, signed_on, document)
       SELECT id, registration_id, purpose, given, by_member_id, signed_on, document
       FROM asked JOIN (SELECT * FROM added UNION ALL SELECT * FROM removed) changed USING (registration_id, purpose)`,
    );
  }
}
