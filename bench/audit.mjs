import { caller } from './database.mjs';
import { longestStall, whileLasting } from './health.mjs';
import { memoryOf } from './measure.mjs';
import { accessToken, startOurs } from './processes.mjs';

/** Seconds of a trial, milliseconds that anybody else waits meanwhile, megabytes that it needs for a while. */
const limits = { seconds: 60, stall: 250, memory: 2000 };
const memoryEvery = 200;

const freezeReport =
  'mutation ($input: ActivityReportInput!) { freezeReport(title: "Five years", input: $input) { id } }';
const tryRelease = `mutation ($id: ID!) {
  releaseReport(id: $id, dryRun: true) { hiddenLines report { total { participations people } } }
}`;

/** Tries to release a report on all years of the plan, and looks at what that costs. Answers what is too much. */
export async function benchAudit({ postgres, options: { dist, sizes }, log, toClose }) {
  const { url: databaseUrl, client, password } = await postgres.database('usual', sizes);
  const { rows } = await client.query(
    `SELECT slug AS plan, starts_on::text AS "from", ends_on::text AS "to" FROM action_plan
     ORDER BY (current_date BETWEEN starts_on AND ends_on) DESC, load_order LIMIT 1`,
  );
  const server = await startOurs('ours', { dist, databaseUrl });
  toClose.push(server.stop);
  const token = await accessToken(server.url, caller, password);
  const ask = async (query, variables) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const body = JSON.stringify({ query, variables });
    const answer = await (await fetch(`${server.url}/graphql`, { method: 'POST', headers, body })).json();
    if (answer.errors) throw new Error(answer.errors[0].message);
    return answer.data;
  };
  const { id } = (await ask(freezeReport, { input: rows[0] })).freezeReport;
  const kept = await client.query('SELECT count(*)::integer AS parts FROM frozen_participation WHERE report_id = $1', [
    id,
  ]);
  log(`A report from ${rows[0].from} to ${rows[0].to} is frozen: ${kept.rows[0].parts} took part.`);

  const before = await memoryOf(server.pid);
  const begun = performance.now();
  const trying = ask(tryRelease, { id }).then(({ releaseReport }) => ({
    ...releaseReport,
    seconds: (performance.now() - begun) / 1000,
  }));
  const [trial, stall, memory] = await Promise.all([
    trying,
    longestStall(server.url, trying),
    mostMemory(server.pid, trying),
  ]);
  const rowsOfTable = [
    ['a trial, `releaseReport(dryRun: true)`', `${trial.seconds.toFixed(1)} s`, `${limits.seconds} s`],
    ['longest stall meanwhile', `${stall.toFixed(0)} ms`, `${limits.stall} ms`],
    ['memory meanwhile, above that at rest', `${(memory - before).toFixed(0)} MB`, `${limits.memory} MB`],
    ['figures that are hidden', String(trial.hiddenLines.length), '–'],
  ];
  console.log('\n| | measured | limit |\n|---|---|---|');
  for (const row of rowsOfTable) console.log(`| ${row.join(' | ')} |`);

  const failures = [];
  if (trial.seconds > limits.seconds) failures.push(`The trial took ${trial.seconds.toFixed(1)} s.`);
  if (stall > limits.stall) failures.push(`The longest stall was ${stall.toFixed(0)} ms.`);
  if (memory - before > limits.memory) failures.push(`The trial needed ${(memory - before).toFixed(0)} MB more.`);
  return failures;
}

/** In megabytes. */
async function mostMemory(pid, lasting) {
  let most = 0;
  await whileLasting(lasting, memoryEvery, async () => {
    most = Math.max(most, (await memoryOf(pid)) ?? 0);
  });
  return most;
}
