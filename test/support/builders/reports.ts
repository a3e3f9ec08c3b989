import { publishedEvent, registerFor } from './events.js';
import type { World } from '../harness/world.js';

/** Somebody who came to an event, as a participant who attended unless said otherwise. */
export interface Guest {
  member: string;
  representing?: { state?: string; organisation?: string; personalCapacity?: boolean };
  role?: string;
  /** Null: nothing was recorded. */
  attendance?: string | null;
  mode?: string;
}

const record = `mutation ($event: ID!, $entries: [AttendanceInput!]!) { recordAttendance(event: $event, entries: $entries) { id } }`;

/** A published event of the past to which these people came; answers its id. */
export async function heldEvent(
  world: World,
  start: string,
  guests: Guest[],
  changes: Record<string, unknown> = {},
): Promise<string> {
  const end = new Date(Date.parse(`${start}:00Z`) + 2 * 3_600_000).toISOString().slice(0, 16);
  const event = await publishedEvent(world, {
    startsAt: start,
    endsAt: end,
    networks: [],
    actions: ['VI.6'],
    ...changes,
  });
  for (const { member, representing, role, mode } of guests)
    await registerFor(world, event, member, { representing, role, mode });
  const entries = guests.flatMap(({ member, attendance = 'ATTENDED' }) =>
    attendance === null ? [] : [{ member, attendance }],
  );
  if (entries.length > 0) await world.as('secretariat').ask(record, { event, entries });
  return event;
}

export interface FiguresShown {
  events: number;
  cancelledEvents: number;
  online: number;
  inPerson: number;
  eventHours: number;
  participations: number | null;
  onlineParticipations: number | null;
  people: number | null;
  states: number;
  organisations: number;
  women: number | null;
  men: number | null;
  otherOrNotStated: number | null;
  outcomes: number;
  outcomesByKind: { kind: string; count: number }[];
  followUpsOpen: number;
  satisfaction: number | null;
}

export interface ReportShown {
  plan: { slug: string };
  from: string;
  to: string;
  dataAt: string;
  rows: { action: { code: string }; figures: FiguresShown }[];
  total: FiguresShown;
  areas: { area: { code: string }; figures: FiguresShown }[];
  states: { state: { code: string }; events: number; participations: number | null; people: number | null }[];
  organisations: {
    organisation: { id: string };
    events: number;
    participations: number | null;
    people: number | null;
  }[];
  networks: {
    network: { slug: string };
    figures: FiguresShown;
    growth: { before: number; joined: number; left: number; after: number };
  }[];
  years: { year: number; action: { code: string }; events: number; outcomes: number; status: string | null }[];
  gaps: { code: string }[];
}

const figures = `events cancelledEvents online inPerson hybrid selfPaced eventHours participations inPersonParticipations onlineParticipations
  people states organisations women men otherOrNotStated outcomes outcomesByKind { kind count } followUpsOpen satisfaction`;

export const wholeReport = `query ($input: ActivityReportInput!) {
  activityReport(input: $input) {
    plan { slug } from to dataAt
    rows { action { code } figures { ${figures} } }
    total { ${figures} }
    areas { area { code } figures { ${figures} } }
    states { state { code name } events participations people women men otherOrNotStated }
    organisations { organisation { id name } events participations people }
    networks { network { slug name } figures { ${figures} } growth { before joined left after } }
    years { year action { code } events outcomes status }
    gaps { code }
  }
}`;

export const actionFigures = `query ($code: String!, $from: Date, $to: Date) { action(code: $code) { figures(from: $from, to: $to) { ${figures} } } }`;

/** The report as somebody sees it, over a year or whatever the input says. */
export async function reportOf(
  world: World,
  input: number | Record<string, unknown>,
  who: 'secretariat' | 'observer' = 'secretariat',
): Promise<ReportShown> {
  const asked = typeof input === 'number' ? { from: `${input}-01-01`, to: `${input}-12-31` } : input;
  const { activityReport } = await world.as(who).ask<{ activityReport: ReportShown }>(wholeReport, { input: asked });
  return activityReport;
}

/** The figures of one action's row. */
export function rowOf({ rows }: ReportShown, code: string): FiguresShown {
  return rows.find(({ action }) => action.code === code)!.figures;
}
