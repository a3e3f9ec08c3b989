import type { ActivityReportInput } from '../../../src/schema-types.js';
import { attendedAt, chosenOf, distinct, happened, organisationOf, tookPlace } from './naive-report.js';
import type { ReportWorld } from './report-facts.js';

/** The events behind a report, each with who attended it, by their ids. */
export function naiveListedEvents(world: ReportWorld, input: ActivityReportInput) {
  const { counted, events } = chosenOf(world, input);
  return happened(events, counted)
    .map((event) => {
      const attended = attendedAt(tookPlace([event], counted), counted);
      return {
        id: event.id,
        status: event.status,
        attendance: {
          participants: distinct(attended.map(({ memberId }) => memberId)).length,
          states: distinct(attended.flatMap(({ state }) => state ?? [])).toSorted(),
          organisations: distinct(attended.flatMap(organisationOf)).toSorted(),
        },
      };
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}
