import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SecondFactorResets } from '../../src/accounts/second-factor/second-factor-resets.service.js';
import { graphql } from '../../src/platform/index.js';
import { granted } from '../support/builders/roles.js';
import { codeAt, presentStep } from '../support/harness/authenticators.js';
import { addressOf, password } from '../support/harness/cast.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { codeIn, mailsSent, PersonAtBrowser, signInTokenIn } from '../support/harness/person-at-browser.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
let visitor: Visitor;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ processes: 2, variables: { SMTP_URL: sink.url } });
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});
beforeEach(async () => {
  await world.database.rows('DELETE FROM rate_limit');
  await mailsSent(world, sink);
});

const signIn = graphql('mutation ($input: SignInInput!) { signIn(input: $input) { roles { role } secondFactor } }');
const complete = graphql(`
  mutation ($oneTimeCode: String, $recoveryCode: String) {
    completeSignIn(oneTimeCode: $oneTimeCode, recoveryCode: $recoveryCode) { member { id } }
  }
`);
const begin = graphql('mutation { beginSecondFactor { secret url } }');
const confirm = graphql('mutation ($code: String!) { confirmSecondFactor(code: $code) }');
const reset = graphql(
  'mutation ($member: ID!) { resetSecondFactor(member: $member, reason: "The telephone is lost.") }',
);
const roleGrants = '{ roleGrants { totalCount } }';
const whoami = graphql('{ viewer { member { id } secondFactor } }');
const atBrowser = (address?: string) => new PersonAtBrowser(world, address);
const inputOf = (email: string, more: object = {}) => ({ input: { email, password, ...more } });

/** A person of the secretariat without a second factor, signed in. */
async function colleague() {
  const person = await visitor.newcomer();
  await granted(world, { member: person.id, role: 'SECRETARIAT' });
  const browser = atBrowser();
  const { signIn: viewer } = await browser.ask(signIn, inputOf(person.email));
  return { ...person, browser, viewer: viewer! };
}

/** The same with an authenticator; `codes` are its recovery codes, `nextCode` what it shows next. */
async function enrolled() {
  const person = await colleague();
  const { beginSecondFactor: begun } = await person.browser.ask(begin);
  const step = presentStep();
  const { confirmSecondFactor: codes } = await person.browser.ask(confirm, { code: codeAt(begun!.secret, step) });
  return { ...person, nextCode: codeAt(begun!.secret, step + 1), codes: codes! };
}

