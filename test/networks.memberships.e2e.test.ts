import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, system } from '../src/access/index.js';
import { Memberships } from '../src/networks/index.js';
import { Visitor } from './support/visitor.js';
import { startWorld, type World } from './support/world.js';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await startWorld();
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
});

const app = () => world.apps[0]!;

type Who = Parameters<World['as']>[0];
interface Membership {
  id: string;
  status: string;
  role: string;
  from: string | null;
  to: string | null;
  expiresOn: string | null;
  motivation: string | null;
  representing: { state: { code: string } | null; personalCapacity: boolean };
}

const fields = 'id status role from to expiresOn motivation representing { state { code } personalCapacity } viewerCan';
const joinText = `mutation ($network: ID!, $representing: RepresentationInput, $motivation: String) {
  done: joinNetwork(network: $network, representing: $representing, motivation: $motivation) { ${fields} } }`;
const nominateText = `mutation ($network: ID!, $member: ID!, $role: MembershipRole! = MEMBER, $representing: RepresentationInput) {
  done: nominateToNetwork(network: $network, member: $member, role: $role, representing: $representing) { ${fields} } }`;
const decideText = `mutation ($id: ID!, $decision: MembershipDecision!, $reason: String, $expiresOn: Date) {
  done: decideMembership(id: $id, decision: $decision, reason: $reason, expiresOn: $expiresOn) { ${fields} } }`;
const roleText = `mutation ($id: ID!, $role: MembershipRole!) { done: setMembershipRole(id: $id, role: $role) { ${fields} } }`;
const leaveText = `mutation ($network: ID!) { done: leaveNetwork(network: $network) { ${fields} } }`;

const run = async (who: Who, text: string, variables: Record<string, unknown>) =>
  (await world.as(who).ask<{ done: Membership }>(text, variables)).done;
const refusal = (who: Who, text: string, variables: Record<string, unknown>) => world.as(who).refusal(text, variables);
const decide = (who: Who, id: string, decision: string, more: Record<string, unknown> = {}) =>
  run(who, decideText, { id, decision, ...more });
const forbidden = { code: 'FORBIDDEN', field: null };
const notAllowed = { code: 'TRANSITION_NOT_ALLOWED', field: null };
const unknownId = '0190a5a0-0000-7000-8000-000000000000';

const day = (years = 0): string => {
  const date = new Date();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10);
};

/** A network of its own for one test; the cast's organiser organises it. */
let made = 0;
async function newNetwork(): Promise<string> {
  const secretariat = world.as('secretariat');
  const { createNetwork } = await secretariat.ask<{ createNetwork: { id: string } }>(
    'mutation ($input: NetworkInput!) { createNetwork(input: $input) { id } }',
    {
      input: {
        slug: `membership-${++made}`,
        kind: 'EXPERT_POOL',
        name: [{ locale: 'en', text: 'Pool' }],
        actions: ['VI.6'],
      },
    },
  );
  const grant = { member: world.ids.organiser, role: 'ORGANISER', network: createNetwork.id };
  await secretariat.ask('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { id } }', { input: grant });
  return createNetwork.id;
}

