import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { getNamedType, isInputObjectType } from 'graphql';
import { IdempotencyKeys } from '../../src/platform/idempotency/idempotency-keys.store.js';
import { handlesSecret } from '../../src/platform/idempotency/secrets.js';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { draftEvent, eventInput, publishedEvent, publishEvent, updateEvent } from '../support/builders/events.js';
import { register, withdraw } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import { password, type Person } from '../support/harness/cast.js';
import { type Answer, Client, type Operation } from '../support/harness/client.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

let world: World;
let keys: IdempotencyKeys;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
  keys = world.apps[0]!.get(IdempotencyKeys);
});
afterAll(async () => {
  await world.stop();
});

let key: string;
beforeEach(() => {
  key = crypto.randomUUID();
});

/** Calls with a key, that of the test unless it says another. */
const keyed = <Data = Record<string, never>>(
  operation: Operation<Data> | string,
  variables: Record<string, unknown> = {},
  { who = 'secretariat', under = key }: { who?: Person | 'nobody' | { email: string }; under?: string } = {},
): Promise<Answer<Data>> => world.as(who).run(operation, variables, { 'idempotency-key': under });

const codeOf = ({ errors }: Answer<unknown>): string | undefined => errors[0]?.extensions.code;

const create = graphql(
  'mutation ($input: OrganisationInput!) { createOrganisation(input: $input) { id names { text } } }',
);
const named = (name: string) => ({ input: { name: english(name), kind: 'NGO' } });

async function organisations(name: string): Promise<number> {
  const rows = await world.database.rows(`SELECT FROM organisation WHERE name ->> 'en' = $1`, [name]);
  return rows.length;
}

/** What is kept, of one key or all. */
const kept = (under?: string) =>
  world.database.rows<{ results: object; answers: Record<string, string> }>(
    `SELECT results, answers FROM idempotency_key WHERE $1::text IS NULL OR key = $1`,
    [under ?? null],
  );

describe('the same call again under its key', () => {
  it('is answered word for word as the first, and changes nothing more', async () => {
    const first = await keyed(create, named('Once'));
    expect(first.errors).toEqual([]);
    await world.database.rows(`UPDATE organisation SET name = '{"en": "Renamed"}' WHERE name ->> 'en' = 'Once'`);
    expect(await keyed(create, named('Once'))).toEqual(first);
    expect([await organisations('Once'), await organisations('Renamed')]).toEqual([0, 1]);
  });

  it('may be written otherwise, as long as it says the same', async () => {
    const first = await keyed(
      'mutation ($a: ID!, $b: String) { withdraw: joinNetwork(network: $a, motivation: $b) { id } }',
      {
        a: world.networks.asylum,
        b: null,
      },
    );
    const again = await keyed(
      `# The same.
       mutation ($a: ID!, $b: String) { withdraw: joinNetwork(network: $a, motivation: $b) { id } }`,
      { b: null, a: world.networks.asylum },
    );
    expect(again).toEqual(first);
    expect(first.errors).toEqual([]);
  });

  it('is answered from another process, and to another session of the same person', async () => {
    const first = await keyed(create, named('Elsewhere'));
    const again = await world.as('secretariat', 1).run(create, named('Elsewhere'), { 'idempotency-key': key });
    expect(again).toEqual(first);
    expect(await organisations('Elsewhere')).toBe(1);
  });

  it('is answered also where the right to it went with what it did', async () => {
    const id = await eventOfOthers();
    const first = await keyed(remove, { id }, { who: 'expert2' });
    expect(first.data).toEqual({ deleteEvent: id });
    expect(codeOf(await world.as('expert2').run(remove, { id }))).toBe('FORBIDDEN');
    expect(await keyed(remove, { id }, { who: 'expert2' })).toEqual(first);
  });

  it('counts a dry run for what it is, and changes nothing then either', async () => {
    const { id } = await publishedEvent(world);
    const cancel = `mutation ($id: ID!, $dryRun: Boolean!) {
      cancelEvent(id: $id, reason: "Nobody can come", dryRun: $dryRun) { status } }`;
    const first = await keyed(cancel, { id, dryRun: true });
    expect(first.data).toEqual({ cancelEvent: { status: 'CANCELLED' } });
    expect(await keyed(cancel, { id, dryRun: true })).toEqual(first);
    expect(codeOf(await keyed(cancel, { id, dryRun: false }))).toBe('CONFLICT');
    const [event] = await world.database.rows<{ status: string }>('SELECT status FROM event WHERE id = $1', [id]);
    expect(event!.status).toBe('PUBLISHED');
  });
});

