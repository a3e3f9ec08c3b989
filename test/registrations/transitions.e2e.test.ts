import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { type Act, decide } from '../../src/registrations/moves/registration.policy.js';
import type { RegistrationPolicy, RegistrationStatus } from '../../src/schema-types.js';
import { publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let other: string;
const events = new Map<RegistrationPolicy, string>();
const policies: readonly RegistrationPolicy[] = ['OPEN', 'APPROVAL', 'NOMINATION', 'INVITATION'];
const statuses: readonly RegistrationStatus[] = [
  'INVITED',
  'NOMINATED',
  'PENDING',
  'OFFERED',
  'WAITLISTED',
  'CONFIRMED',
  'DECLINED',
  'REJECTED',
  'WITHDRAWN',
  'CANCELLED',
  'EXPIRED',
  'SUBSTITUTED',
];

beforeAll(async () => {
  world = await startWorld();
  for (const policy of policies) events.set(policy, (await publishedEvent(world, { registrationPolicy: policy })).id);
  [other] = (await manyMembers(world, 1)) as [string];
});
afterAll(async () => {
  await world.stop();
});

const decideAll = graphql(`
  mutation ($ids: [ID!]!) {
    decideRegistrations(registrations: $ids, decision: APPROVE) { status }
  }
`);
const canOf = graphql('query ($id: ID!) { registration(id: $id) { viewerCan } }');

/** What people send for each act of the table that a mutation stands for. */
const operations: Partial<Record<Act, { text: string; field: string }>> = {
  ACCEPT: { text: 'answerInvitation(registration: $id, accept: true) { id }', field: 'registration' },
  REFUSE: { text: 'answerInvitation(registration: $id, accept: false) { id }', field: 'registration' },
  WITHDRAW: { text: 'withdraw(registration: $id) { id }', field: 'registration' },
  APPROVE: { text: 'decideRegistrations(registrations: [$id], decision: APPROVE) { id }', field: 'registrations.0' },
  REJECT: { text: 'decideRegistrations(registrations: [$id], decision: REJECT) { id }', field: 'registrations.0' },
  CANCEL: { text: 'decideRegistrations(registrations: [$id], decision: CANCEL) { id }', field: 'registrations.0' },
  SUBSTITUTE: { text: 'substitute(registration: $id, member: $other) { id }', field: 'registration' },
};

/** Giving up an invitation or a nomination is refusing it. */
const isOtherwiseRefused = (act: Act, status: RegistrationStatus): boolean =>
  act === 'WITHDRAW' && ['INVITED', 'NOMINATED', 'DECLINED'].includes(status);

const pairs = policies.flatMap((policy) =>
  statuses.flatMap((status) =>
    (Object.keys(operations) as Act[])
      .filter(
        (act) =>
          decide(status, act, { registrationPolicy: policy, confidentiality: 'MEMBERS' }).kind === 'REFUSED' &&
          !isOtherwiseRefused(act, status),
      )
      .map((act) => ({ policy, status, act })),
  ),
);

/** A registration put straight into a status, of the person or of somebody new. */
async function standing(policy: RegistrationPolicy, status: RegistrationStatus, person?: string): Promise<string> {
  const member = person ?? (await manyMembers(world, 1))[0];
  const [row] = await world.database.rows<{ id: string }>(
    `INSERT INTO registration (id, event_id, member_id, status, role, mode, state, waitlist_reason, attendance)
     VALUES (gen_random_uuid(), $1, $2, $3::text, 'PARTICIPANT', 'ONLINE', 'GE',
       CASE WHEN $3 = 'WAITLISTED' THEN 'EVENT_FULL' END, CASE WHEN $3 = 'CONFIRMED' THEN 'EXPECTED' END) RETURNING id`,
    [events.get(policy), member, status],
  );
  return row!.id;
}

const everything = (id: string): Promise<object[]> =>
  world.database.rows(
    `SELECT r.*, (SELECT count(*) FROM registration_change c WHERE c.registration_id = r.id) AS changes,
       (SELECT count(*) FROM outbox_message o WHERE o.recipient_id = r.member_id) AS mails,
       (SELECT json_agg(p ORDER BY p.mode) FROM event_seat_pool p WHERE p.event_id = r.event_id) AS pools,
       (SELECT count(*) FROM registration WHERE event_id = r.event_id) AS registrations
     FROM registration r WHERE r.id = $1`,
    [id],
  );

describe('what the table of transitions lacks', () => {
  it('is more than 150 acts', () => {
    expect(pairs.length).toBeGreaterThan(150);
  });

  it.each(policies)('is TRANSITION_NOT_ALLOWED under %s, and changes nothing', async (policy) => {
    for (const { status, act } of pairs.filter((pair) => pair.policy === policy)) {
      const id = await standing(policy, status);
      const before = await everything(id);
      const { text, field } = operations[act]!;
      const declared = text.includes('$other') ? '($id: ID!, $other: ID!)' : '($id: ID!)';
      const refusal = await world.as('secretariat').refusal(`mutation ${declared} { ${text} }`, { id, other });
      expect({ act, status, ...refusal }).toEqual({ act, status, code: 'TRANSITION_NOT_ALLOWED', field });
      expect(await everything(id)).toEqual(before);
    }
  });
});

describe('who was rejected and has another registration since', () => {
  const since = ['INVITED', 'PENDING', 'CONFIRMED', 'REJECTED', 'DECLINED'] as const;

  it.each(since)('is decided on there: %s', async (status) => {
    const [person] = await manyMembers(world, 1);
    const former = await standing('APPROVAL', 'REJECTED', person);
    const staff = world.as('secretariat');
    expect((await staff.ask(canOf, { id: former })).registration.viewerCan).toContain('decideRegistrations');
    const latter = await standing('APPROVAL', status, person);
    expect((await staff.ask(canOf, { id: former })).registration.viewerCan).not.toContain('decideRegistrations');
    const before = await everything(former);
    expect(await staff.refusal(decideAll, { ids: [latter, former] })).toEqual({
      ...{ code: 'TRANSITION_NOT_ALLOWED', field: expect.stringMatching(/^registrations\.[01]$/) },
    });
    expect(await staff.refusal(decideAll, { ids: [former] })).toEqual({
      ...{ code: 'TRANSITION_NOT_ALLOWED', field: 'registrations.0' },
    });
    expect(await everything(former)).toEqual(before);
  });
});
