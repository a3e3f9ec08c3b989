import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addRegistration, createEvent, createMutation, eventInput, hybrid, publishedEvent } from '../support/builders/event-samples.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let visitor: Visitor;
beforeAll(async () => {
  world = await startWorld();
  visitor = new Visitor(world);
});
afterAll(async () => {
  await world.stop();
});

const english = (text: string) => [{ locale: 'en', text }];
const content = `kind format titles { locale text } summaries { locale text } timeZone venue { name room city state { code } }
  languages { language interpreted } networks { id } programme { id } hostStates { code } partners { id } actions { code } registrationPolicy
  seats { mode capacity } seatsPerState confidentiality chathamHouseRule participantList`;
const whole = `id slug status version tentative joinUrl registrationOpensAt registrationClosesAt startsAt startsAtLocal endsAtLocal viewerCan
  days { date startsAtLocal endsAtLocal startsAt }
  agenda { id titles { text } room confidentiality startsAtLocal endsAtLocal startsAt speakers { name } } registrations { totalCount }`;
const copyText = `mutation ($id: ID!, $startsAt: EventTime!) { copyEvent(id: $id, startsAt: $startsAt) { ${whole} ${content} } }`;

interface Copy extends Record<string, unknown> {
  id: string;
  slug: string;
}
type Who = Parameters<World['as']>[0];
const copyEvent = async (who: Who, id: string, startsAt: string): Promise<Copy> =>
  (await world.as(who).ask<{ copyEvent: Copy }>(copyText, { id, startsAt })).copyEvent;
const contentOf = async (who: Who, id: string): Promise<unknown> =>
  (await world.as(who).ask<{ event: unknown }>(`query ($id: ID!) { event(id: $id) { ${content} } }`, { id })).event;

const item = (from: string, to: string, more: Record<string, unknown> = {}) => ({
  startsAt: from,
  endsAt: to,
  title: english(`At ${from.slice(11)}`),
  ...more,
});

describe('the copy of an event', () => {
  it('is a draft with all that makes sense again, and without people, links and the time to register', async () => {
    const { createProgramme: programme } = await world
      .as('secretariat')
      .ask<{ createProgramme: { id: string } }>(
        'mutation ($input: ProgrammeInput!) { createProgramme(input: $input) { id } }',
        { input: { slug: 'copied', title: english('Copied') } },
      );
    const { createEvent: source } = await world.as('secretariat').ask<{ createEvent: { id: string } }>(createMutation, {
      input: eventInput(world, {
        ...hybrid,
        title: [
          { locale: 'ru', text: 'Семинар «Убежище»: "первый"; --' },
          { locale: 'en', text: 'Yearly meeting' },
        ],
        summary: english('About it'),
        startsAt: '2026-03-10T09:00',
        endsAt: '2026-03-11T13:00',
        days: [
          { startsAt: '2026-03-10T09:00', endsAt: '2026-03-10T17:00' },
          { startsAt: '2026-03-11T09:30', endsAt: '2026-03-11T13:00' },
        ],
        tentative: true,
        joinUrl: 'https://meet.example/secret',
        languages: [{ language: 'en' }, { language: 'ru', interpreted: true }],
        networks: [world.networks.asylum, world.networks.labour],
        actions: ['VI.6', 'I.4.b'],
        programme: programme.id,
        hostStates: ['GE', 'PL'],
        registrationPolicy: 'APPROVAL',
        registrationOpensAt: '2026-01-01T00:00',
        registrationClosesAt: '2026-03-01T00:00',
        seatsPerState: 2,
        confidentiality: 'CLOSED',
        chathamHouseRule: true,
        participantList: 'PARTICIPANTS',
        agenda: [
          item('2026-03-10T09:00', '2026-03-10T10:00', { room: '2', speakers: [{ member: world.ids.expert }] }),
          item('2026-03-11T11:00', '2026-03-11T13:00', { confidentiality: 'CLOSED', speakers: [{ name: 'A. Guest' }] }),
        ],
      }),
    });
    await world.as('secretariat').ask('mutation ($id: ID!) { publishEvent(id: $id) { id } }', { id: source.id });
    await addRegistration(world, source.id, world.ids.expert, 'CONFIRMED', 'ONLINE');

    // Clocks change in the night between the two days.
    const copy = await copyEvent('organiser', source.id, '2027-03-27T09:00');
    expect(copy).toMatchObject({
      slug: 'yearly-meeting-2027',
      status: 'DRAFT',
      version: 1,
      tentative: false,
      joinUrl: null,
      registrationOpensAt: null,
      registrationClosesAt: null,
      startsAt: '2027-03-27T08:00:00.000Z',
      startsAtLocal: '2027-03-27T09:00:00',
      endsAtLocal: '2027-03-28T13:00:00',
      days: [
        { date: '2027-03-27', startsAtLocal: '2027-03-27T09:00:00', endsAtLocal: '2027-03-27T17:00:00' },
        {
          date: '2027-03-28',
          startsAtLocal: '2027-03-28T09:30:00',
          endsAtLocal: '2027-03-28T13:00:00',
          startsAt: '2027-03-28T07:30:00.000Z',
        },
      ],
      agenda: [
        {
          titles: [{ text: 'At 09:00' }],
          room: '2',
          startsAtLocal: '2027-03-27T09:00:00',
          endsAtLocal: '2027-03-27T10:00:00',
          startsAt: '2027-03-27T08:00:00.000Z',
          speakers: [],
        },
        {
          titles: [{ text: 'At 11:00' }],
          confidentiality: 'CLOSED',
          startsAtLocal: '2027-03-28T11:00:00',
          endsAtLocal: '2027-03-28T13:00:00',
          startsAt: '2027-03-28T09:00:00.000Z',
          speakers: [],
        },
      ],
      registrations: { totalCount: 0 },
    });
    expect(await contentOf('organiser', copy.id)).toEqual(await contentOf('organiser', source.id));

    const again = await copyEvent('organiser', source.id, '2027-03-27T09:00');
    expect([again.id === copy.id, again.slug]).toEqual([false, 'yearly-meeting-2027-2']);
    const trail = await world.database.rows(
      `SELECT a.action, a.by_member_id AS by, v.field, v.new_value AS value FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
       WHERE a.subject_id = $1 AND v.field = 'copyOf'`,
      [copy.id],
    );
    expect(trail).toEqual([{ action: 'copyEvent', by: world.ids.organiser, field: 'copyOf', value: source.id }]);
  });

  it('moves everything by days and hours of the clock, and names the start where clocks skip a time', async () => {
    const { id } = await createEvent(world, { agenda: [item('2026-05-11T16:00', '2026-05-11T17:00')] });
    expect(await copyEvent('organiser', id, '2026-06-12T10:30:00+02:00')).toMatchObject({
      startsAtLocal: '2026-06-12T10:30:00',
      endsAtLocal: '2026-06-12T18:30:00',
      days: [{ startsAtLocal: '2026-06-12T10:30:00', endsAtLocal: '2026-06-12T18:30:00' }],
      agenda: [{ startsAtLocal: '2026-06-12T17:30:00', endsAtLocal: '2026-06-12T18:30:00' }],
    });
    const field = { code: 'BAD_INPUT', field: 'startsAt' };
    const night = await createEvent(world, {
      startsAt: '2026-05-11T00:00',
      endsAt: '2026-05-12T00:00',
      agenda: [item('2026-05-11T02:30', '2026-05-11T03:30')],
    });
    expect(await copyEvent('organiser', night.id, '2026-10-25T00:00')).toMatchObject({
      agenda: [{ startsAt: '2026-10-25T00:30:00.000Z' }],
    });
    for (const startsAt of ['2026-03-29T00:00', '2026-03-29T02:30', '9998-01-01T00:00'])
      expect(await world.as('organiser').refusal(copyText, { id: night.id, startsAt })).toEqual(field);
    expect(await copyEvent('organiser', night.id, '2026-10-25T00:30:00Z')).toMatchObject({
      startsAt: '2026-10-25T00:30:00.000Z',
    });
  });

  it('is of an event in any status, and a copy can be copied', async () => {
    const { id } = await publishedEvent(world);
    await world.as('organiser').ask('mutation ($id: ID!) { cancelEvent(id: $id, reason: "none") { id } }', { id });
    const copy = await copyEvent('organiser', id, '2029-02-28T09:00');
    expect(await copyEvent('organiser', copy.id, '2028-02-29T09:00')).toMatchObject({
      status: 'DRAFT',
      startsAtLocal: '2028-02-29T09:00:00',
    });
  });
});

