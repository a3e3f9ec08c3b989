import { graphql } from '../../../platform/index.js';
import {
  stateFields,
  stateLineFields,
  organisationFields,
  programmeFields,
  networkFields,
  actionFields,
  figureFields,
} from './shared-fields.js';

/** What is told beside the main lines; it is counted only where a file tells it. */
export const detailFields = graphql(
  `
    fragment ReportedDetails on ActivityReport {
      summary @include(if: $details)
      previous @include(if: $details) {
        ...ReportedFigures
      }
      planSoFar @include(if: $details) {
        ...ReportedFigures
      }
      narratives @include(if: $details) {
        area {
          code
        }
        action {
          code
        }
        texts {
          locale
          text
        }
      }
      subItems @include(if: $details) {
        action {
          ...ReportedAction
        }
        figures {
          ...ReportedFigures
        }
      }
      programmes @include(if: $details) {
        programme {
          ...ReportedProgramme
        }
        figures {
          ...ReportedFigures
        }
      }
      partners @include(if: $details) {
        organisation {
          ...ReportedOrganisation
        }
        figures {
          ...ReportedFigures
        }
      }
      followUps @include(if: $details) {
        state {
          ...ReportedState
        }
        organisation {
          ...ReportedOrganisation
        }
        open
        overdue
        done
        dropped
      }
      eventKinds @include(if: $details) {
        area {
          code
        }
        kind
        events
      }
      organisationKinds @include(if: $details) {
        kind
        participations
        people
      }
      languages @include(if: $details) {
        language
        spoken
        interpreted
      }
    }
  `,
  [stateFields, organisationFields, programmeFields, actionFields, figureFields],
);

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
          ...ReportedNetwork
        }
        programmes {
          ...ReportedProgramme
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
        ...ReportedStateLine
      }
      organisations {
        organisation {
          ...ReportedOrganisation
        }
        events
        participations
        people
      }
      networks {
        network {
          ...ReportedNetwork
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
      ...ReportedDetails
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
  [
    stateFields,
    stateLineFields,
    organisationFields,
    programmeFields,
    networkFields,
    actionFields,
    figureFields,
    detailFields,
  ],
);
