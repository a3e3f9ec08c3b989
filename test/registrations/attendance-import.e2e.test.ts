import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../src/access/index.js';
import { graphql, localDay, Problem } from '../../src/platform/index.js';
import { AttendanceImportService } from '../../src/registrations/index.js';
import type { Person } from '../support/harness/cast.js';
import { type EventInput, hybrid, pastEvent, publishedEvent } from '../support/builders/events.js';
import { upload } from '../support/builders/files.js';
import { manyMembers } from '../support/builders/people.js';
import { breaches, recordAttendance, registerFor, setConsent, withdraw } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  expect(await breaches(world)).toEqual([]);
  await world.stop();
});

const fileOf = (name: string): Buffer => readFileSync(`test/files/attendance/${name}`);
const fixtures = ['zoom-en.csv', 'zoom-ru.csv', 'teams-en.csv', 'teams-ru.csv', 'webex-en.csv', 'webex-ru.csv'];
const zoom = (...lines: string[]): Buffer =>
  Buffer.from(['Name (original name),Email,Duration (minutes)', ...lines].join('\n'));

/** Somebody of the cast, as the services see whoever calls. */
function viewer(person: Person, changes: Partial<Viewer> = {}): Viewer {
  return {
    ...anonymous('en'),
    memberId: world.ids[person],
    timeZone: 'Europe/Vienna',
    roles: new Set(person === 'secretariat' ? ['MEMBER', 'SECRETARIAT'] : ['MEMBER', 'ORGANISER']),
    organisedNetworks: person === 'organiser' ? [world.networks.asylum] : [],
    ...changes,
  };
}

const run = (
  event: string,
  bytes: Buffer,
  { date = null, dryRun = false, as = 'organiser' }: { date?: string | null; dryRun?: boolean; as?: Person } = {},
) => world.apps[0]!.get(AttendanceImportService).run(viewer(as), event, bytes, date, dryRun);

async function refusalOf(work: Promise<unknown>): Promise<[string, string | null]> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error('It was not refused', { cause: error });
  return [error.details[0]!.code, error.details[0]!.field];
}

const twoHours = { startsAt: '2025-03-04T10:00', endsAt: '2025-03-04T12:00' };
const twoDays = {
  ...{ startsAt: '2025-03-04T10:00', endsAt: '2025-03-05T12:00' },
  days: [twoHours, { startsAt: '2025-03-05T10:00', endsAt: '2025-03-05T12:00' }],
};

/** An event of the past at which the two experts have seats; answers their registrations. */
async function attendedEvent(changes: Partial<EventInput> = twoHours) {
  const { id: event } = await pastEvent(world, changes);
  const [expert, expert2] = [
    await registerFor(world, event, world.ids.expert),
    await registerFor(world, event, world.ids.expert2),
  ];
  return { event, expert: expert.id, expert2: expert2.id };
}

const recorded = (event: string) =>
  world.database.rows<object>(
    `SELECT d.registration_id AS registration, d.date, d.attendance, d.mode, d.minutes, r.attendance AS overall
     FROM day_attendance d JOIN registration r ON r.id = d.registration_id
     WHERE r.event_id = $1 ORDER BY r.sequence, d.date`,
    [event],
  );
const audited = (registration: string, action: string) =>
  world.database.rows<{ field: string }>(
    `SELECT v.field, v.new_value AS value FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
     WHERE e.subject_id = $1 AND e.action = $2 ORDER BY v.field`,
    [registration, action],
  );

const latinise = (latinName: string | null) =>
  world.database.rows(`UPDATE member SET latin_name = $2 WHERE id = $1`, [world.ids.expert, latinName]);

