/*
 * How long every list and search of the API takes at the usual size, one request after the other, for the secretariat
 * and for an expert: `npm run bench:lists`. Lists, filters and orders are read from the schema, so that none is left
 * out: one that this file knows no value for ends the run. A table of medians and 95th percentiles in milliseconds; the
 * exit code is 1 where a 95th percentile is above the limit.
 */
import { readFile } from 'node:fs/promises';
import { buildSchema, isEnumType, isListType, isNonNullType, isObjectType } from 'graphql';
import { caller, startPostgres } from './database.mjs';
import { readOptions } from './options.mjs';
import { accessToken, startOurs } from './processes.mjs';

const limit = 200;
const times = 40;
const expert = 'expert@large.example';
/** A name, two words of which the second is a name, a post that most have, two letters, and what there is not. */
const searches = ['Mueller', 'adviser petrov', 'ministry', 'de', 'zzyzx'];

/** What a page would show of a row. */
const shown = {
  Audit: 'id at action by { displayName } changes { field from to }',
  Event: 'id title startsAt format status networks { name } actions { code } seats { available }',
  FollowUp: 'id title status dueOn outcome { title }',
  Member: 'id displayName posts { title organisation { name } state { name } }',
  Membership: 'id role status member { displayName } network { name }',
  Organisation: 'id name kind state { name }',
  Outcome: 'id title kind status date actions { code }',
  Registration: 'id status mode representing { state { name } } member { id displayName } event { title startsAt }',
  RoleGrant: 'id role from to member { displayName }',
  StateInvitation: 'state { name } answer event { title }',
};

