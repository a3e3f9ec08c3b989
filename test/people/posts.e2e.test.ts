import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { draftEvent, publishedEvent, updateEvent } from '../support/builders/events.js';
import { decideMembership, joinNetwork, NetworkLife, nominateToNetwork } from '../support/builders/network-life.js';
import { newOrganisation, updateMember } from '../support/builders/people.js';
import { nominateForEvent, register, registerFor } from '../support/builders/registrations.js';
import { granted } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
let life: NetworkLife;
beforeAll(async () => {
  world = await startWorld();
  visitor = new Visitor(world);
  life = new NetworkLife(world);
});
afterAll(async () => {
  await world.stop();
});

type Who = Parameters<World['as']>[0];
const updateProfile = graphql('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }');
const createMember = graphql('mutation ($input: CreateMemberInput!) { createMember(input: $input) { id } }');
const confirmPost = graphql(`
  mutation ($id: ID!, $accept: Boolean!, $reason: String, $version: Int) {
    confirmPost(id: $id, accept: $accept, reason: $reason, version: $version) {
      id title confirmed state { code } member { id }
    }
  }
`);
const postsToConfirm = graphql(`
  query ($first: Int, $after: String) {
    postsToConfirm(first: $first, after: $after) {
      totalCount pageInfo { endCursor hasNextPage }
      nodes { id title confirmed state { code } organisation { id } member { id displayName version } }
    }
  }
`);
const tasks = graphql('{ viewer { tasks { mutation dueAt subject { id ... on Post { title } } } } }');
const profileOf = graphql(`
  query ($id: ID!) {
    member(id: $id) {
      version state { code } currentPost { title confirmed state { code } } posts { id title confirmed from to }
    }
  }
`);
const substitute = graphql(
  'mutation ($id: ID!, $member: ID!) { substitute(registration: $id, member: $member) { id status } }',
);
const changeRegistration = graphql(`
  mutation ($id: ID!, $input: UpdateRegistrationInput!) { updateRegistration(id: $id, input: $input) { id } }
`);

const adviser = { title: 'Adviser', state: 'GE', from: '2021-01-01' } satisfies Input<'PostInput'>;
const profile = async (id: string) => (await world.as('secretariat').ask(profileOf, { id })).member;
const waiting = async (who: Who, first = 100) =>
  (await world.as(who).ask(postsToConfirm, { first })).postsToConfirm.nodes;
const forbidden = { code: 'FORBIDDEN', field: null };

/** Somebody of Slovenia who has just entered a post of Georgia. */
async function claimant(post: Input<'PostInput'> = adviser) {
  const person = await visitor.newcomer('Neja', 'Kranjc');
  await world.as({ email: person.email }).ask(updateProfile, { input: { post } });
  const { posts, version } = await profile(person.id);
  return {
    ...person,
    version,
    post: posts!.find(({ title }) => title === post.title)!.id,
    as: { email: person.email },
  };
}

describe('a post', () => {
  it('is confirmed at once where staff or the contact point enter it, and not where anybody else does', async () => {
    const { id, as } = await claimant();
    expect((await profile(id)).posts).toMatchObject([
      { title: 'Adviser', confirmed: false, to: null },
      { title: 'Adviser', confirmed: true, to: '2020-12-31' },
    ]);
    await world.as('secretariat').ask(updateMember, { id, input: { post: { title: 'By staff', state: 'AM' } } });
    expect((await profile(id)).currentPost).toMatchObject({ title: 'By staff', confirmed: true });

    const own = await world.as('contactPoint').ask(createMember, {
      input: { givenNames: 'Own', familyName: 'Georgian', post: adviser },
    });
    const other = await world.as('organiser').ask(createMember, {
      input: { givenNames: 'Of', familyName: 'Organisers', post: { title: 'Expert', state: 'FR' } },
    });
    for (const { createMember: entered } of [own, other])
      expect((await profile(entered.id)).currentPost).toMatchObject({ confirmed: true });
    // Another state is not theirs to speak for.
    await world.as('contactPoint').ask(updateMember, {
      id: own.createMember.id,
      input: { posts: [{ title: 'Sent to Paris', state: 'FR', from: '2024-01-01' }] },
    });
    expect((await profile(own.createMember.id)).currentPost).toMatchObject({ confirmed: false });
    await world.as(as).ask(updateProfile, { input: { post: { title: 'For nobody', from: '2025-01-01' } } });
    expect((await profile(id)).posts).toContainEqual(
      expect.objectContaining({ title: 'For nobody', confirmed: false }),
    );
    await world.as('contactPoint').ask(updateProfile, { input: { post: { ...adviser, title: 'Head' } } });
    expect((await profile(world.ids.contactPoint)).currentPost).toMatchObject({ title: 'Head', confirmed: true });
  });

  it('is looked at again when its holder makes more of it, and not when it ends earlier', async () => {
    const { id, email } = await visitor.newcomer();
    const organisation = await newOrganisation(world, 'House of edits');
    const whole = { title: 'Adviser', state: 'SI', from: '2020-01-01', to: '2030-12-31' };
    const change = async (post: Partial<Input<'PostInput'>>): Promise<boolean> => {
      const kept = { id: (await profile(id)).posts![0]!.id, ...whole };
      await world.as('secretariat').ask(updateMember, { id, input: { posts: [kept] } });
      await world.as({ email }).ask(updateProfile, { input: { posts: [{ ...kept, ...post }] } });
      return (await profile(id)).posts![0]!.confirmed;
    };
    expect(await change({})).toBe(true);
    expect(await change({ from: '2021-01-01', to: '2029-12-31' })).toBe(true);
    for (const more of [
      { title: 'Minister' },
      { state: 'FR' },
      { state: null },
      { organisation },
      { organisationName: 'House of typing' },
      { from: '2019-12-31' },
      { to: '2031-01-01' },
      { to: null },
    ])
      expect([more, await change(more)]).toEqual([more, false]);
    await change({ state: 'FR' });
    await world.as({ email }).ask(updateProfile, { input: { keywords: ['visas'] } });
    expect((await profile(id)).posts![0]!.confirmed).toBe(false);
  });
});

