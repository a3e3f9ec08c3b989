const documents = {
  Q1: `query Q1($since: Datetime!) {
    upcomingEvents(since: $since, first: 20) {
      nodes {
        rowId slug titleText kind format startsAt timeZone
        eventNetworksByEventId(orderBy: POSITION_ASC) { nodes { networkByNetworkId { slug nameText } } }
        eventActionsByEventId(orderBy: POSITION_ASC) { nodes { actionByActionId { code } } }
        eventSeatPoolsByEventId(orderBy: PRIMARY_KEY_ASC) { nodes { mode capacity confirmed waitlisted available } }
      }
    }
  }`,
  Q2: `query Q2($event: UUID!) {
    eventByRowId(rowId: $event) {
      rowId slug titleText startsAt
      registrationsByEventId(first: 50, orderBy: SEQUENCE_ASC) {
        nodes {
          rowId status mode
          memberByMemberId {
            rowId displayName
            currentState { code nameText }
            membershipsByMemberId(orderBy: PRIMARY_KEY_DESC) {
              nodes { role status networkByNetworkId { slug nameText } }
            }
          }
        }
      }
    }
  }`,
  M1: `mutation M1($event: UUID!, $member: UUID!, $by: UUID!) {
    registerForEvent(input: { eventId: $event, memberId: $member, wantedMode: "ONLINE", byMemberId: $by }) {
      result { rowId status mode waitlistReason state }
    }
  }`,
};

const instant = (text) => new Date(text).toISOString();
const named = ({ slug, nameText }) => ({ slug, name: nameText });

/** PostGraphile 5 on the same tables. */
export const postgraphile = {
  title: 'PostGraphile 5',

  request(operation, variables) {
    return { path: '/graphql', body: JSON.stringify({ query: documents[operation], variables }) };
  },

  answers: {
    Q1: ({ upcomingEvents }) =>
      upcomingEvents.nodes.map((event) => ({
        ...{ id: event.rowId, slug: event.slug, title: event.titleText, kind: event.kind, format: event.format },
        ...{ startsAt: instant(event.startsAt), timeZone: event.timeZone },
        networks: event.eventNetworksByEventId.nodes.map(({ networkByNetworkId }) => named(networkByNetworkId)),
        actions: event.eventActionsByEventId.nodes.map(({ actionByActionId }) => actionByActionId.code),
        seats: event.eventSeatPoolsByEventId.nodes,
      })),
    Q2: ({ eventByRowId: event }) => ({
      ...{ id: event.rowId, slug: event.slug, title: event.titleText, startsAt: instant(event.startsAt) },
      registrations: event.registrationsByEventId.nodes.map(({ rowId, status, mode, memberByMemberId: member }) => ({
        ...{ id: rowId, status, mode },
        member: {
          ...{ id: member.rowId, displayName: member.displayName },
          state: member.currentState && { code: member.currentState.code, name: member.currentState.nameText },
          memberships: member.membershipsByMemberId.nodes.map(({ networkByNetworkId, ...membership }) => ({
            ...membership,
            ...named(networkByNetworkId),
          })),
        },
      })),
    }),
    M1: ({ registerForEvent: { result } }) => {
      const { rowId, ...registration } = result;
      return { id: rowId, ...registration };
    },
  },
};
