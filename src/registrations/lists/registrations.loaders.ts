import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { byKey, type CallContext, grouped, notFound, perCall } from '../../platform/index.js';
import type { ConsentPurpose } from '../../schema-types.js';
import type { DayEntry } from '../attendance/attendance.js';
import type { CertificateRow } from '../certificates/certificate.row.js';
import { CertificatesQueries } from '../certificates/certificates.queries.js';
import {
  type ConsentChangeRow,
  type RegistrationChangeRow,
  RegistrationDetailsQueries,
} from './registration-details.queries.js';
import type { RegistrationRow } from './registration.row.js';
import { RegistrationsQueries } from './registrations.queries.js';

/** What belongs to registrations, for many of them with one statement each. */
@Injectable()
export class RegistrationsLoaders {
  constructor(
    private readonly queries: RegistrationsQueries,
    private readonly details: RegistrationDetailsQueries,
    private readonly certificates: CertificatesQueries,
  ) {}

  readonly registration = perCall<string, RegistrationRow | null>(
    async (ids, context) => byKey(await this.queries.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

  /** A registration that was just changed, as the caller may have it now. @throws Problem NOT_FOUND */
  async rereadOne(context: CallContext, { id }: { id: string }): Promise<RegistrationRow> {
    const row = await this.registration(context).clear(id).load(id);
    if (!row) throw notFound();
    return row;
  }

  /** The same of many, with one statement. */
  async reread(context: CallContext, changed: readonly { id: string }[]): Promise<RegistrationRow[]> {
    return Promise.all(changed.map((registration) => this.rereadOne(context, registration)));
  }

  readonly ofViewer = perCall<string, RegistrationRow | null>(
    async (eventIds, context) =>
      byKey(await this.queries.ofViewer(viewerOf(context), eventIds), ({ eventId }) => eventId),
    () => null,
  );

  /** The active nominations of a state for an event, asked for as "event state", by rank. */
  readonly nominations = perCall<string, RegistrationRow[]>(
    async (pairs, context) =>
      grouped(
        await this.queries.nominationsOf(viewerOf(context), pairs),
        ({ eventId, state }) => `${eventId} ${state}`,
      ),
    () => [],
  );

  readonly position = perCall<string, number | null>(
    async (ids) => new Map((await this.details.positions(ids)).map(({ id, position }) => [id, position])),
    () => null,
  );

  /** Whether the person of a registration has another one for the event since. */
  readonly overtaken = perCall<string, boolean>(
    async (ids) => new Map([...(await this.details.overtaken(ids))].map((id) => [id, true])),
    () => false,
  );

  readonly checkInNumber = perCall<string, number | null>(
    async (ids) => new Map((await this.details.checkInNumbers(ids)).map(({ id, number }) => [id, number])),
    () => null,
  );

  readonly days = perCall<string, DayEntry[]>(
    async (ids) => grouped(await this.details.days(ids), ({ registrationId }) => registrationId),
    () => [],
  );

  readonly certificate = perCall<string, CertificateRow | null>(
    async (ids) => byKey(await this.certificates.ofRegistrations(ids), ({ registrationId }) => registrationId),
    () => null,
  );

  readonly certificateById = perCall<string, CertificateRow | null>(
    async (ids) => byKey(await this.certificates.byIds(ids), ({ id }) => id),
    () => null,
  );

  readonly history = perCall<string, RegistrationChangeRow[]>(
    async (ids) => grouped(await this.details.history(ids), ({ registrationId }) => registrationId),
    () => [],
  );

  readonly consentHistory = perCall<string, ConsentChangeRow[]>(
    async (ids) => grouped(await this.details.consentHistory(ids), ({ registrationId }) => registrationId),
    () => [],
  );

  readonly consents = perCall<string, ConsentPurpose[]>(
    async (ids) => {
      const rows = grouped(await this.details.consents(ids), ({ registrationId }) => registrationId);
      return new Map([...rows].map(([id, given]) => [id, given.map(({ purpose }) => purpose)]));
    },
    () => [],
  );
}