/** A draft, with nothing else that the second expert is an organiser of. */
async function eventOfOthers(): Promise<string> {
  const { id } = await draftEvent(world);
  const grant = graphql('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { id } }');
  await world.as('secretariat').ask(grant, { input: { role: 'ORGANISER', member: world.ids.expert2, event: id } });
  return id;
}
const remove = graphql('mutation ($id: ID!) { deleteEvent(id: $id) }');

describe('a key that was used', () => {
  it.each<[string, () => Promise<Answer<unknown>>]>([
    ['with other variables', () => keyed(create, named('Another'))],
    [
      'with another selection',
      () => keyed('mutation ($input: OrganisationInput!) { createOrganisation(input: $input) { id } }', named('First')),
    ],
    [
      'with another operation',
      () => keyed('mutation { joinNetwork(network: "01900000-0000-7000-8000-000000000000") { id } }'),
    ],
    [
      'for another field',
      () =>
        keyed(
          `mutation ($input: OrganisationInput!) { other: createOrganisation(input: $input) { id } }`,
          named('Another'),
        ),
    ],
  ])('is a CONFLICT %s, and nothing is done', async (_, other) => {
    await keyed(create, named('First'));
    const before = await world.database.rows('SELECT id FROM organisation');
    const answer = await other();
    expect([codeOf(answer), answer.errors[0]!.message]).toEqual([
      'CONFLICT',
      expect.stringContaining('Idempotency-Key'),
    ]);
    expect(await world.database.rows('SELECT id FROM organisation')).toEqual(before);
  });

  it('is nothing to anybody else', async () => {
    const first = await keyed(create, named('Theirs'));
    const other = await keyed(create, named('Theirs'), { who: 'secretariat2' });
    expect(other.errors).toEqual([]);
    expect(other.data).not.toEqual(first.data);
    expect(await organisations('Theirs')).toBe(2);
  });
});

describe('what is refused', () => {
  it('leaves nothing behind, and is tried again', async () => {
    const { id } = await draftEvent(world, { actions: [] });
    expect(codeOf(await keyed(publishEvent, { id }))).toBe('BAD_INPUT');
    expect(await kept(key)).toEqual([]);
    await world.as('secretariat').ask(updateEvent, { id, input: { actions: ['VI.6'] } });
    const announced = await keyed(publishEvent, { id });
    expect(announced.data).toMatchObject({ publishEvent: { status: 'PUBLISHED' } });
    expect(await keyed(publishEvent, { id })).toEqual(announced);
  });

  it('leaves nothing behind also where people who register share their transactions', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] });
    const input = { event, member: '01900000-0000-7000-8000-000000000000' };
    expect(codeOf(await keyed(register, { input }))).toBe('BAD_INPUT');
    expect(codeOf(await keyed(register, { input: { ...input, event: input.member } }))).toBe('NOT_FOUND');
    expect(await kept(key)).toEqual([]);
  });

  it('is refused by who may not, whatever the key', async () => {
    expect(codeOf(await keyed(create, named('Refused'), { who: 'expert' }))).toBe('FORBIDDEN');
    expect(await kept(key)).toEqual([]);
  });
});

describe('a call with several fields', () => {
  it('may call them as it likes', async () => {
    const odd = `mutation ($input: OrganisationInput!) {
      constructor: createOrganisation(input: $input) { id } __proto__: createOrganisation(input: $input) { id }
    }`;
    const first = await keyed<Record<string, { id: string }>>(odd, named('Odd'));
    expect([first.errors, Object.keys(first.data!)]).toEqual([[], ['constructor', '__proto__']]);
    expect(JSON.stringify(await keyed(odd, named('Odd')))).toBe(JSON.stringify(first));
    expect(await organisations('Odd')).toBe(2);
  });

  it('goes on with what was refused, and tells the rest as before', async () => {
    const { id } = await draftEvent(world, { actions: [] });
    const both = `mutation ($id: ID!, $input: OrganisationInput!) {
      made: createOrganisation(input: $input) { id }
      publishEvent(id: $id) { status }
      again: publishEvent(id: $id) { status }
    }`;
    const variables = { id, ...named('One of three') };
    const first = await keyed<Record<string, object | null>>(both, variables);
    expect(first.data).toMatchObject({ made: { id: expect.any(String) }, publishEvent: null, again: null });
    await world.as('secretariat').ask(updateEvent, { id, input: { actions: ['VI.6'] } });
    const second = await keyed<Record<string, object | null>>(both, variables);
    expect(second.errors).toEqual([]);
    expect(JSON.stringify(second.data)).toBe(
      JSON.stringify({
        made: first.data!['made'],
        publishEvent: { status: 'PUBLISHED' },
        again: { status: 'PUBLISHED' },
      }),
    );
    expect(await organisations('One of three')).toBe(1);
  });
});

