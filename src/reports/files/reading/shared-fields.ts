import { graphql } from '../../../platform/index.js';

/* What files of reports ask the API of each thing: every name in every language, for files of any language. */

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

export const eventFields = graphql(`
  fragment ReportedEvent on Event {
    kind
    format
    startsAtLocal
    titles {
      locale
      text
    }
    venue {
      city
    }
    actions {
      code
      area {
        code
      }
    }
  }
`);

/** How a state took part. */
export const stateLineFields = graphql(`
  fragment ReportedStateLine on StateRow {
    events
    participations
    people
    women
    men
    otherOrNotStated
  }
`);

export const organisationFields = graphql(`
  fragment ReportedOrganisation on Organisation {
    __typename
    id
    names {
      locale
      text
    }
  }
`);

export const programmeFields = graphql(`
  fragment ReportedProgramme on Programme {
    __typename
    id
    titles {
      locale
      text
    }
  }
`);

export const networkFields = graphql(`
  fragment ReportedNetwork on Network {
    __typename
    id
    names {
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
    area {
      code
    }
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
