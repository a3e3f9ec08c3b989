import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { graphql } from '../../src/platform/index.js';
import {
  draftEvent,
  type EventInput,
  hybrid,
  publishedEvent,
  unpublishEvent,
  updateEvent,
} from '../support/builders/events.js';
import { addRegistration } from '../support/builders/registrations.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

describe('changing an event', () => {
  it('changes what is said, keeps the rest, and merges texts', async () => {
    const { id, slug } = await draftEvent(world, {
      title: [
        { locale: 'en', text: 'One' },
        { locale: 'ru', text: 'Один' },
      ],
      hostStates: ['GE'],
      joinUrl: 'https://meet.example/1',
    });
    const input = {
      version: 1,
      title: [
        { locale: 'en', text: 'Two' },
        { locale: 'ru', text: null },
        { locale: 'fr', text: 'Deux' },
      ],
      hostStates: null,
      joinUrl: null,
      tentative: true,
    };
    const query = graphql(`
      mutation ($id: ID!, $input: UpdateEventInput!) {
        updateEvent(id: $id, input: $input) {
          slug version titles { locale text } hostStates { code } joinUrl tentative timeZone actions { code }
          seats { capacity }
        }
      }
    `);
    expect(await world.as('organiser').ask(query, { id, input })).toEqual({
      updateEvent: {
        slug,
        version: 2,
        titles: [
          { locale: 'en', text: 'Two' },
          { locale: 'fr', text: 'Deux' },
        ],
        hostStates: [],
        joinUrl: null,
        tentative: true,
        timeZone: 'Europe/Vienna',
        actions: [{ code: 'VI.6' }, { code: 'VI.5' }],
        seats: [{ capacity: 40 }],
      },
    });
  });

  it('refuses to unset what there must be', async () => {
    const { id } = await draftEvent(world);
    for (const field of [
      'kind',
      'format',
      'title',
      'startsAt',
      'endsAt',
      'timeZone',
      'tentative',
      'registrationPolicy',
      'seats',
      'confidentiality',
      'chathamHouseRule',
      'participantList',
    ]) {
      expect(await world.as('organiser').refusal(updateEvent, { id, input: { [field]: null } })).toEqual({
        code: 'BAD_INPUT',
        field: `input.${field}`,
      });
    }
    expect(
      await world.as('organiser').refusal(updateEvent, { id, input: { title: [{ locale: 'en', text: ' ' }] } }),
    ).toEqual({ code: 'BAD_INPUT', field: 'input.title' });
  });

  it('takes one of two changes of the same version, and gives the other a CONFLICT', async () => {
    const { id } = await draftEvent(world);
    // Both arrive while the event's row is held, so that neither has seen the other when it goes on.
    const holder = new pg.Client(world.database.url);
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT FROM event WHERE id = $1 FOR UPDATE', [id]);
    const changes = ['organiser', 'secretariat'] as const;
    const answers = changes.map((who) =>
      world.as(who).run(updateEvent, { id, input: { version: 1, tentative: true } }),
    );
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    while ((await world.database.rows(waiting)).length < changes.length) await sleep(10);
    await holder.query('COMMIT');
    await holder.end();

    const errors = (await Promise.all(answers)).flatMap((answer) => answer.errors);
    expect(errors.map(({ extensions: { code, field } }) => ({ code, field }))).toEqual([
      { code: 'CONFLICT', field: 'input.version' },
    ]);
    expect(await world.database.rows('SELECT version FROM event WHERE id = $1', [id])).toEqual([{ version: 2 }]);
  });

  it('rehearses without changing anything', async () => {
    const { id } = await draftEvent(world, { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' });
    const before = await world.database.rows(
      'SELECT e.*, p.capacity FROM event e JOIN event_seat_pool p ON p.event_id = e.id WHERE e.id = $1',
      [id],
    );
    const query = graphql(`
      mutation ($id: ID!, $input: UpdateEventInput!) {
        updateEvent(id: $id, input: $input, dryRun: true) {
          title seats { capacity } actions { code } days { endsAtLocal }
        }
      }
    `);
    const input: Input<'UpdateEventInput'> = {
      title: [{ locale: 'en', text: 'Rehearsed' }],
      seats: [{ mode: 'ONLINE', capacity: 7 }],
      actions: ['III.2'],
      endsAt: '2026-05-11T18:00',
    };
    expect(await world.as('organiser').ask(query, { id, input })).toEqual({
      updateEvent: {
        title: 'Rehearsed',
        seats: [{ capacity: 7 }],
        actions: [{ code: 'III.2' }],
        days: [{ endsAtLocal: '2026-05-11T18:00:00' }],
      },
    });
    expect(
      await world.database.rows(
        'SELECT e.*, p.capacity FROM event e JOIN event_seat_pool p ON p.event_id = e.id WHERE e.id = $1',
        [id],
      ),
    ).toEqual(before);
    expect(await world.database.rows(`SELECT action FROM audit_entry WHERE subject_id = $1`, [id])).toEqual([
      { action: 'createEvent' },
    ]);
  });

  it('takes no seat from people and opens no list that was narrow when they registered', async () => {
    const { id } = await publishedEvent(world, { ...hybrid, participantList: 'PARTICIPANTS' });
    await addRegistration(world, id, world.ids.expert, 'CONFIRMED', 'ONLINE');
    await addRegistration(world, id, world.ids.expert2, 'CONFIRMED', 'ONLINE');
    const organiser = world.as('organiser');
    const seats = (online: number): Pick<EventInput, 'seats'> => ({
      seats: [
        { mode: 'IN_PERSON', capacity: 2 },
        { mode: 'ONLINE', capacity: online },
      ],
    });
    expect(await organiser.refusal(updateEvent, { id, input: seats(1) })).toEqual({
      code: 'CAPACITY_BELOW_CONFIRMED',
      field: 'input.seats.1.capacity',
    });
    expect(await organiser.refusal(updateEvent, { id, input: { format: 'IN_PERSON' } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.format',
    });
    expect(await organiser.refusal(updateEvent, { id, input: { participantList: 'MEMBERS' } })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: 'input.participantList',
    });
    expect(await organiser.refusal(unpublishEvent, { id })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    await organiser.ask(updateEvent, { id, input: { ...seats(2), participantList: 'ORGANISERS' } });
    const online = graphql(
      'query ($id: ID!) { event(id: $id) { format seats { mode capacity confirmed available } viewerCan } }',
    );
    await organiser.ask(updateEvent, { id, input: { format: 'ONLINE' } });
    expect(await organiser.ask(online, { id })).toEqual({
      event: {
        format: 'ONLINE',
        seats: [{ mode: 'ONLINE', capacity: 2, confirmed: 2, available: 0 }],
        viewerCan: expect.not.arrayContaining(['unpublishEvent']),
      },
    });
  });

  it('keeps an organiser within the networks that it organises', async () => {
    const { id } = await draftEvent(world);
    const both = { networks: [world.networks.asylum, world.networks.labour] };
    expect(await world.as('organiser').refusal(updateEvent, { id, input: both })).toEqual({
      code: 'FORBIDDEN',
      field: 'input.networks.1',
    });
    await world.as('secretariat').ask(updateEvent, { id, input: both });
    await world.as('otherOrganiser').ask(updateEvent, { id, input: { ...both, tentative: true } });
    expect(
      await world.as('organiser').refusal(updateEvent, { id, input: { networks: [world.networks.labour] } }),
    ).toEqual({ code: 'BAD_INPUT', field: 'input.networks' });
  });
});
