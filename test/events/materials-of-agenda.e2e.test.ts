import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import { deleteEvent, draftEvent, publishedEvent, updateEvent } from '../support/builders/events.js';
import { addedMaterial, addMaterial, updateMaterial } from '../support/builders/materials.js';
import { addRegistration } from '../support/builders/registrations.js';
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

const day = { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' };
const at = (from: string, to: string, more: Partial<Input<'AgendaItemInput'>> = {}) => ({
  startsAt: `2026-05-11T${from}`,
  endsAt: `2026-05-11T${to}`,
  title: [
    { locale: 'en', text: `From ${from}` },
    { locale: 'ru', text: `«Сессия» с ${from}` },
  ],
  ...more,
});
const agenda = [at('09:00', '10:00'), at('10:00', '11:00', { confidentiality: 'CLOSED' })];
const refused = { code: 'BAD_INPUT', field: 'input.agendaItem' };
const link = { title: english('Slides'), url: 'https://library.example/slides' };

const query = graphql(`
  query ($id: ID!) { event(id: $id) { agenda { id } materials { id agendaItem { id title(locale: "ru") } } } }
`);
async function read(id: string, who: Person | 'nobody' = 'organiser') {
  return (await world.as(who).ask(query, { id })).event;
}
async function itemsOf(id: string): Promise<string[]> {
  return (await read(id)).agenda.map((item) => item.id);
}
async function changesOf(subject: string): Promise<object[]> {
  return world.database.rows(
    `SELECT e.action FROM audit_entry e JOIN audit_value v ON v.entry_id = e.id
     WHERE e.subject_id = $1 AND v.field = 'agendaItem' ORDER BY e.id`,
    [subject],
  );
}

describe('a material of an item of an agenda', () => {
  it('names the item, moves to another, and is let go', async () => {
    const { id: event } = await publishedEvent(world, { ...day, agenda });
    const [first, second] = await itemsOf(event);
    const { id } = await addedMaterial(world, event, { agendaItem: first!.toUpperCase() });
    const { id: other } = await addedMaterial(world, event);
    const items = async () => (await read(event)).materials.map(({ agendaItem }) => agendaItem?.id ?? null);
    expect((await read(event)).materials).toEqual([
      { id, agendaItem: { id: first, title: '«Сессия» с 09:00' } },
      { id: other, agendaItem: null },
    ]);
    await world.as('organiser').ask(updateMaterial, { id, input: { agendaItem: second! } });
    expect(await items()).toEqual([second, null]);
    await world.as('organiser').ask(updateMaterial, { id, input: { audience: 'PUBLIC' } });
    expect(await items()).toEqual([second, null]);
    await world.as('organiser').ask(updateMaterial, { id, input: { agendaItem: null } });
    expect(await items()).toEqual([null, null]);
    const actions = ['addMaterial', 'updateMaterial', 'updateMaterial'];
    expect(await changesOf(id)).toEqual(actions.map((action) => ({ action })));
  });

  it('stays with the event when the item goes, and goes with a draft that is deleted', async () => {
    const { id: event } = await draftEvent(world, { ...day, agenda });
    const [first, second] = await itemsOf(event);
    const ids: string[] = [];
    for (const agendaItem of [first!, second!]) ids.push((await addedMaterial(world, event, { agendaItem })).id);
    await world
      .as('organiser')
      .ask(updateEvent, { id: event, input: { agenda: [at('12:00', '13:00', { id: second! })] } });
    expect((await read(event)).materials).toEqual([
      { id: ids[0], agendaItem: null },
      { id: ids[1], agendaItem: { id: second, title: '«Сессия» с 12:00' } },
    ]);
    await world.as('organiser').ask(updateEvent, { id: event, input: { agenda: null } });
    expect((await read(event)).materials.map(({ agendaItem }) => agendaItem)).toEqual([null, null]);
    await addedMaterial(world, event);
    await world.as('organiser').ask(deleteEvent, { id: event });
    expect(await world.database.rows('SELECT FROM material WHERE event_id = $1', [event])).toEqual([]);
  });

  it('names no item of another event, of a network, or of none', async () => {
    const { id: event } = await publishedEvent(world, { ...day, agenda });
    const { id: foreign } = await publishedEvent(world, { ...day, agenda });
    const [item] = await itemsOf(foreign);
    const nobody = '0190a5a0-0000-7000-8000-000000000000';
    const { id: material } = await addedMaterial(world, event);
    const { id: ofNetwork } = await addedMaterial(world, world.networks.asylum);
    for (const agendaItem of [item, nobody, event, 'no id at all']) {
      for (const to of [event, world.networks.asylum])
        expect(await world.as('organiser').refusal(addMaterial, { to, input: { ...link, agendaItem } })).toEqual(
          refused,
        );
      for (const id of [material, ofNetwork])
        expect(await world.as('organiser').refusal(updateMaterial, { id, input: { agendaItem } })).toEqual(refused);
    }
    expect((await read(event)).materials).toEqual([{ id: material, agendaItem: null }]);
  });

  it('is kept to its own event by the database itself', async () => {
    const { id: event } = await publishedEvent(world, { ...day, agenda });
    const { id: foreign } = await publishedEvent(world, { ...day, agenda });
    const [item] = await itemsOf(foreign);
    const { id: material } = await addedMaterial(world, event);
    const { id: ofNetwork } = await addedMaterial(world, world.networks.asylum);
    const change = 'UPDATE material SET agenda_item_id = $2 WHERE id = $1';
    await expect(world.database.rows(change, [material, item])).rejects.toMatchObject({ code: '23503' });
    await expect(world.database.rows(change, [ofNetwork, item])).rejects.toMatchObject({
      constraint: 'material_agenda_item_of_event',
    });
  });

  it('is seen by its own audience, the item by whom it is for', async () => {
    const { id: event } = await publishedEvent(world, { ...day, agenda, confidentiality: 'OPEN' });
    const [, closed] = await itemsOf(event);
    await addedMaterial(world, event, { agendaItem: closed!, audience: 'PUBLIC' });
    await addRegistration(world, event, world.ids.expert, 'CONFIRMED', 'ONLINE');
    await addRegistration(world, event, world.ids.expert2, 'PENDING', 'ONLINE');
    const itemFor = async (who: Person | 'nobody') =>
      (await read(event, who)).materials.map(({ agendaItem }) => agendaItem?.id ?? null);
    for (const who of ['expert', 'organiser', 'secretariat'] as const) expect(await itemFor(who)).toEqual([closed]);
    for (const who of ['nobody', 'expert2', 'contactPoint', 'otherOrganiser', 'observer'] as const)
      expect(await itemFor(who)).toEqual([null]);
  });

  it('holds when the item goes at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { id: event } = await draftEvent(world, { ...day, agenda });
      const [first] = await itemsOf(event);
      const { id: material } = await addedMaterial(world, event);
      const [adding, changing, removing] = await Promise.all([
        world.as('organiser').run(addMaterial, { to: event, input: { ...link, agendaItem: first } }),
        world.as('organiser').run(updateMaterial, { id: material, input: { agendaItem: first } }),
        world.as('secretariat').run(updateEvent, { id: event, input: { agenda: null } }),
      ]);
      const refusals = [...adding.errors, ...changing.errors].map(({ extensions: { code, field } }) => ({
        code,
        field,
      }));
      for (const refusal of refusals) expect(refusal).toEqual(refused);
      expect(removing.errors).toEqual([]);
      expect((await read(event)).materials.map(({ agendaItem }) => agendaItem)).toEqual(
        Array(adding.errors.length > 0 ? 1 : 2).fill(null),
      );
    }
  });
});
