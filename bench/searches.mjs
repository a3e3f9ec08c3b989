/*
 * How long searches take, one after the other, as the secretariat asks them: `node bench/searches.mjs`, after a build.
 * Takes the options of the bench that make the data. A table of medians and 95th percentiles in milliseconds.
 */
import { caller, startPostgres } from './database.mjs';
import { readOptions } from './options.mjs';
import { accessToken, startOurs } from './processes.mjs';

const times = 40;
const page = 'totalCount nodes { id }';
const searches = {
  registrations: ['query ($search: String!) { registrations(filter: { search: $search }) { %page } }', 'member { id }'],
  members: ['query ($search: String!) { members(filter: { search: $search }) { %page } }', 'displayName'],
  events: ['query ($search: String!) { events(filter: { search: $search }) { %page } }', 'title'],
  outcomes: ['query ($search: String!) { outcomes(filter: { search: $search }) { %page } }', 'title'],
};
/** A name, two words of which the second is a name, a post that many have, and what there is not. */
const terms = ['Mueller', 'kovalenko', 'adviser petrov', 'ministry', 'zzyzx'];

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);

const { dist, sizes } = readOptions();
const toClose = [];
try {
  const postgres = await startPostgres({ dist, log: console.log });
  toClose.push(postgres.close);
  const { url, password } = await postgres.database('searches', sizes);
  const ours = await startOurs('ours', { dist, databaseUrl: url });
  toClose.push(ours.stop);
  const token = await accessToken(ours.url, caller, password);
  console.log('| list | search | found | median ms | 95 % ms | with total, median ms |\n|---|---|---|---|---|---|');
  for (const [list, [query, shown]] of Object.entries(searches)) {
    for (const search of terms) {
      const ask = (fields) => answer(ours.url, token, query.replace('%page', fields), { search });
      const { totalCount } = (await ask(page))[list];
      const listed = await measured(() => ask(`nodes { id ${shown} }`));
      const counted = await measured(() => ask(`totalCount nodes { id ${shown} }`));
      console.log(
        `| ${list} | ${search} | ${totalCount} | ${at(listed, 0.5)} | ${at(listed, 0.95)} | ${at(counted, 0.5)} |`,
      );
    }
  }
} finally {
  while (toClose.length > 0) await toClose.pop()();
}

async function measured(ask) {
  await ask();
  const spent = [];
  for (let time = 0; time < times; time++) {
    const begun = performance.now();
    await ask();
    spent.push(performance.now() - begun);
  }
  return spent.toSorted((one, other) => one - other);
}

async function answer(url, token, query, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
