import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type ResultOf } from '../../src/platform/index.js';
import { RegistrationDeadlines } from '../../src/registrations/index.js';
import { type EventInput, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, registerFor } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const nomination = graphql(
  'fragment Nomination on Registration { id status nominationRank onReserve answerDueAt mode }',
);
type Nomination = ResultOf<typeof nomination>;
const nominate = graphql(
  `mutation ($event: ID!, $members: [ID!]!, $state: CountryCode, $mode: AttendanceMode, $note: String) {
    nominateForEvent(event: $event, members: $members, state: $state, mode: $mode, note: $note) { ...Nomination }
  }`,
  [nomination],
);
const invite = graphql(
  `mutation ($event: ID!, $members: [ID!]!, $answerDueAt: EventTime) {
    inviteMembers(event: $event, members: $members, answerDueAt: $answerDueAt) { ...Nomination }
  }`,
  [nomination],
);
const answer = graphql(
  `mutation ($id: ID!, $accept: Boolean!, $mode: AttendanceMode) {
    answerInvitation(registration: $id, accept: $accept, mode: $mode) { ...Nomination waitlistReason viewerCan }
  }`,
  [nomination],
);
const inviteStates = graphql(`
  mutation ($event: ID!, $invitations: [StateInvitationInput!]!) {
    inviteStates(event: $event, invitations: $invitations) {
      id reference seats onlineSeats answer state { code } viewerCan
    }
  }
`);
const withdraw = graphql('mutation ($id: ID!) { withdraw(registration: $id) { status nominationRank } }');
const nominations = graphql(
  'query ($event: ID!) { registrations(filter: { events: [$event] }, first: 100) { nodes { ...Nomination } } }',
  [nomination],
);

const inPerson = {
  format: 'IN_PERSON',
  venue: { name: 'Hofburg', city: 'Vienna', state: 'AT' },
} satisfies Partial<EventInput>;
const seats = (capacity: number) =>
  ({ ...inPerson, seats: [{ mode: 'IN_PERSON', capacity }] }) satisfies Partial<EventInput>;
const forNominations = async (capacity: number, changes: Partial<EventInput> = {}): Promise<string> =>
  (await publishedEvent(world, { registrationPolicy: 'NOMINATION', ...seats(capacity), ...changes })).id;

const nominateAs = async (event: string, members: string[], more: { note?: string } = {}): Promise<Nomination[]> =>
  (await world.as('contactPoint').ask(nominate, { event, members, ...more })).nominateForEvent;

const answerAs = async (id: string, accept = true, mode: Input<'AttendanceMode'> | null = null) =>
  (await world.as('secretariat').ask(answer, { id, accept, mode })).answerInvitation;

const ofEvent = async (event: string): Promise<Nomination[]> =>
  (await world.as('secretariat').ask(nominations, { event })).registrations.nodes;
const brief = (list: readonly Nomination[]) =>
  list
    .filter(({ nominationRank }) => nominationRank !== null)
    .sort((one, other) => one.nominationRank! - other.nominationRank!)
    .map(({ id, status, onReserve }) => [id, status, onReserve]);
const mailsOf = async (event: string, kind: string): Promise<number> => {
  const [row] = await world.database.rows<{ count: string }>(
    `SELECT count(*) FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind = $2`,
    [event, kind],
  );
  return Number(row!.count);
};
const passTime = () => Promise.all(world.apps.map((app) => app.get(RegistrationDeadlines).pass()));

