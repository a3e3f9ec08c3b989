-- What an engineer adds to these tables so that PostGraphile answers the same questions. Run on the bench's own copy of the data.

COMMENT ON COLUMN event_network.position IS E'@behavior +orderBy';
COMMENT ON COLUMN event_action.position IS E'@behavior +orderBy';

CREATE FUNCTION upcoming_events(since timestamptz) RETURNS SETOF event LANGUAGE sql STABLE AS $$
  SELECT * FROM event WHERE status = 'PUBLISHED' AND starts_at >= since ORDER BY starts_at, id
$$;

CREATE FUNCTION event_title_text(e event) RETURNS text LANGUAGE sql STABLE AS $$ SELECT e.title ->> 'en' $$;
CREATE FUNCTION network_name_text(n network) RETURNS text LANGUAGE sql STABLE AS $$ SELECT n.name ->> 'en' $$;
CREATE FUNCTION state_name_text(s state) RETURNS text LANGUAGE sql STABLE AS $$ SELECT s.name ->> 'en' $$;

CREATE FUNCTION event_seat_pool_available(p event_seat_pool) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p.capacity IS NOT NULL THEN greatest(0, p.capacity - (p.confirmed + p.offered - p.beyond_capacity)) END
$$;

CREATE FUNCTION member_display_name(m member) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN m.erased_at IS NOT NULL THEN 'Erased'
    WHEN m.latin_name IS NOT NULL AND m.given_names || ' ' || m.family_name ~ '[\u0400-\u052F]' THEN m.latin_name
    ELSE m.given_names || ' ' || m.family_name END
$$;

CREATE FUNCTION member_current_state(m member) RETURNS state LANGUAGE sql STABLE AS $$
  SELECT s.* FROM post_on(m.id, current_date) held JOIN state s ON s.code = held.state
$$;

-- The same work as our registerForEvent, for somebody of the secretariat: the lock, the rules, the seat, history, audit, mail and job.
CREATE FUNCTION register_for_event(event_id uuid, member_id uuid, wanted_mode text, by_member_id uuid) RETURNS registration
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
  held_event event;
  pool event_seat_pool;
  place registration;
  own_state text;
  own_organisation uuid;
  of_state integer := 0;
  entry_id uuid := uuidv7();
  message_id uuid := uuidv7();
  salt bytea := uuid_send(gen_random_uuid());
BEGIN
  SELECT e.* INTO held_event FROM event e WHERE e.id = register_for_event.event_id FOR UPDATE;
  IF NOT FOUND THEN RAISE EXCEPTION 'NOT_FOUND'; END IF;
  IF NOT EXISTS (SELECT FROM member m WHERE m.id = register_for_event.member_id AND m.erased_at IS NULL) THEN
    RAISE EXCEPTION 'BAD_INPUT';
  END IF;
  SELECT r.* INTO place FROM registration r
  WHERE r.event_id = held_event.id AND r.member_id = register_for_event.member_id
    AND r.status IN ('INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED');
  IF FOUND THEN RETURN place; END IF;
  IF held_event.status <> 'PUBLISHED' OR held_event.starts_at <= now() OR held_event.registration_policy <> 'OPEN'
    OR held_event.registration_opens_at > now() OR held_event.registration_closes_at <= now() THEN
    RAISE EXCEPTION 'REGISTRATION_CLOSED';
  END IF;
  SELECT p.* INTO pool FROM event_seat_pool p WHERE p.event_id = held_event.id AND p.mode = wanted_mode;
  IF NOT FOUND THEN RAISE EXCEPTION 'BAD_INPUT'; END IF;

  SELECT held.state, held.organisation_id INTO own_state, own_organisation
  FROM post_on(register_for_event.member_id, held_event.starts_at_local::date) held;
  IF NOT FOUND THEN
    SELECT held.state, held.organisation_id INTO own_state, own_organisation FROM post_on(register_for_event.member_id, current_date) held;
  END IF;
  IF held_event.seats_per_state IS NOT NULL AND own_state IS NOT NULL THEN
    SELECT count(*) INTO of_state FROM registration r
    WHERE r.event_id = held_event.id AND r.state = own_state AND r.status IN ('CONFIRMED', 'OFFERED') AND NOT r.beyond_capacity;
  END IF;

  place.id := uuidv7();
  place.status := 'CONFIRMED';
  place.attendance := 'EXPECTED';
  place.waitlist_reason := CASE WHEN of_state >= held_event.seats_per_state THEN 'STATE_QUOTA_USED'
    WHEN pool.confirmed + pool.offered - pool.beyond_capacity >= pool.capacity THEN 'EVENT_FULL' END;
  IF place.waitlist_reason IS NOT NULL THEN
    place.status := 'WAITLISTED';
    place.attendance := NULL;
  END IF;

  INSERT INTO registration (id, event_id, member_id, status, role, mode, state, organisation_id, personal_capacity, waitlist_reason, attendance)
  VALUES (place.id, held_event.id, register_for_event.member_id, place.status, 'PARTICIPANT', wanted_mode, own_state, own_organisation,
    own_state IS NULL AND own_organisation IS NULL, place.waitlist_reason, place.attendance)
  RETURNING * INTO place;
  UPDATE event_seat_pool p SET confirmed = p.confirmed + (place.status = 'CONFIRMED')::integer,
    waitlisted = p.waitlisted + (place.status = 'WAITLISTED')::integer
  WHERE p.event_id = held_event.id AND p.mode = wanted_mode;
  INSERT INTO registration_change (id, registration_id, by_member_id, to_status)
  VALUES (uuidv7(), place.id, register_for_event.by_member_id, place.status);
  INSERT INTO audit_entry (id, by_member_id, action, subject_id, subject_kind, values_digest)
  VALUES (entry_id, register_for_event.by_member_id, 'register', place.id, 'Registration',
    sha256(sha256(salt || convert_to(json_build_array('status', NULL, place.status)::text, 'UTF8'))));
  INSERT INTO audit_value (entry_id, field, old_value, new_value, salt) VALUES (entry_id, 'status', NULL, place.status, salt);
  INSERT INTO outbox_message (id, kind, recipient_id, facts, message_id)
  VALUES (message_id, 'registration.' || lower(place.status), register_for_event.member_id,
    jsonb_build_object('registration', place.id, 'event', held_event.id), message_id || '@colloquy');
  INSERT INTO pgboss.job (name, data, expire_seconds, deletion_seconds, keep_until, retry_limit, retry_delay, retry_backoff, retry_delay_max,
    policy, dead_letter, heartbeat_seconds)
  SELECT q.name, jsonb_build_object('id', message_id), q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1 s',
    q.retry_limit, q.retry_delay, q.retry_backoff, q.retry_delay_max, q.policy, q.dead_letter, q.heartbeat_seconds
  FROM pgboss.queue q WHERE q.name = 'outbox';
  RETURN place;
END $$;
