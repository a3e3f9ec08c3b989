import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { createEvent, draftEvent, eventInput, hybrid } from '../support/builders/events.js';
import { newOrganisation } from '../support/builders/people.js';
import { startWorld, type World } from '../support/harness/world.js';

const day = { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

describe('entering an event', () => {
  it('keeps everything that was said, Cyrillic and quotes included', async () => {
    const partner = await newOrganisation(world, 'Partner');
    const title = [
      { locale: 'ru', text: 'Семинар «Убежище»: "первый"; --' },
      { locale: 'en', text: "Workshop on 'asylum'" },
    ];
    const { createEvent: event } = await world.as('organiser').ask(
      graphql(`
        mutation ($input: EventInput!) {
          createEvent(input: $input) {
            slug status version kind format titles { locale text } title(locale: "ru") summary timeZone tentative
            joinUrl venue { name room address city state { code } } languages { language interpreted }
            networks { slug } actions { code } hostStates { code } partners { id } seats { mode capacity available }
            seatsPerState registrationPolicy registrationOpensAt registrationClosesAt confidentiality
            chathamHouseRule participantList publishedAt viewerCan organisers { displayName }
          }
        }
      `),
      {
        input: eventInput(world, {
          ...hybrid,
          ...day,
          title,
          partners: [partner],
          joinUrl: 'https://meet.example/abc',
          languages: [{ language: 'en' }, { language: 'ru', interpreted: true }],
          actions: ['VI.6', 'I.4.b'],
          hostStates: ['GE', 'UK'],
          seatsPerState: 2,
          registrationOpensAt: '2026-05-01T00:00',
          registrationClosesAt: '2026-05-10T18:00:00+02:00',
        }),
      },
    );
    expect(event).toEqual({
      slug: 'workshop-on-asylum-2026',
      status: 'DRAFT',
      version: 1,
      kind: 'WORKSHOP',
      format: 'HYBRID',
      titles: [title[1], title[0]],
      title: title[0]!.text,
      summary: null,
      timeZone: 'Europe/Vienna',
      tentative: false,
      joinUrl: 'https://meet.example/abc',
      venue: { name: 'House of Meetings', room: '3.14', address: null, city: 'Tbilisi', state: { code: 'GE' } },
      languages: [
        { language: 'en', interpreted: false },
        { language: 'ru', interpreted: true },
      ],
      networks: [{ slug: 'asylum-pool' }],
      actions: [{ code: 'VI.6' }, { code: 'I.4.b' }],
      hostStates: [{ code: 'GE' }, { code: 'GB' }],
      partners: [{ id: partner }],
      seats: [
        { mode: 'IN_PERSON', capacity: 2, available: 2 },
        { mode: 'ONLINE', capacity: 5, available: 5 },
      ],
      seatsPerState: 2,
      registrationPolicy: 'OPEN',
      registrationOpensAt: '2026-04-30T22:00:00.000Z',
      registrationClosesAt: '2026-05-10T16:00:00.000Z',
      confidentiality: 'MEMBERS',
      chathamHouseRule: false,
      participantList: 'ORGANISERS',
      publishedAt: null,
      viewerCan: [
        'updateEvent',
        'moveEvent',
        'publishEvent',
        'deleteEvent',
        'addMaterial',
        'copyEvent',
        'messageParticipants',
      ],
      organisers: [{ displayName: 'Marta Nowak' }],
    });
  });

  it('tells namesakes apart by a number, also when they are entered at once', async () => {
    const title = [{ locale: 'uk', text: 'Зустріч' }];
    const slugs = (await Promise.all([1, 2, 3, 4].map(() => draftEvent(world, { ...day, title })))).map(
      ({ slug }) => slug,
    );
    expect(slugs.toSorted()).toEqual(['zustrich-2026', 'zustrich-2026-2', 'zustrich-2026-3', 'zustrich-2026-4']);
  });

  it('is for organisers, in their own networks, and for the secretariat', async () => {
    const labour = { input: eventInput(world, { networks: [world.networks.asylum, world.networks.labour] }) };
    const none = { input: eventInput(world, { networks: [] }) };
    expect(await world.as('nobody').refusal(createEvent, none)).toEqual({ code: 'UNAUTHENTICATED', field: null });
    expect(await world.as('expert').refusal(createEvent, none)).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await world.as('organiser').refusal(createEvent, labour)).toEqual({
      code: 'FORBIDDEN',
      field: 'input.networks.1',
    });
    expect(await world.as('organiser').refusal(createEvent, none)).toEqual({
      code: 'BAD_INPUT',
      field: 'input.networks',
    });
    expect((await world.as('secretariat').run(createEvent, none)).errors).toEqual([]);
    expect((await world.as('secretariat').run(createEvent, labour)).errors).toEqual([]);
  });

  it('leaves a trail of what was entered', async () => {
    const { id } = await draftEvent(world);
    const { auditTrail } = await world
      .as('secretariat')
      .ask(
        graphql('query ($id: ID!) { auditTrail(subject: $id) { nodes { action subjectKind changes { field to } } } }'),
        { id },
      );
    expect(auditTrail.nodes).toEqual([expect.objectContaining({ action: 'createEvent', subjectKind: 'Event' })]);
    expect(auditTrail.nodes[0]!.changes).toContainEqual({
      field: 'title',
      to: '{"en":"Interviewing vulnerable applicants"}',
    });
  });
});
