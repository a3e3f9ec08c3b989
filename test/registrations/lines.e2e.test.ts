import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { RegistrationDeadlines } from '../../src/registrations/index.js';
import {
  begin,
  draftEvent,
  type EventInput,
  publishedEvent,
  unpublishEvent,
  updateEvent,
} from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, inviteMembers, inviteStates, registerFor } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const inPerson = {
  format: 'IN_PERSON',
  venue: { name: 'House', city: 'Tbilisi', state: 'GE' },
} satisfies Partial<EventInput>;
const seats = (capacity: number, changes: Partial<EventInput> = {}): Partial<EventInput> => ({
  ...inPerson,
  seats: [{ mode: 'IN_PERSON', capacity }],
  ...changes,
});
const decide = graphql(`
  mutation ($ids: [ID!]!, $decision: RegistrationDecision!) {
    decideRegistrations(registrations: $ids, decision: $decision) { id status }
  }
`);
const answer = graphql(`
  mutation ($id: ID!, $accept: Boolean!, $mode: AttendanceMode) {
    answerInvitation(registration: $id, accept: $accept, mode: $mode) { id status waitlistPosition mode }
  }
`);
const listed = graphql(`
  query ($event: ID!) {
    event(id: $event) { seats { available confirmed waitlisted } }
    registrations(filter: { events: [$event] }, first: 50) {
      nodes { id status waitlistPosition answerDueAt nominationRank history { from to } }
    }
  }
`);
const passTime = () => world.apps[0]!.get(RegistrationDeadlines).pass();
const postpone = (event: string) =>
  world
    .as('secretariat')
    .ask(updateEvent, { id: event, input: { startsAt: '2032-06-01T10:00', endsAt: '2032-06-01T12:00' } });
const rowsOf = async (event: string) => {
  const { registrations } = await world.as('secretariat').ask(listed, { event });
  return new Map(registrations.nodes.map((node) => [node.id, node]));
};

describe('an event that had begun and is postponed', () => {
  it('gives the seat that has become free to whoever waited, and not to a newcomer', async () => {
    const { id: event } = await publishedEvent(world, seats(1));
    const [a, b, n] = await manyMembers(world, 3);
    const confirmed = await registerFor(world, event, a!);
    const waiting = await registerFor(world, event, b!);
    expect(waiting.status).toBe('WAITLISTED');
    await begin(world, event);
    await passTime();
    expect((await rowsOf(event)).get(waiting.id)!.status).toBe('EXPIRED');
    await world.as('secretariat').ask(decide, { ids: [confirmed.id], decision: 'CANCEL' });
    await postpone(event);
    expect((await rowsOf(event)).get(waiting.id)).toMatchObject({
      status: 'CONFIRMED',
      history: [
        { from: null, to: 'WAITLISTED' },
        { from: 'WAITLISTED', to: 'EXPIRED' },
        { from: 'EXPIRED', to: 'WAITLISTED' },
        { from: 'WAITLISTED', to: 'CONFIRMED' },
      ],
    });
    expect((await registerFor(world, event, n!)).status).toBe('WAITLISTED');
    expect(await breaches(world, event)).toEqual([]);
  });

  it('does so, too, where nobody looked in between', async () => {
    const { id: event } = await publishedEvent(world, seats(1));
    const [a, b, n] = await manyMembers(world, 3);
    const confirmed = await registerFor(world, event, a!);
    const waiting = await registerFor(world, event, b!);
    await begin(world, event);
    await world.as('secretariat').ask(decide, { ids: [confirmed.id], decision: 'CANCEL' });
    await postpone(event);
    expect((await registerFor(world, event, n!)).status).toBe('WAITLISTED');
    expect((await rowsOf(event)).get(waiting.id)!.status).toBe('CONFIRMED');
  });

  it('has everybody who expired with its beginning again as before, in the former order', async () => {
    const { id: event } = await publishedEvent(world, seats(1, { registrationPolicy: 'APPROVAL' }));
    const [a, b, c, d, e] = await manyMembers(world, 5);
    const first = await registerFor(world, event, a!);
    const pending = await registerFor(world, event, b!);
    const { inviteMembers: invited } = await world
      .as('secretariat')
      .ask(inviteMembers, { event, members: [c!, d!], answerDueAt: null });
    const late = await world
      .as('secretariat')
      .ask(inviteMembers, { event, members: [e!], answerDueAt: '2031-01-01T00:00' });
    await world.as('secretariat').ask(decide, { ids: [first.id], decision: 'APPROVE' });
    // Whose own time to answer is over is not asked again.
    const ownDeadline = late.inviteMembers[0]!.id;
    await world.database.rows(`UPDATE registration SET answer_due_at = now() - interval '2 hours' WHERE id = $1`, [
      ownDeadline,
    ]);
    await begin(world, event);
    await passTime();
    await postpone(event);
    const rows = await rowsOf(event);
    expect(invited.map(({ id }) => rows.get(id)!.status)).toEqual(['INVITED', 'INVITED']);
    expect(rows.get(pending.id)!.status).toBe('PENDING');
    expect(rows.get(first.id)!.status).toBe('CONFIRMED');
    expect(rows.get(ownDeadline)!.status).toBe('EXPIRED');
    expect(await breaches(world, event)).toEqual([]);
  });

  it('moves along a deadline that was cut to its start', async () => {
    const { id: event } = await publishedEvent(world, seats(5, { answerHours: 8760 }));
    await world.database.rows(
      `UPDATE event SET starts_at = now() + interval '2 hours', ends_at = now() + interval '4 hours' WHERE id = $1`,
      [event],
    );
    const [a] = await manyMembers(world, 1);
    const { inviteMembers: invited } = await world.as('secretariat').ask(inviteMembers, { event, members: [a!] });
    await postpone(event);
    expect((await rowsOf(event)).get(invited[0]!.id)!.answerDueAt).toBe('2032-06-01T08:00:00.000Z');
  });
});