describe('who copies an event', () => {
  it('sees it and organises something; what it does not look after comes without the networks of others', async () => {
    const closed = item('2026-05-11T10:00', '2026-05-11T11:00', {
      title: english('Secret'),
      confidentiality: 'CLOSED',
    });
    const agenda = [item('2026-05-11T09:00', '2026-05-11T10:00'), closed];
    const { id } = await publishedEvent(world, { agenda });
    const copy = await copyEvent('otherOrganiser', id, '2027-05-11T09:00');
    expect(copy).toMatchObject({
      networks: [],
      programme: null,
      viewerCan: ['updateEvent', 'publishEvent', 'deleteEvent', 'addMaterial', 'copyEvent', 'messageParticipants'],
      agenda: [{ titles: [{ text: 'At 09:00' }] }],
    });
    // The copy is the copier's from now on, and nobody else's.
    await world
      .as('otherOrganiser')
      .ask('mutation ($id: ID!, $input: UpdateEventInput!) { updateEvent(id: $id, input: $input) { id } }', {
        id: copy.id,
        input: { networks: [world.networks.labour] },
      });
    expect(await world.as('organiser').refusal('query ($id: ID!) { event(id: $id) { id } }', { id: copy.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it('by a role for that event alone, holds it again in its networks and looks after it', async () => {
    const { id } = await publishedEvent(world);
    const { id: member, email } = await visitor.newcomer();
    await world.as('secretariat').ask('mutation ($input: RoleGrantInput!) { grantRole(input: $input) { id } }', {
      input: { role: 'ORGANISER', event: id, member },
    });
    const copy = await copyEvent({ email }, id, '2027-05-11T09:00');
    expect(copy).toMatchObject({
      networks: [{ id: world.networks.asylum }],
      viewerCan: expect.arrayContaining(['updateEvent']),
    });
    expect(await contentOf({ email }, copy.id)).toEqual(await contentOf({ email }, id));
    const roles = await world.database.rows('SELECT member_id AS member FROM role_grant WHERE event_id = $1', [
      copy.id,
    ]);
    expect(roles).toEqual([{ member }]);
  });

  it('is nobody who may not see it, or organises nothing', async () => {
    const draft = await createEvent(world);
    const variables = { id: draft.id, startsAt: '2027-05-11T09:00' };
    expect(await world.as('otherOrganiser').refusal(copyText, variables)).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await world.as('expert').refusal(copyText, variables)).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('nobody').refusal(copyText, variables)).toEqual({ code: 'UNAUTHENTICATED', field: null });
    const closed = await publishedEvent(world, { confidentiality: 'CLOSED' });
    expect(await world.as('otherOrganiser').refusal(copyText, { ...variables, id: closed.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });
});
