import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import {
  cancelEvent,
  createEvent,
  deleteEvent,
  draftEvent,
  eventInput,
  publishedEvent,
  updateEvent,
} from '../support/builders/events.js';
import { updateMember } from '../support/builders/people.js';
import { registerFor, withdraw } from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ processes: 2 });
});
afterAll(async () => {
  await world.stop();
});

const day = { startsAt: '2026-05-11T09:00', endsAt: '2026-05-11T17:00' };
type Item = Input<'AgendaItemInput'>;
const at = (from: string, to: string, more: Partial<Item> = {}): Item => ({
  startsAt: `2026-05-11T${from}`,
  endsAt: `2026-05-11T${to}`,
  title: english(`From ${from}`),
  ...more,
});
const by = (...members: string[]) => ({ speakers: members.map((member) => ({ member })) });

const agendaQuery = graphql(`
  query ($id: ID!) {
    event(id: $id) {
      version
      agenda {
        id title startsAt startsAtLocal endsAt endsAtLocal room confidentiality languages { language interpreted }
        speakers { name role member { id } representing { state { code } personalCapacity } }
      }
    }
  }
`);
async function agendaOf(id: string, who: Parameters<World['as']>[0] = 'organiser') {
  return (await world.as(who).ask(agendaQuery, { id })).event.agenda;
}
const titlesFor = async (id: string, who: Parameters<World['as']>[0]) =>
  (await agendaOf(id, who)).map(({ title }) => title);
const change = (id: string, input: Input<'UpdateEventInput'>) => world.as('organiser').ask(updateEvent, { id, input });
const refusalOf = (id: string, input: Record<string, unknown>) =>
  world.as('organiser').refusal(updateEvent, { id, input });
const badInput = (field: string) => ({ code: 'BAD_INPUT', field });

/** Every problem of an input, by field. */
async function fieldsAtFault(agenda: Item[]): Promise<string[]> {
  const { errors } = await world.as('organiser').run(createEvent, { input: eventInput(world, { ...day, agenda }) });
  const [error] = errors;
  if (!error) throw new Error('nothing was refused');
  return error.extensions.problems?.map(({ field }) => field!) ?? [error.extensions.field!];
}

