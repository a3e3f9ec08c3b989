/** What a figure is about; nothing: the total. */
export interface FigurePlace {
  areaId?: string;
  actionId?: string;
  state?: string;
  organisationId?: string;
  networkId?: string;
  programmeId?: string;
  /** An organisation with which events were held together. */
  partnerId?: string;
  /** Of an action. */
  year?: number;
  /** "2025-03". */
  month?: string;
}

/** A line of the report by one text; the figures of a line go by it and their names. */
export function lineOf({ year, partnerId, ...place }: FigurePlace): string {
  // An organisation has a line for those who represented it, too.
  if (partnerId !== undefined) return `partner ${partnerId}`;
  const { areaId, actionId, state, organisationId, networkId, programmeId, month } = place;
  const about = areaId ?? actionId ?? state ?? organisationId ?? networkId ?? programmeId ?? month ?? 'total';
  return year === undefined ? about : `${about} ${year}`;
}

export const figureOf = (line: string, figure: string): string => `${line}|${figure}`;
