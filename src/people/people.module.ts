import { Global, Module } from '@nestjs/common';
import { DirectoryQueries } from './directory/directory.queries.js';
import { DirectoryResolver } from './directory/directory.resolver.js';
import { SearchTexts } from './directory/search-texts.store.js';
import { OrganisationRecords } from './organisations/organisation-records.store.js';
import { OrganisationsQueries } from './organisations/organisations.queries.js';
import { OrganisationsResolver } from './organisations/organisations.resolver.js';
import { Organisations } from './organisations/organisations.service.js';
import { PeopleLoaders } from './people.loaders.js';
import { PostConfirmations } from './posts/post-confirmations.service.js';
import { PostResolver } from './posts/post.resolver.js';
import { PostQueries } from './posts/posts.queries.js';
import { Posts } from './posts/posts.store.js';
import { AuditEntryResolver } from './profile/audit-entry.resolver.js';
import { MemberColumns } from './profile/member.columns.js';
import { MembersResolver } from './profile/members.resolver.js';
import { Members } from './profile/members.service.js';
import { PeopleQueries } from './profile/people.queries.js';
import { Profiles } from './profile/profiles.store.js';
import { RepresentationResolver } from './representations/representation.resolver.js';
import { Representations } from './representations/representations.queries.js';
import { StateList } from './states/state-list.service.js';
import { StateStandings } from './states/state-standings.store.js';
import { StatesQueries } from './states/states.queries.js';
import { StatesResolver } from './states/states.resolver.js';
import { States } from './states/states.service.js';

const offered = [
  DirectoryQueries,
  MemberColumns,
  Members,
  Organisations,
  OrganisationsQueries,
  PeopleLoaders,
  PeopleQueries,
  PostQueries,
  Representations,
  SearchTexts,
  StateList,
];
const stores = [OrganisationRecords, PostConfirmations, Posts, Profiles, StateStandings];
const resolvers = [
  AuditEntryResolver,
  DirectoryResolver,
  MembersResolver,
  OrganisationsResolver,
  PostResolver,
  RepresentationResolver,
  StatesResolver,
];

@Global()
@Module({
  providers: [...offered, ...stores, ...resolvers, States, StatesQueries],
  exports: offered,
})
export class PeopleModule {}
