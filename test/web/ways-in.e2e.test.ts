import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { granted } from '../support/builders/roles.js';
import { codeAt, presentStep } from '../support/harness/authenticators.js';
import { addressOf, password } from '../support/harness/cast.js';
import { newBrowser, startChromium } from '../support/harness/chromium.js';
import { MailSink, type Received } from '../support/harness/mail-sink.js';
import { codeIn, mailsSent } from '../support/harness/person-at-browser.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
let visitor: Visitor;
let chromium: Browser;
let home: string;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ variables: { SMTP_URL: sink.url } });
  visitor = new Visitor(world);
  chromium = await startChromium();
  home = world.urls[0]!.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await chromium?.close();
  await world.stop();
  await sink.close();
});
beforeEach(async () => {
  await world.database.rows('DELETE FROM rate_limit');
  await mailsSent(world, sink);
});

const newPassword = 'vier-und-zwanzig Enten';

/** What a page says where the test looks, in each language. */
const words = {
  en: {
    ...{ signIn: 'Sign in', signUp: 'Sign up', send: 'Continue', account: 'My account', signOut: 'Sign out' },
    ...{
      factor: 'Set up a second factor',
      confirm: 'Confirm',
      kept: 'I have kept them',
      setPassword: 'Set the password',
    },
    ...{ sendCode: 'Send the code', waits: 'waits to be let in', elsewhere: 'only in the browser where you began' },
    ...{ enter: 'Sign in here', endOthers: 'Sign out everywhere else', wrong: 'is wrong', error: 'Error:' },
  },
  ru: {
    ...{ signIn: 'Войти', signUp: 'Зарегистрироваться', send: 'Продолжить', account: 'Моя учётная запись' },
    ...{ signOut: 'Выйти', factor: 'Настроить второй фактор', confirm: 'Подтвердить', kept: 'Коды сохранены' },
    ...{ setPassword: 'Установить пароль', sendCode: 'Отправить код', waits: 'Доступ ещё не одобрен' },
    ...{ elsewhere: 'только в том браузере', enter: 'Войти здесь', endOthers: 'Выйти везде, кроме этого браузера' },
    ...{ wrong: 'Неверный', error: 'Ошибка:' },
  },
} as const;

const linkIn = ({ parsed }: Received): string => {
  const { pathname } = new URL(/https?:\S+\/sign-\S+/.exec(parsed.text!)![0]);
  return `${home}${pathname}`;
};

