import { Injectable } from '@nestjs/common';
import { type Condition, Database, place } from '../platform/index.js';
import { countedEvent, countedOrganisation, countedRegistration, countedVersion } from './scope.js';

/** One cell of a report: what the report is limited to, and the lines that meet in it; null: no limit. */
export interface Cell {
  from: string;
  to: string;
  networkIds: readonly string[] | null;
  programmeIds: readonly string[] | null;
  stateCodes: readonly string[] | null;
  /** The actions of the report, or of the area or action that the cell is about; sub-items included. */
  actionIds: readonly string[];
  /** The network that the cell is about. */
  networkId: string | null;
  state: string | null;
  organisationId: string | null;
  year: number | null;
}

/** Which rows of other rooms' tables a cell has counted, each a condition on them. */
export interface Sources {
  /** On `event e`. */
  events: Condition;
  /** On `event e`. */
  cancelledEvents: Condition;
  /** On `registration r` and its `event e`. */
  participations: Condition;
  /** On `member m`. */
  people: Condition;
  /** On `organisation`. */
  organisations: Condition;
  /** On `outcome o` and its `outcome_version v`. */
  outcomes: Condition;
  /** On `follow_up f`, its `outcome o` and `outcome_version v`. */
  followUpsOpen: Condition;
}

/** What stands behind a cell. The rules are those of the figures (scope.ts); a test holds each list against its figure. */
export function sourcesOf(cell: Cell): Sources {
  // Outcomes and cancelled events are not counted by state or organisation, so that nothing of them stands behind such a cell.
  const bySomebody = cell.state !== null || cell.organisationId !== null;
  const participations: Condition = (values) =>
    `${eventIn(cell, values)} AND NOT ${cancelled} AND ${attended(cell, values)}`;
  const among =
    (column: string): Condition =>
    (values) => {
      // Each value once, however many people and events there are.
      const counted = `SELECT ${column} FROM registration r JOIN event e ON e.id = r.event_id WHERE ${participations(values)}`;
      return `IN (${counted})`;
    };
  return {
    events: (values) =>
      `${eventIn(cell, values)} AND NOT ${cancelled}${
        bySomebody
          ? ` AND EXISTS (SELECT FROM registration r WHERE r.event_id = e.id AND ${attended(cell, values)})`
          : ''
      }`,
    cancelledEvents: (values) => (bySomebody ? 'FALSE' : `${eventIn(cell, values)} AND ${cancelled}`),
    participations,
    people: (values) => `m.id ${among('r.member_id')(values)}`,
    organisations: (values) => `organisation.id ${among(countedOrganisation('r'))(values)}`,
    outcomes: (values) => (bySomebody ? 'FALSE' : versionIn(cell, values)),
    followUpsOpen: (values) => (bySomebody ? 'FALSE' : `f.status = 'OPEN' AND ${versionIn(cell, values)}`),
  };
}

const cancelled = `e.status = 'CANCELLED'`;

function daysOf({ from, to }: Cell, values: unknown[]): { from: string; to: string } {
  return { from: `${place(values, from)}::date`, to: `${place(values, to)}::date` };
}

function eventIn(cell: Cell, values: unknown[]): string {
  const conditions = [
    countedEvent('e', daysOf(cell, values)),
    `EXISTS (SELECT FROM event_action ea WHERE ea.event_id = e.id AND ea.action_id = ANY (${place(values, cell.actionIds)}::uuid[]))`,
  ];
  for (const ids of networksOf(cell))
    conditions.push(
      `EXISTS (SELECT FROM event_network en WHERE en.event_id = e.id AND en.network_id = ANY (${place(values, ids)}::uuid[]))`,
    );
  if (cell.programmeIds) conditions.push(`e.programme_id = ANY (${place(values, cell.programmeIds)}::uuid[])`);
  if (cell.year !== null)
    conditions.push(`extract(year FROM e.starts_at_local) = ${place(values, cell.year)}::integer`);
  return conditions.join(' AND ');
}

function attended(cell: Cell, values: unknown[]): string {
  const conditions = [countedRegistration('r', `${place(values, cell.stateCodes)}::text[]`)];
  if (cell.state !== null) conditions.push(`r.state = ${place(values, cell.state)}::text`);
  if (cell.organisationId !== null)
    conditions.push(`${countedOrganisation('r')} = ${place(values, cell.organisationId)}::uuid`);
  return conditions.join(' AND ');
}

function versionIn(cell: Cell, values: unknown[]): string {
  const linked = (table: string, column: string, ids: readonly string[]): string =>
    `EXISTS (SELECT FROM ${table} l WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) AND l.${column} = ANY (${place(values, ids)}::uuid[]))`;
  const conditions = [
    countedVersion('o', 'v', daysOf(cell, values)),
    linked('outcome_action', 'action_id', cell.actionIds),
    ...networksOf(cell).map((ids) => linked('outcome_network', 'network_id', ids)),
  ];
  if (cell.programmeIds)
    conditions.push(`EXISTS (SELECT FROM outcome_event oe JOIN event held ON held.id = oe.event_id
      WHERE (oe.outcome_id, oe.number) = (v.outcome_id, v.number) AND held.programme_id = ANY (${place(values, cell.programmeIds)}::uuid[]))`);
  if (cell.year !== null) conditions.push(`extract(year FROM v.date) = ${place(values, cell.year)}::integer`);
  return conditions.join(' AND ');
}

/** An event or outcome has to be of one of the report's networks, and of that of the cell. */
const networksOf = ({ networkIds, networkId }: Cell): (readonly string[])[] => [
  ...(networkIds ? [networkIds] : []),
  ...(networkId ? [[networkId]] : []),
];

export interface PlannedAction {
  id: string;
  code: string;
  parentId: string | null;
  areaId: string;
  /** The code of its area. */
  area: string;
}

/** What is looked up for cells. */
@Injectable()
export class SourcesQueries {
  constructor(private readonly database: Database) {}

  /** Codes of the states whose people a cell has counted. */
  async states(cell: Cell): Promise<string[]> {
    const values: unknown[] = [];
    const counted = sourcesOf(cell).participations(values);
    const rows = await this.database.rows<{ state: string }>(
      `SELECT DISTINCT r.state FROM registration r JOIN event e ON e.id = r.event_id WHERE r.state IS NOT NULL AND ${counted} ORDER BY r.state`,
      values,
    );
    return rows.map(({ state }) => state);
  }

  /** The actions of a plan with its sub-items, each with the code of its area. */
  async actionsOf(planId: string): Promise<PlannedAction[]> {
    return this.database.rows<PlannedAction>(
      `SELECT a.id, a.code, a.parent_id AS "parentId", a.area_id AS "areaId", area.code AS area FROM action a JOIN area ON area.id = a.area_id WHERE area.plan_id = $1`,
      [planId],
    );
  }

  /** Of states, organisations, networks and programmes those that there are. */
  async known(
    stateCodes: readonly string[],
    organisationIds: readonly string[],
    networkIds: readonly string[],
    programmeIds: readonly string[],
  ): Promise<Set<string>> {
    const rows = await this.database.rows<{ name: string }>(
      `SELECT code AS name FROM state WHERE code = ANY ($1)
       UNION ALL SELECT id::text FROM organisation WHERE id = ANY ($2::uuid[])
       UNION ALL SELECT id::text FROM network WHERE id = ANY ($3::uuid[])
       UNION ALL SELECT id::text FROM programme WHERE id = ANY ($4::uuid[])`,
      [stateCodes, organisationIds, networkIds, programmeIds],
    );
    return new Set(rows.map(({ name }) => name));
  }
}
