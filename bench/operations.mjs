/**
 * What is measured. `variables(facts, name, n)` are those of the n-th request of a contender; `different` says after
 * how many they repeat, and is left out where they never do. "once" has a part only where there is more data than
 * usual, "before" where a tree of before is given. `limits` hold for the medians: [what, floor, goal, moonshot].
 */
export const operations = {
  Q1: {
    what: '20 upcoming events with networks, action codes and seats',
    contenders: ['ours', 'again', 'before', 'once', 'f', 'h', 'hf'],
    different: 20,
    variables: ({ since }, _name, n) => ({ since: since[n % since.length] }),
    limits: [
      ['f', 1.5, 2.3, 2.8],
      ['hf', null, 0.6, 0.8],
      ['once', 0.75, 0.9, 1],
    ],
    statements: 1,
  },
  Q2: {
    what: 'one event with 50 registrations, each with its member, state and networks',
    contenders: ['ours', 'again', 'before', 'once', 'f', 'h', 'hf'],
    different: 20,
    variables: ({ fullEvents }, _name, n) => ({ event: fullEvents[n % fullEvents.length] }),
    limits: [
      ['f', 1.5, 2.1, 2.7],
      ['h', null, 0.75, 1],
      ['once', 0.75, 0.9, 1],
    ],
    statements: 1,
  },
  Q3: {
    what: 'activity report of a year, all actions, asked for again and again',
    contenders: ['ours', 'again', 'before', 'live'],
    different: 1,
    variables: ({ year }) => year,
    limits: [['live', 30, 75, null]],
    statements: 1,
    slow: true,
  },
  Q3cold: {
    what: 'activity report of a year that nobody has asked for before',
    contenders: ['ours', 'before', 'live'],
    variables: ({ year }, _name, n) => ({
      from: daysAfter(year.from, -(n % 500)),
      to: daysAfter(year.to, Math.floor(n / 500) - (n % 500)),
    }),
    limits: [['live', 0.9, 1, null]],
    slow: true,
  },
  M1: {
    what: 'one registration of somebody who has none, with history, audit, mail row and job',
    contenders: ['ours', 'again', 'before', 'f', 'h'],
    variables: ({ callerId, members, eventsOf }, name, n) => {
      const events = eventsOf[name];
      return {
        event: events[n % events.length],
        member: members[Math.floor(n / events.length) % members.length],
        by: callerId,
      };
    },
    limits: [
      ['f', 0.8, 1.2, null],
      ['h', null, null, 0.9],
    ],
  },
  rush: {
    what: '1,000 calls at once for 40 seats; the ratio is of times, so that less is better',
    contenders: ['ours', 'again', 'before', 'f', 'h'],
    request: 'M1',
    variables: ({ callerId, members, rushesOf }, name, n, round) => ({
      event: rushesOf[name][round],
      member: members[n],
      by: callerId,
    }),
    limits: [['f', 1, 0.4, 0.3]],
    lessIsBetter: true,
  },
};

/** What ours is held to beside ratios: seconds and megabytes. */
export const ownLimits = { coldStart: [2.5, 1.2], memoryAtRest: [300, 200], memoryAfter: [600, 400] };

const daysAfter = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