/** What is wrong, in view first and focused: the title says so, and each line leads to its field. */
async function problemsOn(page: Page): Promise<string[]> {
  const fields = await page
    .locator('.problems a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const field of fields) expect(await page.locator(field).count()).toBe(1);
  return page.locator('.problems li').allTextContents();
}

describe.each(['en', 'ru'] as const)('in a browser without JavaScript, in %s', (language) => {
  const say = words[language];
  const newcomer = async () => {
    const person = await visitor.newcomer();
    await world.database.rows('UPDATE account SET locale = $1 WHERE member_id = $2', [language, person.id]);
    return person;
  };
  const newPage = async (): Promise<Page> => (await newBrowser(chromium, language)).newPage();
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const heading = (page: Page) => page.locator('h1').textContent();

  async function signIn(page: Page, email: string, secret = password): Promise<void> {
    await page.goto(`${home}/sign-in`);
    await page.locator('#email').fill(email);
    await page.locator('#password').fill(secret);
    await button(page, say.send).click();
  }

  it('somebody signs up, mends what is wrong, confirms the address and waits to be let in', async () => {
    const page = await newPage();
    await page.goto(home);
    await page.getByRole('link', { name: say.signIn }).click();
    await page.locator('main a[href^="/sign-up"]').click();
    const email = `lisa.${language}@ministry.example`;
    await page.locator('#givenNames').fill('Гюльнара');
    await page.locator('#familyName').fill('Ахмедова «Лис»');
    await page.locator('#email').fill('no address');
    await page.locator('#password').fill('short');
    await page.locator('#state').selectOption('GE');
    await button(page, say.signUp).click();
    // All at once, in the order of the form.
    const [address, secret, ...others] = await problemsOn(page);
    expect(address).toContain('name@ministry.example');
    expect(secret).toMatch(/12/);
    expect(others).toEqual([]);
    expect(await page.title()).toContain(say.error);
    expect(await page.locator('#familyName').inputValue()).toBe('Ахмедова «Лис»');
    expect(await page.locator('#state').inputValue()).toBe('GE');
    await page.locator('#email').fill(email);
    await page.locator('#password').fill('password2026!');
    await button(page, say.signUp).click();
    expect(await problemsOn(page)).toHaveLength(1);
    await page.locator('#password').fill(newPassword);
    await button(page, say.signUp).click();
    const [mail] = await mailsSent(world, sink);
    await page.locator('#code').fill('0000-0000');
    await button(page, say.send).click();
    expect(await problemsOn(page)).toHaveLength(1);

    const elsewhere = await newPage();
    await elsewhere.goto(linkIn(mail!));
    expect(await elsewhere.locator('main').textContent()).toContain(say.elsewhere);
    expect(await elsewhere.locator('main button').count()).toBe(0);

    await page.locator('#code').fill(codeIn(mail!));
    await button(page, say.send).click();
    expect(await heading(page)).toBe(say.account);
    expect(await page.locator('.notice').textContent()).toContain(say.waits);
    // Passkeys are for who has been let in.
    expect(await page.locator('main a[href^="/account/passkeys"]').count()).toBe(0);
    await button(page, say.signOut).click();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goto(`${home}/account`);
    expect(await heading(page)).toBe(say.signIn);
  });

  it('somebody signs in, comes back to where they were, and ends other sessions', async () => {
    const { email } = await newcomer();
    const page = await newPage();
    await page.goto(`${home}/account/password`);
    await page.locator('#email').fill(email);
    await page.locator('#password').fill('not the password');
    await button(page, say.send).click();
    expect((await problemsOn(page))[0]).toContain(say.wrong);
    expect(await page.locator('#email').inputValue()).toBe(email);
    expect(await page.locator('#password').inputValue()).toBe('');
    await page.locator('#password').fill(password);
    await button(page, say.send).click();
    expect(new URL(page.url()).pathname).toBe('/account/password');

    const other = await newPage();
    await signIn(other, email);
    await page.goto(`${home}/account`);
    expect(await page.locator('.entries li').count()).toBe(2);
    await button(page, say.endOthers).click();
    expect(await page.locator('.entries li').count()).toBe(1);
    await other.goto(`${home}/account`);
    expect(await heading(other)).toBe(say.signIn);
  });

  it('is never led to another site', async () => {
    const { email } = await newcomer();
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
      const page = await newPage();
      await page.goto(`${home}/sign-in?to=${encodeURIComponent(to)}`);
      await page.locator('#email').fill(email);
      await page.locator('#password').fill(password);
      await button(page, say.send).click();
      expect(page.url()).toBe(`${home}/account`);
    }
  });

  it('somebody who forgot the password gets in by the mail, by its link too, and sets a new one', async () => {
    const { email } = await newcomer();
    const page = await newPage();
    await page.goto(`${home}/sign-in`);
    await page.locator('main a[href^="/sign-in/mail"]').click();
    await page.locator('#email').fill(email);
    await button(page, say.sendCode).click();
    const [mail] = await mailsSent(world, sink);
    await page.goto(linkIn(mail!));
    await button(page, say.enter).click();
    await page.goto(`${home}/account/password`);
    await page.locator('#new').fill('password2026!');
    await button(page, say.setPassword).click();
    expect(await problemsOn(page)).toHaveLength(1);
    await page.locator('#new').fill(newPassword);
    await button(page, say.setPassword).click();
    expect(await heading(page)).toBe(say.account);
    const again = await newPage();
    await signIn(again, email, newPassword);
    expect(await heading(again)).toBe(say.account);
  });

  it('staff set up a second factor, keep the recovery codes, and sign in with it', async () => {
    const { email, id } = await newcomer();
    await granted(world, { member: id, role: 'SECRETARIAT' });
    const page = await newPage();
    await signIn(page, email);
    await page.getByRole('link', { name: say.factor }).click();
    await button(page, say.factor).click();
    const secret = (await page.locator('code.secret').textContent())!.replaceAll(' ', '');
    await page.locator('#code').fill('123');
    await button(page, say.confirm).click();
    expect(await problemsOn(page)).toHaveLength(1);
    expect((await page.locator('code.secret').textContent())!.replaceAll(' ', '')).toBe(secret);
    const step = presentStep();
    await page.locator('#code').fill(codeAt(secret, step));
    await button(page, say.confirm).click();
    const codes = await page.locator('.codes code').allTextContents();
    expect(codes).toHaveLength(10);
    await page.getByRole('link', { name: say.kept }).click();
    expect(await heading(page)).toBe(say.account);

    const again = await newPage();
    await signIn(again, email);
    expect(new URL(again.url()).pathname).toBe('/sign-in/second-factor');
    await again.locator('#code').fill(codeAt(secret, step + 1));
    await button(again, say.send).click();
    expect(await heading(again)).toBe(say.account);
    const lost = await newPage();
    await signIn(lost, email);
    await lost.locator('#code').fill(codes[3]!);
    await button(lost, say.send).click();
    expect(await heading(lost)).toBe(say.account);
  });

  it('somebody takes over the profile that others entered', async () => {
    const email = `invited.${language}@ministry.example`;
    const member = await world.newMember('Lali', 'Gelashvili', 'GE', email);
    await world
      .as('contactPoint')
      .run('mutation ($member: ID!) { inviteToSignUp(member: $member) { id } }', { member });
    const [mail] = await mailsSent(world, sink);
    const page = await newPage();
    await page.goto(linkIn(mail!));
    await button(page, say.enter).click();
    await page.locator('#new').fill(newPassword);
    await button(page, say.setPassword).click();
    expect(await heading(page)).toBe(say.account);
    expect(await page.locator('main').textContent()).toContain(email);
  });
});

