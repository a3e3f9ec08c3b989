import type { OnModuleInit } from '@nestjs/common';
import { ResolveField, Resolver } from '@nestjs/graphql';
import { viewerOf } from '../../access/index.js';
import { displayName, type MemberRow, PeopleLoaders } from '../../people/index.js';
import { type CallContext, Nodes } from '../../platform/index.js';
import type { Speaker } from './agenda-items.js';
import { EventLoaders } from '../reading/events.loaders.js';

/** The fields of an agenda's items are those of their rows; here they are found by their ids. */
@Resolver('AgendaItem')
export class AgendaItemResolver implements OnModuleInit {
  constructor(
    private readonly loaders: EventLoaders,
    private readonly nodes: Nodes,
  ) {}

  onModuleInit(): void {
    this.nodes.register({
      type: 'AgendaItem',
      table: 'agenda_item',
      find: (id, context) => this.loaders.agendaItem(context).load(id),
    });
  }
}

@Resolver('Speaker')
export class SpeakerResolver {
  constructor(private readonly people: PeopleLoaders) {}

  @ResolveField()
  async name({ memberId, name }: Speaker, _: unknown, context: CallContext): Promise<string> {
    if (memberId === null) return name!;
    const member = await this.people.member(context).load(memberId);
    return displayName(member!.names, member!.erased, viewerOf(context).locale);
  }

  @ResolveField()
  member({ memberId }: Speaker, _: unknown, context: CallContext): Promise<MemberRow | null> | null {
    return memberId === null ? null : this.people.member(context).load(memberId);
  }

  @ResolveField()
  representing({ state, organisationId, personalCapacity }: Speaker): object | null {
    return state || organisationId || personalCapacity ? { state, organisationId, personalCapacity } : null;
  }
}
