import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DailyHead, Sealing, Verification, writtenHead } from '../../src/audit/index.js';
import { OutboxSender } from '../../src/notifications/index.js';
import { Database, Outages, readConfig, sql, type Transaction } from '../../src/platform/index.js';
import { updateMember } from '../support/builders/people.js';
import { MailSink } from '../support/harness/mail-sink.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
let owner: Database;
let verification: Verification;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ processes: 2, variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' } });
  const config = readConfig({ DATABASE_URL: world.database.ownerUrl, DATABASE_POOL: '2' });
  owner = new Database(config, new Outages(config));
  verification = world.apps[0]!.get(Verification);
  await seal();
});
afterAll(async () => {
  await owner.onApplicationShutdown();
  await world.stop();
  await sink.close();
});

const seal = (): Promise<void> => world.apps[0]!.get(Sealing).pass();
/** Ids of all entries in the order of the chain. */
const chain = async (): Promise<string[]> =>
  (await world.database.rows<{ id: string }>('SELECT entry_id AS id FROM audit_seal ORDER BY number')).map(
    ({ id }) => id,
  );

/** Somebody whose profile was changed; answers the ids of the person and of the entry. */
async function changed(biography = 'Advised on returns'): Promise<{ member: string; entry: string }> {
  const member = await world.newMember('Lia', 'Sealed', 'GE');
  await world
    .as('secretariat')
    .ask(updateMember, { id: member, input: { biography: [{ locale: 'en', text: biography }] } });
  const [entry] = await world.database.rows<{ id: string }>(
    `SELECT id FROM audit_entry WHERE subject_id = $1 AND action = 'updateMember'`,
    [member],
  );
  return { member, entry: entry!.id };
}

/** An entry such as a transaction of the application writes. */
const insertEntry = (at = 'now()'): string =>
  `INSERT INTO audit_entry (id, at, action, subject_id, subject_kind, values_digest)
   SELECT id, ${at}, 'told', id, 'Event', '\\x00' FROM gen_random_uuid() id RETURNING id`;

describe('the chain', () => {
  it('holds what was there before it, and every entry within 10 seconds', async () => {
    const worker = await startWorld({ role: 'all' });
    try {
      const deadline = Date.now() + 10_000;
      for (;;) {
        const [open] = await worker.database.rows<{ entries: number; unsealed: number }>(
          `SELECT count(*)::int AS entries, (count(*) FILTER (WHERE s.number IS NULL))::int AS unsealed
           FROM audit_entry e LEFT JOIN audit_seal s ON s.entry_id = e.id`,
        );
        if (open!.entries > 10 && open!.unsealed === 0) break;
        expect(Date.now()).toBeLessThan(deadline);
        await sleep(250);
      }
      expect(await worker.apps[0]!.get(Verification).verify(null)).toMatchObject({ breach: null });
    } finally {
      await worker.stop();
    }
  });

  it('takes what is committed late once it is committed, and holds up nothing else for it', async () => {
    const [slow, quick] = [new pg.Client(world.database.url), new pg.Client(world.database.url)];
    await Promise.all([slow.connect(), quick.connect()]);
    try {
      await slow.query('BEGIN');
      const late = (await slow.query<{ id: string }>(insertEntry())).rows[0]!.id;
      const early = (await quick.query<{ id: string }>(insertEntry())).rows[0]!.id;
      await seal();
      expect((await chain()).at(-1)).toBe(early);
      await quick.query(insertEntry());
      await seal();
      await slow.query('COMMIT');
      await seal();
      expect((await chain()).at(-1)).toBe(late);
      expect((await verification.verify(null)).breach).toBeNull();
    } finally {
      await Promise.all([slow.end(), quick.end()]);
    }
  });

  it('is one chain however many processes seal at once, and however much there is to seal', async () => {
    await world.database.rows(
      `INSERT INTO audit_entry (id, action, subject_id, subject_kind, values_digest)
       SELECT gen_random_uuid(), 'told', gen_random_uuid(), 'Event', '\\x00' FROM generate_series(1, 11000)`,
    );
    await Promise.all([...world.apps, ...world.apps].map((app) => app.get(Sealing).pass()));
    expect(await world.database.rows('SELECT id FROM audit_entry EXCEPT SELECT entry_id FROM audit_seal')).toEqual([]);
    expect((await verification.verify(null)).breach).toBeNull();
  });

  it('goes on after the database was restored on a server that has counted fewer transactions', async () => {
    await owner.transaction(async (transaction) => {
      await withoutTriggers(transaction);
      // As though all had been written, and sealed, where many more transactions had been counted.
      await transaction.execute(sql`UPDATE audit_entry SET transaction = '900000000000'`);
      await transaction.execute(sql`TRUNCATE audit_seal`);
    });
    await seal();
    await world.database.rows(`SET session_replication_role = replica; UPDATE audit_seal
      SET unsealed_from = '900000000001'; SET session_replication_role = origin`);
    const { entry } = await changed();
    await seal();
    const again = await changed();
    await seal();
    expect((await chain()).slice(-4)).toEqual(expect.arrayContaining([entry, again.entry]));
    expect((await verification.verify(null)).breach).toBeNull();
  });
});

