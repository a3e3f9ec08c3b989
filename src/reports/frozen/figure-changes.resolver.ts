import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { EventLoaders, type EventRow, ProgrammeLoaders, type ProgrammeRow } from '../../events/index.js';
import { NetworkLoaders, type NetworkRow } from '../../networks/index.js';
import { OutcomeLoaders, type OutcomeRow } from '../../outcomes/index.js';
import { displayName, type MemberRow, type OrganisationRow, PeopleLoaders, type StateRow } from '../../people/index.js';
import { type ActionRow, type AreaRow, PlanLoaders } from '../../plan/index.js';
import { type CallContext, languageFor, type Message, textIn } from '../../platform/index.js';
import { thoseInOrderOfNames } from '../activity-report/lines-by-name.resolver.js';
import type { Said } from './causes/cause.js';
import type { FigureChangeRow } from './frozen-changes.loaders.js';
import type { TracedCause } from './causes/traced-causes.js';
import { figureOf, lineOf } from './figure-places.js';

type Found<Row> = Row | Promise<Row | null> | null;

@Resolver('FigureChange')
export class FigureChangeResolver {
  constructor(
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly networks: NetworkLoaders,
    private readonly programmes: ProgrammeLoaders,
  ) {}

  @ResolveField()
  area({ areaId }: FigureChangeRow, _: unknown, context: CallContext): Found<AreaRow> {
    return areaId === undefined ? null : this.plan.area(context).find(areaId);
  }

  @ResolveField()
  action({ actionId }: FigureChangeRow, _: unknown, context: CallContext): Found<ActionRow> {
    return actionId === undefined ? null : this.plan.action(context).find(actionId);
  }

  @ResolveField()
  state({ state }: FigureChangeRow, _: unknown, context: CallContext): Found<StateRow> {
    return state === undefined ? null : this.people.state(context).find(state);
  }

  @ResolveField()
  organisation({ organisationId }: FigureChangeRow, _: unknown, context: CallContext): Found<OrganisationRow> {
    return organisationId === undefined ? null : this.people.organisation(context).load(organisationId);
  }

  @ResolveField()
  network({ networkId }: FigureChangeRow, _: unknown, context: CallContext): Found<NetworkRow> {
    return networkId === undefined ? null : this.networks.network(context).find(networkId);
  }

  @ResolveField()
  programme({ programmeId }: FigureChangeRow): Found<ProgrammeRow> {
    return programmeId === undefined ? null : this.programmes.programme.load(programmeId);
  }

  @ResolveField()
  partner({ partnerId }: FigureChangeRow, _: unknown, context: CallContext): Found<OrganisationRow> {
    return partnerId === undefined ? null : this.people.organisation(context).load(partnerId);
  }

  @ResolveField()
  async causes(row: FigureChangeRow): Promise<TracedCause[]> {
    return (await explanationOf(row))?.causes ?? [];
  }

  @ResolveField()
  async causeCount(row: FigureChangeRow): Promise<number> {
    return (await explanationOf(row))?.count ?? 0;
  }
}

async function explanationOf(row: FigureChangeRow) {
  return (await row.explained()).get(figureOf(lineOf(row), row.figure));
}

@Resolver('FigureCause')
export class FigureCauseResolver {
  constructor(
    private readonly plan: PlanLoaders,
    private readonly people: PeopleLoaders,
    private readonly networks: NetworkLoaders,
    private readonly events: EventLoaders,
    private readonly outcomes: OutcomeLoaders,
  ) {}

  @ResolveField()
  event({ eventId }: TracedCause, _: unknown, context: CallContext): Found<EventRow> {
    return eventId === null ? null : this.events.event(context).load(eventId);
  }

  @ResolveField()
  member({ memberIds: [memberId] }: TracedCause, _: unknown, context: CallContext): Found<MemberRow> {
    return memberId === undefined ? null : this.people.member(context).load(memberId);
  }

  @ResolveField()
  outcome({ outcomeId }: TracedCause, _: unknown, context: CallContext): Found<OutcomeRow> {
    return outcomeId === null ? null : this.outcomes.outcome(context).load(outcomeId);
  }

  @ResolveField()
  network({ networkId }: TracedCause, _: unknown, context: CallContext): Found<NetworkRow> {
    return networkId === null ? null : this.networks.network(context).find(networkId);
  }

  @ResolveField()
  by({ byMemberId }: TracedCause, _: unknown, context: CallContext): Found<MemberRow> {
    return byMemberId === null ? null : this.people.member(context).load(byMemberId);
  }

  /** People are not asked why they change what they say of themselves. */
  @ResolveField()
  reason({ reason, byMemberId, memberIds }: TracedCause, _: unknown, context: CallContext): string | null {
    const isOwn = byMemberId !== null && memberIds.includes(byMemberId);
    return reason ?? (isOwn ? byThePerson[languageFor(viewerOf(context).locale)] : null);
  }

  @ResolveField()
  from({ from }: TracedCause, _: unknown, context: CallContext): Promise<string | null> {
    return this.inWords(from, context);
  }

  @ResolveField()
  to({ to }: TracedCause, _: unknown, context: CallContext): Promise<string | null> {
    return this.inWords(to, context);
  }

  private async inWords(said: Said, context: CallContext): Promise<string | null> {
    const { locale } = viewerOf(context);
    if ('text' in said) return said.text;
    if ('actionIds' in said)
      return listed((await this.plan.action(context).findAll(said.actionIds)).map(({ code }) => code));
    if ('networkIds' in said)
      return listed((await this.networks.network(context).findAll(said.networkIds)).map(({ slug }) => slug));
    if ('partnerIds' in said) {
      const partners = await this.people.organisation(context).loadMany(said.partnerIds);
      return listed(thoseInOrderOfNames(partners, locale).map(({ name }) => textIn(name, locale) ?? ''));
    }
    if ('organisationId' in said) {
      const organisation = await this.people.organisation(context).load(said.organisationId);
      return organisation && textIn(organisation.name, locale);
    }
    const member = await this.people.member(context).load(said.memberId);
    return member && displayName(member.names, member.erased, locale);
  }
}

const byThePerson: Message = { en: 'by the person', ru: 'самим участником' };

const listed = (names: readonly string[]): string => names.join(', ');
