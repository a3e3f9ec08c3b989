import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { granted, grantRole, revokeRole } from '../support/builders/roles.js';
import { password } from '../support/harness/cast.js';
import { codesOf, Visitor } from '../support/harness/visitor.js';
import { startWorld, statementsOf as countStatements, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
});

const statementsOf = (work: () => Promise<unknown>): Promise<number> => countStatements(work, { callers: true });

/** In so many milliseconds every process knows what another one changed. */
const known = 1050;
const read = graphql('{ viewer { locale } }');
const unchanging = 'mutation { signOut }';
const grantsText = graphql('{ roleGrants { totalCount } }');

const forbidden = { code: 'FORBIDDEN', field: null };

/** A key for somebody's scripts: it has no session, so that signOut changes nothing. */
async function tokenOf(email: string, readOnly = false): Promise<{ id: string; authorization: string }> {
  const { createAccessToken } = await world.as({ email }).ask(
    graphql(`
      mutation ($readOnly: Boolean!) {
        createAccessToken(name: "script", readOnly: $readOnly) { token accessToken { id } }
      }
    `),
    { readOnly },
  );
  return { id: createAccessToken.accessToken.id, authorization: `Bearer ${createAccessToken.token}` };
}

const revoke = (id: string) => world.as('secretariat').ask(revokeRole, { id });

describe('knowing who is calling', () => {
  it('costs a read one statement a second, by session and by token', async () => {
    const { email } = await visitor.newcomer();
    const { authorization } = await tokenOf(email);
    await visitor.memberBehind({ authorization });
    await sleep(known);
    for (const headers of [{ cookie: await visitor.cookieOf(email) }, { authorization }] as Record<string, string>[]) {
      const reading = () => visitor.send(read, {}, headers);
      expect(await statementsOf(reading)).toBe(1);
      expect(await statementsOf(reading)).toBe(0);
      await sleep(known);
      expect(await statementsOf(reading)).toBe(1);
    }
  });

  it('costs fifty first reads at once one statement', async () => {
    const { email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    const start = performance.now();
    const statements = await statementsOf(async () => {
      const replies = await Promise.all(Array.from({ length: 50 }, () => visitor.send(read, {}, { cookie })));
      expect(replies.map(({ data }) => data)).toEqual(Array(50).fill({ viewer: { locale: 'en' } }));
    });
    // Who is calling is known for a second: on a machine so busy that the fifty take longer, it is asked again.
    expect(statements).toBeLessThanOrEqual(Math.ceil((performance.now() - start) / 1000));
  });

  it('costs a request that changes something one statement, known or not, however many changes it holds', async () => {
    const { email } = await visitor.newcomer();
    const { authorization } = await tokenOf(email);
    await visitor.memberBehind({ authorization });
    const changing = (text: string) => statementsOf(() => visitor.send(text, {}, { authorization }));
    expect(await changing(unchanging)).toBe(1);
    expect(await changing('mutation { a: signOut b: signOut c: signOut }')).toBe(1);
    await sleep(known);
    expect(await changing('mutation { a: signOut b: signOut }')).toBe(1);
  });

  it('is asked again each time for what is nobody’s', async () => {
    const reading = () => visitor.send(read, {}, { authorization: 'Bearer made-up' });
    expect([await statementsOf(reading), await statementsOf(reading)]).toEqual([1, 1]);
    expect(await statementsOf(() => visitor.send(read))).toBe(0);
  });

  it('counts as use of a session', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    await world.database.rows(`UPDATE session SET last_used_at = now() - interval '29 minutes' WHERE member_id = $1`, [
      id,
    ]);
    const reading = () => visitor.send(read, {}, { cookie });
    expect([await statementsOf(reading), await statementsOf(reading)]).toEqual([2, 0]);
    const [session] = await world.database.rows<{ isFresh: boolean }>(
      `SELECT last_used_at > now() - interval '10 seconds' AS "isFresh" FROM session WHERE member_id = $1`,
      [id],
    );
    expect(session!.isFresh).toBe(true);
  });
});