/** What the owner can do: every trigger is off until the transaction ends. */
const withoutTriggers = (transaction: Transaction): Promise<number> =>
  transaction.execute(sql`SET LOCAL session_replication_role = replica`);

describe('who owns the database and changes the trail', () => {
  let first: { member: string; entry: string };
  let second: { member: string; entry: string };
  beforeAll(async () => {
    first = await changed();
    await seal();
    second = await changed('Wrote the handbook');
    await changed();
    await seal();
  });

  /** What is found once this was done; it is taken back afterwards. */
  async function found(tamper: (transaction: Transaction) => Promise<unknown>, known?: string) {
    const head = known ? { number: Number(known.split(':')[0]), digest: known.split(':')[1]! } : null;
    return owner.rehearsal(async (transaction) => {
      await withoutTriggers(transaction);
      await tamper(transaction);
      return (await verification.verify(head, transaction)).breach;
    });
  }
  const number = async (entry: string): Promise<number> => (await chain()).indexOf(entry) + 1;

  it('is not suspected when nothing was done', async () => {
    expect(await found(async () => undefined)).toBeNull();
  });

  it.each([
    ['a value', (id: string) => sql`UPDATE audit_value SET new_value = 'another' WHERE entry_id = ${id}`],
    ['who it was', (id: string) => sql`UPDATE audit_entry SET by_member_id = NULL WHERE id = ${id}`],
    ['when it was', (id: string) => sql`UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE id = ${id}`],
    ['what was done', (id: string) => sql`UPDATE audit_entry SET action = 'another' WHERE id = ${id}`],
    ['of what it tells', (id: string) => sql`UPDATE audit_entry SET subject_id = id WHERE id = ${id}`],
    ['the digest', (id: string) => sql`UPDATE audit_entry SET values_digest = 'x' WHERE id = ${id}`],
    ['which values there are', (id: string) => sql`DELETE FROM audit_value WHERE entry_id = ${id}`],
    ['the names of values', (id: string) => sql`UPDATE audit_value SET field = 'phone' WHERE entry_id = ${id}`],
    [
      'a value by another that was always there',
      (id: string) => sql`INSERT INTO audit_value (entry_id, field, salt) VALUES (${id}, 'more', 'salt')`,
    ],
    [
      'the seal, with the entry',
      (id: string) => sql`WITH changed AS (UPDATE audit_entry SET action = 'another' WHERE id = ${id})
        UPDATE audit_seal SET digest = sha256(digest) WHERE entry_id = ${id}`,
    ],
    [
      'until when all was sealed',
      (id: string) => sql`UPDATE audit_seal SET sealed_until = now() WHERE entry_id = ${id}`,
    ],
  ])('is found to have changed %s', async (_, statement) => {
    const place = await number(first.entry);
    expect(await found((transaction) => transaction.execute(statement(first.entry)))).toEqual({
      kind: 'CHANGED',
      entry: first.entry,
      number: place,
    });
  });

  it('is found to have swapped two entries, or their places', async () => {
    const place = await number(first.entry);
    const swapped = { kind: 'CHANGED', entry: first.entry, number: place };
    const contents = await found((transaction) =>
      transaction.execute(sql`UPDATE audit_entry e SET action = o.action, subject_id = o.subject_id, at = o.at
        FROM audit_entry o WHERE e.id <> o.id AND e.id IN (${first.entry}, ${second.entry})
          AND o.id IN (${first.entry}, ${second.entry})`),
    );
    expect(contents).toEqual(swapped);
    const places = await found(async (transaction) => {
      await transaction.execute(sql`CREATE TEMP TABLE places ON COMMIT DROP AS
        SELECT * FROM audit_seal WHERE entry_id IN (${first.entry}, ${second.entry})`);
      await transaction.execute(sql`DELETE FROM audit_seal WHERE entry_id IN (${first.entry}, ${second.entry})`);
      await transaction.execute(sql`INSERT INTO audit_seal SELECT p.number, o.entry_id, p.digest, p.sealed_until,
        p.unsealed_from FROM places p JOIN places o ON o.number <> p.number`);
    });
    expect(places).toEqual({ ...swapped, entry: second.entry });
  });

  it('is found to have removed an entry, with and without its seal', async () => {
    const place = await number(first.entry);
    const remove = async (transaction: Transaction) => {
      await transaction.execute(sql`DELETE FROM audit_value WHERE entry_id = ${first.entry}`);
      await transaction.execute(sql`DELETE FROM audit_entry WHERE id = ${first.entry}`);
    };
    expect(await found(remove)).toEqual({ kind: 'REMOVED', entry: first.entry, number: place });
    const withSeal = async (transaction: Transaction) => {
      await remove(transaction);
      await transaction.execute(sql`DELETE FROM audit_seal WHERE entry_id = ${first.entry}`);
    };
    expect(await found(withSeal)).toEqual({ kind: 'UNSEALED', entry: null, number: place });
    const closingUp = await found(async (transaction) => {
      await withSeal(transaction);
      for (let behind = place + 1; behind <= (await chain()).length; behind++)
        await transaction.execute(sql`UPDATE audit_seal SET number = ${behind - 1} WHERE number = ${behind}`);
    });
    expect(closingUp).toMatchObject({ kind: 'CHANGED', number: place });
  });

  it('is found to have inserted an entry that pretends to be old', async () => {
    const among = (transactionId: string) => (transaction: Transaction) =>
      transaction.execute(sql`INSERT INTO audit_entry (id, transaction, action, subject_id, subject_kind, values_digest)
        SELECT ${first.member}, ${transactionId}::xid8, 'told', id, 'Event', 'x' FROM audit_entry LIMIT 1`);
    expect(await found(among('3'))).toEqual({ kind: 'INSERTED', entry: first.member, number: null });

    const { rows } = await ownersClient(insertEntry(`now() - interval '3 days'`));
    const [{ id }] = rows as [{ id: string }];
    await seal();
    try {
      const { breach } = await verification.verify(null);
      expect(breach).toEqual({ kind: 'INSERTED', entry: id, number: (await chain()).length });
    } finally {
      await ownersClient(`SET session_replication_role = replica;
        DELETE FROM audit_seal WHERE entry_id = '${id}'; DELETE FROM audit_entry WHERE id = '${id}'`);
    }
  });

  async function ownersClient(statement: string): Promise<{ rows: unknown[] }> {
    const client = new pg.Client(world.database.ownerUrl);
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }

  it('is found to have cut the end off by whoever kept the head, and to have made the chain anew', async () => {
    const { head } = await verification.verify(null);
    const known = writtenHead(head!);
    const cut = async (transaction: Transaction) => {
      await transaction.execute(sql`DELETE FROM audit_value WHERE entry_id IN (
        SELECT entry_id FROM audit_seal WHERE number >= ${head!.number - 1})`);
      await transaction.execute(sql`DELETE FROM audit_entry WHERE id IN (
        SELECT entry_id FROM audit_seal WHERE number >= ${head!.number - 1})`);
      await transaction.execute(sql`DELETE FROM audit_seal WHERE number >= ${head!.number - 1}`);
    };
    expect(await found(cut)).toBeNull();
    expect(await found(cut, known)).toEqual({ kind: 'CUT', entry: null, number: head!.number });
    expect(await found(async () => undefined, known)).toBeNull();
    expect(await found(async () => undefined, `${head!.number}:${'0'.repeat(64)}`)).toEqual({
      kind: 'MADE_ANEW',
      entry: null,
      number: head!.number,
    });
  });

  it('is found to have emptied values without an entry that says so', async () => {
    const place = await number(first.entry);
    const breach = await found((transaction) =>
      transaction.execute(sql`UPDATE audit_value v SET old_value = NULL, new_value = NULL, salt = NULL,
        erased_digest = digest_of_audit_value(salt, field, old_value, new_value) WHERE entry_id = ${first.entry}`),
    );
    expect(breach).toEqual({ kind: 'EMPTIED', entry: first.entry, number: place });
  });
});

