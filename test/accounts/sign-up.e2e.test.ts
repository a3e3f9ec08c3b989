import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { publishedEvent } from '../support/builders/events.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { addressOf } from '../support/harness/cast.js';
import { codeIn, mailsSent, PersonAtBrowser, signInTokenIn } from '../support/harness/person-at-browser.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url, SIGN_UP_DOMAINS: 'iom.example, icmpd.example' } });
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});
beforeEach(async () => {
  await world.database.rows('DELETE FROM rate_limit');
  await mailsSent(world, sink);
});

const password = 'чай с лимоном в шесть';
const signUp = graphql('mutation ($input: SignUpInput!) { signUp(input: $input) }');
const confirmEmail = graphql(
  'mutation ($token: String!) { confirmEmail(token: $token) { admitted member { id givenNames } } }',
);
const signIn = graphql('mutation ($input: SignInInput!) { signIn(input: $input) { admitted member { id } } }');
const accountRequests = graphql('{ accountRequests { totalCount nodes { id givenNames email } } }');
const decideAccount = graphql(`
  mutation ($member: ID!, $accept: Boolean!, $reason: String) {
    decideAccount(member: $member, accept: $accept, reason: $reason) { id }
  }
`);
const inviteToSignUp = graphql('mutation ($member: ID!) { inviteToSignUp(member: $member) { id } }');

let addresses = 0;
const newAddress = (domain = 'ministry.example') => `newcomer${++addresses}@${domain}`;
const inputOf = (email: string, more: object = {}) => ({
  input: { email, password, givenNames: 'Гюльнара', familyName: 'Ахмедова «Лис»', ...more },
});
const atBrowser = () => new PersonAtBrowser(world);

/** Somebody who has signed up and confirmed the address. */
async function newcomer(more: object = {}, email = newAddress()) {
  const browser = atBrowser();
  await browser.ask(signUp, inputOf(email, more));
  const mails = await mailsSent(world, sink);
  const { confirmEmail: viewer } = await browser.ask(confirmEmail, { token: codeIn(mails[0]!) });
  return { browser, email, viewer: viewer!, mails: await mailsSent(world, sink) };
}