describe('staff without a second factor', () => {
  it('sign in as members, are told their roles, and are asked for one by what needs them', async () => {
    const { browser, viewer } = await colleague();
    expect(viewer).toEqual({ roles: [{ role: 'SECRETARIAT' }], secondFactor: false });
    expect(await browser.refusal(roleGrants)).toBe('SECOND_FACTOR_REQUIRED');
    expect((await browser.run('{ members { totalCount } }')).refused).toBeNull();
  });

  it('act as staff in the same session once they have set one up; their other sessions end', async () => {
    const { browser, email } = await colleague();
    const other = atBrowser();
    await other.ask(signIn, inputOf(email));
    const { beginSecondFactor: begun } = await browser.ask(begin);
    expect(new URL(begun!.url).searchParams.get('secret')).toBe(begun!.secret);
    expect(await browser.refusal(confirm, { code: '000 00' })).toBe('BAD_INPUT code');
    expect(await browser.refusal(roleGrants)).toBe('SECOND_FACTOR_REQUIRED');
    const before = browser.cookies.get('colloquy');
    const { confirmSecondFactor: codes } = await browser.ask(confirm, {
      code: codeAt(begun!.secret, presentStep()),
    });
    expect(new Set(codes!.map((code) => /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code) && code)).size).toBe(10);
    expect(browser.cookies.get('colloquy')).not.toBe(before);
    expect((await browser.run(roleGrants)).refused).toBeNull();
    expect((await other.ask(whoami)).viewer).toBeNull();
    const kept = await world.database.rows<{ row: string }>('SELECT r::text AS row FROM recovery_code r');
    expect(kept.map(({ row }) => row).join()).not.toContain(codes![0]);
  });

  it('are asked for it when the role comes in a running session, whatever the role', async () => {
    const { email, id } = await visitor.newcomer();
    const browser = atBrowser();
    await browser.ask(signIn, inputOf(email));
    const change = `mutation { updateNetwork(id: "${world.networks.asylum}", input: {}) { id } }`;
    expect(await browser.refusal(change)).toBe('FORBIDDEN');
    await granted(world, { member: id, role: 'ORGANISER', network: world.networks.asylum });
    expect(await browser.refusal(change)).toBe('SECOND_FACTOR_REQUIRED');
  });

  it('make access tokens that have no such role either, now or later', async () => {
    const { browser } = await colleague();
    const made = await browser.ask(graphql('mutation { createAccessToken(name: "script") { token } }'));
    const authorization = `Bearer ${made.createAccessToken!.token}`;
    const asked = await visitor.send(roleGrants, {}, { authorization });
    expect(asked.errors![0]!.extensions.code).toBe('SECOND_FACTOR_REQUIRED');
    const { beginSecondFactor: begun } = await browser.ask(begin);
    await browser.ask(confirm, { code: codeAt(begun!.secret, presentStep()) });
    const later = await visitor.send(roleGrants, {}, { authorization });
    expect(later.errors![0]!.extensions.code).toBe('SECOND_FACTOR_REQUIRED');
    const anew = await browser.ask(graphql('mutation { createAccessToken(name: "script 2") { token } }'));
    const reply = await visitor.send(roleGrants, {}, { authorization: `Bearer ${anew.createAccessToken!.token}` });
    expect(reply.errors).toBeUndefined();
  });

  it('are not those of the demonstration, which can only be used on the machine itself', async () => {
    const own = await startWorld({ variables: { BEHIND_PROXY: 'off' } });
    try {
      await own.database.rows(`UPDATE account SET is_demonstration = TRUE WHERE member_id = $1`, [own.ids.secretariat]);
      await own.database.rows('DELETE FROM authenticator');
      expect((await own.as('secretariat').run(roleGrants)).errors).toEqual([]);
    } finally {
      await own.stop();
    }
  });
});