describe('whose data are erased', () => {
  it('has no value left in the trail, which says so and still is what was sealed', async () => {
    const odd = 'Canary "quoted" \\ back / \b\f\n\r\t \u0001\u001f\u007f «Лев» 夜 👩‍🔬 \u2028';
    const sealed = await changed(odd);
    await seal();
    const unsealed = await changed(odd);
    for (const { member } of [sealed, unsealed])
      await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [member]);
    await seal();
    const { breach } = await verification.verify(null);
    expect(breach).toBeNull();
    expect(await world.database.rows(`SELECT FROM audit_value WHERE audit_value::text LIKE '%Canary%'`)).toEqual([]);
    const told = await world.database.rows<{ entries: string[] }>(
      `SELECT v.new_value::json -> 'entries' AS entries FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
       WHERE e.action = 'eraseAuditValues' AND e.subject_id = $1`,
      [sealed.member],
    );
    expect(told).toEqual([{ entries: expect.arrayContaining([sealed.entry]) }]);
    // Again there is nothing to do, and nothing to tell.
    await world.database.rows('UPDATE member SET erased_at = now() WHERE id = $1', [sealed.member]);
    const [{ count }] = (await world.database.rows(
      `SELECT count(*)::int AS count FROM audit_entry WHERE action = 'eraseAuditValues' AND subject_id = $1`,
      [sealed.member],
    )) as [{ count: number }];
    expect(count).toBe(1);
  });
});