describe('a header that is no key', () => {
  it.each(['', ' ', 'two words', 'a'.repeat(201), 'a, b', 'cle\u00e9'])('is BAD_INPUT: %j', async (under) => {
    const answer = await keyed(create, named('Never'), { under });
    expect({ status: answer.status, code: codeOf(answer), message: answer.errors[0]!.message }).toEqual({
      status: 400,
      code: 'BAD_INPUT',
      message: 'The header Idempotency-Key takes 1 to 200 printed characters of ASCII, without spaces.',
    });
    expect(await organisations('Never')).toBe(0);
  });

  it('is nothing to a query', async () => {
    const { data } = await world.as('secretariat').run('{ viewer { locale } }', {}, { 'idempotency-key': 'two words' });
    expect(data).toEqual({ viewer: { locale: 'en' } });
  });
});

describe('the header does nothing', () => {
  const twice = async (operation: string, variables: object = {}, who: Person | 'nobody' = 'expert') => {
    const answers: Answer<Record<string, unknown>>[] = [];
    for (let time = 0; time < 2; time++) answers.push(await keyed(operation, { ...variables }, { who }));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await kept(key)).toEqual([]);
    return answers.map(({ data }) => JSON.stringify(data));
  };

  it('where a token is made', async () => {
    const [one, other] = await twice('mutation { createAccessToken(name: "Script") { token } }');
    expect(one).not.toBe(other);
  });

  it('where an address to send a file to is made', async () => {
    const [one, other] = await twice(
      'mutation { requestUpload(name: "a.txt", contentType: "text/plain", size: 3) { url } }',
      {},
      'organiser',
    );
    expect(one).not.toBe(other);
  });

  it('for who is not signed in', async () => {
    const count = () => world.database.rows('SELECT FROM session').then((rows) => rows.length);
    const before = await count();
    const input = { email: 'observer@cast.example', password };
    await twice('mutation ($input: SignInInput!) { signIn(input: $input) { locale } }', { input }, 'nobody');
    expect(await count()).toBe(before + 2);
  });

  it('for these mutations, and each says so', () => {
    const mutations = Object.values(world.apps[0]!.get(RunningSchema).get().getMutationType()!.getFields());
    const heedless = mutations.filter(handlesSecret).map(({ name }) => name);
    expect(heedless.sort()).toEqual([
      ...[
        'addPasskey',
        'answerWithLink',
        'beginSecondFactor',
        'checkIn',
        'completeSignIn',
        'confirmEmail',
        'confirmSecondFactor',
      ],
      ...['createAccessToken', 'requestUpload', 'setPassword', 'signIn', 'signInWithCode'],
      ...['signInWithLink', 'signInWithPasskey', 'signUp'],
    ]);
    const saying = mutations.filter(({ description }) => description!.replace(/\s+/g, ' ').includes(doesNothing));
    expect(saying.map(({ name }) => name).sort()).toEqual(heedless);
  });

  it('where anything is called as a secret is and not marked as one', () => {
    const types = Object.values(world.apps[0]!.get(RunningSchema).get().getTypeMap()).filter(isInputObjectType);
    const mutations = Object.values(world.apps[0]!.get(RunningSchema).get().getMutationType()!.getFields());
    const inputs = [
      ...types.flatMap((type) => Object.values(type.getFields())),
      ...mutations.flatMap(({ args }) => args),
    ];
    const suspicious = inputs.filter(
      ({ name, type }) => /password|secret|token/i.test(name) && getNamedType(type).name !== 'Boolean',
    );
    expect(suspicious.length).toBeGreaterThan(1);
    const marked = suspicious.every(({ astNode }) => astNode!.directives!.some(({ name }) => name.value === 'secret'));
    expect(marked).toBe(true);
  });
});

const doesNothing = 'The header Idempotency-Key does nothing here';

