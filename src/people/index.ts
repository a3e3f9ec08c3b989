export { connectionOf, DirectoryQueries } from './directory/directory.queries.js';
export { SearchTexts } from './directory/search-texts.store.js';
export {
  eachWord,
  foundIn,
  hasEveryWord,
  isOrganisationWith,
  isPersonWith,
  type ListSize,
  mayHaveEveryWord,
} from './directory/search.sql.js';
export { searchKey, searchText } from './directory/transliteration.js';
export { organisationKinds } from './organisations/organisation-kinds.js';
export type { OrganisationRow } from './organisations/organisation.row.js';
export { OrganisationsQueries } from './organisations/organisations.queries.js';
export { Organisations } from './organisations/organisations.service.js';
export { PeopleLoaders } from './people.loaders.js';
export { PeopleModule } from './people.module.js';
export { heldOn } from './posts/post-history.js';
export type { PostRow } from './posts/post.row.js';
export { PostQueries } from './posts/posts.queries.js';
export { currentMembershipStatuses } from './profile/current-memberships.js';
export { displayName, type PersonNames } from './profile/display-name.js';
export { MemberColumns } from './profile/member.columns.js';
export { knownByName, type MemberRecord, MemberRow } from './profile/member.row.js';
export { namesSeenBy } from './profile/member-visibility.sql.js';
export { Members } from './profile/members.service.js';
export { PeopleQueries } from './profile/people.queries.js';
export { byNoPost, speaksFor } from './representations/representation.policy.js';
export { type RepresentationRow, Representations, representing } from './representations/representations.queries.js';
export { footnotesOf, markedFootnotes, printedName } from './states/printed-name.js';
export { StateList } from './states/state-list.service.js';
export type { StateRow } from './states/state.row.js';
export { languagesOfStates } from './states/state-languages.js';
