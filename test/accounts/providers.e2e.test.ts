import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Accounts } from '../../src/accounts/index.js';
import { Database, graphql } from '../../src/platform/index.js';
import { enrol, nextCode } from '../support/harness/authenticators.js';
import { addressOf } from '../support/harness/cast.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { BrowserAtProvider, OpenIdProviders, type PersonAtProvider } from '../support/harness/openid-provider.js';
import { mailsSent, type Page, PersonAtBrowser } from '../support/harness/person-at-browser.js';
import { startWorld, type World } from '../support/harness/world.js';

const publicUrl = 'http://localhost:3000';
const clientAt = (slug: string) => ({
  clientId: `colloquy at ${slug}`,
  clientSecret: `a secret: of ${slug} & 100 %`,
  redirectUri: `${publicUrl}/sign-in/with/${slug}/callback`,
});

/** Takes calls and says nothing. */
const silent = createServer();
let sink: MailSink;
let lasting: OpenIdProviders;
let fragile: OpenIdProviders;
let world: World;
beforeAll(async () => {
  [sink, lasting, fragile] = await Promise.all([
    MailSink.open(),
    OpenIdProviders.start(clientAt('ministry'), {
      ...clientAt('agency'),
      authentication: 'client_secret_post',
      claimsInIdToken: true,
    }),
    OpenIdProviders.start(clientAt('fragile')),
  ]);
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const [ministry, agency] = lasting.issuers;
  const provider = (slug: string, issuer: string, more: object = {}) => {
    const { clientId, clientSecret } = clientAt(slug);
    const name = { en: `The ${slug}`, ru: `Ведомство ${slug}` };
    return { slug, name, issuer, clientId, clientSecret, ...more };
  };
  const providers = [
    provider('ministry', ministry!),
    provider('agency', agency!, { trustedDomains: ['Agency.example', 'cast.example'], countsAsSecondFactor: true }),
    provider('fragile', fragile.issuers[0]!),
    provider('silent', `http://127.0.0.1:${(silent.address() as AddressInfo).port}`),
  ];
  world = await startWorld({
    variables: {
      PUBLIC_URL: publicUrl,
      SMTP_URL: sink.url,
      SIGN_UP_DOMAINS: 'iom.example',
      SIGN_IN_PROVIDERS: JSON.stringify(providers),
    },
  });
});
afterAll(async () => {
  await world?.stop();
  await Promise.all([lasting?.stop(), fragile?.stop(), sink?.close()]);
  silent.close();
});
beforeEach(async () => {
  await lasting.setClock(0);
  await world.database.rows('DELETE FROM rate_limit');
  await mailsSent(world, sink);
});

const viewer = graphql('{ viewer { admitted roles { role } member { id givenNames familyName } } }');
const roleGrants = graphql('{ roleGrants { totalCount } }');

let subjects = 0;
const newSubject = () => `subject-${++subjects}`;
let addresses = 0;
const newAddress = (domain = 'ministry.example') => `somebody${++addresses}@${domain}`;
const atBrowser = () => new PersonAtBrowser(world);
const vouched = (email: string, more: Partial<PersonAtProvider> = {}): PersonAtProvider => ({
  sub: newSubject(),
  email,
  email_verified: true,
  ...more,
});

/** Goes to a provider and comes back to its doorstep: the address there that signs in. */
async function comeBackFrom(
  slug: string,
  browser: PersonAtBrowser,
  person: PersonAtProvider | null,
  { to, at = new BrowserAtProvider() }: { to?: string; at?: BrowserAtProvider } = {},
): Promise<string> {
  const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  const { location } = await browser.open(`/sign-in/with/${slug}${query}`);
  const back = await at.follow(location!, person);
  expect(back.origin).toBe(publicUrl);
  return back.pathname + back.search;
}

/** The whole way. */
async function signIn(...journey: Parameters<typeof comeBackFrom>): Promise<Page> {
  return journey[1].open(await comeBackFrom(...journey));
}

const memberIn = async (browser: PersonAtBrowser): Promise<string | null> =>
  (await browser.run(viewer)).data!.viewer?.member.id ?? null;