describe('a state that is invited', () => {
  it('is told by mail, sees its invitation and nominates in order, and the reserve moves up', async () => {
    const event = await forNominations(10, { answerHours: 72 });
    const { inviteStates: sent } = await world.as('organiser').ask(inviteStates, {
      event,
      invitations: [
        { state: 'GE', seats: 2, fundedSeats: 1 },
        { state: 'UA', seats: 1 },
      ],
    });
    expect(sent.map(({ reference }) => reference)).toEqual([
      expect.stringMatching(/^\d{4}\/\d{4,}$/),
      expect.stringMatching(/^\d{4}\/\d{4,}$/),
    ]);
    expect(sent[0]!.viewerCan).toContain('withdrawStateInvitation');
    expect(await mailsOf(event, 'state.invited')).toBe(1);

    const mine = graphql(`
      {
        viewer {
          stateInvitations(answers: [AWAITED]) {
            totalCount nodes { id seats fundedSeats viewerCan state { code } event { id } nominations { id } }
          }
        }
      }
    `);
    const own = await world.as('contactPoint').ask(mine);
    expect(own.viewer.stateInvitations.nodes.find((one) => one.event.id === event)).toMatchObject({
      seats: 2,
      fundedSeats: 1,
      state: { code: 'GE' },
      nominations: [],
      viewerCan: ['nominateForEvent', 'declineForState'],
    });

    const people = await manyMembers(world, 4);
    const nominated = await nominateAs(event, people, { note: 'Первый — «главный»' });
    expect(nominated.map(({ status, nominationRank, onReserve }) => [status, nominationRank, onReserve])).toEqual([
      ['NOMINATED', 1, false],
      ['NOMINATED', 2, false],
      ['NOMINATED', 3, true],
      ['NOMINATED', 4, true],
    ]);
    expect(nominated.map(({ answerDueAt }) => answerDueAt !== null)).toEqual([true, true, false, false]);
    expect([await mailsOf(event, 'registration.nominated'), await mailsOf(event, 'registration.reserve')]).toEqual([
      2, 2,
    ]);
    const [first, , third] = nominated.map(({ id }) => id);

    expect(await world.as('secretariat').refusal(answer, { id: third, accept: true })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'registration',
    });
    expect(await world.as('contactPoint').ask(withdraw, { id: first! })).toEqual({
      withdraw: { status: 'DECLINED', nominationRank: null },
    });
    expect(brief(await ofEvent(event))).toEqual([
      [nominated[1]!.id, 'NOMINATED', false],
      [third, 'NOMINATED', false],
      [nominated[3]!.id, 'NOMINATED', true],
    ]);
    expect(await mailsOf(event, 'registration.nominated')).toBe(3);
    expect((await answerAs(third!)).status).toBe('PENDING');
    const invitations = graphql(`
      query ($id: ID!) {
        event(id: $id) { stateInvitations { answer answeredBy { id } state { code } nominations { id } } }
      }
    `);
    const { event: seen } = await world.as('secretariat').ask(invitations, { id: event });
    expect(seen.stateInvitations).toMatchObject([
      { answer: 'NOMINATED', state: { code: 'GE' }, nominations: [{ id: nominated[1]!.id }, { id: third }, {}] },
      { answer: 'AWAITED', state: { code: 'UA' }, nominations: [] },
    ]);
  });

  it('repeats a nomination without a change, adds newcomers to its end, and ranks anew those named', async () => {
    const event = await forNominations(10);
    const [a, b, c] = await manyMembers(world, 3);
    const once = await nominateAs(event, [a!, b!]);
    expect(await nominateAs(event, [a!, b!])).toEqual(once);
    expect(await mailsOf(event, 'registration.nominated')).toBe(2);
    const [third] = await nominateAs(event, [c!]);
    expect(brief(await ofEvent(event)).map(([id]) => id)).toEqual([once[0]!.id, once[1]!.id, third!.id]);
    await nominateAs(event, [b!, a!]);
    expect(brief(await ofEvent(event)).map(([id]) => id)).toEqual([once[1]!.id, once[0]!.id, third!.id]);
    const update = graphql(`
      mutation ($id: ID!, $input: UpdateRegistrationInput!) {
        updateRegistration(id: $id, input: $input) { nominationRank }
      }
    `);
    expect(await world.as('contactPoint').ask(update, { id: third!.id, input: { nominationRank: 1 } })).toEqual({
      updateRegistration: { nominationRank: 1 },
    });
    expect(brief(await ofEvent(event)).map(([id]) => id)).toEqual([third!.id, once[1]!.id, once[0]!.id]);
  });

  it('keeps ranks dense when the same people are nominated and withdrawn many times at once', async () => {
    const event = await forNominations(40, { seatsPerState: 3 });
    const people = await manyMembers(world, 8);
    const orders = Array.from({ length: 12 }, (_, turn) => [...people.slice(turn % 8), ...people.slice(0, turn % 8)]);
    await Promise.all(
      orders.map((members, index) => world.as('contactPoint', index % 2).ask(nominate, { event, members })),
    );
    const list = await ofEvent(event);
    await Promise.all(
      list.slice(0, 4).map(({ id }, index) => world.as('secretariat', index % 2).ask(withdraw, { id })),
    );
    const left = (await ofEvent(event)).filter(({ nominationRank }) => nominationRank !== null);
    expect(left.map(({ nominationRank }) => nominationRank).sort()).toEqual([1, 2, 3, 4]);
    expect(left.filter(({ onReserve }) => onReserve).map(({ nominationRank }) => nominationRank)).toEqual([4]);
    expect(await breaches(world)).toEqual([]);
  });

  it('says that nobody will come, which nominating takes back, and not while people are nominated', async () => {
    const event = await forNominations(10);
    await world.as('organiser').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
    const decline = graphql(`
      mutation ($event: ID!, $state: CountryCode!) {
        declineForState(event: $event, state: $state, reason: "Нет людей") { answer reason answeredBy { id } }
      }
    `);
    const declined = await world.as('contactPoint').ask(decline, { event, state: 'GE' });
    expect(declined).toMatchObject({ declineForState: { answer: 'WILL_NOT_ATTEND', reason: 'Нет людей' } });
    expect(await world.as('contactPoint').ask(decline, { event, state: 'GE' })).toEqual(declined);
    expect(await world.as('contactPoint').refusal(decline, { event, state: 'UA' })).toEqual({
      code: 'FORBIDDEN',
      field: 'state',
    });
    await nominateAs(event, await manyMembers(world, 1));
    expect(await world.as('contactPoint').refusal(decline, { event, state: 'GE' })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'state',
    });
  });

  it('has a deadline with hour and zone after which only organisers nominate', async () => {
    const event = await forNominations(10, { nominationClosesAt: '2031-04-01T12:00' });
    const [early, late] = await manyMembers(world, 2);
    await nominateAs(event, [early!]);
    await world.database.rows(`UPDATE event SET nomination_closes_at = now() - interval '1 second' WHERE id = $1`, [
      event,
    ]);
    expect(await world.as('contactPoint').refusal(nominate, { event, members: [late] })).toEqual({
      code: 'DEADLINE_PASSED',
      field: 'event',
    });
    const { nominateForEvent } = await world.as('organiser').ask(nominate, { event, members: [late!], state: 'GE' });
    expect(nominateForEvent[0]!.status).toBe('NOMINATED');
  });

  it('names only its own people, and only who speaks for it', async () => {
    const event = await forNominations(10);
    const [foreign] = await manyMembers(world, 1, 'UA');
    const [own] = await manyMembers(world, 1);
    const refusals = [
      await world.as('contactPoint').refusal(nominate, { event, members: [own, foreign] }),
      await world.as('contactPoint').refusal(nominate, { event, members: [own], state: 'UA' }),
      await world.as('organiser').refusal(nominate, { event, members: [own] }),
      await world.as('otherOrganiser').refusal(nominate, { event, members: [own] }),
      await world.as('expert').refusal(nominate, { event, members: [own] }),
      await world.as('contactPoint').refusal(nominate, { event, members: ['00000000-0000-4000-8000-000000000000'] }),
    ];
    expect(refusals).toEqual([
      { code: 'BAD_INPUT', field: 'members.1' },
      { code: 'FORBIDDEN', field: 'state' },
      { code: 'BAD_INPUT', field: 'state' },
      { code: 'FORBIDDEN', field: null },
      { code: 'FORBIDDEN', field: null },
      { code: 'BAD_INPUT', field: 'members.0' },
    ]);
    expect(await ofEvent(event)).toEqual([]);
  });

  it('is refused seats below those it holds, twice in one call, and more paid seats than seats', async () => {
    const { id: event } = await publishedEvent(world, seats(10));
    const [one, two] = await manyMembers(world, 2);
    await registerFor(world, event, one!);
    await registerFor(world, event, two!);
    const give = (invitations: object[]) => world.as('organiser').refusal(inviteStates, { event, invitations });
    await world.as('organiser').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 3 }] });
    expect(await give([{ state: 'GE', seats: 1 }])).toEqual({
      code: 'CAPACITY_BELOW_CONFIRMED',
      field: 'invitations.0.seats',
    });
    expect(
      await give([
        { state: 'UA', seats: 1 },
        { state: 'UA', seats: 2 },
      ]),
    ).toEqual({ code: 'BAD_INPUT', field: 'invitations.1.state' });
    expect(await give([{ state: 'UA', seats: 1, fundedSeats: 2 }])).toEqual({
      code: 'BAD_INPUT',
      field: 'invitations.0.fundedSeats',
    });
    expect(await give([{ state: 'UA', seats: 1, onlineSeats: 2 }])).toEqual({
      code: 'BAD_INPUT',
      field: 'invitations.0.onlineSeats',
    });
  });
});