describe('what this process changed', () => {
  it('holds from the next request on: signOut, setPassword, revokeAccessToken', async () => {
    const { id, email } = await visitor.newcomer();
    const [here, there] = [await visitor.cookieOf(email), await visitor.cookieOf(email)];
    const token = await tokenOf(email);
    const behind = () =>
      Promise.all([{ cookie: here }, { cookie: there }, token].map((headers) => visitor.memberBehind({ ...headers })));
    expect(await behind()).toEqual([id, id, id]);
    await visitor.send('mutation ($id: ID!) { revokeAccessToken(id: $id) }', { id: token.id }, { cookie: here });
    expect(await behind()).toEqual([id, id, null]);
    await visitor.send(unchanging, {}, { cookie: here });
    expect(await behind()).toEqual([null, id, null]);
    const set = 'mutation ($old: String, $new: String!) { setPassword(current: $old, new: $new) { locale } }';
    const other = await visitor.cookieOf(email);
    expect(await visitor.memberBehind({ cookie: other })).toBe(id);
    const variables = { old: password, new: 'a-long-enough-password' };
    const { cookies } = await visitor.send(set, variables, { cookie: other });
    expect(await visitor.memberBehind({ cookie: other })).toBeNull();
    expect(await behind()).toEqual([null, null, null]);
    expect(await visitor.memberBehind({ cookie: cookies[0]!.split(';')[0]! })).toBe(id);
  });

  it('holds from the next request on: the session that another one replaced', async () => {
    const [one, other] = [await visitor.newcomer(), await visitor.newcomer()];
    const cookie = await visitor.cookieOf(one.email);
    expect(await visitor.memberBehind({ cookie })).toBe(one.id);
    await visitor.signIn(other.email, password, 0, { cookie });
    expect(await visitor.memberBehind({ cookie })).toBeNull();
  });

  it('holds from the next request on: roles and preferences', async () => {
    const { id, email } = await visitor.newColleague();
    const client = world.as({ email });
    expect(await client.refusal(grantsText)).toEqual(forbidden);
    const grant = await granted(world, { member: id, role: 'SECRETARIAT' });
    expect(await client.ask(grantsText)).toBeDefined();
    await revoke(grant);
    expect(await client.refusal(grantsText)).toEqual(forbidden);
    expect(await client.ask(read)).toEqual({ viewer: { locale: 'en' } });
    await client.ask(graphql('mutation { updatePreferences(input: { locale: "ru" }) { locale } }'));
    expect(await client.ask(read)).toEqual({ viewer: { locale: 'ru' } });
  });

  it('holds whatever reads are under way meanwhile', async () => {
    const { email } = await visitor.newcomer();
    for (let round = 0; round < 20; round++) {
      const { id, authorization } = await tokenOf(email);
      const reads = Array.from({ length: 8 }, async (_, index) => {
        await sleep(index);
        return visitor.memberBehind({ authorization });
      });
      await world.as({ email }).ask(graphql('mutation ($id: ID!) { revokeAccessToken(id: $id) }'), { id });
      expect(await visitor.memberBehind({ authorization })).toBeNull();
      await Promise.all(reads);
      expect(await visitor.memberBehind({ authorization })).toBeNull();
    }
  });
});

