import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { importAttendance, importOf, zoomFile } from '../support/builders/attendance-files.js';
import { type EventInput, updateEvent } from '../support/builders/events.js';
import { changesOf, frozen } from '../support/builders/frozen-reports.js';
import { done, outcomeInput, published, updateOutcome } from '../support/builders/outcomes.js';
import { updateMember } from '../support/builders/people.js';
import { recordAttendance } from '../support/builders/registrations.js';
import { heldEvent } from '../support/builders/reports.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';

const moveEvent = graphql(`
  mutation ($id: ID!, $startsAt: EventTime!, $reason: String) {
    moveEvent(id: $id, startsAt: $startsAt, reason: $reason) { id }
  }
`);
const updateRegistration = graphql(`
  mutation ($id: ID!, $input: UpdateRegistrationInput!, $reason: String) {
    updateRegistration(id: $id, input: $input, reason: $reason) { id }
  }
`);
const reasonRequired = { code: 'REASON_REQUIRED', field: 'reason' };
const why = 'The signed list came late';

/** A frozen report tells of 1985 alone. */
let world: World;
let report: string;
let inside: string;
let outside: string;
let ana: string;
let piotr: string;
beforeAll(async () => {
  world = await startWorld();
  ana = await world.newMember('Ana', 'Reason', 'GE');
  piotr = await world.newMember('Piotr', 'Reason', 'PL');
  inside = await heldEvent(world, '1985-03-01T10:00', [{ member: ana }]);
  outside = await heldEvent(world, '1984-12-31T10:00', [{ member: ana }, { member: piotr }]);
  report = await frozen(world, 1985);
});
afterAll(async () => {
  await world.stop();
});

const attendance = (event: string, said: Input<'Attendance'>, reason?: string) => ({
  ...{ event, entries: [{ member: ana, attendance: said }] },
  ...(reason === undefined ? {} : { reason }),
});
const secretariat = () => world.as('secretariat');

