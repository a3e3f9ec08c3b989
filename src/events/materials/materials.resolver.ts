import type { OnModuleInit } from '@nestjs/common';
import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type Viewer, viewerOf } from '../../access/index.js';
import { type CallContext, Nodes } from '../../platform/index.js';
import type { MutationAddMaterialArgs, MutationUpdateMaterialArgs } from '../../schema-types.js';
import type { AgendaItemRow } from '../agenda/agenda.row.js';
import { EventLoaders } from '../reading/events.loaders.js';
import { MaterialLinks } from './material-links.service.js';
import type { MaterialRow } from './material.row.js';
import { MaterialLoaders } from './materials.loaders.js';
import { Materials } from './materials.service.js';

@Resolver('Material')
export class MaterialResolver implements OnModuleInit {
  constructor(
    private readonly materials: Materials,
    private readonly links: MaterialLinks,
    private readonly loaders: MaterialLoaders,
    private readonly events: EventLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'Material',
      table: 'material',
      find: (id, context) => this.loaders.material(context).load(id),
    });
  }

  @Mutation()
  addMaterial(@Args() { to, input }: MutationAddMaterialArgs, @CurrentViewer() viewer: Viewer): Promise<MaterialRow> {
    return this.materials.add(viewer, to, input);
  }

  @Mutation()
  updateMaterial(
    @Args() { id, input }: MutationUpdateMaterialArgs,
    @CurrentViewer() viewer: Viewer,
  ): Promise<MaterialRow> {
    return this.materials.update(viewer, id, input);
  }

  @Mutation()
  removeMaterial(@Args('id') id: string, @CurrentViewer() viewer: Viewer): Promise<string> {
    return this.materials.remove(viewer, id);
  }

  @ResolveField()
  agendaItem({ agendaItemId }: MaterialRow, _: unknown, context: CallContext): Promise<AgendaItemRow | null> | null {
    return agendaItemId === null ? null : this.events.agendaItem(context).load(agendaItemId);
  }

  @ResolveField()
  url(material: MaterialRow, _: unknown, context: CallContext): string {
    return this.links.urlOf(material, viewerOf(context));
  }
}

@Resolver('Event')
export class EventMaterialsResolver {
  constructor(private readonly loaders: MaterialLoaders) {}

  @ResolveField()
  materials({ id }: { id: string }, _: unknown, context: CallContext): Promise<MaterialRow[]> {
    return this.loaders.ofEvent(context).load(id);
  }
}

@Resolver('Network')
export class NetworkMaterialsResolver {
  constructor(private readonly loaders: MaterialLoaders) {}

  @ResolveField()
  materials({ id }: { id: string }, _: unknown, context: CallContext): Promise<MaterialRow[]> {
    return this.loaders.ofNetwork(context).load(id);
  }
}
