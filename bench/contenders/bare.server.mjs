import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { answerJson, serve } from './serve.mjs';

const { url, token, pool: max } = JSON.parse(process.argv[2]);
const pool = new pg.Pool({ connectionString: url, max, options: '-c timezone=UTC' });

const instant = `to_char(e.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const upcoming = `SELECT json_build_object('data', coalesce(json_agg(json_build_object(
    'id', e.id, 'slug', e.slug, 'title', e.title ->> 'en', 'kind', e.kind, 'format', e.format, 'startsAt', ${instant},
    'timeZone', e.time_zone,
    'networks', (SELECT coalesce(json_agg(
        json_build_object('slug', n.slug, 'name', n.name ->> 'en') ORDER BY l.position), '[]')
      FROM event_network l JOIN network n ON n.id = l.network_id WHERE l.event_id = e.id),
    'actions', (SELECT coalesce(json_agg(a.code ORDER BY l.position), '[]')
      FROM event_action l JOIN action a ON a.id = l.action_id WHERE l.event_id = e.id),
    'seats', (SELECT coalesce(json_agg(json_build_object('mode', p.mode, 'capacity', p.capacity,
        'confirmed', p.confirmed, 'waitlisted', p.waitlisted,
        'available', CASE WHEN p.capacity IS NOT NULL
          THEN greatest(0, p.capacity - (p.confirmed + p.offered - p.beyond_capacity)) END) ORDER BY p.mode), '[]')
      FROM event_seat_pool p WHERE p.event_id = e.id)) ORDER BY e.starts_at, e.id), '[]'))::text AS answer
  FROM (SELECT * FROM event WHERE status = 'PUBLISHED' AND starts_at >= $1 ORDER BY starts_at, id LIMIT 20) e`;

const page = `SELECT json_build_object('data', json_build_object(
    'id', e.id, 'slug', e.slug, 'title', e.title ->> 'en', 'startsAt', ${instant},
    'registrations', (SELECT coalesce(json_agg(json_build_object(
      'id', r.id, 'status', r.status, 'mode', r.mode, 'member', json_build_object(
        'id', m.id,
        'displayName', CASE WHEN m.erased_at IS NOT NULL THEN 'Erased'
          WHEN m.latin_name IS NOT NULL AND m.given_names || ' ' || m.family_name ~ '[\\u0400-\\u052F]'
          THEN m.latin_name
          ELSE m.given_names || ' ' || m.family_name END,
        'state', (SELECT json_build_object('code', s.code, 'name', s.name ->> 'en')
          FROM post_on(m.id, current_date) held JOIN state s ON s.code = held.state),
        'memberships', (SELECT coalesce(json_agg(json_build_object(
            'role', ms.role, 'status', ms.status, 'slug', n.slug, 'name', n.name ->> 'en') ORDER BY ms.id DESC), '[]')
          FROM membership ms JOIN network n ON n.id = ms.network_id
          WHERE ms.member_id = m.id))) ORDER BY r.sequence), '[]')
      FROM (SELECT * FROM registration WHERE event_id = e.id ORDER BY sequence LIMIT 50) r
        JOIN member m ON m.id = r.member_id)))::text AS answer
  FROM event e WHERE e.id = $1`;

const facts = `SELECT e.status,
    e.starts_at > now() AND coalesce(e.registration_opens_at <= now(), true)
      AND coalesce(e.registration_closes_at > now(), true) AS open,
    e.registration_policy, e.seats_per_state,
    pool.confirmed + pool.offered - pool.beyond_capacity >= pool.capacity AS full, pool.mode,
    coalesce(then_held.id, now_held.id) IS NOT NULL AS has_post,
    CASE WHEN then_held.id IS NULL THEN now_held.state ELSE then_held.state END AS state,
    CASE WHEN then_held.id IS NULL THEN now_held.organisation_id ELSE then_held.organisation_id END AS organisation_id,
    (SELECT to_json(own) FROM (
      SELECT r.id, r.status, r.mode, r.waitlist_reason AS "waitlistReason", r.state FROM registration r
      WHERE r.event_id = e.id AND r.member_id = m.id
        AND r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED')) own) AS present
  FROM event e JOIN member m ON m.id = $2 AND m.erased_at IS NULL
    JOIN event_seat_pool pool ON pool.event_id = e.id AND pool.mode = $3
    LEFT JOIN LATERAL post_on(m.id, e.starts_at_local::date) then_held ON true
    LEFT JOIN LATERAL post_on(m.id, current_date) now_held ON true
  WHERE e.id = $1`;

const heldByState = `SELECT count(*)::integer AS held FROM registration
  WHERE event_id = $1 AND state = $2 AND status IN ('CONFIRMED', 'OFFERED') AND NOT beyond_capacity`;

const write = `WITH new AS (
    INSERT INTO registration (id, event_id, member_id, status, role, mode, state, organisation_id,
      personal_capacity, waitlist_reason, attendance)
    VALUES ($1, $2, $3, $4::text, 'PARTICIPANT', $5, $6, $7,
      $6::text IS NULL AND $7::uuid IS NULL, $8, CASE WHEN $4 = 'CONFIRMED' THEN 'EXPECTED' END)
  ), seat AS (
    UPDATE event_seat_pool
    SET confirmed = confirmed + ($4 = 'CONFIRMED')::integer, waitlisted = waitlisted + ($4 = 'WAITLISTED')::integer
    WHERE event_id = $2 AND mode = $5
  ), history AS (
    INSERT INTO registration_change (id, registration_id, by_member_id, to_status) VALUES (uuidv7(), $1, $9, $4)
  ), entry AS (
    INSERT INTO audit_entry (id, by_member_id, action, subject_id, subject_kind, values_digest)
    VALUES ($10, $9, 'register', $1, 'Registration', $11)
  ), value AS (
    INSERT INTO audit_value (entry_id, field, old_value, new_value, salt) VALUES ($10, 'status', NULL, $4, $12)
  ), message AS (
    INSERT INTO outbox_message (id, kind, recipient_id, facts, message_id)
    VALUES ($13::uuid, 'registration.' || lower($4::text), $3,
      jsonb_build_object('registration', $1::uuid, 'event', $2::uuid), $13::uuid || '@colloquy')
  )
  INSERT INTO pgboss.job (name, data, expire_seconds, deletion_seconds, keep_until,
    retry_limit, retry_delay, retry_backoff, retry_delay_max, policy, dead_letter, heartbeat_seconds)
  SELECT q.name, jsonb_build_object('id', $13::uuid), q.expire_seconds, q.deletion_seconds,
    now() + q.retention_seconds * interval '1 s',
    q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
  FROM pgboss.queue q WHERE q.name = 'outbox'`;

const first = async (name, text, values) =>
  (await pool.query({ name, text, values })).rows[0]?.answer ?? '{"data":null}';

async function register({ event, member, by }) {
  const client = await pool.connect();
  const run = async (name, text, values) => (await client.query({ name, text, values })).rows[0];
  try {
    await client.query('BEGIN');
    await run('lock', 'SELECT id FROM event WHERE id = $1 FOR UPDATE', [event]);
    const found = await run('facts', facts, [event, member, 'ONLINE']);
    const registration = found?.present ?? (await seat(run, { event, member, by }, found));
    await client.query('COMMIT');
    return JSON.stringify({ data: registration });
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function seat(run, { event, member, by }, found) {
  if (!found) throw new Error('NOT_FOUND');
  if (found.status !== 'PUBLISHED' || !found.open || found.registration_policy !== 'OPEN')
    throw new Error('REGISTRATION_CLOSED');
  const { state, mode, organisation_id: organisation, seats_per_state: most, full } = found;
  const overdrawn = most !== null && state !== null && (await run('held', heldByState, [event, state])).held >= most;
  const waitlistReason = overdrawn ? 'STATE_QUOTA_USED' : full ? 'EVENT_FULL' : null;
  const status = waitlistReason ? 'WAITLISTED' : 'CONFIRMED';
  const [id, entry, message, salt] = [randomUUID(), randomUUID(), randomUUID(), randomBytes(16)];
  const value = createHash('sha256')
    .update(salt)
    .update(JSON.stringify(['status', null, status]))
    .digest();
  const digest = createHash('sha256').update(value).digest();
  const who = [id, event, member, status, mode, state, organisation, waitlistReason];
  await run('write', write, [...who, by, entry, digest, salt, message]);
  return { id, status, mode, waitlistReason, state };
}

serve(
  createServer(
    answerJson(token, {
      Q1: ({ since }) => first('upcoming', upcoming, [since]),
      Q2: ({ event }) => first('page', page, [event]),
      M1: register,
    }),
  ),
);
