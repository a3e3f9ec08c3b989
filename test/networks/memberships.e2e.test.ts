import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  day,
  decideMembership,
  forbidden,
  joinNetwork,
  leaveNetwork,
  NetworkLife,
  nominateToNetwork,
  notAllowed,
  setMembershipRole,
  unknownId,
  type Who,
} from '../support/builders/network-life.js';
import type { Operation } from '../support/harness/client.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let life: NetworkLife;
beforeAll(async () => {
  world = await startWorld();
  life = new NetworkLife(world);
});
afterAll(async () => {
  await world.stop();
});

const refusal = (who: Who, operation: Operation<unknown> | string, variables: Record<string, unknown> = {}) =>
  world.as(who).refusal(operation, variables);

describe('an application to a network', () => {
  it('takes the state and then the network, and keeps who did what', async () => {
    const network = await life.newNetwork();
    const applied = await life.run('expert2', joinNetwork, { network, motivation: ` Хочу помочь: "всё" & 'сразу' ` });
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
    expect(await life.run('expert2', joinNetwork, { network, motivation: 'again' })).toEqual(applied);

    expect(await refusal('organiser', decideMembership, { id: applied.id, decision: 'ACCEPT' })).toEqual(forbidden);
    expect(await refusal('otherOrganiser', decideMembership, { id: applied.id, decision: 'ACCEPT' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect((await life.decide('contactPoint', applied.id, 'ENDORSE', { reason: 'Known to us' })).status).toBe(
      'ENDORSED',
    );
    expect((await life.decide('contactPoint', applied.id, 'ENDORSE')).status).toBe('ENDORSED');
    expect(await refusal('contactPoint', decideMembership, { id: applied.id, decision: 'ACCEPT' })).toEqual(forbidden);
    expect(
      await refusal('organiser', decideMembership, { id: applied.id, decision: 'ACCEPT', expiresOn: day() }),
    ).toEqual({
      code: 'BAD_INPUT',
      field: 'expiresOn',
    });
    const accepted = await life.decide('organiser', applied.id, 'ACCEPT');
    expect(accepted).toMatchObject({ status: 'ACTIVE', from: day(), to: null, expiresOn: day(1) });
    expect(await life.decide('organiser', applied.id, 'ACCEPT')).toEqual(accepted);
    expect(await refusal('organiser', decideMembership, { id: applied.id, decision: 'REJECT' })).toEqual(notAllowed);

    const text = graphql(
      'query ($id: ID!) { node(id: $id) { ... on Membership { motivation history { from to reason by { id } } } } }',
    );
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

    expect(await life.decide('contactPoint', applied.id, 'RENEW', { expiresOn: day(3) })).toMatchObject({
      status: 'ACTIVE',
      expiresOn: day(3),
      from: day(),
    });
    expect(await life.decide('contactPoint', applied.id, 'END')).toMatchObject({ status: 'ENDED', to: day() });
    expect(await refusal('organiser', decideMembership, { id: applied.id, decision: 'RENEW' })).toEqual(notAllowed);
    const again = await life.run('expert2', joinNetwork, { network });
    expect([again.status, again.id === applied.id]).toEqual(['APPLIED', false]);
  });

  it('stops when the state objects', async () => {
    const network = await life.newNetwork();
    const { id } = await life.run('expert2', joinNetwork, { network });
    expect((await life.decide('contactPoint', id, 'OBJECT')).status).toBe('OBJECTED');
    expect(await refusal('secretariat', decideMembership, { id, decision: 'ACCEPT' })).toEqual(notAllowed);
    expect(await refusal('expert2', leaveNetwork, { network })).toEqual(notAllowed);
  });

  it('is the secretariat’s to decide for who speaks for nobody', async () => {
    const network = await life.newNetwork();
    const { id, representing } = await life.run('expert', joinNetwork, {
      network,
      representing: { personalCapacity: true },
    });
    expect(representing).toEqual({ state: null, personalCapacity: true });
    expect(await refusal('organiser', decideMembership, { id, decision: 'ACCEPT' })).toEqual(forbidden);
    expect(await refusal('contactPoint', decideMembership, { id, decision: 'ENDORSE' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(await life.decide('secretariat', id, 'ACCEPT')).toMatchObject({ status: 'ACTIVE', expiresOn: null });
    expect(await refusal('secretariat', setMembershipRole, { id, role: 'LEAD' })).toEqual({
      code: 'BAD_INPUT',
      field: 'role',
    });
  });

  it('is decided once, however many decide at the same time', async () => {
    const network = await life.newNetwork();
    const { id } = await life.run('contactPoint', nominateToNetwork, { network, member: world.ids.expert2 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        world
          .as(index % 2 ? 'organiser' : 'secretariat')
          .run(decideMembership, { id, decision: index % 3 ? 'ACCEPT' : 'REJECT' }),
      ),
    );
    const [final] = await world.database.rows<{ status: string }>('SELECT status FROM membership WHERE id = $1', [id]);
    const codes = answers.flatMap(({ errors }) => errors.map(({ extensions }) => extensions.code));
    expect(new Set(codes)).toEqual(new Set(['TRANSITION_NOT_ALLOWED']));
    expect(codes).toHaveLength(final!.status === 'ACTIVE' ? 4 : 6);
    expect(await world.database.rows('SELECT FROM membership_change WHERE membership_id = $1', [id])).toHaveLength(2);
    const joined = await Promise.all(Array.from({ length: 10 }, () => life.run('expert', joinNetwork, { network })));
    expect(new Set(joined.map((membership) => membership.id)).size).toBe(1);
  });
});

describe('nominateToNetwork', () => {
  it('is for people of the own state', async () => {
    const network = await life.newNetwork();
    const nominated = await life.run('contactPoint', nominateToNetwork, {
      network,
      member: world.ids.expert2,
      role: 'LEAD',
    });
    expect(nominated).toMatchObject({
      status: 'NOMINATED',
      role: 'LEAD',
      representing: { state: { code: 'GE' } },
      viewerCan: ['setMembershipRole'],
    });
    expect(await life.run('contactPoint', nominateToNetwork, { network, member: world.ids.expert2 })).toEqual(
      nominated,
    );
    expect(await refusal('contactPoint', nominateToNetwork, { network, member: world.ids.expert })).toEqual(forbidden);
    expect(
      await refusal('contactPoint', nominateToNetwork, {
        network,
        member: world.ids.contactPoint,
        role: 'COORDINATOR',
      }),
    ).toEqual(forbidden);
    expect(
      await refusal('contactPoint', nominateToNetwork, {
        network,
        member: world.ids.contactPoint,
        representing: { state: 'AM' },
      }),
    ).toEqual({ code: 'BAD_INPUT', field: 'representing.state' });
    expect(await refusal('contactPoint', nominateToNetwork, { network, member: unknownId })).toEqual({
      code: 'NOT_FOUND',
      field: 'member',
    });
    expect(await refusal('contactPoint', nominateToNetwork, { network: unknownId, member: world.ids.expert2 })).toEqual(
      {
        code: 'NOT_FOUND',
        field: 'network',
      },
    );
    expect(await refusal('organiser', nominateToNetwork, { network, member: world.ids.expert2 })).toEqual(forbidden);
    expect(await refusal('nobody', nominateToNetwork, { network, member: world.ids.expert2 })).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    expect(await life.run('secretariat', nominateToNetwork, { network, member: world.ids.expert })).toMatchObject({
      status: 'NOMINATED',
      representing: { state: { code: 'UA' } },
    });
    expect(await life.decide('organiser', nominated.id, 'ACCEPT', { expiresOn: day(2) })).toMatchObject({
      status: 'ACTIVE',
      role: 'LEAD',
      expiresOn: day(2),
    });
  });
});