describe('the file of a meeting service', () => {
  beforeAll(() => latinise('Olena Kovalenko Lisova'));

  it.each(fixtures)('%s says who attended and who only in part', async (name) => {
    const { event, expert, expert2 } = await attendedEvent();
    const { rows, matched } = await run(event, fileOf(name));
    expect(matched).toBe(2);
    expect(rows.find(({ registrationId }) => registrationId === expert2)).toMatchObject({
      attendance: 'PARTIAL',
      minutes: 40,
      candidateIds: [],
      problem: null,
    });
    const short = name === 'teams-ru.csv';
    expect(await recorded(event)).toMatchObject([
      { registration: expert, date: '2025-03-04', attendance: short ? 'PARTIAL' : 'ATTENDED', mode: 'ONLINE' },
      { registration: expert2, overall: 'PARTIAL', mode: 'ONLINE', minutes: 40 },
    ]);
  });

  it.each(fixtures)('%s is sent as an upload, looked at, and then imported', async (name) => {
    const { event, expert, expert2 } = await attendedEvent({ ...twoHours, certificateFromShare: 0.3 });
    const contentType = name.startsWith('teams') ? 'text/tab-separated-values' : 'text/csv';
    const file = await upload(world, 'organiser', { name, contentType, bytes: fileOf(name) });
    const text = graphql(`
        mutation ($event: ID!, $upload: ID!, $dryRun: Boolean) {
          importAttendance(event: $event, upload: $upload, dryRun: $dryRun) {
            matched rows { line name minutes attendance problem registration { id } candidates { id } }
          }
        }
      `);
    const send = (dryRun: boolean) => world.as('organiser').ask(text, { event, upload: file, dryRun });
    const shown = await send(true);
    expect(shown).toMatchObject({ importAttendance: { matched: 2 } });
    expect(await recorded(event)).toEqual([]);
    expect(await send(false)).toEqual(shown);
    // From three quarters of the day on, whatever the event asks for certificates.
    expect(await recorded(event)).toMatchObject([
      { registration: expert, attendance: name === 'teams-ru.csv' ? 'PARTIAL' : 'ATTENDED' },
      { registration: expert2, attendance: 'PARTIAL', minutes: 40 },
    ]);
    expect(await world.as('secretariat').refusal(text, { event, upload: file })).toEqual({
      code: 'NOT_FOUND',
      field: 'upload',
    });
    expect(await world.as('expert').refusal(text, { event, upload: file })).toEqual({ code: 'FORBIDDEN', field: null });
  });

  it('shows at a dry run what it would do, and does nothing', async () => {
    const { event, expert } = await attendedEvent();
    const { rows, matched } = await run(event, fileOf('zoom-en.csv'), { dryRun: true });
    expect(matched).toBe(2);
    expect(rows.map(({ line, registrationId }) => [line, registrationId !== null])).toEqual([
      [6, true],
      [8, true],
      [9, false],
      [10, false],
    ]);
    expect(rows[2]!.problem!.en).toContain('Nobody with a confirmed seat');
    expect(await recorded(event)).toEqual([]);
    expect(await audited(expert, 'importAttendance')).toEqual([]);
  });

  it('is audited once, however often and in parallel it comes', async () => {
    const { event, expert } = await attendedEvent();
    const answers = await Promise.all([1, 2, 3].map(() => run(event, fileOf('zoom-en.csv'))));
    expect(answers[1]).toEqual(answers[0]);
    expect(await run(event, fileOf('zoom-en.csv'))).toEqual(answers[0]);
    expect(await audited(expert, 'importAttendance')).toEqual([
      { field: 'attendance', value: 'ATTENDED' },
      { field: 'days.2025-03-04', value: '{"attendance":"ATTENDED","mode":"ONLINE","minutes":125}' },
    ]);
  });

  it('never lowers what was recorded, and says so; raises it', async () => {
    const { event, expert, expert2 } = await attendedEvent();
    const entries: Input<'AttendanceInput'>[] = [
      { member: world.ids.expert, attendance: 'NO_SHOW' },
      { member: world.ids.expert2, attendance: 'ATTENDED', minutes: 110 },
    ];
    await world.as('organiser').ask(recordAttendance, { event, entries });
    const { rows } = await run(event, fileOf('zoom-en.csv'));
    expect(rows.map(({ problem }) => problem?.en.slice(0, 43) ?? null).slice(0, 2)).toEqual([
      null,
      'Already recorded: attended, 110 min. The fi',
    ]);
    expect(await recorded(event)).toMatchObject([
      { registration: expert, attendance: 'ATTENDED', minutes: 125 },
      { registration: expert2, attendance: 'ATTENDED', minutes: 110 },
    ]);
  });

  it('adds up one person who came under two names', async () => {
    const { event, expert } = await attendedEvent();
    const heading = 'Name (original name),Email,Join time,Leave time,Duration (minutes)';
    const at = (from: string, to: string) => `2025-03-04 ${from},2025-03-04 ${to}`;
    const lines = [
      `"Коваленко ""Лісова"", Олена",,${at('10:00', '11:00')},60`,
      `Olena Kovalenko Lisova,,${at('10:30', '11:30')},60`,
    ];
    const { rows } = await run(event, Buffer.from([heading, ...lines].join('\n')));
    expect(rows).toMatchObject([
      { registrationId: expert, minutes: 60, attendance: 'ATTENDED' },
      { registrationId: expert, minutes: 60, attendance: 'ATTENDED' },
    ]);
    expect(await recorded(event)).toMatchObject([{ registration: expert, minutes: 90 }]);
  });

  it('never guesses between two people of one name, nor counts who has no confirmed seat', async () => {
    const { event, expert2 } = await attendedEvent();
    const namesake = await registerFor(world, event, await world.newMember('Giorgi', 'Lomidze', 'GE'));
    const gone = await registerFor(world, event, world.ids.contactPoint);
    await world.as('secretariat').ask(withdraw, { id: gone.id });
    const { rows, matched } = await run(
      event,
      zoom('LOMIDZE Giorgi,,120', 'Nino Beridze,contactpoint@cast.example,120'),
    );
    expect(matched).toBe(0);
    expect(rows[0]!.candidateIds).toEqual([expert2, namesake.id]);
    expect(rows[0]!.problem!.ru).toContain('Неясно');
    expect(rows[1]).toMatchObject({ registrationId: null, candidateIds: [] });
    expect(await recorded(event)).toEqual([]);
  });

  it('names a row that is not understood, and records the others', async () => {
    const { event, expert2 } = await attendedEvent();
    const { rows, matched } = await run(event, fileOf('wrong-duration.csv'));
    expect(matched).toBe(1);
    expect(rows).toMatchObject([
      { line: 2, registrationId: expert2, minutes: 40, problem: null },
      { line: 3, name: 'Nino Beridze', registrationId: null, minutes: null, attendance: null },
    ]);
    expect(rows[1]!.problem!.en).toContain('"a while"');
    expect(await recorded(event)).toMatchObject([{ registration: expert2, minutes: 40 }]);
  });

  it('is text and nothing else, whatever its names are', async () => {
    const { event, expert2 } = await attendedEvent();
    const names = [
      `=cmd|' /C calc'!A0`,
      `@SUM(1)`,
      `'); DROP TABLE registration; --`,
      `<script>alert(1)</script>`,
      `\u0000nul`,
    ];
    const lines = names.map((name) => `"${name}",,10`);
    const { rows } = await run(event, zoom(...lines, 'Giorgi Lomidze,,10'));
    expect(rows.map(({ name }) => name)).toEqual([...names, 'Giorgi Lomidze']);
    expect(await recorded(event)).toMatchObject([{ registration: expert2, attendance: 'PARTIAL' }]);
  });

  it('may have 5,000 rows', async () => {
    const { id: event } = await publishedEvent(world, { ...twoHours, seats: [{ mode: 'ONLINE' }] });
    await manyMembers(world, 5_000);
    await world.database.rows(
      `INSERT INTO registration (id, event_id, member_id, status, role, mode, personal_capacity, attendance)
       SELECT gen_random_uuid(), $1, id, 'CONFIRMED', 'PARTICIPANT', 'ONLINE', true, 'EXPECTED'
       FROM member WHERE given_names = 'Guest'`,
      [event],
    );
    await world.database.rows(
      `UPDATE event_seat_pool SET confirmed = (SELECT count(*) FROM registration WHERE event_id = $1)
       WHERE event_id = $1`,
      [event],
    );
    const lines = Array.from({ length: 5_000 }, (_, index) => `Number ${index + 1} Guest,,${index % 2 ? 120 : 30}`);
    const { matched } = await run(event, zoom(...lines));
    expect(matched).toBe(5_000);
    const counted = await world.database.rows(
      `SELECT attendance, count(*)::int FROM registration WHERE event_id = $1 GROUP BY attendance ORDER BY attendance`,
      [event],
    );
    expect(counted).toEqual([
      { attendance: 'ATTENDED', count: 2_500 },
      { attendance: 'PARTIAL', count: 2_500 },
    ]);
  });
});

