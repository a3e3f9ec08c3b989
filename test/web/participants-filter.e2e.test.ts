import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isInputObjectType } from 'graphql';
import readXlsxFile from 'read-excel-file/node';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { pastEvent, publishedEvent } from '../support/builders/events.js';
import { attend, registerFor, withdraw } from '../support/builders/registrations.js';
import type { Person } from '../support/harness/cast.js';
import { download, slugOf } from '../support/harness/downloads.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

/* The file and the page of participants take the conditions of the list, and find whom it finds. */

type Reader = Person | 'nobody';
type Filter = Input<'RegistrationFilter'>;

let world: World;
let event: string;
let slug: string;
beforeAll(async () => {
  world = await startWorld();
  event = (
    await pastEvent(world, {
      confidentiality: 'OPEN',
      participantList: 'MEMBERS',
      format: 'HYBRID',
      venue: { name: 'House', city: 'Tbilisi', state: 'GE' },
      seats: [
        { mode: 'ONLINE', capacity: 20 },
        { mode: 'IN_PERSON', capacity: 20 },
      ],
    })
  ).id;
  slug = await slugOf(world, event);
  const people = [
    ['Ana', 'Beridze', 'GE', 'IN_PERSON', 'PARTICIPANT'],
    ['Nino', 'Kapanadze', 'GE', 'ONLINE', 'PARTICIPANT'],
    ['Аня', 'Шевченко', 'UA', 'ONLINE', 'SPEAKER'],
    ['Jan', 'Kowalski', 'PL', 'IN_PERSON', 'INTERPRETER'],
  ] as const;
  const ids: string[] = [];
  for (const [given, family, state, mode, role] of people) {
    const member = await newcomer(given, family, state);
    ids.push(member);
    const consents = family === 'Kowalski' ? [] : (['PARTICIPANT_LIST'] as const);
    await registerFor(world, event, member, { mode, role, consents: [...consents] });
  }
  await attend(world, event, [
    { member: ids[0]!, attendance: 'ATTENDED' },
    { member: ids[1]!, attendance: 'NO_SHOW' },
  ]);
  await put(await newcomer('Late', 'Comer', 'GE'), 'WAITLISTED', 'GE');
  await put(await newcomer('Gone', 'Away', 'PL'), 'WITHDRAWN', 'PL');
  // Who came back is confirmed, and no longer withdrawn.
  const again = await newcomer('Back', 'Again', 'AM');
  await put(again, 'WITHDRAWN', 'AM');
  await registerFor(world, event, again, { mode: 'ONLINE' });
});
afterAll(async () => {
  await world.stop();
});

const newcomer = (givenNames: string, familyName: string, state: string) =>
  world.newMember(givenNames, familyName, state, `p${++made}@office.example`);
let made = 0;

/** Somebody who waits, or is not coming any more; the event is over, so that no call makes one. */
const put = (member: string, status: 'WAITLISTED' | 'WITHDRAWN', state: string) =>
  world.database.rows(
    `WITH one AS (
       INSERT INTO registration (id, event_id, member_id, status, role, mode, state, waitlist_reason)
       VALUES (gen_random_uuid(), $1, $2, $3, 'PARTICIPANT', 'ONLINE', $4,
         CASE WHEN $3 = 'WAITLISTED' THEN 'EVENT_FULL' END)
     ) UPDATE event_seat_pool SET waitlisted = waitlisted + 1
       WHERE event_id = $1 AND mode = 'ONLINE' AND $3 = 'WAITLISTED'`,
    [event, member, status, state],
  );

const queryOf = (filter: Filter): string =>
  new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, [value].flat().join(',')])).toString();
const xlsxOf = (query: string, of = event): string => `/events/${of}/participants.xlsx?lang=en&${query}`;
const pageOf = (query: string): string => `/events/${slug}/participants?lang=en&${query}`;

