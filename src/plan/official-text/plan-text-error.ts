export type PlanTextReason =
  | 'EMPTY'
  | 'TOO_LARGE'
  | 'NO_HEADING'
  | 'UNKNOWN_HEADING'
  | 'AREA_ORDER'
  | 'EMPTY_AREA'
  | 'GAP'
  | 'DUPLICATE'
  | 'NO_PARENT'
  | 'NOT_AN_ITEM'
  | 'EMPTY_ITEM'
  | 'UNKNOWN_LABEL'
  | 'TOO_MANY'
  | 'BAD_LABEL';

/** Why a plan's text cannot be read; `line` counts from 1 and is null when no single line is to blame. */
export class PlanTextError extends Error {
  constructor(
    readonly reason: PlanTextReason,
    readonly line: number | null,
    readonly problem: string,
  ) {
    super(line === null ? problem : `Line ${line}: ${problem}`);
    this.name = 'PlanTextError';
  }
}
