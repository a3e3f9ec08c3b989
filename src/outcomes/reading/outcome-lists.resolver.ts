import { ResolveField, Resolver } from '@nestjs/graphql';
import type { CallContext, Connection } from '../../platform/index.js';
import type { ActionOutcomesArgs, EventOutcomesArgs, NetworkOutcomesArgs } from '../../schema-types.js';
import { OutcomeLoaders } from './outcomes.loaders.js';
import type { OutcomeRow } from './outcome.row.js';

@Resolver('Action')
export class ActionOutcomesResolver {
  constructor(private readonly loaders: OutcomeLoaders) {}

  @ResolveField()
  outcomes({ id }: { id: string }, asked: ActionOutcomesArgs, context: CallContext): Promise<Connection<OutcomeRow>> {
    return this.loaders.list(context, 'Action', id, asked);
  }
}

@Resolver('Network')
export class NetworkOutcomesResolver {
  constructor(private readonly loaders: OutcomeLoaders) {}

  @ResolveField()
  outcomes({ id }: { id: string }, asked: NetworkOutcomesArgs, context: CallContext): Promise<Connection<OutcomeRow>> {
    return this.loaders.list(context, 'Network', id, asked);
  }
}

@Resolver('Event')
export class EventOutcomesResolver {
  constructor(private readonly loaders: OutcomeLoaders) {}

  @ResolveField()
  outcomes({ id }: { id: string }, asked: EventOutcomesArgs, context: CallContext): Promise<Connection<OutcomeRow>> {
    return this.loaders.list(context, 'Event', id, asked);
  }
}
