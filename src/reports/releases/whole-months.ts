/** Whether days, as "2024-01-31", begin with the first of a month and end with the last of one. */
export function isOfWholeMonths({ from, to }: { from: string; to: string }): boolean {
  const dayAfter = new Date(`${to}T00:00:00Z`);
  dayAfter.setUTCDate(dayAfter.getUTCDate() + 1);
  return from.endsWith('-01') && dayAfter.getUTCDate() === 1;
}