/** Somebody with an account and no authenticator. */
async function newcomer(email = newAddress(), isDemonstration = false): Promise<{ id: string; email: string }> {
  const id = await world.newMember('Ana', 'Novak', 'SI', email);
  const app = world.apps[0]!;
  await app
    .get(Database)
    .transaction((transaction) => app.get(Accounts).open(transaction, id, { password: null, isDemonstration }));
  return { id, email };
}

describe('an account at a provider', () => {
  it('is linked to the account with the address that the provider vouches for; its owner is told once', async () => {
    const { id, email } = await newcomer();
    const person = vouched(email.toUpperCase());
    const first = atBrowser();
    expect(await signIn('ministry', first, person)).toMatchObject({ status: 303, location: '/account' });
    expect(await memberIn(first)).toBe(id);
    const mails = await mailsSent(world, sink);
    expect(mails.map(({ recipients, parsed }) => [recipients, parsed.subject])).toEqual([
      [[email], 'Your organisation’s account was linked'],
    ]);
    const { auditTrail } = await world
      .as('secretariat')
      .ask(
        graphql(
          'query ($id: ID!) { auditTrail(subject: $id) { nodes { action by { id } changes { field from to } } } }',
        ),
        { id },
      );
    expect(auditTrail.nodes.find(({ action }) => action === 'linkProvider')).toEqual({
      action: 'linkProvider',
      by: { id },
      changes: [{ field: 'provider', from: null, to: 'ministry' }],
    });

    const second = atBrowser();
    await signIn('ministry', second, person);
    expect(await memberIn(second)).toBe(id);
    expect(await mailsSent(world, sink)).toEqual([]);
  });

  it('stays whose it is when its address becomes another, and somebody else’s', async () => {
    const [one, other] = [await newcomer(), await newcomer()];
    const person = vouched(one.email);
    await signIn('ministry', atBrowser(), person);
    for (const email of [newAddress(), other.email]) {
      const browser = atBrowser();
      await signIn('ministry', browser, { ...person, email });
      expect(await memberIn(browser)).toBe(one.id);
    }
    const browser = atBrowser();
    await signIn('ministry', browser, { sub: person.sub });
    expect(await memberIn(browser)).toBe(one.id);
  });

  it('is not linked where somebody else there has been, as addresses are given to others', async () => {
    const { id, email } = await newcomer();
    await signIn('ministry', atBrowser(), vouched(email));
    const successor = atBrowser();
    const page = await signIn('ministry', successor, vouched(email));
    expect(page.status).toBe(403);
    expect(page.text).toContain('belongs to somebody else');
    expect(await memberIn(successor)).toBeNull();
    // At another provider it is another question.
    const elsewhere = atBrowser();
    await signIn('agency', elsewhere, vouched(email));
    expect(await memberIn(elsewhere)).toBe(id);
  });

  it.each([
    ['does not vouch for', { email_verified: false }],
    ['says nothing of', { email_verified: undefined }],
    ['tells none', { email: undefined }],
  ])('is linked to nobody by an address that the provider %s', async (_, more) => {
    const { id, email } = await newcomer();
    const browser = atBrowser();
    const page = await signIn('ministry', browser, { ...vouched(email), ...more });
    expect(page.status).toBe(403);
    expect(page.text).toContain('We do not know who you are yet');
    expect(await memberIn(browser)).toBeNull();
    expect(await world.database.rows('SELECT FROM provider_identity WHERE member_id = $1', [id])).toEqual([]);
    expect(await mailsSent(world, sink)).toEqual([]);
  });

  it('is linked without its word where the settings trust the provider with the very domain', async () => {
    const { id, email } = await newcomer(newAddress('agency.EXAMPLE'));
    const browser = atBrowser();
    await signIn('agency', browser, { sub: newSubject(), email });
    expect(await memberIn(browser)).toBe(id);
    for (const domain of ['sub.agency.example', 'notagency.example', 'ministry.example']) {
      const other = await newcomer(newAddress(domain));
      expect((await signIn('agency', atBrowser(), { sub: newSubject(), email: other.email })).status).toBe(403);
    }
    const elsewhere = await newcomer(newAddress('agency.example'));
    expect((await signIn('ministry', atBrowser(), { sub: newSubject(), email: elsewhere.email })).status).toBe(403);
  });

  it('opens the account of a profile that somebody else entered with its address, which keeps its names', async () => {
    const email = newAddress();
    const id = await world.newMember('Гюльнара', 'Ахмедова', 'AZ', email);
    const browser = atBrowser();
    await signIn('ministry', browser, vouched(email, { name: 'Gulnara A.' }));
    const { viewer: in_ } = await browser.ask(viewer);
    expect(in_).toMatchObject({ admitted: true, member: { id, givenNames: 'Гюльнара' } });
  });

  it('opens an account that waits to be let in for whom nobody knows, unless the domain is open', async () => {
    const browser = atBrowser();
    await signIn('ministry', browser, vouched(newAddress(), { given_name: 'Lali', family_name: 'Gelashvili' }));
    const { viewer: applicant } = await browser.ask(viewer);
    expect(applicant).toMatchObject({ admitted: false, member: { givenNames: 'Lali', familyName: 'Gelashvili' } });
    const { accountRequests } = await world.as('secretariat').ask(graphql('{ accountRequests { nodes { id } } }'));
    expect(accountRequests.nodes).toContainEqual({ id: applicant!.member.id });

    const colleague = atBrowser();
    await signIn('ministry', colleague, vouched(newAddress('iom.example')));
    expect((await colleague.ask(viewer)).viewer!.admitted).toBe(true);
  });

  it('opens one account when four browsers come at once', async () => {
    const person = vouched(newAddress());
    const browsers = Array.from({ length: 4 }, atBrowser);
    const doorsteps = await Promise.all(browsers.map((browser) => comeBackFrom('ministry', browser, person)));
    const pages = await Promise.all(browsers.map((browser, place) => browser.open(doorsteps[place]!)));
    expect(pages.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    const members = await Promise.all(browsers.map(memberIn));
    expect(new Set(members).size).toBe(1);
    expect(
      await mailsSent(world, sink).then((sent) => sent.filter(({ recipients }) => recipients[0] === person.email)),
    ).toHaveLength(1);
  });

  it('never opens a closed account, nor one of the demonstration, linked or not', async () => {
    const { id, email } = await newcomer();
    const [person, demonstrator] = [vouched(email), vouched(newAddress())];
    await signIn('ministry', atBrowser(), person);
    await enrol(world.apps[0]!, id);
    await world
      .as('secretariat')
      .ask(graphql('mutation ($id: ID!) { closeAccount(member: $id, reason: "Gone") { id } }'), { id });
    await signIn('ministry', atBrowser(), demonstrator);
    await world.database.rows(
      'UPDATE account SET is_demonstration = true WHERE member_id = (SELECT id FROM member WHERE email = $1)',
      [demonstrator.email],
    );
    const demonstration = await newcomer(newAddress(), true);
    for (const closed of [person, vouched(email), demonstrator, vouched(demonstration.email)]) {
      const browser = atBrowser();
      const page = await signIn('ministry', browser, closed);
      expect(page.status).toBe(403);
      expect(page.text).toContain('This account is closed');
      expect(await memberIn(browser)).toBeNull();
      expect(Array.from(browser.cookies.keys())).toEqual(['colloquy-provider']);
    }
  });
});

const linked = graphql(`
  { viewer { linkedProviders { issuer name linkedAt } linkableProviders { slug name } } }
`);
const unlink = graphql('mutation ($issuer: String!) { unlinkProvider(issuer: $issuer) }');

/** Somebody who has just signed in, with the browser in which they did. */
async function signedIn() {
  const { id, email } = await newcomer();
  const [browser, person] = [atBrowser(), vouched(email)];
  await signIn('ministry', browser, person);
  await mailsSent(world, sink);
  return { id, email, browser, person };
}

/** Goes to link a provider, and answers the doorstep that it leads back to. */
async function backFromLinking(browser: PersonAtBrowser, person: PersonAtProvider, slug = 'agency'): Promise<string> {
  const { location } = await browser.open(`/sign-in/with/${slug}/link`);
  const back = await new BrowserAtProvider().follow(location!, person);
  return back.pathname + back.search;
}

describe('linking a further provider', () => {
  it('is for who is signed in, whatever address the provider tells; its owner is told, and unlinks it', async () => {
    const { id, email, browser } = await signedIn();
    const before = (await browser.ask(linked)).viewer!;
    expect(before.linkedProviders.map(({ name }) => name)).toEqual(['The ministry']);
    expect(before.linkableProviders.map(({ slug }) => slug)).toEqual(['agency', 'fragile', 'silent']);
    const account = await browser.open('/account');
    expect(account.text).toContain('href="/sign-in/with/agency/link"');
    const there = { sub: newSubject(), email: newAddress(), email_verified: false };
    expect(await browser.open(await backFromLinking(browser, there))).toMatchObject({
      status: 303,
      location: '/account',
    });
    expect(await memberIn(browser)).toBe(id);
    const subjects = async () =>
      (await mailsSent(world, sink)).map(({ recipients, parsed }) => [recipients, parsed.subject]);
    expect(await subjects()).toEqual([[[email], 'Your organisation’s account was linked']]);
    const issuer = lasting.issuers[1]!;
    expect((await browser.ask(linked)).viewer!.linkedProviders).toContainEqual({
      issuer,
      name: 'The agency',
      linkedAt: expect.any(String),
    });
    const elsewhere = atBrowser();
    await signIn('agency', elsewhere, there);
    expect(await memberIn(elsewhere)).toBe(id);

    expect(await browser.ask(unlink, { issuer })).toEqual({ unlinkProvider: true });
    expect(await browser.ask(unlink, { issuer })).toEqual({ unlinkProvider: false });
    expect(await subjects()).toEqual([[[email], 'The account of your organisation is no longer linked']]);
    expect((await signIn('agency', atBrowser(), there)).status).toBe(403);
    const { auditTrail } = await world
      .as('secretariat')
      .ask(graphql('query ($id: ID!) { auditTrail(subject: $id) { nodes { action changes { from to } } } }'), { id });
    expect(auditTrail.nodes).toContainEqual({ action: 'unlinkProvider', changes: [{ from: 'agency', to: null }] });
  });

  it('never takes what is somebody else’s, nor a second one of the same provider', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const theirs = vouched(newAddress());
    await other.browser.open(await backFromLinking(other.browser, theirs));
    const taken = await one.browser.open(await backFromLinking(one.browser, theirs));
    expect(taken.status).toBe(403);
    expect(taken.text).toContain('linked to somebody else’s account');
    const second = await one.browser.open(await backFromLinking(one.browser, vouched(one.email), 'ministry'));
    expect(second.status).toBe(403);
    expect(second.text).toContain('linked to another one there');
    const owner = atBrowser();
    await signIn('agency', owner, theirs);
    expect(await memberIn(owner)).toBe(other.id);
  });

  it('is of the session that began it', async () => {
    const [one, other] = [await signedIn(), await signedIn()];
    const path = await backFromLinking(one.browser, vouched(newAddress()));
    one.browser.cookies.set('colloquy', other.browser.cookies.get('colloquy')!);
    expect((await one.browser.open(path)).status).toBe(400);
    const later = await backFromLinking(other.browser, vouched(newAddress()));
    await other.browser.ask(graphql('mutation { signOut }'));
    expect((await other.browser.open(later)).status).toBe(400);
    for (const { browser } of [one, other])
      expect((await browser.open('/account')).text).not.toContain('The agency</b>');
  });

  it('takes a fresh sign-in, and no page of another site begins it', async () => {
    const { browser } = await signedIn();
    const from = (site: string) => browser.open('/sign-in/with/agency/link', { 'sec-fetch-site': site });
    expect((await from('cross-site')).location).toBe('/account');
    expect((await from('same-origin')).location).toContain(lasting.issuers[1]!);
    const late = await signedIn();
    await world.database.rows(`UPDATE session SET signed_in_at = now() - interval '11 minutes' WHERE member_id = $1`, [
      late.id,
    ]);
    expect((await late.browser.open('/sign-in/with/agency/link')).location).toBe(
      '/sign-in?to=%2Fsign-in%2Fwith%2Fagency%2Flink',
    );
    expect(await late.browser.refusal(unlink, { issuer: lasting.issuers[0]! })).toBe('FRESH_SIGN_IN_REQUIRED');
    expect((await atBrowser().open('/sign-in/with/agency/link')).location).toContain('/sign-in?to=');
  });

  it('is not for whom nobody has let in yet, who is led back and not asked to sign in again', async () => {
    const { id, browser } = await signedIn();
    await world.database.rows('UPDATE account SET admitted_at = NULL WHERE member_id = $1', [id]);
    expect((await browser.open('/sign-in/with/agency/link')).location).toBe('/account');
  });

  it('leaves the last way in', async () => {
    const { id, browser } = await signedIn();
    await world.database.rows('UPDATE member SET email = NULL WHERE id = $1', [id]);
    const issuer = lasting.issuers[0]!;
    expect(await browser.refusal(unlink, { issuer })).toBe('TRANSITION_NOT_ALLOWED issuer');
    await browser.open(await backFromLinking(browser, vouched(newAddress())));
    expect(await browser.ask(unlink, { issuer })).toEqual({ unlinkProvider: true });
  });
});

