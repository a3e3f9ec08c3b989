import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import { publishedEvent } from '../support/builders/events.js';
import { inviteMembers } from '../support/builders/registrations.js';
import { type Processes, startProcesses } from '../support/harness/processes.js';

const round = 'registration-deadlines';

let world: Processes;
let boss: PgBoss;
let other: pg.Client;
beforeAll(async () => {
  world = await startProcesses();
  boss = await new PgBoss({ connectionString: world.database.url, supervise: false, schedule: false }).start();
  other = new pg.Client({ connectionString: world.database.url });
  await other.connect();
});
afterAll(async () => {
  await other?.end();
  await boss?.stop({ graceful: false });
  await world?.stop();
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(100);
}

it('a worker that is killed in the middle of a round delays it by less than a minute', async () => {
  const { id: event } = await publishedEvent(world);
  const { expert: member } = world.ids;
  await world.as('secretariat').ask(inviteMembers, { event, members: [member] });
  await world.database.rows(`UPDATE registration SET answer_due_at = now() - interval '1 minute' WHERE event_id = $1`, [
    event,
  ]);
  const waits = async (): Promise<boolean> => {
    const { rows } = await other.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  };
  await other.query('BEGIN');
  await other.query('SELECT FROM event WHERE id = $1 FOR UPDATE', [event]);
  const killed = await world.startWorker();
  await boss.send(round);
  await until(waits);
  await killed.kill();
  const begun = performance.now();
  await other.query('ROLLBACK');

  await world.startWorker();
  await boss.send(round);
  const isExpired = async (): Promise<boolean> => {
    const rows = await world.database.rows<{ status: string }>('SELECT status FROM registration WHERE event_id = $1', [
      event,
    ]);
    return rows.every(({ status }) => status === 'EXPIRED');
  };
  await until(isExpired);
  expect((performance.now() - begun) / 1000).toBeLessThan(60);
}, 180_000);
