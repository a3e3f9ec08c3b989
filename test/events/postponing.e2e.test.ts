import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  cancelEvent,
  closeEvent,
  draftEvent,
  type EventInput,
  pastEvent,
  publishedEvent,
  updateEvent,
} from '../support/builders/events.js';
import { inviteStates, registerFor } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const postponed = graphql(`
  fragment Postponed on Event {
    version timeZone startsAt startsAtLocal endsAtLocal registrationOpensAt registrationClosesAt nominationClosesAt
    seatsReleasedAt days { date startsAtLocal endsAtLocal } agenda { id startsAtLocal endsAtLocal speakers { name } }
    stateInvitations { nominationClosesAt }
    change { recipients mails moved { what from to } }
  }
`);
const moveEvent = graphql(
  `mutation ($id: ID!, $startsAt: EventTime!, $timeZone: TimeZone, $dryRun: Boolean! = false) {
    moveEvent(id: $id, startsAt: $startsAt, timeZone: $timeZone, dryRun: $dryRun) { ...Postponed }
  }`,
  [postponed],
);
const tried = graphql(
  `mutation ($id: ID!, $input: UpdateEventInput!) {
    updateEvent(id: $id, input: $input, dryRun: true) { ...Postponed }
  }`,
  [postponed],
);
const triedCancelling = graphql(
  `mutation ($id: ID!) { cancelEvent(id: $id, reason: "Flood", dryRun: true) { status ...Postponed } }`,
  [postponed],
);

const speaker = { name: 'A guest' };
/** Two days with an agenda, before the clocks of Vienna go forward on 30 March 2031. */
const twoDays = {
  startsAt: '2031-03-20T09:00',
  endsAt: '2031-03-21T16:00',
  days: [
    { startsAt: '2031-03-20T09:00', endsAt: '2031-03-20T17:00' },
    { startsAt: '2031-03-21T10:00', endsAt: '2031-03-21T16:00' },
  ],
  registrationOpensAt: '2031-01-10T08:00',
  registrationClosesAt: '2031-03-10T18:00',
  nominationClosesAt: '2031-03-01T18:00',
  seatsReleasedAt: '2031-03-05T00:00',
} satisfies Partial<EventInput>;

async function withAgenda(changes: Partial<EventInput> = {}): Promise<string> {
  const { id } = await publishedEvent(world, { ...twoDays, ...changes });
  const input: Input<'UpdateEventInput'> = {
    agenda: [
      { title: english('Opening'), startsAt: '2031-03-20T09:30', endsAt: '2031-03-20T10:00', speakers: [speaker] },
      { title: english('Closing'), startsAt: '2031-03-21T15:00', endsAt: '2031-03-21T16:00' },
    ],
  };
  await world.as('organiser').ask(updateEvent, { id, input });
  return id;
}

const invite = (event: string) =>
  world.as('organiser').ask(inviteStates, {
    event,
    invitations: [{ state: 'GE', seats: 2, nominationClosesAt: '2031-03-02T12:00' }],
  });

/** Everything that there is of events, registrations, mails and the trail. */
const rows = () =>
  world.database.rows(
    `SELECT (SELECT jsonb_agg(e ORDER BY e.id) FROM event e) AS events,
       (SELECT jsonb_agg(d ORDER BY d.event_id, d.date) FROM event_day d) AS days,
       (SELECT jsonb_agg(i ORDER BY i.id) FROM state_invitation i) AS invitations,
       (SELECT count(*) FROM outbox_message) AS mails, (SELECT count(*) FROM event_change) AS changes,
       (SELECT count(*) FROM audit_entry) AS entries`,
  );

