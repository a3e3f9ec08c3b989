import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders/index.mjs';

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
  const child = spawn(process.execPath, [join(dist, 'server/main.js')], {
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

/** Signs the caller in and makes an access token, as a person would for a script. */
export async function accessToken(url, email, password) {
  const post = async (query, variables, headers) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(`The caller gets no token: ${errors[0].message}`);
    return { data, cookies: response.headers.getSetCookie() };
  };
  const { cookies } = await post('mutation ($input: SignInInput!) { signIn(input: $input) { locale } }', {
    input: { email, password },
  });
  const cookie = cookies.map((line) => line.split(';')[0]).join('; ');
  const { data } = await post('mutation { createAccessToken(name: "bench") { token } }', {}, { cookie });
  return data.createAccessToken.token;
}
