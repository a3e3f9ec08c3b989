/** A period of days, "2025-01-01", both included; null: open at that end. */
export interface DayPeriod {
  from: string | null;
  to: string | null;
}

/** What counting is narrowed to; null: no limit, an empty list: nothing. */
export interface CountingLimits extends DayPeriod {
  networkIds: readonly string[] | null;
  programmeIds: readonly string[] | null;
  /** Codes of states: limits participants, not events. */
  stateCodes: readonly string[] | null;
  /**
   * Whether states and organisations have lines only for events of which it may be said who was represented, and
   * only these count in what is narrowed to states; left out: for all.
   */
  namesOfOpenEvents?: boolean;
}

/** What a report is about: a part of a plan, its days, and what it is narrowed to. */
export interface ReportScope extends CountingLimits {
  planId: string;
  from: string;
  to: string;
  areaCodes: readonly string[] | null;
}

/** Whatever was done at any time. */
export const unlimited: CountingLimits = {
  from: null,
  to: null,
  networkIds: null,
  programmeIds: null,
  stateCodes: null,
};

/** The calendar year of a day. */
export const yearOf = (day: string): number => Number(day.slice(0, 4));