describe('signing up', () => {
  it('opens an account once the code of the mail is typed where it was begun, and not before', async () => {
    const [browser, email] = [atBrowser(), newAddress()];
    expect(await browser.ask(signUp, inputOf(email))).toEqual({ signUp: true });
    expect(await browser.refusal(signIn, { input: { email, password } })).toBe('UNAUTHENTICATED input');
    expect(await world.database.rows('SELECT FROM member WHERE email = $1', [email])).toEqual([]);
    const [mail] = await mailsSent(world, sink);
    expect(mail!.recipients).toEqual([email]);
    const code = codeIn(mail!);
    const { confirmEmail: viewer } = await browser.ask(confirmEmail, { token: ` ${code.toLowerCase()} ` });
    expect(viewer).toMatchObject({ admitted: false, member: { givenNames: 'Гюльнара' } });
    expect((await atBrowser().ask(signIn, { input: { email, password } })).signIn!.member).toEqual({
      id: viewer!.member.id,
    });
    const [kept] = await world.database.rows<{ text: string }>(
      `SELECT string_agg(o::text, ' ') AS text FROM outbox_message o`,
    );
    expect(kept!.text).not.toContain(email);
    expect(kept!.text).not.toContain(code);
  });

  it('takes the link only in the browser that signed up, and once', async () => {
    const [browser, email] = [atBrowser(), newAddress()];
    await browser.ask(signUp, inputOf(email));
    const token = signInTokenIn((await mailsSent(world, sink))[0]!);
    expect(await atBrowser().refusal(confirmEmail, { token })).toBe('FORBIDDEN token');
    expect((await browser.ask(confirmEmail, { token })).confirmEmail!.admitted).toBe(false);
    expect(await browser.refusal(confirmEmail, { token })).toBe('LINK_EXPIRED token');
  });

  it('never tells whether an address is known: but the mail does', async () => {
    const known = await atBrowser().run(signUp, inputOf(addressOf('expert')));
    const unknown = await atBrowser().run(signUp, inputOf(newAddress()));
    expect(known).toEqual(unknown);
    const mails = await mailsSent(world, sink);
    const [toKnown] = mails.filter(({ recipients }) => recipients[0] === addressOf('expert'));
    expect(toKnown!.parsed.text).toContain('has an account already');
    expect(toKnown!.parsed.text).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}\n/);
    expect(await world.database.rows('SELECT FROM account WHERE member_id = $1', [world.ids.expert])).toHaveLength(1);
  });

  it('with an address that somebody else made ready takes nothing of theirs', async () => {
    const [stranger, owner, email] = [atBrowser(), atBrowser(), newAddress()];
    await stranger.ask(signUp, { input: { ...inputOf(email).input, password: 'the password of a stranger' } });
    const tokenOfStranger = signInTokenIn((await mailsSent(world, sink))[0]!);
    // The owner opens the stranger's link: in another browser it does nothing.
    expect(await owner.refusal(confirmEmail, { token: tokenOfStranger })).toBe('FORBIDDEN token');
    await owner.ask(signUp, inputOf(email));
    const code = codeIn((await mailsSent(world, sink))[0]!);
    // What the stranger began is over, and the code is worth nothing to them.
    expect(await stranger.refusal(confirmEmail, { token: tokenOfStranger })).toBe('LINK_EXPIRED token');
    expect(await stranger.refusal(confirmEmail, { token: code })).toMatch(/^(BAD_INPUT|LINK_EXPIRED) code$/);
    await owner.ask(confirmEmail, { token: code });
    expect(await stranger.refusal(signIn, { input: { email, password: 'the password of a stranger' } })).toBe(
      'UNAUTHENTICATED input',
    );
    expect((await atBrowser().ask(signIn, { input: { email, password } })).signIn).not.toBeNull();
  });

  it('gives five tries for the code, and a day', async () => {
    const [browser, email] = [atBrowser(), newAddress()];
    await browser.ask(signUp, inputOf(email));
    const code = codeIn((await mailsSent(world, sink))[0]!);
    const wrong = code === '0000-0000' ? '1111-1111' : '0000-0000';
    for (let tries = 0; tries < 5; tries++)
      expect(await browser.refusal(confirmEmail, { token: wrong })).toBe('BAD_INPUT code');
    expect(await browser.refusal(confirmEmail, { token: code })).toBe('LINK_EXPIRED code');

    const late = atBrowser();
    await late.ask(signUp, inputOf(email));
    const lateCode = codeIn((await mailsSent(world, sink))[0]!);
    await world.database.rows(`UPDATE sign_in_attempt SET expires_at = now()`);
    expect(await late.refusal(confirmEmail, { token: lateCode })).toBe('LINK_EXPIRED code');
  });

  it('counts once when the code is sent twenty times at once', async () => {
    const [browser, email] = [atBrowser(), newAddress()];
    await browser.ask(signUp, inputOf(email));
    const code = codeIn((await mailsSent(world, sink))[0]!);
    const replies = await Promise.all(Array.from({ length: 20 }, () => browser.run(confirmEmail, { token: code })));
    expect(replies.filter(({ refused }) => refused === null)).toHaveLength(1);
    expect(await world.database.rows('SELECT FROM member WHERE email = $1', [email])).toHaveLength(1);
  });

  it.each([
    ['a password that many have', { password: 'password2026!' }, 'BAD_INPUT input.password'],
    ['a short password', { password: 'чай в шесть' }, 'BAD_INPUT input.password'],
    ['its own name as the password', { password: 'Ахмедова Гюльнара' }, 'BAD_INPUT input.password'],
    ['a name of nothing', { givenNames: ' ' }, 'BAD_INPUT input.givenNames'],
    ['a state that is none', { state: 'ZZ' }, 'BAD_INPUT input.state'],
  ])('is refused with %s', async (_, changes, refusal) => {
    expect(await atBrowser().refusal(signUp, inputOf(newAddress(), changes))).toBe(refusal);
  });

  it('is refused to pages of other sites, and bounded for a network', async () => {
    const from = new PersonAtBrowser(world, '2001:db8:1:2::5');
    const sameNetwork = new PersonAtBrowser(world, '2001:db8:1:2:ffff::7');
    const email = newAddress();
    for (let mails = 0; mails < 5; mails++) await from.ask(signUp, inputOf(email));
    expect(await sameNetwork.refusal(signUp, inputOf(email))).toBe('RATE_LIMITED');
    expect(await atBrowser().run(signUp, inputOf(email))).toMatchObject({ refused: null });
  });
});