describe('people who are invited', () => {
  it('accept until the seats are gone, then wait; who is active keeps what there is', async () => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'INVITATION', ...seats(1) });
    const members = await manyMembers(world, 2);
    const { inviteMembers: invited } = await world
      .as('organiser')
      .ask(invite, { event, members, answerDueAt: '2031-05-01T12:00' });
    expect(invited.map(({ status, answerDueAt }) => [status, answerDueAt])).toEqual([
      ['INVITED', '2031-05-01T10:00:00.000Z'],
      ['INVITED', '2031-05-01T10:00:00.000Z'],
    ]);
    expect((await answerAs(invited[0]!.id)).status).toBe('CONFIRMED');
    expect(await answerAs(invited[1]!.id)).toMatchObject({
      status: 'WAITLISTED',
      waitlistReason: 'EVENT_FULL',
      answerDueAt: null,
    });
    const again = await world.as('organiser').ask(invite, { event, members });
    expect(again.inviteMembers.map(({ id, status }) => [id, status])).toEqual([
      [invited[0]!.id, 'CONFIRMED'],
      [invited[1]!.id, 'WAITLISTED'],
    ]);
    expect(await mailsOf(event, 'registration.invited')).toBe(2);
    expect(await world.as('expert').refusal(invite, { event, members })).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('otherOrganiser').refusal(invite, { event, members })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
  });

  it('choose how to attend on accepting a hybrid event, and decline once', async () => {
    const hybrid: Partial<EventInput> = {
      ...inPerson,
      format: 'HYBRID',
      seats: [
        { mode: 'IN_PERSON', capacity: 1 },
        { mode: 'ONLINE', capacity: 1 },
      ],
    };
    const { id: event } = await publishedEvent(world, hybrid);
    const members = await manyMembers(world, 2);
    const { inviteMembers: invited } = await world.as('organiser').ask(invite, { event, members });
    expect(invited.map(({ mode }) => mode)).toEqual([null, null]);
    expect(await world.as('secretariat').refusal(answer, { id: invited[0]!.id, accept: true })).toEqual({
      code: 'BAD_INPUT',
      field: 'mode',
    });
    expect(await answerAs(invited[0]!.id, true, 'ONLINE')).toMatchObject({ status: 'CONFIRMED', mode: 'ONLINE' });
    expect((await answerAs(invited[1]!.id, false)).status).toBe('DECLINED');
    expect((await answerAs(invited[1]!.id, false)).status).toBe('DECLINED');
    expect(await world.as('secretariat').refusal(answer, { id: invited[1]!.id, accept: true })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'registration',
    });
    expect(await breaches(world)).toEqual([]);
  });

  it('who do not answer in time lose the place, whoever was down meanwhile and however many workers look', async () => {
    const limited = { registrationPolicy: 'INVITATION', answerHours: 24, ...seats(5) } as const;
    const { id: event } = await publishedEvent(world, limited);
    const members = await manyMembers(world, 3);
    const { inviteMembers: invited } = await world.as('organiser').ask(invite, { event, members });
    await world.database.rows(`UPDATE registration SET answer_due_at = now() - interval '2 days' WHERE id = ANY ($1)`, [
      invited.slice(0, 2).map(({ id }) => id),
    ]);
    expect(await world.as('secretariat').refusal(answer, { id: invited[0]!.id, accept: true })).toEqual({
      code: 'DEADLINE_PASSED',
      field: 'registration',
    });
    await passTime();
    await passTime();
    expect((await ofEvent(event)).map(({ status }) => status).sort()).toEqual(['EXPIRED', 'EXPIRED', 'INVITED']);
    expect(await mailsOf(event, 'registration.expired')).toBe(2);
    const [history] = await world.database.rows(
      `SELECT count(*)::int AS count FROM registration_change c JOIN registration r ON r.id = c.registration_id
       WHERE r.event_id = $1 AND c.to_status = 'EXPIRED'`,
      [event],
    );
    expect(history).toEqual({ count: 2 });
  });
});

