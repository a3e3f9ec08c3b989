// The load generator, in a process of its own: it gets one window's job at a time and answers what came of it.
import autocannon from 'autocannon';
import { contenders, worldOf } from './contenders/index.mjs';
import { operations } from './operations.mjs';

/** By the database that they are of. */
let facts;

process.on('message', async (message) => {
  if (message.facts) {
    facts = message.facts;
    process.send({ ready: true });
    return;
  }
  try {
    process.send(await fire(message));
  } catch (error) {
    process.send({ error: error.stack });
  }
});
process.on('disconnect', () => process.exit(0));

/**
 * Runs one window. `from` is the number of its first request, `seconds` its length; or instead `calls` requests all at
 * once. Answers how many were answered and how fast, in milliseconds; `next` is the number of the first one not sent.
 */
async function fire({
  operation: name,
  contender,
  url,
  token,
  connections,
  seconds,
  calls,
  from = 0,
  round,
  smallest,
}) {
  const operation = operations[name];
  let next = from;
  const build = (n) => {
    const variables = operation.variables(facts[worldOf(contender)], contender, n, round);
    const { path, body } = contenders[contender].request(operation.request ?? name, variables);
    return {
      method: 'POST',
      path,
      body,
      // autocannon says localhost in what it sets up anew for each request.
      headers: { host: new URL(url).host, 'content-type': 'application/json', authorization: `Bearer ${token}` },
    };
  };
  const statuses = {};
  let errors = 0;
  let firstWrong;
  const readAnswer = (status, body) => {
    const answered = status === 200 && !body.startsWith('{"errors"') && JSON.parse(body);
    if (!answered || answered.errors) {
      errors++;
      firstWrong ??= `${status} ${body.slice(0, 300)}`;
    } else if (calls) count(statuses, contenders[contender].answers.M1(answered.data).status);
  };
  // Requests that repeat are built once; of those that do not every answer is read.
  const requests = operation.different
    ? Array.from({ length: operation.different }, (_, n) => build(n))
    : [{ ...build(next), setupRequest: () => build(next++), onResponse: readAnswer }];
  let clients = 0;
  const rotate = (client) => {
    const start = clients++ % requests.length;
    if (operation.different) client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
  };
  const times = [];
  let begun = performance.now();
  let last = begun;
  const run = autocannon({
    url,
    requests,
    setupClient: rotate,
    timeout: 120,
    // Windows end at the next sample.
    sampleInt: 50,
    ...(calls ? { connections: calls, amount: calls } : { connections, duration: seconds }),
  });
  // Everybody is about to connect: making a thousand clients is not the server's time.
  run.on('start', () => (begun = performance.now()));
  run.on('response', (_client, status, bytes, milliseconds) => {
    times.push(milliseconds);
    last = performance.now();
    if (status !== 200 || bytes < smallest) errors++;
  });
  const result = await run;
  times.sort((one, other) => one - other);
  return {
    ...{
      answered: times.length,
      sent: result.requests.sent,
      errors: errors + result.errors + result.timeouts,
      statuses,
      firstWrong,
      next,
    },
    seconds: (last - begun) / 1000,
    p50: times[Math.floor(times.length * 0.5)],
    p99: times[Math.floor(times.length * 0.99)],
  };
}

const count = (counts, key) => (counts[key] = (counts[key] ?? 0) + 1);
