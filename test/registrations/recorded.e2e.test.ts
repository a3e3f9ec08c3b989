import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { attendees, certifiedEvent, issued } from '../support/builders/certificates.js';
import { begin, cancelEvent, type EventInput, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { attend, breaches, registerFor, withdraw } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const decide = graphql(`
  mutation ($ids: [ID!]!, $decision: RegistrationDecision!) {
    decideRegistrations(registrations: $ids, decision: $decision) { id status }
  }
`);
const substitute = graphql(
  'mutation ($id: ID!, $member: ID!) { substitute(registration: $id, member: $member) { id status } }',
);
const changeMode = graphql(
  'mutation ($id: ID!, $mode: AttendanceMode!) { changeMode(registration: $id, mode: $mode) { id } }',
);
const update = graphql(`
  mutation ($id: ID!, $input: UpdateRegistrationInput!) { updateRegistration(id: $id, input: $input) { id } }
`);
const shown = graphql(`
  query ($event: ID!) {
    event(id: $event) { viewerCan viewerRegistration { id status viewerCan } }
  }
`);
const listed = graphql(`
  query ($event: ID!) {
    registrations(filter: { events: [$event] }, first: 50) {
      nodes { id status attendance viewerCan member { id } certificate { code revokedAt } }
    }
  }
`);

const recorded = { code: 'TRANSITION_NOT_ALLOWED', field: 'registration' };
const begun = { code: 'REGISTRATION_CLOSED', field: 'registration' };

/** An event that runs just now, with an expert of Georgia on its list. */
async function runningEvent(changes: Partial<EventInput> = {}): Promise<{ event: string; own: string }> {
  const { id: event } = await publishedEvent(world, changes);
  const { id: own } = await registerFor(world, event, world.ids.expert2, { mode: 'ONLINE' });
  await begin(world, event);
  return { event, own };
}

const rowsOf = async (event: string) => (await world.as('secretariat').ask(listed, { event })).registrations.nodes;

describe('once an event has begun', () => {
  it('only staff move a registration, and everybody is offered just that', async () => {
    const { event, own } = await runningEvent();
    const [other] = await manyMembers(world, 1);
    for (const person of ['expert2', 'contactPoint'] as const)
      expect(await world.as(person).refusal(withdraw, { id: own })).toEqual(begun);
    expect(await world.as('contactPoint').refusal(substitute, { id: own, member: other! })).toEqual(begun);
    expect(
      await world.as('contactPoint').refusal(update, { id: own, input: { representing: { state: 'GE' } } }),
    ).toEqual({
      code: 'REGISTRATION_CLOSED',
      field: 'id',
    });
    expect((await world.as('expert2').ask(shown, { event })).event.viewerRegistration!.viewerCan).toEqual([]);
    expect((await rowsOf(event))[0]!.viewerCan).toEqual(
      expect.arrayContaining(['withdraw', 'substitute', 'updateRegistration', 'decideRegistrations']),
    );
    expect(await world.as('secretariat').ask(withdraw, { id: own })).toMatchObject({
      withdraw: { status: 'WITHDRAWN' },
    });
    // Asked again it answers what stands, whoever asks.
    expect(await world.as('expert2').ask(withdraw, { id: own })).toMatchObject({ withdraw: { status: 'WITHDRAWN' } });
    expect(await breaches(world, event)).toEqual([]);
  });

  it('a self-paced one is moved by its people until it is over', async () => {
    const { own } = await runningEvent({ format: 'SELF_PACED', seats: [{ mode: 'ONLINE', capacity: null }] });
    expect(await world.as('expert2').ask(withdraw, { id: own })).toMatchObject({ withdraw: { status: 'WITHDRAWN' } });
  });

  it('nobody gives up a seat in the moment in which it begins, and staff may', async () => {
    const { event, own } = await runningEvent();
    const replies = await Promise.all(
      [0, 1, 0, 1].map((process) => world.as('expert2', process).refusal(withdraw, { id: own })),
    );
    expect(replies).toEqual([begun, begun, begun, begun]);
    expect((await rowsOf(event)).map(({ status }) => status)).toEqual(['CONFIRMED']);
  });
});

describe('who is recorded as having been there', () => {
  it('is moved by nobody, whoever asks and by whatever way', async () => {
    const { event, own } = await runningEvent({
      format: 'HYBRID',
      venue: { name: 'House', city: 'Tbilisi', state: 'GE' },
      seats: [
        { mode: 'ONLINE', capacity: 5 },
        { mode: 'IN_PERSON', capacity: 5 },
      ],
    });
    const [other] = await manyMembers(world, 1);
    const secretariat = world.as('secretariat');
    await world.database.rows(
      `UPDATE registration SET attendance = 'PARTIAL', attended_mode = 'ONLINE' WHERE id = $1`,
      [own],
    );
    expect(await secretariat.refusal(withdraw, { id: own })).toEqual(recorded);
    expect(await world.as('expert2').refusal(withdraw, { id: own })).toEqual(recorded);
    expect(await secretariat.refusal(substitute, { id: own, member: other! })).toEqual(recorded);
    expect(await secretariat.refusal(changeMode, { id: own, mode: 'IN_PERSON' })).toEqual(recorded);
    expect(await secretariat.refusal(decide, { ids: [own], decision: 'CANCEL' })).toEqual({
      ...recorded,
      field: 'registrations.0',
    });
    expect((await rowsOf(event))[0]!.viewerCan).toEqual(['updateRegistration']);
    expect(await secretariat.refusal(cancelEvent, { id: event })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    expect((await secretariat.ask(shown, { event })).event.viewerCan).not.toContain('cancelEvent');
    expect(await breaches(world, event)).toEqual([]);
  });

  it('can be moved again once that is corrected, and loses the certificate that is no longer earned', async () => {
    const event = await certifiedEvent(world);
    const people = await manyMembers(world, 3);
    await attendees(world, event, people);
    expect((await issued(world, event)).filter(({ certificate }) => certificate)).toHaveLength(3);
    const [first, second] = await rowsOf(event);
    expect(await world.as('secretariat').refusal(withdraw, { id: first!.id })).toEqual(recorded);

    await attend(world, event, [
      { member: first!.member.id, attendance: 'NO_SHOW' },
      { member: second!.member.id, date: '2025-03-05', attendance: 'PARTIAL', minutes: 60 },
    ]);
    const after = await rowsOf(event);
    expect(after.map(({ certificate }) => certificate?.revokedAt != null)).toEqual([true, true, false]);
    expect(after[0]!.viewerCan).toContain('withdraw');
    await world.as('secretariat').ask(withdraw, { id: first!.id });

    // Whoever comes back and is recorded again has one valid certificate at most.
    await attendees(world, event, [first!.member.id]);
    await issued(world, event);
    const valid = await world.database.rows(
      `SELECT r.member_id FROM certificate c JOIN registration r ON r.id = c.registration_id
       WHERE r.event_id = $1 AND c.revoked_at IS NULL GROUP BY r.member_id HAVING count(*) > 1`,
      [event],
    );
    expect(valid).toEqual([]);
  });
});
