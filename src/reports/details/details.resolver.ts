import { ResolveField, Resolver } from '@nestjs/graphql';
import { isSecretariat, viewerOf } from '../../access/index.js';
import { ProgrammeLoaders, type ProgrammeRow } from '../../events/index.js';
import { type OrganisationRow, PeopleLoaders, type StateRow } from '../../people/index.js';
import { type AreaRow, PlanLoaders } from '../../plan/index.js';
import type { CallContext } from '../../platform/index.js';
import { inOrderOfNames } from '../activity-report/lines-by-name.resolver.js';
import type { Report } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';
import { figuresIn } from '../disclosure/without-people.js';
import { FurtherCountsLoaders } from './further-counts.loaders.js';
import type { AddresseeFollowUps, KindEvents, ReportDetails } from './report-details.js';

type Line = { figures: Figures };

@Resolver('ActivityReport')
export class ReportDetailsResolver {
  constructor(
    private readonly further: FurtherCountsLoaders,
    private readonly people: PeopleLoaders,
    private readonly programmeLoaders: ProgrammeLoaders,
  ) {}

  @ResolveField()
  async subItems(report: Report, _: unknown, context: CallContext): Promise<ReportDetails['subItems'] | null> {
    return seenIn(report, (await this.of(report, context))?.subItems, context);
  }

  @ResolveField()
  async programmes(report: Report, _: unknown, context: CallContext): Promise<ReportDetails['programmes'] | null> {
    const lines = seenIn(report, (await this.of(report, context))?.programmes, context);
    if (!lines) return null;
    const found = await this.programmeLoaders.programme.loadMany(lines.map(({ programmeId }) => programmeId));
    const named = found.map((programme) => programme && { name: programme.title });
    return inOrderOfNames(lines, named, viewerOf(context).locale);
  }

  @ResolveField()
  async partners(report: Report, _: unknown, context: CallContext): Promise<ReportDetails['partners'] | null> {
    const lines = (await this.withPeople(report, context))?.partners;
    if (!lines) return null;
    const named = await this.people.organisation(context).loadMany(lines.map(({ organisationId }) => organisationId));
    return inOrderOfNames(lines, named, viewerOf(context).locale);
  }

  @ResolveField()
  async followUps(report: Report, _: unknown, context: CallContext): Promise<AddresseeFollowUps[] | null> {
    if (!isSecretariat(viewerOf(context))) return null;
    const lines = (await this.of(report, context))?.followUps;
    if (!lines) return null;
    const [ofStates, ofOrganisations] = [lines.filter(({ state }) => state), lines.filter(({ state }) => !state)];
    const { locale } = viewerOf(context);
    const states = await this.people.state(context).loadMany(ofStates.map(({ state }) => state!));
    const ids = ofOrganisations.map(({ organisationId }) => organisationId!);
    const organisations = await this.people.organisation(context).loadMany(ids);
    return [...inOrderOfNames(ofStates, states, locale), ...inOrderOfNames(ofOrganisations, organisations, locale)];
  }

  @ResolveField()
  async eventKinds(report: Report, _: unknown, context: CallContext): Promise<KindEvents[] | null> {
    return (await this.of(report, context))?.eventKinds ?? null;
  }

  @ResolveField()
  async organisationKinds(
    report: Report,
    _: unknown,
    context: CallContext,
  ): Promise<ReportDetails['organisationKinds'] | null> {
    return (await this.withPeople(report, context))?.organisationKinds ?? null;
  }

  @ResolveField()
  async languages(report: Report, _: unknown, context: CallContext): Promise<ReportDetails['languages'] | null> {
    return (await this.of(report, context))?.languages ?? null;
  }

  /** Null of a report that was frozen before these were kept with it. */
  private async of(report: Report, context: CallContext): Promise<ReportDetails | null> {
    if (report.details) return report.details;
    return report.frozenId ? null : (await this.further.of(context, report)).details;
  }

  /** What counts people in each of its lines is told live to the secretariat alone. */
  private async withPeople(report: Report, context: CallContext): Promise<ReportDetails | null> {
    return report.releaseId !== undefined || isSecretariat(viewerOf(context)) ? this.of(report, context) : null;
  }
}

const seenIn = <Row extends Line>(
  report: Report,
  lines: readonly Row[] | undefined,
  context: CallContext,
): Row[] | null =>
  lines?.map((line) => ({ ...line, figures: figuresIn(report, line.figures, viewerOf(context)) })) ?? null;

@Resolver('ProgrammeRow')
export class ProgrammeLineResolver {
  constructor(private readonly programmes: ProgrammeLoaders) {}

  @ResolveField()
  programme({ programmeId }: { programmeId: string }): Promise<ProgrammeRow | null> {
    return this.programmes.programme.load(programmeId);
  }
}

@Resolver('PartnerRow')
export class PartnerLineResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  organisation(
    { organisationId }: { organisationId: string },
    _: unknown,
    context: CallContext,
  ): Promise<OrganisationRow | null> {
    return this.people.organisation(context).load(organisationId);
  }
}

@Resolver('AddresseeRow')
export class AddresseeLineResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  state({ state }: AddresseeFollowUps, _: unknown, context: CallContext): Promise<StateRow | null> | null {
    return state === null ? null : this.people.state(context).load(state);
  }

  @ResolveField()
  organisation(
    { organisationId }: AddresseeFollowUps,
    _: unknown,
    context: CallContext,
  ): Promise<OrganisationRow | null> | null {
    return organisationId === null ? null : this.people.organisation(context).load(organisationId);
  }
}

@Resolver('EventKindRow')
export class EventKindLineResolver {
  constructor(private readonly plan: PlanLoaders) {}

  @ResolveField()
  area({ areaId }: KindEvents, _: unknown, context: CallContext): Promise<AreaRow | null> | null {
    return areaId === null ? null : this.plan.area(context).load(areaId);
  }
}