interface Sheets {
  header: unknown[];
  people: unknown[][];
  notes: unknown[][];
}
async function sheetsFor(who: Reader, query: string): Promise<Sheets> {
  const [people, notes] = await readXlsxFile((await download(world, who, xlsxOf(query))).bytes);
  const [header, ...rows] = people!.data as unknown[][];
  return { header: header!, people: rows, notes: notes!.data };
}
const namesIn = ({ people }: Sheets): string[] => people.map(([, name]) => String(name)).sort();

const list = graphql(`
  query ($event: ID!, $filter: RegistrationFilter!) {
    event(id: $event) { registrations(filter: $filter, first: 100) { nodes { member { displayName(locale: "en") } } } }
  }
`);
async function listed(who: Reader, filter: Filter): Promise<string[]> {
  const { registrations } = (await world.as(who).ask(list, { event, filter })).event;
  return registrations.nodes.map(({ member }) => member.displayName).sort();
}
const message = graphql(`
  mutation ($event: ID!, $to: RegistrationFilter!) {
    messageParticipants(
      event: $event, dryRun: true
      input: { to: $to, subject: [{ locale: "en", text: "News" }], body: [{ locale: "en", text: "Text" }] }
    ) { recipients }
  }
`);

const filters: Filter[] = [
  {},
  { statuses: ['WAITLISTED'] },
  { statuses: ['WITHDRAWN'] },
  { statuses: ['CONFIRMED', 'WAITLISTED', 'WITHDRAWN'] },
  { states: ['GE'] },
  { states: ['GE', 'PL'], statuses: ['CONFIRMED', 'WAITLISTED'] },
  { attendance: ['NO_SHOW'] },
  { attendance: ['ATTENDED', 'EXPECTED'], modes: ['IN_PERSON'] },
  { roles: ['SPEAKER', 'INTERPRETER'] },
  { search: 'shevchenko' },
  { search: 'ana, "beridze" & co' },
  { search: 'nobody at all' },
  { modes: ['ONLINE'], states: ['UA'] },
  { actions: ['VI.6'], from: '2025-03-01', to: '2025-03-31' },
  { actions: ['I'] },
];