describe('of an event of several days', () => {
  it('a file is of the day on which its times lie, else of the day that is said', async () => {
    const { event, expert2 } = await attendedEvent(twoDays);
    await run(event, fileOf('webex-ru.csv'));
    expect(await recorded(event)).toMatchObject([
      { date: '2025-03-04', overall: 'PARTIAL' },
      { date: '2025-03-04', overall: 'PARTIAL' },
    ]);
    const silent = zoom('Giorgi Lomidze,,120');
    expect(await refusalOf(run(event, silent))).toEqual(['BAD_INPUT', 'date']);
    expect(await refusalOf(run(event, silent, { date: '2025-03-06' }))).toEqual(['BAD_INPUT', 'date']);
    expect(await refusalOf(run(event, fileOf('webex-ru.csv'), { date: '2025-03-05' }))).toEqual([
      'BAD_INPUT',
      'upload',
    ]);
    await run(event, silent, { date: '2025-03-04' });
    await run(event, silent, { date: '2025-03-05' });
    const own = (await recorded(event)).filter((day) => 'registration' in day && day.registration === expert2);
    expect(own).toMatchObject([
      { date: '2025-03-04', attendance: 'ATTENDED', overall: 'ATTENDED' },
      { date: '2025-03-05', attendance: 'ATTENDED', overall: 'ATTENDED' },
    ]);
  });
});

