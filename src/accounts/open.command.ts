import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { system } from '../access/index.js';
import { CommandProblem, runCommand } from '../command.js';
import { Members } from '../people/index.js';
import { Config, Database } from '../platform/index.js';
import { Accounts } from './accounts.service.js';
import { RoleGrants } from './role-grants/role-grants.service.js';

const options = '--email ADDRESS --given-names NAMES --family-name NAME [--secretariat] [--locale en|ru]';
const usage = `Usage: npm run account:open -- ${options}`;

function readCommand() {
  try {
    const { values } = parseArgs({
      options: {
        email: { type: 'string' },
        'given-names': { type: 'string' },
        'family-name': { type: 'string' },
        secretariat: { type: 'boolean', default: false },
        locale: { type: 'string', default: 'en' },
      },
    });
    const { email, 'given-names': givenNames, 'family-name': familyName, secretariat, locale } = values;
    if (!email || !givenNames || !familyName) throw new CommandProblem(usage);
    return { email, givenNames, familyName, secretariat, locale };
  } catch (error) {
    throw error instanceof CommandProblem
      ? error
      : new CommandProblem(`${error instanceof Error ? error.message : String(error)}. ${usage}`);
  }
}

// Nobody who is signed in could make the first person of the secretariat: whoever runs the server does.
await runCommand(async (app) => {
  const { email, givenNames, familyName, secretariat, locale } = readCommand();
  const password = randomBytes(15).toString('base64url');
  const member = await app.get(Members).create(system, { email, givenNames, familyName });
  await app
    .get(Database)
    .transaction((transaction) => app.get(Accounts).open(transaction, member.id, { password, locale }));
  if (secretariat) await app.get(RoleGrants).grant(system, { member: member.id, role: 'SECRETARIAT' });
  console.log(`${email} can sign in${secretariat ? ' as the secretariat' : ''} with the password ${password}`);
  console.log('It is shown only here; please change it after signing in.');
  if (secretariat) {
    const page = `${app.get(Config).publicUrl}/account/second-factor`;
    console.log(`The secretariat acts with a second factor: set one up, with any authenticator, at ${page}`);
  }
});
