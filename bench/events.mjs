/**
 * Adds published online events far ahead, open to everybody, and answers their ids.
 * Their seats and nothing else tells them apart from generated ones.
 */
export async function addEvents(client, count, seats) {
  const { rows } = await client.query(
    `WITH added AS (
       INSERT INTO event (id, slug, kind, format, status, title, time_zone,
         starts_at_local, ends_at_local, starts_at, ends_at,
         registration_policy, confidentiality, participant_list, published_at)
       SELECT id, 'bench-' || id, 'WEBINAR', 'ONLINE', 'PUBLISHED', '{"en": "Measured", "ru": "Измеряемое"}',
         'Europe/Vienna', day + time '10:00', day + time '12:00', day + time '10:00', day + time '12:00', 'OPEN',
         'MEMBERS', 'MEMBERS', now()
       FROM (SELECT uuidv7() AS id, (current_date + 400)::timestamp AS day FROM generate_series(1, $1::integer)) new
       RETURNING id, starts_at_local, ends_at_local, starts_at, ends_at
     ), days AS (
       INSERT INTO event_day (event_id, date, starts_at_local, ends_at_local, starts_at, ends_at)
       SELECT id, starts_at_local::date, starts_at_local, ends_at_local, starts_at, ends_at FROM added
     ), pools AS (
       INSERT INTO event_seat_pool (event_id, mode, capacity) SELECT id, 'ONLINE', $2::integer FROM added
     ), networks AS (
       INSERT INTO event_network (event_id, network_id, position)
       SELECT added.id, network.id, 1 FROM added CROSS JOIN (SELECT id FROM network ORDER BY slug LIMIT 1) network
     ), actions AS (
       INSERT INTO event_action (event_id, action_id, position)
       SELECT added.id, action.id, 1 FROM added CROSS JOIN (SELECT id FROM action ORDER BY position LIMIT 1) action
     )
     SELECT id FROM added`,
    [count, seats],
  );
  return rows.map(({ id }) => id);
}
