import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, isMember, type Viewer, viewerOf } from '../../access/index.js';
import { PeopleLoaders } from '../../people/index.js';
import { PlanLoaders } from '../../plan/index.js';
import { badInput, type CallContext, Nodes, notFound } from '../../platform/index.js';
import type {
  MutationCreateProgrammeArgs,
  MutationUpdateProgrammeArgs,
  QueryProgrammeArgs,
} from '../../schema-types.js';
import { organisesProgramme } from './programme.policy.js';
import { ProgrammeLoaders } from './programmes.loaders.js';
import type { ProgrammeRow } from './programmes.queries.js';
import { Programmes } from './programmes.service.js';

@Resolver('Programme')
export class ProgrammeResolver implements OnModuleInit {
  constructor(
    private readonly programmes: Programmes,
    private readonly loaders: ProgrammeLoaders,
    private readonly people: PeopleLoaders,
    private readonly plan: PlanLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({ type: 'Programme', table: 'programme', find: (id) => this.loaders.programme.load(id) });
  }

  @Query('programmes')
  list(): Promise<ProgrammeRow[]> {
    return this.loaders.all();
  }

  @Query()
  async programme(@Args() { id, slug }: QueryProgrammeArgs): Promise<ProgrammeRow> {
    if ((id == null) === (slug == null))
      throw badInput('id', { en: 'Give exactly one of id and slug.', ru: 'Укажите либо id, либо slug.' });
    const programme = await (id != null ? this.loaders.programme.load(id) : this.loaders.bySlug.load(slug!));
    if (!programme) throw notFound(id != null ? 'id' : 'slug');
    return programme;
  }

  @Mutation()
  createProgramme(
    @Args() { input }: MutationCreateProgrammeArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ProgrammeRow> {
    return this.programmes.create(viewer, input);
  }

  @Mutation()
  updateProgramme(
    @Args() { id, input }: MutationUpdateProgrammeArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<ProgrammeRow> {
    return this.programmes.update(viewer, id, input);
  }

  @ResolveField()
  leadStates({ leadStates }: ProgrammeRow, _: unknown, context: CallContext): unknown {
    return this.people.state(context).findAll(leadStates);
  }

  @ResolveField()
  actions({ actionIds }: ProgrammeRow, _: unknown, context: CallContext): unknown {
    return this.plan.action(context).findAll(actionIds);
  }

  /** People are not shown to the public. */
  @ResolveField()
  async organisers({ id }: ProgrammeRow, _: unknown, context: CallContext): Promise<object[]> {
    if (!isMember(viewerOf(context))) return [];
    const ids = await this.loaders.organiserIds(context).load(id);
    const members = await Promise.all(ids.map((member) => this.people.member(context).load(member)));
    return members.filter((member) => member !== null);
  }

  @ResolveField()
  viewerCan({ id }: ProgrammeRow, _: unknown, context: CallContext): string[] {
    const viewer = viewerOf(context);
    return !viewer.readOnly && organisesProgramme(viewer, id) ? ['updateProgramme'] : [];
  }
}