describe('who has a second factor', () => {
  it('is half in by the password alone, until the code follows in the same browser', async () => {
    const { email, nextCode: oneTimeCode, id } = await enrolled();
    const browser = atBrowser();
    expect(await browser.refusal(signIn, inputOf(email))).toBe('SECOND_FACTOR_REQUIRED');
    expect((await browser.ask(whoami)).viewer).toBeNull();
    expect(await atBrowser().refusal(complete, { oneTimeCode })).toBe('UNAUTHENTICATED');
    expect(await browser.refusal(complete, { oneTimeCode: '123456' })).toBe('BAD_INPUT oneTimeCode');
    expect(await browser.refusal(complete, {})).toBe('BAD_INPUT oneTimeCode');
    expect((await browser.ask(complete, { oneTimeCode })).completeSignIn!.member.id).toBe(id);
    expect((await browser.run(roleGrants)).refused).toBeNull();
  });

  it('is in at once with the code beside the password, each code once, over all processes', async () => {
    const { email, nextCode: oneTimeCode } = await enrolled();
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        atBrowser(`198.51.100.${at}`).run(signIn, inputOf(email, { oneTimeCode }), at % 2),
      ),
    );
    expect(replies.filter(({ refused }) => refused === null)).toHaveLength(1);
    expect(new Set(replies.flatMap(({ refused }) => refused?.field ?? []))).toEqual(new Set(['input.oneTimeCode']));
  });

  it('is half in by a mail, too, and finishes with a recovery code, once', async () => {
    const { email, codes, id } = await enrolled();
    await mailsSent(world, sink);
    const byMail = async () => {
      const browser = atBrowser();
      await browser.ask('mutation ($email: EmailAddress!) { requestSignInLink(email: $email) }', { email });
      const code = codeIn((await mailsSent(world, sink))[0]!);
      const withCode = 'mutation ($code: String!) { signInWithCode(code: $code) { locale } }';
      expect(await browser.refusal(withCode, { code })).toBe('SECOND_FACTOR_REQUIRED');
      return browser;
    };
    const recoveryCode = codes[0]!.toLowerCase().replaceAll('-', ' ');
    const browser = await byMail();
    expect((await browser.ask(complete, { recoveryCode })).completeSignIn!.member.id).toBe(id);
    expect((await mailsSent(world, sink))[0]!.parsed.subject).toBe('A recovery code was used');
    const again = await byMail();
    expect(await again.refusal(complete, { recoveryCode })).toBe('BAD_INPUT recoveryCode');
    await again.ask(complete, { recoveryCode: codes[1] });
  });

  it('has five minutes, and few tries, however often the sign-in begins', async () => {
    const { email, nextCode: oneTimeCode } = await enrolled();
    const browser = atBrowser();
    await browser.run(signIn, inputOf(email));
    await world.database.rows(`UPDATE sign_in_attempt SET expires_at = now() WHERE kind = 'SECOND_FACTOR'`);
    expect(await browser.refusal(complete, { oneTimeCode })).toBe('UNAUTHENTICATED');
    const refusals: string[] = [];
    for (let tries = 0; tries < 14; tries++) {
      if (tries % 5 === 0) await browser.run(signIn, inputOf(email));
      refusals.push(await browser.refusal(complete, { oneTimeCode: '000000' }));
    }
    expect(refusals.filter((refusal) => refusal === 'BAD_INPUT oneTimeCode').length).toBeLessThanOrEqual(10);
    expect(refusals.at(-1)).toBe('RATE_LIMITED');
  });

  it('sets up another one only right after signing in', async () => {
    const { browser, id } = await enrolled();
    await world.database.rows(`UPDATE session SET signed_in_at = now() - interval '11 minutes' WHERE member_id = $1`, [
      id,
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await browser.refusal(begin)).toBe('FRESH_SIGN_IN_REQUIRED');
  });
});

describe('a second factor that is lost', () => {
  it('is taken away by another person of the secretariat, after a day, its owner told', async () => {
    const { id, email, browser } = await enrolled();
    await mailsSent(world, sink);
    expect(await browser.refusal(reset, { member: id })).toBe('FORBIDDEN');
    expect((await world.as('organiser').refusal(reset, { member: id })).code).toBe('FORBIDDEN');
    await world.as('secretariat').ask(reset, { member: id });
    const [mail] = await mailsSent(world, sink);
    expect(mail!.recipients).toEqual([email]);
    expect(mail!.parsed.text).toContain('The telephone is lost.');
    const resets = world.apps[0]!.get(SecondFactorResets);
    await resets.pass();
    expect(await atBrowser().refusal(signIn, inputOf(email))).toBe('SECOND_FACTOR_REQUIRED');
    await world.database.rows(`UPDATE second_factor_reset SET due_at = now()`);
    await resets.pass();
    expect((await browser.ask(whoami)).viewer).toBeNull();
    const alone = atBrowser();
    expect((await alone.ask(signIn, inputOf(email))).signIn!.secondFactor).toBe(false);
    expect(await alone.refusal(roleGrants)).toBe('SECOND_FACTOR_REQUIRED');
  });

  it('stays where its owner stops that in time', async () => {
    const { id, email, browser } = await enrolled();
    await world.as('secretariat').ask(reset, { member: id });
    await browser.ask('mutation { stopSecondFactorReset }');
    await world.database.rows(`UPDATE second_factor_reset SET due_at = now()`);
    await world.apps[0]!.get(SecondFactorResets).pass();
    expect(await atBrowser().refusal(signIn, inputOf(email))).toBe('SECOND_FACTOR_REQUIRED');
    expect((await world.as('secretariat').refusal(reset, { member: world.ids.expert })).code).toBe('NOT_FOUND');
  });
});

