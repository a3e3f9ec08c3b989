import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addRegistration, createEvent, hybrid, move, publishedEvent, updateMutation, venue } from '../support/builders/event-samples.js';
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
    const { id } = await createEvent(world, past);
    const organiser = world.as('organiser');
    const statuses: unknown[] = [];
    for (const step of [
      move('publishEvent'),
      move('publishEvent'),
      move('unpublishEvent'),
      move('publishEvent'),
      move('closeEvent'),
      move('closeEvent'),
      move('reopenEvent', 'a person was missing'),
      move('cancelEvent', 'flooded'),
      move('cancelEvent', 'another reason'),
    ]) {
      const answer = await organiser.ask<Record<string, Record<string, unknown>>>(step, { id });
      const { status, version, cancellationReason } = Object.values(answer)[0]!;
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
      `SELECT a.action, v.new_value AS reason FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id WHERE a.subject_id = $1 AND v.field = 'reason' ORDER BY a.id`,
      [id],
    );
    expect(kept).toEqual([
      { action: 'reopenEvent', reason: 'a person was missing' },
      { action: 'cancelEvent', reason: 'flooded' },
    ]);
  });

  it('refuses every other step', async () => {
    const notAllowed = { code: 'TRANSITION_NOT_ALLOWED', field: null };
    const organiser = world.as('organiser');
    const [draft, coming, cancelled, closed] = [
      await createEvent(world),
      await publishedEvent(world, { startsAt: '2099-01-01T10:00', endsAt: '2099-01-01T12:00' }),
      await publishedEvent(world),
      await publishedEvent(world, past),
    ];
    await organiser.ask(move('cancelEvent', 'no speaker'), { id: cancelled.id });
    await organiser.ask(move('closeEvent'), { id: closed.id });
    const refused = [
      [draft, move('cancelEvent', 'no')],
      [draft, move('closeEvent')],
      [draft, move('reopenEvent', 'no')],
      [coming, move('closeEvent')],
      [coming, 'mutation ($id: ID!) { deleteEvent(id: $id) }'],
      [cancelled, move('publishEvent')],
      [cancelled, 'mutation ($id: ID!) { updateEvent(id: $id, input: { tentative: true }) { id } }'],
      [closed, move('cancelEvent', 'no')],
      [closed, move('unpublishEvent')],
      [closed, 'mutation ($id: ID!) { updateEvent(id: $id, input: { tentative: true }) { id } }'],
    ] as const;
    for (const [event, step] of refused)
      expect([step, await organiser.refusal(step, { id: event.id })]).toEqual([step, notAllowed]);
  });

  it('announces nothing without an action and, where people meet, a venue', async () => {
    const { id } = await createEvent(world, { ...hybrid, venue: null, actions: [] });
    const { errors } = await world.as('organiser').run(move('publishEvent'), { id });
    expect(errors.map(({ extensions }) => extensions.problems!.map(({ code, field }) => [code, field]))).toEqual([
      [
        ['BAD_INPUT', 'actions'],
        ['BAD_INPUT', 'venue'],
      ],
    ]);
    await world.as('organiser').ask(updateMutation, { id, input: { actions: ['VI.6'], venue } });
    await world.as('organiser').ask(move('publishEvent'), { id });
    expect(await world.as('organiser').refusal(updateMutation, { id, input: { actions: [] } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.actions',
    });
    expect(await world.as('organiser').refusal(updateMutation, { id, input: { venue: null } })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.venue',
    });
  });

  it('deletes a draft with the roles for it, and nothing that is referred to', async () => {
    const { id } = await createEvent(world);
    await world.database.rows(
      `INSERT INTO role_grant (id, member_id, role, event_id, from_day) VALUES (gen_random_uuid(), $1, 'ORGANISER', $2, '2024-01-01')`,
      [world.ids.expert, id],
    );
    expect(await world.as('expert').ask('mutation ($id: ID!) { deleteEvent(id: $id) }', { id })).toEqual({
      deleteEvent: id,
    });
    expect(await world.as('organiser').refusal('query ($id: ID!) { event(id: $id) { id } }', { id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    const { id: kept } = await createEvent(world);
    await addRegistration(world, kept, world.ids.expert2, 'WITHDRAWN');
    expect(
      await world.as('organiser').refusal('mutation ($id: ID!) { deleteEvent(id: $id) }', { id: kept }),
    ).toMatchObject({ code: 'TRANSITION_NOT_ALLOWED' });
  });

  it('is FORBIDDEN to who sees the event and organises others, and NOT_FOUND to who does not see it', async () => {
    const [draft, open] = [await createEvent(world), await publishedEvent(world)];
    const steps = [
      move('publishEvent'),
      move('unpublishEvent'),
      move('cancelEvent', 'no'),
      move('closeEvent'),
      move('reopenEvent', 'no'),
      'mutation ($id: ID!) { deleteEvent(id: $id) }',
    ];
    for (const step of [...steps, 'mutation ($id: ID!) { updateEvent(id: $id, input: { tentative: true }) { id } }']) {
      expect(await world.as('otherOrganiser').refusal(step, { id: draft.id })).toEqual({
        code: 'NOT_FOUND',
        field: 'id',
      });
      expect(await world.as('otherOrganiser').refusal(step, { id: open.id })).toEqual({
        code: 'FORBIDDEN',
        field: null,
      });
      expect(await world.as('expert').refusal(step, { id: open.id })).toEqual({ code: 'FORBIDDEN', field: null });
    }
  });
});
