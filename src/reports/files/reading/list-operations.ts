import { graphql } from '../../../platform/index.js';
import { eventFields, organisationFields, stateFields } from './shared-fields.js';

export const indicatorsOperation = graphql(`
  query ReportedIndicators($plan: String!, $from: Int!, $to: Int!) {
    indicators(plan: $plan) {
      code
      titles {
        locale
        text
      }
      level
      unit
      ascending
      aggregation
      actions {
        code
        area {
          code
        }
      }
      baseline
      baselineYear
      years(from: $from, to: $to) {
        year
        target
        actual
      }
    }
  }
`);

export const outcomesOperation = graphql(`
  query ReportedOutcomes($input: FigureInput!, $after: String) {
    figureSources(input: $input) {
      page: outcomes(first: 100, after: $after) {
        pageInfo {
          endCursor
          hasNextPage
        }
        nodes {
          kind
          audience
          date
          titles {
            locale
            text
          }
          actions {
            code
            area {
              code
            }
          }
          evidence {
            audience
            title
            url
          }
        }
      }
    }
  }
`);

export const followUpsOperation = graphql(
  `
    query ReportedFollowUps($input: FigureInput!, $after: String) {
      figureSources(input: $input) {
        page: followUpsOpen(first: 100, after: $after) {
          pageInfo {
            endCursor
            hasNextPage
          }
          nodes {
            titles {
              locale
              text
            }
            dueOn
            ownerState {
              ...ReportedState
            }
            ownerOrganisation {
              ...ReportedOrganisation
            }
          }
        }
      }
    }
  `,
  [stateFields, organisationFields],
);

/** States and organisations have their names in the report itself. */
export const eventsOperation = graphql(
  `
    query ReportedEvents($input: ActivityReportInput!, $states: [CountryCode!], $after: String) {
      activityReport(input: $input) {
        page: events(first: 100, after: $after) {
          pageInfo {
            endCursor
            hasNextPage
          }
          nodes {
            id
            status
            ...ReportedEvent
            attendance(states: $states) {
              participants
              states {
                code
              }
              organisations {
                id
              }
            }
          }
        }
      }
    }
  `,
  [eventFields],
);
