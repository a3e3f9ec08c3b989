import { Injectable } from '@nestjs/common';
import { viewerOf } from '../access/index.js';
import { byKey, type CallContext, type Lookup, perCall, ReferenceTables } from '../platform/index.js';
import type { OrganisationRow } from './organisations/organisation.row.js';
import { OrganisationsQueries } from './organisations/organisations.queries.js';
import type { MemberRow } from './profile/member.row.js';
import { PeopleQueries } from './profile/people.queries.js';
import type { StateRow } from './states/state.row.js';
import { StatesQueries } from './states/states.queries.js';

/** Finds states in memory; loads organisations and people, one statement for all that are asked for together. */
@Injectable()
export class PeopleLoaders {
  /** As the caller may see the person; null only where there is none. */
  readonly member = perCall<string, MemberRow | null>(
    async (ids, context) => byKey(await this.people.members(ids, viewerOf(context)), ({ id }) => id),
    () => null,
  );

  /** By code. */
  readonly state: (context: CallContext) => Lookup<StateRow | null>;

  readonly organisation = perCall<string, OrganisationRow | null>(
    async (ids) => byKey(await this.organisations.byIds(ids), ({ id }) => id),
    () => null,
  );

  /** How many people's current post is of a state, by its code. */
  readonly memberCount = perCall<string, number>(
    async (codes) => this.states.memberCounts(codes),
    () => 0,
  );

  constructor(
    private readonly people: PeopleQueries,
    private readonly states: StatesQueries,
    private readonly organisations: OrganisationsQueries,
    referenceTables: ReferenceTables,
  ) {
    const byCode = referenceTables.of(() => states.everywhere()).one(({ code }) => code);
    this.state = () => byCode;
  }
}
