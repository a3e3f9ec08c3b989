import { createServer } from 'node:http';
import pg from 'pg';
import { answerJson, serve } from './serve.mjs';

const { url, token, pool: max } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: url, max, options: '-c timezone=UTC' });

const dictionary = async (sql, entry) => new Map((await pool.query(sql)).rows.map((row) => [row.key, entry(row)]));
const named = ({ slug, name }) => ({ slug, name });
const networks = await dictionary(`SELECT id AS key, slug, name ->> 'en' AS name FROM network`, named);
const states = await dictionary(`SELECT code AS key, code, name ->> 'en' AS name FROM state`, ({ code, name }) => ({
  code,
  name,
}));
const actions = await dictionary('SELECT id AS key, code FROM action', ({ code }) => code);

// Lists come as one text each, which costs the driver less than arrays or JSON.
const upcoming = `SELECT e.id, e.slug, e.title ->> 'en', e.kind, e.format, e.starts_at, e.time_zone,
    (SELECT string_agg(l.network_id::text, ' ' ORDER BY l.position) FROM event_network l WHERE l.event_id = e.id),
    (SELECT string_agg(l.action_id::text, ' ' ORDER BY l.position) FROM event_action l WHERE l.event_id = e.id),
    (SELECT string_agg(concat_ws(' ', p.mode, coalesce(p.capacity, -1), p.confirmed, p.offered, p.waitlisted,
       p.beyond_capacity), ',' ORDER BY p.mode)
     FROM event_seat_pool p WHERE p.event_id = e.id)
  FROM event e WHERE e.status = 'PUBLISHED' AND e.starts_at >= $1 ORDER BY e.starts_at, e.id LIMIT 20`;

// What is the event's own comes with the first row only.
const page = `SELECT e.id, CASE WHEN r.place = 1 THEN e.slug END,
    CASE WHEN r.place = 1 THEN e.title ->> 'en' END, CASE WHEN r.place = 1 THEN e.starts_at END,
    r.id, r.status, r.mode, m.id, m.given_names, m.family_name, m.latin_name, m.erased_at,
    (SELECT held.state FROM post_on(m.id, current_date) held),
    (SELECT string_agg(ms.network_id || ' ' || ms.role || ' ' || ms.status, ',' ORDER BY ms.id DESC)
     FROM membership ms WHERE ms.member_id = m.id)
  FROM event e
    LEFT JOIN LATERAL (
      SELECT *, row_number() OVER (ORDER BY sequence) AS place
      FROM registration WHERE event_id = e.id ORDER BY sequence LIMIT 50) r ON true
    LEFT JOIN member m ON m.id = r.member_id
  WHERE e.id = $1 ORDER BY r.place`;

const rows = async (name, text, values) => (await pool.query({ name, text, values, rowMode: 'array' })).rows;
const split = (text, separator) => (text ? text.split(separator) : []);
const cyrillic = /\p{Script=Cyrillic}/u;

function seats(text) {
  const [mode, most, confirmed, offered, waitlisted, beyond] = text
    .split(' ')
    .map((part, index) => (index ? Number(part) : part));
  const available = most < 0 ? null : Math.max(0, most - (confirmed + offered - beyond));
  return { mode, capacity: most < 0 ? null : most, confirmed, waitlisted, available };
}

function displayName(given, family, latin, erased) {
  const name = `${given} ${family}`;
  return erased ? 'Erased' : latin && cyrillic.test(name) ? latin : name;
}

function membership(text) {
  const [network, role, status] = text.split(' ');
  return { role, status, ...networks.get(network) };
}

async function listUpcoming({ since }) {
  const found = await rows('upcoming', upcoming, [since]);
  const data = found.map(([id, slug, title, kind, format, startsAt, timeZone, held, served, pools]) => ({
    ...{ id, slug, title, kind, format, startsAt, timeZone },
    networks: split(held, ' ').map((network) => networks.get(network)),
    actions: split(served, ' ').map((action) => actions.get(action)),
    seats: split(pools, ',').map(seats),
  }));
  return JSON.stringify({ data });
}

async function showPage({ event }) {
  const found = await rows('page', page, [event]);
  const [id, slug, title, startsAt] = found[0];
  const registrations = [];
  for (const [, , , , registration, status, mode, member, given, family, latin, erased, state, memberships] of found) {
    if (registration === null) continue;
    registrations.push({
      ...{ id: registration, status, mode },
      member: {
        id: member,
        displayName: displayName(given, family, latin, erased),
        state: states.get(state) ?? null,
        memberships: split(memberships, ',').map(membership),
      },
    });
  }
  return JSON.stringify({ data: { id, slug, title, startsAt, registrations } });
}

serve(createServer(answerJson(token, { Q1: listUpcoming, Q2: showPage })));
