import { contenders } from './contenders/index.mjs';
import { operations, ownLimits } from './operations.mjs';

/** The middle one; of an even number the mean of the two. */
export function median(values) {
  const known = values.filter((value) => value !== null && value !== undefined).sort((one, other) => one - other);
  if (known.length === 0) return null;
  return (known[Math.floor((known.length - 1) / 2)] + known[Math.ceil((known.length - 1) / 2)]) / 2;
}

/** Our speed over a peer's, round by round: median, least and most. In a rush our time over the peer's. */
function ratioTo(peer, windows, lessIsBetter) {
  const ratios = windows.ours.map(({ perSecond, seconds }, round) =>
    lessIsBetter ? seconds / windows[peer][round].seconds : perSecond / windows[peer][round].perSecond,
  );
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** Puts together what was measured: figures of every operation, and whatever is below a floor as lines of text. */
export function conclude(results, { servers, memory }) {
  const failures = [];
  const measured = {};
  for (const [name, windows] of Object.entries(results)) {
    const { limits, statements: most, lessIsBetter } = operations[name];
    const middle = (contender, figure) => median(windows[contender].map((window) => window[figure]));
    const peers = Object.keys(windows).filter((contender) => contender !== 'ours');
    const ratios = Object.fromEntries(peers.map((peer) => [peer, ratioTo(peer, windows, lessIsBetter)]));
    const statements = middle('ours', 'statements');
    const perSecond = Object.fromEntries(
      Object.keys(windows).map((contender) => [contender, middle(contender, 'perSecond')]),
    );
    measured[name] = { ratios, statements, perSecond };
    for (const [peer, floor] of limits) {
      if (floor === null || !ratios[peer]) continue;
      const { median: value } = ratios[peer];
      if (lessIsBetter ? value > floor : value < floor)
        failures.push(`${name}: ${round(value)} × ${peer}, the floor is ${floor}`);
    }
    if (most !== undefined && statements > most + 0.05)
      failures.push(`${name}: ${round(statements)} statements a request, at most ${most}`);
    if (name === 'rush') {
      measured[name].confirmed = Math.max(...windows.ours.map(({ statuses }) => statuses.CONFIRMED));
      measured[name].errors = windows.ours.reduce((sum, { errors }) => sum + errors, 0);
    }
  }
  const own = { coldStart: servers.ours.coldStart, memoryAtRest: memory.atRest.ours, memoryAfter: memory.after.ours };
  for (const [what, [floor]] of Object.entries(ownLimits))
    if (own[what] !== null && own[what] > floor) failures.push(`${what}: ${round(own[what])}, the floor is ${floor}`);
  return { measured, own, failures };
}

/** Prints everything as tables. */
export function print(results, { measured, own, failures }, memory) {
  for (const [name, windows] of Object.entries(results)) {
    const { what, limits, lessIsBetter } = operations[name];
    console.log(`\n${name}  ${what}`);
    const head = lessIsBetter ? 'seconds' : 'a second';
    const lines = [['', '', head, 'p50 ms', 'p99 ms', 'SQL', 'CPU Node', 'CPU PG']];
    for (const [contender, all] of Object.entries(windows)) {
      const middle = (figure) => round(median(all.map((window) => window[figure])));
      const speed = middle(lessIsBetter ? 'seconds' : 'perSecond');
      const rest = ['p50', 'p99', 'statements', 'nodeCpu', 'postgresCpu'].map(middle);
      lines.push([contender, contenders[contender].title, speed, ...rest]);
    }
    table(lines);
    for (const [peer, ratio] of Object.entries(measured[name].ratios)) {
      const [, floor = null, goal = null, moonshot = null] = limits.find(([limited]) => limited === peer) ?? [];
      const wanted = [
        ['floor', floor],
        ['goal', goal],
        ['moonshot', moonshot],
      ].filter(([, value]) => value !== null);
      const of = lessIsBetter ? `of the time of ${peer}` : `× ${peer}`;
      const limit = wanted.map(([word, value]) => `, ${word} ${value}`).join('');
      console.log(`    ${round(ratio.median)} ${of} (${round(ratio.least)} to ${round(ratio.most)})${limit}`);
      if (peer === 'again' && Math.abs(Math.log(ratio.median)) > Math.log(1.15))
        console.log('    The same server twice differs by more than 15 %: the machine is too busy for these figures.');
    }
  }
  const coldStart = `${round(own.coldStart)} s (floor ${ownLimits.coldStart.join(', goal ')})`;
  console.log(`\nCold start to the first answer, the middle of three: ${coldStart}`);
  console.log('Memory in MB, at rest and after load:');
  table(
    Object.keys(memory.atRest).map((name) => [
      name,
      contenders[name].title,
      round(memory.atRest[name]),
      round(memory.after[name]),
    ]),
  );
  console.log(
    failures.length === 0
      ? '\nNothing is below its floor.'
      : `\nBelow the floor:\n${failures.map((line) => `  ${line}`).join('\n')}`,
  );
}

/** What --json writes. */
export function asJson({ measured, own, failures }) {
  const operationsOf = Object.entries(measured).map(([name, { ratios, ...rest }]) => {
    const ratio = Object.fromEntries(
      Object.entries(ratios).map(([peer, { median: value }]) => [peer, Number(value.toFixed(3))]),
    );
    return [name, { ratio, ...rest }];
  });
  return JSON.stringify({ operations: Object.fromEntries(operationsOf), ...own, failures }, null, 2);
}

const round = (value) =>
  value === null || value === undefined
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

function table(lines) {
  const cells = lines.map((line) => line.map(String));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((line) => line[column].length)));
  for (const line of cells) {
    const filled = line.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
    );
    console.log(`    ${filled.join('  ')}`);
  }
}
