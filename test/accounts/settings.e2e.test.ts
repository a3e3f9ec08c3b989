import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql, type VariablesOf } from '../../src/platform/index.js';
import { granted } from '../support/builders/roles.js';
import { password } from '../support/harness/cast.js';
import { codesOf, Visitor } from '../support/harness/visitor.js';
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
beforeEach(async () => {
  await world.database.rows('DELETE FROM rate_limit');
});

describe('a new password', () => {
  const text = graphql(
    'mutation ($current: String, $new: String!) { setPassword(current: $current, new: $new) { member { id } } }',
  );

  it('ends all other sessions and gives this one a new id', async () => {
    const { id, email } = await visitor.newcomer();
    const [here, elsewhere] = [await visitor.cookieOf(email), await visitor.cookieOf(email)];
    const better = 'Соловей «поёт» в саду 夜 '.repeat(3).slice(0, 64);
    const { data, cookies } = await visitor.send(text, { current: password, new: better }, { cookie: here });
    expect(data).toEqual({ setPassword: { member: { id } } });
    const fresh = cookies[0]!.split(';')[0]!;
    expect(await Promise.all([here, elsewhere, fresh].map((cookie) => visitor.memberBehind({ cookie }, 1)))).toEqual([
      null,
      null,
      id,
    ]);
    expect(codesOf(await visitor.signIn(email, password))).toEqual(['UNAUTHENTICATED']);
    expect(codesOf(await visitor.signIn(email, better.slice(0, 63)))).toEqual(['UNAUTHENTICATED']);
    expect((await visitor.signIn(email, better.normalize('NFD'))).errors).toBeUndefined();
    const trail = await world.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE by_member_id = $1 AND action <> 'signIn'`,
      [id],
    );
    expect(trail).toEqual([{ action: 'setPassword' }]);
  });

  it('needs the present one, 12 characters, and not to be easily guessed', async () => {
    const { email } = await visitor.newcomer();
    const client = world.as({ email });
    expect(await client.refusal(text, { current: 'wrong', new: 'a-long-enough-password' })).toEqual({
      code: 'BAD_INPUT',
      field: 'current',
    });
    expect(await client.refusal(text, { new: 'a-long-enough-password' })).toEqual({
      code: 'BAD_INPUT',
      field: 'current',
    });
    expect(await client.refusal(text, { current: password, new: 'eleven char' })).toEqual({
      code: 'BAD_INPUT',
      field: 'new',
    });
    expect(await client.refusal(text, { current: password, new: 'x'.repeat(1_000_000) })).toEqual({
      code: 'BAD_INPUT',
      field: 'new',
    });
    expect(await client.refusal(text, { current: password, new: 'Password2026!!' })).toEqual({
      code: 'BAD_INPUT',
      field: 'new',
    });
    for (let guess = 1; guess <= 10; guess++)
      await client.refusal(text, { current: `guess ${guess}`, new: 'a-long-enough-password' });
    expect(await client.refusal(text, { current: password, new: 'a-long-enough-password' })).toEqual({
      code: 'RATE_LIMITED',
      field: null,
    });
    expect(await world.as('nobody').refusal(text, { new: 'a-long-enough-password' })).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
  });
});

describe('preferences', () => {
  it('hold from the same answer on', async () => {
    const { email } = await visitor.newcomer();
    const client = world.as({ email });
    const text = graphql(
      'mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { locale timeZone } }',
    );
    expect(await client.ask(text, { input: { locale: 'ru' } })).toEqual({
      updatePreferences: { locale: 'ru', timeZone: 'Europe/Vienna' },
    });
    expect(await client.ask(text, { input: { timeZone: 'asia/tbilisi' } })).toEqual({
      updatePreferences: { locale: 'ru', timeZone: 'Asia/Tbilisi' },
    });
    const { errors } = await client.run('{ node(id: "0190a5a0-0000-7000-8000-000000000000") { id } }');
    expect(errors[0]!.message).toBe('Здесь нет ничего, что вы можете видеть.');
    expect(await client.refusal(text, { input: { locale: null } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.locale',
    });
    expect(await client.refusal(text, { input: { timeZone: 'Mars/Olympus' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.timeZone',
    });
  });
});

describe('access tokens', () => {
  const make = graphql(`
    mutation ($name: String!, $expiresAt: DateTime, $readOnly: Boolean! = false, $sensitive: Boolean! = false) {
      createAccessToken(name: $name, expiresAt: $expiresAt, readOnly: $readOnly, sensitive: $sensitive) {
        token accessToken { id name readOnly expiresAt lastUsedAt }
      }
    }
  `);
  const create = async (email: string, variables: VariablesOf<typeof make>) =>
    (await world.as({ email }).ask(make, variables)).createAccessToken;
  const change = 'mutation { updatePreferences(input: { locale: "en" }) { locale } }';

  it('stand for their owner until they are revoked', async () => {
    const { id, email } = await visitor.newcomer();
    const { token, accessToken } = await create(email, { name: `  Отчёт "O'Brien"  ` });
    expect(token).toMatch(/^colloquy_[\w-]{43}$/);
    expect(accessToken).toMatchObject({ name: `Отчёт "O'Brien"`, readOnly: false, lastUsedAt: null });
    const days = (new Date(accessToken.expiresAt!).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(364.9);
    expect(days).toBeLessThanOrEqual(365);
    const authorization = `Bearer ${token}`;
    expect(await visitor.memberBehind({ authorization })).toBe(id);
    expect(
      (await visitor.send(change, {}, { authorization, origin: 'https://scripts.example' })).errors,
    ).toBeUndefined();
    const listed = await world.as({ email }).ask(graphql('{ viewer { accessTokens { id lastUsedAt } } }'));
    expect(listed).toEqual({ viewer: { accessTokens: [{ id: accessToken.id, lastUsedAt: expect.any(String) }] } });
    const [kept] = await world.database.rows<{ row: string }>(
      `SELECT t::text AS row FROM access_token t WHERE id = $1`,
      [accessToken.id],
    );
    expect(kept!.row).not.toContain(token.slice(9));

    const revoke = graphql('mutation ($id: ID!) { revokeAccessToken(id: $id) }');
    expect(await world.as('secretariat').refusal(revoke, { id: accessToken.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(await world.as({ email }).ask(revoke, { id: accessToken.id })).toEqual({ revokeAccessToken: true });
    expect(await world.as({ email }).ask(revoke, { id: accessToken.id })).toEqual({ revokeAccessToken: true });
    expect(await visitor.memberBehind({ authorization }, 1)).toBeNull();
    expect(codesOf(await visitor.send(change, {}, { authorization }))).toEqual(['UNAUTHENTICATED']);
  });

  it('that are read-only change nothing', async () => {
    const { id, email } = await visitor.newcomer();
    const { token } = await create(email, { name: 'reader', readOnly: true });
    const authorization = `Bearer ${token}`;
    expect(await visitor.memberBehind({ authorization })).toBe(id);
    expect(codesOf(await visitor.send(change, {}, { authorization }))).toEqual(['FORBIDDEN']);
    expect(
      codesOf(await visitor.send('mutation { createAccessToken(name: "x") { token } }', {}, { authorization })),
    ).toEqual(['FORBIDDEN']);
  });

  it('neither make others nor set passwords, and end with a new password unless they are kept', async () => {
    const { id, email } = await visitor.newcomer();
    const one = await create(email, { name: 'one', sensitive: true });
    const authorization = `Bearer ${one.token}`;
    for (const text of [
      'mutation { createAccessToken(name: "x") { token } }',
      `mutation { setPassword(current: "${password}", new: "vier-und-zwanzig Enten") { locale } }`,
    ])
      expect(codesOf(await visitor.send(text, {}, { authorization }))).toEqual(['FORBIDDEN']);
    const set = graphql(`
      mutation ($current: String!, $new: String!, $keep: Boolean! = false) {
        setPassword(current: $current, new: $new, keepAccessTokens: $keep) { locale }
      }
    `);
    const [second, third] = ['vier-und-zwanzig Enten', 'dreißig andere Enten'];
    await world.as({ email }).ask(set, { current: password, new: second, keep: true });
    expect(await visitor.memberBehind({ authorization }, 1)).toBe(id);
    const { cookies } = await visitor.signIn(email, second);
    const cookie = cookies[0]!.split(';')[0]!;
    await visitor.send(set, { current: second, new: third }, { cookie });
    expect(await visitor.memberBehind({ authorization })).toBeNull();
  });

  it('do what takes a fresh sign-in only where they were made for that', async () => {
    const { id, email } = await visitor.newColleague();
    await granted(world, { member: id, role: 'SECRETARIAT' });
    const grant = `mutation { grantRole(input: { member: "${world.ids.observer}", role: OBSERVER }) { id } }`;
    const [plain, sensitive] = [
      await create(email, { name: 'a' }),
      await create(email, { name: 'b', sensitive: true }),
    ];
    const as = (token: string) => ({ authorization: `Bearer ${token}` });
    expect(codesOf(await visitor.send(grant, {}, as(plain.token)))).toEqual(['FORBIDDEN']);
    expect(codesOf(await visitor.send(grant, {}, as(sensitive.token)))).toEqual([]);
  });

  it('cease to work at their end', async () => {
    const { id, email } = await visitor.newcomer();
    const { token, accessToken } = await create(email, {
      name: 'short',
      expiresAt: new Date(Date.now() + 60_000).toISOString(),
    });
    expect(await visitor.memberBehind({ authorization: `Bearer ${token}` })).toBe(id);
    await world.database.rows(`UPDATE access_token SET expires_at = now() WHERE id = $1`, [accessToken.id]);
    expect(await visitor.memberBehind({ authorization: `Bearer ${token}` }, 1)).toBeNull();
    expect(await world.as({ email }).refusal(make, { name: 'late', expiresAt: '2020-01-01T00:00:00Z' })).toEqual({
      code: 'BAD_INPUT',
      field: 'expiresAt',
    });
    const inTwoYears = new Date(Date.now() + 2 * 365 * 86_400_000).toISOString();
    expect(await world.as({ email }).refusal(make, { name: 'long', expiresAt: inTwoYears })).toEqual({
      code: 'BAD_INPUT',
      field: 'expiresAt',
    });
    expect(await world.as({ email }).refusal(make, { name: ' ' })).toEqual({ code: 'BAD_INPUT', field: 'name' });
  });

  it('are seen by their owner alone', async () => {
    const { email } = await visitor.newcomer();
    const { accessToken } = await create(email, { name: 'mine' });
    const text = graphql('query ($id: ID!) { node(id: $id) { id ... on AccessToken { name } } }');
    expect(await world.as({ email }).ask(text, { id: accessToken.id })).toEqual({
      node: { id: accessToken.id, name: 'mine' },
    });
    expect(await world.as('secretariat').refusal(text, { id: accessToken.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    expect(await world.as('nobody').refusal(text, { id: accessToken.id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });
});
