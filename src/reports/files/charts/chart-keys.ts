/** Which charts there are; each is drawn of one section of a report. */
export const chartKeys = ['areas', 'gender', 'months', 'states'] as const;
export type ChartKey = (typeof chartKeys)[number];
