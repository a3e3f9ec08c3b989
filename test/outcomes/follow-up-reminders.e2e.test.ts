import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { OutboxSender } from '../../src/notifications/index.js';
import { FollowUpReminders } from '../../src/outcomes/index.js';
import { addressOf, type Person } from '../support/harness/cast.js';
import { diversions, MailSink, type Received } from '../support/harness/mail-sink.js';
import {
  createOutcome,
  done,
  outcomeInput,
  type OutcomeShown,
  published,
  publishedDraft,
  publishOutcome,
  setFollowUp,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { newOrganisation } from '../support/builders/people.js';
import { granted } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let sink: MailSink;
let world: World;
let organisation: string;
beforeAll(async () => {
  sink = await MailSink.open();
  world = await startWorld({ processes: 2, variables: { SMTP_URL: sink.url, PUBLIC_URL: 'https://colloquy.example' } });
  organisation = await newOrganisation(world, 'Office “A”', { kind: 'INTERNATIONAL_ORGANISATION' });
});
beforeEach(async () => {
  sink.mails.length = 0;
  await world.database.rows(`UPDATE follow_up SET status = 'DROPPED' WHERE status = 'OPEN'`);
  await nextDay();
});
afterAll(async () => {
  await world.stop();
  await sink.close();
});

type FollowUpInput = Input<'FollowUpInput'>;
const owed = (
  title: string,
  dueOn: string | null = '2026-01-31',
  owner: Pick<FollowUpInput, 'ownerState' | 'ownerOrganisation'> = { ownerState: 'GE' },
): FollowUpInput => ({ title: english(title), dueOn, ...owner });
const withFollowUps = (title: string, followUps: FollowUpInput[]) =>
  published(world, outcomeInput(title, { followUps, audience: 'ORGANISERS' }));

/** Whatever was told is told on an earlier day. */
const nextDay = () => world.database.rows(`UPDATE follow_up_reminder SET reminded_at = reminded_at - interval '1 day'`);
const passTime = () => Promise.all(world.apps.map((app) => app.get(FollowUpReminders).pass()));

interface Told {
  id: string;
  recipientId: string;
}
/** The mails since `before`, whose number that is. */
const mailsAfter = (before: number): Promise<Told[]> =>
  world.database.rows(
    `SELECT id, recipient_id AS "recipientId" FROM outbox_message
     WHERE kind = 'follow-ups.overdue' ORDER BY id OFFSET $1`,
    [before],
  );
/** Who gets a mail by what is done, each once a mail. */
async function told(work: () => Promise<unknown> = passTime): Promise<Told[]> {
  const before = (await mailsAfter(0)).length;
  await work();
  return mailsAfter(before);
}
const recipientsOf = (mails: readonly Told[]) => mails.map(({ recipientId }) => recipientId);
const send = (mail: Told): Promise<void> => world.apps[0]!.get(OutboxSender).send(mail.id);
const speaksFor = (state: string, member: string) => granted(world, { member, role: 'CONTACT_POINT', state });

describe('what is overdue', () => {
  const query = graphql(
    'query ($filter: FollowUpFilter) { followUps(filter: $filter, first: 100) { totalCount nodes { title overdue } } }',
  );
  const listed = async (who: Person, filter: Input<'FollowUpFilter'>) => {
    const { followUps } = await world.as(who).ask(query, { filter: { search: 'overdue-list', ...filter } });
    expect(followUps.totalCount).toBe(followUps.nodes.length);
    return followUps.nodes.map(({ title, overdue }) => [title[0], overdue]);
  };

  it('is what is still open when its day is over in UTC', async () => {
    const [days] = await world.database.rows<Record<'yesterday' | 'today', string>>(
      `SELECT current_date - 1 AS yesterday, current_date AS today`,
    );
    const { followUps } = await withFollowUps('List', [
      owed('A overdue-list', days!.yesterday),
      owed('B overdue-list', days!.today),
      owed('C overdue-list', null),
      owed('D overdue-list', days!.yesterday),
    ]);
    await world.as('contactPoint').ask(setFollowUp, { id: followUps[3]!.id, status: 'DONE' });
    expect(await listed('contactPoint', { overdue: true })).toEqual([['A', true]]);
    const others = [
      ['D', false],
      ['B', false],
      ['C', false],
    ];
    expect(await listed('contactPoint', { overdue: false })).toEqual(others);
    expect(await listed('secretariat', {})).toHaveLength(4);
    expect(await listed('organiser', { overdue: true })).toEqual([]);
  });

  it('is nothing of an outcome that was taken back', async () => {
    const { id } = await withFollowUps('Back', [owed('E overdue-list')]);
    expect(await listed('secretariat', { overdue: true })).toContainEqual(['E', true]);
    await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Wrong' });
    expect(await listed('secretariat', { overdue: false })).toContainEqual(['E', false]);
    expect(recipientsOf(await told())).toEqual([]);
  });
});

describe('contact points', () => {
  it('get one mail with all that has become overdue, once, also by two workers at once', async () => {
    await withFollowUps('First', [owed('One'), owed('Two'), owed('Later', '2040-01-01'), owed('Never', null)]);
    await withFollowUps('Second', [owed('Three', '2025-12-31')]);
    await done(world, 'secretariat', createOutcome, { input: outcomeInput('Draft', { followUps: [owed('Hidden')] }) });
    const mails = await told(async () => {
      await passTime();
      await passTime();
      await nextDay();
      await passTime();
    });
    expect(recipientsOf(mails)).toEqual([world.ids.contactPoint]);
    await send(mails[0]!);
    await send(mails[0]!);
    const [mail, ...others] = sink.mails as [Received];
    expect(others).toEqual([]);
    expect(diversions(mail, addressOf('contactPoint'))).toEqual([]);
    expect(mail.parsed.subject).toBe('Overdue follow-ups: 3');
    expect(mail.parsed.text!.match(/^Due .*$/gm)).toEqual([
      'Due Wednesday 31 December 2025: Three (Georgia; Second)',
      'Due Saturday 31 January 2026: One (Georgia; First)',
      'Due Saturday 31 January 2026: Two (Georgia; First)',
    ]);
    expect(mail.parsed.text).toContain('as the contact point of your state');
    expect(mail.parsed.text).not.toMatch(/Hidden|Later|Never|token|signature/);
    const trail = await world.database.rows<{ count: number }>(
      `SELECT count(*) FROM audit_entry
       WHERE action = 'remindFollowUp' AND subject_id IN (SELECT id FROM follow_up WHERE status = 'OPEN')`,
    );
    expect(trail).toEqual([{ count: 3 }]);
  });

  it('get what is published late on the day after, and again when the day was moved', async () => {
    const { id, followUps } = await withFollowUps('Moved', [owed('Before')]);
    expect(recipientsOf(await told())).toEqual([world.ids.contactPoint]);
    await withFollowUps('Late', [owed('Meanwhile')]);
    expect(recipientsOf(await told())).toEqual([]);
    await nextDay();
    expect(recipientsOf(await told())).toEqual([world.ids.contactPoint]);
    await nextDay();
    const input = { followUps: [{ id: followUps[0]!.id, title: english('Before'), dueOn: '2026-02-28' }] };
    await done(world, 'secretariat', updateOutcome, { id, input });
    // The next version has yet to be checked.
    expect(recipientsOf(await told())).toEqual([]);
    await verifyAndPublish(id);
    expect(recipientsOf(await told())).toEqual([world.ids.contactPoint]);
  });

  it('are told of own states alone, and of all of them together', async () => {
    await speaksFor('AM', world.ids.expert);
    await speaksFor('AM', world.ids.contactPoint);
    await withFollowUps('Shared', [owed('Of Georgia'), owed('Of Armenia', '2026-01-30', { ownerState: 'AM' })]);
    await withFollowUps('None speaks', [owed('Of Poland', '2026-01-30', { ownerState: 'PL' })]);
    const mails = await told();
    expect(recipientsOf(mails).toSorted()).toEqual([world.ids.contactPoint, world.ids.expert].toSorted());
    for (const mail of mails) await send(mail);
    const toExpert = sink.mails.find((mail) => mail.recipients.includes(addressOf('expert')))!;
    const toBoth = sink.mails.find((mail) => mail.recipients.includes(addressOf('contactPoint')))!;
    expect(toExpert.parsed.text).toContain('Of Armenia');
    expect(toExpert.parsed.text).not.toContain('Of Georgia');
    expect(toBoth.parsed.text).toMatch(/Of Armenia[^]*Of Georgia/);
    // As soon as somebody speaks for it.
    await nextDay();
    await speaksFor('PL', world.ids.expert2);
    expect(recipientsOf(await told())).toEqual([world.ids.expert2]);
    await world.database.rows(`UPDATE role_grant SET revoked_at = now() WHERE state IN ('AM', 'PL')`);
  });

  it('read it in Russian, with the footnote of the state', async () => {
    await world.database.rows(
      `UPDATE state SET footnote = '{"en": "Without prejudice.", "ru": "Без ущерба."}' WHERE code = 'GE'`,
    );
    await world.database.rows(`UPDATE account SET locale = 'ru' WHERE member_id = $1`, [world.ids.contactPoint]);
    const title = [
      { locale: 'en', text: 'Translate' },
      { locale: 'ru', text: 'Перевести «А»\nBcc: x@example.org' },
    ];
    await withFollowUps('Итог', [{ ...owed('x'), title }]);
    const [mail] = await told();
    await send(mail!);
    const [russian] = sink.mails as [Received];
    expect(diversions(russian, addressOf('contactPoint'))).toEqual([]);
    expect(russian.parsed.subject).toBe('Просроченные последующие меры: 1');
    expect(russian.parsed.text).toContain('Срок: 31 января 2026 г.: Перевести «А» Bcc: x@example.org (Грузия*; Итог)');
    expect(russian.parsed.text).toContain('* Без ущерба.');
    await world.database.rows(`UPDATE account SET locale = 'en' WHERE member_id = $1`, [world.ids.contactPoint]);
  });

  it('get no mail when everything is done by the time it leaves, and not what is', async () => {
    const { followUps } = await withFollowUps('Done', [owed('Done meanwhile'), owed('Still open')]);
    const [mail] = await told();
    await world.as('contactPoint').ask(setFollowUp, { id: followUps[0]!.id, status: 'DONE' });
    await send(mail!);
    expect(sink.mails[0]!.parsed.text).not.toContain('Done meanwhile');
    await world.as('contactPoint').ask(setFollowUp, { id: followUps[1]!.id, status: 'DROPPED' });
    await world.database.rows(`UPDATE outbox_message SET sent_at = NULL WHERE id = $1`, [mail!.id]);
    await send(mail!);
    expect(sink.mails).toHaveLength(1);
  });

  it('lose nothing while the mail server is down', async () => {
    await withFollowUps('Patient', [owed('Wait for it')]);
    const [mail] = await told();
    const { port } = sink;
    await sink.close();
    await expect(send(mail!)).rejects.toThrow();
    sink = await MailSink.open(port);
    await send(mail!);
    expect(sink.mails.map(({ parsed }) => parsed.subject)).toEqual(['Overdue follow-ups: 1']);
  });
});

describe('what an organisation has to do', () => {
  it('is told to the author of the outcome, as nobody speaks for organisations here', async () => {
    const { id } = await done(world, 'organiser', createOutcome, {
      input: outcomeInput('Of an office', {
        networks: [world.networks.asylum],
        followUps: [owed('Publish it', '2026-01-31', { ownerOrganisation: organisation })],
      }),
    });
    await publishedDraft(world, id);
    const mails = await told();
    expect(recipientsOf(mails)).toEqual([world.ids.organiser]);
    await send(mails[0]!);
    const { text } = sink.mails[0]!.parsed;
    expect(text).toContain('Publish it (Office “A”; Of an office)');
    expect(text).toContain('because you entered outcomes');
    expect(text).not.toContain('contact point');
    expect(recipientsOf(await told())).toEqual([]);
  });
});

async function verifyAndPublish(id: string): Promise<OutcomeShown> {
  await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
  return done(world, 'secretariat', publishOutcome, { id });
}
