export { compiled } from './config/compiled.js';
export { Config, ConfigProblem, readConfig } from './config/config.js';
export { Secret } from './config/secret.js';
export { Signatures } from './config/signatures.js';
export { migrate } from './database/migrate.js';
export {
  Database,
  planAnew,
  type Reader,
  sqlState,
  type Transaction,
  violatedConstraint,
} from './database/database.js';
export { Dictionaries } from './database/dictionaries.js';
export { Dictionary, type Lookup } from './database/dictionary.js';
export { GroupCommit, type Settled } from './database/group-commit.js';
export { isId, newId } from './database/id.js';
export { type Condition, place } from './database/place.js';
export { type FileFinder, FileRoutes, type MadeFile } from './files/file-routes.js';
export { type StoredFile, Uploads } from './files/uploads.js';
export { type Column, Columns, broughtWith } from './graphql/columns.js';
export { type CallContext, type Caller, Callers, Gate } from './graphql/context.js';
export { type Connection, type OrderColumn, Page, type PageArguments } from './graphql/connection.js';
export { byKey, grouped, listsPerCall, perCall } from './graphql/loaders.js';
export { Recent } from './recent.js';
export { type NodeKind, Nodes } from './graphql/nodes.js';
export { OfferedMutations } from './graphql/offered-mutations.js';
export { RunningSchema } from './graphql/running-schema.js';
export { Selection } from './graphql/selection.js';
export { refuseInGraphqlForm } from './http/graphql-refusals.js';
export { securityHeaders } from './http/security-headers.js';
export { Jobs, type Queue } from './jobs/jobs.js';
export { type Language, languageFor, wordsIn } from './language.js';
export { limiter } from './limiter.js';
export { Outbox, type OutboxMessage, outboxQueue } from './outbox/outbox.js';
export { PlatformModule } from './platform.module.js';
export {
  badInput,
  conflict,
  forbidden,
  inLanguage,
  type Message,
  notFound,
  problem,
  Problem,
  type ProblemDetail,
  Problems,
} from './problem.js';
export { everyText, mergeTexts, type Texts, textIn } from './texts.js';
export { agreedTime, type AgreedTime, type EventTime, instantOf, localDay, localTime, movedAlong } from './time.js';