describe('a file with attendance is refused', () => {
  it.each([
    ['of another day', 'other-day.csv'],
    ['of something else', 'wrong-budget.csv'],
    ['in a wrong encoding', 'wrong-encoding.csv'],
    ['without durations', 'wrong-without-duration.csv'],
  ])('%s, and nothing of it is recorded', async (_what, name) => {
    const { event } = await attendedEvent();
    expect(await refusalOf(run(event, fileOf(name)))).toEqual(['BAD_INPUT', 'upload']);
    expect(await recorded(event)).toEqual([]);
  });

  it('when it is empty, before the day, and from who does not organise the event', async () => {
    const { event } = await attendedEvent();
    expect(await refusalOf(run(event, Buffer.alloc(0)))).toEqual(['BAD_INPUT', 'upload']);
    const { id: future } = await publishedEvent(world);
    expect(await refusalOf(run(future, zoom('Giorgi Lomidze,,120')))).toEqual(['BAD_INPUT', 'upload']);
    expect(await refusalOf(run(future, zoom('Giorgi Lomidze,,120'), { date: '2031-05-20' }))).toEqual([
      'BAD_INPUT',
      'date',
    ]);
    expect(await refusalOf(run(event, fileOf('zoom-en.csv'), { as: 'otherOrganiser' }))).toEqual(['FORBIDDEN', null]);
    const { id: closed } = await publishedEvent(world, { ...twoHours, confidentiality: 'CLOSED' });
    expect(await refusalOf(run(closed, fileOf('zoom-en.csv'), { as: 'otherOrganiser' }))).toEqual([
      'NOT_FOUND',
      'event',
    ]);
  });
});