describe('whatever a provider says of somebody', () => {
  const long = 'x'.repeat(10_000);
  const claims = (more: object) => ({ ...vouched(newAddress('iom.example')), ...more });

  it.each([
    ['a subject with NUL', { sub: 'a\0b' }],
    ['a subject with a control character', { sub: 'a\u0007b' }],
    ['a subject of half a character', { sub: 'a\ud800b' }],
    ['a subject of 10,000 characters', { sub: long }],
    ['an address with NUL', { email: 'a\0b@iom.example' }],
    ['an address of 10,000 characters', { email: `${long}@iom.example` }],
    ['an address that is a number', { email: 12 }],
    ['an address that is a list', { email: ['a@iom.example'] }],
    ['an address of half a character', { email: 'a\ud800@iom.example' }],
  ])('%s is refused on a page, in both languages', async (_, more) => {
    for (const [language, heading] of [
      ['en', /We do not know who you are yet|Signing in did not work there/],
      ['ru', /Мы пока не знаем, кто вы|Войти там не удалось/],
    ] as const) {
      const browser = atBrowser();
      const { location } = await browser.open(`/sign-in/with/agency?lang=${language}`);
      const back = await new BrowserAtProvider().follow(location!, claims(more));
      const page = await browser.open(back.pathname + back.search);
      expect([403, 502]).toContain(page.status);
      expect(page.text).toMatch(heading);
      expect(await memberIn(browser)).toBeNull();
    }
  });

  it.each([
    ['NUL', { name: 'A\0na', given_name: '\0', family_name: 'No\0vak' }],
    ['10,000 characters', { given_name: long, family_name: 'Novak' }],
    ['what is no text', { given_name: 1, family_name: {}, name: ['Ana'] }],
    ['half a character', { given_name: 'A\ud800', family_name: '\udc00' }],
  ])('a name with %s keeps nobody out', async (_, more) => {
    const browser = atBrowser();
    expect(await signIn('agency', browser, claims(more))).toMatchObject({ status: 303, location: '/account' });
    const { viewer: in_ } = await browser.ask(viewer);
    expect(in_!.member.familyName).toMatch(/^[^\p{C}]{1,200}$/u);
  });
});

