import { identifier, type Reader, type Sql, sql, type Texts } from '../../platform/index.js';
import type { WholeReport } from '../activity-report/report.js';
import type { FigureCell } from '../sources/figure-cell.js';
import { sourcesOf } from '../sources/sources.sql.js';

/** What something was called when the report was frozen, by the names that the API has for it. */
export type NamedThen = Record<string, Texts | boolean | string | null>;

/** By the GraphQL type and the id, of states the code. */
export type KeptNames = Partial<Record<string, Record<string, NamedThen>>>;

type Reported = Pick<WholeReport, 'plan' | 'organisations' | 'details'>;

/** What all that the report is about is called, one statement. */
export async function namesFor(reader: Reader, report: Reported, cell: FigureCell): Promise<KeptNames> {
  const { plan, organisations, details } = report;
  const organisationIds = [...organisations, ...details.partners, ...details.followUps].flatMap(
    ({ organisationId }) => organisationId ?? [],
  );
  const { events, cancelledEvents } = sourcesOf(cell);
  const ofPlan = sql`e.plan_id = ${plan.id}`;
  const { names } = await reader.one<{ names: KeptNames }>(sql`
    SELECT json_build_object(
      'ActionPlan', ${called('action_plan', titles, sql`e.id = ${plan.id}`)},
      'Area', ${called('area', titles, ofPlan)},
      'Action', ${called(
        'action',
        sql`'titles', e.title, 'isPrinciple', e.is_principle`,
        sql`e.area_id IN (SELECT id FROM area WHERE plan_id = ${plan.id})`,
      )},
      'State', ${called('state', sql`'names', e.name, 'footnotes', e.footnote`, sql`true`, sql`e.code`)},
      'Network', ${called('network', ownName, sql`true`)},
      'Programme', ${called('programme', titles, sql`true`)},
      'Organisation', ${called('organisation', ownName, sql`e.id = ANY (${organisationIds}::uuid[])`)},
      'Event', ${called('event', sql`${titles}, 'city', e.venue_city`, sql`(${events} OR ${cancelledEvents})`)}
    ) AS names`);
  return names;
}

const titles = sql`'titles', e.title`;
const ownName = sql`'names', e.name`;

const called = (table: string, names: Sql, where: Sql, key = sql`e.id`): Sql => sql`(
  SELECT coalesce(json_object_agg(${key}, json_build_object(${names})), '{}') FROM ${identifier(table)} e WHERE ${where}
)`;