describe('seats', () => {
  it('that fall free are offered, one after another, and a late yes is refused', async () => {
    const { id: event } = await publishedEvent(world, { offerHours: 12, ...seats(1) });
    const members = await manyMembers(world, 3);
    const [holder, second, third] = await Promise.all(members.map((member) => registerFor(world, event, member))).then(
      (all) => [...all].sort((one, other) => (one.waitlistPosition ?? 0) - (other.waitlistPosition ?? 0)),
    );
    await world.as('secretariat').ask(withdraw, { id: holder!.id });
    const status = async (id: string) => (await ofEvent(event)).find((one) => one.id === id)!;
    expect(await status(second!.id)).toMatchObject({ status: 'OFFERED', answerDueAt: expect.any(String) });
    expect((await status(third!.id)).status).toBe('WAITLISTED');
    await world.database.rows(`UPDATE registration SET answer_due_at = now() - interval '1 minute' WHERE id = $1`, [
      second!.id,
    ]);
    expect(await world.as('secretariat').refusal(answer, { id: second!.id, accept: true })).toEqual({
      code: 'DEADLINE_PASSED',
      field: 'registration',
    });
    await passTime();
    expect((await status(second!.id)).status).toBe('EXPIRED');
    expect((await status(third!.id)).status).toBe('OFFERED');
    expect(await mailsOf(event, 'registration.offered')).toBe(2);
    expect(await answerAs(third!.id)).toMatchObject({ status: 'CONFIRMED', answerDueAt: null });
    expect((await answerAs(third!.id)).status).toBe('CONFIRMED');
    expect(await breaches(world)).toEqual([]);
  });

  it('of states are kept for them until they are released; then who was held back moves up', async () => {
    const limited = { seatsPerState: 1, seatsReleasedAt: '2031-05-10T09:00', ...seats(3) };
    const { id: event } = await publishedEvent(world, limited);
    const [first, second, third] = await manyMembers(world, 3);
    await registerFor(world, event, first!);
    expect(await registerFor(world, event, second!)).toMatchObject({
      status: 'WAITLISTED',
      waitlistReason: 'STATE_QUOTA_USED',
    });
    await passTime();
    await world.database.rows(`UPDATE event SET seats_released_at = now() - interval '1 hour' WHERE id = $1`, [event]);
    await passTime();
    expect((await ofEvent(event)).map(({ status }) => status)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await mailsOf(event, 'registration.promoted')).toBe(1);
    expect((await registerFor(world, event, third!)).status).toBe('CONFIRMED');
  });

  it('change hands: the other is confirmed on the seat, the line stays where it was', async () => {
    const { id: event } = await publishedEvent(world, seats(1));
    const [holder, waiting, other] = await manyMembers(world, 3);
    const [foreign] = await manyMembers(world, 1, 'UA');
    const seat = await registerFor(world, event, holder!);
    const inLine = await registerFor(world, event, waiting!);
    const substitute = graphql(`
      mutation ($id: ID!, $member: ID!) {
        substitute(registration: $id, member: $member) { id status member { id } }
      }
    `);
    expect(await world.as('contactPoint').refusal(substitute, { id: seat.id, member: foreign })).toEqual({
      code: 'FORBIDDEN',
      field: 'member',
    });
    expect(await world.as('expert').refusal(substitute, { id: seat.id, member: other })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    const done = await world.as('contactPoint').ask(substitute, { id: seat.id, member: other! });
    expect(done).toMatchObject({ substitute: { status: 'CONFIRMED', member: { id: other } } });
    expect(await world.as('contactPoint').ask(substitute, { id: seat.id, member: other! })).toEqual(done);
    const [third] = await manyMembers(world, 1);
    expect(await world.as('organiser').refusal(substitute, { id: seat.id, member: third })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'registration',
    });
    const statuses = new Map((await ofEvent(event)).map(({ id, status }) => [id, status]));
    expect([statuses.get(seat.id), statuses.get(inLine.id)]).toEqual(['SUBSTITUTED', 'WAITLISTED']);
    const { substitute: own } = await world.as('organiser').ask(substitute, {
      id: done.substitute.id,
      member: waiting!,
    });
    expect(own).toMatchObject({ id: inLine.id, status: 'CONFIRMED' });
    expect(await breaches(world)).toEqual([]);
  });

  it('are exchanged between in person and online only where one is free', async () => {
    const { id: event } = await publishedEvent(world, {
      ...inPerson,
      format: 'HYBRID',
      seats: [
        { mode: 'IN_PERSON', capacity: 1 },
        { mode: 'ONLINE', capacity: 2 },
      ],
    });
    const [a, b, c] = await manyMembers(world, 3);
    const present = await registerFor(world, event, a!, { mode: 'IN_PERSON' });
    const online = await registerFor(world, event, b!, { mode: 'ONLINE' });
    const waiting = await registerFor(world, event, c!, { mode: 'IN_PERSON' });
    expect(waiting.status).toBe('WAITLISTED');
    const change = graphql(`
      mutation ($id: ID!, $mode: AttendanceMode!) {
        changeMode(registration: $id, mode: $mode) { status mode waitlistReason }
      }
    `);
    expect(await world.as('secretariat').refusal(change, { id: online.id, mode: 'IN_PERSON' })).toEqual({
      code: 'NO_SEAT_FREE',
      field: 'mode',
    });
    expect(await breaches(world)).toEqual([]);
    expect(await world.as('secretariat').ask(change, { id: present.id, mode: 'ONLINE' })).toEqual({
      changeMode: { status: 'CONFIRMED', mode: 'ONLINE', waitlistReason: null },
    });
    expect((await ofEvent(event)).find(({ id }) => id === waiting.id)).toMatchObject({
      status: 'CONFIRMED',
      mode: 'IN_PERSON',
    });
    expect(await breaches(world)).toEqual([]);
  });
});

