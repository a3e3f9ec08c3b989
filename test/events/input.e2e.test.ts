import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createEvent,
  deleteEvent,
  eventInput,
  hybrid,
  publishedEvent,
  publishEvent,
  updateEvent,
} from '../support/builders/events.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const unknownId = '01890000-0000-7000-8000-000000000000';
const rowsOfEvents = () =>
  world.database.rows(
    `SELECT (SELECT json_agg(e ORDER BY id) FROM event e) AS events,
       (SELECT count(*)::int FROM event_action) AS actions,
       (SELECT count(*)::int FROM audit_entry WHERE action <> 'signIn') AS entries`,
  );

const day = { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' };
/** What is wrong with an event, by the fields that are to be named. */
const wrong: [string, Record<string, unknown>, string[]][] = [
  ['an action that the plan does not have', { actions: ['VI.6', 'VI.12'] }, ['input.actions.1']],
  ['an area instead of an action', { actions: ['VI'] }, ['input.actions.0']],
  ['an action named twice', { actions: ['VI.6', 'VI 6'] }, ['input.actions.1']],
  ['fewer seats than none', { seats: [{ mode: 'ONLINE', capacity: -1 }] }, ['input.seats.0.capacity']],
  ['an end before the start', { endsAt: '2026-05-11T08:59' }, ['input.endsAt']],
  ['an end at the start', { endsAt: '2026-05-11T07:00:00Z' }, ['input.endsAt']],
  ['an event of years', { endsAt: '2028-05-11T10:00' }, ['input.endsAt']],
  ['a time zone that is none', { timeZone: 'Europe/Atlantis' }, ['input.timeZone']],
  ['an offset as time zone', { timeZone: '+02:00' }, ['input.timeZone']],
  ['a time that is none', { startsAt: '2026-02-30T10:00' }, ['input.startsAt']],
  [
    'a year that no event was in',
    { startsAt: '0000-01-01T10:00', endsAt: '0000-01-02T10:00' },
    ['input.startsAt', 'input.endsAt'],
  ],
  ['a title of nearly a megabyte', { title: [{ locale: 'en', text: 'x'.repeat(900_000) }] }, ['input.title.0.text']],
  ['no title', { title: [] }, ['input.title']],
  ['a title without a text', { title: [{ locale: 'en', text: '  ' }] }, ['input.title']],
  ['a character that cannot be kept', { title: [{ locale: 'en', text: 'a\0b' }] }, ['input.title.0.text']],
  ['a kind that is none', { kind: 'PICNIC' }, ['input.kind']],
  ['a network id that is no id', { networks: ['asylum'] }, ['input.networks.0']],
  ['a network that is not there', { networks: [unknownId] }, ['input.networks.0']],
  ['a partner that is not there', { partners: [unknownId] }, ['input.partners.0']],
  ['a host that is no state', { hostStates: ['GE', 'ZZ'] }, ['input.hostStates.1']],
  ['a host named twice', { hostStates: ['GB', 'UK'] }, ['input.hostStates.1']],
  ['a venue in no state', { venue: { name: 'a', city: 'b', state: 'ZZ' } }, ['input.venue.state']],
  ['a language named twice', { languages: [{ language: 'en' }, { language: 'EN' }] }, ['input.languages.1.language']],
  ['seats of another format', { seats: [{ mode: 'ONLINE' }, { mode: 'IN_PERSON' }] }, ['input.seats.1.mode']],
  ['the same seats twice', { seats: [{ mode: 'ONLINE' }, { mode: 'ONLINE' }] }, ['input.seats.1.mode']],
  ['no seats', { seats: [] }, ['input.seats']],
  ['half the seats of a hybrid event', { ...hybrid, seats: [{ mode: 'ONLINE' }] }, ['input.seats']],
  ['a link that is none', { joinUrl: 'javascript:alert(1)' }, ['input.joinUrl']],
  [
    'registration that closes as it opens',
    { registrationOpensAt: '2026-05-01T10:00', registrationClosesAt: '2026-05-01T10:00' },
    ['input.registrationClosesAt'],
  ],
  [
    'registration that outlasts the event',
    { registrationClosesAt: '2026-05-11T17:01' },
    ['input.registrationClosesAt'],
  ],
  [
    'a day outside the event',
    { days: [{ startsAt: '2026-05-11T08:00', endsAt: '2026-05-11T10:00' }] },
    ['input.days.0.startsAt'],
  ],
  [
    'days that do not fit each other',
    {
      endsAt: '2026-05-14T17:00',
      days: [
        { startsAt: '2026-05-12T09:00', endsAt: '2026-05-12T08:00' },
        { startsAt: '2026-05-12T10:00', endsAt: '2026-05-13T11:00' },
        { startsAt: '2026-05-13T10:00', endsAt: '2026-05-14T18:00' },
      ],
    },
    ['input.days.0.endsAt', 'input.days.1.startsAt', 'input.days.2.startsAt', 'input.days.2.endsAt'],
  ],
  [
    'many things at once',
    {
      title: [{ locale: 'en', text: '' }],
      endsAt: '2026-05-11T08:00',
      seats: [{ mode: 'IN_PERSON' }],
      actions: ['IX.1'],
      networks: [unknownId],
    },
    ['input.title', 'input.seats.0.mode', 'input.seats', 'input.endsAt', 'input.networks.0', 'input.actions.0'],
  ],
];

describe('an input that does not fit', () => {
  for (const [what, changes, fields] of wrong) {
    it(`is refused by field, and changes nothing: ${what}`, async () => {
      const before = await rowsOfEvents();
      const input = { ...eventInput(world, day), ...changes };
      const { errors } = await world.as('organiser').run(createEvent, { input });
      expect(errors.map(({ extensions: { code, field } }) => ({ code, field }))).toEqual([
        { code: 'BAD_INPUT', field: fields[0] },
      ]);
      expect(errors[0]!.extensions.problems!.map(({ field }) => field)).toEqual(fields);
      expect(errors[0]!.message.length).toBeLessThan(400);
      expect(await rowsOfEvents()).toEqual(before);
    });
  }

  it('is refused in the same way when an event is changed', async () => {
    const { id } = await publishedEvent(world, day);
    const before = await rowsOfEvents();
    for (const [what, changes, fields] of wrong) {
      // What depends on the rest of the event is another matter there, and no texts at all say nothing.
      if ('endsAt' in changes || 'format' in changes || what === 'no title') continue;
      expect([what, await world.as('organiser').refusal(updateEvent, { id, input: changes })]).toEqual([
        what,
        { code: 'BAD_INPUT', field: fields[0] },
      ]);
    }
    expect(await rowsOfEvents()).toEqual(before);
  });

  it('is an id that is none or nobody’s', async () => {
    const input = {};
    for (const step of [publishEvent, updateEvent, deleteEvent] as const) {
      expect(await world.as('secretariat').refusal(step, { id: 'no-id', input })).toEqual({
        code: 'BAD_INPUT',
        field: 'id',
      });
      expect(await world.as('secretariat').refusal(step, { id: unknownId, input })).toEqual({
        code: 'NOT_FOUND',
        field: 'id',
      });
    }
    expect(await world.as('nobody').refusal('{ event { id } }')).toEqual({ code: 'BAD_INPUT', field: 'id' });
    const both = 'query ($id: ID!) { event(id: $id, slug: "a") { id } }';
    expect(await world.as('nobody').refusal(both, { id: unknownId })).toEqual({
      code: 'BAD_INPUT',
      field: 'id',
    });
    expect(await world.as('nobody').refusal('{ event(slug: "no-such-event") { id } }')).toEqual({
      code: 'NOT_FOUND',
      field: 'slug',
    });
  });
});
