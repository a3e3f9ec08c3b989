import { Global, Module } from '@nestjs/common';
import { AuditEntryResolver } from './audit-entry.resolver.js';
import { DirectoryQueries } from './directory.queries.js';
import { MembersResolver } from './members.resolver.js';
import { Members } from './members.service.js';
import { OrganisationsQueries } from './organisations.queries.js';
import { OrganisationsResolver } from './organisations.resolver.js';
import { Organisations } from './organisations.service.js';
import { PeopleLoaders } from './people.loaders.js';
import { PeopleQueries } from './people.queries.js';
import { PostResolver } from './post.resolver.js';
import { Posts } from './posts.js';
import { Profiles } from './profiles.js';
import { RepresentationResolver } from './representation.resolver.js';
import { Representations } from './representations.js';
import { SearchTexts } from './search-texts.js';
import { StateList } from './state-list.js';
import { StatesQueries } from './states.queries.js';
import { StatesResolver } from './states.resolver.js';
import { States } from './states.service.js';

const offered = [
  DirectoryQueries,
  OrganisationsQueries,
  PeopleQueries,
  PeopleLoaders,
  Representations,
  Members,
  Organisations,
  StateList,
  SearchTexts,
];
const resolvers = [
  StatesResolver,
  OrganisationsResolver,
  MembersResolver,
  PostResolver,
  RepresentationResolver,
  AuditEntryResolver,
];

@Global()
@Module({
  providers: [...offered, ...resolvers, StatesQueries, States, Profiles, Posts],
  exports: offered,
})
export class PeopleModule {}