describe('the file of participants', () => {
  it('takes every condition that the list has', () => {
    const type = world.apps[0]!.get(RunningSchema).get().getType('RegistrationFilter');
    if (!isInputObjectType(type)) throw new Error('There is no such filter');
    const taken = [...filters.flatMap(Object.keys), 'events', 'members', 'networks'];
    expect([...new Set(taken)].sort()).toEqual(Object.keys(type.getFields()).sort());
  });

  it.each(filters.map((filter) => [filter] as const))('finds whom list and message find: %j', async (filter) => {
    const statuses = filter.statuses ?? ['CONFIRMED' as const];
    for (const who of ['secretariat', 'organiser', 'contactPoint', 'observer'] as const) {
      const expected = await listed(who, { ...filter, statuses });
      expect({ who, names: namesIn(await sheetsFor(who, queryOf(filter))) }).toEqual({ who, names: expected });
      const { text } = await world.as(who).get(pageOf(queryOf(filter)));
      expect({ who, rows: text.match(/<th scope="row">/g)?.length ?? 0 }).toEqual({ who, rows: expected.length });
    }
    const told = await world.as('organiser').run(message, { event, to: { ...filter, statuses } });
    // Who finds nobody to write to is told so.
    const recipients = told.data?.messageParticipants?.recipients ?? 0;
    expect(recipients).toBe((await listed('organiser', { ...filter, statuses })).length);
  });

  it('takes ids of events, people and networks, also repeated', async () => {
    const [member] = await world.database.rows<{ id: string }>(`SELECT id FROM member WHERE family_name = 'Kapanadze'`);
    const { asylum, labour } = world.networks;
    const query = `events=${event}&networks=${labour}&networks=${asylum}&members=${member!.id}`;
    expect(namesIn(await sheetsFor('secretariat', query))).toEqual(['Nino Kapanadze']);
    expect(namesIn(await sheetsFor('secretariat', `events=${world.networks.asylum}`))).toEqual([]);
  });

  it('counts as left out what is empty, as forms send it', async () => {
    const everybody = namesIn(await sheetsFor('secretariat', ''));
    expect(everybody).toHaveLength(5);
    expect(namesIn(await sheetsFor('secretariat', 'statuses=&states=&search=&from='))).toEqual(everybody);
  });

  it('says what it is narrowed to, and how far each has come where others than confirmed ones are in it', async () => {
    const whole = await sheetsFor('organiser', '');
    expect(whole.header).not.toContain('Status');
    expect(whole.notes.map(([label]) => label)).not.toContain('Only people who fit');
    const narrowed = await sheetsFor('organiser', 'statuses=WAITLISTED,CONFIRMED&states=GE');
    expect(narrowed.notes).toContainEqual(['Only people who fit', 'Status: On the waiting list, Confirmed; State: GE']);
    const place = narrowed.header.indexOf('Status');
    expect(narrowed.people.map((row) => [row[1], row[place]])).toEqual([
      ['Ana Beridze', 'Confirmed'],
      ['Late Comer', 'On the waiting list'],
      ['Nino Kapanadze', 'Confirmed'],
    ]);
  });

  it('has more people than fit on one page of the API', async () => {
    const { id } = await publishedEvent(world, { seats: [{ mode: 'ONLINE' }] });
    await world.database.rows(
      `WITH added AS (
         INSERT INTO member (id, given_names, family_name, sort_name, native_sort_name, search_names)
         SELECT gen_random_uuid(), 'Many', 'M' || n, 'm' || n, 'm' || n, 'many m' || n
         FROM generate_series(1, 150) n RETURNING id
       ) INSERT INTO registration (id, event_id, member_id, status, role, mode, state)
       SELECT gen_random_uuid(), $1, id, 'WITHDRAWN', 'PARTICIPANT', 'ONLINE', 'GE' FROM added`,
      [id],
    );
    const { bytes } = await download(world, 'secretariat', xlsxOf('statuses=WITHDRAWN&states=GE', id));
    expect((await readXlsxFile(bytes))[0]!.data).toHaveLength(151);
  });
});

describe('the page of participants', () => {
  it('hands its conditions on to the file and to the other language', async () => {
    const query = `states=GE,UA&search=${encodeURIComponent('ana & "б"')}`;
    const { text } = await world.as('organiser').get(pageOf(query));
    const file = /href="([^"]*participants\.xlsx[^"]*)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    expect(new URLSearchParams(file.split('?')[1])).toEqual(new URLSearchParams(`${query}&lang=en`));
    const russian = /href="(\?[^"]*lang=ru)"/.exec(text)![1]!.replaceAll('&amp;', '&');
    expect(new URLSearchParams(russian)).toEqual(new URLSearchParams(`${query}&lang=ru`));
    expect(text).toContain('State: GE, UA; Words: ana &amp; &quot;б&quot;');
    expect(text).toContain(`<a href="/events/${slug}/participants?lang=en">The whole list</a>`);
    const { text: whole } = await world.as('organiser').get(pageOf(''));
    expect(whole).toContain(`<a href="/events/${slug}/participants.xlsx?lang=en">`);
    expect(whole).toContain('Confirmed participants in the order of states: 5');
    const { text: translated } = await world
      .as('organiser')
      .get(`/events/${slug}/participants?lang=ru&statuses=WAITLISTED`);
    expect(translated).toContain('Состояние: В листе ожидания');
  });

  it('tells whoever sees the list that nobody fits, and nothing to whom it is not there', async () => {
    const { id: closed } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'ORGANISERS' });
    await registerFor(world, closed, world.ids.expert2);
    for (const query of ['search=zzz', 'states=GE', 'statuses=WAITLISTED']) {
      const seen = await world.as('observer').get(pageOf(query));
      expect({ query, status: seen.status }).toEqual({ query, status: 200 });
      const hidden = await world.as('observer').get(xlsxOf(query, closed));
      expect({ query, status: hidden.status }).toEqual({ query, status: 404 });
      const unknown = await world.as('nobody').get(xlsxOf(query, closed));
      expect({ query, status: unknown.status }).toEqual({ query, status: 401 });
    }
  });

  it('finds nobody by what its reader is not told', async () => {
    const queries = [
      'attendance=NO_SHOW',
      'modes=ONLINE',
      'statuses=WAITLISTED',
      'statuses=WITHDRAWN',
      'search=kowalski',
    ];
    for (const query of queries) expect(namesIn(await sheetsFor('observer', query))).toEqual([]);
    expect(namesIn(await sheetsFor('observer', 'states=GE'))).toEqual(['Ana Beridze', 'Nino Kapanadze']);
  });
});

