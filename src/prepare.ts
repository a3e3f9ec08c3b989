import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Accounts } from './accounts/index.js';
import { TrailRights } from './audit/index.js';
import { DemonstrationWorld } from './demo/index.js';
import { StateList } from './people/index.js';
import { Catalogue } from './plan/index.js';
import { StartUpProblem } from './platform/embedded-postgres/index.js';
import type { Config } from './platform/index.js';

/** Puts in place what the first request needs; it is safe to repeat, and in two processes at once. */
export async function prepare(app: NestFastifyApplication, config: Config): Promise<void> {
  if (config.production) {
    await refuseDemonstration(app);
    await refuseToOwnTrail(app);
  }
  await app.get(StateList).load();
  await app.get(Catalogue).load();
  if (config.demonstration) await app.get(DemonstrationWorld).build();
}

/** @throws StartUpProblem where the demonstration world was built in this database: everybody knows its password. */
async function refuseDemonstration(app: NestFastifyApplication): Promise<void> {
  const open = await app.get(Accounts).openOfDemonstration();
  if (open > 0) {
    throw new StartUpProblem(
      `This database holds the demonstration world: ${open} of its accounts are open, with a password that everybody ` +
        'knows. Start production with a database of its own.',
    );
  }
}

/** @throws StartUpProblem where whoever breaks into the application could change what the audit trail tells. */
async function refuseToOwnTrail(app: NestFastifyApplication): Promise<void> {
  const role = await app.get(TrailRights).roleThatCouldChange();
  if (role !== null) {
    throw new StartUpProblem(
      `The role "${role}" of DATABASE_URL could change the audit trail. Give the application a role of its own that ` +
        'owns nothing, and set MIGRATION_DATABASE_URL to the one that owns the database: README.md says how.',
    );
  }
}