it('an event that begins ends whatever was still open, and promotes nobody', async () => {
  const { id: event } = await publishedEvent(world, { registrationPolicy: 'APPROVAL', ...seats(5) });
  const [a, b] = await manyMembers(world, 2);
  await registerFor(world, event, a!);
  await world.as('organiser').ask(invite, { event, members: [b!] });
  await world.database.rows(
    `UPDATE event SET starts_at = now() - interval '1 minute', ends_at = now() + interval '1 hour' WHERE id = $1`,
    [event],
  );
  await passTime();
  expect((await ofEvent(event)).map(({ status }) => status)).toEqual(['EXPIRED', 'EXPIRED']);
  expect(await mailsOf(event, 'registration.expired')).toBe(0);
});

it('a registration that is not there is refused by the name of the argument', async () => {
  const update = graphql('mutation ($id: ID!) { updateRegistration(id: $id, input: {}) { id } }');
  const id = '0190a5a0-0000-7000-8000-000000000000';
  expect(await world.as('organiser').refusal(update, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
});

it('the trail has the seats that a state had before, and nothing where nothing changed', async () => {
  const event = await forNominations(10);
  for (const count of [2, 2, 3])
    await world.as('organiser').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: count }] });
  const changes = await world.database.rows<{ from: string | null; to: string }>(
    `SELECT v.old_value::jsonb ->> 'seats' AS "from", v.new_value::jsonb ->> 'seats' AS "to"
     FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
     WHERE a.subject_id = $1 AND a.action = 'inviteStates' AND v.field = 'stateInvitations.GE' ORDER BY a.at, a.id`,
    [event],
  );
  expect(changes).toEqual([
    { from: null, to: '2' },
    { from: '2', to: '3' },
  ]);
});