describe('npm run audit:verify', () => {
  const command = join(import.meta.dirname, '../../src/audit/verify.command.js');
  const run = (...words: string[]): Promise<{ code: number; printed: string; complaints: string }> =>
    new Promise((resolve) => {
      const settings = { env: { DATABASE_URL: world.database.url }, timeout: 50_000 };
      execFile(process.execPath, [command, ...words], settings, (error, printed, complaints) =>
        resolve({ code: error ? Number(error.code) : 0, printed, complaints }),
      );
    });

  it('tells the head, and finds with one that was kept whether the end was cut off', async () => {
    const { code, printed } = await run();
    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringMatching(/^holds {2}\d+ entries, up to \d+:/) });
    const head = /\d+:[0-9a-f]{64}/.exec(printed)![0];
    expect(await run(head)).toMatchObject({ code: 0 });
    const later = head.replace(/^\d+/, (number) => String(Number(number) + 1));
    expect(await run(later)).toMatchObject({ code: 1, printed: expect.stringMatching(/^FAILS .*cut off/) });
    expect(await run('yesterday')).toMatchObject({ code: 1, complaints: expect.stringMatching(/^Usage: /) });
  });
});

describe('once a day', () => {
  beforeEach(() => {
    sink.mails.length = 0;
  });
  const passDay = async (): Promise<string[]> => {
    await world.apps[0]!.get(DailyHead).pass();
    const due = await world.database.rows<{ id: string }>(
      `SELECT id FROM outbox_message WHERE kind = 'audit.head' AND sent_at IS NULL`,
    );
    for (const { id } of due) await world.apps[0]!.get(OutboxSender).send(id);
    return sink.mails.map(({ parsed }) => parsed.text ?? '');
  };

  it('the head is mailed to the secretariat, and the next day the chain has to lead there', async () => {
    const mails = await passDay();
    const { head, breach } = await verification.verify(null);
    expect(breach).toBeNull();
    expect(mails).toHaveLength(2);
    expect(mails.every((text) => text.includes(`Head: ${writtenHead(head!)}`))).toBe(true);

    await changed();
    await seal();
    await passDay();
    const client = new pg.Client(world.database.ownerUrl);
    await client.connect();
    await client.query(`SET session_replication_role = replica;
      DELETE FROM audit_value WHERE entry_id IN (SELECT entry_id FROM audit_seal WHERE number > ${head!.number});
      DELETE FROM audit_entry WHERE id IN (SELECT entry_id FROM audit_seal WHERE number > ${head!.number});
      DELETE FROM audit_seal WHERE number > ${head!.number}`);
    await client.end();
    sink.mails.length = 0;
    const [found] = await passDay();
    expect(found).toContain('is not what was sealed:');
    expect(found).toMatch(/its end has been cut off/);
  });
});