describe('what is kept', () => {
  it('is no secret that an answer tells, which is asked for again', async () => {
    const { id: event } = await publishedEvent(world);
    const registering = `mutation ($input: RegisterInput!) { registerForEvent(input: $input) { id checkInCode } }`;
    const input = { event, member: world.ids.expert2 };
    const first = await keyed<{ registerForEvent: { id: string; checkInCode: string } }>(registering, { input });
    expect(first.data!.registerForEvent.checkInCode).toMatch(/^\w{5}-\w{5}$/);
    const [row] = await kept(key);
    expect(row!.answers).toEqual({});
    expect(JSON.stringify(row)).not.toContain(first.data!.registerForEvent.checkInCode);
    expect(await keyed(registering, { input })).toEqual(first);
    const changes = await world.database.rows('SELECT FROM registration_change WHERE registration_id = $1', [
      first.data!.registerForEvent.id,
    ]);
    expect(changes).toHaveLength(1);
  });

  it('is the answer alone once there is one, and no more of it than 64 KB', async () => {
    await keyed(create, named('Short'));
    expect((await kept(key)).map(({ results, answers }) => [results, Object.keys(answers)])).toEqual([
      [{}, ['createOrganisation']],
    ]);
    const long = crypto.randomUUID();
    const summary = ['en', 'ru', 'fr', 'de'].map((locale) => ({ locale, text: 'x'.repeat(4900) }));
    const creating = `mutation ($input: EventInput!) {
      createEvent(input: $input) { id ${[1, 2, 3, 4].map((number) => `s${number}: summaries { text }`).join(' ')} }
    }`;
    const input = eventInput(world, { summary });
    const first = await keyed(creating, { input }, { under: long });
    expect(JSON.stringify(first.data).length).toBeGreaterThan(64 * 1024);
    expect((await kept(long)).map(({ results, answers }) => [Object.keys(results), answers])).toEqual([
      [['createEvent'], {}],
    ]);
    expect(await keyed(creating, { input }, { under: long })).toEqual(first);
  });

  it('is of one caller no more than 32 MB, and what is beyond is done once all the same', async () => {
    // Not compressed, so that they are as large as they look.
    await world.database.rows('ALTER TABLE idempotency_key ALTER COLUMN answers SET STORAGE EXTERNAL');
    await world.database.rows(
      `INSERT INTO idempotency_key (member_id, key, digest, answers)
       SELECT $1, 'large ' || number, '', jsonb_build_object('a', repeat('x', 1048576))
       FROM generate_series(1, 32) number`,
      [world.ids.secretariat2],
    );
    const first = await keyed(create, named('Beyond'), { who: 'secretariat2' });
    expect((await kept(key)).map(({ answers }) => answers)).toEqual([{}]);
    expect(await keyed(create, named('Beyond'), { who: 'secretariat2' })).toEqual(first);
    expect([first.errors, await organisations('Beyond')]).toEqual([[], 1]);
  });

  it('is gone after 24 hours, and with the person', async () => {
    await keyed(create, named('Old'));
    const younger = crypto.randomUUID();
    await keyed(create, named('Old'), { under: younger });
    await world.database.rows(
      `UPDATE idempotency_key SET used_at = now() - interval '24 hours 1 second' WHERE key = $1`,
      [key],
    );
    await keys.forgetOld();
    expect([await kept(key), await kept(younger)]).toEqual([[], [expect.anything()]]);
    expect((await keyed(create, named('Old'))).errors).toEqual([]);
    expect(await organisations('Old')).toBe(3);

    const somebody = await newMemberWithAccount();
    await keyed(updatePreferences, { timeZone: 'Asia/Tbilisi' }, { who: { email: somebody.email } });
    expect(await kept(key)).toHaveLength(2);
    await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [somebody.id]);
    expect(await world.database.rows('SELECT FROM idempotency_key WHERE member_id = $1', [somebody.id])).toEqual([]);
  });
});

const updatePreferences =
  'mutation ($timeZone: TimeZone) { updatePreferences(input: { timeZone: $timeZone }) { timeZone } }';