const { dist, sizes } = readOptions();
const toClose = [];
try {
  const postgres = await startPostgres({ dist, log: console.log });
  toClose.push(postgres.close);
  const { url, password, client } = await postgres.database('lists', sizes);
  await openAccountOfExpert(client);
  const ours = await startOurs('ours', { dist, databaseUrl: url });
  toClose.push(ours.stop);
  const ask = async (token, query, variables = {}) => {
    const { data, errors } = await post(ours.url, token, { query, variables });
    if (errors) throw new Error(`${errors[0].message}\n${query}\n${JSON.stringify(variables)}`);
    return data;
  };
  const secretariat = await accessToken(ours.url, caller, password);
  const askers = { secretariat, expert: await accessToken(ours.url, expert, password) };
  const schema = buildSchema(await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'));
  const questions = [...questionsAbout(schema, await valuesIn(client))];

  console.log(`\n| list | asked by | asked with | rows | median ms | 95 % ms |\n|---|---|---|---|---|---|`);
  const slow = [];
  for (const { path, asked, query, variables } of questions) {
    for (const [who, token] of Object.entries(askers)) {
      const found = await post(ours.url, token, { query, variables });
      if (who === 'expert' && found.errors?.[0].extensions.code === 'FORBIDDEN') continue;
      if (found.errors) throw new Error(`${found.errors[0].message}: ${query}`);
      const list = path.reduce((value, name) => value?.[name], found.data);
      const spent = await measured(() => ask(token, query, variables));
      const [middle, late] = [0.5, 0.95].map((share) => spent[Math.floor(spent.length * share)]);
      const cells = [path.join('.'), who, asked, list?.totalCount ?? '', middle.toFixed(1), late.toFixed(1)];
      console.log(`| ${cells.join(' | ')} |`);
      if (late > limit) slow.push(cells.join(' | '));
    }
  }
  console.log(`\n${slow.length} above ${limit} ms at 95 %${slow.length > 0 ? `:\n${slow.join('\n')}` : '.'}`);
  if (slow.length > 0) process.exitCode = 1;
} finally {
  while (toClose.length > 0) await toClose.pop()();
}

async function post(url, token, body) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return response.json();
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

/** Whoever has the most registrations gets the caller's password: the costliest of those who see little. */
async function openAccountOfExpert(client) {
  const { rows } = await client.query(
    `SELECT member_id AS id FROM registration GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
  );
  const [{ id }] = rows;
  await client.query(`UPDATE member SET email = $2 WHERE id = $1`, [id, expert]);
  await client.query(
    `INSERT INTO account (member_id, password_hash)
     SELECT $1, password_hash FROM account JOIN member ON id = member_id WHERE email = $2
     ON CONFLICT (member_id) DO UPDATE SET password_hash = excluded.password_hash, disabled_at = NULL`,
    [id, caller],
  );
}

/** What lists are asked for: of each thing the one that most belongs to. */
async function valuesIn(client) {
  const one = async (text) => (await client.query(text)).rows[0]?.value ?? null;
  const most = (table, column) =>
    one(
      `SELECT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`,
    );
  const action = await one(`SELECT a.code AS value FROM action a JOIN event_action ea ON ea.action_id = a.id
    GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`);
  return {
    action,
    state: await most('registration', 'state'),
    event: await most('registration', 'event_id'),
    member: await most('registration', 'member_id'),
    network: await most('event_network', 'network_id'),
    organisation: await most('registration', 'organisation_id'),
    programme: (await most('event', 'programme_id')) ?? '00000000-0000-4000-8000-000000000000',
    year: new Date().getUTCFullYear() - 1,
  };
}

/** Every connection of the schema: from the root with each filter and order, of others' fields as it is. */
function* questionsAbout(schema, values) {
  const report = { from: `${values.year}-01-01`, to: `${values.year}-12-31` };
  const owners = {
    Query: { path: [], open: '', close: '' },
    Viewer: owner('viewer', ''),
    Action: owner('action', `(code: "${values.action}")`),
    Event: owner('event', `(id: "${values.event}")`),
    Member: owner('member', `(id: "${values.member}")`),
    Network: owner('network', `(id: "${values.network}")`),
    Programme: owner('programmes', ''),
    FigureSources: owner('figureSources', `(input: { report: { from: "${report.from}", to: "${report.to}" } })`),
  };
  const known = { ...report, ...values, by: values.member, subject: values.event };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const connection = named(field.type);
      if (!connection.name.endsWith('Connection')) continue;
      const node = connection.name.replace('Connection', '');
      const fields = shown[node] ?? missing(`what is shown of ${node}`);
      const { path, open, close } = owners[type.name] ?? missing(`where ${type.name} is found`);
      for (const { asked, variables, declared, given } of argumentsOf(field, known)) {
        const list = `${field.name}(${given.join(', ')}) { totalCount nodes { ${fields} } }`;
        yield {
          path: [...path, field.name],
          asked,
          query: `query${declared ? `(${declared})` : ''} { ${open} ${list} ${close} }`,
          variables,
        };
      }
    }
  }
}

function owner(field, asked) {
  return { path: [field], open: `${field}${asked} {`, close: '}' };
}

/** A list without anything, its end, and then each filter, argument and order alone. */
function* argumentsOf(field, known) {
  const asIs = { variables: {}, declared: '' };
  yield { ...asIs, asked: '', given: ['first: 50'] };
  yield { ...asIs, asked: 'the last 50', given: ['last: 50'] };
  for (const { name, type } of field.args) {
    if (['first', 'after', 'last', 'before'].includes(name)) continue;
    const kind = named(type);
    if (name === 'order')
      for (const { name: order } of kind.getValues())
        yield { ...asIs, asked: order, given: ['first: 50', `order: ${order}`] };
    else if (name === 'filter')
      for (const one of Object.values(kind.getFields()))
        for (const value of valuesOf(one.name, one.type, known)) yield asking(name, type, { [one.name]: value });
    else for (const value of valuesOf(name, type, known)) yield asking(name, type, value);
  }
}

function asking(name, type, value) {
  return {
    asked: JSON.stringify(name === 'filter' ? value : { [name]: value }).slice(1, -1),
    variables: { value },
    declared: `$value: ${type}`,
    given: ['first: 50', `${name}: $value`],
  };
}

/** Values that a field of a filter is asked with. */
function valuesOf(name, type, known) {
  const kind = named(type);
  const many = isListType(isNonNullType(type) ? type.ofType : type);
  if (name === 'search') return searches;
  if (isEnumType(kind)) return [many ? [kind.getValues()[0].name] : kind.getValues()[0].name];
  if (kind.name === 'Boolean') return [true];
  if (kind.name === 'Locale') return [many ? ['ru'] : 'ru'];
  const moment = { Date: '-07-01', DateTime: '-07-01T00:00:00Z' }[kind.name];
  if (moment) return [known.year + moment];
  const value = known[name.replace(/s$/, '')] ?? missing(`a value for the filter ${name}`);
  return [many ? [value] : value];
}

function named(type) {
  return type.ofType ? named(type.ofType) : type;
}

function missing(what) {
  throw new Error(`bench/lists.mjs does not know ${what}.`);
}
