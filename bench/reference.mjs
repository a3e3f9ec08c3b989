import { isDeepStrictEqual } from 'node:util';
import { contenders, worldOf } from './contenders/index.mjs';
import { operations } from './operations.mjs';

/** What the answers have to be, worked out in the plainest way and apart from every contender. */
const references = {
  async Q1(rows, { since }) {
    const events = await rows(
      `SELECT id, slug, title ->> 'en' AS title, kind, format, starts_at, time_zone FROM event
       WHERE status = 'PUBLISHED' AND starts_at >= $1 ORDER BY starts_at, id LIMIT 20`,
      [since],
    );
    return Promise.all(
      events.map(async ({ starts_at, time_zone, ...event }) => ({
        ...event,
        startsAt: starts_at.toISOString(),
        timeZone: time_zone,
        networks: await rows(
          `SELECT slug, name ->> 'en' AS name FROM event_network JOIN network ON id = network_id
           WHERE event_id = $1 ORDER BY position`,
          [event.id],
        ),
        actions: (
          await rows(
            `SELECT code FROM event_action l JOIN action ON id = action_id WHERE event_id = $1 ORDER BY l.position`,
            [event.id],
          )
        ).map(({ code }) => code),
        seats: (await rows(`SELECT * FROM event_seat_pool WHERE event_id = $1 ORDER BY mode`, [event.id])).map(
          ({ mode, capacity, confirmed, offered, waitlisted, beyond_capacity: beyond }) => ({
            ...{ mode, capacity, confirmed, waitlisted },
            available: capacity === null ? null : Math.max(0, capacity - confirmed - offered + beyond),
          }),
        ),
      })),
    );
  },

  async Q2(rows, { event }) {
    const [{ starts_at, ...page }] = await rows(
      `SELECT id, slug, title ->> 'en' AS title, starts_at FROM event WHERE id = $1`,
      [event],
    );
    const registrations = await rows(
      `SELECT id, status, mode, member_id FROM registration WHERE event_id = $1 ORDER BY sequence LIMIT 50`,
      [event],
    );
    return {
      ...page,
      startsAt: starts_at.toISOString(),
      registrations: await Promise.all(
        registrations.map(async ({ member_id, ...registration }) => ({
          ...registration,
          member: await member(rows, member_id),
        })),
      ),
    };
  },

  async Q3(rows, { from, to }, { planId }) {
    const took = `FROM event e JOIN event_action ea ON ea.event_id = e.id JOIN action a ON a.id = ea.action_id
      LEFT JOIN registration r ON r.event_id = e.id AND r.status = 'CONFIRMED'
        AND r.attendance IN ('ATTENDED', 'PARTIAL') AND r.role <> 'INTERPRETER'
      WHERE a.plan_id = $1 AND (e.status = 'CLOSED' OR e.status = 'PUBLISHED' AND e.ends_at < now())
        AND e.starts_at_local::date BETWEEN $2 AND $3`;
    const counts = `count(DISTINCT e.id)::integer AS events, count(DISTINCT r.id)::integer AS participations,
      count(DISTINCT r.member_id)::integer AS people`;
    const values = [planId, from, to];
    const [total] = await rows(`SELECT ${counts} ${took}`, values);
    const lines = await rows(`SELECT coalesce(a.parent_id, a.id) AS action, ${counts} ${took} GROUP BY 1`, values);
    const actions = await rows(`SELECT id FROM action WHERE plan_id = $1 AND parent_id IS NULL ORDER BY position`, [
      planId,
    ]);
    const none = { events: 0, participations: 0, people: 0 };
    return {
      total,
      rows: actions.map(({ id }) => lines.find(({ action }) => action === id) ?? { action: id, ...none }),
    };
  },
};
references.Q3cold = references.Q3;

async function member(rows, id) {
  const [person] = await rows(
    `SELECT given_names || ' ' || family_name AS name, latin_name FROM member WHERE id = $1`,
    [id],
  );
  const [post] = await rows(`SELECT state FROM post_on($1, current_date)`, [id]);
  const [state = null] = await rows(`SELECT code, name ->> 'en' AS name FROM state WHERE code = $1`, [
    post?.state ?? null,
  ]);
  const memberships = await rows(
    `SELECT role, status, slug, name ->> 'en' AS name FROM membership m JOIN network n ON n.id = network_id
     WHERE member_id = $1 ORDER BY m.id DESC`,
    [id],
  );
  const isCyrillic = /\p{Script=Cyrillic}/u.test(person.name);
  return { id, displayName: (isCyrillic && person.latin_name) || person.name, state, memberships };
}

/**
 * Asks every contender for everything once and compares the answers with the reference; answers the smallest size.
 * @throws Error with the first difference
 */
export async function checkReads(name, servers, worlds) {
  const taking = operations[name].contenders.filter((contender) => servers[contender]);
  const sizes = [];
  for (const [world, one] of Object.entries(worlds)) {
    const inIt = taking.filter((contender) => worldOf(contender) === world);
    if (inIt.length > 0) sizes.push(await checkIn(name, inIt, servers, one));
  }
  return Math.min(...sizes);
}

async function checkIn(name, inIt, servers, { client, token, facts }) {
  const operation = operations[name];
  const rows = async (sql, values) => (await client.query(sql, values)).rows;
  let smallest = Infinity;
  for (let n = 0; n < (operation.different ?? 1); n++) {
    const variables = operation.variables(facts, 'ours', n);
    const expected = await references[name](rows, variables, facts);
    for (const contender of inIt) {
      const { data, size } = await ask(name, contender, servers[contender], token, variables);
      smallest = Math.min(smallest, size);
      compare(
        `${name} of ${contender}`,
        plain(contenders[contender].answers[name.replace('cold', '')](data)),
        plain(expected),
      );
    }
  }
  return smallest;
}

/** One call of one contender. @throws Error with what it said */
export async function ask(name, contender, server, token, variables) {
  const { path, body } = contenders[contender].request(operations[name].request ?? name, variables);
  const response = await fetch(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  const text = await response.text();
  if (!response.ok || text.startsWith('{"errors"'))
    throw new Error(`${name} of ${contender}: ${response.status} ${text.slice(0, 1000)}`);
  const { data, errors } = JSON.parse(text);
  if (errors) throw new Error(`${name} of ${contender}: ${errors[0].message}`);
  return { data, size: Buffer.byteLength(text) };
}

/** @throws Error with the first place where they differ */
export function compare(what, answer, expected, path = '') {
  if (isDeepStrictEqual(answer, expected)) return;
  if (typeof answer === 'object' && typeof expected === 'object' && answer && expected) {
    for (const key of new Set([...Object.keys(expected), ...Object.keys(answer)]))
      compare(what, answer[key], expected[key], `${path}.${key}`);
  }
  throw new Error(
    `${what} differs at ${path || 'the top'}: ${JSON.stringify(answer)} instead of ${JSON.stringify(expected)}`,
  );
}

/** As it would come through the wire. */
const plain = (value) => JSON.parse(JSON.stringify(value));
