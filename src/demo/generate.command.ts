import { parseArgs } from 'node:util';
import { CommandProblem, runCommand } from '../command.js';
import { Config } from '../platform/index.js';
import { generate } from './generator/generate.js';

const usage = 'Usage: npm run demo:generate -- [--members 20000] [--events 5000] [--registrations 300000]';

function readCommand() {
  try {
    const { values } = parseArgs({
      options: {
        members: { type: 'string', default: '20000' },
        events: { type: 'string', default: '5000' },
        registrations: { type: 'string', default: '300000' },
      },
    });
    const sizes = {
      members: Number(values.members),
      events: Number(values.events),
      registrations: Number(values.registrations),
    };
    if (Object.values(sizes).some((size) => !Number.isInteger(size) || size < 1)) throw new CommandProblem(usage);
    if (sizes.registrations > sizes.members * sizes.events)
      throw new CommandProblem('Nobody is registered twice for one event: that is more than members times events.');
    return sizes;
  } catch (error) {
    throw error instanceof CommandProblem
      ? error
      : new CommandProblem(`${error instanceof Error ? error.message : String(error)}. ${usage}`);
  }
}

await runCommand(async (app) => {
  const sizes = readCommand();
  const begun = Date.now();
  // Statistics of a table are made for its owner only.
  await generate(app.get(Config).migrationDatabaseUrl!, sizes);
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  const { members, events, registrations } = sizes;
  console.log(`Added ${members} members, ${events} events and ${registrations} registrations in ${seconds} s.`);
});
