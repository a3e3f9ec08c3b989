import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, type VariablesOf } from '../../src/platform/index.js';
import { cancelEvent, publishedEvent } from '../support/builders/events.js';
import { outcomeInput, published } from '../support/builders/outcomes.js';
import { importAs, lakes } from '../support/builders/plans.js';
import { heldEvent } from '../support/builders/reports.js';
import { startWorld, statementsOf, type World } from '../support/harness/world.js';
import type { Person } from '../support/harness/cast.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await importAs(world, lakes);
});
afterAll(async () => {
  await world.stop();
});

const years = graphql(`
  query ($code: String!) {
    action(code: $code) { years { year status suggested note setBy { id } setAt } }
  }
`);
const yearsOf = async (code: string, person: Person | 'nobody' = 'secretariat') =>
  (await world.as(person).ask(years, { code })).action.years;

const suggested = async (code: string): Promise<Record<number, string>> =>
  Object.fromEntries((await yearsOf(code)).map((one) => [one.year, one.suggested]));
const setStatus = graphql(`
  mutation ($action: String!, $year: Int!, $status: ActionStatus, $note: String) {
    setActionStatus(action: $action, year: $year, status: $status, note: $note) { years { year status } }
  }
`);

/** A published event on the action. */
const eventOn = async (action: string, startsAt: string, endsAt: string): Promise<string> =>
  (await publishedEvent(world, { startsAt, endsAt, networks: [], actions: [action] })).id;
const cancel = (id: string) => world.as('secretariat').ask(cancelEvent, { id, reason: 'No room' });

describe('the years of an action', () => {
  it('are those of the plan, and none for a principle', async () => {
    const years = await yearsOf('II.1');
    expect(years).toEqual(
      [2023, 2024, 2025, 2026, 2027].map((year) => ({
        year,
        status: null,
        suggested: 'NO_ACTIVITY',
        note: null,
        setBy: null,
        setAt: null,
      })),
    );
    expect(await yearsOf('III.10')).toEqual([]);
    expect(await yearsOf('I.4.b')).toHaveLength(5);
  });

  it('suggest what the records say', async () => {
    await heldEvent(world, '2024-05-20T10:00', [], { actions: ['V.1'] });
    expect(await suggested('V.1')).toMatchObject({ 2023: 'NO_ACTIVITY', 2024: 'ONGOING', 2025: 'NO_ACTIVITY' });
    await published(world, outcomeInput('Delivered', { date: '2024-12-31', actions: ['V.1'] }));
    expect(await suggested('V.1')).toMatchObject({ 2024: 'DELIVERED', 2025: 'NO_ACTIVITY' });

    const lake = `${lakes.slug}:I.1`;
    const toCome = await eventOn(lake, '2032-05-20T10:00', '2032-05-20T12:00');
    expect(await suggested(lake)).toMatchObject({ 2031: 'NO_ACTIVITY', 2032: 'PLANNED' });
    await published(world, outcomeInput('Early', { date: '2032-01-01', actions: [lake] }));
    expect(await suggested(lake)).toMatchObject({ 2032: 'ONGOING' });
    await cancel(toCome);
    expect(await suggested(lake)).toMatchObject({ 2032: 'DELIVERED' });

    await cancel(await eventOn('V.4', '2024-05-20T10:00', '2024-05-20T12:00'));
    expect(new Set(Object.values(await suggested('V.4')))).toEqual(new Set(['NO_ACTIVITY']));
  });

  it('take what was done on sub-items in, and not the other way round', async () => {
    await heldEvent(world, '2025-05-20T10:00', [], { actions: ['I.4.b'] });
    expect(await suggested('I.4')).toMatchObject({ 2025: 'ONGOING' });
    expect(await suggested('I.4.b')).toMatchObject({ 2025: 'ONGOING' });
    expect(await suggested('I.4.c')).toMatchObject({ 2025: 'NO_ACTIVITY' });
    await published(world, outcomeInput('Of the whole', { date: '2025-12-31', actions: ['I.4'] }));
    expect(await suggested('I.4')).toMatchObject({ 2025: 'DELIVERED' });
    expect(await suggested('I.4.b')).toMatchObject({ 2025: 'ONGOING' });
  });

  it('go by the day of an event in its own zone; what is not over is still to come', async () => {
    await heldEvent(world, '2025-01-01T00:30', [], { actions: ['V.5'], timeZone: 'Asia/Tashkent' });
    expect(await suggested('V.5')).toMatchObject({ 2024: 'NO_ACTIVITY', 2025: 'ONGOING' });

    const lake = `${lakes.slug}:I.2`;
    const event = await eventOn(lake, '2033-05-20T10:00', '2033-05-20T12:00');
    const moved = (sql: string) => world.database.rows(`UPDATE event SET ${sql} WHERE id = $1`, [event]);
    await moved(`starts_at = now() - interval '2 hours', ends_at = now() + interval '1 hour'`);
    expect(await suggested(lake)).toMatchObject({ 2033: 'PLANNED' });
    await moved(`ends_at = now() - interval '1 second'`);
    expect(await suggested(lake)).toMatchObject({ 2033: 'ONGOING' });
  });

  it('keep a judgement with its note, who and when, until it is taken back', async () => {
    const judge = (variables: Pick<VariablesOf<typeof setStatus>, 'status' | 'note'>) =>
      world.as('secretariat2').ask(setStatus, { action: 'V.8', year: 2024, ...variables });
    await judge({ status: 'DELIVERED', note: ' Всё "сделано" ' });
    const judged = (await yearsOf('V.8'))[1]!;
    expect(judged).toMatchObject({
      status: 'DELIVERED',
      suggested: 'NO_ACTIVITY',
      note: 'Всё "сделано"',
      setBy: { id: world.ids.secretariat2 },
    });
    expect(Math.abs(Date.now() - Date.parse(judged.setAt!))).toBeLessThan(60_000);
    expect((await yearsOf('V.8', 'observer'))[1]).toEqual({ ...judged, setBy: null });
    for (const person of ['nobody', 'expert', 'organiser', 'contactPoint'] as const)
      expect((await yearsOf('V.8', person))[1]).toEqual({ ...judged, note: null, setBy: null });

    await judge({ status: null });
    expect((await yearsOf('V.8'))[1]).toMatchObject({ status: null, note: null, setBy: null, setAt: null });
    // Each field of a mutation shows what it did, not what was read before it.
    const { first, second } = await world.as('secretariat').ask(
      graphql(`
        mutation {
          first: setActionStatus(action: "V.8", year: 2025, status: PLANNED) { years { status } }
          second: setActionStatus(action: "V.8", year: 2025, status: null) { years { status } }
        }
      `),
    );
    expect([first, second].map((one) => one.years[2]!.status)).toEqual(['PLANNED', null]);
  });

  it('cost one statement for all actions of the plan', async () => {
    const codes = graphql('{ plan { areas { actions { code } } } }');
    const suggestions = graphql('{ plan { areas { actions { years { year suggested } } } } }');
    await world.as('observer').ask(codes);
    const [without, with_] = [
      await statementsOf(() => world.as('observer').ask(codes)),
      await statementsOf(() => world.as('observer').ask(suggestions)),
    ];
    expect(with_ - without).toBe(1);
  });
});
