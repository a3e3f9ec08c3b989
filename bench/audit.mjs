import { caller } from './database.mjs';
import { longestStall, whileLasting } from './health.mjs';
import { memoryOf } from './measure.mjs';
import { accessToken, startOurs } from './processes.mjs';

/** Seconds of a trial, milliseconds that anybody else waits meanwhile, megabytes that it needs for a while. */
const limits = { seconds: 60, stall: 250, memory: 2000 };
const memoryEvery = 200;

/** Those that come first have lines with so few participations, as some have in any real plan. */
const small = { states: 12, organisations: 24, participations: 3 };

const freezeReport =
  'mutation ($title: String!, $input: ActivityReportInput!) { freezeReport(title: $title, input: $input) { id } }';
const releaseReport = 'mutation ($id: ID!) { releaseReport(id: $id) { id } }';
const tryRelease = `mutation ($id: ID!) {
  releaseReport(id: $id, dryRun: true) { hiddenLines report { total { participations people } } }
}`;

/**
 * Tries to release a report on all years of the plan, where those on its first three are released, and looks at what
 * that costs others. Answers what is too much.
 */
export async function benchAudit({ postgres, options: { dist, sizes }, log, toClose }) {
  const { url: databaseUrl, client, password } = await postgres.database('usual', sizes);
  const { rows } = await client.query(
    `SELECT slug AS plan, starts_on::text AS "from", ends_on::text AS "to" FROM action_plan
     ORDER BY (current_date BETWEEN starts_on AND ends_on) DESC, load_order LIMIT 1`,
  );
  await makeSmallCounts(client);
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
  const freeze = async (title, input) => (await ask(freezeReport, { title, input })).freezeReport.id;
  const [{ plan, from, to }] = rows;
  const first = Number(from.slice(0, 4));
  for (const year of [first, first + 1, first + 2]) {
    const report = await freeze(String(year), { plan, from: `${year}-01-01`, to: `${year}-12-31` });
    const begun = performance.now();
    await ask(releaseReport, { id: report });
    log(`The report of ${year} is released, in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  }
  const id = await freeze('All years', { plan, from, to });
  const kept = await client.query('SELECT count(*)::integer AS parts FROM frozen_participation WHERE report_id = $1', [
    id,
  ]);
  log(`A report from ${from} to ${to} is frozen: ${kept.rows[0].parts} participations.`);

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

/** Lets most of those who stood for some states and organisations stand for another one. */
async function makeSmallCounts(client) {
  for (const [column, count] of [
    ['state', small.states],
    ['organisation_id', small.organisations],
  ])
    await client.query(
      `WITH line AS (
         SELECT ${column} AS id, row_number() OVER (ORDER BY ${column}) AS number
         FROM registration WHERE ${column} IS NOT NULL GROUP BY ${column}
       ), ranked AS (
         SELECT r.id, row_number() OVER (
           PARTITION BY ${column} ORDER BY (attendance = 'ATTENDED') IS TRUE DESC, r.id
         ) AS place
         FROM registration r JOIN line ON line.id = ${column} WHERE line.number <= $1
       )
       UPDATE registration r SET ${column} = (SELECT id FROM line WHERE number = $1 + 1)
       FROM ranked WHERE ranked.id = r.id AND ranked.place > $2`,
      [count, small.participations],
    );
}

/** In megabytes. */
async function mostMemory(pid, lasting) {
  let most = 0;
  await whileLasting(lasting, memoryEvery, async () => {
    most = Math.max(most, (await memoryOf(pid)) ?? 0);
  });
  return most;
}
