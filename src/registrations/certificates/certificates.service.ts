import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../access/index.js';
import { changesBetween, Trail } from '../../audit/index.js';
import { isStaffOf, SeatPools } from '../../events/index.js';
import { Clock, Database, forbidden, newId, notFound, Outbox, type Transaction } from '../../platform/index.js';
import { attendedShare, earnsCertificate } from './attended-share.js';
import { codeFrom, newCode } from './certificate-code.js';
import { certificateMails } from './certificate.mails.js';
import { hindranceToIssuing, notIssued, notReissued } from './certificate.policy.js';
import type { CertificateRow } from './certificate.row.js';
import { CertificatesQueries } from './certificates.queries.js';
import { CertificatesStore } from './certificates.store.js';

/** Issues, corrects and revokes certificates. Every method is one transaction and safe to repeat. */
@Injectable()
export class Certificates {
  constructor(
    private readonly database: Database,
    private readonly seatPools: SeatPools,
    private readonly queries: CertificatesQueries,
    private readonly store: CertificatesStore,
    private readonly outbox: Outbox,
    private readonly trail: Trail,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues what is missing to whoever earned it, with a mail to each; answers the ids of the registrations that have
   * one, in the order of the list.
   * @throws Problem NOT_FOUND or FORBIDDEN for whom the event is not, TRANSITION_NOT_ALLOWED before its end and where
   * it issues none
   */
  async issue(viewer: Viewer, eventId: string): Promise<string[]> {
    return this.database.transaction(async (transaction) => {
      // Under the event's lock nobody else issues for it, and its attendance stays as it is.
      const event = await this.seatPools.lockSeen(transaction, viewer, eventId);
      if (!isStaffOf(viewer, event)) throw forbidden();
      const { fromShare, days, isSelfPaced } = await this.store.event(transaction, eventId);
      const hindrance = hindranceToIssuing({ ...event, fromShare }, this.clock.now());
      if (hindrance || fromShare === null) throw notIssued(hindrance ?? 'NO_SHARE');
      const candidates = await this.store.candidates(transaction, eventId);
      const earned = candidates
        .filter(({ role, days: recorded }) =>
          earnsCertificate(role, attendedShare(days, recorded, isSelfPaced), fromShare),
        )
        .map((candidate) => ({ ...candidate, id: newId(), code: newCode() }));
      await Promise.all([
        this.store.add(transaction, viewer, eventId, earned),
        this.outbox.add(transaction, certificateMails(eventId, earned, viewer.memberId)),
        this.trail.record(
          transaction,
          viewer,
          earned.map(({ registrationId, code }) => ({
            action: 'issueCertificates',
            subject: registrationId,
            subjectKind: 'Registration',
            changes: changesBetween(null, { certificate: code }),
          })),
        ),
      ]);
      return this.store.holders(transaction, eventId);
    });
  }

  /** Takes back what registrations whose attendance was corrected do not earn any more. */
  async revokeUnearned(transaction: Transaction, viewer: Viewer, registrationIds: readonly string[]): Promise<void> {
    if (registrationIds.length === 0) return;
    const unearned = (await this.store.valid(transaction, registrationIds)).filter(
      ({ role, held, recorded, isSelfPaced, fromShare }) =>
        !earnsCertificate(role, attendedShare(held, recorded, isSelfPaced), fromShare),
    );
    const codes = unearned.map(({ code }) => code);
    await this.store.revoke(transaction, viewer, codes, { reason: attendanceCorrected, as: 'NOT_EARNED' });
    await this.trail.record(
      transaction,
      viewer,
      unearned.map(({ registrationId, code }) => ({
        action: 'revokeCertificate',
        subject: registrationId,
        subjectKind: 'Registration',
        changes: changesBetween({ certificate: code }, { reason: attendanceCorrected }),
      })),
    );
  }

  /** Takes a certificate back for good; one that was revoked before is answered as it is. */
  async revoke(viewer: Viewer, typed: string, reason: string): Promise<CertificateRow> {
    const code = codeFrom(typed);
    if (!code) throw notFound('code');
    return this.database.transaction(async (transaction) => {
      const certificate = await this.store.lock(transaction, code);
      if (!certificate) throw notFound('code');
      if (!isStaffOf(viewer, certificate.event)) throw forbidden();
      if (!certificate.revoked) {
        await this.store.revoke(transaction, viewer, [code], { reason, as: 'FOR_GOOD' });
        await this.trail.record(transaction, viewer, [
          {
            action: 'revokeCertificate',
            subject: certificate.registrationId,
            subjectKind: 'Registration',
            changes: changesBetween({ certificate: code }, { reason }),
          },
        ]);
      }
      return (await this.queries.byCode(code, transaction))!;
    });
  }

  /**
   * Issues a certificate anew in place of one that says something wrong, with a mail; one that was replaced before is
   * answered by what replaces it.
   * @throws Problem NOT_FOUND, FORBIDDEN, TRANSITION_NOT_ALLOWED for one that was revoked or whose owner was erased
   */
  async reissue(viewer: Viewer, typed: string, reason: string): Promise<CertificateRow> {
    const code = codeFrom(typed);
    if (!code) throw notFound('code');
    return this.database.transaction(async (transaction) => {
      const old = await this.store.lock(transaction, code);
      if (!old) throw notFound('code');
      if (!isStaffOf(viewer, old.event)) throw forbidden();
      if (old.replacedById !== null) {
        const [anew] = await this.queries.byIds([old.replacedById], transaction);
        return anew!;
      }
      if (old.revoked || old.erased) throw notReissued(old);
      const anew = { ...old, id: newId(), code: newCode() };
      await this.store.revoke(transaction, viewer, [code], { reason, as: 'REPLACED', replacedById: anew.id });
      await this.store.addInPlaceOf(transaction, viewer, code, anew);
      await this.outbox.add(transaction, certificateMails(old.event.id, [anew], viewer.memberId));
      await this.trail.record(transaction, viewer, [
        {
          action: 'reissueCertificate',
          subject: old.registrationId,
          subjectKind: 'Registration',
          changes: [
            ...changesBetween({ certificate: code }, { certificate: anew.code }),
            ...changesBetween(null, { reason }),
          ],
        },
      ]);
      return (await this.queries.byCode(anew.code, transaction))!;
    });
  }
}

/** Why a certificate goes that was not asked for: kept as a reason that a person writes is. */
const attendanceCorrected = 'The attendance was corrected.';
