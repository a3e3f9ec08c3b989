import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { contenders } from './contenders/index.mjs';
import { caller } from './database.mjs';
import { gatherFacts } from './facts.mjs';
import { longestStall, whileLasting } from './health.mjs';
import { memoryOf } from './measure.mjs';
import { accessToken, startOurs } from './processes.mjs';

/** Of one run beside the harmless one: milliseconds and megabytes; of a legitimate user under fire: milliseconds. */
const limits = { stall: 250, memory: 100, late: 1000 };
const attackersAtOnce = 4;
const hostileRequestsPerSecond = 200;
const userAsksEvery = 100;

/**
 * One of two equal servers is attacked, the other asked the same harmless queries by the same user: what the attacks
 * cost is what they differ by. Answers what is above its limit.
 */
export async function benchAttacks({ postgres, options: { dist, sizes, seconds }, log, toClose }) {
  const { url: databaseUrl, client, password } = await postgres.database('usual', sizes);
  const facts = await gatherFacts(client, [], 0);
  const attacked = await startOurs('ours', { dist, databaseUrl });
  toClose.push(attacked.stop);
  const harmless = await startOurs('again', { dist, databaseUrl });
  toClose.push(harmless.stop);
  const token = await accessToken(attacked.url, caller, password);
  const attackers = fork(join(import.meta.dirname, 'attackers.mjs'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  toClose.push(() => attackers.kill());
  await Promise.race([once(attackers, 'message'), endedEarly(attackers)]);
  const attack = async (job) => {
    attackers.send({ url: attacked.url, seconds, ...job });
    return (await once(attackers, 'message'))[0];
  };
  const user = (server) => legitimateUser(server.url, token, facts);
  for (const server of [attacked, harmless]) await user(server).during(sleep(3_000));

  log(`${seconds} s of generated attacks, ${attackersAtOnce} at once.`);
  const [generated, stall, calm] = await together(attack({ connections: attackersAtOnce }), (attacking) => [
    longestStall(attacked.url, attacking),
    longestStall(harmless.url, attacking),
    user(attacked).during(attacking),
    user(harmless).during(attacking),
  ]);
  const memory = { attacked: await memoryOf(attacked.pid), harmless: await memoryOf(harmless.pid) };

  log(`${seconds} s of ${hostileRequestsPerSecond} attacks a second.`);
  const [fired, times, peace] = await together(attack({ rate: hostileRequestsPerSecond }), (attacking) => [
    user(attacked).during(attacking),
    user(harmless).during(attacking),
  ]);

  const late = percentile(times, 0.95);
  const more = memory.attacked - memory.harmless;
  const rows = [
    ['longest stall, generated attacks', `${stall.toFixed(0)} ms`, `${calm.toFixed(0)} ms`, `${limits.stall} ms`],
    [
      'memory after them',
      `${memory.attacked.toFixed(0)} MB`,
      `${memory.harmless.toFixed(0)} MB`,
      `${limits.memory} MB more`,
    ],
    [
      `a user's 95th percentile, ${hostileRequestsPerSecond} attacks a second`,
      `${late.toFixed(0)} ms`,
      `${percentile(peace, 0.95).toFixed(0)} ms`,
      `${limits.late} ms`,
    ],
  ];
  console.log(`\n| | attacked | beside it | limit |\n|---|---|---|---|`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
  for (const { sent, leftOut, statuses } of [generated, fired])
    console.log(
      `\n${sent} sent${leftOut > 0 ? `, ${leftOut} not for want of answers` : ''}: ${JSON.stringify(statuses)}`,
    );

  const failures = [];
  if (stall > limits.stall) failures.push(`The longest stall was ${stall.toFixed(0)} ms.`);
  if (more > limits.memory) failures.push(`The attacked server holds ${more.toFixed(0)} MB more.`);
  if (late > limits.late) failures.push(`A user waits ${late.toFixed(0)} ms at 95 %.`);
  for (const { statuses } of [generated, fired])
    for (const status of Object.keys(statuses))
      if (!/^[24]/.test(status)) failures.push(`Attacks were answered with ${status}.`);
  return failures;
}

async function endedEarly(attackers) {
  await once(attackers, 'exit');
  throw new Error('The attackers ended before they had begun.');
}

/** What is done lasts as long as what the others look at. */
async function together(attacking, others) {
  return Promise.all([attacking, ...others(attacking)]);
}

/** Somebody who has signed in and reads lists, one after the other. */
function legitimateUser(url, token, facts) {
  let number = 0;
  const ask = async () => {
    const name = ['Q1', 'Q2'][number % 2];
    const [{ since, fullEvents }, turn] = [facts, number++];
    const variables =
      name === 'Q1' ? { since: since[turn % since.length] } : { event: fullEvents[turn % fullEvents.length] };
    const { path, body } = contenders.ours.request(name, variables);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const begun = performance.now();
    const answer = await (await fetch(`${url}${path}`, { method: 'POST', headers, body })).json();
    if (answer.errors) throw new Error(`A legitimate user is refused: ${answer.errors[0].message}`);
    return performance.now() - begun;
  };
  const during = async (attacking) => {
    const times = [];
    await whileLasting(attacking, userAsksEvery, async () => times.push(await ask()));
    return times;
  };
  return { during };
}

const percentile = (times, share) => times.toSorted((one, other) => one - other)[Math.floor(times.length * share)] ?? 0;
