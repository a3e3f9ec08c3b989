import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelEvent,
  closeEvent,
  deleteEvent,
  draftEvent,
  hybrid,
  type MovedEvent,
  publishedEvent,
  publishEvent,
  reopenEvent,
  unpublishEvent,
  updateEvent,
  venue,
} from '../support/builders/events.js';
import { addRegistration } from '../support/builders/registrations.js';
import type { Operation } from '../support/harness/client.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const past = { startsAt: '2024-03-04T09:00', endsAt: '2024-03-05T17:00' };

describe('moving an event', () => {
  it('goes from draft to closed and back, and answers repeats', async () => {
    const { id } = await draftEvent(world, past);
    const organiser = world.as('organiser');
    const statuses: unknown[] = [];
    for (const [step, reason] of [
      [publishEvent],
      [publishEvent],
      [unpublishEvent],
      [publishEvent],
      [closeEvent],
      [closeEvent],
      [reopenEvent, 'a person was missing'],
      [cancelEvent, 'flooded'],
      [cancelEvent, 'another reason'],
    ] as const) {
      const { data } = await organiser.run<Record<string, MovedEvent | null>>(step, { id, reason });
      const { status, version, cancellationReason } = Object.values(data!)[0]!;
      statuses.push([status, version, cancellationReason]);
    }
    expect(statuses).toEqual([
      ['PUBLISHED', 2, null],
      ['PUBLISHED', 2, null],
      ['DRAFT', 3, null],
      ['PUBLISHED', 4, null],
      ['CLOSED', 5, null],
      ['CLOSED', 5, null],
      ['PUBLISHED', 6, null],
      ['CANCELLED', 7, 'flooded'],
      ['CANCELLED', 7, 'flooded'],
    ]);
    const kept = await world.database.rows(
      `SELECT a.action, v.new_value AS reason FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
       WHERE a.subject_id = $1 AND v.field = 'reason' ORDER BY a.id`,
      [id],
    );
    expect(kept).toEqual([
      { action: 'reopenEvent', reason: 'a person was missing' },
      { action: 'cancelEvent', reason: 'flooded' },
    ]);
  });

  it('refuses every step that its status does not allow', async () => {
    const notAllowed = { code: 'TRANSITION_NOT_ALLOWED', field: null };
    const organiser = world.as('organiser');
    const [draft, coming, cancelled, closed] = [
      await draftEvent(world),
      await publishedEvent(world, { startsAt: '2099-01-01T10:00', endsAt: '2099-01-01T12:00' }),
      await publishedEvent(world),
      await publishedEvent(world, past),
    ];
    await organiser.ask(cancelEvent, { id: cancelled.id });
    await organiser.ask(closeEvent, { id: closed.id });
    const refused = [
      [draft, { cancelEvent }],
      [draft, { closeEvent }],
      [draft, { reopenEvent }],
      [coming, { closeEvent }],
      [coming, { deleteEvent }],
      [cancelled, { publishEvent }],
      [cancelled, { updateEvent }],
      [closed, { cancelEvent }],
      [closed, { unpublishEvent }],
      [closed, { updateEvent }],
    ] as const;
    for (const [event, step] of refused) {
      const [[name, mutation]] = Object.entries<Operation<unknown>>(step) as [[string, Operation<unknown>]];
      const refusal = await organiser.refusal(mutation, { id: event.id, input: { tentative: true } });
      expect([name, refusal]).toEqual([name, notAllowed]);
    }
  });

  it('announces nothing without an action and, where people meet, a venue', async () => {
    const { id } = await draftEvent(world, { ...hybrid, venue: null, actions: [] });
    const { errors } = await world.as('organiser').run(publishEvent, { id });
    expect(errors.map(({ extensions }) => extensions.problems!.map(({ code, field }) => [code, field]))).toEqual([
      [
        ['BAD_INPUT', 'actions'],
        ['BAD_INPUT', 'venue'],
      ],
    ]);
    await world.as('organiser').ask(updateEvent, { id, input: { actions: ['VI.6'], venue } });
    await world.as('organiser').ask(publishEvent, { id });
    expect(await world.as('organiser').refusal(updateEvent, { id, input: { actions: [] } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.actions',
    });
    expect(await world.as('organiser').refusal(updateEvent, { id, input: { venue: null } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.venue',
    });
  });

  it('deletes a draft with the roles for it, and no draft that a registration refers to', async () => {
    const { id } = await draftEvent(world);
    await world.database.rows(
      `INSERT INTO role_grant (id, member_id, role, event_id, from_day)
       VALUES (gen_random_uuid(), $1, 'ORGANISER', $2, '2024-01-01')`,
      [world.ids.expert2, id],
    );
    expect(await world.as('expert2').ask(deleteEvent, { id })).toEqual({ deleteEvent: id });
    expect(await world.as('organiser').refusal('query ($id: ID!) { event(id: $id) { id } }', { id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    const { id: kept } = await draftEvent(world);
    await addRegistration(world, kept, world.ids.expert2, 'WITHDRAWN');
    expect(await world.as('organiser').refusal(deleteEvent, { id: kept })).toMatchObject({
      code: 'TRANSITION_NOT_ALLOWED',
    });
  });

  it('is FORBIDDEN to who sees the event and organises others, and NOT_FOUND to who does not see it', async () => {
    const [draft, open] = [await draftEvent(world), await publishedEvent(world)];
    const input = { tentative: true };
    for (const step of [
      publishEvent,
      unpublishEvent,
      cancelEvent,
      closeEvent,
      reopenEvent,
      deleteEvent,
      updateEvent,
    ] as const) {
      expect(await world.as('otherOrganiser').refusal(step, { id: draft.id, input })).toEqual({
        code: 'NOT_FOUND',
        field: 'id',
      });
      expect(await world.as('otherOrganiser').refusal(step, { id: open.id, input })).toEqual({
        code: 'FORBIDDEN',
        field: null,
      });
      expect(await world.as('expert').refusal(step, { id: open.id, input })).toEqual({
        code: 'FORBIDDEN',
        field: null,
      });
    }
  });
});
