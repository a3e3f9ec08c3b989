import { Args, Context, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentMember, type SignedIn } from '../access/index.js';
import { EventLoaders, type EventRow } from '../events/index.js';
import { displayName } from '../people/index.js';
import { broughtWith, type CallContext, Config, notFound } from '../platform/index.js';
import type { MutationRevokeCertificateArgs } from '../schema-types.js';
import { codeFrom } from './certificate-code.js';
import { certificateFromJson, type CertificateRow, CertificatesQueries } from './certificates.queries.js';
import { Certificates } from './certificates.service.js';
import { RegistrationsLoaders } from './registrations.loaders.js';
import type { RegistrationRow } from './registration-row.js';

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
export class RegistrationCertificateResolver {
  constructor(private readonly loaders: RegistrationsLoaders) {}

  @ResolveField()
  certificate(
    row: RegistrationRow,
    _: unknown,
    context: CallContext,
  ): CertificateRow | null | Promise<CertificateRow | null> {
    if (!row.ownOrStaff) return null;
    const brought = broughtWith<CertificateRow | null>(row, 'certificate');
    return brought === undefined
      ? this.loaders.certificate(context).load(row.id)
      : brought && certificateFromJson(brought);
  }
}
