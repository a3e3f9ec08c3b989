const request = (operation, variables) => ({ path: `/${operation}`, body: JSON.stringify(variables) });
const same = (data) => data;

/** node:http with one statement whose JSON PostgreSQL makes. */
export const bare = {
  title: 'bare server, JSON by PostgreSQL',
  request,
  answers: { Q1: same, Q2: same, M1: same },
};

/** node:http with flat rows, and dictionaries of networks, actions and states in the process. */
export const flat = { title: 'bare server, flat rows', request, answers: { Q1: same, Q2: same } };

/** node:http with the very SQL of the report, counted at every call. */
export const live = {
  title: 'the SQL of the report, run directly',
  request,
  answers: {
    Q3: ({ planId, report }) => {
      const lines = new Map(report.figures.map((figures) => [figures.line, figures]));
      const counts = (line) => {
        const { events = 0, participations = 0, people = 0 } = lines.get(line) ?? {};
        return { events, participations, people };
      };
      return { total: counts(planId), rows: report.actions.map(({ id }) => ({ action: id, ...counts(id) })) };
    },
  },
};
