import type pg from 'pg';
import { currentPlan } from '../../plan/index.js';
import { problem, sql, type Texts } from '../../platform/index.js';
import { dayOf } from './calendar.js';
import { Random } from './random.js';
import { BulkLoad } from './bulk-load.js';

const mainSeed = 1;

/** An action of the current plan, or a sub-item. */
export interface GroundAction {
  id: string;
  title: Texts;
}

/** What the data set stands on: what the database holds already, and the choices that everything is made with. */
export interface Ground {
  random: Random;
  load: BulkLoad;
  now: Date;
  /** The day of `now` in UTC, counted from 1970. */
  today: number;
  states: { code: string; name: Texts }[];
  actions: GroundAction[];
  networkIds: string[];
}

/** Reads what there is. @throws Problem where there are no participating states or no actions */
export async function readGround(client: pg.Client): Promise<Ground> {
  const { rows: states } = await client.query<Ground['states'][number]>(participatingStates);
  const { rows: actions } = await client.query<GroundAction>(actionsOfCurrentPlan);
  const { rows: networks } = await client.query<{ id: string }>('SELECT id FROM network ORDER BY slug');
  if (states.length === 0 || actions.length === 0) {
    throw problem('CONFLICT', {
      en: 'There are no participating states, or no action plan, to make events for.',
      ru: 'Нет участвующих государств или плана действий, для которых создавать мероприятия.',
    });
  }
  const now = new Date();
  const networkIds = networks.map(({ id }) => id);
  return {
    random: new Random(mainSeed),
    load: new BulkLoad(client),
    now,
    today: dayOf(now),
    states,
    actions,
    networkIds,
  };
}

const participatingStates = sql`SELECT s.code, s.name FROM state s JOIN state_standing st ON st.state = s.code
  WHERE st.standing = 'ACTIVE' AND daterange(st.from_day, st.to_day, '[]') @> current_date ORDER BY s.code`;
const actionsOfCurrentPlan = sql`SELECT id, title FROM action
  WHERE plan_id = ${currentPlan} AND NOT is_principle ORDER BY position`;
