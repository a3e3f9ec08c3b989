import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OutboxSender } from '../../src/notifications/index.js';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { granted, revokeRole } from '../support/builders/roles.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

/* Georgia has a contact point; of Poland, Armenia and Ukraine nobody is known unless a test says so. */

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' } });
});
beforeEach(async () => {
  await world.database.rows(`UPDATE outbox_message SET given_up_at = now() WHERE sent_at IS NULL`);
  sink.mails.length = 0;
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

const inviteStates = graphql(`
  mutation ($event: ID!, $invitations: [StateInvitationInput!]!) {
    inviteStates(event: $event, invitations: $invitations) { id state { code } reachable }
  }
`);
/** Invites states with a seat each; answers which of them somebody can be told in. */
async function invite(event: string, states: readonly string[], seats = 1, who: Person = 'organiser') {
  const invitations = states.map((state) => ({ state, seats }));
  const { inviteStates: invited } = await world.as(who).ask(inviteStates, { event, invitations });
  return invited.map(({ state, reachable }) => [state.code, reachable]);
}
const waiting = () =>
  world.database.rows<{ id: string; kind: string; person: string }>(
    `SELECT o.id, o.kind, m.email::text AS person FROM outbox_message o JOIN member m ON m.id = o.recipient_id
     WHERE o.sent_at IS NULL AND o.given_up_at IS NULL ORDER BY o.kind, m.email`,
  );
const told = async () => (await waiting()).map(({ kind, person }) => `${kind} ${person}`);
async function sent() {
  await world.database.rows(`UPDATE outbox_message SET due_at = now() WHERE sent_at IS NULL AND given_up_at IS NULL`);
  for (const { id, kind } of await waiting())
    if (kind === 'states.unreachable') await world.apps[0]!.get(OutboxSender).send(id);
  return sink.mails.map(({ parsed }) => parsed);
}
const report = `states.unreachable ${addressOf('organiser')}`;

describe('a state that is invited and has no contact point', () => {
  it('is told of in the answer, and to who invited by one mail an event', async () => {
    const { id: event } = await publishedEvent(world);
    expect(await invite(event, ['GE', 'PL'])).toEqual([
      ['GE', true],
      ['PL', false],
    ]);
    expect(await invite(event, ['AM'])).toEqual([['AM', false]]);
    expect(await told()).toEqual([`state.invited ${addressOf('contactPoint')}`, report]);
    const [mail, ...others] = await sent();
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('Nobody to tell in invited states: Interviewing vulnerable applicants');
    expect(mail!.text).toMatch(/^Poland: Letter \d{4}\/\d{4}$/m);
    expect(mail!.text).toMatch(/^Armenia: Letter \d{4}\/\d{4}$/m);
    expect(mail!.text).not.toContain('Georgia');
  });

  it('is told of in the language of the reader, with its footnote', async () => {
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.organiser]);
    await world.database.rows(`UPDATE state SET footnote = '{"ru": "Без ущерба."}' WHERE code = 'PL'`);
    const { id: event } = await publishedEvent(world);
    await invite(event, ['PL']);
    const [mail] = await sent();
    expect(mail!.subject).toMatch(/^Некому сообщить о приглашении государств: /);
    expect(mail!.text).toContain('Польша*: Письмо');
    expect(mail!.text).toContain('* Без ущерба.');
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.organiser]);
    await world.database.rows(`UPDATE state SET footnote = '{}' WHERE code = 'PL'`);
  });

  it('is not told of where that has changed, or the invitation is gone, by the time the mail leaves', async () => {
    const { id: event } = await publishedEvent(world);
    await invite(event, ['UA', 'AM']);
    const grant = await granted(world, { member: world.ids.expert, role: 'CONTACT_POINT', state: 'UA' });
    const ofEvent = graphql('query ($id: ID!) { event(id: $id) { stateInvitations { id state { code } reachable } } }');
    const { stateInvitations } = (await world.as('organiser').ask(ofEvent, { id: event })).event;
    expect(stateInvitations.map(({ state, reachable }) => [state.code, reachable])).toEqual([
      ['AM', false],
      ['UA', true],
    ]);
    const withdraw = graphql('mutation ($id: ID!) { withdrawStateInvitation(id: $id, reason: "Wrong") }');
    await world.as('organiser').ask(withdraw, { id: stateInvitations[0]!.id });
    expect(await sent()).toEqual([]);
    await world.as('secretariat').ask(revokeRole, { id: grant });
  });

  it('is told of again with other terms, and not where nothing is another', async () => {
    const { id: event } = await publishedEvent(world);
    await invite(event, ['PL']);
    await sent();
    await invite(event, ['PL']);
    expect(await told()).toEqual([]);
    await invite(event, ['PL'], 2, 'secretariat');
    expect(await told()).toEqual([`states.unreachable ${addressOf('secretariat')}`]);
  });

  it('has none whose role is over or who is erased', async () => {
    const { id: event } = await publishedEvent(world);
    const gone = await world.newMember('Gone', 'Person', 'UA', 'gone@cast.example');
    const erased = await world.newMember('Erased', 'Person', 'AM', 'erased@cast.example');
    for (const [member, state] of [
      [gone, 'UA'],
      [erased, 'AM'],
    ] as const)
      await granted(world, { member, role: 'CONTACT_POINT', state, from: '2020-01-01' });
    await world.database.rows(`UPDATE role_grant SET to_day = '2021-01-01' WHERE member_id = $1`, [gone]);
    await world.database.rows(`UPDATE member SET erased_at = now() WHERE id = $1`, [erased]);
    expect(await invite(event, ['UA', 'AM'])).toEqual([
      ['UA', false],
      ['AM', false],
    ]);
    expect(await told()).toEqual([report]);
    expect((await sent())[0]!.text).toMatch(/Ukraine: Letter[^]*Armenia: Letter/);
  });
});

describe('a state whose contact point has no address', () => {
  it('is told of in the answer; who it is the mail about what could not be delivered says', async () => {
    const silent = await world.newMember('Silent', 'Person', 'PL');
    const grant = await granted(world, { member: silent, role: 'CONTACT_POINT', state: 'PL' });
    const { id: event } = await publishedEvent(world);
    expect(await invite(event, ['PL'])).toEqual([['PL', false]]);
    const messages = await world.database.rows<{ id: string; kind: string }>(
      `SELECT id, kind FROM outbox_message WHERE facts ->> 'event' = $1`,
      [event],
    );
    expect(messages.map(({ kind }) => kind)).toEqual(['state.invited']);
    await world.apps[0]!.get(OutboxSender).send(messages[0]!.id);
    expect(await told()).toEqual([`mails.undelivered ${addressOf('organiser')}`]);
    await world.as('secretariat').ask(revokeRole, { id: grant });
  });
});

it('is said of many states with as many statements as of one', async () => {
  const { id: event } = await publishedEvent(world);
  const states = ['GE', 'PL', 'AM', 'UA', 'LT', 'AT', 'HU', 'MD'];
  await invite(event, states);
  const ofEvent = graphql('query ($id: ID!) { event(id: $id) { stateInvitations { state { code } reachable } } }');
  const { id: small } = await publishedEvent(world);
  await invite(small, ['GE']);
  const cost = (id: string) => statementsOf(() => world.as('organiser').ask(ofEvent, { id }));
  await cost(small);
  expect(await cost(event)).toBe(await cost(small));
});
