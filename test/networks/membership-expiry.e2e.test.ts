import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { system } from '../../src/access/index.js';
import { MembershipExpiry } from '../../src/networks/index.js';
import { OutboxSender } from '../../src/notifications/index.js';
import { graphql } from '../../src/platform/index.js';
import { decideMembership, NetworkLife, nominateToNetwork } from '../support/builders/network-life.js';
import { granted } from '../support/builders/roles.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { diversions, MailSink, type Received } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
let life: NetworkLife;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ processes: 2, variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' } });
  life = new NetworkLife(world);
});
beforeEach(async () => {
  await world.database.rows(`UPDATE membership SET status = 'ENDED', active_to = current_date WHERE status <> 'ENDED'`);
  await world.database.rows(`UPDATE outbox_message SET given_up_at = now() WHERE sent_at IS NULL`);
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

const passTime = () => Promise.all(world.apps.map((app) => app.get(MembershipExpiry).pass()));

/** The day so many days from today, in UTC. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Entered {
  id: string;
  network: string;
}
/** Somebody who has been a member for long, until a day that is so many days from now. */
async function enters(
  memberId: string,
  days: number | null,
  more: { network?: string; role?: 'LEAD'; personal?: boolean } = {},
): Promise<Entered> {
  const network = more.network ?? (await life.newNetwork());
  const { id } = await life.memberships.enter(system, {
    networkId: network,
    memberId,
    from: '2020-01-01',
    expiresOn: days === null ? null : inDays(days),
    ...(more.role && { role: more.role }),
    ...(more.personal && { representing: { personalCapacity: true } }),
  });
  return { id, network };
}
const lasts = (id: string, days: number) =>
  world.database.rows('UPDATE membership SET expires_on = $2 WHERE id = $1', [id, inDays(days)]);

const membershipById = graphql(`
  query ($id: ID!) {
    node(id: $id) { ... on Membership { status from to expiresOn history { from to by { id } } viewerCan } }
  }
`);
const shown = async (id: string, who: Person = 'secretariat') =>
  (await world.as(who).ask(membershipById, { id })).node as {
    status: string;
    to: string | null;
    viewerCan: string[];
    history: unknown[];
  };
const statusOf = async (id: string) => (await shown(id)).status;

interface Waiting {
  id: string;
  kind: string;
  address: string;
}
const waiting = () =>
  world.database.rows<Waiting>(
    `SELECT o.id, o.kind, m.email::text AS address FROM outbox_message o JOIN member m ON m.id = o.recipient_id
     WHERE o.kind LIKE 'memberships.%' AND o.sent_at IS NULL AND o.given_up_at IS NULL ORDER BY o.kind, m.email`,
  );
const told = async () => (await waiting()).map(({ kind, address }) => `${kind} ${address}`);
const tellsOf = (kind: 'expiring' | 'expired', ...people: Person[]) =>
  people.map((person) => `memberships.${kind} ${addressOf(person)}`).sort();
/** Sends what waits; answers what each person got. */
async function sent(): Promise<Map<string, Received>> {
  for (const { id } of await waiting()) await world.apps[0]!.get(OutboxSender).send(id);
  return new Map(sink.mails.map((mail) => [mail.recipients[0]!, mail]));
}
const trailOf = async (subject: string) =>
  (
    await world.database.rows<{ action: string; by: string | null; changes: Record<string, unknown> }>(
      `SELECT e.action, e.by_member_id AS by,
         (SELECT json_object_agg(v.field, json_build_array(v.old_value, v.new_value)) FROM audit_value v
          WHERE v.entry_id = e.id) AS changes
       FROM audit_entry e WHERE e.subject_id = $1 ORDER BY e.id`,
      [subject],
    )
  ).map(({ action, by, changes }) => [action, by, changes]);

describe('an endorsement that runs out', () => {
  it('is reminded of once to the person, the state and the network, and holds through its day', async () => {
    const { id } = await enters(world.ids.expert2, 31);
    await passTime();
    expect(await told()).toEqual([]);
    await lasts(id, 30);
    await passTime();
    await passTime();
    expect(await told()).toEqual(tellsOf('expiring', 'contactPoint', 'expert2', 'organiser'));
    expect((await trailOf(id)).slice(1)).toEqual([['remindMembership', null, { reminder: [null, inDays(30)] }]]);
    await lasts(id, 0);
    await passTime();
    expect(await shown(id)).toMatchObject({ status: 'ACTIVE', to: null, expiresOn: inDays(0) });
  });

  it('makes the membership rest once its day is over in UTC, with history and trail', async () => {
    const { id, network } = await enters(world.ids.expert2, -1);
    const others = [
      await enters(world.ids.expert, 0, { network }),
      await enters(world.ids.contactPoint, null, { network }),
      await enters(world.ids.expert2, -400),
    ];
    await passTime();
    expect(await shown(id)).toEqual({
      ...{ status: 'DORMANT', from: '2020-01-01', to: inDays(-1), expiresOn: inDays(-1) },
      history: [
        { from: null, to: 'ACTIVE', by: null },
        { from: 'ACTIVE', to: 'DORMANT', by: null },
      ],
      viewerCan: ['decideMembership', 'setMembershipRole'],
    });
    expect((await trailOf(id)).slice(1)).toEqual([
      ['expireMembership', null, { status: ['ACTIVE', 'DORMANT'], to: [null, inDays(-1)] }],
    ]);
    // Whenever somebody looked, it ended on its day.
    expect(await shown(others[2]!.id)).toMatchObject({ status: 'DORMANT', to: inDays(-400) });
    expect([await statusOf(others[0]!.id), await statusOf(others[1]!.id)]).toEqual(['ACTIVE', 'ACTIVE']);
    await passTime();
    expect((await shown(id)).history).toHaveLength(2);
  });

  it('lets nobody rest before the first day as a member', async () => {
    const { id } = await enters(world.ids.expert2, -10);
    await world.database.rows('UPDATE membership SET active_from = current_date - 3 WHERE id = $1', [id]);
    await passTime();
    expect(await shown(id)).toMatchObject({ status: 'DORMANT', from: inDays(-3), to: inDays(-3) });
  });

  it('is reminded of again when it lasts until another day', async () => {
    const { id } = await enters(world.ids.expert, 5);
    await passTime();
    expect(await told()).toEqual(tellsOf('expiring', 'expert', 'organiser'));
    await life.decide('organiser', id, 'RENEW', { expiresOn: inDays(20) });
    await passTime();
    expect(await told()).toHaveLength(4);
    await passTime();
    expect(await told()).toHaveLength(4);
    // What was told of the day before is not so any more.
    await sent();
    expect(sink.mails.map(({ recipients }) => recipients[0]).sort()).toEqual([
      ...[addressOf('expert'), addressOf('expert'), addressOf('organiser'), addressOf('organiser')],
    ]);
  });

  it('in one network that cannot be settled holds up no other', async () => {
    const broken = await enters(world.ids.expert2, -1);
    const fine = await enters(world.ids.expert2, -1);
    await world.database.rows(
      `ALTER TABLE membership ADD CONSTRAINT held CHECK (status <> 'DORMANT' OR network_id <> '${broken.network}')
       NOT VALID`,
    );
    await passTime();
    expect([await statusOf(broken.id), await statusOf(fine.id)]).toEqual(['ACTIVE', 'DORMANT']);
    const health = await fetch(`${world.urls[0]}/health/ready`);
    expect(await health.json()).toMatchObject({ status: 'ready', failed: { 'membership-expiry': 1 } });
    await world.database.rows('ALTER TABLE membership DROP CONSTRAINT held');
    await passTime();
    expect(await statusOf(broken.id)).toBe('DORMANT');
  });
});

describe('the mails about it', () => {
  it('are one each with all that concerns the reader, and name nobody who hides from them', async () => {
    const hidden = await world.newMember('Ана', 'Скрытая', 'GE', 'hidden@cast.example');
    await world.database.rows(`UPDATE member SET visibility = '{"NAME": "CONTACT_POINT"}' WHERE id = $1`, [hidden]);
    const { network } = await enters(world.ids.expert2, 10);
    await enters(hidden, 12, { network });
    await enters(world.ids.expert, 14, { network, personal: true });
    await passTime();
    const mails = await sent();
    expect([...mails.keys()].sort()).toEqual(
      ['hidden@cast.example', ...(['contactPoint', 'expert', 'expert2', 'organiser'] as const).map(addressOf)].sort(),
    );
    const organisers = mails.get(addressOf('organiser'))!;
    expect(diversions(organisers, addressOf('organiser'))).toEqual([]);
    expect(organisers.parsed.subject).toBe('Memberships end soon: Pool');
    expect(
      organisers.parsed.text!.match(/^.*: until .*$/gm)!.map((line) => line.replace(/until .* 20\d\d/, '…')),
    ).toEqual(['Giorgi Lomidze: … (Georgia)', 'Name withheld: … (Georgia)', expect.stringMatching(/^.+: …$/)]);
    const ofState = mails.get(addressOf('contactPoint'))!.parsed.text!;
    expect(ofState).toContain('Ана Скрытая: until');
    expect(ofState).not.toContain('Коваленко');
    expect(mails.get(addressOf('expert2'))!.parsed).toMatchObject({
      subject: 'Your membership ends soon: Pool',
      text: expect.stringContaining('the contact point of the state'),
    });
    const own = mails.get(addressOf('expert'))!.parsed.text!;
    expect(own).toContain('You: until');
    expect(own).not.toContain('contact point');
    expect(own).not.toContain('Lomidze');
  });

  it('are in the language of their reader, and say when it has happened', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.expert2]);
    await enters(world.ids.expert2, -1);
    await passTime();
    expect(await told()).toEqual(tellsOf('expired', 'contactPoint', 'expert2', 'organiser'));
    const mails = await sent();
    expect(mails.get(addressOf('expert2'))!.parsed.subject).toBe('Ваше членство приостановлено: Pool');
    expect(mails.get(addressOf('expert2'))!.parsed.text).toContain('контактное лицо государства');
    expect(mails.get(addressOf('contactPoint'))!.parsed.subject).toBe('Memberships rest: Pool');
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.expert2]);
  });

  it('are not sent where it was renewed, ended or is no longer theirs to know', async () => {
    const { id } = await enters(world.ids.expert2, 10);
    await passTime();
    await life.decide('contactPoint', id, 'RENEW');
    await sent();
    expect(sink.mails).toEqual([]);
    const resting = await enters(world.ids.expert, -1);
    const grant = await granted(world, { member: world.ids.expert2, role: 'ORGANISER', network: resting.network });
    await passTime();
    await world.database.rows('UPDATE role_grant SET revoked_at = now() WHERE id = $1', [grant]);
    expect([...(await sent()).keys()].sort()).toEqual([addressOf('expert'), addressOf('organiser')].sort());
  });

  it('reach others where the person has no address', async () => {
    const silent = await world.newMember('Без', 'Адреса', 'GE');
    await enters(silent, 3);
    await passTime();
    expect(await told()).toEqual(tellsOf('expiring', 'contactPoint', 'organiser'));
  });
});

