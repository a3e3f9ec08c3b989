import { Injectable } from '@nestjs/common';
import { isSecretariat, viewerOf } from '../../../access/index.js';
import {
  type CallContext,
  isId,
  languageFor,
  notFound,
  RunningSchema,
  type VariablesOf,
} from '../../../platform/index.js';
import { yearOf } from '../../counting/report-scope.js';
import { FrozenReportQueries } from '../../frozen/frozen-reports.queries.js';
import { type KeptEvent, KeptEventsQueries } from '../../frozen/kept-events.queries.js';
import type { KeptNames } from '../../frozen/kept-names.js';
import { EditionRecordsQueries } from '../../releases/edition-records.queries.js';
import { ReleaseQueries } from '../../releases/releases.queries.js';
import { summarySentence } from '../../summary/summary-sentence.js';
import { calledAsThen } from './called-as-then.js';
import { keptEvents } from './kept-lists.js';
import { eventsOperation, followUpsOperation, indicatorsOperation, outcomesOperation } from './list-operations.js';
import { everyPage } from './pages.js';
import { ReportDays } from './report-days.service.js';
import type {
  ReportContent,
  ReportedActivity,
  ReportedIndicator,
  ReportLists,
  ReportVariant,
} from './report-content.js';
import { frozenReportOperation, previewOperation, releaseOperation, reportOperation } from './report-operations.js';

type ReportInput = VariablesOf<typeof reportOperation>['input'];

/** Which report is wanted; its days may be left out. */
export type ReportRequest = Omit<ReportInput, 'from' | 'to'> & Partial<Pick<ReportInput, 'from' | 'to'>>;

/** What a file tells besides the figures. */
export interface Besides {
  lists: readonly (keyof ReportLists)[];
  details: boolean;
  coreIndicators: boolean;
  indicators: boolean;
}

/** How a report that is kept is read, and what all that it is about was called. */
interface KeptReport {
  variant: ReportVariant;
  ask: (
    variables: VariablesOf<typeof frozenReportOperation>,
  ) => Promise<{ title: string; closedEvents?: number; report: ReportedActivity } | null>;
  names: () => Promise<KeptNames>;
  /** Without who attended in an edition, where nearly every sum would have to be hidden then. */
  events: () => Promise<KeptEvent[]>;
}

/** Reads reports as their reader would by the API, so that files hold the same figures under the same rules. */
@Injectable()
export class ReportReader {
  constructor(
    private readonly schema: RunningSchema,
    private readonly days: ReportDays,
    private readonly frozen: FrozenReportQueries,
    private readonly releases: ReleaseQueries,
    private readonly editionRecords: EditionRecordsQueries,
    private readonly keptEvents: KeptEventsQueries,
  ) {}

  /** The report of today. @throws Problem that the API refuses it with */
  async read(request: ReportRequest, besides: Besides, context: CallContext): Promise<ReportContent> {
    const input = await this.days.of(request, context);
    const { coreIndicators, details } = besides;
    const variables = { input, coreIndicators, details };
    const { activityReport: activity } = await this.schema.ask(reportOperation, variables, context);
    if (!activity) throw notFound();
    const [lists, indicators] = await Promise.all([
      this.lists(input, besides.lists, context),
      besides.indicators && isOfAll(activity) ? this.indicators(activity, context) : null,
    ]);
    return { variant: variantFor(context), activity, frozenAs: null, lists, closedEvents: null, indicators };
  }

  /** A frozen report. @throws Problem NOT_FOUND, also for what is no id */
  readFrozen(id: string, besides: Besides, context: CallContext): Promise<ReportContent> {
    return this.kept(id, besides, context, {
      variant: variantFor(context),
      ask: async (variables) => (await this.schema.ask(frozenReportOperation, variables, context)).frozenReport,
      names: () => this.frozen.names(id),
      events: () => this.keptEvents.attended(id),
    });
  }

