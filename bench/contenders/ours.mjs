const documents = {
  Q1: `query Q1($since: DateTime!) {
    events(filter: { startsAfter: $since, statuses: [PUBLISHED] }, first: 20) {
      nodes {
        id slug title kind format startsAt timeZone
        networks { slug name }
        actions { code }
        seats { mode capacity confirmed waitlisted available }
      }
    }
  }`,
  Q2: `query Q2($event: ID!) {
    event(id: $event) {
      id slug title startsAt
      registrations(first: 50) {
        nodes {
          id status mode
          member { id displayName state { code name } memberships { role status network { slug name } } }
        }
      }
    }
  }`,
  Q3: `query Q3($from: Date!, $to: Date!) {
    activityReport(input: { from: $from, to: $to }) {
      total { ...figures }
      rows { action { id code title } figures { ...figures } }
    }
  }
  fragment figures on ActivityFigures {
    events cancelledEvents eventHours participations inPersonParticipations people states organisations women men
    outcomes satisfaction
  }`,
  M1: `mutation M1($event: ID!, $member: ID!) {
    registerForEvent(input: { event: $event, member: $member, mode: ONLINE }) {
      id status mode waitlistReason representing { state { code } }
    }
  }`,
};
documents.Q3cold = documents.Q3;

/** Our own API: what it is asked, and its answers in the form that all contenders share. */
export const ours = {
  title: 'Colloquy',

  request(operation, { by, ...variables }) {
    return { path: '/graphql', body: JSON.stringify({ query: documents[operation], variables }) };
  },

  answers: {
    Q1: ({ events }) =>
      events.nodes.map(({ actions, ...event }) => ({ ...event, actions: actions.map(({ code }) => code) })),
    Q2: ({ event: { registrations, ...event } }) => ({
      ...event,
      registrations: registrations.nodes.map(({ member, ...registration }) => ({
        ...registration,
        member: { ...member, memberships: member.memberships.map(({ network, ...rest }) => ({ ...rest, ...network })) },
      })),
    }),
    Q3: ({ activityReport: { total, rows } }) => ({
      total: counts(total),
      rows: rows.map(({ action, figures }) => ({ action: action.id, ...counts(figures) })),
    }),
    M1: ({ registerForEvent: { representing, ...registration } }) => ({
      ...registration,
      state: representing.state?.code ?? null,
    }),
  },
};

const counts = ({ events, participations, people }) => ({ events, participations, people });
