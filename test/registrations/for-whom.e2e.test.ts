import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { type EventInput, publishedEvent } from '../support/builders/events.js';
import { manyMembers, newOrganisation, updateMember } from '../support/builders/people.js';
import {
  inviteMembers,
  inviteStates,
  nominateForEvent,
  register,
  registerFor,
} from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const updateProfile = graphql('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }');
const shown = graphql(`
  query ($event: ID!) {
    registrations(filter: { events: [$event] }, first: 50) {
      nodes { id status nominationRank onReserve member { id } representing { state { code } organisation { id } } }
    }
    event(id: $event) { stateInvitations { answer state { code } } }
  }
`);
const withdraw = graphql('mutation ($id: ID!) { withdraw(registration: $id) { status } }');
const answer = graphql('mutation ($id: ID!) { answerInvitation(registration: $id, accept: true) { id status } }');
const decide = graphql(
  'mutation ($ids: [ID!]!) { decideRegistrations(registrations: $ids, decision: REJECT) { id status } }',
);
const of = async (event: string) => world.as('secretariat').ask(shown, { event });
const mailsOf = async (event: string, kind: string): Promise<number> => {
  const [row] = await world.database.rows<{ count: string }>(
    `SELECT count(*) FROM outbox_message WHERE facts ->> 'event' = $1::text AND kind = $2`,
    [event, kind],
  );
  return Number(row!.count);
};
const seats = (capacity: number, changes: Partial<EventInput> = {}): Partial<EventInput> => ({
  seats: [{ mode: 'ONLINE', capacity }],
  ...changes,
});
const notYours = { code: 'BAD_INPUT', field: 'input.representing' };

describe('for whom somebody takes part', () => {
  it('is a state or an organisation by a post, else its contact point or staff say so', async () => {
    const { id: event } = await publishedEvent(world, seats(10));
    const organisation = await newOrganisation(world, 'Another house');
    const expert = world.as('expert2');
    for (const representing of [{ state: 'DE' }, { state: 'GE', organisation }, { organisation }])
      expect(await expert.refusal(register, { input: { event, representing } })).toEqual(notYours);
    expect((await of(event)).registrations.nodes).toEqual([]);
    await expert.ask(register, { input: { event, representing: { state: 'GE' } } });
    await registerFor(world, event, world.ids.expert, { representing: { state: 'DE', organisation } });
    expect((await of(event)).registrations.nodes.map(({ representing }) => representing)).toEqual([
      { state: { code: 'GE' }, organisation: null },
      { state: { code: 'DE' }, organisation: { id: organisation } },
    ]);
  });

  it('is not said by a post that is over by the day of the event, or begins after it', async () => {
    const { id: event } = await publishedEvent(world, seats(10));
    const [member] = (await manyMembers(world, 1, 'GE')) as [string];
    const email = 'leaving@cast.example';
    await world.database.rows(
      `INSERT INTO account (member_id, password_hash) SELECT $1, password_hash FROM account LIMIT 1`,
      [member],
    );
    await world.database.rows('UPDATE member SET email = $2 WHERE id = $1', [member, email]);
    const change = (sql: string) => world.database.rows(`UPDATE post SET ${sql} WHERE member_id = $1`, [member]);
    const leaving = world.as({ email });
    await change(`to_day = current_date + 30`);
    expect(await leaving.refusal(register, { input: { event, representing: { state: 'GE' } } })).toEqual(notYours);
    await change(`from_day = '2031-05-21', to_day = NULL`);
    expect(await leaving.refusal(register, { input: { event, representing: { state: 'GE' } } })).toEqual(notYours);
    await change(`from_day = '2031-05-20'`);
    await leaving.ask(register, { input: { event, representing: { state: 'GE' } } });
  });

  it('is not said by a post that its holder entered, until it is confirmed or entered by others', async () => {
    const { id: event } = await publishedEvent(world, seats(10));
    const post = { title: 'Attaché', state: 'FR', from: '2020-01-01' };
    await world.as('expert').ask(updateProfile, { input: { post } });
    const asked = { input: { event, representing: { state: 'FR' } } };
    expect(await world.as('expert').refusal(register, asked)).toEqual(notYours);
    // Left out, it is the post that counts, and not the new one.
    await world.as('expert').ask(register, { input: { event } });
    expect((await of(event)).registrations.nodes[0]!.representing.state?.code).not.toBe('FR');

    // When an event was announced makes no difference.
    const { id: later } = await publishedEvent(world, seats(10));
    const again = { input: { event: later, representing: { state: 'FR' } } };
    expect(await world.as('expert').refusal(register, again)).toEqual(notYours);
    const [own] = await world.database.rows<{ id: string; title: string }>(
      `SELECT id, title FROM post WHERE member_id = $1 AND state = 'FR'`,
      [world.ids.expert],
    );
    await world.as('secretariat').ask(updateMember, {
      id: world.ids.expert,
      input: { posts: [{ id: own!.id, ...post }] },
    });
    const { registrations } = await of(event);
    await world.as('secretariat').ask(withdraw, { id: registrations.nodes[0]!.id });
    for (const input of [asked, again])
      expect(await world.as('expert').ask(register, input)).toMatchObject({
        registerForEvent: { status: 'CONFIRMED' },
      });
  });
});

