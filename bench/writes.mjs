import { contenders } from './contenders/index.mjs';
import { rush } from './facts.mjs';
import { operations } from './operations.mjs';
import { ask, compare } from './reference.mjs';

/** All that one registration leaves behind, without what differs each time. */
const tracesSql = `
  SELECT r.status, r.role, r.mode, r.state, r.organisation_id, r.personal_capacity, r.waitlist_reason,
    r.beyond_capacity, r.attendance,
    (SELECT jsonb_agg(
       jsonb_build_object('by', c.by_member_id, 'from', c.from_status, 'to', c.to_status, 'reason', c.reason))
     FROM registration_change c WHERE c.registration_id = r.id) AS history,
    (SELECT jsonb_agg(jsonb_build_object('by', a.by_member_id, 'action', a.action, 'kind', a.subject_kind,
       'digest', length(a.values_digest),
       'values', (SELECT jsonb_agg(jsonb_build_array(v.field, v.old_value, v.new_value))
         FROM audit_value v WHERE v.entry_id = a.id)))
     FROM audit_entry a WHERE a.subject_id = r.id) AS audit,
    (SELECT jsonb_agg(jsonb_build_object('kind', o.kind,
       'facts', (SELECT array_agg(key ORDER BY key) FROM jsonb_object_keys(o.facts) key),
       'jobs', (SELECT jsonb_agg(jsonb_build_array(j.name, j.retry_limit, j.expire_seconds, j.policy))
         FROM pgboss.job j WHERE j.data ->> 'id' = o.id::text)))
     FROM outbox_message o WHERE o.facts ->> 'registration' = r.id::text) AS mails,
    (SELECT p.confirmed - (SELECT count(*) FROM registration s WHERE s.event_id = r.event_id AND s.status = 'CONFIRMED')
     FROM event_seat_pool p WHERE p.event_id = r.event_id AND p.mode = r.mode) AS "counterIsOff"
  FROM registration r WHERE r.event_id = $1 AND r.member_id = $2`;

/** Registers the same person with every contender, twice, and compares what they answer and what they leave behind. */
export async function checkWrites(servers, { client, token, facts }) {
  let expected;
  for (const contender of operations.M1.contenders.filter((name) => servers[name])) {
    const variables = operations.M1.variables(facts, contender, 0);
    const call = async () =>
      contenders[contender].answers.M1((await ask('M1', contender, servers[contender], token, variables)).data);
    const { id, ...answer } = await call();
    const repeated = await call();
    const { rows: left } = await client.query(tracesSql, [variables.event, variables.member]);
    const traces = JSON.parse(JSON.stringify({ answer, repeated: repeated.id === id, left }));
    expected ??= traces;
    compare(`M1 of ${contender}`, traces, expected);
  }
  const { repeated, left } = expected;
  if (!repeated || left.length !== 1 || left[0].counterIsOff !== '0' || left[0].mails?.[0].jobs?.length !== 1)
    throw new Error(`M1 is not what it should be: ${JSON.stringify(expected)}`);
}

/** Whether a rush was exact, by the answers and in the database. @throws Error with what is wrong */
export async function checkRush(contender, { errors, statuses, answered }, event, { client, facts }) {
  const { rows } = await client.query(
    `SELECT (SELECT count(*)::integer FROM registration WHERE event_id = $1 AND status = 'CONFIRMED') AS confirmed,
       (SELECT count(*)::integer FROM registration WHERE event_id = $1 AND status = 'WAITLISTED') AS waitlisted,
       confirmed AS "counterConfirmed", waitlisted AS "counterWaitlisted"
     FROM event_seat_pool WHERE event_id = $1`,
    [event],
  );
  const waitlisted = facts.calls - rush.seats;
  compare(
    `The rush at ${contender}`,
    { answered, errors, statuses: { ...statuses }, ...rows[0] },
    {
      ...{ answered: facts.calls, errors: 0, statuses: { CONFIRMED: rush.seats, WAITLISTED: waitlisted } },
      ...{ confirmed: rush.seats, waitlisted, counterConfirmed: rush.seats, counterWaitlisted: waitlisted },
    },
  );
}
