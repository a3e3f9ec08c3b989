/** A small world that a report is made of, as plain facts. */
export interface ReportWorld {
  plan: { id: string; slug: string; startsOn: string };
  /** In the order of the plan. */
  areas: { id: string; code: string }[];
  actions: PlannedAction[];
  /** An action of another plan. */
  foreignAction: string;
  organisations: string[];
  members: { id: string; gender: string | null }[];
  networks: CountedNetwork[];
  programmes: string[];
  events: CountedEvent[];
  outcomes: CountedOutcome[];
  statuses: { actionId: string; year: number; status: string }[];
}

export interface PlannedAction {
  id: string;
  areaId: string;
  parentId: string | null;
  code: string;
  isPrinciple: boolean;
}

export interface CountedNetwork {
  id: string;
  actionIds: string[];
  /** Days, "2024-01-01"; null: still active. */
  memberships: { memberId: string; from: string; to: string | null }[];
}

export interface CountedEvent {
  id: string;
  status: string;
  format: string;
  timeZone: string;
  /** In order; wall times in the event's zone, "2024-01-01T09:00:00". */
  days: { start: string; minutes: number }[];
  /** Of a course in one's own time; null: it says none. */
  learningHours: number | null;
  actionIds: string[];
  networkIds: string[];
  programmeId: string | null;
  registrations: CountedRegistration[];
  feedback: { memberId: string; stage: string; satisfaction: number | null }[];
}

export interface CountedRegistration {
  memberId: string;
  status: string;
  role: string;
  attendance: string;
  mode: string;
  state: string | null;
  organisationId: string | null;
}

export interface CountedOutcome {
  id: string;
  /** Counted from 1. */
  versions: { kind: string; date: string; actionIds: string[]; networkIds: string[]; eventIds: string[] }[];
  published: number | null;
  followUps: { status: string; versions: number[] }[];
}