describe('the second factor', () => {
  it('is still to be shown after a provider that does not count as one', async () => {
    const browser = atBrowser();
    const page = await signIn('ministry', browser, vouched(addressOf('secretariat')), { to: '/events/a?b=c' });
    expect(page).toMatchObject({ status: 303, location: '/sign-in/second-factor?to=%2Fevents%2Fa%3Fb%3Dc' });
    expect(await memberIn(browser)).toBeNull();
    const [attempt] = await world.database.rows<{ minutes: number }>(
      `SELECT round(extract(epoch FROM expires_at - now()) / 60)::int AS minutes FROM sign_in_attempt
       WHERE kind = 'SECOND_FACTOR' AND way = 'PROVIDER'`,
    );
    expect(attempt).toEqual({ minutes: 5 });
    const complete = graphql('mutation ($code: String!) { completeSignIn(oneTimeCode: $code) { admitted } }');
    await browser.ask(complete, { code: await nextCode(world.database, addressOf('secretariat')) });
    expect((await browser.run(roleGrants)).refused).toBeNull();
  });

  it('leaves staff without one as members after such a provider', async () => {
    const { id, email } = await newcomer();
    await world
      .as('secretariat')
      .ask(graphql('mutation ($id: ID!) { grantRole(input: { member: $id, role: SECRETARIAT }) { id } }'), { id });
    const person = vouched(email);
    const browser = atBrowser();
    await signIn('ministry', browser, person);
    expect(await browser.refusal(roleGrants)).toBe('SECOND_FACTOR_REQUIRED');
    const counted = atBrowser();
    await signIn('agency', counted, vouched(email));
    expect((await counted.run(roleGrants)).refused).toBeNull();
  });

  it('is not asked for after a provider that counts as one', async () => {
    const browser = atBrowser();
    const page = await signIn('agency', browser, { sub: newSubject(), email: addressOf('secretariat2') });
    expect(page).toMatchObject({ status: 303, location: '/account' });
    expect(await memberIn(browser)).toBe(world.ids.secretariat2);
    expect((await browser.run(roleGrants)).refused).toBeNull();
  });
});

