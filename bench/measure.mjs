import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Linux counts CPU time in hundredths of a second. */
const ticksPerSecond = 100;

/** Sends load, and looks on from outside: at statements, CPU time and memory. */
export class Measuring {
  constructor(onlooker, databases, load) {
    this.onlooker = onlooker;
    this.databases = databases;
    this.load = load;
  }

  static async begin(onlooker, worlds) {
    const load = fork(join(import.meta.dirname, 'load.mjs'), { env: { PATH: process.env.PATH } });
    const ready = once(load, 'message');
    load.send({ facts: Object.fromEntries(Object.entries(worlds).map(([world, { facts }]) => [world, facts])) });
    await ready;
    const databases = Object.values(worlds).map(({ name }) => name);
    return new Measuring(onlooker, databases, load);
  }

  end() {
    this.load.disconnect();
  }

  /**
   * One window of load on one server: what load.mjs answers, with statements and milliseconds of CPU a request.
   * The last ones are still worked on when a window ends, so what they cost is shared among all that were sent.
   */
  async window(server, job) {
    await this.drain();
    const before = await this.counters(server.pid);
    this.load.send({ ...job, url: server.url });
    const [result] = await once(this.load, 'message');
    if (result.error) throw new Error(`The load generator failed: ${result.error}`);
    await this.drain();
    const after = await this.counters(server.pid);
    const each = (counter, factor = 1) =>
      before[counter] === null ? null : ((after[counter] - before[counter]) * factor) / Math.max(1, result.sent);
    return {
      ...result,
      perSecond: result.answered / result.seconds,
      statements: each('statements'),
      nodeCpu: each('node', 1000 / ticksPerSecond),
      postgresCpu: each('postgres', 1000 / ticksPerSecond),
    };
  }

  /** Waits until the database has nothing in hand: what a window has left behind would be counted in the next. */
  async drain() {
    let quiet = 0;
    for (const begun = Date.now(); quiet < 3; await sleep(25)) {
      const { rows } = await this.onlooker.query(
        `SELECT count(*)::integer AS active FROM pg_stat_activity
         WHERE datname = ANY ($1) AND backend_type = 'client backend' AND state <> 'idle'`,
        [this.databases],
      );
      quiet = rows[0].active === 0 ? quiet + 1 : 0;
      if (Date.now() - begun > 60_000) throw new Error('PostgreSQL does not come to rest.');
    }
  }

  async counters(pid) {
    const { rows } = await this.onlooker.query(
      `SELECT coalesce(sum(s.calls), 0)::float8 AS statements,
         split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::integer AS postmaster
       FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid WHERE d.datname = ANY ($1)`,
      [this.databases],
    );
    const [{ statements, postmaster }] = rows;
    return { statements, node: await ticksOf(pid), postgres: await ticksOfPostgres(postmaster) };
  }
}

/** Memory of a process in megabytes, what is resident or another that /proc tells; null where there is no /proc. */
export async function memoryOf(pid, which = 'VmRSS') {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${which}:\\s+(\\d+)`, 'm').exec(status)?.[1];
  return kilobytes ? Number(kilobytes) / 1024 : null;
}

/** What /proc says of a process: parent, ticks used by itself and by its children that have ended; null: not there. */
async function processStat(pid) {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The name, in brackets, may hold anything.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return { parent: fields[1], own: fields[11] + fields[12], ended: fields[13] + fields[14] };
}

const ticksOf = async (pid) => (await processStat(pid))?.own ?? null;

/** The server and its children. A child that ends meanwhile would be missed or counted twice: all is read again. */
async function ticksOfPostgres(postmaster) {
  for (;;) {
    const before = await processStat(postmaster);
    if (!before) return null;
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const all = await Promise.all(pids.map(processStat));
    const after = await processStat(postmaster);
    if (after?.ended !== before.ended) continue;
    return all.reduce((sum, stat) => (stat?.parent === postmaster ? sum + stat.own : sum), after.own + after.ended);
  }
}
