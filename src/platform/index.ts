export { compiled } from './config/compiled.js';
export { Config, ConfigProblem, readConfig } from './config/config.js';
export type { SignInProvider } from './config/sign-in-providers.js';
export { Secret } from './config/secret.js';
export { Signatures } from './config/signatures.service.js';
export { SignedIds } from './config/signed-ids.service.js';
export { digits, withoutLookAlikes } from './crockford.js';
export { migrate } from './database/migrate.js';
export { Clock } from './database/clock.service.js';
export { Database } from './database/database.service.js';
export { DatabaseAway, sqlState, violatedConstraint } from './database/errors.js';
export { LongReads } from './database/long-reads.service.js';
export { Outages } from './database/outages.service.js';
export { ReferenceTables } from './database/reference-tables/reference-tables.service.js';
export { ReferenceTable, type Lookup } from './database/reference-tables/reference-table.js';
export { GroupCommit, type Settled } from './database/group-commit.js';
export { doForAll, isDoneOnce } from './database/once-only.js';
export { isId, momentOf, newId } from './database/id.js';
export { takingLong } from './database/patience.js';
export { Reader } from './database/reader.js';
export { insertRows, recordsOf, type TableRecord } from './database/records.js';
export {
  allOf,
  anyOf,
  as,
  given,
  holds,
  holdsNever,
  identifier,
  listOf,
  literals,
  Sql,
  sql,
  type SqlValue,
} from './database/sql.js';
export { Transaction } from './database/transaction.js';
export { FailedRounds } from './health/failed-rounds.registry.js';
export { type Finding, type StandingCheck, StandingChecks } from './doctor/standing-checks.registry.js';
export { FileLinks } from './files/file-links.service.js';
export { type FileFinder, FileRoutes, type MadeFile } from './files/file-routes.service.js';
export { type TextEncoding, textEncodingOf } from './files/text-encoding.js';
export { type StoredFile, Uploads } from './files/uploads.service.js';
export { type Column, Columns, type Extension, extensionOf } from './graphql/reading/columns.js';
export { type CallContext, type Caller, Callers, Gate } from './graphql/context.js';
export {
  type Connection,
  type ListSource,
  type OrderColumn,
  Page,
  type PageArguments,
} from './graphql/reading/page.js';
export { byKey, grouped, listsPerCall, perCall } from './graphql/reading/loaders.js';
export { graphql, type Operation, type ResultOf, type VariablesOf } from './graphql/operations.js';
export { type NodeKind, Nodes } from './graphql/nodes/nodes.registry.js';
export { OfferedMutations } from './graphql/offered-mutations.registry.js';
export { RunningSchema } from './graphql/execution/running-schema.service.js';
export { isInvisible } from './graphql/input/input.js';
export { readAddress } from './graphql/input/scalars.js';
export { Selection } from './graphql/reading/selection.js';
export { type AddressParameters, parametersOf } from './http/address-parameters.js';
export { boundBodies, usualBody } from './http/bodies.js';
export { isForwarded } from './http/forwarded.js';
export { networkOf } from './http/network.js';
export { refuseUnknownHosts } from './http/known-hosts.js';
export { refuseInGraphqlForm } from './http/graphql-refusals.js';
export { securityHeaders } from './http/security-headers.js';
export { Jobs, type Queue } from './jobs/jobs.service.js';
export { limiter } from './limiter.js';
export type { MailKind, MailKinds, OutboxMessage, WaitingMessage } from './outbox/mail-kinds.js';
export { Outbox, outboxQueue, type ToldPerson, waitsToBeSent } from './outbox/outbox.service.js';
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
  unauthenticated,
  valueRequired,
} from './problem.js';
export { agreedTime, type AgreedTime, type EventTime, instantOf, localDay, localTime, movedAlong } from './time.js';
export { counted, type NumberForms } from './wording/counted.js';
export { printedDate, printedDay } from './wording/dates.js';
export { type Language, languageAmong, languageFor, localeAmong, wordsIn } from './wording/language.js';
export { isIn, languageName, onlyIn } from './wording/language-names.js';
export { oneLine } from './wording/one-line.js';
export { type Period, printedMoment, printedPeriod, readersPeriod } from './wording/periods.js';
export { OwnThread, type ThreadSettings } from './threads/own-thread.js';
export { bestText, everyText, mergeTexts, type Texts, textIn } from './wording/texts.js';