describe('a post that nobody has confirmed', () => {
  it('gives no state at an event: one comes in a personal capacity, whoever asks', async () => {
    const person = await claimant();
    const { id: event } = await publishedEvent(world);
    const representing = { state: 'GE' };
    expect(await world.as(person.as).refusal(register, { input: { event, representing } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.representing',
    });
    expect(
      await world.as('contactPoint').refusal(nominateForEvent, { event, members: [person.id], state: 'GE' }),
    ).toEqual({ code: 'BAD_INPUT', field: 'members.0' });
    const georgian = await registerFor(world, event, world.ids.expert2);
    expect(await world.as('contactPoint').refusal(substitute, { id: georgian.id, member: person.id })).toMatchObject({
      field: 'member',
    });
    await world.as(person.as).ask(register, { input: { event } });
    const shown = graphql(`
      query ($event: ID!, $member: ID!) {
        registrations(filter: { events: [$event], members: [$member] }) {
          nodes { id representing { state { code } personalCapacity } }
        }
      }
    `);
    const own = async () =>
      (await world.as('secretariat').ask(shown, { event, member: person.id })).registrations.nodes[0]!;
    expect((await own()).representing).toEqual({ state: null, personalCapacity: true });

    const { id: draft } = await draftEvent(world);
    const speakers = graphql(
      `query ($id: ID!) {
        event(id: $id) { agenda { speakers { representing { state { code } personalCapacity } } } }
      }`,
    );
    await world.as('organiser').ask(updateEvent, {
      id: draft,
      input: {
        agenda: [
          {
            startsAt: '2031-05-20T10:00',
            endsAt: '2031-05-20T11:00',
            title: english('Talk'),
            speakers: [{ member: person.id }],
          },
        ],
      },
    });
    expect((await world.as('organiser').ask(speakers, { id: draft })).event.agenda[0]!.speakers).toEqual([
      { representing: { state: null, personalCapacity: true } },
    ]);

    // Once it is confirmed it speaks; what was recorded before stays until somebody changes it.
    await world.as('contactPoint').ask(confirmPost, { id: person.post, accept: true });
    expect((await own()).representing).toEqual({ state: null, personalCapacity: true });
    await world.as('secretariat').ask(changeRegistration, {
      id: (await own()).id,
      input: { representing },
    });
    const { id: later } = await publishedEvent(world);
    await world.as(person.as).ask(register, { input: { event: later, representing } });
    await world.as(person.as).ask(updateProfile, {
      input: { posts: [{ id: person.post, ...adviser, title: 'Minister' }] },
    });
    expect((await own()).representing).toEqual({ state: { code: 'GE' }, personalCapacity: false });
  });

  it('gives no membership for a state', async () => {
    const person = await claimant();
    const network = await life.newNetwork();
    expect(await world.as(person.as).refusal(joinNetwork, { network, representing: { state: 'GE' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'representing',
    });
    expect(await world.as('contactPoint').refusal(nominateToNetwork, { network, member: person.id })).toEqual(
      forbidden,
    );
    const applied = await life.run(person.as, joinNetwork, { network });
    expect(applied.representing).toEqual({ state: null, personalCapacity: true });
    expect(await world.as('contactPoint').refusal(decideMembership, { id: applied.id, decision: 'ENDORSE' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });

    const other = await claimant();
    await world.as('contactPoint').ask(confirmPost, { id: other.post, accept: true });
    const joined = await life.run(other.as, joinNetwork, { network, representing: { state: 'GE' } });
    expect(joined.representing).toEqual({ state: { code: 'GE' }, personalCapacity: false });
  });

  it('counts for no state in the directory either, and opens no profile to its contact point', async () => {
    const state = graphql('{ state(code: "GE") { memberCount } }');
    const found = graphql(`
      { members(filter: { search: "Kranjc", states: ["GE"] }, first: 100) { nodes { id } } }
    `);
    const phone = graphql('query ($id: ID!) { member(id: $id) { phone } }');
    const counted = async () => (await world.as('secretariat').ask(state)).state.memberCount!;
    const isFound = async (id: string) =>
      (await world.as('expert').ask(found)).members.nodes.some((member) => member.id === id);
    const before = await counted();
    const person = await claimant();
    await world.as(person.as).ask(updateProfile, { input: { phone: '+386 1 234' } });
    const seen = async () => (await world.as('contactPoint').run(phone, { id: person.id })).data?.member?.phone;
    expect([await counted(), await isFound(person.id), await seen()]).toEqual([before, false, null]);
    expect(await profile(person.id)).toMatchObject({ state: null, currentPost: { state: { code: 'GE' } } });
    await world.as('contactPoint').ask(confirmPost, { id: person.post, accept: true });
    expect([await counted(), await isFound(person.id), await seen()]).toEqual([before + 1, true, '+386 1 234']);
    expect(await profile(person.id)).toMatchObject({ state: { code: 'GE' } });
  });
});

describe('confirming posts', () => {
  it('waits for contact points of the state, organisers of a network of the person, and the secretariat', async () => {
    const [georgian, armenian] = [await claimant(), await claimant({ ...adviser, state: 'AM' })];
    await life.run(armenian.as, joinNetwork, { network: world.networks.asylum });
    const organiser = await visitor.newColleague('Organises', 'Elsewhere');
    await granted(world, { role: 'ORGANISER', network: world.networks.asylum, member: organiser.id });
    await world.as({ email: organiser.email }).ask(updateProfile, { input: { post: adviser } });
    await life.run({ email: organiser.email }, joinNetwork, { network: world.networks.asylum });

    const of = async (who: Who) => (await waiting(who)).map(({ id }) => id);
    const expected = async (who: Who, post: string, isTheirs: boolean) => {
      expect([who, (await of(who)).includes(post)]).toEqual([who, isTheirs]);
      const { viewer } = await world.as(who).ask(tasks);
      const subjects = viewer.tasks.map(({ mutation, dueAt, subject }) => [mutation, dueAt, subject.id]);
      expect(subjects).toEqual((await of(who)).map((id) => ['confirmPost', null, id]));
    };
    await expected('contactPoint', georgian.post, true);
    await expected('contactPoint', armenian.post, false);
    await expected('secretariat', georgian.post, true);
    await expected('secretariat', armenian.post, true);
    await expected('organiser', georgian.post, false);
    await expected('organiser', armenian.post, true);
    await expected('otherOrganiser', armenian.post, false);
    // Nobody confirms the own post as an organiser.
    const own = (await profile(organiser.id)).posts![0]!.id;
    await expected({ email: organiser.email }, own, false);
    await expected('organiser', own, true);

    for (const [who, id] of [
      ['contactPoint', armenian.post],
      ['organiser', georgian.post],
      ['otherOrganiser', armenian.post],
      [{ email: organiser.email }, own],
    ] as const)
      expect(await world.as(who).refusal(confirmPost, { id, accept: true })).toEqual(forbidden);
    for (const who of [georgian.as, 'expert', 'observer'] as const) {
      expect(await world.as(who).refusal(confirmPost, { id: georgian.post, accept: true })).toEqual(forbidden);
      expect((await world.as(who).run(postsToConfirm)).errors[0]!.extensions.code).toBe('FORBIDDEN');
      expect((await world.as(who).ask(tasks)).viewer.tasks).toEqual([]);
    }
    expect(await world.as('nobody').refusal(confirmPost, { id: georgian.post, accept: true })).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    expect(await world.as('organiser').ask(confirmPost, { id: armenian.post, accept: true })).toMatchObject({
      confirmPost: { confirmed: true, state: { code: 'AM' }, member: { id: armenian.id } },
    });
    expect(await of('secretariat')).not.toContain(armenian.post);
  });

  it('shows posts page by page, the first entered first, also those of people who hide theirs', async () => {
    const [one, other] = [await claimant(), await claimant()];
    await world.as(one.as).ask(updateProfile, {
      input: { visibility: [{ field: 'POSTS', visibility: 'ONLY_ME' }] },
    });
    const all = await waiting('contactPoint');
    expect(all.map(({ id }) => id).filter((id) => [one.post, other.post].includes(id))).toEqual([one.post, other.post]);
    const first = (await world.as('contactPoint').ask(postsToConfirm, { first: 1 })).postsToConfirm;
    expect(first).toMatchObject({
      totalCount: all.length,
      pageInfo: { hasNextPage: true },
      nodes: [{ id: all[0]!.id }],
    });
    const next = await world.as('contactPoint').ask(postsToConfirm, { first: 1, after: first.pageInfo.endCursor });
    expect(next.postsToConfirm.nodes).toMatchObject([{ id: all[1]!.id }]);
    const node = graphql('query ($id: ID!) { node(id: $id) { ... on Post { title confirmed } } }');
    expect(await world.as('contactPoint').ask(node, { id: one.post })).toEqual({
      node: { title: 'Adviser', confirmed: false },
    });
    expect(await world.as('expert').refusal(node, { id: one.post })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    const hidden = await world.as('organiser').refusal(confirmPost, { id: one.post, accept: true });
    expect(hidden).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('costs as many statements for one as for a hundred', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => claimant()));
    expect(people).toHaveLength(6);
    const list = (first: number) =>
      statementsOf(() =>
        world
          .as('secretariat')
          .ask(postsToConfirm, { first })
          .then(() => undefined),
      );
    expect(await list(6)).toBe(await list(1));
  });

  it('is done once, and told to the holder', async () => {
    const person = await claimant({ ...adviser, title: 'Told "of" it' });
    const both = await Promise.all(
      (['contactPoint', 'secretariat'] as const).map((who) =>
        world.as(who).ask(confirmPost, { id: person.post, accept: true }),
      ),
    );
    expect(both.map(({ confirmPost: post }) => post.confirmed)).toEqual([true, true]);
    const mails = await world.database.rows(
      `SELECT kind, facts FROM outbox_message WHERE recipient_id = $1 ORDER BY id`,
      [person.id],
    );
    expect(mails).toEqual([{ kind: 'post.confirmed', facts: { post: person.post } }]);
    expect(await world.as('contactPoint').refusal(confirmPost, { id: person.post, accept: false })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'id',
    });
  });

  it('is refused with a reason: the post goes, its holder is told, and the trail keeps what it was', async () => {
    const person = await claimant({ ...adviser, title: 'Self-made minister' });
    const stale = { id: person.post, accept: true, version: person.version - 1 };
    expect(await world.as('contactPoint').refusal(confirmPost, stale)).toEqual({ code: 'CONFLICT', field: 'version' });
    const refused = await world.as('contactPoint').ask(confirmPost, {
      id: person.post,
      accept: false,
      reason: '  Nobody here knows of it. ',
      version: person.version,
    });
    expect(refused.confirmPost).toMatchObject({ title: 'Self-made minister', confirmed: false });
    expect((await profile(person.id)).posts!.map(({ title }) => title)).not.toContain('Self-made minister');
    expect((await profile(person.id)).version).toBe(person.version + 1);
    expect(await world.as('contactPoint').refusal(confirmPost, { id: person.post, accept: false })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    const mails = await world.database.rows(`SELECT kind, facts FROM outbox_message WHERE recipient_id = $1`, [
      person.id,
    ]);
    const reason = 'Nobody here knows of it.';
    expect(mails).toEqual([{ kind: 'post.refused', facts: { title: 'Self-made minister', reason } }]);
    const trail = await world.database.rows<{ field: string; old: string | null; new: string | null }>(
      `SELECT v.field, v.old_value AS old, v.new_value AS new FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
       WHERE e.action = 'confirmPost' AND e.subject_id = $1 AND e.by_member_id = $2 ORDER BY v.field`,
      [person.id, world.ids.contactPoint],
    );
    expect(trail).toMatchObject([{ field: 'posts' }, { field: 'reason', old: null, new: reason }]);
    expect(trail[0]!.old).toContain('Self-made minister');
    expect(trail[0]!.new).not.toContain('Self-made minister');
  });
});

describe('a contact point', () => {
  it('enters people of the own state, and no others', async () => {
    const names = { givenNames: 'Entered', familyName: 'Person' };
    const field = { code: 'FORBIDDEN', field: 'input.post.state' };
    for (const post of [{ title: 'Adviser', state: 'AM' }, { title: 'Adviser' }, null])
      expect(await world.as('contactPoint').refusal(createMember, { input: { ...names, post } })).toEqual(field);
    const { createMember: entered } = await world.as('contactPoint').ask(createMember, {
      input: { ...names, post: adviser },
    });
    expect(entered.id).toBeTruthy();
    const { id: event } = await publishedEvent(world);
    const nominated = await world.as('contactPoint').ask(nominateForEvent, { event, members: [entered.id] });
    expect(nominated.nominateForEvent).toHaveLength(1);
  });
});
