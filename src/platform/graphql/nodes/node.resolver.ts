import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { notFound } from '../../problem.js';
import type { CallContext } from '../context.js';
import { Nodes } from './nodes.registry.js';

@Resolver('Node')
export class NodeResolver {
  constructor(private readonly nodes: Nodes) {}

  @Query()
  async node(@Args('id') id: string, @Context() context: CallContext): Promise<object> {
    const found = await this.nodes.find(id, context);
    if (!found) throw notFound('id');
    return found;
  }

  @ResolveField()
  __resolveType(row: object): string {
    return this.nodes.typeOf(row);
  }
}
