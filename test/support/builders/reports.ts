import { graphql, type ResultOf } from '../../../src/platform/index.js';
import type { Input } from '../harness/input.js';
import type { World } from '../harness/world.js';
import { type EventInput, pastEvent } from './events.js';
import { attend, type RegisterInput, registerFor } from './registrations.js';

/** Somebody who came to an event, as a participant who attended unless said otherwise. */
export interface Guest extends Pick<RegisterInput, 'representing' | 'role' | 'mode'> {
  member: string;
  /** Null: nothing was recorded. */
  attendance?: Input<'Attendance'> | null;
}

export type ReportInput = Input<'ActivityReportInput'>;

/** A published event of the past to which these people came; answers its id. */
export async function heldEvent(
  world: World,
  start: string,
  guests: Guest[],
  changes: Partial<EventInput> = {},
): Promise<string> {
  const end = new Date(Date.parse(`${start}:00Z`) + 2 * 3_600_000).toISOString().slice(0, 16);
  const { id } = await pastEvent(world, {
    startsAt: start,
    endsAt: end,
    networks: [],
    actions: ['VI.6'],
    ...changes,
  });
  const entries: { member: string; attendance: Input<'Attendance'> }[] = [];
  for (const { member, attendance = 'ATTENDED', ...input } of guests) {
    await registerFor(world, id, member, input);
    if (attendance !== null) entries.push({ member, attendance });
  }
  if (entries.length > 0) await attend(world, id, entries);
  return id;
}

export const figuresShown = graphql(`
  fragment FiguresShown on ActivityFigures {
    events cancelledEvents online inPerson hybrid selfPaced eventHours
    participations inPersonParticipations onlineParticipations people states organisations women men otherOrNotStated
    outcomes outcomesByKind { kind count } followUpsOpen satisfaction
  }
`);
export type FiguresShown = ResultOf<typeof figuresShown>;

export const reportShown = graphql(
  `fragment ReportShown on ActivityReport {
    plan { slug } from to dataAt
    rows { action { code } figures { ...FiguresShown } }
    total { ...FiguresShown }
    areas { area { code } figures { ...FiguresShown } }
    states { state { code name } events participations people women men otherOrNotStated }
    organisations { organisation { id name } events participations people }
    networks { network { slug name } figures { ...FiguresShown } growth { before joined left after } }
    years { year action { code } events outcomes status }
    gaps { code }
  }`,
  [figuresShown],
);
export type ReportShown = ResultOf<typeof reportShown>;

export const wholeReport = graphql(
  'query ($input: ActivityReportInput!) { activityReport(input: $input) { ...ReportShown } }',
  [reportShown],
);

export const actionFigures = graphql(
  `query ($code: String!, $from: Date, $to: Date) {
    action(code: $code) { figures(from: $from, to: $to) { ...FiguresShown } }
  }`,
  [figuresShown],
);

/** The input of a report over one year. */
export const yearOf = (year: number): ReportInput => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The report as somebody sees it, over a year or whatever the input says. */
export async function reportOf(
  world: World,
  input: number | ReportInput,
  who: 'secretariat' | 'observer' = 'secretariat',
): Promise<ReportShown> {
  const asked = typeof input === 'number' ? yearOf(input) : input;
  return (await world.as(who).ask(wholeReport, { input: asked })).activityReport;
}

/** The figures of one action's row. */
export function rowOf({ rows }: ReportShown, code: string): FiguresShown {
  return rows.find(({ action }) => action.code === code)!.figures;
}