  /** What the public edition of a frozen report would be. @throws Problem that the API refuses to release it with */
  readPreview(id: string, besides: Besides, context: CallContext): Promise<ReportContent> {
    return this.kept(id, besides, context, {
      variant: 'preview',
      ask: async (variables) => (await this.schema.ask(previewOperation, variables, context)).releaseReport,
      names: () => this.frozen.names(id),
      events: async () => this.keptEvents.some(id, (await this.editionRecords.openEvents(id)).eventIds),
    });
  }

  /** A released edition. @throws Problem NOT_FOUND, GONE where it is withdrawn */
  readReleased(id: string, besides: Besides, context: CallContext): Promise<ReportContent> {
    return this.kept(id, besides, context, {
      variant: 'edition',
      ask: async (variables) => (await this.schema.ask(releaseOperation, variables, context)).release,
      names: () => this.releases.names(id),
      events: async () => {
        const { reportId, eventIds } = await this.releases.listed(id);
        return this.keptEvents.some(reportId, eventIds);
      },
    });
  }

  /** Its figures and events, as the rest is not kept with it, with the names of when it was frozen. */
  private async kept(
    id: string,
    { lists, coreIndicators, details }: Besides,
    context: CallContext,
    { variant, ask, names, events }: KeptReport,
  ): Promise<ReportContent> {
    if (!isId(id)) throw notFound('id');
    const found = await ask({ id, coreIndicators, details });
    if (!found) throw notFound('id');
    const then = await names();
    const activity = asThen(found.report, then, context);
    const { locale } = viewerOf(context);
    return {
      ...{ variant, activity, frozenAs: found.title, indicators: null },
      lists: lists.includes('events') ? { events: keptEvents(await events(), activity, then, locale) } : {},
      closedEvents: found.closedEvents ?? null,
    };
  }

  private async lists(
    report: ReportInput,
    wanted: Besides['lists'],
    context: CallContext,
  ): Promise<Partial<ReportLists>> {
    const input = { report };
    const states = report.states ?? null;
    const pages = {
      outcomes: () =>
        everyPage(async (after) => (await this.schema.ask(outcomesOperation, { input, after }, context)).figureSources),
      followUps: () =>
        everyPage(
          async (after) => (await this.schema.ask(followUpsOperation, { input, after }, context)).figureSources,
        ),
      events: () =>
        everyPage(
          async (after) =>
            (await this.schema.ask(eventsOperation, { input: report, states, after }, context)).activityReport,
        ),
    };
    const read = await Promise.all(wanted.map(async (name) => [name, await pages[name]()] as const));
    return Object.fromEntries(read);
  }

  /** Those that measure actions of the areas that the report is narrowed to; all, if it is not. */
  private async indicators(
    { plan, from, to, scope: { areas } }: ReportedActivity,
    context: CallContext,
  ): Promise<ReportedIndicator[]> {
    const variables = { plan: plan.slug, from: yearOf(from), to: yearOf(to) };
    const { indicators } = await this.schema.ask(indicatorsOperation, variables, context);
    const codes = areas?.map(({ code }) => code);
    const areIn = (actions: ReportedIndicator['actions']): boolean =>
      !codes || actions.some(({ area }) => codes.includes(area.code));
    return indicators?.filter(({ actions }) => areIn(actions)) ?? [];
  }
}

/** With the names of when it was frozen, also in its sentence. */
function asThen(report: ReportedActivity, names: KeptNames, context: CallContext): ReportedActivity {
  const { locale } = viewerOf(context);
  const activity = calledAsThen(report, names, locale);
  if (activity.summary === undefined) return activity;
  const { people, states } = activity.total;
  const organisations = activity.organisations.map(({ organisation }) => organisation.names[0]?.text ?? '');
  return { ...activity, summary: summarySentence({ people, states, organisations }, languageFor(locale)) };
}

const variantFor = (context: CallContext): ReportVariant =>
  isSecretariat(viewerOf(context)) ? 'internal' : 'outsiders';

/** Nobody knows which part of an indicator is due to some networks, programmes or states. */
const isOfAll = ({ scope: { networks, programmes, states } }: ReportedActivity): boolean =>
  !networks && !programmes && !states;
