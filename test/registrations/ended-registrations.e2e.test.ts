import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { linkTo } from '../support/builders/answer-links.js';
import { type EventInput, publishedEvent } from '../support/builders/events.js';
import { addedMaterial } from '../support/builders/materials.js';
import {
  addRegistration,
  attend,
  inviteMembers,
  inviteStates,
  registerFor,
  setConsent,
} from '../support/builders/registrations.js';
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

const talk = (more: Partial<Input<'AgendaItemInput'>> = {}): Input<'AgendaItemInput'> => ({
  ...{ startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T11:00', title: english('The hidden talk') },
  speakers: [{ name: 'Hidden Guest' }],
  ...more,
});
const closed = (): Partial<EventInput> => ({
  ...{ confidentiality: 'CLOSED', participantList: 'MEMBERS', title: english('Told title') },
  ...{ summary: english('Hidden summary zyzzyva'), joinUrl: 'https://meet.example/hidden', hostStates: ['GE'] },
  venue: { name: 'Hidden house', city: 'Tbilisi', state: 'GE', directions: 'Hidden way' },
  languages: [{ language: 'en' }],
  agenda: [talk()],
});

const everything = graphql(`
  fragment TheEvent on Event {
    id title startsAt endsAt days { date } summary venue { city } joinUrl languages { language } networks { id }
    actions { code } hostStates { code } partners { id } programme { id } organisers { id } seats { mode capacity }
    agenda { id title speakers { name } } materials { id } registrations { nodes { member { id } } }
    viewerRegistration { status } viewerCan
  }
`);
const byId = graphql('query ($id: ID!) { event(id: $id) { ...TheEvent } }', [everything]);
const byNode = graphql('query ($id: ID!) { node(id: $id) { ... on Event { ...TheEvent } } }', [everything]);
const ofViewer = graphql('query { viewer { registrations(first: 100) { nodes { event { ...TheEvent } } } } }', [
  everything,
]);
const found = graphql('query ($filter: EventFilter) { events(filter: $filter, first: 100) { nodes { id } } }');
const ofOwners = graphql(`
  query ($network: ID!) {
    network(id: $network) { events(first: 100) { nodes { id } } }
    action(code: "VI.6") { events(first: 100) { nodes { id } } }
  }
`);

const listed = async (filter: Input<'EventFilter'>): Promise<string[]> =>
  (await world.as('expert2').ask(found, { filter })).events.nodes.map(({ id }) => id);

describe('of a closed event', () => {
  const toldOnly = {
    ...{ title: 'Told title', summary: null, venue: null, joinUrl: null, languages: [], networks: [], actions: [] },
    ...{ hostStates: [], partners: [], programme: null, organisers: [], seats: [], agenda: [], materials: [] },
  };

  it.each(['DECLINED', 'REJECTED', 'EXPIRED', 'WITHDRAWN', 'CANCELLED', 'SUBSTITUTED'] as const)(
    'who is %s is told title, times and the own registration, on every path',
    async (status) => {
      const { id, slug } = await publishedEvent(world, closed());
      const { id: material } = await addedMaterial(world, id, { audience: 'MEMBERS' });
      await registerFor(world, id, world.ids.observer, { consents: ['PARTICIPANT_LIST'] });
      await addRegistration(world, id, world.ids.expert2, status);
      const shown = {
        ...{ id, ...toldOnly, startsAt: '2031-05-20T08:00:00.000Z', days: [{ date: '2031-05-20' }] },
        ...{ viewerRegistration: { status }, registrations: { nodes: [{ member: { id: world.ids.expert2 } }] } },
      };
      const reader = world.as('expert2');
      expect((await reader.ask(byId, { id })).event).toMatchObject(shown);
      expect((await reader.ask(byNode, { id })).node).toMatchObject(shown);
      const { viewer } = await reader.ask(ofViewer, {});
      const own = viewer.registrations.nodes.map(({ event }) => event).find((event) => event.id === id);
      expect(own).toMatchObject(shown);

      expect(await listed({ search: 'told title', startsAfter: '2031-01-01T00:00:00Z' })).toContain(id);
      for (const filter of [
        { search: 'zyzzyva' },
        { networks: [world.networks.asylum] },
        { actions: ['VI.6'] },
        { states: ['GE'] },
        { languages: ['en'] },
      ])
        expect(await listed(filter)).not.toContain(id);
      const { network, action } = await reader.ask(ofOwners, { network: world.networks.asylum });
      for (const { nodes } of [network.events, action.events]) expect(nodes.map((node) => node.id)).not.toContain(id);

      const { event: whole } = await world.as('secretariat').ask(byId, { id });
      for (const hidden of [material, whole.agenda[0]!.id]) {
        const node = graphql('query ($id: ID!) { node(id: $id) { id } }');
        expect(await reader.refusal(node, { id: hidden })).toEqual({ code: 'NOT_FOUND', field: 'id' });
      }
      const page = await reader.get(`/events/${slug}`);
      expect(page.text).toContain('Told title');
      expect(page.text).not.toMatch(/hidden|Tbilisi|VI\.6/i);
      expect((await reader.get(`/events/${slug}/participants.xlsx`)).status).toBe(404);
    },
  );

  it('who came back sees all of it, and of an event for members everybody does', async () => {
    const { id } = await publishedEvent(world, closed());
    await addRegistration(world, id, world.ids.expert2, 'DECLINED');
    await addRegistration(world, id, world.ids.expert2, 'PENDING');
    const { event } = await world.as('expert2').ask(byId, { id });
    expect(event).toMatchObject({ summary: 'Hidden summary zyzzyva', actions: [{ code: 'VI.6' }, { code: 'VI.5' }] });
    expect(event.agenda).toHaveLength(1);

    const { id: members } = await publishedEvent(world, { ...closed(), confidentiality: 'MEMBERS' });
    await addRegistration(world, members, world.ids.expert2, 'REJECTED');
    expect((await world.as('expert2').ask(byId, { id: members })).event.venue).toEqual({ city: 'Tbilisi' });
  });

  it('nothing is copied by who was turned away, though it organises others', async () => {
    const { id } = await publishedEvent(world, closed());
    await addRegistration(world, id, world.ids.otherOrganiser, 'DECLINED');
    const copy = graphql('mutation ($id: ID!) { copyEvent(id: $id, startsAt: "2032-05-20T10:00") { id } }');
    expect(await world.as('otherOrganiser').refusal(copy, { id })).toEqual({ code: 'FORBIDDEN', field: null });
    expect((await world.as('otherOrganiser').ask(byId, { id })).event.viewerCan).not.toContain('copyEvent');
  });

  it('a link shows its place until it is declined, and then no more than time and title', async () => {
    const { id: event } = await publishedEvent(world, closed());
    const { inviteMembers: sent } = await world
      .as('secretariat')
      .ask(inviteMembers, { event, members: [world.ids.expert2] });
    const token = await linkTo(world, world.ids.expert2, { registration: sent[0]!.id });
    const shown = graphql(`
      query ($token: String!) {
        answerLink(token: $token) { registration { status event { title venue { city } actions { code } } } }
      }
    `);
    const look = async () => (await world.as('nobody').ask(shown, { token })).answerLink.registration!;
    expect((await look()).event).toMatchObject({ title: 'Told title', venue: { city: 'Tbilisi' } });
    const decline = graphql('mutation ($token: String!) { answerWithLink(token: $token, accept: false) { usedAt } }');
    await world.as('nobody').ask(decline, { token });
    expect(await look()).toEqual({ status: 'DECLINED', event: { title: 'Told title', venue: null, actions: [] } });
    const page = await world.as('nobody').get(`/answer/${token}`);
    expect(page.text).toContain('You have declined.');
    expect(page.text).not.toMatch(/Hidden|Tbilisi|to be announced/);
  });
});

describe('a forwarded link', () => {
  const ofLink = graphql(`
    query ($token: String!) {
      answerLink(token: $token) {
        registration { event { agenda { title speakers { name } } } }
        stateInvitation { event { agenda { title speakers { name } } } }
      }
    }
  `);
  it('shows of agenda and speakers what event and item allow to whoever opens it', async () => {
    for (const [confidentiality, item, nobodySees, memberSees] of [
      ['OPEN', null, 1, 1],
      ['OPEN', 'MEMBERS', 0, 1],
      ['OPEN', 'CLOSED', 0, 0],
      ['MEMBERS', null, 0, 1],
      ['MEMBERS', 'OPEN', 0, 1],
      ['CLOSED', 'OPEN', 0, 0],
    ] as const) {
      const { id: event } = await publishedEvent(world, { confidentiality, agenda: [talk({ confidentiality: item })] });
      const { inviteMembers: sent } = await world
        .as('secretariat')
        .ask(inviteMembers, { event, members: [world.ids.expert2] });
      const { inviteStates: states } = await world
        .as('secretariat')
        .ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
      const tokens = [
        await linkTo(world, world.ids.expert2, { registration: sent[0]!.id }),
        await linkTo(world, world.ids.contactPoint, { invitation: states[0]!.id }),
      ];
      for (const token of tokens)
        for (const [who, count] of [
          ['nobody', nobodySees],
          ['observer', memberSees],
        ] as const) {
          const { answerLink } = await world.as(who).ask(ofLink, { token });
          const { agenda } = (answerLink.registration ?? answerLink.stateInvitation)!.event;
          expect({ confidentiality, item, who, count: agenda.length }).toEqual({
            ...{ confidentiality, item, who, count },
          });
        }
    }
  });
});

describe('a list of participants', () => {
  const list = graphql(`
    query ($event: ID!, $filter: RegistrationFilter) {
      event(id: $event) {
        registrations(filter: $filter) {
          nodes { id mode attendance days { minutes } member { displayName } representing { state { code } } }
        }
      }
    }
  `);
  it('tells others who comes and for whom, not how, whether and how long they came', async () => {
    const { id: event } = await publishedEvent(world, {
      ...{ startsAt: '2026-01-12T09:00', endsAt: '2026-01-12T17:00', participantList: 'MEMBERS' },
    });
    const { id } = await registerFor(world, event, world.ids.expert2, { consents: ['PARTICIPANT_LIST'] });
    await attend(world, event, [{ member: world.ids.expert2, attendance: 'PARTIAL', date: '2026-01-12', minutes: 42 }]);
    const told = { mode: 'ONLINE', attendance: 'PARTIAL', days: [{ minutes: 42 }] };
    const withheld = { mode: null, attendance: null, days: [] };
    for (const [who, shown] of [
      ['secretariat', told],
      ['organiser', told],
      ['contactPoint', told],
      ['expert2', told],
      ['observer', withheld],
      ['otherOrganiser', withheld],
    ] as const) {
      const { event: seen } = await world.as(who).ask(list, { event });
      expect(seen.registrations.nodes).toEqual([
        { id, member: { displayName: 'Giorgi Lomidze' }, representing: { state: { code: 'GE' } }, ...shown },
      ]);
      const node = graphql('query ($id: ID!) { registration(id: $id) { mode attendance days { minutes } } }');
      expect(await world.as(who).ask(node, { id })).toEqual({ registration: shown });
      const filters: Input<'RegistrationFilter'>[] = [{ attendance: ['PARTIAL'] }, { modes: ['ONLINE'] }];
      for (const filter of filters) {
        const { event: narrowed } = await world.as(who).ask(list, { event, filter });
        expect(narrowed.registrations.nodes).toHaveLength(shown === told ? 1 : 0);
      }
    }
    const page = await world.as('observer').get(`/events/${event}/participants`);
    expect(page.text).toContain('Giorgi Lomidze');
    expect(page.text).not.toContain('Way to attend');
    expect((await world.as('contactPoint').get(`/events/${event}/participants`)).text).toContain('Way to attend');
    await world.as('expert2').ask(setConsent, { purpose: 'PARTICIPANT_LIST', given: false, registration: id });
    expect((await world.as('observer').ask(list, { event })).event.registrations.nodes).toEqual([]);
  });
});
