import { CommandProblem, runCommand } from '../command.js';
import { type Head, headIn, Sealing, told, Verification, writtenHead } from './index.js';

const usage = 'Usage: npm run audit:verify [-- <head>], a head as it was mailed or logged: 4711:9f86d0…';

/** Null where none was given. */
function readCommand(): Head | null {
  const [given, ...others] = process.argv.slice(2);
  const head = given === undefined ? null : headIn(given);
  if (others.length > 0 || (given !== undefined && !head)) throw new CommandProblem(usage);
  return head;
}

await runCommand(async (app) => {
  const known = readCommand();
  await app.get(Sealing).pass();
  const { head, breach } = await app.get(Verification).verify(known);
  if (breach) {
    console.log(`FAILS  ${told(breach).en}`);
    process.exitCode = 1;
    return;
  }
  console.log(head ? `holds  ${head.number} entries, up to ${writtenHead(head)}` : 'holds  nothing is sealed yet');
  if (!known) console.log('       Whether its end was cut off is found with a head that was mailed or logged.');
});