describe('a reason', () => {
  it('is asked for where attendance moves a figure, and told beside the difference', async () => {
    expect(await secretariat().refusal(recordAttendance, attendance(inside, 'NO_SHOW'))).toEqual(reasonRequired);
    expect(await secretariat().refusal(recordAttendance, attendance(inside, 'NO_SHOW', ' \t'))).toEqual(reasonRequired);
    expect(await changesOf(world, report)).toEqual([]);
    await secretariat().ask(recordAttendance, attendance(inside, 'NO_SHOW', why));
    const [change] = await changesOf(world, report);
    expect(change!.causes).toEqual([expect.objectContaining({ to: 'NO_SHOW', reason: why })]);
    // Who was not there anyway is counted nowhere.
    await secretariat().ask(recordAttendance, attendance(inside, 'EXCUSED'));
    await secretariat().ask(recordAttendance, attendance(outside, 'NO_SHOW'));
    expect(await secretariat().refusal(recordAttendance, attendance(inside, 'PARTIAL'))).toEqual(reasonRequired);
    await secretariat().ask(recordAttendance, attendance(inside, 'ATTENDED', why));
    await secretariat().ask(recordAttendance, attendance(inside, 'PARTIAL'));
    expect(await changesOf(world, report)).toEqual([]);
  });

  it('is asked for where an event counts otherwise, not for its title, its room or another hour', async () => {
    const change = (input: Input<'UpdateEventInput'>, reason?: string) => ({
      id: inside,
      input,
      reason: reason ?? null,
    });
    const refused: Partial<EventInput>[] = [
      { actions: ['II.3'] },
      { networks: [world.networks.asylum] },
      { format: 'IN_PERSON', venue: { name: 'Hall', city: 'Vienna', state: 'AT' } },
      { kind: 'ROUND_TABLE' },
      { endsAt: '1985-03-01T13:00' },
      { startsAt: '1985-04-01T10:00', endsAt: '1985-04-01T12:00' },
      { startsAt: '1986-03-01T10:00', endsAt: '1986-03-01T12:00' },
    ];
    for (const input of refused.filter(({ format }) => !format))
      expect({ input, refusal: await secretariat().refusal(updateEvent, change(input)) }).toEqual({
        input,
        refusal: reasonRequired,
      });
    const quiet: Input<'UpdateEventInput'>[] = [
      { title: [{ locale: 'en', text: 'Another title' }] },
      { startsAt: '1985-03-02T09:00', endsAt: '1985-03-02T11:00' },
      { startsAt: '1985-03-01T10:00', endsAt: '1985-03-01T12:00' },
    ];
    for (const input of quiet) await secretariat().ask(updateEvent, change(input));
    expect(await secretariat().refusal(moveEvent, { id: inside, startsAt: '1985-05-01T10:00' })).toEqual(
      reasonRequired,
    );
    expect(await changesOf(world, report)).toEqual([]);
    // From another year into this one.
    expect(await secretariat().refusal(moveEvent, { id: outside, startsAt: '1985-01-01T10:00' })).toEqual(
      reasonRequired,
    );
    await secretariat().ask(updateEvent, { id: outside, input: { actions: ['II.3'] } });
    await secretariat().ask(moveEvent, { id: inside, startsAt: '1985-05-01T10:00', reason: why });
    const [moved] = (await changesOf(world, report)).filter(({ month }) => month === '1985-05');
    expect(moved!.causes[0]!.reason).toBe(why);
    await secretariat().ask(moveEvent, { id: inside, startsAt: '1985-03-01T10:00', reason: why });
  });

  it('is asked for where somebody represents another state, not where they counted in no report', async () => {
    const [counted, uncounted] = await world.database.rows<{ id: string }>(
      'SELECT id FROM registration WHERE event_id = ANY ($1) AND member_id = $2 ORDER BY event_id = $3 DESC',
      [[inside, outside], ana, inside],
    );
    const input = { representing: { state: 'MD' } };
    expect(await secretariat().refusal(updateRegistration, { id: counted!.id, input })).toEqual(reasonRequired);
    await secretariat().ask(updateRegistration, { id: uncounted!.id, input });
    await secretariat().ask(updateRegistration, { id: counted!.id, input, reason: why });
    const change = (await changesOf(world, report)).find(({ state }) => state?.code === 'MD');
    expect(change!.causes[0]).toMatchObject({ field: 'representing', reason: why });
    await secretariat().ask(updateRegistration, {
      id: counted!.id,
      input: { representing: { state: 'GE' } },
      reason: why,
    });
  });

  it('is asked for where a gender counts, never of the person', async () => {
    const gender = (id: string, said: Input<'Gender'>) => ({ id, input: { gender: said } });
    expect(await secretariat().refusal(updateMember, gender(ana, 'WOMAN'))).toEqual(reasonRequired);
    await secretariat().ask(updateMember, gender(piotr, 'MAN'));
    await secretariat().ask(updateMember, { id: ana, input: { post: { title: 'Envoy', state: 'MD' } } });
    await secretariat().ask(updateMember, { ...gender(ana, 'WOMAN'), reason: why });
    expect((await changesOf(world, report)).find(({ figure }) => figure === 'women')!.causes[0]!.reason).toBe(why);
    const own = await heldEvent(world, '1985-06-01T10:00', [{ member: world.ids.expert }]);
    const later = await frozen(world, 1985);
    await world.as('expert').ask(graphql('mutation { updateProfile(input: { gender: OTHER }) { id } }'));
    const causes = (await changesOf(world, later)).flatMap((change) => change.causes);
    expect(causes.map(({ kind, reason }) => [kind, reason])).toEqual(causes.map(() => ['MEMBER', 'by the person']));
    expect(causes.length).toBeGreaterThan(0);
    expect(own).not.toBe(inside);
  });

  it('is asked for where an edit of a published outcome counts, and told with its publication', async () => {
    const { id } = await published(world, outcomeInput('Study', { date: '1985-05-20', actions: ['VI.6'], events: [] }));
    const later = await frozen(world, 1985);
    const edit = (input: Input<'UpdateOutcomeInput'>, reason?: string) => ({ id, input, reason: reason ?? null });
    expect(await secretariat().refusal(updateOutcome, edit({ kind: 'HANDBOOK' }))).toEqual(reasonRequired);
    await done(world, 'secretariat', updateOutcome, edit({ title: [{ locale: 'en', text: 'A study' }] }));
    expect(await secretariat().refusal(updateOutcome, edit({ date: '1986-01-01' }))).toEqual(reasonRequired);
    expect(await changesOf(world, later)).toEqual([]);
  });

  it('is asked for where a file of attendance moves a figure, and told beside the difference', async () => {
    const event = await heldEvent(world, '1985-08-01T10:00', [{ member: ana, attendance: null }]);
    const later = await frozen(world, 1985);
    const file = zoomFile('Ana Reason,,1985-08-01 10:00,1985-08-01 12:00,120');
    const variables = await importOf(world, event, file);
    expect(await secretariat().refusal(importAttendance, variables)).toEqual(reasonRequired);
    // Looking at what it would do changes nothing, and is not asked for a reason.
    const looked = await secretariat().ask(importAttendance, { ...variables, dryRun: true });
    expect(looked.importAttendance.matched).toBe(1);
    expect(await changesOf(world, later)).toEqual([]);
    await secretariat().ask(importAttendance, { ...variables, reason: why });
    const change = (await changesOf(world, later)).find(({ figure, area }) => figure === 'participations' && !area);
    expect(change).toMatchObject({ causes: [{ reason: why }] });
  });

  it('is not asked for where a second person publishes; the difference says who and when', async () => {
    const later = await frozen(world, 1985);
    const { id } = await published(world, outcomeInput('Guide', { date: '1985-09-20', actions: ['VI.6'], events: [] }));
    const change = (await changesOf(world, later)).find(({ figure, area }) => figure === 'outcomes' && !area);
    expect(change).toMatchObject({
      causes: [{ reason: null, outcome: { title: expect.anything() }, at: expect.any(String) }],
    });
    expect(id).toBeDefined();
  });

  it('costs one statement, and none where it is given', async () => {
    const said = async (attended: Input<'Attendance'>, reason?: string) =>
      statementsOf(() => secretariat().ask(recordAttendance, attendance(inside, attended, reason)));
    await said('PARTIAL', why);
    await said('ATTENDED', why);
    const given = await said('PARTIAL', why);
    expect(await said('ATTENDED')).toBe(given + 1);
  });

  it('is asked of each of two corrections at once', async () => {
    const event = await heldEvent(world, '1985-07-01T10:00', [{ member: ana }, { member: piotr }]);
    const later = await frozen(world, 1985);
    const correct = (member: string, reason: string | null) =>
      secretariat().ask(recordAttendance, { event, entries: [{ member, attendance: 'NO_SHOW' }], reason });
    const settled = await Promise.allSettled([correct(ana, why), correct(piotr, null)]);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    const change = (await changesOf(world, later)).find(({ figure }) => figure === 'participations');
    expect(change).toMatchObject({ causeCount: 1, causes: [{ reason: why }] });
  });
});
