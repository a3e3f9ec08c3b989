import { runCommand } from './command.js';
import { Database, StandingChecks } from './platform/index.js';

await runCommand(async (app) => {
  const findings = await app.get(StandingChecks).run(app.get(Database));
  for (const { holds, breaches } of findings) {
    console.log(`${breaches.length === 0 ? 'holds' : 'FAILS'}  ${holds}`);
    for (const breach of breaches) console.log(`       ${breach}`);
  }
  if (findings.some(({ breaches }) => breaches.length > 0)) process.exitCode = 1;
});