describe('who has not been let in', () => {
  it('sees what everybody sees, and the own profile', async () => {
    const { browser, viewer } = await newcomer();
    const { viewer: own } = await browser.ask(graphql('{ viewer { member { id email } } }'));
    expect(own!.member).toEqual({ id: viewer.member.id, email: expect.any(String) });
    const node = graphql('query ($id: ID!) { node(id: $id) { id } }');
    const { id: forMembers } = await publishedEvent(world, { confidentiality: 'MEMBERS' });
    const { id: forAll } = await publishedEvent(world, { confidentiality: 'OPEN' });
    for (const id of [forMembers, world.ids.expert2]) expect(await browser.refusal(node, { id })).toBe('NOT_FOUND id');
    expect((await browser.ask(node, { id: forAll })).node).toEqual({ id: forAll });
    for (const operation of [
      '{ members { totalCount } }',
      '{ registrations { totalCount } }',
      'mutation { createAccessToken(name: "script") { token } }',
      `mutation { joinNetwork(network: "${world.networks.asylum}") { id } }`,
      'mutation { requestUpload(name: "a.pdf", contentType: "application/pdf", size: 1) { id } }',
    ])
      expect(await browser.refusal(operation)).toBe('FORBIDDEN');
    await browser.ask('mutation { updateProfile(input: { phone: "+994 12 000 00 00" }) { phone } }');
    await browser.ask('mutation { updatePreferences(input: { timeZone: "Asia/Baku" }) { timeZone } }');
  });

  it('is PENDING at an event that is open to all, and cannot come to another', async () => {
    const { browser } = await newcomer();
    const register = graphql('mutation ($event: ID!) { registerForEvent(input: { event: $event }) { id status } }');
    const open = await publishedEvent(world, { confidentiality: 'OPEN', registrationPolicy: 'OPEN' });
    const { registerForEvent: made } = await browser.ask(register, { event: open.id });
    expect(made!.status).toBe('PENDING');
    expect((await browser.ask(register, { event: open.id })).registerForEvent!.id).toBe(made!.id);
    const forMembers = await publishedEvent(world, { confidentiality: 'MEMBERS', registrationPolicy: 'OPEN' });
    expect(await browser.refusal(register, { event: forMembers.id })).toBe('NOT_FOUND input.event');
    const invited = await publishedEvent(world, { confidentiality: 'OPEN', registrationPolicy: 'INVITATION' });
    expect(await browser.refusal(register, { event: invited.id })).toBe('INVITATION_REQUIRED');
    const { event } = await browser
      .ask(graphql('query ($id: ID!) { event(id: $id) { viewerCan } }'), { id: open.id })
      .catch(() => ({ event: null }));
    expect(event?.viewerCan ?? []).not.toContain('nominateForEvent');
    const withdraw = graphql('mutation ($id: ID!) { withdraw(registration: $id) { status } }');
    expect((await browser.ask(withdraw, { id: made!.id })).withdraw!.status).toBe('WITHDRAWN');
  });

  it('is no part of the directory, whatever they call themselves', async () => {
    const { viewer } = await newcomer({ familyName: 'Zzyzxova' });
    const search = graphql('{ members(filter: { search: "Zzyzxova" }) { nodes { id } } }');
    expect((await world.as('expert').ask(search)).members.nodes).toEqual([]);
    await world.as('secretariat').ask(decideAccount, { member: viewer.member.id, accept: true });
    expect((await world.as('expert').ask(search)).members.nodes).toEqual([{ id: viewer.member.id }]);
  });

  it('is let in by the contact point of the state they named, who is told, and by no other', async () => {
    const { browser, viewer, email, mails } = await newcomer({ state: 'GE' });
    const told = mails.flatMap(({ recipients }) => recipients).sort();
    expect(told).toEqual([addressOf('contactPoint'), addressOf('secretariat'), addressOf('secretariat2')].sort());
    const member = viewer.member.id;
    const { accountRequests: waiting } = await world.as('contactPoint').ask(accountRequests);
    expect(waiting.nodes).toContainEqual({ id: member, givenNames: 'Гюльнара', email });
    const other = await newcomer({ state: 'AT' });
    expect((await world.as('contactPoint').ask(accountRequests)).accountRequests.nodes).not.toContainEqual(
      expect.objectContaining({ id: other.viewer.member.id }),
    );
    const decide = (who: 'contactPoint' | 'organiser', id: string) =>
      world.as(who).refusal(decideAccount, { member: id, accept: true });
    expect(await decide('contactPoint', other.viewer.member.id)).toEqual({ code: 'NOT_FOUND', field: 'member' });
    expect((await decide('organiser', member)).code).toBe('FORBIDDEN');
    expect((await world.as('contactPoint').refusal(decideAccount, { member, accept: false })).code).toBe(
      'REASON_REQUIRED',
    );
    await world.as('contactPoint').ask(decideAccount, { member, accept: true });
    const [mail] = await mailsSent(world, sink).then((sent) =>
      sent.filter(({ recipients }) => recipients[0] === email),
    );
    expect(mail!.parsed.subject).toBe('You have been let in');
    expect((await browser.run('{ members { totalCount } }')).refused).toBeNull();
    expect(await decide('contactPoint', member)).toEqual({ code: 'NOT_FOUND', field: 'member' });
  });

  it('is shut out with a reason, and can be let in later by the secretariat', async () => {
    const { browser, viewer, email } = await newcomer();
    const member = viewer.member.id;
    await world.as('secretariat').ask(decideAccount, { member, accept: false, reason: 'Nobody here knows you.' });
    const mails = await mailsSent(world, sink);
    expect(mails.find(({ recipients }) => recipients[0] === email)!.parsed.text).toContain('Nobody here knows you.');
    expect(await browser.ask('{ viewer { admitted } }')).toEqual({ viewer: null });
    expect(await atBrowser().refusal(signIn, { input: { email, password } })).toBe('UNAUTHENTICATED input');
    await world
      .as('secretariat')
      .ask(graphql('mutation ($member: ID!) { reopenAccount(member: $member, reason: "A mistake") { id } }'), {
        member,
      });
    expect((await atBrowser().ask(signIn, { input: { email, password } })).signIn!.admitted).toBe(true);
  });

  it('is let in at once from an organisation whose domain is open, not from one that looks like it', async () => {
    expect((await newcomer({}, newAddress('IOM.example'))).viewer.admitted).toBe(true);
    expect((await newcomer({}, newAddress('not-iom.example'))).viewer.admitted).toBe(false);
    expect((await newcomer({}, newAddress('iom.example.attacker.example'))).viewer.admitted).toBe(false);
  });

  it('holds no role before', async () => {
    const { browser, viewer } = await newcomer();
    await world
      .as('secretariat')
      .ask(graphql('mutation ($member: ID!) { grantRole(input: { member: $member, role: OBSERVER }) { id } }'), {
        member: viewer.member.id,
      });
    expect(await browser.refusal('{ members { totalCount } }')).toBe('FORBIDDEN');
  });
});

