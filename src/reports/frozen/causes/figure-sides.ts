import type { FigureCell } from '../../sources/figure-cell.js';
import type { Cause } from './cause.js';
import { countedStatus, formatFigures, genderFigures, type ReportLines } from './frozen-elements.js';

/** On which side of a figure a record is by what one of its fields says; undefined: that says nothing of it. */
export type SideOf = (field: string, value: string | null) => string | undefined;

/** It counts, or it does not. */
export const inside = 'in';
export const outside = 'out';
const whether = (counts: boolean): string => (counts ? inside : outside);

/** What the fields of a cause's record mean for its figure; of a field that changed, values are sides of their own. */
export function sidesOf(cause: Cause, lines: ReportLines, cell: FigureCell): SideOf {
  const { line, figure } = cause.of;
  return (field, value) => {
    const name = field.split('.')[0]!;
    const ofKind = { EVENT: ofEvent, REGISTRATION: ofRegistration, OUTCOME: ofOutcome }[cause.kind as string];
    if (ofKind) return ofKind(name, value);
    if (cause.kind === 'MEMBER') return String(genderFigures(value).includes(figure));
    if (cause.field === null && cause.kind === 'FOLLOW_UP') return whether(value === countedStatus(figure));
    if (cause.field === null && cause.kind === 'MEMBERSHIP') return whether(value === 'ACTIVE');
    return value ?? '';
  };

  function ofEvent(name: string, value: string | null): string | undefined {
    const isAsked = cause.field !== null;
    if (cause.field === 'eventHours') return ofHours(name, value);
    switch (name) {
      case 'status':
        if (isAsked) return value === 'CANCELLED' ? 'cancelled' : 'held';
        return whether(value !== 'DRAFT' && value !== null);
      case 'actions':
        return whether(
          isAsked ? lines.ofActions(idsIn(value)).includes(placeOf(line)) : lines.among(idsIn(value)).length > 0,
        );
      case 'networks':
        if (isAsked) return whether(idsIn(value).includes(line));
        return whether(cell.networkIds === null || idsIn(value).some((id) => cell.networkIds!.includes(id)));
      case 'partners':
        return figure === 'coreIndicators.6.partners'
          ? (value ?? '')
          : whether(idsIn(value).some((id) => line.endsWith(id)));
      case 'programme':
        if (isAsked) return whether(value === line);
        return whether(cell.programmeIds === null || (value !== null && cell.programmeIds.includes(value)));
      case 'startsAt':
        return ofDay(dayOf(value), isAsked);
      case 'format':
        return String(isFormat(value, figure));
      case 'kind':
        return String(figure.endsWith(`.${value}`));
      default:
        // When an event ends decides about its hours, not about what it is counted in.
        return isAsked && cause.field !== 'day' ? (value ?? '') : inside;
    }
  }

  function ofHours(name: string, value: string | null): string {
    if (name === 'days') return String(hoursIn(value));
    if (name === 'format') return String(value === 'SELF_PACED');
    return name === 'learningHours' ? (value ?? '') : '';
  }

  /** What is asked of a line is about its year or month, else about the period. */
  function ofDay(day: string, isOfLine: boolean): string {
    const time = isOfLine ? timeOf(line) : null;
    const isInPeriod = (cell.from === null || day >= cell.from) && (cell.to === null || day <= cell.to);
    return whether(isInPeriod && (time === null || day.startsWith(time)));
  }

  function ofRegistration(name: string, value: string | null): string {
    switch (name) {
      case 'attendance':
        return whether(value === 'ATTENDED' || value === 'PARTIAL');
      case 'status':
        return whether(value === 'CONFIRMED');
      case 'role':
        return whether(value !== 'INTERPRETER');
      case 'state':
        if (cause.field === null)
          return whether(cell.stateCodes === null || (value !== null && cell.stateCodes.includes(value)));
        return isRepresented.test(figure) ? (value ?? '') : whether(value === line);
      case 'organisationId':
        if (cause.field === null) return inside;
        return isRepresented.test(figure) ? (value ?? '') : whether(value === line);
      case 'days':
        return modeIn(value);
      default:
        return cause.field === null || name === 'personalCapacity' ? inside : (value ?? '');
    }
  }

  /** An edit counts once it is published; until it is withdrawn, what was published before counts. */
  function ofOutcome(name: string, value: string | null): string | undefined {
    switch (name) {
      case 'status':
        return value === 'PUBLISHED' ? inside : value === 'WITHDRAWN' ? outside : undefined;
      case 'programme':
        return whether(cell.programmeIds === null || (value !== null && cell.programmeIds.includes(value)));
      case 'actions':
        return whether(lines.ofActions(idsIn(value)).includes(placeOf(line)));
      case 'networks':
        return whether(idsIn(value).includes(line));
      case 'date':
        return ofDay(value ?? '', true);
      case 'kind':
        return String(figure.endsWith(`.${value}`));
      default:
        return value ?? '';
    }
  }
}

const isRepresented = /^(states|organisations|coreIndicators\.4\.perEvent|organisationKinds\..*)$/;
const idsIn = (value: string | null): string[] => (value === null ? [] : (JSON.parse(value) as string[]));
const dayOf = (value: string | null): string =>
  value === null ? '' : (JSON.parse(value) as { local: string }).local.slice(0, 10);
/** What the days of an event in the trail take. */
export const hoursIn = (value: string | null): number =>
  (JSON.parse(value ?? '[]') as { starts: { at: string }; ends: { at: string } }[])
    .map(({ starts, ends }) => (Date.parse(ends.at) - Date.parse(starts.at)) / 3_600_000)
    .reduce((sum, hours) => sum + hours, 0);
/** How somebody attended a day. */
export const modeIn = (value: string | null): string =>
  value === null ? '' : String((JSON.parse(value) as { mode?: string | null }).mode ?? '');
const isFormat = (value: string | null, figure: string): boolean =>
  value !== null && formatFigures[value as keyof typeof formatFigures] === figure;

/** What a line is about, without its year. */
const placeOf = (line: string): string => line.split(' ')[0]!;
/** The year or month of a line; null: it has none. */
const timeOf = (line: string): string | null => / (\d+)$/.exec(line)?.[1] ?? /^\d{4}-\d\d$/.exec(line)?.[0] ?? null;