describe('the line', () => {
  it('has who accepts late behind those who wait already', async () => {
    const { id: event } = await publishedEvent(world, seats(1));
    const [a, b, late] = await manyMembers(world, 3);
    const { inviteMembers: invited } = await world.as('secretariat').ask(inviteMembers, { event, members: [late!] });
    await registerFor(world, event, a!);
    expect(await registerFor(world, event, b!)).toMatchObject({ status: 'WAITLISTED', waitlistPosition: 1 });
    const { answerInvitation } = await world.as('secretariat').ask(answer, { id: invited[0]!.id, accept: true });
    expect(answerInvitation).toMatchObject({ status: 'WAITLISTED', waitlistPosition: 2 });
  });

  it('seats in bulk by the moment of asking, where the invitation was accepted after others asked', async () => {
    const { id: event } = await publishedEvent(world, seats(1, { registrationPolicy: 'NOMINATION' }));
    const [late, early] = await manyMembers(world, 2);
    const nominate = graphql(
      'mutation ($event: ID!, $members: [ID!]!) { nominateForEvent(event: $event, members: $members) { id } }',
    );
    const { nominateForEvent } = await world.as('contactPoint').ask(nominate, { event, members: [late!, early!] });
    const [lateId, earlyId] = nominateForEvent.map(({ id }) => id);
    for (const id of [earlyId!, lateId!]) await world.as('secretariat').ask(answer, { id, accept: true });
    const { decideRegistrations } = await world
      .as('secretariat')
      .ask(decide, { ids: [lateId!, earlyId!], decision: 'APPROVE' });
    expect(decideRegistrations.map(({ status }) => status)).toEqual(['WAITLISTED', 'CONFIRMED']);
  });

  it('is not passed by a newcomer in the minute in which states are no longer limited', async () => {
    const { id: event } = await publishedEvent(
      world,
      seats(2, { seatsPerState: 1, seatsReleasedAt: '2031-05-19T10:00' }),
    );
    const [a, b] = await manyMembers(world, 2);
    const [other] = await manyMembers(world, 1, 'PL');
    await registerFor(world, event, a!);
    const held = await registerFor(world, event, b!);
    expect(held).toMatchObject({ status: 'WAITLISTED', waitlistReason: 'STATE_QUOTA_USED' });
    await world.database.rows(`UPDATE event SET seats_released_at = now() - interval '1 second' WHERE id = $1`, [
      event,
    ]);
    expect((await registerFor(world, event, other!)).status).toBe('WAITLISTED');
    expect((await rowsOf(event)).get(held.id)!.status).toBe('CONFIRMED');
    expect(await breaches(world, event)).toEqual([]);
  });

  it('gives no seat twice after a walk-in beyond capacity', async () => {
    const { id: event } = await publishedEvent(world, seats(1));
    const [a, walkIn, waits] = await manyMembers(world, 3);
    await registerFor(world, event, a!);
    await registerFor(world, event, waits!);
    await begin(world, event);
    await registerFor(world, event, walkIn!);
    await postpone(event);
    await world
      .as('secretariat')
      .ask(updateEvent, { id: event, input: { seats: [{ mode: 'IN_PERSON', capacity: 2 }] } });
    const { event: shown } = await world.as('secretariat').ask(listed, { event });
    expect(shown.seats).toEqual([{ available: 0, confirmed: 2, waitlisted: 1 }]);
    expect(await breaches(world, event)).toEqual([]);
  });

  it('takes an offer only in the way that is offered', async () => {
    const { id: event } = await publishedEvent(world, {
      ...inPerson,
      format: 'HYBRID',
      offerHours: 24,
      seats: [
        { mode: 'IN_PERSON', capacity: 1 },
        { mode: 'ONLINE', capacity: 5 },
      ],
    });
    const [a, b] = await manyMembers(world, 2);
    const held = await registerFor(world, event, a!, { mode: 'IN_PERSON' });
    const { id } = await registerFor(world, event, b!, { mode: 'IN_PERSON' });
    await world.as('secretariat').ask(decide, { ids: [held.id], decision: 'CANCEL' });
    expect((await rowsOf(event)).get(id)!.status).toBe('OFFERED');
    expect(await world.as('secretariat').refusal(answer, { id, accept: true, mode: 'ONLINE' })).toEqual({
      code: 'BAD_INPUT',
      field: 'mode',
    });
    const { answerInvitation } = await world.as('secretariat').ask(answer, { id, accept: true, mode: 'IN_PERSON' });
    expect(answerInvitation).toMatchObject({ status: 'CONFIRMED', mode: 'IN_PERSON' });
  });
});