describe('a fresh sign-in', () => {
  const sensitive = graphql('mutation { createAccessToken(name: "script", sensitive: true) { token } }');

  it('is as old as what the person showed at the provider, which asks again whom it finds signed in here', async () => {
    const { email } = await newcomer();
    const [person, at, browser] = [vouched(email), new BrowserAtProvider(), atBrowser()];
    await lasting.setClock(-20 * 60);
    await comeBackFrom('ministry', atBrowser(), person, { at });
    await lasting.setClock(0);
    await signIn('ministry', browser, person, { at });
    expect(await browser.refusal(sensitive)).toBe('FRESH_SIGN_IN_REQUIRED');
    await signIn('ministry', browser, person, { at });
    expect((await browser.run(sensitive)).refused).toBeNull();
  });

  it('is not of a later time than now, whatever the clock there shows', async () => {
    const { id, email } = await newcomer();
    await lasting.setClock(30);
    await signIn('ministry', atBrowser(), vouched(email));
    const [session] = await world.database.rows(
      'SELECT signed_in_at <= now() AS fits FROM session WHERE member_id = $1',
      [id],
    );
    expect(session).toEqual({ fits: true });
  });
});

describe('the way to a provider', () => {
  it('carries state, nonce and PKCE, each anew, of which the database cannot tell the state', async () => {
    const browser = atBrowser();
    const begun = [await browser.open('/sign-in/with/ministry'), await browser.open('/sign-in/with/ministry')];
    const asked = begun.map(({ location }) => Object.fromEntries(new URL(location!).searchParams));
    for (const parameters of asked)
      expect(parameters).toMatchObject({
        response_type: 'code',
        redirect_uri: `${publicUrl}/sign-in/with/ministry/callback`,
        scope: 'openid email profile',
        code_challenge_method: 'S256',
      });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      const values = asked.map((parameters) => parameters[name]!);
      expect(values.every((value) => value.length >= 43)).toBe(true);
      expect(new Set(values).size).toBe(2);
    }
    const [kept] = await world.database.rows<{ text: string }>(
      `SELECT string_agg(a::text, ' ') AS text FROM provider_attempt a`,
    );
    for (const { state } of asked) expect(kept!.text).not.toContain(state);
    for (const secret of browser.cookies.values()) expect(kept!.text).not.toContain(secret);
  });

  it('is gone in two tabs at once', async () => {
    const { id, email } = await newcomer();
    const [browser, person] = [atBrowser(), vouched(email)];
    const first = await comeBackFrom('ministry', browser, person, { to: '/one' });
    const second = await comeBackFrom('ministry', browser, person, { to: '/two' });
    expect(await browser.open(first)).toMatchObject({ status: 303, location: '/one' });
    expect(await browser.open(second)).toMatchObject({ status: 303, location: '/two' });
    expect(await memberIn(browser)).toBe(id);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    'evil.example',
    '/account\r\nset-cookie: a=b',
    `/${'a'.repeat(600)}`,
  ])('leads to no other place than a page of ours: %j', async (to) => {
    const { email } = await newcomer();
    expect((await signIn('ministry', atBrowser(), vouched(email), { to })).location).toBe('/account');
  });

  it('is kept in the database to pages of ours, whatever the page lets through', async () => {
    await atBrowser().open('/sign-in/with/ministry?to=/account');
    for (const place of ['//evil.example', '/\\evil.example', 'https://evil.example'])
      await expect(world.database.rows('UPDATE provider_attempt SET return_to = $1', [place])).rejects.toThrow('check');
  });

  it('is none to a provider that the settings do not name', async () => {
    for (const path of ['/sign-in/with/nobody', '/sign-in/with/nobody/callback?state=a'])
      expect((await atBrowser().open(path)).status).toBe(404);
  });

  it('is bounded for a network', async () => {
    const from = new PersonAtBrowser(world, '2001:db8:7:7::1');
    await from.open('/sign-in/with/ministry');
    await world.database.rows(`UPDATE rate_limit SET points = 300 WHERE key LIKE 'departure:2001:db8%'`);
    expect((await new PersonAtBrowser(world, '2001:db8:7:7::2').open('/sign-in/with/ministry')).status).toBe(429);
    expect((await atBrowser().open('/sign-in/with/ministry')).status).toBe(303);
  });
});

