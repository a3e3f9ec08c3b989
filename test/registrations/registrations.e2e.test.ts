import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  cancelEvent,
  draftEvent,
  type EventInput,
  publishedEvent,
  updateEvent,
  venue,
} from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, registerFor } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  expect(await breaches(world)).toEqual([]);
  await world.stop();
});

const register = graphql(`
  mutation ($input: RegisterInput!) {
    registerForEvent(input: $input) { id status waitlistPosition representing { state { code } personalCapacity } }
  }
`);
const withdraw = graphql(`
  mutation ($id: ID!) {
    withdraw(registration: $id, reason: "Duty calls") { id status history { from to reason by { id } } }
  }
`);
const decide = graphql(`
  mutation ($ids: [ID!]!, $decision: RegistrationDecision!, $dryRun: Boolean! = false) {
    decideRegistrations(registrations: $ids, decision: $decision, dryRun: $dryRun) { id status }
  }
`);
const record = graphql(`
  mutation ($event: ID!, $entries: [AttendanceInput!]!) {
    recordAttendance(event: $event, entries: $entries) { id attendance days { date attendance mode minutes } }
  }
`);
const twoHours = { startsAt: '2025-03-04T10:00', endsAt: '2025-03-04T12:00' };

describe('an expert', () => {
  it('registers, represents the state of the post held, and sees the own registration on the event', async () => {
    const { id: event } = await publishedEvent(world);
    const { registerForEvent } = await world.as('expert').ask(register, { input: { event } });
    expect(registerForEvent).toMatchObject({
      status: 'CONFIRMED',
      waitlistPosition: null,
      representing: { state: { code: 'UA' }, personalCapacity: false },
    });
    const seen = await world.as('expert').ask(
      graphql(`
        query ($event: ID!) {
          event(id: $event) { viewerRegistration { id viewerCan } seats { confirmed available } }
        }
      `),
      { event },
    );
    expect(seen.event).toEqual({
      viewerRegistration: { id: registerForEvent.id, viewerCan: ['withdraw'] },
      seats: [{ confirmed: 1, available: 39 }],
    });
  });

  it('gets the same answer when asking again, and starts at the end of the line after coming back', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] });
    const first = await world.as('expert').ask(register, { input: { event } });
    expect(await world.as('expert').ask(register, { input: { event } })).toEqual(first);
    await world.as('expert2').ask(register, { input: { event } });
    const { withdraw: withdrawn } = await world.as('expert').ask(withdraw, { id: first.registerForEvent.id });
    expect(withdrawn).toMatchObject({ status: 'WITHDRAWN' });
    expect(withdrawn.history).toEqual([
      { from: null, to: 'CONFIRMED', reason: null, by: { id: world.ids.expert } },
      { from: 'CONFIRMED', to: 'WITHDRAWN', reason: 'Duty calls', by: { id: world.ids.expert } },
    ]);
    const again = await world.as('expert').ask(register, { input: { event } });
    expect(again.registerForEvent).toMatchObject({ status: 'WAITLISTED', waitlistPosition: 1 });
    const [promoted] = await world.database.rows(
      `SELECT status FROM registration WHERE event_id = $1 AND member_id = $2`,
      [event, world.ids.expert2],
    );
    expect(promoted).toEqual({ status: 'CONFIRMED' });
  });

  it.each<[string, Partial<EventInput>, string]>([
    ['a registration that opens later', { registrationOpensAt: '2031-05-01T09:00' }, 'REGISTRATION_CLOSED'],
    ['a registration that has closed', { registrationClosesAt: '2025-01-01T09:00' }, 'REGISTRATION_CLOSED'],
    ['an event that is over', twoHours, 'REGISTRATION_CLOSED'],
    ['an event for nominated people', { registrationPolicy: 'NOMINATION' }, 'NOMINATION_REQUIRED'],
    ['an event by invitation', { registrationPolicy: 'INVITATION' }, 'INVITATION_REQUIRED'],
  ])('is refused at %s', async (_what, changes, code) => {
    const { id: event } = await publishedEvent(world, changes);
    expect(await world.as('expert').refusal(register, { input: { event } })).toMatchObject({ code });
  });

  it('does not find a draft, cannot register others, and cannot touch their registrations', async () => {
    const { id: draft } = await draftEvent(world, { networks: [] });
    expect(await world.as('expert').refusal(register, { input: { event: draft } })).toEqual({
      code: 'NOT_FOUND',
      field: 'input.event',
    });
    const { id: event } = await publishedEvent(world);
    expect(await world.as('expert').refusal(register, { input: { event, member: world.ids.expert2 } })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const other = await registerFor(world, event, world.ids.expert2);
    expect(await world.as('expert').refusal(withdraw, { id: other.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'registration',
    });
    expect(await world.as('expert').refusal(decide, { ids: [other.id], decision: 'CANCEL' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await world.as('nobody').refusal(register, { input: { event } })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('chooses a mode where there are two', async () => {
    const { id: event } = await publishedEvent(world, {
      format: 'HYBRID',
      venue,
      seats: [{ mode: 'ONLINE' }, { mode: 'IN_PERSON', capacity: 1 }],
    });
    expect(await world.as('expert').refusal(register, { input: { event } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.mode',
    });
    const inPerson = { status: 'CONFIRMED', mode: 'IN_PERSON' };
    expect(await registerFor(world, event, world.ids.expert, { mode: 'IN_PERSON' })).toMatchObject(inPerson);
    expect(await registerFor(world, event, world.ids.expert)).toMatchObject(inPerson);
    expect(await registerFor(world, event, world.ids.expert2, { mode: 'IN_PERSON' })).toMatchObject({
      status: 'WAITLISTED',
      waitlistReason: 'EVENT_FULL',
    });
    const [other] = await manyMembers(world, 1);
    expect(await registerFor(world, event, other!, { mode: 'ONLINE' })).toMatchObject({
      status: 'CONFIRMED',
      mode: 'ONLINE',
    });
  });
});

describe('a contact point', () => {
  it('cannot make somebody else’s person its own by saying so', async () => {
    const { id: event } = await publishedEvent(world);
    const input = { event, member: world.ids.expert, representing: { state: 'GE' } };
    expect(await world.as('contactPoint').refusal(register, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('acts for people of the own state only, and history names who acted', async () => {
    const { id: event } = await publishedEvent(world);
    const { registerForEvent } = await world
      .as('contactPoint')
      .ask(register, { input: { event, member: world.ids.expert2 } });
    const { withdraw: withdrawn } = await world.as('contactPoint').ask(withdraw, { id: registerForEvent.id });
    expect(withdrawn.history.map(({ by }) => by?.id)).toEqual([world.ids.contactPoint, world.ids.contactPoint]);
    expect(
      await world.as('contactPoint').refusal(register, { input: { event, member: world.ids.expert } }),
    ).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('an organiser', () => {
  it('approves, rejects and cancels in bulk, all or nothing, in the order of the line', async () => {
    const { id: event } = await publishedEvent(
      world,
      { registrationPolicy: 'APPROVAL', seats: [{ mode: 'ONLINE', capacity: 1 }] },
      'organiser',
    );
    const members = await manyMembers(world, 3);
    const requests = [];
    for (const member of members) requests.push(await registerFor(world, event, member));
    expect(requests.map(({ status }) => status)).toEqual(['PENDING', 'PENDING', 'PENDING']);
    const ids = requests.map(({ id }) => id);

    const rehearsed = await world.as('organiser').ask(decide, { ids, decision: 'APPROVE', dryRun: true });
    expect(rehearsed.decideRegistrations).toMatchObject([
      { status: 'CONFIRMED' },
      { status: 'WAITLISTED' },
      { status: 'WAITLISTED' },
    ]);
    expect(
      await world.database.rows(`SELECT status FROM registration WHERE event_id = $1 AND status <> 'PENDING'`, [event]),
    ).toEqual([]);

    const backwards = [ids[2]!, ids[1]!];
    const { decideRegistrations } = await world.as('organiser').ask(decide, { ids: backwards, decision: 'APPROVE' });
    expect(decideRegistrations).toEqual([
      { id: ids[2], status: 'WAITLISTED' },
      { id: ids[1], status: 'CONFIRMED' },
    ]);

    expect(await world.as('organiser').refusal(decide, { ids, decision: 'REJECT' })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'registrations.1',
    });
    expect(await world.database.rows(`SELECT status FROM registration WHERE id = $1`, [ids[0]])).toEqual([
      { status: 'PENDING' },
    ]);

    expect(await world.as('otherOrganiser').refusal(decide, { ids: [ids[0]!], decision: 'APPROVE' })).toEqual({
      code: 'NOT_FOUND',
      field: 'registrations.0',
    });
    await world.as('organiser').ask(decide, { ids: [ids[2]!], decision: 'CANCEL' });
    expect(await world.database.rows(`SELECT status FROM registration WHERE id = $1`, [ids[1]])).toEqual([
      { status: 'CONFIRMED' },
    ]);
  });

  it('back-fills an event of the past, over capacity, whatever its policy and without mail', async () => {
    const { id: event } = await publishedEvent(
      world,
      { ...twoHours, registrationPolicy: 'NOMINATION', seats: [{ mode: 'ONLINE', capacity: 1 }] },
      'organiser',
    );
    for (const member of [world.ids.expert, world.ids.expert2]) {
      const { registerForEvent } = await world.as('organiser').ask(register, { input: { event, member } });
      expect(registerForEvent).toMatchObject({ status: 'CONFIRMED' });
    }
    expect(await world.database.rows(`SELECT FROM outbox_message WHERE facts ->> 'event' = $1`, [event])).toEqual([]);
    expect(
      await world.database.rows(`SELECT confirmed, beyond_capacity FROM event_seat_pool WHERE event_id = $1`, [event]),
    ).toEqual([{ confirmed: 2, beyond_capacity: 1 }]);

    const entries: Input<'AttendanceInput'>[] = [
      { member: world.ids.expert, attendance: 'ATTENDED', minutes: 110 },
      { member: world.ids.expert2, attendance: 'NO_SHOW' },
    ];
    const { recordAttendance } = await world.as('organiser').ask(record, { event, entries });
    expect(recordAttendance).toMatchObject([
      { attendance: 'ATTENDED', days: [{ date: '2025-03-04', attendance: 'ATTENDED', mode: 'ONLINE', minutes: 110 }] },
      { attendance: 'NO_SHOW', days: [{ date: '2025-03-04', attendance: 'NO_SHOW', mode: null, minutes: null }] },
    ]);
  });

  it('records attendance by day, and is told every entry that does not fit', async () => {
    const days = [
      { startsAt: '2025-03-04T10:00', endsAt: '2025-03-04T12:00' },
      { startsAt: '2025-03-05T10:00', endsAt: '2025-03-05T12:00' },
    ];
    const { id: event } = await publishedEvent(world, {
      startsAt: '2025-03-04T10:00',
      endsAt: '2025-03-05T12:00',
      days,
    });
    await registerFor(world, event, world.ids.expert);
    const on = (date: string) => ({
      event,
      entries: [{ member: world.ids.expert, attendance: 'ATTENDED' as const, date }],
    });
    const first = await world.as('secretariat').ask(record, on('2025-03-04'));
    expect(first.recordAttendance).toMatchObject([{ attendance: 'PARTIAL' }]);
    const both = await world.as('secretariat').ask(record, on('2025-03-05'));
    expect(both.recordAttendance).toMatchObject([{ attendance: 'ATTENDED' }]);

    const wrong = [
      { member: world.ids.expert, attendance: 'ATTENDED', date: '2025-03-06' },
      { member: world.ids.expert2, attendance: 'ATTENDED' },
    ];
    const { errors } = await world.as('secretariat').run(record, { event, entries: wrong });
    expect(errors[0]!.extensions.problems!.map(({ code, field }) => [code, field])).toEqual([
      ['BAD_INPUT', 'entries.0.date'],
      ['BAD_INPUT', 'entries.1.member'],
    ]);
  });

  it('takes everybody along who was registered when the event is cancelled', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] }, 'organiser');
    for (const member of await manyMembers(world, 3)) await registerFor(world, event, member);
    await world.as('organiser').ask(cancelEvent, { id: event, reason: 'The venue is closed' });
    expect(await world.database.rows(`SELECT DISTINCT status FROM registration WHERE event_id = $1`, [event])).toEqual([
      { status: 'CANCELLED' },
    ]);
    expect(
      await world.database.rows(`SELECT confirmed, waitlisted FROM event_seat_pool WHERE event_id = $1`, [event]),
    ).toEqual([{ confirmed: 0, waitlisted: 0 }]);
    const mails = await world.database.rows(
      `SELECT FROM outbox_message WHERE facts ->> 'event' = $1 AND kind = 'registration.cancelled'`,
      [event],
    );
    expect(mails).toHaveLength(3);
  });

  it('raises the capacity and lets in who waits; lowers it below what is held and is refused', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] }, 'organiser');
    for (const member of await manyMembers(world, 4)) await registerFor(world, event, member);
    const update = graphql(`
      mutation ($id: ID!, $input: UpdateEventInput!) {
        updateEvent(id: $id, input: $input) { seats { capacity confirmed waitlisted } }
      }
    `);
    const raised = await world
      .as('organiser')
      .ask(update, { id: event, input: { seats: [{ mode: 'ONLINE', capacity: 3 }] } });
    expect(raised.updateEvent).toEqual({ seats: [{ capacity: 3, confirmed: 3, waitlisted: 1 }] });
    expect(
      await world.as('organiser').refusal(update, { id: event, input: { seats: [{ mode: 'ONLINE', capacity: 2 }] } }),
    ).toEqual({
      code: 'CAPACITY_BELOW_CONFIRMED',
      field: 'input.seats.0.capacity',
    });
  });

  it('lets in both lines of a hybrid event when both capacities are raised at once', async () => {
    const seats = (capacity: number): EventInput['seats'] => [
      { mode: 'IN_PERSON', capacity },
      { mode: 'ONLINE', capacity },
    ];
    const { id: event } = await publishedEvent(world, { format: 'HYBRID', venue, seats: seats(1) }, 'organiser');
    const members = await manyMembers(world, 8);
    for (const [index, member] of members.entries())
      await registerFor(world, event, member, { mode: index < 6 ? 'IN_PERSON' : 'ONLINE' });
    const update = graphql(`
      mutation ($id: ID!, $input: UpdateEventInput!) {
        updateEvent(id: $id, input: $input) { seats { mode confirmed waitlisted } }
      }
    `);
    const raised = await world.as('organiser').ask(update, { id: event, input: { seats: seats(2) } });
    expect(raised.updateEvent).toEqual({
      seats: [
        { mode: 'IN_PERSON', confirmed: 2, waitlisted: 4 },
        { mode: 'ONLINE', confirmed: 2, waitlisted: 0 },
      ],
    });
  });

  it('limits how many a state may hold; who is held back says why and is passed over', async () => {
    const { id: event } = await publishedEvent(
      world,
      { seats: [{ mode: 'ONLINE', capacity: 2 }], seatsPerState: 1 },
      'organiser',
    );
    const [first, second] = await manyMembers(world, 2, 'GE');
    const [third] = await manyMembers(world, 1, 'PL');
    const held = await registerFor(world, event, first!);
    expect(await registerFor(world, event, second!)).toMatchObject({
      status: 'WAITLISTED',
      waitlistReason: 'STATE_QUOTA_USED',
      waitlistPosition: 1,
    });
    expect(await registerFor(world, event, third!)).toMatchObject({ status: 'CONFIRMED' });
    await world.as('organiser').ask(withdraw, { id: held.id });
    expect(
      await world.database.rows(`SELECT status FROM registration WHERE event_id = $1 AND member_id = $2`, [
        event,
        second,
      ]),
    ).toEqual([{ status: 'CONFIRMED' }]);
  });
});

describe('the list of registrations', () => {
  it('shows all to staff, their own to a contact point and a person, and to others only those who agreed', async () => {
    const { id: event } = await publishedEvent(world, { participantList: 'MEMBERS' }, 'organiser');
    await world.as('expert').ask(register, { input: { event, consents: ['PARTICIPANT_LIST'] } });
    await world.as('expert2').ask(register, { input: { event } });
    const list = graphql(`
      query ($event: ID!) {
        event(id: $event) { registrations { totalCount nodes { member { id } consents history { to } } } }
      }
    `);
    const seenBy = async (who: Parameters<World['as']>[0]) => {
      const { event: found } = await world.as(who).ask(list, { event });
      expect(found.registrations.nodes).toHaveLength(found.registrations.totalCount);
      return found.registrations.nodes;
    };
    expect(await seenBy('secretariat')).toHaveLength(2);
    expect(await seenBy('organiser')).toHaveLength(2);
    expect((await seenBy('contactPoint')).map(({ member }) => member.id)).toEqual([
      world.ids.expert,
      world.ids.expert2,
    ]);
    expect((await seenBy('observer')).map(({ member }) => member.id)).toEqual([world.ids.expert]);
    expect(await seenBy('observer')).toMatchObject([{ consents: [], history: [] }]);
    expect((await seenBy('expert2')).map(({ member }) => member.id)).toEqual([world.ids.expert, world.ids.expert2]);

    await world.as('organiser').ask(updateEvent, { id: event, input: { chathamHouseRule: true } });
    expect(await seenBy('observer')).toEqual([]);
  });

  it('costs the same number of statements for 1 and for 100', async () => {
    const list = graphql(`
      query ($event: ID!) {
        event(id: $event) {
          registrations(first: 100) {
            totalCount
            nodes {
              id status waitlistPosition viewerCan representing { state { code } organisation { id } }
              member { displayName currentPost { title } } days { date } consents history { to by { id } }
              event { title }
            }
          }
        }
      }
    `);
    const counted: number[] = [];
    for (const people of [1, 100]) {
      const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 0 }] });
      for (const member of await manyMembers(world, people)) await registerFor(world, event, member);
      counted.push(await statementsOf(() => world.as('secretariat').ask(list, { event })));
    }
    expect(counted[1]).toBe(counted[0]);
  });
});