async function newMemberWithAccount(): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@cast.example`;
  const id = await world.newMember('Nino', 'Kapanadze', 'GE', email);
  await world.database.rows(
    `INSERT INTO account (member_id, password_hash, locale, time_zone)
     SELECT $1, password_hash, locale, time_zone FROM account WHERE member_id = $2`,
    [id, world.ids.expert],
  );
  return { id, email };
}

describe('a worker', () => {
  it('looks every minute for what is to be forgotten', async () => {
    const worker = await startWorld({ role: 'all' });
    const rounds = await worker.database.rows(`SELECT cron FROM pgboss.schedule WHERE name = 'idempotency-keys'`);
    await worker.stop();
    expect(rounds).toEqual([{ cron: '* * * * *' }]);
  });
});

describe('a call whose answer never left', () => {
  // As if the process had died after the commit; test/platform/idempotency-key.race.test.ts has it die.
  beforeEach(() => {
    keys.keepAnswers = async (_, answers) => answers;
  });
  afterEach(() => {
    Reflect.deleteProperty(keys, 'keepAnswers');
  });

  const calls: Record<string, () => Promise<[string, Record<string, unknown>]>> = {
    'makes something': async () => [
      'mutation ($input: CreateMemberInput!) { createMember(input: $input) { id displayName } }',
      { input: { givenNames: 'Ana', familyName: 'Beridze' } },
    ],
    'registers, where transactions are shared': async () => [
      'mutation ($input: RegisterInput!) { registerForEvent(input: $input) { id status event { id } } }',
      { input: { event: (await publishedEvent(world)).id, member: world.ids.expert } },
    ],
    'changes something with one statement': async () => [updatePreferences, { timeZone: 'Europe/Kyiv' }],
    'changes what is held in memory': async () => [
      'mutation ($input: NetworkInput!) { createNetwork(input: $input) { id slug names { text } } }',
      { input: { slug: `n-${key}`, kind: 'EXPERT_POOL', name: english('Circle'), actions: ['VI.6'] } },
    ],
    'sees one moment': async () => [
      'mutation ($input: ActivityReportInput!) { freezeReport(title: "Kept", input: $input) { id title frozenAt } }',
      { input: { from: '2025-01-01', to: '2025-12-31' } },
    ],
    'copies, and gives a role': async () => [
      'mutation ($id: ID!) { copyEvent(id: $id, startsAt: "2032-02-02T10:00") { id startsAt viewerCan } }',
      { id: (await publishedEvent(world)).id },
    ],
    'invites many': async () => [
      `mutation ($event: ID!, $members: [ID!]!) {
        inviteMembers(event: $event, members: $members) { id status answerDueAt } }`,
      { event: (await publishedEvent(world)).id, members: [world.ids.expert, world.ids.expert2] },
    ],
  };

  it.each(Object.keys(calls))('and that %s is answered by what it came to, and nothing is done again', async (name) => {
    const [operation, variables] = await calls[name]!();
    const entries = () => world.database.rows('SELECT FROM audit_entry').then((rows) => rows.length);
    const first = await keyed(operation, variables);
    expect(first.errors).toEqual([]);
    const before = await entries();
    expect(await keyed(operation, variables)).toEqual(first);
    expect(await entries()).toBe(before);
  });

  it('is answered by what it came to, though the right to it went with that', async () => {
    const id = await eventOfOthers();
    const first = await keyed(remove, { id }, { who: 'expert2' });
    expect(first.data).toEqual({ deleteEvent: id });
    expect(await keyed(remove, { id }, { who: 'expert2' })).toEqual(first);
  });

  it('is answered by what it came to, though it would be refused by now', async () => {
    const { id: event } = await publishedEvent(world);
    const { registerForEvent } = await world
      .as('secretariat')
      .ask(register, { input: { event, member: world.ids.expert } });
    const first = await keyed(withdraw, { id: registerForEvent.id });
    await world.database.rows(`UPDATE event SET status = 'CLOSED' WHERE id = $1`, [event]);
    expect(await keyed(withdraw, { id: registerForEvent.id })).toEqual(first);
  });
});

describe('the price', () => {
  const renaming = graphql('mutation ($input: PreferencesInput!) { updatePreferences(input: $input) { locale } }');
  const asking = (headers?: Record<string, string>) => () =>
    world.as('observer').run(renaming, { input: { locale: 'en' } }, headers);

  it('is nothing without the header, and four statements with it', async () => {
    await asking()();
    const plain = await statementsOf(asking());
    // The one statement becomes a transaction besides: BEGIN and COMMIT.
    expect(await statementsOf(asking({ 'idempotency-key': key }))).toBe(plain + 4 + 2);
    expect(await statementsOf(asking({ 'idempotency-key': key }))).toBe(1);
    expect(plain).toBe(1);
  });
});

describe('a client', () => {
  it('whose access token may only read changes nothing under a key', async () => {
    const making = graphql('mutation { createAccessToken(name: "Reader", readOnly: true) { token } }');
    const { createAccessToken } = await world.as('secretariat').ask(making);
    const reader = new Client(world.urls[0]!, null, undefined, { authorization: `Bearer ${createAccessToken.token}` });
    const answer = await reader.run(create, named('By a reader'), { 'idempotency-key': key });
    expect([codeOf(answer), await organisations('By a reader')]).toEqual(['FORBIDDEN', 0]);
  });
});