describe('an address that does not fit', () => {
  /** As a browser gets it. */
  const browse = async (path: string): Promise<{ status: number; text: string }> => {
    const response = await fetch(`${world.urls[0]}${path}`, { headers: { accept: 'text/html' } });
    return { status: response.status, text: await response.text() };
  };
  const wrong: [query: string, parameters: string[]][] = [
    ['statuses=CONFIRMD', ['statuses']],
    ['statuses=CONFIRMED,confirmed', ['statuses']],
    ['states=Georgia', ['states']],
    ['attendance=YES', ['attendance']],
    ['roles=BOSS', ['roles']],
    ['modes=BY_PHONE', ['modes']],
    ['from=yesterday', ['from']],
    ['to=2025-02-30', ['to']],
    ['actions=IX.99', ['actions']],
    [`search=${'x'.repeat(201)}`, ['search']],
    [`statuses=${Array(51).fill('CONFIRMED').join(',')}`, ['statuses']],
    ['search=a&search=b', ['search']],
    ['status=CONFIRMED', ['status']],
    ['filter[statuses]=CONFIRMED', ['filter[statuses]']],
    ['states=Georgia&from=yesterday', ['states', 'from']],
  ];

  it.each(wrong)('is refused with 400 by file and page, naming the parameter: %s', async (query, parameters) => {
    for (const path of [xlsxOf(query), pageOf(query)]) {
      const json = await world.as('organiser').get(path);
      expect({ path, status: json.status }).toEqual({ path, status: 400 });
      const { problems } = JSON.parse(json.text) as { problems: { field: string; message: string }[] };
      expect(new Set(problems.map(({ field }) => field))).toEqual(new Set(parameters));
      expect(problems.every(({ message: said }) => said.length > 10)).toBe(true);
    }
    const page = await browse(pageOf(query));
    expect(page.status).toBe(400);
    expect(page.text).toContain('<h1>This address does not fit</h1>');
    for (const parameter of parameters) expect(page.text).toContain(`<code>${parameter}</code>: `);
  });

  it('is refused in the language of the reader', async () => {
    const page = await browse(`/events/${slug}/participants?lang=ru&statuses=X`);
    expect(page.text).toContain('<h1>Этот адрес не подходит</h1>');
    expect(page.text).toMatch(/<code>statuses<\/code>: [А-Я]/);
  });
});

it('somebody who withdrew and came back is found as who is there, once', async () => {
  expect(namesIn(await sheetsFor('secretariat', 'statuses=WITHDRAWN'))).toEqual(['Gone Away']);
  const [one] = await world.database.rows<{ id: string }>(
    `SELECT r.id FROM registration r JOIN member m ON m.id = r.member_id
     WHERE m.family_name = 'Again' AND r.status = 'CONFIRMED'`,
  );
  expect(one).toBeDefined();
  const { id: open } = await publishedEvent(world);
  const member = await world.newMember('Twice', 'There', 'GE');
  const first = await registerFor(world, open, member);
  await world.as('organiser').ask(withdraw, { id: first.id });
  await registerFor(world, open, member);
  const { bytes } = await download(world, 'secretariat', xlsxOf('statuses=CONFIRMED,WITHDRAWN', open));
  expect((await readXlsxFile(bytes))[0]!.data).toHaveLength(2);
});
