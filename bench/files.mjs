import { caller } from './database.mjs';
import { memoryOf } from './measure.mjs';
import { accessToken, startOurs } from './processes.mjs';

/** How many times as long, or as much memory, as before. */
const limit = 1.3;
const endings = ['pdf', 'docx', 'xlsx', 'csv', 'json', 'xml'];
const rounds = 3;

/**
 * Report files of all years of the plan, one after the other, drawn by us and by the tree of before in turn. Answers
 * what is above its limit.
 */
export async function benchFiles({ postgres, options: { dist, before, sizes }, log, toClose }) {
  if (!before) throw new Error('Files are compared with those of before: --before DIR.');
  const { url: databaseUrl, password } = await postgres.database('usual', sizes);
  const servers = { ours: dist, before };
  for (const [name, tree] of Object.entries(servers)) {
    servers[name] = await startOurs(name, { dist: tree, databaseUrl });
    toClose.push(servers[name].stop);
  }
  const token = await accessToken(servers.ours.url, caller, password);
  const times = { ours: new Map(), before: new Map() };
  for (let round = 0; round < rounds; round++) {
    log(`Round ${round + 1} of ${rounds}.`);
    for (const ending of endings)
      for (const name of round % 2 === 0 ? ['ours', 'before'] : ['before', 'ours']) {
        const taken = times[name].get(ending) ?? [];
        taken.push(await timeOf(servers[name].url, token, ending, round));
        times[name].set(ending, taken);
      }
  }
  const most = { ours: await mostMemory(servers.ours.pid), before: await mostMemory(servers.before.pid) };
  const rows = [
    ...endings.map((ending) => [ending, middle(times.ours.get(ending)), middle(times.before.get(ending)), 'ms']),
    ['most memory', most.ours, most.before, 'MB'],
  ];
  console.log(`\n| five years as | now | before | times | limit |\n|---|---|---|---|---|`);
  for (const [what, now, then, unit] of rows)
    console.log(
      `| ${what} | ${now.toFixed(0)} ${unit} | ${then.toFixed(0)} ${unit} | ${(now / then).toFixed(2)} | ${limit} |`,
    );
  return rows
    .filter(([, now, then]) => now > limit * then)
    .map(([what, now, then]) => `${what}: ${(now / then).toFixed(2)} times as before.`);
}

/** Another last day each round: the figures are counted anew, too. */
async function timeOf(url, token, ending, round) {
  const days = new URLSearchParams({ from: '2023-01-01', to: `2027-12-${31 - round}` });
  const begun = performance.now();
  const answer = await fetch(`${url}/reports/activity.${ending}?${days}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (!answer.ok || bytes < 1_000) throw new Error(`A report as ${ending}: ${answer.status}, ${bytes} bytes.`);
  return performance.now() - begun;
}

/** The most memory that a process has held, in megabytes. */
const mostMemory = (pid) => memoryOf(pid, 'VmHWM');

const middle = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];
