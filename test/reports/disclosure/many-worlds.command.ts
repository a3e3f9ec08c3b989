/** Looks for hidden counts in many random worlds: npm run test:disclosure -- --worlds 2000 --seed 7 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { lookedAt, worldsOf } from './many-worlds.js';

const number = { type: 'string' } as const;
const { values } = parseArgs({ options: { worlds: number, seed: number } });
const worlds = Number(values.worlds ?? 2000);
const seed = Number(values.seed ?? randomInt(2 ** 31));

console.log(`${worlds} worlds of the seed ${seed}.`);
let failures = 0;
let withoutAudit = 0;
for await (const { number: world, found, exposed, foundWithoutAudit } of lookedAt(worldsOf(seed, worlds))) {
  withoutAudit += foundWithoutAudit().length;
  if (found.length > 0 || exposed.length > 0) {
    failures++;
    console.error(`World ${world} of --seed ${seed}:`, JSON.stringify({ found, exposed }));
  }
  if ((world + 1) % 100 === 0)
    console.log(
      `${world + 1} worlds: ${failures} give something away; without the audit, ${withoutAudit} counts are found.`,
    );
}
if (failures > 0 || withoutAudit === 0) process.exitCode = 1;
