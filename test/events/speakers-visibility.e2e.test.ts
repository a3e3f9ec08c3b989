import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { draftEvent, type EventInput, publishedEvent, updateEvent } from '../support/builders/events.js';
import { addedMaterial } from '../support/builders/materials.js';
import { english } from '../support/builders/texts.js';
import type { Person } from '../support/harness/cast.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const joinUrl = 'https://meet.example/secret';
/** The expert speaks in the second item only; each event has a day of its own, as nobody speaks twice at once. */
const closedEvent = (day: string, changes: Partial<EventInput> = {}): Partial<EventInput> => {
  const item = (from: string, to: string, more: Partial<Input<'AgendaItemInput'>>) => ({
    startsAt: `${day}T${from}`,
    endsAt: `${day}T${to}`,
    title: english(`From ${from}`),
    ...more,
  });
  return {
    confidentiality: 'CLOSED',
    startsAt: `${day}T09:00`,
    endsAt: `${day}T17:00`,
    joinUrl,
    agenda: [
      item('09:00', '10:00', { confidentiality: 'OPEN' }),
      item('10:00', '11:00', { confidentiality: 'CLOSED', speakers: [{ member: world.ids.expert }] }),
      item('11:00', '12:00', { confidentiality: 'CLOSED', speakers: [{ member: world.ids.observer }] }),
    ],
    ...changes,
  };
};
const query = graphql('query ($id: ID!) { event(id: $id) { joinUrl agenda { title speakers { name } } } }');
const seenBy = async (who: Person, id: string) => (await world.as(who).ask(query, { id })).event;

describe('somebody who speaks without a seat', () => {
  it('sees the closed event and the own closed items, and nothing more of it', async () => {
    const { id } = await publishedEvent(world, closedEvent('2026-06-01'));
    await addedMaterial(world, id, { audience: 'PARTICIPANTS' });
    expect(await seenBy('expert', id)).toEqual({
      joinUrl: null,
      agenda: [
        { title: 'From 09:00', speakers: [] },
        { title: 'From 10:00', speakers: [{ name: 'Олена Коваленко «Лісова»' }] },
      ],
    });
    expect((await seenBy('observer', id)).agenda.map(({ title }) => title)).toEqual(['From 09:00', 'From 11:00']);
    const { event } = await world
      .as('expert')
      .ask(graphql('query ($id: ID!) { event(id: $id) { materials { id } } }'), { id });
    expect(event).toEqual({ materials: [] });
    expect(await world.as('expert2').refusal(query, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('finds the event and the item by every path', async () => {
    const { id } = await publishedEvent(world, closedEvent('2026-06-02', { title: english('Findable «talk»') }));
    const { event } = await world
      .as('organiser')
      .ask(graphql('query ($id: ID!) { event(id: $id) { agenda { id } } }'), { id });
    const [, own, foreign] = event.agenda.map((item) => item.id);
    const node = graphql('query ($id: ID!) { node(id: $id) { id } }');
    for (const shown of [id, own!])
      expect(await world.as('expert').ask(node, { id: shown })).toEqual({ node: { id: shown } });
    expect(await world.as('expert').refusal(node, { id: foreign })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    const list = graphql('query { events(filter: { search: "Findable" }) { totalCount nodes { id } } }');
    expect(await world.as('expert').ask(list)).toEqual({ events: { totalCount: 1, nodes: [{ id }] } });
    for (const who of ['expert2', 'nobody'] as const)
      expect(await world.as(who).ask(list)).toEqual({ events: { totalCount: 0, nodes: [] } });
  });

  it('does not see a draft, nor who speaks under the Chatham House Rule', async () => {
    const { id: draft } = await draftEvent(world, closedEvent('2026-06-03'));
    expect(await world.as('expert').refusal(query, { id: draft })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    const { id } = await publishedEvent(world, closedEvent('2026-06-04', { chathamHouseRule: true }));
    expect((await seenBy('expert', id)).agenda).toEqual([
      { title: 'From 09:00', speakers: [] },
      { title: 'From 10:00', speakers: [] },
    ]);
  });

  it('no longer sees it once taken off the agenda', async () => {
    const { id } = await publishedEvent(world, closedEvent('2026-06-05'));
    expect((await seenBy('expert', id)).agenda).toHaveLength(2);
    await world.as('organiser').ask(updateEvent, { id, input: { agenda: [] } });
    expect(await world.as('expert').refusal(query, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });
});
