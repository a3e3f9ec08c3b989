import { parseArgs } from 'node:util';
import { CommandProblem, runCommand } from '../../command.js';
import { SecondFactorResets } from './second-factor-resets.service.js';

// Nobody else could help a person of the secretariat who is alone: whoever runs the server does.
await runCommand(async (app) => {
  const { values } = parseArgs({ options: { email: { type: 'string' } } });
  if (!values.email) throw new CommandProblem('Usage: npm run account:reset-second-factor -- --email ADDRESS');
  await app.get(SecondFactorResets).resetNow(values.email);
  console.log(`${values.email} can sign in with the password alone and set up a second factor anew.`);
});