describe('at the door', () => {
  const today = localDay(new Date(), 'Europe/Vienna');
  const yesterday = localDay(new Date(Date.now() - 86_400_000), 'Europe/Vienna');
  const tomorrow = localDay(new Date(Date.now() + 86_400_000), 'Europe/Vienna');
  const both: Partial<EventInput> = { ...hybrid, seats: [{ mode: 'IN_PERSON', capacity: 40 }, { mode: 'ONLINE' }] };
  const allDay = { ...both, startsAt: `${today}T00:00`, endsAt: `${tomorrow}T00:00` };
  const checkIn = graphql(`
    mutation ($event: ID!, $code: String!) {
      checkIn(event: $event, code: $code) { id attendance days { date attendance mode minutes } }
    }
  `);
  const codes = graphql('query ($id: ID!) { registration(id: $id) { checkInCode } }');
  const codeOf = async (id: string): Promise<string> =>
    (await world.as('secretariat').ask(codes, { id })).registration.checkInCode!;
  const checkedIn = [{ date: today, attendance: 'ATTENDED', mode: 'IN_PERSON', minutes: null }];

  it('a code checks its person in for today, once, by however many scanners', async () => {
    const { id: event } = await publishedEvent(world, allDay);
    const { id } = await registerFor(world, event, world.ids.expert, { mode: 'ONLINE' });
    const code = await codeOf(id);
    const typed = [code, code.toLowerCase(), code.replace('-', ' '), ` ${code} `, code];
    const answers = await Promise.all(typed.map((text) => world.as('organiser').ask(checkIn, { event, code: text })));
    for (const answer of answers) expect(answer).toEqual({ checkIn: { id, attendance: 'ATTENDED', days: checkedIn } });
    expect(await audited(id, 'checkIn')).toEqual([
      { field: 'attendance', value: 'ATTENDED' },
      { field: `days.${today}`, value: '{"attendance":"ATTENDED","mode":"IN_PERSON","minutes":null}' },
    ]);
  });

  it('a code turns NO_SHOW into ATTENDED, and leaves what was recorded more exactly', async () => {
    const { id: event } = await publishedEvent(world, allDay);
    const [late, left] = [world.ids.expert, world.ids.expert2];
    const registrations = [
      await registerFor(world, event, late, { mode: 'IN_PERSON' }),
      await registerFor(world, event, left, { mode: 'IN_PERSON' }),
    ];
    const entries: Input<'AttendanceInput'>[] = [
      { member: late, attendance: 'NO_SHOW' },
      { member: left, attendance: 'PARTIAL', minutes: 30 },
    ];
    await world.as('organiser').ask(recordAttendance, { event, entries });
    for (const { id } of registrations) await world.as('organiser').ask(checkIn, { event, code: await codeOf(id) });
    expect(await recorded(event)).toMatchObject([
      { attendance: 'ATTENDED', minutes: null },
      { attendance: 'PARTIAL', minutes: 30 },
    ]);
  });

  it('a code is refused that is none of this event', async () => {
    const { id: event } = await publishedEvent(world, allDay);
    const { id: other } = await publishedEvent(world, allDay);
    const { id } = await registerFor(world, other, world.ids.expert, { mode: 'IN_PERSON' });
    for (const code of [await codeOf(id), '', 'nonsense', '00000-00000', "' OR 1=1 --", 'Код'])
      expect(await world.as('organiser').refusal(checkIn, { event, code })).toEqual({
        code: 'BAD_INPUT',
        field: 'code',
      });
    const { errors } = await world.as('organiser').run(checkIn, { event, code: 'x'.repeat(101) });
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'code' });
  });

  it('nobody is checked in who is not confirmed, nor on another day, nor by others', async () => {
    const { id: event } = await publishedEvent(world, allDay);
    const { id } = await registerFor(world, event, world.ids.expert, { mode: 'IN_PERSON' });
    const code = await codeOf(id);
    expect(await world.as('otherOrganiser').refusal(checkIn, { event, code })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    expect(await world.as('expert').refusal(checkIn, { event, code })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await world.as('nobody').refusal(checkIn, { event, code })).toMatchObject({ code: 'UNAUTHENTICATED' });
    await world.as('secretariat').ask(withdraw, { id });
    const notNow = { code: 'TRANSITION_NOT_ALLOWED', field: 'code' };
    expect(await world.as('organiser').refusal(checkIn, { event, code })).toEqual(notNow);

    for (const [startsAt, endsAt] of [
      [`${yesterday}T00:00`, `${today}T00:00`],
      [`${tomorrow}T00:00`, `${tomorrow}T12:00`],
    ] as const) {
      const { id: elsewhen } = await publishedEvent(world, { ...both, startsAt, endsAt });
      const { id: other } = await registerFor(world, elsewhen, world.ids.expert, { mode: 'IN_PERSON' });
      expect(await world.as('organiser').refusal(checkIn, { event: elsewhen, code: await codeOf(other) })).toEqual(
        notNow,
      );
    }
    expect(await recorded(event)).toEqual([]);
  });

  it('the code is seen by the person and by staff, on every path, while the seat is held', async () => {
    const { id: event } = await publishedEvent(world, { ...allDay, participantList: 'MEMBERS' });
    const { registerForEvent } = await world
      .as('secretariat')
      .ask(graphql('mutation ($input: RegisterInput!) { registerForEvent(input: $input) { id checkInCode } }'), {
        input: { event, member: world.ids.expert2, mode: 'IN_PERSON' },
      });
    const { id, checkInCode } = registerForEvent;
    await world.as('expert2').ask(setConsent, { purpose: 'PARTICIPANT_LIST', given: true, registration: id });
    expect(checkInCode).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
    const list = graphql('query ($event: ID!) { event(id: $event) { registrations { nodes { id checkInCode } } } }');
    for (const [person, code] of [
      ...(['expert2', 'organiser', 'secretariat'] as const).map((who) => [who, checkInCode] as const),
      ...(['expert', 'contactPoint', 'otherOrganiser'] as const).map((who) => [who, null] as const),
    ]) {
      expect(await world.as(person).ask(codes, { id })).toEqual({ registration: { checkInCode: code } });
      expect(await world.as(person).ask(list, { event })).toEqual({
        event: { registrations: { nodes: [{ id, checkInCode: code }] } },
      });
    }
    await world.as('secretariat').ask(withdraw, { id });
    expect(await world.as('expert2').ask(codes, { id })).toEqual({ registration: { checkInCode: null } });
  });
});
