import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders/index.mjs';
import { Secret, TOTP } from 'otpauth';

const here = import.meta.dirname;
const logs = join(here, '.data/logs');
/** Connections to PostgreSQL that each server may have, our own default. */
export const poolSize = 20;

/** A server that is up: `pid`, `url`, `coldStart` in seconds where it is ours, and `stop`. */
async function launched(name, child, find) {
  let ended = null;
  child.on('exit', (code) => (ended = code ?? 1));
  const stop = async () => {
    if (ended !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await exit;
    clearTimeout(patience);
  };
  try {
    for (const begun = Date.now(); Date.now() - begun < 60_000; await sleep(10)) {
      if (ended !== null) break;
      const url = await find();
      if (url) return { pid: child.pid, url, stop };
    }
  } catch (error) {
    await stop();
    throw error;
  }
  await stop();
  const log = await readFile(join(logs, `${name}.log`), 'utf8').catch(() => '');
  throw new Error(`${contenders[name].title} did not start:\n${log.slice(-2000)}`);
}

async function logOf(name) {
  await mkdir(logs, { recursive: true });
  return open(join(logs, `${name}.log`), 'w');
}

/** Starts the server of a peer in a process of its own. */
export async function startPeer(name, settings) {
  const log = await logOf(name);
  const child = fork(
    join(here, 'contenders', contenders[name].server),
    [JSON.stringify({ ...settings, pool: poolSize })],
    {
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      env: { PATH: process.env.PATH, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    },
  );
  await log.close();
  let port = null;
  child.on('message', (message) => (port = message.port));
  return launched(name, child, async () => port && `http://127.0.0.1:${port}`);
}

/** Starts our API with the settings of production; jobs and mails are a worker's, and none runs. */
export async function startOurs(name, { dist, databaseUrl }) {
  const log = await logOf(name);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const begun = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=16', join(dist, 'server/main.js')], {
    stdio: ['ignore', log.fd, log.fd],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      ROLE: 'api',
      PORT: String(port),
      DATABASE_URL: asApplication(databaseUrl),
      MIGRATION_DATABASE_URL: databaseUrl,
      DATABASE_POOL: String(poolSize),
      APP_SECRET: 'only-for-measuring-on-this-machine',
      SMTP_URL: 'smtp://127.0.0.1:9',
      PUBLIC_URL: url,
    },
  });
  await log.close();
  const server = await launched(name, child, async () => ((await answers(url)) ? url : null));
  return { ...server, coldStart: (performance.now() - begun) / 1000 };
}

/** As a role that owns nothing: production starts as no other. */
function asApplication(databaseUrl) {
  const url = new URL(databaseUrl);
  [url.username, url.password] = ['colloquy_bench', 'only-for-measuring'];
  return url.href;
}

/** Whether our API answers a query. */
async function answers(url) {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ viewer { locale } }"}',
    });
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** What the authenticators of the callers make their codes of. */
const secrets = new Map();
const period = 30;
const codeAt = (secret, step) =>
  new TOTP({ secret: Secret.fromBase32(secret), period }).generate({ timestamp: step * period * 1000 });

/**
 * Signs the caller in, sets up an authenticator where there is none, as staff need one, and makes an access token, as a
 * person would for a script.
 */
export async function accessToken(url, email, password) {
  const post = async (query, variables, headers) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
    return { data, errors, cookie: cookies.join('; ') || headers?.cookie };
  };
  const must = (answer) => {
    if (answer.errors) throw new Error(`The caller gets no token: ${answer.errors[0].message}`);
    return answer;
  };
  const now = Math.floor(Date.now() / 1000 / period);
  let entry = await post('mutation ($input: SignInInput!) { signIn(input: $input) { locale } }', {
    input: { email, password },
  });
  if (entry.errors?.[0].extensions.code === 'SECOND_FACTOR_REQUIRED') {
    const text = 'mutation ($code: String!) { completeSignIn(oneTimeCode: $code) { locale } }';
    entry = await post(text, { code: codeAt(secrets.get(email), now + 1) }, { cookie: entry.cookie });
  } else {
    const { cookie } = must(entry);
    const begun = await post('mutation { beginSecondFactor { secret } }', {}, { cookie });
    // A tree of before there was one knows none.
    if (begun.data) {
      const { secret } = begun.data.beginSecondFactor;
      secrets.set(email, secret);
      const text = 'mutation ($code: String!) { confirmSecondFactor(code: $code) }';
      entry = await post(text, { code: codeAt(secret, now - 1) }, { cookie });
    }
  }
  const { cookie } = must(entry);
  const made = must(await post('mutation { createAccessToken(name: "bench") { token } }', {}, { cookie }));
  return made.data.createAccessToken.token;
}