describe('coming back', () => {
  const isStale = async (browser: PersonAtBrowser, path: string) => {
    const page = await browser.open(path);
    expect(page.status).toBe(400);
    expect(page.text).toContain('Please begin once more');
    expect(page.text).toContain('href="/sign-in/with/ministry"');
    expect(page.text).toContain('href="/sign-in"');
    expect(await memberIn(browser)).toBeNull();
  };

  it('with a state that is not this journey’s lets nobody in', async () => {
    const { email } = await newcomer();
    const browser = atBrowser();
    const path = await comeBackFrom('ministry', browser, vouched(email));
    const { searchParams } = new URL(path, publicUrl);
    for (const state of ['', 'a', '\0', 'я'.repeat(500)]) {
      const wrong = new URLSearchParams({ ...Object.fromEntries(searchParams), state });
      await isStale(browser, `/sign-in/with/ministry/callback?${wrong.toString()}`);
    }
    await isStale(browser, '/sign-in/with/ministry/callback');
    await isStale(browser, `/sign-in/with/ministry/callback?${searchParams.toString().replace('state', 'STATE')}`);
  });

  it('with the code of another journey lets nobody in', async () => {
    const [attacker, victim] = [atBrowser(), atBrowser()];
    const [theirs, own] = [await newcomer(), await newcomer()];
    const stolen = new URL(await comeBackFrom('ministry', attacker, vouched(theirs.email)), publicUrl);
    const path = new URL(await comeBackFrom('ministry', victim, vouched(own.email)), publicUrl);
    path.searchParams.set('code', stolen.searchParams.get('code')!);
    const page = await victim.open(path.pathname + path.search);
    expect(page.status).toBe(400);
    expect(await memberIn(victim)).toBeNull();
  });

  it('in another browser lets nobody in, and does not end the journey of its own', async () => {
    const { id, email } = await newcomer();
    const [browser, other] = [atBrowser(), atBrowser()];
    const path = await comeBackFrom('ministry', browser, vouched(email));
    await isStale(other, path);
    await other.open('/sign-in/with/ministry');
    await isStale(other, path);
    await browser.open(path);
    expect(await memberIn(browser)).toBe(id);
  });

  it('counts once, also when it comes twenty times at once', async () => {
    const { id, email } = await newcomer();
    const browser = atBrowser();
    const path = await comeBackFrom('ministry', browser, vouched(email));
    const pages = await Promise.all(Array.from({ length: 20 }, () => browser.open(path)));
    expect(pages.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(pages.filter(({ status }) => status === 400)).toHaveLength(19);
    expect(await world.database.rows('SELECT FROM session WHERE member_id = $1', [id])).toHaveLength(1);
    const later = atBrowser();
    later.cookies.set('colloquy-provider', browser.cookies.get('colloquy-provider')!);
    await isStale(later, path);
  });

  it('to the address of another provider lets nobody in', async () => {
    const { email } = await newcomer(newAddress('agency.example'));
    const browser = atBrowser();
    const path = await comeBackFrom('ministry', browser, vouched(email));
    expect((await browser.open(path.replace('ministry', 'agency'))).status).toBe(400);
    expect(await memberIn(browser)).toBeNull();
  });

  it('after ten minutes is too late', async () => {
    const { email } = await newcomer();
    const browser = atBrowser();
    const path = await comeBackFrom('ministry', browser, vouched(email));
    const [kept] = await world.database.rows(
      `UPDATE provider_attempt SET expires_at = expires_at - interval '10 minutes'
       RETURNING expires_at <= now() AS "isOver", expires_at > now() - interval '1 minute' AS "justNow"`,
    );
    expect(kept).toEqual({ isOver: true, justNow: expect.any(Boolean) });
    await isStale(browser, path);
  });

  it('without having agreed there is told so, in the language in which it was begun', async () => {
    const browser = atBrowser();
    const page = await signIn('ministry', browser, null, { to: '/events/asylum' });
    expect(page.status).toBe(403);
    expect(page.text).toContain('You did not agree to signing in with The ministry');
    expect(page.text).toContain('href="/sign-in/with/ministry?to=%2Fevents%2Fasylum"');
    const { location } = await browser.open('/sign-in/with/ministry?lang=ru');
    const back = await new BrowserAtProvider().follow(location!, null);
    const russian = await browser.open(back.pathname + back.search);
    expect(russian.text).toContain('<html lang="ru">');
    expect(russian.text).toContain('Вы не дали согласия на вход через «Ведомство ministry»');
  });

  it('with other errors of the provider is told that it does not work', async () => {
    for (const error of ['server_error', 'temporarily_unavailable', 'invalid_request', '<script>']) {
      const browser = atBrowser();
      const back = new URL(await comeBackFrom('ministry', browser, null), publicUrl);
      back.searchParams.set('error', error);
      const page = await browser.open(back.pathname + back.search);
      expect(page.status).toBe(502);
      expect(page.text).not.toContain('<script>');
    }
  });

  it('with more than one code is no fault of ours', async () => {
    const browser = atBrowser();
    const path = await comeBackFrom('ministry', browser, vouched(newAddress()));
    expect((await browser.open(`${path}&code=another`)).status).toBe(502);
    expect(await memberIn(browser)).toBeNull();
  });
});

describe('a provider that does not answer', () => {
  const doesNotWork = ({ status, text }: Page, name: string) => {
    expect(status).toBe(502);
    expect(text).toContain(`${name} does not answer as it should`);
    expect(text).toContain('href="/sign-in');
  };

  it('has a page that says so, at the beginning', async () => {
    const [english, russian] = await Promise.all([
      atBrowser().open('/sign-in/with/silent'),
      atBrowser().open('/sign-in/with/silent', { 'accept-language': 'ru' }),
    ]);
    doesNotWork(english, 'The silent');
    expect(russian.text).toContain('«Ведомство silent» не отвечает как следует');
  });

  it('has it where its clock is wrong by more than a minute', async () => {
    const { id, email } = await newcomer();
    await lasting.setClock(-240);
    const browser = atBrowser();
    doesNotWork(await signIn('ministry', browser, vouched(email)), 'The ministry');
    expect(await memberIn(browser)).toBeNull();
    await lasting.setClock(-30);
    await signIn('ministry', browser, vouched(email));
    expect(await memberIn(browser)).toBe(id);
  });

  it('has it when it goes away in the middle', async () => {
    const { email } = await newcomer();
    const browser = atBrowser();
    const path = await comeBackFrom('fragile', browser, vouched(email));
    await fragile.stop();
    doesNotWork(await browser.open(path), 'The fragile');
    expect(await memberIn(browser)).toBeNull();
  });
});
