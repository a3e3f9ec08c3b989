import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  cancelEvent,
  deleteEvent,
  draftEvent,
  hybrid,
  publishedEvent,
  updateEvent,
} from '../support/builders/events.js';
import { newProgramme } from '../support/builders/programmes.js';
import { addRegistration } from '../support/builders/registrations.js';
import { granted, grantRole, revokeRole } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
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

const content = graphql(`
  fragment Content on Event {
    kind format titles { locale text } summaries { locale text } timeZone
    venue { name room city state { code } }
    languages { language interpreted } networks { id } programme { id } hostStates { code } partners { id }
    actions { code } registrationPolicy seats { mode capacity } seatsPerState confidentiality chathamHouseRule
    participantList
  }
`);
const contentById = graphql('query ($id: ID!) { event(id: $id) { ...Content } }', [content]);
const copyEvent = graphql(
  `mutation ($id: ID!, $startsAt: EventTime!) {
    copyEvent(id: $id, startsAt: $startsAt) {
      id slug status version tentative joinUrl registrationOpensAt registrationClosesAt
      startsAt startsAtLocal endsAtLocal viewerCan
      days { date startsAtLocal endsAtLocal startsAt }
      agenda { id titles { text } room confidentiality startsAtLocal endsAtLocal startsAt speakers { name } }
      registrations { totalCount }
      ...Content
    }
  }`,
  [content],
);

type Who = Parameters<World['as']>[0];
const copied = async (who: Who, id: string, startsAt: string) =>
  (await world.as(who).ask(copyEvent, { id, startsAt })).copyEvent;
const contentOf = async (who: Who, id: string) => (await world.as(who).ask(contentById, { id })).event;