describe('the agenda of an event', () => {
  it('is what was entered, in the order of time, with members and guests', async () => {
    const agenda = [
      at('14:00', '15:00', {
        title: [
          { locale: 'ru', text: 'Обсуждение «закрытое»: "да"; --' },
          { locale: 'en', text: "Discussion of 'it'" },
        ],
        room: ' 2.17 ',
        languages: [{ language: 'en' }, { language: 'ru', interpreted: true }],
        confidentiality: 'CLOSED',
        speakers: [
          { member: world.ids.expert, role: 'MODERATOR' },
          { name: " Д'Артаньян «Ёж» " },
          { name: 'Prof. Guest', representing: { state: 'EL' } },
          { member: world.ids.expert2, representing: { personalCapacity: true } },
        ],
      }),
      at('09:00', '10:30'),
    ];
    const { id, version } = await draftEvent(world, { ...day, agenda });
    expect(version).toBe(1);
    expect(await agendaOf(id)).toEqual([
      {
        id: expect.any(String),
        title: 'From 09:00',
        startsAt: '2026-05-11T07:00:00.000Z',
        startsAtLocal: '2026-05-11T09:00:00',
        endsAt: '2026-05-11T08:30:00.000Z',
        endsAtLocal: '2026-05-11T10:30:00',
        room: null,
        confidentiality: 'MEMBERS',
        languages: [],
        speakers: [],
      },
      {
        id: expect.any(String),
        title: "Discussion of 'it'",
        startsAt: '2026-05-11T12:00:00.000Z',
        startsAtLocal: '2026-05-11T14:00:00',
        endsAt: '2026-05-11T13:00:00.000Z',
        endsAtLocal: '2026-05-11T15:00:00',
        room: '2.17',
        confidentiality: 'CLOSED',
        languages: [
          { language: 'en', interpreted: false },
          { language: 'ru', interpreted: true },
        ],
        speakers: [
          {
            name: 'Олена Коваленко «Лісова»',
            role: 'MODERATOR',
            member: { id: world.ids.expert },
            representing: { state: { code: 'UA' }, personalCapacity: false },
          },
          { name: "Д'Артаньян «Ёж»", role: 'SPEAKER', member: null, representing: null },
          {
            name: 'Prof. Guest',
            role: 'SPEAKER',
            member: null,
            representing: { state: { code: 'GR' }, personalCapacity: false },
          },
          {
            name: 'Giorgi Lomidze',
            role: 'SPEAKER',
            member: { id: world.ids.expert2 },
            representing: { state: null, personalCapacity: true },
          },
        ],
      },
    ]);
  });

  it('is replaced by what is given, where items that name their id stay the same', async () => {
    const { id } = await draftEvent(world, { ...day, agenda: [at('09:00', '10:00'), at('10:00', '11:00')] });
    const [first, second] = await agendaOf(id);
    // Two items trade places.
    await change(id, {
      agenda: [
        at('10:00', '11:00', { id: first!.id.toUpperCase() }),
        at('09:00', '10:00', { id: second!.id }),
        at('12:00', '13:00'),
      ],
    });
    const swapped = await agendaOf(id);
    expect(swapped.map((item) => item.id)).toEqual([second!.id, first!.id, expect.any(String)]);
    await change(id, { tentative: true });
    expect(await agendaOf(id)).toEqual(swapped);
    await change(id, { agenda: [at('09:00', '10:00', { id: second!.id, title: english('Renamed') })] });
    expect((await agendaOf(id)).map((item) => [item.id, item.title])).toEqual([[second!.id, 'Renamed']]);
    await change(id, { agenda: null });
    expect(await agendaOf(id)).toEqual([]);

    const versions = await world.database.rows('SELECT version FROM event WHERE id = $1', [id]);
    expect(versions).toEqual([{ version: 5 }]);
    const told = await world.database.rows<{ field: string }>(
      `SELECT v.field FROM audit_entry a JOIN audit_value v ON v.entry_id = a.id
       WHERE a.subject_id = $1 AND a.action = 'updateEvent' ORDER BY a.id, v.field`,
      [id],
    );
    expect(told.map(({ field }) => field)).toEqual(['agenda', 'tentative', 'agenda', 'agenda']);
  });

  it('names every place where something does not fit', async () => {
    const other = await draftEvent(world, { ...day, agenda: [at('09:00', '10:00')] });
    const [foreign] = await agendaOf(other.id);
    const nobody = '0190a5a0-0000-7000-8000-000000000000';
    expect(await fieldsAtFault([at('08:59', '09:30'), at('16:00', '17:01'), at('11:00', '11:00')])).toEqual([
      'input.agenda.0.startsAt',
      'input.agenda.1.endsAt',
      'input.agenda.2.endsAt',
    ]);
    expect(
      await fieldsAtFault([
        at('09:00', '10:00', { id: foreign!.id }),
        at('10:00', '11:00', { title: english('  ') }),
        at('11:00', '12:00', { languages: [{ language: 'en' }, { language: 'en' }] }),
        at('12:00', '13:00', {
          speakers: [
            {},
            { name: ' ' },
            { member: world.ids.expert, name: 'Both' },
            { member: nobody },
            { name: 'Ok', representing: { state: 'QQ' } },
            { name: 'Ok', representing: { state: 'GE', personalCapacity: true } },
          ],
        }),
      ]),
    ).toEqual([
      'input.agenda.0.id',
      'input.agenda.1.title',
      'input.agenda.2.languages.1.language',
      'input.agenda.3.speakers.0.member',
      'input.agenda.3.speakers.1.member',
      'input.agenda.3.speakers.2.member',
      'input.agenda.3.speakers.3.member',
      'input.agenda.3.speakers.5.representing.personalCapacity',
      'input.agenda.3.speakers.4.representing.state',
    ]);
    const { id } = await draftEvent(world, { ...day, agenda: [at('09:00', '10:00')] });
    const [own] = await agendaOf(id);
    const twice = [at('09:00', '10:00', { id: own!.id }), at('11:00', '12:00', { id: own!.id })];
    expect(await refusalOf(id, { agenda: twice })).toEqual(badInput('input.agenda.1.id'));
    expect(await refusalOf(id, { version: 7, agenda: [] })).toEqual({ code: 'CONFLICT', field: 'input.version' });
    expect(await world.as('otherOrganiser').refusal(updateEvent, { id, input: { agenda: [] } })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it('keeps its wall times in a new zone, and is refused outside new days', async () => {
    const { id } = await draftEvent(world, { ...day, agenda: [at('09:00', '10:00', by(world.ids.observer))] });
    await change(id, { timeZone: 'Asia/Tbilisi' });
    expect(await agendaOf(id)).toMatchObject([
      { startsAt: '2026-05-11T05:00:00.000Z', startsAtLocal: '2026-05-11T09:00:00' },
    ]);
    expect(await refusalOf(id, { startsAt: '2026-05-11T09:30' })).toEqual(badInput('input.agenda'));
    const nextDay = { startsAt: '2026-05-12T09:00', endsAt: '2026-05-12T17:00' };
    expect(await refusalOf(id, nextDay)).toEqual(badInput('input.agenda'));
    const moved = { ...at('09:00', '10:00'), startsAt: '2026-05-12T09:00', endsAt: '2026-05-12T10:00' };
    await change(id, { ...nextDay, agenda: [moved] });
    expect(await agendaOf(id)).toMatchObject([{ startsAtLocal: '2026-05-12T09:00:00', speakers: [] }]);
  });

  it('holds at midnight of the day on which clocks change', async () => {
    const night = { startsAt: '2026-10-25T00:00', endsAt: '2026-10-26T00:00' };
    const item = (from: string, to: string) => ({
      startsAt: `2026-10-25T${from}`,
      endsAt: `2026-10-25T${to}`,
      title: english(from),
    });
    const { id } = await draftEvent(world, {
      ...night,
      agenda: [{ ...item('00:00', '00:30') }, { ...item('02:30', '03:30') }],
    });
    expect(await agendaOf(id)).toMatchObject([
      { startsAt: '2026-10-24T22:00:00.000Z' },
      // The first of the two; it lasts for two hours.
      { startsAt: '2026-10-25T00:30:00.000Z', endsAt: '2026-10-25T02:30:00.000Z' },
    ]);
    const spring = { startsAt: '2026-03-29T00:00', endsAt: '2026-03-29T12:00' };
    const skipped = { startsAt: '2026-03-29T02:30', endsAt: '2026-03-29T04:00', title: english('Skipped') };
    expect(
      await world.as('organiser').refusal(createEvent, { input: eventInput(world, { ...spring, agenda: [skipped] }) }),
    ).toEqual(badInput('input.agenda.0.startsAt'));
  });
});

describe('who sees an agenda', () => {
  const agenda = () => [
    at('09:00', '10:00', { title: english('For all') }),
    at('10:00', '11:00', { title: english('For members'), confidentiality: 'MEMBERS' }),
    at('11:00', '12:00', {
      title: english('For those there'),
      confidentiality: 'CLOSED',
      ...by(world.ids.secretariat2),
    }),
  ];

  it('sees its items by their own confidentiality', async () => {
    const event = await publishedEvent(world, { ...day, confidentiality: 'OPEN', agenda: agenda() });
    const all = ['For all', 'For members', 'For those there'];
    expect(await titlesFor(event.id, 'nobody')).toEqual(['For all']);
    for (const who of ['expert', 'contactPoint', 'otherOrganiser', 'secretariat2'] as const)
      expect(await titlesFor(event.id, who)).toEqual(who === 'secretariat2' ? all : all.slice(0, 2));
    for (const who of ['organiser', 'secretariat'] as const) expect(await titlesFor(event.id, who)).toEqual(all);
    await registerFor(world, event.id, world.ids.expert);
    expect(await titlesFor(event.id, 'expert')).toEqual(all);
    expect(await titlesFor(event.id, 'expert2')).toEqual(all.slice(0, 2));

    const closed = (await agendaOf(event.id, 'secretariat'))[2]!.id;
    const node = graphql(`
      query ($id: ID!) { node(id: $id) { ... on AgendaItem { title confidentiality speakers { name } } } }
    `);
    expect(await world.as('expert').ask(node, { id: closed })).toEqual({
      node: { title: 'For those there', confidentiality: 'CLOSED', speakers: [{ name: 'Jonas Petrauskas' }] },
    });
    for (const who of ['expert2', 'nobody'] as const)
      expect(await world.as(who).refusal(node, { id: closed })).toEqual({ code: 'NOT_FOUND', field: 'id' });
  });

  it('is nobody who may not see the event, whatever is said of the item', async () => {
    const draft = await draftEvent(world, {
      ...day,
      confidentiality: 'CLOSED',
      agenda: [at('09:00', '10:00', { confidentiality: 'OPEN' })],
    });
    const [item] = await agendaOf(draft.id);
    expect(item).toMatchObject({ confidentiality: 'CLOSED' });
    const node = graphql('query ($id: ID!) { node(id: $id) { id } }');
    for (const who of ['expert', 'otherOrganiser', 'nobody'] as const)
      expect(await world.as(who).refusal(node, { id: item!.id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await world.as('organiser').ask(node, { id: item!.id })).toEqual({ node: { id: item!.id } });
  });

  it('learns of no speaker under the Chatham House Rule without a seat', async () => {
    const { id } = await publishedEvent(world, {
      confidentiality: 'OPEN',
      chathamHouseRule: true,
      startsAt: '2031-05-11T09:00',
      endsAt: '2031-05-11T17:00',
      agenda: [
        {
          startsAt: '2031-05-11T09:00',
          endsAt: '2031-05-11T10:00',
          title: english('Talk'),
          speakers: [{ name: 'A. Guest' }],
        },
      ],
    });
    const speakersFor = async (who: Parameters<World['as']>[0]) =>
      (await agendaOf(id, who)).map(({ speakers }) => speakers.map(({ name }) => name));
    await registerFor(world, id, world.ids.expert);
    for (const who of ['expert', 'organiser', 'secretariat'] as const)
      expect(await speakersFor(who)).toEqual([['A. Guest']]);
    for (const who of ['nobody', 'expert2', 'contactPoint', 'otherOrganiser'] as const)
      expect(await speakersFor(who)).toEqual([[]]);
    await world.as('expert').ask(withdraw, {
      id: (await world.database.rows<{ id: string }>('SELECT id FROM registration WHERE event_id = $1', [id]))[0]!.id,
    });
    expect(await speakersFor('expert')).toEqual([[]]);
  });

  it('reads names as their owners show them', async () => {
    const hidden = await world.newMember('Пётр', `Скрытый "№1"`, 'GE', 'hidden@cast.example');
    await world.as('secretariat').ask(updateMember, {
      id: hidden,
      input: { visibility: [{ field: 'NAME', visibility: 'CONTACT_POINT' }] },
    });
    const { id } = await publishedEvent(world, {
      ...day,
      confidentiality: 'OPEN',
      agenda: [at('09:00', '10:00', by(hidden))],
    });
    const nameFor = async (who: Parameters<World['as']>[0]) => (await agendaOf(id, who))[0]!.speakers[0]!.name;
    expect(await nameFor('contactPoint')).toBe('Пётр Скрытый "№1"');
    for (const who of ['expert', 'nobody'] as const) expect(await nameFor(who)).toBe('Name withheld');
  });
});

describe('a speaker', () => {
  it('is in one place at a time, over all events that are not cancelled', async () => {
    const speaker = await world.newMember('Ana', 'Busy', 'GE');
    const field = badInput('input.agenda.1.speakers.0.member');
    const clash = [at('09:00', '10:00', by(speaker)), at('09:59', '11:00', by(speaker))];
    expect(
      await world.as('organiser').refusal(createEvent, { input: eventInput(world, { ...day, agenda: clash }) }),
    ).toEqual(field);
    const twice = [at('09:00', '10:00', by(speaker, speaker))];
    expect(
      await world.as('organiser').refusal(createEvent, { input: eventInput(world, { ...day, agenda: twice }) }),
    ).toEqual(badInput('input.agenda.0.speakers.1.member'));

    const first = await publishedEvent(world, {
      ...day,
      agenda: [at('09:00', '10:00', by(speaker)), at('10:00', '11:00', by(speaker))],
    });
    const second = await draftEvent(world, { ...day, agenda: [at('11:00', '12:00', by(speaker))] });
    const [item] = await agendaOf(second.id);
    const overlapping = [
      at('12:00', '13:00'),
      at('10:30', '11:30', { id: item!.id, ...by(world.ids.observer, speaker) }),
    ];
    expect(await refusalOf(second.id, { agenda: overlapping })).toEqual(badInput('input.agenda.1.speakers.1.member'));
    // In Tbilisi the same wall time is two hours earlier.
    expect(await refusalOf(second.id, { timeZone: 'Asia/Tbilisi' })).toEqual(badInput('input.timeZone'));
    expect(await agendaOf(second.id)).toEqual([item]);

    await world.as('organiser').ask(cancelEvent, { id: first.id, reason: 'none' });
    await change(second.id, { agenda: overlapping });
    expect(await agendaOf(first.id)).toMatchObject([
      { speakers: [{ name: 'Ana Busy' }] },
      { speakers: [{ name: 'Ana Busy' }] },
    ]);
    await world.as('organiser').ask(deleteEvent, { id: second.id });
    await draftEvent(world, { ...day, agenda: [at('09:00', '17:00', by(speaker))] });
  });

  it('goes to one of many who ask for it at once', async () => {
    const speaker = await world.newMember('Olga', 'Sought', 'GE');
    const agenda = [at('09:00', '10:00'), at('13:00', '14:00', by(speaker))];
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, number) =>
        world
          .as(number % 2 ? 'organiser' : 'secretariat', number % 2)
          .run(createEvent, { input: eventInput(world, { ...day, agenda, title: english(`Race ${number}`) }) }),
      ),
    );
    const refusals = answers.flatMap(({ errors }) =>
      errors.map(({ extensions: { code, field } }) => ({ code, field })),
    );
    expect(refusals).toEqual(Array.from({ length: 11 }, () => badInput('input.agenda.1.speakers.0.member')));
    const held = await world.database.rows('SELECT FROM agenda_speaker WHERE member_id = $1', [speaker]);
    expect(held.length).toBe(1);
  });

  it('is kept apart by the database itself', async () => {
    const speaker = await world.newMember('Rita', 'Row', 'GE');
    await draftEvent(world, { ...day, agenda: [at('09:00', '10:00', by(speaker))] });
    const { id } = await draftEvent(world, { ...day, agenda: [at('09:30', '10:30')] });
    const [item] = await agendaOf(id);
    const insert = `
      INSERT INTO agenda_speaker
        (agenda_item_id, position, starts_at, ends_at, member_id, name, role, personal_capacity)
      SELECT id, 0, starts_at + $2::interval, ends_at, $3, $4, 'SPEAKER', true FROM agenda_item WHERE id = $1`;
    for (const [shift, member, name, constraint] of [
      ['0', speaker, null, 'agenda_speaker_in_one_place'],
      ['31 minutes', speaker, null, 'agenda_speaker_agenda_item_id_starts_at_ends_at_fkey'],
      ['0', speaker, 'Both', 'agenda_speaker_check'],
      ['0', null, null, 'agenda_speaker_check'],
    ])
      await expect(world.database.rows(insert, [item!.id, shift, member, name])).rejects.toMatchObject({ constraint });
  });
});