describe('a membership that rests', () => {
  it('is renewed for a year, after which it is active again and can run out again', async () => {
    const { id } = await enters(world.ids.expert2, -1);
    await passTime();
    expect(await life.decide('contactPoint', id, 'RENEW')).toMatchObject({
      ...{ status: 'ACTIVE', from: '2020-01-01', to: null },
      expiresOn: (Number(inDays(0).slice(0, 4)) + 1).toString() + inDays(0).slice(4).replace('02-29', '02-28'),
    });
    await passTime();
    expect(await statusOf(id)).toBe('ACTIVE');
    expect((await trailOf(id)).at(-1)).toEqual([
      'decideMembership',
      world.ids.contactPoint,
      { status: ['DORMANT', 'ACTIVE'], to: [inDays(-1), null], expiresOn: [inDays(-1), expect.any(String)] },
    ]);
    await lasts(id, -1);
    await passTime();
    expect(await statusOf(id)).toBe('DORMANT');
  });

  it('of somebody who represents no state is renewed for a year, too', async () => {
    const { id } = await enters(world.ids.expert, -1, { personal: true });
    await passTime();
    const renewed = await life.decide('organiser', id, 'RENEW');
    expect(renewed.status).toBe('ACTIVE');
    expect(renewed.expiresOn! > inDays(300)).toBe(true);
    await passTime();
    expect(await statusOf(id)).toBe('ACTIVE');
  });

  it('is not renewed until a day that is over, nor by the person', async () => {
    const { id } = await enters(world.ids.expert2, -1);
    await passTime();
    for (const expiresOn of [inDays(-1), inDays(0)])
      expect(await world.as('organiser').refusal(decideMembership, { id, decision: 'RENEW', expiresOn })).toEqual({
        code: 'BAD_INPUT',
        field: 'expiresOn',
      });
    expect(await world.as('expert2').refusal(decideMembership, { id, decision: 'RENEW' })).toMatchObject({
      code: 'FORBIDDEN',
    });
    expect(await statusOf(id)).toBe('DORMANT');
  });

  it('makes way for another lead, and comes back only once that is gone', async () => {
    const { id, network } = await enters(world.ids.expert2, -1, { role: 'LEAD' });
    await passTime();
    const other = await enters(world.ids.contactPoint, 100, { network, role: 'LEAD' });
    expect(await world.as('organiser').refusal(decideMembership, { id, decision: 'RENEW' })).toEqual({
      code: 'CONFLICT',
      field: 'role',
    });
    await life.decide('organiser', other.id, 'END');
    expect((await life.decide('organiser', id, 'RENEW')).status).toBe('ACTIVE');
  });

  it('can be ended, which leaves its last day as it was', async () => {
    const { id } = await enters(world.ids.expert2, -5);
    await passTime();
    expect(await life.decide('organiser', id, 'END')).toMatchObject({ status: 'ENDED', to: inDays(-5) });
  });

  it('is shown to staff and the person, counts for nobody else and finds nobody', async () => {
    const { id, network } = await enters(world.ids.expert2, -1);
    const growth = graphql(`
      query ($id: ID!, $from: Date!, $to: Date!) {
        network(id: $id) {
          statesCovered growth(from: $from, to: $to) { before joined left after }
          memberships { nodes { id status } }
        }
        members(filter: { networks: [$id] }) { nodes { id } }
      }
    `);
    const asks = (who: Person) => world.as(who).ask(growth, { id: network, from: inDays(-1), to: inDays(0) });
    expect((await asks('expert')).network.memberships.nodes).toEqual([{ id, status: 'ACTIVE' }]);
    await passTime();
    const seen = await asks('expert');
    expect(seen).toEqual({
      network: {
        ...{ statesCovered: 0, growth: { before: 1, joined: 0, left: 1, after: 0 } },
        memberships: { nodes: [] },
      },
      members: { nodes: [] },
    });
    for (const who of ['expert2', 'contactPoint', 'organiser'] as const)
      expect((await asks(who)).network.memberships.nodes).toEqual([{ id, status: 'DORMANT' }]);
  });
});

describe('an endorsement that has run out before the network decided', () => {
  it('makes nobody a member unless it is said until when it holds', async () => {
    const network = await life.newNetwork();
    const { id } = await life.run('contactPoint', nominateToNetwork, { network, member: world.ids.expert2 });
    await lasts(id, -1);
    await passTime();
    expect(await statusOf(id)).toBe('NOMINATED');
    expect(await world.as('organiser').refusal(decideMembership, { id, decision: 'ACCEPT' })).toEqual({
      code: 'BAD_INPUT',
      field: 'expiresOn',
    });
    expect(await life.decide('organiser', id, 'ACCEPT', { expiresOn: inDays(1) })).toMatchObject({
      status: 'ACTIVE',
      expiresOn: inDays(1),
    });
  });
});

it('a renewal and the round at once end in an active membership, or in one that was renewed from resting', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await enters(world.ids.expert2, -1);
    await Promise.all([passTime(), life.decide('contactPoint', id, 'RENEW')]);
    expect(await shown(id)).toMatchObject({ status: 'ACTIVE', to: null });
  }
});
