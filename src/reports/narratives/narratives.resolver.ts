import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer } from '../../access/index.js';
import { type ActionRow, type AreaRow, PlanLoaders } from '../../plan/index.js';
import type { CallContext } from '../../platform/index.js';
import type { MutationSaveNarrativeArgs } from '../../schema-types.js';
import type { Report } from '../activity-report/report.js';
import type { NarrativeRow } from './narrative.row.js';
import { Narratives } from './narratives.service.js';
import { NarrativeStore } from './narratives.store.js';

@Resolver('ActivityReport')
export class NarrativesOfReportResolver {
  constructor(private readonly store: NarrativeStore) {}

  /** A report that was frozen before there were any has none. */
  @ResolveField()
  async narratives({ frozenId, narratives = [], scope }: Report): Promise<readonly NarrativeRow[]> {
    return frozenId ? narratives : this.store.ofReport(scope);
  }
}

@Resolver('Narrative')
export class NarrativeResolver {
  constructor(
    private readonly service: Narratives,
    private readonly plan: PlanLoaders,
  ) {}

  @Mutation()
  saveNarrative(
    @Args() { input }: MutationSaveNarrativeArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<NarrativeRow | null> {
    return this.service.save(viewer, input);
  }

  @ResolveField()
  area({ areaId }: NarrativeRow, _: unknown, context: CallContext): Promise<AreaRow | null> | null {
    return areaId === null ? null : this.plan.area(context).load(areaId);
  }

  @ResolveField()
  action({ actionId }: NarrativeRow, _: unknown, context: CallContext): Promise<ActionRow | null> | null {
    return actionId === null ? null : this.plan.action(context).load(actionId);
  }
}
