import { allOf, given, holds, holdsNever, identifier, type Sql, sql } from '../../platform/index.js';
import {
  countedEvent,
  countedOrganisation,
  countedRegistration,
  countedVersion,
  daysOf,
  namesRepresented,
} from '../counting/counting-rules.sql.js';
import { seenEvents } from '../../events/index.js';
import { isSecretariat, type Viewer } from '../../access/index.js';
import type { FigureCell } from './figure-cell.js';

/** Which rows of other rooms' tables a cell has counted, each a condition on them. */
export interface Sources {
  /** On `event e`. */
  events: Sql;
  /** On `event e`. */
  cancelledEvents: Sql;
  /** On `registration r` and its `event e`. */
  participations: Sql;
  /** On `member m`. */
  people: Sql;
  /** On `organisation`. */
  organisations: Sql;
  /** On `outcome o` and its `outcome_version v`. */
  outcomes: Sql;
  /** On `follow_up f`, its `outcome o` and `outcome_version v`. */
  followUpsOpen: Sql;
}

/**
 * On `event e`: at which events this viewer is told who was represented. Outsiders are of those that they may see, and
 * of which it may be said who was there.
 */
export const namesParticipants = (viewer: Viewer): Sql =>
  isSecretariat(viewer) ? holds : allOf([seenEvents(viewer), namesRepresented()]);

/**
 * What stands behind a cell. The rules are those of the figures; a test holds each list against its figure.
 * @param named on `event e`: at which events it is told who was represented
 */
export function sourcesOf(cell: FigureCell, named: Sql = holds): Sources {
  const event = eventIn(cell);
  const participations = allOf([event, sql`NOT ${cancelled}`, attended(cell), named]);
  const values = (column: Sql): Sql =>
    sql`SELECT ${column} FROM registration r JOIN event e ON e.id = r.event_id WHERE ${participations}`;
  const ofPeople = {
    participations,
    people: sql`m.id IN (${values(sql`r.member_id`)})`,
    // Worked out once: PostgreSQL would ask it of each of the few organisations.
    organisations: sql`organisation.id = ANY (array(${values(sql`DISTINCT ${countedOrganisation()}`)}))`,
  };
  // Outcomes and cancelled events are not counted by state or organisation: nothing of them is behind such a cell.
  if (cell.state !== null || cell.organisationId !== null) {
    const events = allOf([
      ...[event, sql`NOT ${cancelled}`, named],
      sql`EXISTS (SELECT FROM registration r WHERE r.event_id = e.id AND ${attended(cell)})`,
    ]);
    return { ...ofPeople, events, cancelledEvents: holdsNever, outcomes: holdsNever, followUpsOpen: holdsNever };
  }
  const version = versionIn(cell);
  return {
    ...ofPeople,
    events: sql`${event} AND NOT ${cancelled}`,
    cancelledEvents: sql`${event} AND ${cancelled}`,
    outcomes: version,
    followUpsOpen: sql`f.status = 'OPEN' AND ${version}`,
  };
}

const cancelled = sql`e.status = 'CANCELLED'`;

/** Conditions on events `e` that took place or were cancelled, whoever came to them. */
export const eventIn = (cell: FigureCell): Sql =>
  allOf([
    countedEvent(daysOf(cell)),
    sql`EXISTS (
      SELECT FROM event_action ea WHERE ea.event_id = e.id AND ea.action_id = ANY (${cell.actionIds}::uuid[])
    )`,
    ...networksOf(cell).map(
      (ids) =>
        sql`EXISTS (SELECT FROM event_network en WHERE en.event_id = e.id AND en.network_id = ANY (${ids}::uuid[]))`,
    ),
    given(cell.programmeIds, (ids) => sql`e.programme_id = ANY (${ids}::uuid[])`),
    given(cell.year, (year) => sql`extract(year FROM e.starts_at_local) = ${year}::integer`),
  ]);

const attended = (cell: FigureCell): Sql =>
  allOf([
    countedRegistration(cell.stateCodes),
    given(cell.state, (state) => sql`r.state = ${state}::text`),
    given(cell.organisationId, (id) => sql`${countedOrganisation()} = ${id}::uuid`),
  ]);

const versionIn = (cell: FigureCell): Sql =>
  allOf([
    countedVersion(daysOf(cell)),
    linked('outcome_action', 'action_id', cell.actionIds),
    ...networksOf(cell).map((ids) => linked('outcome_network', 'network_id', ids)),
    given(
      cell.programmeIds,
      (ids) => sql`EXISTS (
        SELECT FROM outcome_event oe JOIN event held ON held.id = oe.event_id
        WHERE (oe.outcome_id, oe.number) = (v.outcome_id, v.number) AND held.programme_id = ANY (${ids}::uuid[])
      )`,
    ),
    given(cell.year, (year) => sql`extract(year FROM v.date) = ${year}::integer`),
  ]);

const linked = (table: string, column: string, ids: readonly string[]): Sql => sql`EXISTS (
  SELECT FROM ${identifier(table)} l
  WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) AND l.${identifier(column)} = ANY (${ids}::uuid[])
)`;

/** An event or outcome has to be of one of the report's networks, and of that of the cell. */
const networksOf = ({ networkIds, networkId }: FigureCell): (readonly string[])[] => [
  ...(networkIds ? [networkIds] : []),
  ...(networkId ? [[networkId]] : []),
];
