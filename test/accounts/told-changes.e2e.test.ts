import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { SecondFactorResets } from '../../src/accounts/second-factor/second-factor-resets.service.js';
import { graphql } from '../../src/platform/index.js';
import { codeAt, presentStep } from '../support/harness/authenticators.js';
import { password } from '../support/harness/cast.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { mailsSent, PersonAtBrowser } from '../support/harness/person-at-browser.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

/**
 * Each change of somebody's ways in is mailed to them, once. Codes of recovery and forgotten passwords stand in
 * second-factor.e2e, providers in providers.e2e, addresses and who is let in in sign-up.e2e, passkeys in passkeys.e2e.
 */
let sink: MailSink;
let world: World;
let visitor: Visitor;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url } });
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});
beforeEach(async () => {
  await mailsSent(world, sink);
});

/** Somebody signed in, and what their mails since the last time are about. */
async function owner() {
  const { id, email } = await visitor.newcomer();
  const browser = new PersonAtBrowser(world);
  await browser.ask('mutation ($input: SignInInput!) { signIn(input: $input) { locale } }', {
    input: { email, password },
  });
  const told = async (): Promise<string[]> => {
    const mails = await mailsSent(world, sink);
    expect(mails.map(({ recipients }) => recipients)).toEqual(mails.map(() => [email]));
    return mails.map(({ parsed }) => parsed.subject!);
  };
  return { id, browser, told };
}

async function setUpAuthenticator(browser: PersonAtBrowser): Promise<void> {
  const { beginSecondFactor: begun } = await browser.ask(graphql('mutation { beginSecondFactor { secret url } }'));
  await browser.ask('mutation ($code: String!) { confirmSecondFactor(code: $code) }', {
    code: codeAt(begun!.secret, presentStep()),
  });
}

it('a changed password', async () => {
  const { browser, told } = await owner();
  const change = 'mutation ($new: String!) { setPassword(current: "no", new: $new) { locale } }';
  await browser.refusal(change, { new: 'vier-und-zwanzig Enten' });
  expect(await told()).toEqual([]);
  await browser.ask(change.replace('"no"', JSON.stringify(password)), { new: 'vier-und-zwanzig Enten' });
  expect(await told()).toEqual(['Your password was changed']);
});

it('an access token made, and ended', async () => {
  const { browser, told } = await owner();
  const { createAccessToken: made } = await browser.ask(
    graphql('mutation { createAccessToken(name: "Script") { accessToken { id } } }'),
  );
  expect(await told()).toEqual(['An access token was made']);
  const end = 'mutation ($id: ID!) { revokeAccessToken(id: $id) }';
  await browser.ask(end, { id: made!.accessToken.id });
  expect(await told()).toEqual(['An access token was ended']);
  await browser.ask(end, { id: made!.accessToken.id });
  expect(await told()).toEqual([]);
});

it('an authenticator set up, and set up anew', async () => {
  const { browser, told } = await owner();
  await setUpAuthenticator(browser);
  expect(await told()).toEqual(['A second factor was set up']);
  await setUpAuthenticator(browser);
  expect(await told()).toEqual(['A second factor was set up']);
});

it('a second factor that is to be taken away, stays, and is taken away', async () => {
  const { id, browser, told } = await owner();
  await setUpAuthenticator(browser);
  await told();
  const ask = () =>
    world
      .as('secretariat')
      .run('mutation ($id: ID!) { resetSecondFactor(member: $id, reason: "The telephone is lost.") }', { id });
  await ask();
  await ask();
  expect(await told()).toEqual(['Your second factor will be taken away']);
  await browser.ask('mutation { stopSecondFactorReset }');
  expect(await told()).toEqual(['Your second factor stays']);
  await ask();
  await told();
  await world.database.rows('UPDATE second_factor_reset SET due_at = now() WHERE member_id = $1', [id]);
  await world.apps[0]!.get(SecondFactorResets).pass();
  expect(await told()).toEqual(['Your second factor was taken away']);
});

it('an account closed, and opened again, with the reason', async () => {
  const { id, told } = await owner();
  for (const [change, subject] of [
    ['closeAccount', 'Your account was closed'],
    ['reopenAccount', 'Your account is open again'],
  ] as const) {
    const { errors } = await world
      .as('secretariat')
      .run(`mutation ($id: ID!) { ${change}(member: $id, reason: "Moved to ${change}") { id } }`, { id });
    expect(errors).toEqual([]);
    expect(await told()).toEqual([subject]);
    expect(sink.mails.at(-1)!.parsed.text).toContain(`Moved to ${change}`);
  }
});
