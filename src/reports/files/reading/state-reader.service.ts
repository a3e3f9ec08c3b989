import { Injectable } from '@nestjs/common';
import { type CallContext, graphql, notFound, Problem, type ResultOf, RunningSchema } from '../../../platform/index.js';
import { everyPage } from './pages.js';
import { ReportDays } from './report-days.service.js';
import { eventFields, networkFields, programmeFields, stateFields, stateLineFields } from './shared-fields.js';

const stateReportOperation = graphql(
  `
    query StateReportFile($state: CountryCode!, $from: Date!, $to: Date!, $plan: String) {
      stateReport(state: $state, from: $from, to: $to, plan: $plan) {
        state {
          ...ReportedState
        }
        plan {
          slug
          titles {
            locale
            text
          }
        }
        from
        to
        figures {
          ...ReportedStateLine
        }
        hosted
        programmes {
          ...ReportedProgramme
        }
        memberships {
          network {
            ...ReportedNetwork
          }
          member {
            id
          }
        }
        followUps {
          titles {
            locale
            text
          }
          dueOn
          overdue
        }
      }
    }
  `,
  [stateFields, stateLineFields, programmeFields, networkFields],
);

const eventsOfStateOperation = graphql(
  `
    query EventsOfStateReport($state: CountryCode!, $from: Date!, $to: Date!, $plan: String, $after: String) {
      stateReport(state: $state, from: $from, to: $to, plan: $plan) {
        page: events(first: 100, after: $after) {
          pageInfo {
            endCursor
            hasNextPage
          }
          nodes {
            ...ReportedEvent
          }
        }
      }
    }
  `,
  [eventFields],
);

/** Which state, and which days; those left out are from the plan's first one until today. */
export interface StateRequest {
  state: string;
  plan?: string | null;
  from?: string;
  to?: string;
}

type ReportOfState = NonNullable<ResultOf<typeof stateReportOperation>['stateReport']>;
type EventOfState = NonNullable<ResultOf<typeof eventsOfStateOperation>['stateReport']>['page']['nodes'][number];

/** What a country sheet is made of. */
export interface StateContent {
  report: ReportOfState;
  events: readonly EventOfState[];
}

/** Reads what a state took part in, hosted, leads and owes, as its reader would by the API. */
@Injectable()
export class StateReader {
  constructor(
    private readonly schema: RunningSchema,
    private readonly days: ReportDays,
  ) {}

  /** @throws Problem NOT_FOUND, also for a state that is not the reader's, BAD_INPUT */
  async read(request: StateRequest, context: CallContext): Promise<StateContent> {
    const asked = await this.days.of(request, context);
    const variables = { ...asked, plan: asked.plan ?? null };
    try {
      const { stateReport: report } = await this.schema.ask(stateReportOperation, variables, context);
      if (!report) throw notFound('code');
      const events = await everyPage(
        async (after) => (await this.schema.ask(eventsOfStateOperation, { ...variables, after }, context)).stateReport,
      );
      return { report, events };
    } catch (error) {
      throw isOfNoState(error) ? notFound('code') : error;
    }
  }
}

/** Whose sheet somebody may not have is as unknown as what is no state. */
const isOfNoState = (error: unknown): boolean =>
  error instanceof Problem && error.details.some(({ code, field }) => code === 'FORBIDDEN' || field === 'state');
