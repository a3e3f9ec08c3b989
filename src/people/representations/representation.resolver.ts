import { ResolveField, Resolver } from '@nestjs/graphql';
import type { CallContext } from '../../platform/index.js';
import type { OrganisationRow } from '../organisations/organisation.row.js';
import { PeopleLoaders } from '../people.loaders.js';
import type { StateRow } from '../states/state.row.js';
import type { RepresentationRow } from './representations.queries.js';

@Resolver('Representation')
export class RepresentationResolver {
  constructor(private readonly loaders: PeopleLoaders) {}

  @ResolveField()
  state({ state }: RepresentationRow, _: unknown, context: CallContext): Promise<StateRow | null> | null {
    return state === null ? null : this.loaders.state(context).load(state);
  }

  @ResolveField()
  organisation(
    { organisationId }: RepresentationRow,
    _: unknown,
    context: CallContext,
  ): Promise<OrganisationRow | null> | null {
    return organisationId === null ? null : this.loaders.organisation(context).load(organisationId);
  }
}
