import { Injectable } from '@nestjs/common';
import { viewerOf } from '../access/index.js';
import { byKey, grouped, perCall } from '../platform/index.js';
import type { ConsentPurpose } from '../schema-types.js';
import { type CertificateRow, CertificatesQueries } from './certificates.queries.js';
import type { RegistrationRow } from './registration-row.js';
import { type ChangeRow, type DayRow, RegistrationsQueries } from './registrations.queries.js';

/** What belongs to registrations, for many of them with one statement each. */
@Injectable()
export class RegistrationsLoaders {
  constructor(
    private readonly queries: RegistrationsQueries,
    private readonly certificates: CertificatesQueries,
  ) {}

  readonly registration = perCall<string, RegistrationRow | null>(
    async (ids, context) => byKey(await this.queries.byIds(viewerOf(context), ids), ({ id }) => id),
    () => null,
  );

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
    async (ids) => new Map((await this.queries.positions(ids)).map(({ id, position }) => [id, position])),
    () => null,
  );

  readonly checkInNumber = perCall<string, number | null>(
    async (ids) => new Map((await this.queries.checkInNumbers(ids)).map(({ id, number }) => [id, number])),
    () => null,
  );

  readonly days = perCall<string, DayRow[]>(
    async (ids) => grouped(await this.queries.daysOf(ids), ({ registrationId }) => registrationId),
    () => [],
  );

  readonly certificate = perCall<string, CertificateRow | null>(
    async (ids) => byKey(await this.certificates.ofRegistrations(ids), ({ registrationId }) => registrationId),
    () => null,
  );

  readonly history = perCall<string, ChangeRow[]>(
    async (ids) => grouped(await this.queries.historyOf(ids), ({ registrationId }) => registrationId),
    () => [],
  );

  readonly consents = perCall<string, ConsentPurpose[]>(
    async (ids) => {
      const rows = grouped(await this.queries.consentsOf(ids), ({ registrationId }) => registrationId);
      return new Map([...rows].map(([id, given]) => [id, given.map(({ purpose }) => purpose)]));
    },
    () => [],
  );
}