describe('from application to membership', () => {
  it('takes the state and then the network, and keeps who did what', async () => {
    const network = await newNetwork();
    const applied = await run('expert2', joinText, { network, motivation: ` Хочу помочь: "всё" & 'сразу' ` });
    expect(applied).toEqual({
      ...{
        id: applied.id,
        status: 'APPLIED',
        role: 'MEMBER',
        from: null,
        to: null,
        expiresOn: null,
        viewerCan: ['leaveNetwork'],
      },
      ...{
        motivation: `Хочу помочь: "всё" & 'сразу'`,
        representing: { state: { code: 'GE' }, personalCapacity: false },
      },
    });
    expect(await run('expert2', joinText, { network, motivation: 'again' })).toEqual(applied);

    expect(await refusal('organiser', decideText, { id: applied.id, decision: 'ACCEPT' })).toEqual(forbidden);
    expect(await refusal('otherOrganiser', decideText, { id: applied.id, decision: 'ACCEPT' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect((await decide('contactPoint', applied.id, 'ENDORSE', { reason: 'Known to us' })).status).toBe('ENDORSED');
    expect((await decide('contactPoint', applied.id, 'ENDORSE')).status).toBe('ENDORSED');
    expect(await refusal('contactPoint', decideText, { id: applied.id, decision: 'ACCEPT' })).toEqual(forbidden);
    expect(await refusal('organiser', decideText, { id: applied.id, decision: 'ACCEPT', expiresOn: day() })).toEqual({
      code: 'BAD_INPUT',
      field: 'expiresOn',
    });
    const accepted = await decide('organiser', applied.id, 'ACCEPT');
    expect(accepted).toMatchObject({ status: 'ACTIVE', from: day(), to: null, expiresOn: day(1) });
    expect(await decide('organiser', applied.id, 'ACCEPT')).toEqual(accepted);
    expect(await refusal('organiser', decideText, { id: applied.id, decision: 'REJECT' })).toEqual(notAllowed);

    const text = `query ($id: ID!) { node(id: $id) { ... on Membership { motivation history { from to reason by { id } } } } }`;
    const history = [
      { from: null, to: 'APPLIED', reason: null, by: { id: world.ids.expert2 } },
      { from: 'APPLIED', to: 'ENDORSED', reason: 'Known to us', by: { id: world.ids.contactPoint } },
      { from: 'ENDORSED', to: 'ACTIVE', reason: null, by: { id: world.ids.organiser } },
    ];
    for (const who of ['expert2', 'contactPoint', 'organiser', 'secretariat'] as const) {
      expect(await world.as(who).ask(text, { id: applied.id })).toEqual({
        node: { motivation: applied.motivation, history },
      });
    }
    expect(await world.as('expert').ask(text, { id: applied.id })).toEqual({ node: { motivation: null, history: [] } });
    expect(await refusal('nobody', text, { id: applied.id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    const trail = await world.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [applied.id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['joinNetwork', 'decideMembership', 'decideMembership']);

    expect(await decide('contactPoint', applied.id, 'RENEW', { expiresOn: day(3) })).toMatchObject({
      status: 'ACTIVE',
      expiresOn: day(3),
      from: day(),
    });
    expect(await decide('contactPoint', applied.id, 'END')).toMatchObject({ status: 'ENDED', to: day() });
    expect(await refusal('organiser', decideText, { id: applied.id, decision: 'RENEW' })).toEqual(notAllowed);
    const again = await run('expert2', joinText, { network });
    expect([again.status, again.id === applied.id]).toEqual(['APPLIED', false]);
  });

  it('stops when the state objects', async () => {
    const network = await newNetwork();
    const { id } = await run('expert2', joinText, { network });
    expect((await decide('contactPoint', id, 'OBJECT')).status).toBe('OBJECTED');
    expect(await refusal('secretariat', decideText, { id, decision: 'ACCEPT' })).toEqual(notAllowed);
    expect(await refusal('expert2', leaveText, { network })).toEqual(notAllowed);
  });

  it('is the secretariat’s to decide for who speaks for nobody', async () => {
    const network = await newNetwork();
    const { id, representing } = await run('expert', joinText, { network, representing: { personalCapacity: true } });
    expect(representing).toEqual({ state: null, personalCapacity: true });
    expect(await refusal('organiser', decideText, { id, decision: 'ACCEPT' })).toEqual(forbidden);
    expect(await refusal('contactPoint', decideText, { id, decision: 'ENDORSE' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(await decide('secretariat', id, 'ACCEPT')).toMatchObject({ status: 'ACTIVE', expiresOn: null });
    expect(await refusal('secretariat', roleText, { id, role: 'LEAD' })).toEqual({ code: 'BAD_INPUT', field: 'role' });
  });

  it('happens once, however many decide at the same time', async () => {
    const network = await newNetwork();
    const { id } = await run('contactPoint', nominateText, { network, member: world.ids.expert2 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        world
          .as(index % 2 ? 'organiser' : 'secretariat')
          .run(decideText, { id, decision: index % 3 ? 'ACCEPT' : 'REJECT' }),
      ),
    );
    const [final] = await world.database.rows<{ status: string }>('SELECT status FROM membership WHERE id = $1', [id]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(new Set(codes)).toEqual(new Set(['TRANSITION_NOT_ALLOWED']));
    expect(codes).toHaveLength(final!.status === 'ACTIVE' ? 4 : 6);
    expect(await world.database.rows('SELECT FROM membership_change WHERE membership_id = $1', [id])).toHaveLength(2);
    const joined = await Promise.all(Array.from({ length: 10 }, () => run('expert', joinText, { network })));
    expect(new Set(joined.map((membership) => membership.id)).size).toBe(1);
  });
});

describe('nominateToNetwork', () => {
  it('is for people of the own state', async () => {
    const network = await newNetwork();
    const nominated = await run('contactPoint', nominateText, { network, member: world.ids.expert2, role: 'LEAD' });
    expect(nominated).toMatchObject({
      status: 'NOMINATED',
      role: 'LEAD',
      representing: { state: { code: 'GE' } },
      viewerCan: ['setMembershipRole'],
    });
    expect(await run('contactPoint', nominateText, { network, member: world.ids.expert2 })).toEqual(nominated);
    expect(await refusal('contactPoint', nominateText, { network, member: world.ids.expert })).toEqual(forbidden);
    expect(
      await refusal('contactPoint', nominateText, { network, member: world.ids.contactPoint, role: 'COORDINATOR' }),
    ).toEqual(forbidden);
    expect(
      await refusal('contactPoint', nominateText, {
        network,
        member: world.ids.contactPoint,
        representing: { state: 'AM' },
      }),
    ).toEqual({ code: 'BAD_INPUT', field: 'representing.state' });
    expect(await refusal('contactPoint', nominateText, { network, member: unknownId })).toEqual({
      code: 'NOT_FOUND',
      field: 'member',
    });
    expect(await refusal('contactPoint', nominateText, { network: unknownId, member: world.ids.expert2 })).toEqual({
      code: 'NOT_FOUND',
      field: 'network',
    });
    expect(await refusal('organiser', nominateText, { network, member: world.ids.expert2 })).toEqual(forbidden);
    expect(await refusal('nobody', nominateText, { network, member: world.ids.expert2 })).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    expect(await run('secretariat', nominateText, { network, member: world.ids.expert })).toMatchObject({
      status: 'NOMINATED',
      representing: { state: { code: 'UA' } },
    });
    expect(await decide('organiser', nominated.id, 'ACCEPT', { expiresOn: day(2) })).toMatchObject({
      status: 'ACTIVE',
      role: 'LEAD',
      expiresOn: day(2),
    });
  });
});

describe('roles in a network', () => {
  it('are one lead a state', async () => {
    const network = await newNetwork();
    const memberships = app().get(Memberships);
    const lead = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.contactPoint,
      role: 'LEAD',
      from: '2024-01-01',
    });
    const member = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert2,
      from: '2024-01-01',
    });
    const other = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert,
      role: 'LEAD',
      from: '2024-01-01',
    });
    expect([lead.status, other.role]).toEqual(['ACTIVE', 'LEAD']);
    expect(await refusal('contactPoint', roleText, { id: member.id, role: 'LEAD' })).toEqual({
      code: 'CONFLICT',
      field: 'role',
    });
    expect((await run('contactPoint', roleText, { id: member.id, role: 'ALTERNATE' })).role).toBe('ALTERNATE');
    expect(await refusal('contactPoint', roleText, { id: member.id, role: 'COORDINATOR' })).toEqual(forbidden);
    expect(await refusal('contactPoint', roleText, { id: other.id, role: 'MEMBER' })).toEqual(forbidden);
    expect((await run('organiser', roleText, { id: member.id, role: 'COORDINATOR' })).role).toBe('COORDINATOR');
    const newcomer = await visitor.newcomer('Лев', 'Толстой', 'GE');
    const { id } = await run({ email: newcomer.email }, joinText, { network });
    await run('organiser', roleText, { id, role: 'LEAD' });
    expect(await refusal('secretariat', decideText, { id, decision: 'ACCEPT' })).toEqual({
      code: 'CONFLICT',
      field: 'role',
    });
  });
});

describe('leaveNetwork', () => {
  it('ends the own membership and no other', async () => {
    const network = await newNetwork();
    const { id } = await app()
      .get(Memberships)
      .enter(system, { networkId: network, memberId: world.ids.expert, from: '2024-01-01' });
    expect(await run('expert', leaveText, { network })).toMatchObject({
      id,
      status: 'ENDED',
      from: '2024-01-01',
      to: day(),
    });
    expect(await run('expert', leaveText, { network })).toMatchObject({ id, status: 'ENDED' });
    expect(await refusal('expert2', leaveText, { network })).toEqual({ code: 'NOT_FOUND', field: 'network' });
    const text =
      'query ($id: ID!) { network(id: $id) { growth(from: "2024-01-01", to: "2999-01-01") { joined left after } viewerCan viewerMembership { status } } }';
    expect(await world.as('expert').ask(text, { id: network })).toEqual({
      network: {
        growth: { joined: 1, left: 1, after: 0 },
        viewerCan: ['joinNetwork'],
        viewerMembership: { status: 'ENDED' },
      },
    });
  });
});

describe('Memberships.enter', () => {
  it('is for the secretariat, and for days that fit', async () => {
    const network = await newNetwork();
    const memberships = app().get(Memberships);
    const entry = { networkId: network, memberId: world.ids.expert, from: '2023-01-01' };
    await expect(memberships.enter(anonymous('en'), entry)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(memberships.enter(system, { ...entry, to: '2022-12-31' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await expect(memberships.enter(system, { ...entry, from: '2999-01-01' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const past = await memberships.enter(system, { ...entry, to: '2023-06-30', role: 'LEAD', expiresOn: '2024-01-01' });
    expect(past).toMatchObject({
      status: 'ENDED',
      from: '2023-01-01',
      to: '2023-06-30',
      expiresOn: '2024-01-01',
      role: 'LEAD',
      state: 'UA',
    });
    await memberships.enter(system, { ...entry, from: '2024-01-01' });
    await expect(memberships.enter(system, { ...entry, from: '2024-02-01' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });
});

describe('who sees memberships', () => {
  it('depends on the status and on what the person chose', async () => {
    const network = await newNetwork();
    const memberships = app().get(Memberships);
    const shy = await visitor.newcomer('Сергій', "Сором'язливий", 'UA');
    const open = await memberships.enter(system, {
      networkId: network,
      memberId: world.ids.expert,
      from: '2024-01-01',
    });
    const hidden = await memberships.enter(system, { networkId: network, memberId: shy.id, from: '2024-01-01' });
    const visibility =
      'mutation { updateProfile(input: { visibility: [{ field: MEMBERSHIPS, visibility: NETWORK }] }) { id } }';
    await world.as({ email: shy.email }).ask(visibility);
    const { id: applied } = await run('expert2', joinText, { network });

    const text = `query ($id: ID!, $filter: MembershipFilter) { network(id: $id) { memberships(filter: $filter) { totalCount nodes { id } } } }`;
    const seen = async (who: Who, filter: Record<string, unknown> | null = null) => {
      const { network: found } = await world
        .as(who)
        .ask<{ network: { memberships: { totalCount: number; nodes: { id: string }[] } } }>(text, {
          id: network,
          filter,
        });
      expect(found.memberships.totalCount).toBe(found.memberships.nodes.length);
      return found.memberships.nodes.map(({ id }) => id);
    };
    expect(await seen('nobody')).toEqual([]);
    expect(await seen('observer')).toEqual([open.id]);
    expect(await seen('otherOrganiser')).toEqual([open.id]);
    expect(await seen('expert')).toEqual([open.id, hidden.id]);
    expect(await seen({ email: shy.email })).toEqual([open.id, hidden.id]);
    expect(await seen('expert2')).toEqual([applied, open.id]);
    expect(await seen('contactPoint')).toEqual([applied, open.id]);
    expect(await seen('organiser')).toEqual([applied, open.id, hidden.id]);
    expect(await seen('secretariat')).toEqual([applied, open.id, hidden.id]);

    expect(await seen('secretariat', { statuses: ['APPLIED'] })).toEqual([applied]);
    expect(await seen('secretariat', { states: ['UA'], roles: ['MEMBER'] })).toEqual([open.id, hidden.id]);
    expect(await seen('secretariat', { search: 'Kovalenko' })).toEqual([open.id]);
    expect(await seen('secretariat', { search: 'коваленко «лісова»' })).toEqual([open.id]);
    expect(await seen('secretariat', { search: `%' OR true --` })).toEqual([]);
    expect(await seen('secretariat', { statuses: [] })).toEqual([]);
    expect(await seen('secretariat', { expiresBefore: '2999-01-01' })).toEqual([]);

    const ofMember = `query ($id: ID!) { member(id: $id) { memberships { id } } }`;
    const own = { member: { memberships: [{ id: hidden.id }] } };
    expect(await world.as({ email: shy.email }).ask(ofMember, { id: shy.id })).toEqual(own);
    expect(await world.as('secretariat').ask(ofMember, { id: shy.id })).toEqual(own);
    expect(await world.as('observer').ask(ofMember, { id: shy.id })).toEqual({ member: { memberships: null } });
  });

  it('is told page by page over all networks', async () => {
    interface List {
      memberships: {
        totalCount: number;
        nodes: { id: string }[];
        pageInfo: { endCursor: string; hasNextPage: boolean };
      };
    }
    const text = `query ($first: Int, $after: String) { memberships(first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }`;
    const all = (await world.as('secretariat').ask<List>(text, { first: 100 })).memberships;
    const ids: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { memberships }: List = await world.as('secretariat').ask<List>(text, { first: 4, after });
      ids.push(...memberships.nodes.map(({ id }) => id));
      after = memberships.pageInfo.endCursor;
      more = memberships.pageInfo.hasNextPage;
    }
    expect(ids).toEqual(all.nodes.map(({ id }) => id));
    expect(ids.length).toBe(all.totalCount);
    expect(await refusal('expert', '{ memberships { totalCount } }', {})).toEqual(forbidden);
  });
});
