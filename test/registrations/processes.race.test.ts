import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { addressOf } from '../support/harness/cast.js';
import { publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, registerFor, type RegistrationShown, withdraw } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';
import { Visitor } from '../support/harness/visitor.js';

/** Registers all of them at once, half through each process. */
const everyone = (world: Processes, event: string, members: readonly string[]): Promise<RegistrationShown[]> =>
  Promise.all(members.map((member, index) => registerFor(world, event, member, {}, index % 2)));

/** The secretariat signs in at each process, so that the race is about seats. */
const signIn = (world: Processes) =>
  Promise.all([0, 1].map((process) => world.as('secretariat', process).ask(graphql('{ viewer { locale } }'))));

const confirmed = (answers: RegistrationShown[]) => answers.filter(({ status }) => status === 'CONFIRMED');
const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('two API processes and a worker', () => {
  let sink: MailSink;
  let world: Processes;
  let visitor: Visitor;
  let racers: string[];
  beforeAll(async () => {
    sink = await MailSink.open();
    world = await startProcesses({ smtpUrl: sink.url });
    visitor = new Visitor(world);
    await signIn(world);
  });
  afterAll(async () => {
    await world?.stop();
    await sink?.close();
  });

  const addressFor = (member: string) => `${member}@guests.example`;

  async function guests(count: number): Promise<string[]> {
    const members = await manyMembers(world, count);
    await world.database.rows(`UPDATE member SET email = id || '@guests.example' WHERE id = ANY ($1)`, [members]);
    return members;
  }

  it('confirm 40 of 300 who register at once for 40 seats, and put the others in line without a gap', async () => {
    const { id: event } = await publishedEvent(world);
    racers = await guests(300);
    const answers = await everyone(world, event, racers);
    expect(confirmed(answers)).toHaveLength(40);
    const line = answers.flatMap(({ status, waitlistPosition }) => (status === 'WAITLISTED' ? [waitlistPosition] : []));
    expect(line.sort((one, other) => one! - other!)).toEqual(numbersTo(260));
    expect(await breaches(world)).toEqual([]);
    const written = await world.database.rows(
      `SELECT r.status,
         array_agg(
           DISTINCT (SELECT count(*)::int FROM registration_change c WHERE c.registration_id = r.id)
         ) AS changes,
         array_agg(DISTINCT (SELECT count(*)::int FROM audit_entry a WHERE a.subject_id = r.id)) AS entries,
         array_agg(
           DISTINCT (SELECT string_agg(o.kind, ' ') FROM outbox_message o WHERE o.recipient_id = r.member_id)
         ) AS mails,
         count(*)::int
       FROM registration r WHERE r.event_id = $1 GROUP BY r.status ORDER BY r.status`,
      [event],
    );
    expect(written).toEqual([
      { status: 'CONFIRMED', changes: [1], entries: [1], mails: ['registration.confirmed'], count: 40 },
      { status: 'WAITLISTED', changes: [1], entries: [1], mails: ['registration.waitlisted'], count: 260 },
    ]);
  });

  it('never strand a seat nor give it twice when 15 leave while 15 come, the worker at work', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 15 }] });
    const seated = await everyone(world, event, await guests(15));
    const coming = await guests(15);
    const later = <T>(work: () => Promise<T>): Promise<T> => sleep(Math.random() * 50).then(work);
    await Promise.all([
      ...seated.map(({ id }, index) => later(() => world.as('secretariat', index % 2).ask(withdraw, { id }))),
      ...coming.map((member, index) => later(() => registerFor(world, event, member, {}, (index + 1) % 2))),
    ]);
    const left = await world.database.rows<{ status: string }>(
      `SELECT status FROM registration WHERE event_id = $1 AND member_id = ANY ($2)`,
      [event, coming],
    );
    expect(left.map(({ status }) => status)).toEqual(Array(15).fill('CONFIRMED'));
    expect(await breaches(world)).toEqual([]);
  });

  it('refuse a session and a token that ended: at once where it was ended, within a second elsewhere', async () => {
    const expert = world.ids.expert;
    const [cookie, own] = [await visitor.cookieOf(addressOf('expert')), await visitor.cookieOf(addressOf('expert'))];
    const { data } = await visitor.send(
      'mutation { createAccessToken(name: "script") { token accessToken { id } } }',
      {},
      { cookie: own },
    );
    const { token, accessToken } = data!['createAccessToken'] as { token: string; accessToken: { id: string } };
    const revoke = 'mutation ($id: ID!) { revokeAccessToken(id: $id) }';
    const endings: [Record<string, string>, () => Promise<unknown>][] = [
      [{ cookie }, () => visitor.send('mutation { signOut }', {}, { cookie })],
      [{ authorization: `Bearer ${token}` }, () => visitor.send(revoke, { id: accessToken.id }, { cookie: own })],
    ];
    for (const [headers, end] of endings) {
      for (const process of [0, 1]) expect(await visitor.memberBehind(headers, process)).toBe(expert);
      await end();
      const ended = Date.now();
      expect(await visitor.memberBehind(headers, 0)).toBeNull();
      await within1s(ended, async () => (await visitor.memberBehind(headers, 1)) === null);
    }
  });

  it('show the new name of a network or a state: at once where it was given, within a second elsewhere', async () => {
    const { id: event } = await publishedEvent(world, {
      confidentiality: 'OPEN',
      format: 'IN_PERSON',
      seats: [{ mode: 'IN_PERSON', capacity: 5 }],
      venue: { name: 'House of Meetings', city: 'Tbilisi', state: 'GE' },
    });
    const names = graphql('query ($id: ID!) { event(id: $id) { networks { name } venue { state { name } } } }');
    const shown = async (process: number) =>
      JSON.stringify(await world.as('nobody', process).ask(names, { id: event }));
    const renameNetwork = graphql(
      'mutation ($id: ID!, $name: [LocalisedInput!]!) { updateNetwork(id: $id, input: { name: $name }) { id } }',
    );
    const renameState = graphql(
      'mutation ($name: [LocalisedInput!]!) { updateState(code: "GE", input: { name: $name }) { code } }',
    );
    const secretariat = world.as('secretariat');
    for (const [text, rename] of [
      [
        'A network by another name',
        (name: Input<'LocalisedInput'>[]) => secretariat.ask(renameNetwork, { id: world.networks.asylum, name }),
      ],
      ['A state by another name', (name: Input<'LocalisedInput'>[]) => secretariat.ask(renameState, { name })],
    ] as const) {
      for (const process of [0, 1]) expect(await shown(process)).not.toContain(text);
      await rename(english(text));
      const renamed = Date.now();
      expect(await shown(0)).toContain(text);
      await within1s(renamed, async () => (await shown(1)).includes(text));
    }
  });

  it('send every mail once, and one to each of the 300', async () => {
    const unsent = `SELECT FROM outbox_message WHERE sent_at IS NULL AND given_up_at IS NULL`;
    const end = Date.now() + 50_000;
    while ((await world.database.rows(unsent)).length > 0 && Date.now() < end) await sleep(100);
    // Whoever would send one twice has had the time to.
    await sleep(1000);
    const messages = await world.database.rows<{ id: string; attempts: number; error: string | null; sent: boolean }>(
      `SELECT message_id AS id, attempts, last_error AS error, sent_at IS NOT NULL AS sent FROM outbox_message`,
    );
    expect(messages.filter(({ attempts, error, sent }) => attempts !== 1 || error !== null || !sent)).toEqual([]);
    expect(sink.mails.map(({ parsed }) => parsed.messageId).sort()).toEqual(messages.map(({ id }) => `<${id}>`).sort());
    const theirs = new Set(racers.map(addressFor));
    const recipients = sink.mails.flatMap((mail) => mail.recipients).filter((address) => theirs.has(address));
    expect(recipients.sort()).toEqual([...theirs].sort());
  });

  it('have nothing to report', () => {
    expect(world.output.split('\n').filter((line) => /error|warn/i.test(line))).toEqual([]);
  });
});

/** Asks until it is so. @throws Error when it is not, asked a second after that moment or later */
async function within1s(since: number, isSo: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const asked = Date.now();
    if (await isSo()) return;
    if (asked > since + 1000) throw new Error(`Not so after ${asked - since} ms`);
    await sleep(10);
  }
}
