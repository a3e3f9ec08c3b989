import type { ResultOf } from '../../../platform/index.js';
import type { eventsOperation, followUpsOperation, indicatorsOperation, outcomesOperation } from './list-operations.js';
import type { activityFields } from './report-fields.js';
import type { figureFields, organisationFields, stateFields } from './shared-fields.js';

/** A text in every language there is. */
export type ReportedText = readonly { locale: string; text: string }[];

export type ReportedFigures = ResultOf<typeof figureFields>;
export type ReportedState = ResultOf<typeof stateFields>;
export type ReportedOrganisation = ResultOf<typeof organisationFields>;

/** The activity report as the API answers it. Core indicators and the summary are in the language of whoever asked. */
export type ReportedActivity = ResultOf<typeof activityFields>;
export type ReportedCoreIndicator = NonNullable<ReportedActivity['coreIndicators']>[number];

/** An indicator of the plan, with the years of the report. */
export type ReportedIndicator = NonNullable<ResultOf<typeof indicatorsOperation>['indicators']>[number];

/** What a page of a list behind the report's figures holds. */
type Listed<Answer extends { figureSources: { page: { nodes: readonly unknown[] } } | null }> = NonNullable<
  Answer['figureSources']
>['page']['nodes'][number];

/** The address of evidence is null for those who may only know that it exists. */
export type ReportedOutcome = Listed<ResultOf<typeof outcomesOperation>>;
export type ReportedFollowUp = Listed<ResultOf<typeof followUpsOperation>>;
/** Who attended is null for those who are not told, its kind where a frozen report does not have it. */
export type ReportedEvent = Omit<ListedEvent, 'kind'> & { kind: ListedEvent['kind'] | null };
/** Without who attended. */
export type ToldEvent = Pick<ReportedEvent, 'kind' | 'format' | 'startsAtLocal' | 'titles' | 'venue' | 'actions'>;
type ListedEvent = NonNullable<ResultOf<typeof eventsOperation>['activityReport']>['page']['nodes'][number];

/**
 * For whom a file is made: the secretariat, whose files are not for publication; outsiders, who are told no counts of
 * people; everybody, who read a released edition, or the secretariat what one would be.
 */
export type ReportVariant = 'internal' | 'outsiders' | 'edition' | 'preview';

/** What is listed behind the figures, as far as its reader may see it. */
export interface ReportLists {
  outcomes: readonly ReportedOutcome[];
  followUps: readonly ReportedFollowUp[];
  events: readonly ReportedEvent[];
}

/** Everything that the files of a report are made of. */
export interface ReportContent {
  variant: ReportVariant;
  activity: ReportedActivity;
  /** What it is called, if it was frozen; null: it is of today. */
  frozenAs: string | null;
  /** Those that the report counted; left out: not told, as what a frozen report does not keep. */
  lists: Partial<ReportLists>;
  /** How many events the list leaves out, as not everybody may see them; null: the list is whole for its reader. */
  closedEvents: number | null;
  /** Those of the plan that measure what the report is about; null: not told, as in a report of some networks. */
  indicators: readonly ReportedIndicator[] | null;
}
