import { graphql } from '../../platform/index.js';

/* What files of reports ask the API: every name in every language, as files of any language are made of it. */

export const stateFields = graphql(`
  fragment ReportedState on State {
    __typename
    code
    names {
      locale
      text
    }
    footnotes {
      locale
      text
    }
  }
`);

export const actionFields = graphql(`
  fragment ReportedAction on Action {
    __typename
    id
    code
    titles {
      locale
      text
    }
    isPrinciple
  }
`);

export const figureFields = graphql(`
  fragment ReportedFigures on ActivityFigures {
    events
    cancelledEvents
    online
    inPerson
    hybrid
    selfPaced
    eventHours
    participations
    inPersonParticipations
    onlineParticipations
    people
    states
    organisations
    women
    men
    otherOrNotStated
    outcomes
    outcomesByKind {
      kind
      count
    }
    followUpsOpen
    satisfaction
    answers
  }
`);

/** The fields of an ActivityReport that its files are made of. */
export const activityFields = graphql(
  `
    fragment ReportedActivity on ActivityReport {
      plan {
        __typename
        id
        slug
        titles {
          locale
          text
        }
        startsOn
        endsOn
      }
      from
      to
      dataAt
      scope {
        areas {
          __typename
          id
          code
          titles {
            locale
            text
          }
        }
        networks {
          __typename
          id
          names {
            locale
            text
          }
        }
        programmes {
          __typename
          id
          titles {
            locale
            text
          }
        }
        states {
          ...ReportedState
        }
      }
      total {
        ...ReportedFigures
      }
      areas {
        area {
          __typename
          id
          code
          titles {
            locale
            text
          }
        }
        figures {
          ...ReportedFigures
        }
      }
      rows {
        action {
          ...ReportedAction
        }
        figures {
          ...ReportedFigures
        }
      }
      years {
        year
        action {
          code
        }
        events
        outcomes
        status
      }
      months {
        month
        events
        outcomes
      }
      states {
        state {
          ...ReportedState
        }
        events
        participations
        people
        women
        men
        otherOrNotStated
      }
      organisations {
        organisation {
          __typename
          id
          names {
            locale
            text
          }
        }
        events
        participations
        people
      }
      networks {
        network {
          __typename
          id
          names {
            locale
            text
          }
        }
        figures {
          ...ReportedFigures
        }
        growth {
          before
          joined
          left
          after
        }
      }
      gaps {
        ...ReportedAction
      }
      coreIndicators @include(if: $coreIndicators) {
        number
        title
        unit
        description
        values {
          key
          label
          value
        }
      }
    }
  `,
  [stateFields, actionFields, figureFields],
);

export const reportOperation = graphql(
  `
    query ActivityReportFile($input: ActivityReportInput!, $coreIndicators: Boolean!) {
      activityReport(input: $input) {
        ...ReportedActivity
      }
    }
  `,
  [activityFields],
);

export const frozenReportOperation = graphql(
  `
    query FrozenReportFile($id: ID!, $coreIndicators: Boolean!) {
      frozenReport(id: $id) {
        title
        report {
          ...ReportedActivity
        }
      }
    }
  `,
  [activityFields],
);

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
          date
          titles {
            locale
            text
          }
          actions {
            code
          }
          evidence {
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
              names {
                locale
                text
              }
            }
          }
        }
      }
    }
  `,
  [stateFields],
);

export const planOperation = graphql(`
  query PlanOfReport($slug: String) {
    plan(slug: $slug) {
      slug
      startsOn
    }
  }
`);