describe('a profile that somebody else entered', () => {
  it('becomes its owner’s by signing up with its very address, confirmed', async () => {
    const email = newAddress();
    const id = await world.newMember('Гюльнара', 'Ахмедова', 'AZ', email);
    const { viewer } = await newcomer({}, email.toUpperCase());
    expect(viewer).toMatchObject({ admitted: true, member: { id } });
  });

  it('becomes its owner’s by the link of an invitation, once, in any browser', async () => {
    const email = newAddress();
    const member = await world.newMember('Lali', 'Gelashvili', 'GE', email);
    await world.as('contactPoint').ask(inviteToSignUp, { member });
    const [first] = await mailsSent(world, sink);
    await world.as('secretariat').ask(inviteToSignUp, { member });
    const [mail] = await mailsSent(world, sink);
    const withLink = graphql('mutation ($token: String!) { signInWithLink(token: $token) { member { id } } }');
    expect(mail!.recipients).toEqual([email]);
    expect(await atBrowser().refusal(withLink, { token: signInTokenIn(first!) })).toBe('LINK_EXPIRED token');
    const browser = atBrowser();
    const token = signInTokenIn(mail!);
    expect((await browser.ask(withLink, { token })).signInWithLink!.member).toEqual({ id: member });
    expect(await atBrowser().refusal(withLink, { token })).toBe('LINK_EXPIRED token');
    await browser.ask('mutation ($new: String!) { setPassword(new: $new) { admitted } }', { new: password });
    expect((await atBrowser().ask(signIn, { input: { email, password } })).signIn!.admitted).toBe(true);
    expect((await world.as('secretariat').refusal(inviteToSignUp, { member })).code).toBe('TRANSITION_NOT_ALLOWED');
  });

  it('is offered to its owner by those alone who may change it', async () => {
    const ofGeorgia = await world.newMember('Tako', 'Beridze', 'GE', newAddress());
    const ofAustria = await world.newMember('Eva', 'Huber', 'AT', newAddress());
    const refused = (who: 'contactPoint' | 'otherOrganiser' | 'expert', member: string) =>
      world.as(who).refusal(inviteToSignUp, { member });
    expect((await refused('contactPoint', ofAustria)).code).toBe('FORBIDDEN');
    expect((await refused('otherOrganiser', ofGeorgia)).code).toBe('FORBIDDEN');
    expect((await refused('expert', ofGeorgia)).code).toBe('FORBIDDEN');
    const unreachable = await world.newMember('No', 'Address', 'GE');
    expect(await world.as('secretariat').refusal(inviteToSignUp, { member: unreachable })).toEqual({
      code: 'BAD_INPUT',
      field: 'member',
    });
    const viewerCan = graphql('query ($id: ID!) { member(id: $id) { viewerCan } }');
    expect((await world.as('contactPoint').ask(viewerCan, { id: ofGeorgia })).member.viewerCan).toContain(
      'inviteToSignUp',
    );
  });

  it('is not taken by a sign-up that was begun before it was invited', async () => {
    const email = newAddress();
    const stranger = atBrowser();
    await stranger.ask(signUp, inputOf(email));
    const code = codeIn((await mailsSent(world, sink))[0]!);
    const member = await world.newMember('Lali', 'Gelashvili', 'GE', email);
    await world.as('secretariat').ask(inviteToSignUp, { member });
    const token = signInTokenIn((await mailsSent(world, sink))[0]!);
    await atBrowser().ask('mutation ($token: String!) { signInWithLink(token: $token) { admitted } }', { token });
    expect(await stranger.refusal(confirmEmail, { token: code })).toBe('LINK_EXPIRED code');
  });
});

