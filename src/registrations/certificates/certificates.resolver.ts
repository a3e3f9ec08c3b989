import type { OnModuleInit } from '@nestjs/common';
import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../../access/index.js';
import { EventLoaders, type EventRow } from '../../events/index.js';
import { displayName } from '../../people/index.js';
import { type CallContext, Config, extensionOf, notFound } from '../../platform/index.js';
import type { MutationReissueCertificateArgs, MutationRevokeCertificateArgs } from '../../schema-types.js';
import { RegistrationColumns } from '../lists/registration.columns.js';
import type { RegistrationRow } from '../lists/registration.row.js';
import { RegistrationsLoaders } from '../lists/registrations.loaders.js';
import { codeFrom } from './certificate-code.js';
import { certificateFromJson, type CertificateRow } from './certificate.row.js';
import { certificateBesideRegistration, CertificatesQueries } from './certificates.queries.js';
import { Certificates } from './certificates.service.js';

@Resolver('Certificate')
export class CertificatesResolver {
  constructor(
    private readonly service: Certificates,
    private readonly queries: CertificatesQueries,
    private readonly registrations: RegistrationsLoaders,
    private readonly events: EventLoaders,
    private readonly config: Config,
  ) {}

  @Query()
  async certificate(@Args('code') typed: string): Promise<CertificateRow> {
    const code = codeFrom(typed);
    const found = code && (await this.queries.byCode(code));
    if (!found) throw notFound('code');
    return found;
  }

  @Mutation()
  async issueCertificates(
    @CurrentMember() viewer: SignedIn,
    @Args('event') event: string,
    @Context() context: CallContext,
  ) {
    const holders = await this.service.issue(viewer, event);
    return this.registrations.registration(context).loadMany(holders);
  }

  @Mutation()
  revokeCertificate(
    @CurrentMember() viewer: SignedIn,
    @Args() { code, reason }: MutationRevokeCertificateArgs,
  ): Promise<CertificateRow> {
    return this.service.revoke(viewer, code, reason);
  }

  @Mutation()
  reissueCertificate(
    @CurrentMember() viewer: SignedIn,
    @Args() { code, reason }: MutationReissueCertificateArgs,
  ): Promise<CertificateRow> {
    return this.service.reissue(viewer, code, reason);
  }

  @ResolveField()
  replacedBy(
    { replacedById }: CertificateRow,
    _: unknown,
    context: CallContext,
  ): Promise<CertificateRow | null> | null {
    return replacedById === null ? null : this.registrations.certificateById(context).load(replacedById);
  }

  @ResolveField()
  holder({ holder }: CertificateRow, _: unknown, { caller }: CallContext): string {
    return holder ?? displayName(null, true, caller.locale);
  }

  @ResolveField()
  event({ eventId }: CertificateRow, _: unknown, context: CallContext): Promise<EventRow | null> {
    return this.events.event(context).load(eventId);
  }

  @ResolveField()
  issuer(): string {
    return this.config.certificateIssuer;
  }

  @ResolveField()
  url({ code }: CertificateRow): string {
    return `${this.config.publicUrl}/certificates/${code}`;
  }
}

@Resolver('Registration')
export class RegistrationCertificateResolver implements OnModuleInit {
  constructor(
    private readonly loaders: RegistrationsLoaders,
    private readonly columns: RegistrationColumns,
  ) {}

  onModuleInit(): void {
    this.columns.dependsOn('certificate', ['ownOrStaff']);
    this.columns.extend('certificate', () => certificateBesideRegistration);
  }

  @ResolveField()
  certificate(
    row: RegistrationRow,
    _: unknown,
    context: CallContext,
  ): CertificateRow | null | Promise<CertificateRow | null> {
    if (!row.ownOrStaff) return null;
    const brought = extensionOf<CertificateRow | null>(row, 'certificate');
    return brought === undefined
      ? this.loaders.certificate(context).load(row.id)
      : brought && certificateFromJson(brought);
  }
}
