import { Injectable } from '@nestjs/common';
import type { OrganisedEvent, SignedIn } from '../../access/index.js';
import { Trail } from '../../audit/index.js';
import { isStaffOf } from '../../events/index.js';
import { badInput, Clock, Database, notFound, sql, type Transaction, valueRequired } from '../../platform/index.js';
import type { MutationSetConsentArgs } from '../../schema-types.js';
import { seenRegistrations } from '../lists/registration-visibility.sql.js';
import { settlePaper, type SignedPaper } from './consent.policy.js';
import { ConsentStore } from './consents.store.js';

interface ConsentingPerson {
  memberId: string;
  event: OrganisedEvent;
}

/** What a person agrees to for an event, besides what comes with registering and answering. */
@Injectable()
export class Consents {
  constructor(
    private readonly database: Database,
    private readonly store: ConsentStore,
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives or takes back one consent; also for what has ended or is closed.
   * @throws Problem NOT_FOUND, BAD_INPUT for another person without a paper or by who is not staff
   */
  async set(
    viewer: SignedIn,
    { purpose, given, registration: id, signedOn, document }: MutationSetConsentArgs,
  ): Promise<void> {
    if (!id) throw badInput('registration', valueRequired);
    await this.database.transaction(async (transaction) => {
      const { memberId, event } = await this.hold(transaction, viewer, id);
      const settled = settlePaper(
        {
          isSelf: memberId === viewer.memberId,
          isStaff: isStaffOf(viewer, event),
          today: latestToday(this.clock.now()),
        },
        { signedOn: signedOn ?? null, document: document ?? null },
      );
      if (settled && 'field' in settled) throw badInput(settled.field, settled.message);
      const consent = { registrationId: id, purpose, given, by: viewer.memberId, paper: settled };
      if ((await this.store.enter(transaction, [consent])) === 0) return;
      const changes = [{ field: purpose, from: !given, to: given }, ...told(settled)];
      await this.trail.record(transaction, viewer, [
        { action: 'setConsent', subject: id, subjectKind: 'Registration', changes },
      ]);
    });
  }

  /** Keeps the registration as it is until the transaction ends. */
  private async hold(transaction: Transaction, viewer: SignedIn, id: string): Promise<ConsentingPerson> {
    const person = await transaction.maybeOne<ConsentingPerson>(
      sql`SELECT r.member_id AS "memberId", json_build_object('id', e.id, 'programmeId', e.programme_id,
           'networkIds', array(SELECT held.network_id FROM event_network held WHERE held.event_id = e.id)) AS event
         FROM registration r JOIN event e ON e.id = r.event_id
         WHERE r.id = ${id} AND ${seenRegistrations(viewer)} FOR NO KEY UPDATE OF r`,
    );
    if (!person) throw notFound('registration');
    return person;
  }
}

/** What the trail tells of a paper. */
const told = (paper: SignedPaper | null) =>
  paper === null ? [] : Object.entries(paper).map(([field, to]: [string, string]) => ({ field, from: null, to }));

/** The day that it is where it is latest, so that nobody's today lies in the future. */
const latestToday = (now: Date): string => new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