describe('postponing an event', () => {
  it('moves days, agenda and deadlines by the clock, over a change of clocks too', async () => {
    const id = await withAgenda();
    await invite(id);
    const { moveEvent: event } = await world.as('organiser').ask(moveEvent, { id, startsAt: '2031-04-10T10:00' });
    expect(event).toMatchObject({
      startsAt: '2031-04-10T08:00:00.000Z',
      endsAtLocal: '2031-04-11T17:00:00',
      days: [
        { date: '2031-04-10', startsAtLocal: '2031-04-10T10:00:00', endsAtLocal: '2031-04-10T18:00:00' },
        { date: '2031-04-11', startsAtLocal: '2031-04-11T11:00:00', endsAtLocal: '2031-04-11T17:00:00' },
      ],
      agenda: [
        { startsAtLocal: '2031-04-10T10:30:00', endsAtLocal: '2031-04-10T11:00:00', speakers: [speaker] },
        { startsAtLocal: '2031-04-11T16:00:00', endsAtLocal: '2031-04-11T17:00:00' },
      ],
      registrationOpensAt: '2031-01-31T08:00:00.000Z',
      registrationClosesAt: '2031-03-31T17:00:00.000Z',
      nominationClosesAt: '2031-03-22T18:00:00.000Z',
      seatsReleasedAt: '2031-03-26T00:00:00.000Z',
      stateInvitations: [{ nominationClosesAt: '2031-03-23T12:00:00.000Z' }],
      change: null,
    });
  });

  it('keeps the wall times in a new zone', async () => {
    const id = await withAgenda();
    const { moveEvent: event } = await world
      .as('organiser')
      .ask(moveEvent, { id, startsAt: '2031-03-20T09:00', timeZone: 'Asia/Tbilisi' });
    expect(event).toMatchObject({
      timeZone: 'Asia/Tbilisi',
      startsAt: '2031-03-20T05:00:00.000Z',
      endsAtLocal: '2031-03-21T16:00:00',
      registrationClosesAt: '2031-03-10T14:00:00.000Z',
    });
  });

  it('says in a dry run what moves and who is told, and changes nothing', async () => {
    const id = await withAgenda({ registrationOpensAt: '2026-01-10T08:00' });
    await invite(id);
    await registerFor(world, id, world.ids.expert2);
    await world.database.rows(`UPDATE outbox_message SET sent_at = now()`);
    const before = await rows();
    const { moveEvent: event } = await world
      .as('organiser')
      .ask(moveEvent, { id, startsAt: '2031-03-21T09:00', dryRun: true });
    expect(event.change).toMatchObject({ recipients: 2, mails: ['event.changed'] });
    const moved = new Map(event.change!.moved.map(({ what, from, to }) => [what, [from, to]]));
    expect([...moved.keys()].sort()).toEqual(
      [
        ...['startsAt', 'endsAt', 'days.0.startsAt', 'days.0.endsAt', 'days.1.startsAt', 'days.1.endsAt'],
        ...['agenda.0.startsAt', 'agenda.0.endsAt', 'agenda.1.startsAt', 'agenda.1.endsAt'],
        ...['registrationOpensAt', 'registrationClosesAt', 'nominationClosesAt', 'seatsReleasedAt'],
        'stateInvitations.GE.nominationClosesAt',
      ].sort(),
    );
    expect(moved.get('startsAt')).toEqual(['2031-03-20T08:00:00.000Z', '2031-03-21T08:00:00.000Z']);
    expect(moved.get('stateInvitations.GE.nominationClosesAt')).toEqual([
      '2031-03-02T11:00:00.000Z',
      '2031-03-03T11:00:00.000Z',
    ]);
    expect(await rows()).toEqual(before);
  });

  it('is refused for times that clocks skip, where a speaker is elsewhere, and of what is closed', async () => {
    const id = await withAgenda();
    const organiser = world.as('organiser');
    expect(await organiser.refusal(moveEvent, { id, startsAt: '2031-03-30T02:30' })).toEqual({
      code: 'BAD_INPUT',
      field: 'startsAt',
    });
    const talk = (day: string) => ({
      agenda: [
        {
          ...{ title: english('Talk'), startsAt: `${day}T10:00`, endsAt: `${day}T11:00` },
          speakers: [{ member: world.ids.observer }],
        },
      ],
    });
    const { id: one } = await draftEvent(world);
    await organiser.ask(updateEvent, { id: one, input: talk('2031-05-20') });
    const { id: other } = await draftEvent(world, { startsAt: '2031-05-21T10:00', endsAt: '2031-05-21T12:00' });
    await organiser.ask(updateEvent, { id: other, input: talk('2031-05-21') });
    expect(await organiser.refusal(moveEvent, { id: other, startsAt: '2031-05-20T10:00' })).toEqual({
      code: 'BAD_INPUT',
      field: 'startsAt',
    });
    const { id: closed } = await pastEvent(world);
    await organiser.ask(closeEvent, { id: closed });
    expect(await organiser.refusal(moveEvent, { id: closed, startsAt: '2031-05-20T10:00' })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    expect(await world.as('expert').refusal(moveEvent, { id, startsAt: '2031-05-20T10:00' })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
  });

  it('stands in the audit trail, and once when it is repeated', async () => {
    const { id } = await publishedEvent(world);
    await registerFor(world, id, world.ids.expert2);
    for (let turn = 0; turn < 2; turn++)
      await world.as('organiser').ask(moveEvent, { id, startsAt: '2031-06-20T10:00' });
    const [mails] = await world.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM outbox_message WHERE kind = 'event.changed' AND facts ->> 'event' = $1`,
      [id],
    );
    expect(mails).toEqual({ count: 1 });
    const fields = await world.database.rows(
      `SELECT v.field FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
       WHERE a.subject_id = $1 AND a.action = 'moveEvent' ORDER BY v.field`,
      [id],
    );
    expect(fields).toEqual([{ field: 'days' }, { field: 'endsAt' }, { field: 'startsAt' }]);
  });
});

describe('what a change would come to', () => {
  it('is told by a dry run of a change: the times, and whom promotions reach, too', async () => {
    const { id } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] });
    await registerFor(world, id, world.ids.expert2);
    await registerFor(world, id, world.ids.observer);
    await world.database.rows(`UPDATE outbox_message SET sent_at = now()`);
    const input = { seats: [{ mode: 'ONLINE', capacity: 2 }], endsAt: '2031-05-20T13:00' } as const;
    const { updateEvent: event } = await world
      .as('organiser')
      .ask(tried, { id, input: { ...input, seats: [...input.seats] } });
    expect(event.change).toEqual({
      recipients: 2,
      mails: ['event.changed', 'registration.promoted'],
      moved: [
        { what: 'endsAt', from: '2031-05-20T10:00:00.000Z', to: '2031-05-20T11:00:00.000Z' },
        { what: 'days.0.endsAt', from: '2031-05-20T10:00:00.000Z', to: '2031-05-20T11:00:00.000Z' },
      ],
    });
    const none = await world.as('organiser').ask(tried, { id, input: { summary: english('More') } });
    expect(none.updateEvent.change).toEqual({ recipients: 0, mails: [], moved: [] });
  });

  it('is told by a dry run of cancelling, which changes nothing', async () => {
    const { id } = await publishedEvent(world);
    await invite(id);
    await registerFor(world, id, world.ids.expert2);
    await world.database.rows(`UPDATE outbox_message SET sent_at = now()`);
    const before = await rows();
    const { cancelEvent: event } = await world.as('organiser').ask(triedCancelling, { id });
    expect(event).toMatchObject({
      status: 'CANCELLED',
      change: { recipients: 2, mails: ['event.cancelled', 'registration.cancelled'], moved: [] },
    });
    expect(await rows()).toEqual(before);
    await world.as('organiser').ask(cancelEvent, { id });
    expect(
      await world.as('organiser').ask(graphql('query ($id: ID!) { event(id: $id) { change { recipients } } }'), { id }),
    ).toEqual({ event: { change: null } });
  });
});
