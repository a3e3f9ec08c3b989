import type { StoredReport } from '../activity-report/report.js';
import type { Figures } from '../counting/figures.js';
import type { Disclosure, Told } from './disclosure.policy.js';
import { fewest, giveThemselvesAway } from './told-periods.js';

const genders = ['women', 'men', 'otherOrNotStated'] as const;
const modes = ['inPersonParticipations', 'onlineParticipations'] as const;
const columnsOfStates = ['participations', 'people', ...genders] as const;
const columnsOfOrganisations = ['participations', 'people'] as const;

/** One count of people, with its true value. */
interface PeopleCount {
  readonly value: number;
  isHidden(): boolean;
  hide(): void;
}

/** Counts that a reader can add up: whoever knows all of them but one knows that one too. */
interface Sum {
  total: PeopleCount;
  parts: readonly PeopleCount[];
  /** False where there is more in the total than these parts, as people who represented no state. */
  isWhole: boolean;
}

/**
 * The report for readers outside the secretariat: counts of people under 5 are null, and so are others from which those
 * could be worked out, within a row, down the rows of states and of organisations, or with another report. A 0 is
 * shown.
 */
export function withoutSmallCounts<Shown extends StoredReport>(report: Shown, told: Disclosure): Shown {
  const shown = {
    ...report,
    rows: report.rows.map(withOwnFigures),
    total: { ...report.total },
    areas: report.areas.map(withOwnFigures),
    networks: report.networks.map(withOwnFigures),
    states: report.states.map((row) => ({ ...row })),
    organisations: report.organisations.map((row) => ({ ...row })),
  };
  const figures = [shown.total, ...[...shown.rows, ...shown.areas, ...shown.networks].map((row) => row.figures)];
  hideUntold(shown.total, told('total', ''));
  for (const { actionId, figures: row } of shown.rows) hideUntold(row, told('actions', actionId));
  for (const { areaId, figures: row } of shown.areas) hideUntold(row, told('areas', areaId));
  for (const { networkId, figures: row } of shown.networks) hideUntold(row, told('networks', networkId));
  for (const row of shown.states) if (!told('states', row.state).participations) hideAll(row, columnsOfStates);
  for (const row of shown.organisations)
    if (!told('organisations', row.organisationId).participations) hideAll(row, columnsOfOrganisations);
  hideSmall([
    ...figures.flatMap(sumsOfFigures),
    ...shown.states.map((row) => ({
      total: countIn(row, 'people'),
      parts: genders.map((name) => countIn(row, name)),
      isWhole: true,
    })),
    ...columnsOfStates.map((name) => sumDown(name, shown.states, shown.total)),
    ...columnsOfOrganisations.map((name) => sumDown(name, shown.organisations, shown.total)),
  ]);
  figures.forEach(hideSatisfaction);
  // The whole of one area is what the area's line says, and must not say more.
  const [area, another] = shown.areas;
  if (area && !another) shown.total = { ...area.figures };
  return shown;
}

/** The same for figures that stand alone. */
export function figuresWithoutSmallCounts(figures: Figures, told: Told): Figures {
  const shown = { ...figures };
  hideUntold(shown, told);
  hideSmall(sumsOfFigures(shown));
  hideSatisfaction(shown);
  return shown;
}

/** Where attendances are not told, nothing is of the people: who came once is in both. */
function hideUntold(figures: Figures, told: Told): void {
  if (!told.participations) hideAll(figures, [...modes, ...columnsOfStates]);
  if (!told.inPerson) hideAll(figures, ['inPersonParticipations']);
  if (!told.online) hideAll(figures, ['onlineParticipations']);
}

/** A 0 gives nothing away. */
function hideAll<Name extends string>(row: Record<Name, number | null>, names: readonly Name[]): void {
  for (const name of names) if (row[name] !== 0) row[name] = null;
}

function withOwnFigures<Row extends { figures: Figures }>(row: Row): Row {
  return { ...row, figures: { ...row.figures } };
}

function sumsOfFigures(row: Figures): Sum[] {
  return [
    { total: countIn(row, 'people'), parts: genders.map((name) => countIn(row, name)), isWhole: true },
    { total: countIn(row, 'participations'), parts: modes.map((name) => countIn(row, name)), isWhole: true },
  ];
}

function sumDown<Name extends string>(
  name: Name,
  rows: readonly Record<Name, number | null>[],
  total: Record<Name, number | null>,
): Sum {
  return { total: countIn(total, name), parts: rows.map((row) => countIn(row, name)), isWhole: false };
}

function countIn<Name extends string>(row: Record<Name, number | null>, name: Name): PeopleCount {
  return {
    value: row[name] ?? 0,
    isHidden: () => row[name] === null,
    hide: () => {
      row[name] = null;
    },
  };
}

/** Hides the small counts, then more until none of them can be worked out any longer. */
function hideSmall(sums: readonly Sum[]): void {
  for (const { total, parts } of sums) {
    for (const count of [total, ...parts]) if (count.value > 0 && count.value < fewest) count.hide();
  }
  for (let found = true; found;) {
    found = false;
    for (const sum of sums) {
      const next = canBeWorkedOut(sum) && nextToHide(sum);
      if (!next) continue;
      next.hide();
      found = true;
    }
  }
}

function canBeWorkedOut({ total, parts, isWhole }: Sum): boolean {
  const hidden = parts.filter((part) => part.isHidden());
  if (total.isHidden()) return isWhole && hidden.length === 0 && parts.length > 0;
  return giveThemselvesAway(hidden.map(({ value }) => value));
}

/** The smallest part that says anything; where none is left, the total of those parts that are all of it. */
function nextToHide({ total, parts, isWhole }: Sum): PeopleCount | null {
  const [smallest] = parts
    .filter((part) => part.value > 0 && !part.isHidden())
    .sort((one, other) => one.value - other.value);
  return smallest ?? (isWhole && !total.isHidden() ? total : null);
}

function hideSatisfaction(figures: Figures): void {
  if (figures.answers < fewest) figures.satisfaction = null;
}