const day = { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' };
const item = (from: string, to: string, more: Partial<Input<'AgendaItemInput'>> = {}): Input<'AgendaItemInput'> => ({
  startsAt: from,
  endsAt: to,
  title: english(`At ${from.slice(11)}`),
  ...more,
});

describe('the copy of an event', () => {
  it('is a draft with all that makes sense again, and without people, links and the time to register', async () => {
    const programme = await newProgramme(world, 'copied');
    const source = await publishedEvent(world, {
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
    });
    await addRegistration(world, source.id, world.ids.expert, 'CONFIRMED', 'ONLINE');

    // Clocks change in the night between the two days.
    const copy = await copied('organiser', source.id, '2027-03-27T09:00');
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

    const again = await copied('organiser', source.id, '2027-03-27T09:00');
    expect([again.id === copy.id, again.slug]).toEqual([false, 'yearly-meeting-2027-2']);
    const trail = await world.database.rows(
      `SELECT a.action, a.by_member_id AS by, v.field, v.new_value AS value
       FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
       WHERE a.subject_id = $1 AND v.field = 'copyOf'`,
      [copy.id],
    );
    expect(trail).toEqual([{ action: 'copyEvent', by: world.ids.organiser, field: 'copyOf', value: source.id }]);
  });

  it('moves everything by days and hours of the clock, and names the start where clocks skip a time', async () => {
    const { id } = await draftEvent(world, { ...day, agenda: [item('2026-05-11T16:00', '2026-05-11T17:00')] });
    expect(await copied('organiser', id, '2026-06-12T10:30:00+02:00')).toMatchObject({
      startsAtLocal: '2026-06-12T10:30:00',
      endsAtLocal: '2026-06-12T18:30:00',
      days: [{ startsAtLocal: '2026-06-12T10:30:00', endsAtLocal: '2026-06-12T18:30:00' }],
      agenda: [{ startsAtLocal: '2026-06-12T17:30:00', endsAtLocal: '2026-06-12T18:30:00' }],
    });
    const field = { code: 'BAD_INPUT', field: 'startsAt' };
    const night = await draftEvent(world, {
      startsAt: '2026-05-11T00:00',
      endsAt: '2026-05-12T00:00',
      agenda: [item('2026-05-11T02:30', '2026-05-11T03:30')],
    });
    expect(await copied('organiser', night.id, '2026-10-25T00:00')).toMatchObject({
      agenda: [{ startsAt: '2026-10-25T00:30:00.000Z' }],
    });
    for (const startsAt of ['2026-03-29T00:00', '2026-03-29T02:30', '9998-01-01T00:00'])
      expect(await world.as('organiser').refusal(copyEvent, { id: night.id, startsAt })).toEqual(field);
    expect(await copied('organiser', night.id, '2026-10-25T00:30:00Z')).toMatchObject({
      startsAt: '2026-10-25T00:30:00.000Z',
    });
  });

  it('can be made of an event in any status, and of a copy', async () => {
    const { id } = await publishedEvent(world);
    await world.as('organiser').ask(cancelEvent, { id });
    const copy = await copied('organiser', id, '2029-02-28T09:00');
    expect(await copied('organiser', copy.id, '2028-02-29T09:00')).toMatchObject({
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
    const { id } = await publishedEvent(world, { ...day, agenda });
    const copy = await copied('otherOrganiser', id, '2027-05-11T09:00');
    expect(copy).toMatchObject({
      networks: [],
      programme: null,
      viewerCan: [
        'updateEvent',
        'moveEvent',
        'publishEvent',
        'deleteEvent',
        'addMaterial',
        'copyEvent',
        'messageParticipants',
      ],
      agenda: [{ titles: [{ text: 'At 09:00' }] }],
    });
    // The copy is the copier's from now on, and nobody else's.
    await world.as('otherOrganiser').ask(updateEvent, {
      id: copy.id,
      input: { networks: [world.networks.labour] },
    });
    expect(await world.as('organiser').refusal('query ($id: ID!) { event(id: $id) { id } }', { id: copy.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it('holds it again in its networks and looks after the copy, with a role for that event alone', async () => {
    const { id } = await publishedEvent(world);
    const { id: member, email } = await visitor.newColleague();
    await world.as('secretariat').ask(grantRole, {
      input: { role: 'ORGANISER', event: id, member },
    });
    const copy = await copied({ email }, id, '2027-05-11T09:00');
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

  it('looks after the copy no longer than it organises what it was copied by, and so on', async () => {
    const { id } = await publishedEvent(world);
    const { id: member, email } = await visitor.newColleague();
    const [labour, own] = await Promise.all([
      granted(world, { role: 'ORGANISER', network: world.networks.labour, member }),
      granted(world, { role: 'ORGANISER', event: id, member, to: '2999-12-31' }),
    ]);
    const copy = await copied({ email }, id, '2027-05-11T09:00');
    const again = await copied({ email }, copy.id, '2028-05-11T09:00');
    const chain = async () =>
      world.database.rows(
        `SELECT event_id AS event, to_day::text AS to, came_from_id AS "from", revoked_at IS NOT NULL AS ended
         FROM role_grant WHERE event_id = ANY ($1::uuid[]) AND member_id = $2 ORDER BY id`,
        [[copy.id, again.id], member],
      );
    const [first] = await world.database.rows<{ id: string }>('SELECT id FROM role_grant WHERE event_id = $1', [
      copy.id,
    ]);
    expect(await chain()).toEqual([
      { event: copy.id, to: '2999-12-31', from: own, ended: false },
      { event: again.id, to: '2999-12-31', from: first!.id, ended: false },
    ]);
    await world.as('secretariat').ask(revokeRole, { id: own });
    const today = new Date().toISOString().slice(0, 10);
    expect(await chain()).toMatchObject([
      { to: today, ended: true },
      { to: today, ended: true },
    ]);
    const query = 'query ($id: ID!) { event(id: $id) { id } }';
    for (const gone of [copy.id, again.id])
      expect(await world.as({ email }).refusal(query, { id: gone })).toEqual({ code: 'NOT_FOUND', field: 'id' });

    // What others hold is copied by whatever is organised, and ends with that.
    const foreign = await copied({ email }, id, '2029-05-11T09:00');
    await world.as('secretariat').ask(revokeRole, { id: labour });
    const left = await world.as({ email }).refusal(query, { id: foreign.id });
    expect(left).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('needs no role for the copy where a network or a programme says it already', async () => {
    const { id } = await publishedEvent(world);
    const copy = await copied('organiser', id, '2027-05-11T09:00');
    expect(await world.database.rows('SELECT FROM role_grant WHERE event_id = $1', [copy.id])).toEqual([]);
  });

  it('keeps the draft that it was copied from as long as its role comes from there', async () => {
    const draft = await draftEvent(world);
    const { id: member, email } = await visitor.newColleague();
    await granted(world, { role: 'ORGANISER', event: draft.id, member });
    const copy = await copied({ email }, draft.id, '2027-05-11T09:00');
    const organiser = world.as({ email });
    expect(await organiser.refusal(deleteEvent, { id: draft.id })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    await organiser.ask(deleteEvent, { id: copy.id });
    await organiser.ask(deleteEvent, { id: draft.id });
  });

  it('is nobody who may not see it, or organises nothing', async () => {
    const draft = await draftEvent(world);
    const variables = { id: draft.id, startsAt: '2027-05-11T09:00' };
    expect(await world.as('otherOrganiser').refusal(copyEvent, variables)).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await world.as('expert').refusal(copyEvent, variables)).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('nobody').refusal(copyEvent, variables)).toEqual({ code: 'UNAUTHENTICATED', field: null });
    const closed = await publishedEvent(world, { confidentiality: 'CLOSED' });
    expect(await world.as('otherOrganiser').refusal(copyEvent, { ...variables, id: closed.id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });
});
