import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { system } from '../../../src/access/index.js';
import { Accounts, RoleGrants } from '../../../src/accounts/index.js';
import { Networks } from '../../../src/networks/index.js';
import { Members } from '../../../src/people/index.js';
import { Database, sql } from '../../../src/platform/index.js';
import { enrol } from './authenticators.js';

/** The password of everybody in the cast. */
export const password = 'a-password-for-tests';

/**
 * Who plays in the tests. Everybody has a post in the state given and an account, and all but the expert and the
 * observer an authenticator.
 */
export const cast = {
  secretariat: { givenNames: 'Sabine', familyName: 'Hofer', state: 'AT' },
  secretariat2: { givenNames: 'Jonas', familyName: 'Petrauskas', state: 'LT' },
  organiser: { givenNames: 'Marta', familyName: 'Nowak', state: 'PL' },
  otherOrganiser: { givenNames: 'Bence', familyName: 'Szabó', state: 'HU' },
  contactPoint: { givenNames: 'Nino', familyName: 'Beridze', state: 'GE' },
  expert: { givenNames: 'Олена', familyName: 'Коваленко «Лісова»', state: 'UA' },
  expert2: { givenNames: 'Giorgi', familyName: 'Lomidze', state: 'GE' },
  observer: { givenNames: 'Claire', familyName: 'Martin', state: 'FR' },
} as const;

export type Person = keyof typeof cast;

const withAuthenticator = [
  'secretariat',
  'secretariat2',
  'organiser',
  'otherOrganiser',
  'contactPoint',
  'expert2',
] as const satisfies readonly Person[];

export const addressOf = (person: Person): string => `${person.toLowerCase()}@cast.example`;

/** Two networks: the organiser runs the first, the other organiser the second. */
export const networkSlugs = { asylum: 'asylum-pool', labour: 'labour-network' } as const;

/** Makes the cast through the services, as start-up does with the demonstration world. */
export async function openCast(app: NestFastifyApplication): Promise<void> {
  const members = app.get(Members);
  const accounts = app.get(Accounts);
  const grants = app.get(RoleGrants);
  const ids = {} as Record<Person, string>;
  for (const [person, { givenNames, familyName, state }] of Object.entries(cast) as [Person, (typeof cast)[Person]][]) {
    const email = addressOf(person);
    const member = await members.create(system, {
      givenNames,
      familyName,
      email,
      post: { title: 'Adviser', state, from: '2020-01-01' },
    });
    await app.get(Database).transaction((transaction) => accounts.open(transaction, member.id, { password }));
    ids[person] = member.id;
  }
  const networks = app.get(Networks);
  const name = (text: string) => [{ locale: 'en', text }];
  const asylum = await networks.create(system, {
    slug: networkSlugs.asylum,
    kind: 'EXPERT_POOL',
    name: name('Asylum expert pool'),
    actions: ['VI.6'],
  });
  const labour = await networks.create(system, {
    slug: networkSlugs.labour,
    kind: 'EXPERT_NETWORK',
    name: name('Labour migration network'),
    actions: ['III.2'],
  });
  await grants.grant(system, { member: ids.secretariat, role: 'SECRETARIAT' });
  await grants.grant(system, { member: ids.secretariat2, role: 'SECRETARIAT' });
  await grants.grant(system, { member: ids.organiser, role: 'ORGANISER', network: asylum.id });
  await grants.grant(system, { member: ids.otherOrganiser, role: 'ORGANISER', network: labour.id });
  await grants.grant(system, { member: ids.contactPoint, role: 'CONTACT_POINT', state: 'GE' });
  await grants.grant(system, { member: ids.observer, role: 'OBSERVER' });
  for (const person of withAuthenticator) await enrol(app, ids[person]);
  // What they were told of that is no part of any test.
  await app.get(Database).execute(sql`DELETE FROM outbox_message`);
}
