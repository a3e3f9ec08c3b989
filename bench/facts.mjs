import { addEvents } from './events.mjs';
import { caller } from './database.mjs';

/** How many people ask at once in a rush, and for how many seats. */
export const rush = { calls: 1000, seats: 40 };
/** So many pairs of event and person are enough for one round of M1 and of the rush. */
const pairs = 40_000;
const different = 20;

/**
 * What requests are made of: ids and instants of the data set, and events of their own for everybody who writes.
 * `writers` are names of contenders; `rounds` is how many rushes each goes through.
 */
export async function gatherFacts(client, writers, rounds) {
  const ids = async (sql, ...values) => (await client.query(sql, values)).rows.map(({ id }) => id);
  const [callerId] = await ids('SELECT id FROM member WHERE email = $1', caller);
  const members = await ids('SELECT id FROM member WHERE id <> $1 AND erased_at IS NULL ORDER BY id', callerId);
  const fullEvents = await ids(
    `SELECT event_id AS id FROM registration GROUP BY event_id ORDER BY least(count(*), 50) DESC, event_id LIMIT $1`,
    different,
  );
  const [planId] = await ids(
    `SELECT id FROM action_plan ORDER BY (current_date BETWEEN starts_on AND ends_on) DESC, load_order LIMIT 1`,
  );
  const day = (number) => new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000 + number * 86_400_000).toISOString();
  const lastYear = new Date().getUTCFullYear() - 1;
  const eventsOf = {};
  const rushesOf = {};
  for (const name of writers) {
    eventsOf[name] = await addEvents(
      client,
      Math.max(40, Math.ceil((pairs * (rounds + 1)) / members.length)),
      1_000_000,
    );
    rushesOf[name] = await addEvents(client, rounds, rush.seats);
  }
  await client.query('ANALYZE');
  return {
    ...{ callerId, members, fullEvents, planId, eventsOf, rushesOf },
    since: Array.from({ length: different }, (_, index) => day(index * 3)),
    year: { from: `${lastYear}-01-01`, to: `${lastYear}-12-31` },
    calls: Math.min(rush.calls, members.length),
  };
}
