import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { granted } from '../support/builders/roles.js';
import { password } from '../support/harness/cast.js';
import { newBrowser, startChromium } from '../support/harness/chromium.js';
import { codesOf, Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
let chromium: Browser;
/** 127.0.0.1 is no name that a passkey can be of. */
let home: string;
beforeAll(async () => {
  world = await startWorld();
  visitor = new Visitor(world);
  chromium = await startChromium();
  home = world.urls[0]!.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await chromium?.close();
  await world.stop();
});

/** A browser with a device that knows its person; `knows` false: the person does not show it finger or PIN. */
async function withDevice(): Promise<{ context: BrowserContext; page: Page; knows: (is: boolean) => Promise<void> }> {
  const context = await newBrowser(chromium, 'en', { javaScriptEnabled: true });
  const page = await context.newPage();
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const knows = async (isUserVerified: boolean): Promise<void> => {
    await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  };
  return { context, page, knows };
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto(`${home}/sign-in`);
  await page.locator('#email').fill(email);
  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** Somebody of the secretariat with a passkey in the device of their browser. */
async function withPasskey() {
  const person = await visitor.newcomer();
  await granted(world, { member: person.id, role: 'SECRETARIAT' });
  const { context, page, knows } = await withDevice();
  await signIn(page, person.email);
  await page.getByRole('link', { name: 'Passkeys' }).click();
  await page.locator('#name').fill('Служебный «ноутбук»');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.locator('.codes').waitFor();
  const codes = await page.locator('.codes code').allTextContents();
  return { ...person, context, page, knows, codes };
}

const signOut = (page: Page) => page.getByRole('button', { name: 'Sign out', exact: true }).click();
/** What mails tell somebody of their account, the first one first. */
const toldTo = async (id: string): Promise<string[]> => {
  const mails = await world.database.rows<{ change: string }>(
    `SELECT facts ->> 'change' AS change FROM outbox_message
     WHERE recipient_id = $1 AND kind = 'account.changed' ORDER BY id`,
    [id],
  );
  return mails.map(({ change }) => change);
};
const heading = (page: Page) => page.locator('h1').textContent();

describe('a passkey', () => {
  it('is added with recovery codes, is a second factor at once, and signs in without a password', async () => {
    const { id, page, context, codes } = await withPasskey();
    expect(codes).toHaveLength(10);
    const cookies = async () => (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const staff = '{ roleGrants { totalCount } }';
    expect(codesOf(await visitor.send(staff, {}, { cookie: await cookies() }))).toEqual([]);
    await signOut(page);
    await page.goto(`${home}/sign-in?to=/account/passkeys`);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL(`${home}/account/passkeys`);
    expect(await page.locator('.entries').textContent()).toContain('Служебный «ноутбук»');
    expect(await visitor.memberBehind({ cookie: await cookies() })).toBe(id);
    expect(codesOf(await visitor.send(staff, {}, { cookie: await cookies() }))).toEqual([]);
  });

  it('finishes a sign-in by password, which needs the second factor by now', async () => {
    const { email, page } = await withPasskey();
    await page.goto(`${home}/account`);
    await signOut(page);
    await signIn(page, email);
    expect(new URL(page.url()).pathname).toBe('/sign-in/second-factor');
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL(`${home}/account`);
    expect(await heading(page)).toBe('My account');
  });

  it('does nothing for who cannot show the device finger or PIN, nor once it is removed', async () => {
    const { id, page, knows } = await withPasskey();
    await page.goto(`${home}/account`);
    await signOut(page);
    await knows(false);
    await page.goto(`${home}/sign-in`);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('[data-fault]:not([hidden])').waitFor();
    await knows(true);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.waitForURL(`${home}/account`);
    await page.goto(`${home}/account/passkeys`);
    await page.getByRole('button', { name: 'Remove this passkey' }).click();
    await page.waitForURL(`${home}/account`);
    expect(await page.locator('.notice').textContent()).toContain('second factor');
    expect(await toldTo(id)).toEqual(['PASSKEY_ADDED', 'PASSKEY_REMOVED']);
    await signOut(page);
    await page.goto(`${home}/sign-in`);
    await page.getByRole('button', { name: 'Use a passkey' }).click();
    await page.locator('.problems').waitFor();
    expect(await page.locator('.problems').textContent()).toContain('does not fit');
  });

  it('is answered once, and in the browser that began alone', async () => {
    const { page } = await withPasskey();
    await page.goto(`${home}/account`);
    await signOut(page);
    await page.goto(`${home}/sign-in`);
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey')),
      page.getByRole('button', { name: 'Use a passkey' }).click(),
    ]);
    await page.waitForURL(`${home}/account`);
    const response = new URLSearchParams(sent.postData()!).get('response')!;
    const enter = 'mutation ($response: String!) { signInWithPasskey(response: $response) { locale } }';
    const cookie = (await sent.allHeaders())['cookie']!;
    expect(codesOf(await visitor.send(enter, { response }, { cookie }))).toEqual(['LINK_EXPIRED']);
    expect(codesOf(await visitor.send(enter, { response }))).toEqual(['LINK_EXPIRED']);
    const begun = await visitor.send('mutation { beginPasskeySignIn }');
    const other = begun.cookies[0]!.split(';')[0]!;
    expect(codesOf(await visitor.send(enter, { response }, { cookie: other }))).toEqual(['BAD_INPUT']);
    for (const odd of ['', '{}', 'null', '{"id":1}', '{"id":"x","response":{}}'])
      expect(codesOf(await visitor.send(enter, { response: odd }, { cookie: other }))).toEqual([
        expect.stringMatching(/^(BAD_INPUT|LINK_EXPIRED)$/),
      ]);
  });

  it('is not offered without JavaScript', async () => {
    const page = await (await newBrowser(chromium, 'en')).newPage();
    await page.goto(`${home}/sign-in`);
    expect(await page.locator('form[data-passkey]').isVisible()).toBe(false);
    expect(await page.locator('#email').isVisible()).toBe(true);
  });
});
