import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../src/create-app.js';
import { readConfig } from '../../src/platform/index.js';
import { prepare } from '../../src/prepare.js';
import { addressOf, password } from '../support/harness/cast.js';
import { codesOf, Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

const production = {
  ...{ NODE_ENV: 'production', SMTP_URL: 'smtp://127.0.0.1:9', PUBLIC_URL: 'https://colloquy.example' },
  ...{ DEMO: 'off', APP_SECRET: 'Wm5xB9rT3kQz7VnC2yLh6JdF8gSp4AuE' },
};

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

describe('signing in', () => {
  it('gives the browser an opaque cookie that scripts and other sites cannot use', async () => {
    const { cookies, data } = await visitor.signIn(addressOf('expert'), password);
    expect(data).toMatchObject({
      signIn: { member: { id: world.ids.expert, givenNames: 'Олена' }, locale: 'en', roles: [] },
    });
    expect(cookies).toHaveLength(2);
    expect(cookies[1]).toMatch(/^colloquy-device=[\w-]{64}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(cookies[0]).toMatch(/^colloquy=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('binds the cookie to the host and to https where PUBLIC_URL is https, whatever a header says', async () => {
    const named = { 'x-forwarded-proto': 'https' };
    expect((await visitor.signIn(addressOf('expert'), password, 0, named)).cookies[0]).toMatch(/^colloquy=/);

    const outside = await startWorld({ variables: { PUBLIC_URL: 'https://colloquy.example' } });
    try {
      const stranger = new Visitor(outside);
      const { cookies } = await stranger.signIn(addressOf('expert'), password);
      expect(cookies[0]).toMatch(/^__Host-colloquy=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      const cookie = cookies[0]!.split(';')[0]!;
      expect(await stranger.memberBehind({ cookie })).toBe(outside.ids.expert);
      expect(await stranger.memberBehind({ cookie: cookie.replace('__Host-', '') })).toBeNull();
    } finally {
      await outside.stop();
    }
  });

  it('lets nobody in by an account of the demonstration but on the machine itself', async () => {
    const mark = `UPDATE account SET is_demonstration = TRUE WHERE member_id = $1`;
    await world.database.rows(mark, [world.ids.observer]);
    try {
      expect((await visitor.signIn(addressOf('observer'))).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    } finally {
      await world.database.rows(`UPDATE account SET is_demonstration = FALSE`);
    }
    const own = await startWorld({ variables: { BEHIND_PROXY: 'off' } });
    try {
      await own.database.rows(mark, [own.ids.observer]);
      const sitting = new Visitor(own);
      expect((await sitting.signIn(addressOf('observer'))).errors).toBeUndefined();
      for (const name of ['x-forwarded-for', 'forwarded', 'x-forwarded-proto']) {
        const passedOn = await sitting.signIn(addressOf('observer'), password, 0, { [name]: '192.0.2.1' });
        expect(passedOn.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
      }
      const live = readConfig({ ...production, DATABASE_URL: own.database.url });
      const app = await createApp(live);
      try {
        await expect(prepare(app, live)).rejects.toThrow('demonstration world: 1 of its accounts');
      } finally {
        await app.close();
      }
    } finally {
      await own.stop();
    }
  });

  it('keeps only digests and argon2id hashes', async () => {
    const secret = (await visitor.cookieOf(addressOf('expert'))).split('=')[1]!;
    const digest = createHash('sha256').update(secret).digest('hex');
    const [session] = await world.database.rows<{ row: string }>(
      `SELECT s::text AS row FROM session s WHERE encode(secret_digest, 'hex') = $1`,
      [digest],
    );
    expect(session!.row).not.toContain(secret);
    const hashes = await world.database.rows<{ hash: string }>('SELECT password_hash AS hash FROM account');
    expect(hashes.every(({ hash }) => hash.startsWith('$argon2id$v=19$m=19456,t=2,p=1$'))).toBe(true);
  });

  it('is a matter of the address in any letter case', async () => {
    expect((await visitor.signIn(addressOf('expert').toUpperCase())).errors).toBeUndefined();
  });

  it('says the same whatever is wrong, in the language of the browser', async () => {
    const answers = await Promise.all([
      visitor.signIn(addressOf('expert'), 'not the password'),
      visitor.signIn('nobody@cast.example', 'not the password'),
      visitor.signIn(`' OR 1=1 --@cast.example`.replace(/ /g, ''), password),
    ]);
    expect(answers.slice(0, 2).map(({ errors, data, cookies, status }) => ({ errors, data, cookies, status }))).toEqual(
      [
        { errors: answers[0].errors, data: { signIn: null }, cookies: [], status: 200 },
        { errors: answers[0].errors, data: { signIn: null }, cookies: [], status: 200 },
      ],
    );
    expect(answers[0].errors![0]).toMatchObject({
      message: 'The e-mail address or the password is wrong.',
      extensions: { code: 'UNAUTHENTICATED', field: 'input' },
    });
    expect(answers[2].cookies).toEqual([]);
    const russian = await visitor.signIn('nobody@cast.example', 'not the password', 0, {
      'accept-language': 'ru-RU,ru;q=0.9,en;q=0.5',
    });
    expect(russian.errors![0]!.message).toBe('Неверный адрес электронной почты или пароль.');
  });

  it('takes as long for an address that nobody has', async () => {
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let sample = 0; sample < 25; sample++) {
      await world.database.rows('DELETE FROM rate_limit');
      for (const [kind, email] of [
        ['known', addressOf('expert')],
        ['unknown', 'nobody@cast.example'],
      ] as const) {
        const start = performance.now();
        await visitor.signIn(email, 'not the password');
        times[kind].push(performance.now() - start);
      }
    }
    // A busy machine only adds to a time, so the shortest tell what the work itself takes.
    // Without the decoy an unknown address is answered in a fraction of the time.
    const ratio = Math.min(...times.unknown) / Math.min(...times.known);
    expect(ratio).toBeGreaterThan(0.7);
    expect(ratio).toBeLessThan(1.4);
  });

  it('begins a new session and ends the one that the browser had', async () => {
    const old = await visitor.cookieOf(addressOf('expert'));
    const { cookies } = await visitor.signIn(addressOf('expert2'), password, 0, { cookie: old });
    const fresh = cookies[0]!.split(';')[0]!;
    expect(fresh).not.toBe(old);
    expect(await visitor.memberBehind({ cookie: old })).toBeNull();
    expect(await visitor.memberBehind({ cookie: fresh })).toBe(world.ids.expert2);
  });
});

describe('failed attempts', () => {
  it('are at most ten for an account from one network, over all processes, spellings and addresses in it', async () => {
    const { email } = await visitor.newcomer();
    const attempts = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        visitor.signIn(index % 3 === 0 ? email.toUpperCase() : email, `guess ${index}`, index % 2, {
          'x-forwarded-for': `2001:db8:7:7:${index}::${index}`,
        }),
      ),
    );
    const codes = attempts.flatMap(codesOf).sort();
    expect(codes).toEqual([...Array<string>(20).fill('RATE_LIMITED'), ...Array<string>(10).fill('UNAUTHENTICATED')]);
    const there = { 'x-forwarded-for': '2001:db8:7:7::1' };
    expect(codesOf(await visitor.signIn(email, password, 0, there))).toEqual(['RATE_LIMITED']);

    await world.database.rows(`UPDATE rate_limit SET expire = 1`);
    expect((await visitor.signIn(email, password, 0, there)).errors).toBeUndefined();
  });

  it('lock nobody out: the owner signs in from elsewhere, or with a known browser from the same network', async () => {
    const { email, id } = await visitor.newcomer();
    const from = (address: string, more = {}) => ({ 'x-forwarded-for': address, ...more });
    const { cookies } = await visitor.signIn(email, password, 0, from('198.51.100.9'));
    const device = cookies.find((cookie) => cookie.startsWith('colloquy-device='))!.split(';')[0]!;
    for (let guess = 0; guess < 11; guess++) await visitor.signIn(email, `guess ${guess}`, 0, from('198.51.100.9'));
    expect(codesOf(await visitor.signIn(email, password, 0, from('198.51.100.9')))).toEqual(['RATE_LIMITED']);
    expect(codesOf(await visitor.signIn(email, password, 0, from('198.51.100.9', { cookie: device })))).toEqual([]);
    const others = Array.from({ length: 36 }, (_, index) =>
      visitor.signIn(email, `guess ${index}`, index % 2, from(`203.0.113.${index}`)),
    );
    expect((await Promise.all(others)).flatMap(codesOf)).toEqual(Array(36).fill('UNAUTHENTICATED'));
    const start = performance.now();
    expect(codesOf(await visitor.signIn(email, password, 1, from('192.0.2.77')))).toEqual([]);
    expect(performance.now() - start).toBeGreaterThan(900);
    const told = await world.database.rows(
      `SELECT FROM outbox_message WHERE recipient_id = $1 AND facts ->> 'change' = 'GUESSED'`,
      [id],
    );
    expect(told).toHaveLength(1);
  });

  it('are counted before they are tried: of 400 at once from one network a hundred are', async () => {
    const codes = await Promise.all(
      Array.from({ length: 400 }, (_, index) =>
        visitor.signIn(`somebody${index}@cast.example`, 'guess', index % 2, { 'x-forwarded-for': '203.0.113.200' }),
      ),
    ).then((replies) => replies.flatMap(codesOf));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(100);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(300);
  });

  it('count one by one when a request holds many', async () => {
    const { email } = await visitor.newcomer();
    const fields = Array.from(
      { length: 15 },
      (_, index) => `a${index}: signIn(input: { email: "${email}", password: "guess ${index}" }) { locale }`,
    );
    const codes = codesOf(await visitor.send(`mutation { ${fields.join(' ')} }`));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(10);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(5);
  });

  it('are forgotten after a success, and successes never count', async () => {
    const { email } = await visitor.newcomer();
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 9; guess++)
        expect(codesOf(await visitor.signIn(email, `guess ${guess}`))).toEqual(['UNAUTHENTICATED']);
      expect((await visitor.signIn(email, password)).errors).toBeUndefined();
    }
    const together = await Promise.all(
      Array.from({ length: 25 }, (_, index) => visitor.signIn(email, password, index % 2)),
    );
    expect(together.flatMap(codesOf)).toEqual([]);
  });

  it('are limited for a network address too', async () => {
    await visitor.signIn('somebody@cast.example', 'guess');
    await world.database.rows(`UPDATE rate_limit SET points = 100 WHERE key LIKE 'network:%'`);
    expect(codesOf(await visitor.signIn(addressOf('expert'), password))).toEqual(['RATE_LIMITED']);
    expect(
      codesOf(await visitor.signIn(addressOf('expert'), password, 0, { 'x-forwarded-for': '198.51.100.7' })),
    ).toEqual([]);
  });
});

describe('a session', () => {
  it('ends when it is not used for half an hour', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    await world.database.rows(`UPDATE session SET last_used_at = now() - interval '29 minutes' WHERE member_id = $1`, [
      id,
    ]);
    expect(await visitor.memberBehind({ cookie })).toBe(id);
    const [used] = await world.database.rows<{ fresh: boolean }>(
      `SELECT last_used_at > now() - interval '10 seconds' AS fresh FROM session WHERE member_id = $1`,
      [id],
    );
    expect(used!.fresh).toBe(true);
    await world.database.rows(`UPDATE session SET last_used_at = now() - interval '31 minutes' WHERE member_id = $1`, [
      id,
    ]);
    expect(await visitor.memberBehind({ cookie }, 1)).toBeNull();
  });

  it('ends twelve hours after it began', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    const [lasting] = await world.database.rows<{ hours: number }>(
      `SELECT extract(epoch FROM expires_at - created_at)::float / 3600 AS hours FROM session WHERE member_id = $1`,
      [id],
    );
    expect(lasting!.hours).toBeCloseTo(12, 3);
    await world.database.rows(`UPDATE session SET expires_at = now() WHERE member_id = $1`, [id]);
    expect(await visitor.memberBehind({ cookie })).toBeNull();
  });

  it('is written to at most once a minute', async () => {
    const { id, email } = await visitor.newcomer();
    const cookie = await visitor.cookieOf(email);
    const lastUse = async () =>
      (
        await world.database.rows<{ at: string }>(`SELECT last_used_at::text AS at FROM session WHERE member_id = $1`, [
          id,
        ])
      )[0]!.at;
    const before = await lastUse();
    await visitor.memberBehind({ cookie });
    expect(await lastUse()).toBe(before);
  });

  it('ends with signOut, on every process', async () => {
    const cookie = await visitor.cookieOf(addressOf('expert'));
    const { data, cookies } = await visitor.send('mutation { signOut }', {}, { cookie });
    expect(data).toEqual({ signOut: true });
    expect(cookies[0]).toMatch(/^colloquy=; .*Expires=Thu, 01 Jan 1970/);
    expect(await visitor.memberBehind({ cookie }, 1)).toBeNull();
    expect(codesOf(await visitor.send('mutation { signOut }', {}, { cookie }))).toEqual(['UNAUTHENTICATED']);
  });

  it('is worth nothing once the account is disabled or the person erased', async () => {
    const [one, other] = [await visitor.newcomer(), await visitor.newcomer()];
    const cookies = [await visitor.cookieOf(one.email), await visitor.cookieOf(other.email)];
    await world.database.rows(`UPDATE account SET disabled_at = now() WHERE member_id = $1`, [one.id]);
    await world.database.rows(`UPDATE member SET erased_at = now() WHERE id = $1`, [other.id]);
    expect(await Promise.all(cookies.map((cookie) => visitor.memberBehind({ cookie })))).toEqual([null, null]);
    expect(codesOf(await visitor.signIn(one.email, password))).toEqual(['UNAUTHENTICATED']);
  });

  it('is not for pages of other sites to use', async () => {
    const cookie = await visitor.cookieOf(addressOf('expert'));
    const change = 'mutation { updatePreferences(input: { timeZone: "Europe/Kyiv" }) { timeZone } }';
    for (const origin of ['https://evil.example', 'null']) {
      expect(codesOf(await visitor.send(change, {}, { cookie, origin }))).toEqual(['UNAUTHENTICATED']);
      expect(codesOf(await visitor.signIn(addressOf('expert'), password, 0, { origin }))).toEqual(['FORBIDDEN']);
    }
    expect((await visitor.send(change, {}, { cookie, origin: world.urls[0]! })).data).toEqual({
      updatePreferences: { timeZone: 'Europe/Kyiv' },
    });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const response = await fetch(`${world.urls[0]}/graphql`, {
        method: 'POST',
        headers: { 'content-type': type, cookie },
        body: JSON.stringify({ query: change }),
      });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
    }
  });

  it('is nobody’s when it is made up', async () => {
    expect(await visitor.memberBehind({ cookie: 'colloquy=made-up' })).toBeNull();
    expect(await visitor.memberBehind({ cookie: `colloquy=${'x'.repeat(3000)}; colloquy=a` })).toBeNull();
    expect(await visitor.memberBehind({ authorization: 'Bearer made-up' })).toBeNull();
    expect(await visitor.memberBehind({ authorization: 'Basic YTpi' })).toBeNull();
  });
});