describe('nominating', () => {
  it('is for invited states where an event is not open to all, and organisers look at who accepts', async () => {
    for (const changes of [{ registrationPolicy: 'INVITATION' }, { confidentiality: 'CLOSED' }] as const) {
      const { id: event } = await publishedEvent(world, seats(10, changes));
      const [member, named] = await manyMembers(world, 2);
      expect(
        await world.as('secretariat').refusal(nominateForEvent, { event, members: [member!], state: 'GE' }),
      ).toEqual({ code: 'STATE_NOT_INVITED', field: 'state' });
      await world.as('secretariat').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
      const nominated = await world.as('contactPoint').ask(nominateForEvent, { event, members: [member!] });
      const invited = await world.as('secretariat').ask(inviteMembers, { event, members: [named!] });
      const accept = async (id: string) => (await world.as('secretariat').ask(answer, { id })).answerInvitation.status;
      expect(await accept(nominated.nominateForEvent[0]!.id)).toBe('PENDING');
      expect(await accept(invited.inviteMembers[0]!.id)).toBe('CONFIRMED');
    }
  });

  it('of one who cannot be nominated changes nothing, and names that person', async () => {
    const { id: event } = await publishedEvent(world, seats(10));
    const [a, b, rejected] = await manyMembers(world, 3);
    const [foreign] = await manyMembers(world, 1, 'PL');
    await registerFor(world, event, b!, { representing: { personalCapacity: true } });
    const { nominateForEvent: nominated } = await world
      .as('contactPoint')
      .ask(nominateForEvent, { event, members: [rejected!] });
    await world.as('secretariat').ask(decide, { ids: nominated.map(({ id }) => id) });
    const before = await of(event);
    for (const [other, code] of [
      [b!, 'BAD_INPUT'],
      [foreign!, 'BAD_INPUT'],
      [rejected!, 'TRANSITION_NOT_ALLOWED'],
    ] as const)
      expect(await world.as('contactPoint').refusal(nominateForEvent, { event, members: [a!, other] })).toEqual({
        code,
        field: 'members.1',
      });
    expect(await world.as('contactPoint').refusal(nominateForEvent, { event, members: [] })).toEqual({
      code: 'BAD_INPUT',
      field: 'members',
    });
    expect(await of(event)).toEqual(before);
  });

  it('tells who moves to the reserve, and never moves who has accepted', async () => {
    const { id: event } = await publishedEvent(
      world,
      seats(10, { seatsPerState: 1, registrationPolicy: 'NOMINATION' }),
    );
    const [a, b] = await manyMembers(world, 2);
    const first = await world.as('contactPoint').ask(nominateForEvent, { event, members: [a!, b!] });
    const [one, other] = first.nominateForEvent.map(({ id }) => id);
    await world.as('contactPoint').ask(nominateForEvent, { event, members: [b!, a!] });
    const standing = async () =>
      new Map((await of(event)).registrations.nodes.map((node) => [node.id, [node.nominationRank, node.onReserve]]));
    expect([(await standing()).get(other!), (await standing()).get(one!)]).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await mailsOf(event, 'registration.reserve')).toBe(2);
    await world.as('secretariat').ask(answer, { id: other! });
    await world.as('contactPoint').ask(nominateForEvent, { event, members: [a!, b!] });
    expect([(await standing()).get(one!), (await standing()).get(other!)]).toEqual([
      [1, true],
      [2, false],
    ]);
  });

  it('is awaited again when nobody nominated is left, with one mail to the contact point', async () => {
    const { id: event } = await publishedEvent(world, seats(10, { registrationPolicy: 'NOMINATION' }));
    await world.as('secretariat').ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
    const people = await manyMembers(world, 2);
    const { nominateForEvent: nominated } = await world
      .as('contactPoint')
      .ask(nominateForEvent, { event, members: people });
    const answers = async () => (await of(event)).event.stateInvitations.map(({ answer: given }) => given);
    await world.as('secretariat').ask(withdraw, { id: nominated[0]!.id });
    expect(await answers()).toEqual(['NOMINATED']);
    await Promise.all([0, 1].map(() => world.as('secretariat').ask(withdraw, { id: nominated[1]!.id })));
    expect(await answers()).toEqual(['AWAITED']);
    expect(await mailsOf(event, 'state.awaited')).toBe(1);
    await world.as('contactPoint').ask(nominateForEvent, { event, members: people });
    expect(await answers()).toEqual(['NOMINATED']);
  });
});