describe('a rejection', () => {
  it('can be taken back by staff, and a rejected person who came can be entered', async () => {
    const { id: event } = await publishedEvent(world, seats(5, { registrationPolicy: 'APPROVAL' }));
    const [a, b] = await manyMembers(world, 2);
    const one = await registerFor(world, event, a!);
    const other = await registerFor(world, event, b!);
    await world.as('secretariat').ask(decide, { ids: [one.id, other.id], decision: 'REJECT' });
    const { decideRegistrations } = await world.as('secretariat').ask(decide, { ids: [one.id], decision: 'APPROVE' });
    expect(decideRegistrations).toEqual([{ id: one.id, status: 'CONFIRMED' }]);
    await begin(world, event);
    expect((await registerFor(world, event, b!)).status).toBe('CONFIRMED');
    expect(await breaches(world, event)).toEqual([]);
  });
});

describe('a course in one\u2019s own time', () => {
  it('takes registrations, answers and promotions until its end', async () => {
    const { id: event } = await publishedEvent(world, {
      format: 'SELF_PACED',
      seats: [{ mode: 'ONLINE', capacity: 1 }],
    });
    const [a, b, c] = await manyMembers(world, 3);
    const { inviteMembers: invited } = await world.as('secretariat').ask(inviteMembers, { event, members: [c!] });
    await begin(world, event);
    await passTime();
    const first = await registerFor(world, event, a!);
    const second = await registerFor(world, event, b!);
    expect([first.status, second.status]).toEqual(['CONFIRMED', 'WAITLISTED']);
    await world.as('secretariat').ask(decide, { ids: [first.id], decision: 'CANCEL' });
    const rows = await rowsOf(event);
    expect([rows.get(second.id)!.status, rows.get(invited[0]!.id)!.status]).toEqual(['CONFIRMED', 'INVITED']);
    await world.database.rows(`UPDATE event SET ends_at = now() - interval '1 minute' WHERE id = $1`, [event]);
    await passTime();
    expect((await rowsOf(event)).get(invited[0]!.id)!.status).toBe('EXPIRED');
  });
});

it('an event to which states are invited is not made a draft again', async () => {
  const { id: event } = await publishedEvent(world, seats(5));
  await world.as('secretariat').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 1 }] });
  expect(await world.as('secretariat').refusal(unpublishEvent, { id: event })).toEqual({
    code: 'TRANSITION_NOT_ALLOWED',
    field: null,
  });
  expect(await draftEvent(world)).toBeDefined();
});