const decisions = {
  en: { letIn: 'Let in', refuse: 'Refuse', close: 'Refuse and close the account', confirm: 'Confirm' },
  ru: {
    ...{ letIn: 'Предоставить доступ', refuse: 'Отказать', close: 'Отказать и закрыть учётную запись' },
    confirm: 'Подтвердить',
  },
} as const;

describe.each(['en', 'ru'] as const)('deciding without JavaScript, in %s', (language) => {
  const say = decisions[language];
  const asContactPoint = async (): Promise<Page> => {
    const context = await newBrowser(chromium, language);
    const [name, value] = (await visitor.cookieOf(addressOf('contactPoint'))).split('=');
    await context.addCookies([{ name: name!, value: value!, url: home }]);
    return context.newPage();
  };

  it('a contact point lets one in, and refuses another with a reason', async () => {
    const people = [await visitor.newApplicant(), await visitor.newApplicant()] as const;
    await world.database.rows(`UPDATE account SET requested_state = 'GE' WHERE member_id = ANY ($1)`, [
      people.map(({ id }) => id),
    ]);
    const page = await asContactPoint();
    await page.goto(`${home}/account?lang=${language}`);
    await page.locator('main a[href^="/account-requests"]').click();
    const entry = (email: string) => page.locator('.entries li', { hasText: email });
    await entry(people[0].email).getByRole('button', { name: say.letIn }).click();
    await page.waitForURL(/account-requests/);
    expect(await entry(people[0].email).count()).toBe(0);
    await entry(people[1].email).getByRole('link', { name: say.refuse }).click();
    await page.getByRole('button', { name: say.close }).click();
    expect(await problemsOn(page)).toHaveLength(1);
    await page.locator('#reason').fill('Nobody knows you');
    await page.getByRole('button', { name: say.close }).click();
    await page.waitForURL(/account-requests(\?|$)/);
    expect(await entry(people[1].email).count()).toBe(0);
    const kept = await world.database.rows(
      `SELECT admitted_at IS NOT NULL AS "isIn", disabled_at IS NOT NULL AS "isClosed" FROM account
       WHERE member_id = ANY ($1) ORDER BY admitted_at NULLS LAST`,
      [people.map(({ id }) => id)],
    );
    expect(kept).toEqual([
      { isIn: true, isClosed: false },
      { isIn: false, isClosed: true },
    ]);
  });

  it('a contact point confirms a post, and refuses another', async () => {
    for (const title of ['Adviser', 'Minister']) {
      const person = await visitor.newcomer();
      await world.as(person).run('mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { id } }', {
        input: { post: { title: `${title} ${language}`, state: 'GE', from: '2021-01-01' } },
      });
    }
    const page = await asContactPoint();
    await page.goto(`${home}/account?lang=${language}`);
    await page.locator('main a[href^="/posts-to-confirm"]').click();
    const entry = (title: string) => page.locator('.entries li', { hasText: `${title} ${language}` });
    await entry('Adviser').getByRole('button', { name: say.confirm }).click();
    await entry('Minister').getByRole('link', { name: say.refuse }).click();
    await page.locator('form:has(#reason) button').click();
    expect(await page.locator('.entries').count()).toBe(0);
    const posts = await world.database.rows('SELECT title, confirmed FROM post WHERE title LIKE $1', [`% ${language}`]);
    expect(posts).toEqual([{ title: `Adviser ${language}`, confirmed: true }]);
  });
});

it('who may not decide is told so, and who is not signed in is led there and back', async () => {
  for (const path of ['/account-requests', '/posts-to-confirm']) {
    const open = (headers: Record<string, string> = {}) =>
      fetch(`${home}${path}`, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });
    const nobody = await open();
    expect([nobody.status, nobody.headers.get('location')]).toEqual([303, `/sign-in?to=${encodeURIComponent(path)}`]);
    const cookie = await visitor.cookieOf(addressOf('expert'));
    expect((await open({ cookie })).status).toBe(403);
  }
});

describe('the pages of accounts', () => {
  it('take nothing from other sites', async () => {
    const { email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    const post = (path: string, body: Record<string, string>, headers: Record<string, string>) =>
      fetch(`${home}${path}`, { method: 'POST', redirect: 'manual', body: new URLSearchParams(body), headers });
    const foreign = { cookie, origin: 'https://evil.example', accept: 'text/html' };
    const signIn = await post('/sign-in', { email, password }, foreign);
    expect([signIn.status, signIn.headers.getSetCookie()]).toEqual([422, []]);
    for (const path of ['/sign-out', '/account/sessions/end-others', '/account/second-factor']) {
      const { status, headers } = await post(path, {}, foreign);
      expect([status, headers.getSetCookie()]).toEqual([303, []]);
    }
    expect(await visitor.memberBehind({ cookie })).not.toBeNull();
  });
});