describe('who waits to be let in', () => {
  const tasks = graphql('{ viewer { tasks { mutation dueAt subject { id ... on Member { givenNames } } } } }');
  const requests = graphql(
    '{ accountRequests(first: 100) { nodes { id accountRequest { since email state { code } } } } }',
  );
  const subjectsOf = async (who: Parameters<World['as']>[0]) =>
    (await world.as(who).ask(tasks)).viewer.tasks
      .filter(({ mutation }) => mutation === 'decideAccount')
      .map(({ subject }) => subject.id);

  it('is a task of the secretariat and of the named state’s contact point, who waits longest first', async () => {
    const [georgian, stateless] = [await newcomer({ state: 'GE' }), await newcomer()];
    const [first, second] = [georgian.viewer.member.id, stateless.viewer.member.id];
    expect((await subjectsOf('secretariat')).slice(-2)).toEqual([first, second]);
    expect(await subjectsOf('contactPoint')).toContain(first);
    expect(await subjectsOf('contactPoint')).not.toContain(second);
    expect([await subjectsOf('organiser'), await subjectsOf('expert')]).toEqual([[], []]);
    await world.as('secretariat').ask(decideAccount, { member: first, accept: true });
    expect(await subjectsOf('contactPoint')).not.toContain(first);
  });

  it('is shown with address, state and time to who decides, and only while it waits', async () => {
    const { email, viewer } = await newcomer({ state: 'GE' });
    const { id } = viewer.member;
    const { accountRequests: asked } = await world.as('contactPoint').ask(requests);
    expect(asked.nodes).toContainEqual({
      id,
      accountRequest: { since: expect.any(String), email, state: { code: 'GE' } },
    });
    const ofMember = graphql('query ($id: ID!) { node(id: $id) { ... on Member { accountRequest { email } } } }');
    for (const who of ['expert', 'organiser', 'nobody'] as const)
      expect(JSON.stringify(await world.as(who).run(ofMember, { id }))).not.toContain(email);
    await world.as('secretariat').ask(decideAccount, { member: id, accept: true });
    expect((await world.as('secretariat').ask(ofMember, { id })).node).toEqual({ accountRequest: null });
  });
});