describe('what another process changed', () => {
  it('holds for reads within a second: sessions and tokens', async () => {
    const { id, email } = await visitor.newcomer();
    const [cookie, own] = [await visitor.cookieOf(email), await visitor.cookieOf(email)];
    const token = await tokenOf(email);
    const behind = () => Promise.all([{ cookie }, token].map((headers) => visitor.memberBehind({ ...headers }, 1)));
    expect(await behind()).toEqual([id, id]);
    await visitor.send(unchanging, {}, { cookie });
    await visitor.send('mutation ($id: ID!) { revokeAccessToken(id: $id) }', { id: token.id }, { cookie: own });
    await sleep(known);
    expect(await behind()).toEqual([null, null]);
  });

  it('holds for changes at once, and from then on for reads: a session that ended', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    expect(await visitor.memberBehind({ cookie }, 1)).toBe(id);
    await visitor.send(unchanging, {}, { cookie });
    const change = 'mutation { updatePreferences(input: { locale: "ru" }) { locale } }';
    expect(codesOf(await visitor.send(change, {}, { cookie }, 1))).toEqual(['UNAUTHENTICATED']);
    expect(await visitor.memberBehind({ cookie }, 1)).toBeNull();
    const [account] = await world.database.rows<{ locale: string }>(`SELECT locale FROM account WHERE member_id = $1`, [
      id,
    ]);
    expect(account!.locale).toBe('en');
  });

  it('holds for changes at once: roles, and what they are held for', async () => {
    const { id, email } = await visitor.newColleague();
    const grants = [
      await granted(world, { member: id, role: 'SECRETARIAT' }),
      await granted(world, { member: id, role: 'CONTACT_POINT', state: 'SI' }),
    ];
    await granted(world, { member: id, role: 'CONTACT_POINT', state: 'GE' });
    const client = world.as({ email }, 1);
    expect(await client.ask(grantsText)).toBeDefined();
    await Promise.all(grants.map(revoke));
    // The gate lets a contact point in; that it is not one of this state any more the resolver has to see.
    const input = { member: id, role: 'CONTACT_POINT', state: 'SI' };
    expect(await client.refusal(grantRole, { input })).toEqual(forbidden);
    expect(await client.refusal(grantsText)).toEqual(forbidden);
  });

  it('holds for reads within a second: roles, preferences and accounts that are disabled', async () => {
    const { id, email } = await visitor.newColleague();
    const grant = await granted(world, { member: id, role: 'SECRETARIAT' });
    const client = world.as({ email }, 1);
    const text = graphql('{ roleGrants { totalCount } viewer { locale } }');
    expect(await client.ask(text)).toMatchObject({ viewer: { locale: 'en' } });
    await world.as({ email }).ask(graphql('mutation { updatePreferences(input: { locale: "ru" }) { locale } }'));
    await sleep(known);
    expect(await client.ask(text)).toMatchObject({ viewer: { locale: 'ru' } });
    await revoke(grant);
    await sleep(known);
    expect(await client.refusal(grantsText)).toEqual(forbidden);
    await world.database.rows('UPDATE account SET disabled_at = now() WHERE member_id = $1', [id]);
    expect(await client.refusal('mutation { updatePreferences(input: { locale: "en" }) { locale } }')).toEqual({
      code: 'UNAUTHENTICATED',
      field: null,
    });
    expect(await client.run(read)).toMatchObject({ data: { viewer: null }, errors: [] });
  });
});

describe('a credential', () => {
  it('is not remembered beyond its end', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    const { id: tokenId, authorization } = await tokenOf(email);
    const end = `now() + interval '500 milliseconds'`;
    await world.database.rows(`UPDATE session SET expires_at = ${end} WHERE member_id = $1`, [id]);
    await world.database.rows(`UPDATE access_token SET expires_at = ${end} WHERE id = $1`, [tokenId]);
    const behind = () => Promise.all([visitor.memberBehind({ cookie }), visitor.memberBehind({ authorization })]);
    expect(await behind()).toEqual([id, id]);
    await sleep(550);
    expect(await behind()).toEqual([null, null]);
  });

  it('that may only read stays so when it is remembered', async () => {
    const { email } = await visitor.newcomer();
    const { authorization } = await tokenOf(email, true);
    expect((await visitor.send(read, {}, { authorization })).errors).toBeUndefined();
    expect(codesOf(await visitor.send(unchanging, {}, { authorization }))).toEqual(['FORBIDDEN']);
  });

  it('that is remembered is still not for pages of other sites to use', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    expect(await visitor.memberBehind({ cookie })).toBe(id);
    expect(await visitor.memberBehind({ cookie, origin: 'https://evil.example' })).toBeNull();
  });
});