describe('a mail that signs in', () => {
  const request = graphql('mutation ($email: EmailAddress!) { requestSignInLink(email: $email) }');
  const withLink = graphql('mutation ($token: String!) { signInWithLink(token: $token) { member { id } } }');
  const withCode = graphql('mutation ($code: String!) { signInWithCode(code: $code) { member { id } } }');
  const setPassword = graphql(
    'mutation ($new: String!, $current: String) { setPassword(new: $new, current: $current) { locale } }',
  );

  it('has a code and a link, which count in the browser that asked, once', async () => {
    const browser = atBrowser();
    await browser.ask(request, { email: addressOf('expert') });
    const [mail] = await mailsSent(world, sink);
    const [token, code] = [signInTokenIn(mail!), codeIn(mail!)];
    expect(await atBrowser().refusal(withLink, { token })).toBe('FORBIDDEN token');
    expect(await atBrowser().refusal(withCode, { code })).toBe('LINK_EXPIRED code');
    expect((await browser.ask(withLink, { token })).signInWithLink!.member.id).toBe(world.ids.expert);
    expect(await browser.refusal(withCode, { code })).toBe('LINK_EXPIRED code');
  });

  it('lasts a quarter of an hour', async () => {
    const browser = atBrowser();
    await browser.ask(request, { email: addressOf('expert') });
    const code = codeIn((await mailsSent(world, sink))[0]!);
    const [lasting] = await world.database.rows<{ minutes: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::float / 60 AS minutes FROM sign_in_attempt
       ORDER BY created_at DESC LIMIT 1`,
    );
    expect(lasting!.minutes).toBeCloseTo(15, 3);
    await world.database.rows('UPDATE sign_in_attempt SET expires_at = now()');
    expect(await browser.refusal(withCode, { code })).toBe('LINK_EXPIRED code');
  });

  it('goes to nobody who has no account, and the browser is told the same', async () => {
    const closed = await visitor.newcomer();
    await world.database.rows('UPDATE account SET disabled_at = now() WHERE member_id = $1', [closed.id]);
    for (const email of ['nobody@cast.example', closed.email]) {
      const browser = atBrowser();
      expect(await browser.run(request, { email })).toEqual({ data: { requestSignInLink: true }, refused: null });
      expect([...browser.cookies.keys()]).toEqual(['colloquy-attempt']);
    }
    expect(await mailsSent(world, sink)).toEqual([]);
  });

  it('stands for a password that was forgotten, for ten minutes', async () => {
    const { email, id } = await visitor.newcomer();
    const browser = atBrowser();
    await browser.ask(request, { email });
    await browser.ask(withCode, { code: codeIn((await mailsSent(world, sink))[0]!) });
    await browser.ask(setPassword, { new: 'vier-und-zwanzig Enten' });
    expect((await mailsSent(world, sink))[0]!.parsed.subject).toBe('Your password was changed');
    expect(await atBrowser().refusal(signIn, inputOf(email))).toBe('UNAUTHENTICATED input');
    await atBrowser().ask(signIn, { input: { email, password: 'vier-und-zwanzig Enten' } });
    await world.database.rows(`UPDATE session SET signed_in_at = now() - interval '11 minutes' WHERE member_id = $1`, [
      id,
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await browser.refusal(setPassword, { new: 'dreißig andere Enten' })).toBe('FRESH_SIGN_IN_REQUIRED');
  });

  it('is the only way around the present password', async () => {
    const { email } = await visitor.newcomer();
    const browser = atBrowser();
    await browser.ask(signIn, inputOf(email));
    expect(await browser.refusal(setPassword, { new: 'vier-und-zwanzig Enten' })).toBe('BAD_INPUT current');
  });
});