describe('an address that the secretariat changes', () => {
  const update = graphql(
    'mutation ($id: ID!, $email: EmailAddress) { updateMember(id: $id, input: { email: $email }) { id } }',
  );

  it('is told at the old address and at the new one, in the language of its owner', async () => {
    const { email, viewer } = await newcomer({ locale: 'ru' });
    const [id, changed] = [viewer.member.id, newAddress()];
    await world.as('secretariat').ask(update, { id, email: changed });
    const told = await mailsSent(world, sink);
    expect(told.map(({ recipients, parsed }) => [recipients[0], parsed.subject]).sort()).toEqual(
      [email, changed].sort().map((address) => [address, 'Адрес вашей учётной записи изменён']),
    );
    // The old address is not told the new one.
    expect(told.find(({ recipients }) => recipients[0] === email)!.parsed.text).not.toContain(changed);
    await world.as('secretariat').ask(update, { id, email: changed.toUpperCase() });
    expect(await mailsSent(world, sink)).toEqual([]);
    await world.as('secretariat').ask(update, { id, email: null });
    expect((await mailsSent(world, sink)).map(({ recipients }) => recipients[0]!.toLowerCase())).toEqual([changed]);
  });

  it('is nobody’s news without an account; who was invited at a wrong one does not get the profile', async () => {
    const id = await world.newMember('Lali', 'Gelashvili', 'GE', newAddress());
    await world.as('contactPoint').ask(inviteToSignUp, { member: id });
    const token = signInTokenIn((await mailsSent(world, sink))[0]!);
    await world.as('secretariat').ask(update, { id, email: newAddress() });
    expect(await mailsSent(world, sink)).toEqual([]);
    const follow = graphql('mutation ($token: String!) { signInWithLink(token: $token) { admitted } }');
    expect(await atBrowser().refusal(follow, { token })).toContain('LINK_EXPIRED');
  });
});
