import { Temporal } from '@js-temporal/polyfill';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type VariablesOf } from '../../src/platform/index.js';
import { revokeRole } from '../support/builders/roles.js';
import type { Operation } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
});

const grantRole = graphql(`
  mutation ($input: RoleGrantInput!) {
    grantRole(input: $input) {
      id role from to member { id familyName } state { code } network { id } organisation { id }
    }
  }
`);

const today = () => new Date().toISOString().slice(0, 10);
const unknownId = '0190a5a0-0000-7000-8000-000000000000';

const grant = async (who: 'secretariat' | 'contactPoint', input: Input<'RoleGrantInput'>) =>
  (await world.as(who).ask(grantRole, { input })).grantRole;

describe('grantRole', () => {
  it('gives a role that counts from the next request on, and revokeRole takes it away', async () => {
    const { id, email } = await visitor.newColleague('Пётр', `Д'Артаньян "Ёж"`);
    const person = world.as({ email });
    expect(await person.refusal('{ roleGrants { totalCount } }')).toEqual({ code: 'FORBIDDEN', field: null });

    const granted = await grant('secretariat', { member: id, role: 'SECRETARIAT' });
    expect(granted).toEqual({
      ...{
        id: expect.any(String),
        role: 'SECRETARIAT',
        from: today(),
        to: null,
        member: { id, familyName: `Д'Артаньян "Ёж"` },
      },
      ...{ state: null, network: null, organisation: null },
    });
    expect(await person.ask(graphql('{ viewer { roles { id role } } }'))).toEqual({
      viewer: { roles: [{ id: granted.id, role: 'SECRETARIAT' }] },
    });
    const { roleGrants } = await person.ask(graphql('{ roleGrants { totalCount } }'));
    expect(roleGrants.totalCount).toBeGreaterThan(1);

    expect(await world.as('secretariat').ask(revokeRole, { id: granted.id })).toEqual({
      revokeRole: { id: granted.id, to: today() },
    });
    expect(await person.refusal('{ roleGrants { totalCount } }')).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('secretariat').ask(revokeRole, { id: granted.id })).toEqual({
      revokeRole: { id: granted.id, to: today() },
    });
    expect(await person.ask(graphql('{ viewer { roles { id } } }'))).toEqual({ viewer: { roles: [] } });

    const trail = await world.database.rows<{ action: string; by: string }>(
      `SELECT action, by_member_id AS by FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [granted.id],
    );
    expect(trail).toEqual([
      { action: 'grantRole', by: world.ids.secretariat },
      { action: 'revokeRole', by: world.ids.secretariat },
    ]);
  });

  it('counts only on its days', async () => {
    const { id, email } = await visitor.newcomer();
    await grant('secretariat', { member: id, role: 'CONTACT_POINT', state: 'SI', from: '2999-01-01' });
    await grant('secretariat', {
      member: id,
      role: 'ORGANISER',
      network: world.networks.asylum,
      from: '2020-01-01',
      to: '2020-12-31',
    });
    await grant('secretariat', {
      member: id,
      role: 'ORGANISER',
      network: world.networks.labour,
      from: '2020-01-01',
      to: today(),
    });
    expect(await world.as({ email }).ask(graphql('{ viewer { roles { network { id } } } }'))).toEqual({
      viewer: { roles: [{ network: { id: world.networks.labour } }] },
    });
  });

  it('answers the role that is held already', async () => {
    const { id } = await visitor.newcomer();
    const input = { member: id, role: 'CONTACT_POINT' as const, state: 'SI' };
    const together = await Promise.all(Array.from({ length: 10 }, () => grant('secretariat', input)));
    expect(new Set(together.map((granted) => granted.id)).size).toBe(1);
    const earlier = await grant('secretariat', { ...input, from: '2024-05-01' });
    expect(earlier).toMatchObject({ id: together[0]!.id, from: '2024-05-01' });
    expect(await grant('secretariat', input)).toMatchObject({ id: earlier.id, from: '2024-05-01' });
    const [count] = await world.database.rows<{ count: string }>(
      'SELECT count(*) FROM role_grant WHERE member_id = $1',
      [id],
    );
    expect(Number(count!.count)).toBe(1);
  });

  it('names what does not fit', async () => {
    const member = world.ids.expert;
    const refusals: [Record<string, unknown>, string][] = [
      [{ member, role: 'CONTACT_POINT' }, 'input.state'],
      [{ member, role: 'CONTACT_POINT', state: 'ZZ' }, 'input.state'],
      [{ member, role: 'ORGANISER' }, 'input.network'],
      [{ member, role: 'ORGANISER', network: unknownId }, 'input.network'],
      [{ member, role: 'ORGANISER', event: unknownId }, 'input.event'],
      [{ member, role: 'ORGANISER', network: world.networks.asylum, event: unknownId }, 'input.event'],
      [{ member, role: 'OBSERVER', organisation: unknownId }, 'input.organisation'],
      [{ member, role: 'SECRETARIAT', state: 'GE' }, 'input.state'],
      [{ member: unknownId, role: 'SECRETARIAT' }, 'input.member'],
      [{ member, role: 'SECRETARIAT', from: '2025-02-01', to: '2025-01-31' }, 'input.to'],
      [{ member, role: 'SECRETARIAT', to: '2020-01-31' }, 'input.to'],
    ];
    for (const [input, field] of refusals) {
      expect(await world.as('secretariat').refusal(grantRole, { input })).toEqual({ code: 'BAD_INPUT', field });
    }
    const [count] = await world.database.rows<{ count: string }>(
      'SELECT count(*) FROM role_grant WHERE member_id = $1',
      [member],
    );
    expect(Number(count!.count)).toBe(0);
  });

  it('lets a contact point name and dismiss deputies of the own state, and nobody else', async () => {
    const deputy = await visitor.newcomer('Тамара', 'Гелашвили', 'GE');
    const granted = await grant('contactPoint', { member: deputy.id, role: 'CONTACT_POINT', state: 'GE' });
    expect(
      await world.as({ email: deputy.email }).ask(graphql('{ state(code: "GE") { contactPoints { id } } }')),
    ).toEqual({
      state: { contactPoints: [{ id: world.ids.contactPoint }, { id: deputy.id }] },
    });
    const contactPoint = world.as('contactPoint');
    for (const input of [
      { member: deputy.id, role: 'CONTACT_POINT', state: 'AM' },
      { member: deputy.id, role: 'SECRETARIAT' },
      { member: deputy.id, role: 'ORGANISER', network: world.networks.asylum },
    ]) {
      expect(await contactPoint.refusal(grantRole, { input })).toEqual({ code: 'FORBIDDEN', field: null });
    }
    const foreign = await grant('secretariat', { member: deputy.id, role: 'CONTACT_POINT', state: 'AM' });
    expect(await contactPoint.refusal(revokeRole, { id: foreign.id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await contactPoint.refusal(revokeRole, { id: unknownId })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await contactPoint.ask(revokeRole, { id: granted.id })).toMatchObject({ revokeRole: { to: today() } });
    expect(
      await world.as('expert').refusal(grantRole, { input: { member: deputy.id, role: 'CONTACT_POINT', state: 'GE' } }),
    ).toEqual({ code: 'FORBIDDEN', field: null });
    expect(
      await world.as('nobody').refusal(grantRole, { input: { member: deputy.id, role: 'CONTACT_POINT', state: 'GE' } }),
    ).toEqual({ code: 'UNAUTHENTICATED', field: null });
  });
});

describe('a role that came from another', () => {
  const rolesOf = graphql(`
    query ($members: [ID!]!) {
      roleGrants(filter: { members: $members }) { nodes { id to member { id } cameFrom { id } } }
    }
  `);
  const held = async (...members: string[]) =>
    (await world.as('secretariat').ask(rolesOf, { members })).roleGrants.nodes;
  const yearLater = () => Temporal.Now.plainDateISO('UTC').add({ years: 1 }).toString();
  const signedInAs = async () => {
    const person = await visitor.newcomer('Lia', 'Deputy', 'AM');
    return { ...person, client: world.as({ email: person.email }) };
  };
  const asContactPoint = { role: 'CONTACT_POINT', state: 'AM' } as const;

  it('is a deputy, for a year at most where no day is said, and never longer than the contact point', async () => {
    const [principal, deputy, second, third] = await Promise.all([1, 2, 3, 4].map(signedInAs));
    const own = await grant('secretariat', { ...asContactPoint, member: principal!.id });
    await principal!.client.ask(grantRole, { input: { ...asContactPoint, member: deputy!.id } });
    const [first] = await held(deputy!.id);
    expect(first).toMatchObject({ to: yearLater(), cameFrom: { id: own.id } });
    await deputy!.client.ask(grantRole, { input: { ...asContactPoint, member: second!.id, to: yearLater() } });
    expect(await held(second!.id)).toMatchObject([{ to: yearLater(), cameFrom: { id: first!.id } }]);
    const tooLong = { ...asContactPoint, member: third!.id, to: '2999-01-01' };
    expect(await deputy!.client.refusal(grantRole, { input: tooLong })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.to',
    });
    // Whom the secretariat appoints has a role of the own, also with the same days.
    await grant('secretariat', { ...asContactPoint, member: second!.id, to: yearLater() });
    expect(await held(second!.id)).toHaveLength(2);

    await world.as('secretariat').ask(revokeRole, { id: own.id });
    expect(await held(principal!.id, deputy!.id)).toEqual([]);
    expect(await held(second!.id)).toMatchObject([{ cameFrom: null }]);
    const input = { ...asContactPoint, member: third!.id };
    expect(await deputy!.client.refusal(grantRole, { input })).toEqual({ code: 'FORBIDDEN', field: null });
    const trail = await world.database.rows<{ action: string; by: string }>(
      `SELECT DISTINCT e.action, e.by_member_id AS by, v.new_value AS to FROM audit_entry e
       JOIN audit_value v ON v.entry_id = e.id AND v.field = 'to' WHERE e.subject_id = $1 AND e.action = 'revokeRole'`,
      [first!.id],
    );
    expect(trail).toEqual([{ action: 'revokeRole', by: world.ids.secretariat, to: today() }]);
  });

  it('is ended by a contact point, unlike one that the secretariat gave', async () => {
    const [principal, deputy, other] = await Promise.all([1, 2, 3].map(signedInAs));
    const own = await grant('secretariat', { ...asContactPoint, member: principal!.id });
    const appointed = await grant('secretariat', { ...asContactPoint, member: other!.id });
    const { grantRole: named } = await principal!.client.ask(grantRole, {
      input: { ...asContactPoint, member: deputy!.id },
    });
    for (const { id } of [own, appointed])
      expect(await deputy!.client.refusal(revokeRole, { id })).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await principal!.client.refusal(revokeRole, { id: appointed.id })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    const origin = graphql('{ viewer { roles { id cameFrom { id } } } }');
    expect(await deputy!.client.ask(origin)).toEqual({ viewer: { roles: [{ id: named.id, cameFrom: null }] } });
    await principal!.client.ask(revokeRole, { id: named.id });
    expect(await deputy!.client.ask(origin)).toEqual({ viewer: { roles: [] } });
    await principal!.client.ask(revokeRole, { id: own.id });
  });

  it('does not begin once the other has ended, nor last longer, whoever writes it', async () => {
    const [holder] = await Promise.all([signedInAs()]);
    const add = (origin: string, to: string | null) =>
      world.database.rows<{ to: string | null }>(
        `INSERT INTO role_grant (id, member_id, role, state, from_day, to_day, came_from_id)
         VALUES (gen_random_uuid(), $1, 'CONTACT_POINT', 'AM', current_date, $3, $2) RETURNING to_day::text AS to`,
        [holder.id, origin, to],
      );
    const origin = await grant('secretariat', { ...asContactPoint, member: holder.id, to: '2999-01-01' });
    expect(await add(origin.id, null)).toEqual([{ to: '2999-01-01' }]);
    expect(await add(origin.id, '2999-01-02').catch(String)).toMatch('duplicate');
    await world.as('secretariat').ask(revokeRole, { id: origin.id });
    expect(await held(holder.id)).toEqual([]);
    expect(await add(origin.id, null).catch(String)).toMatch('has ended');
  });
});

describe('who sees roles', () => {
  it('is the secretariat, page by page and filtered', async () => {
    const text = graphql(`
      query ($filter: RoleGrantFilter, $first: Int, $after: String) {
        roleGrants(filter: $filter, first: $first, after: $after) {
          totalCount nodes { id role member { id } } pageInfo { endCursor hasNextPage }
        }
      }
    `);
    const list = async (variables: VariablesOf<typeof text>) =>
      (await world.as('secretariat').ask(text, variables)).roleGrants;
    const filter: Input<'RoleGrantFilter'> = {
      roles: ['ORGANISER'],
      networks: [world.networks.asylum, world.networks.labour],
      members: [world.ids.organiser, world.ids.otherOrganiser],
    };
    const first = await list({ filter, first: 1 });
    const second = await list({ filter, first: 1, after: first.pageInfo.endCursor });
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([2, true, false]);
    expect([...first.nodes, ...second.nodes].map(({ member }) => member.id)).toEqual([
      world.ids.organiser,
      world.ids.otherOrganiser,
    ]);
    expect((await list({ filter: { roles: [] } })).totalCount).toBe(0);
    expect((await list({ filter: { states: ['GE'], members: [world.ids.contactPoint] } })).nodes).toHaveLength(1);
  });

  it('is also the holder, by id', async () => {
    const [held] = await world.database.rows<{ id: string }>('SELECT id FROM role_grant WHERE member_id = $1', [
      world.ids.organiser,
    ]);
    const text = graphql('query ($id: ID!) { node(id: $id) { ... on RoleGrant { role network { slug } } } }');
    for (const who of ['organiser', 'secretariat'] as const) {
      expect(await world.as(who).ask(text, { id: held!.id })).toEqual({
        node: { role: 'ORGANISER', network: { slug: 'asylum-pool' } },
      });
    }
    for (const who of ['expert', 'nobody'] as const)
      expect(await world.as(who).refusal(text, { id: held!.id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('differs for contact points and organisers', async () => {
    const contactPoints = { state: { contactPoints: [{ id: world.ids.contactPoint }] } };
    const nobody = { state: { contactPoints: [] } };
    const speakers = graphql('{ state(code: "GE") { contactPoints { id } } }');
    const answers = async (operation: Operation<object>, people: readonly Parameters<World['as']>[0][]) =>
      Promise.all(people.map(async (who) => (await world.as(who).run(operation)).data));
    expect(await answers(speakers, ['contactPoint', 'organiser', 'secretariat'])).toEqual(Array(3).fill(contactPoints));
    expect(await answers(speakers, ['expert', 'expert2', 'observer', 'nobody'])).toEqual(Array(4).fill(nobody));

    const running = graphql('{ network(slug: "asylum-pool") { organisers { id } } }');
    const organisers = { network: { organisers: [{ id: world.ids.organiser }] } };
    expect(await answers(running, ['expert', 'secretariat'])).toEqual([organisers, organisers]);
    expect(await answers(running, ['nobody'])).toEqual([{ network: { organisers: [] } }]);
  });
});
