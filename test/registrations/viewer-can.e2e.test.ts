import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { closeEvent, hybrid, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import type { Person } from '../support/harness/cast.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
/** The other expert is the person registered, for Georgia. */
const viewers: readonly Who[] = [
  'nobody',
  'expert',
  'expert2',
  'contactPoint',
  'organiser',
  'otherOrganiser',
  'secretariat',
  'observer',
];
const states = ['coming', 'running', 'over', 'closed'] as const;
type State = (typeof states)[number];
const statuses = ['INVITED', 'PENDING', 'WAITLISTED', 'CONFIRMED', 'OFFERED', 'WITHDRAWN', 'REJECTED'] as const;

let world: World;
let other: string;
const events = new Map<State, string>();
beforeAll(async () => {
  world = await startWorld();
  [other] = (await manyMembers(world, 1, 'GE')) as [string];
  for (const state of states) events.set(state, await make(state));
});
afterAll(async () => {
  await world.stop();
});

async function make(state: State): Promise<string> {
  const hours = { coming: 48, running: -1, over: -72, closed: -72 }[state];
  const at = (more: number): string => new Date(Date.now() + (hours + more) * 3_600_000).toISOString();
  const { id } = await publishedEvent(world, { ...hybrid, startsAt: at(0), endsAt: at(4), confidentiality: 'OPEN' });
  if (state === 'closed') await world.as('secretariat').ask(closeEvent, { id });
  return id;
}

/** Puts the event back to where only this one person is registered, in this status. */
async function reset(event: string, status: string): Promise<string> {
  const { database } = world;
  const own = 'SELECT id FROM registration WHERE event_id = $1';
  await database.rows(`DELETE FROM registration_change WHERE registration_id IN (${own})`, [event]);
  await database.rows(`DELETE FROM day_attendance WHERE registration_id IN (${own})`, [event]);
  await database.rows('DELETE FROM registration WHERE event_id = $1', [event]);
  const [row] = await database.rows<{ id: string }>(
    `INSERT INTO registration (id, event_id, member_id, status, role, mode, state, attendance, waitlist_reason)
     VALUES (gen_random_uuid(), $1, $2, $3::text, 'PARTICIPANT', 'ONLINE', 'GE',
       CASE WHEN $3 = 'CONFIRMED' THEN 'EXPECTED' END, CASE WHEN $3 = 'WAITLISTED' THEN 'EVENT_FULL' END) RETURNING id`,
    [event, world.ids.expert2, status],
  );
  await database.rows(
    `UPDATE event_seat_pool SET beyond_capacity = 0,
       confirmed = CASE WHEN mode <> 'ONLINE' THEN 0 WHEN $2 = 'WAITLISTED' THEN capacity
         ELSE ($2 = 'CONFIRMED')::int END,
       offered = (mode = 'ONLINE' AND $2 = 'OFFERED')::int, waitlisted = (mode = 'ONLINE' AND $2 = 'WAITLISTED')::int
     WHERE event_id = $1`,
    [event, status],
  );
  return row!.id;
}

/** How each mutation that takes a registration is called. */
const calls: Record<string, (id: string, event: string, status: string) => string> = {
  answerInvitation: (id) => `registration: "${id}", accept: true, mode: ONLINE`,
  withdraw: (id) => `registration: "${id}"`,
  changeMode: (id) => `registration: "${id}", mode: IN_PERSON`,
  substitute: (id) => `registration: "${id}", member: "${other}"`,
  updateRegistration: (id) => `id: "${id}", input: {}`,
  decideRegistrations: (id, _, status) =>
    `registrations: ["${id}"], decision: ${status === 'REJECTED' ? 'APPROVE' : 'CANCEL'}`,
  recordAttendance: (_, event) =>
    `event: "${event}", entries: [{ member: "${world.ids.expert2}", attendance: EXCUSED }]`,
};

async function records(): Promise<number> {
  const [counted] = await world.database.rows<{ count: number }>('SELECT count(*)::int AS count FROM audit_entry');
  return counted!.count;
}

describe.each(states)('what a viewer can do with a registration for an event that is %s', (state) => {
  describe.each(statuses)('%s', (status) => {
    it('is exactly what is not refused and no repeat', async () => {
      const event = events.get(state)!;
      for (const who of viewers) {
        const id = await reset(event, status);
        const { data } = await world
          .as(who)
          .run(graphql('query ($id: ID!) { registration(id: $id) { viewerCan } }'), { id });
        const usable: string[] = [];
        for (const [name, given] of Object.entries(calls)) {
          const [current, before] = [await reset(event, status), await records()];
          const { errors } = await world.as(who).run(`mutation { ${name}(${given(current, event, status)}) { id } }`);
          expect(errors.map(({ extensions }) => extensions.code)).not.toContain('INTERNAL');
          if (errors.length === 0 && (await records()) > before) usable.push(name);
        }
        expect([who, (data?.registration?.viewerCan ?? []).toSorted()]).toEqual([who, usable.toSorted()]);
      }
    });
  });
});
