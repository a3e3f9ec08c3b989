import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readXlsxFile from 'read-excel-file/node';
import { graphql } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { download, slugOf } from '../support/harness/downloads.js';
import { publishedEvent } from '../support/builders/events.js';
import { manyMembers, newOrganisation, updateMember } from '../support/builders/people.js';
import { registerFor, type RegisterInput } from '../support/builders/registrations.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

type Reader = Person | 'nobody';
const xlsxOf = (event: string, language = 'en'): string => `/events/${event}/participants.xlsx?lang=${language}`;
const statusFor = async (who: Reader, path: string): Promise<number> => (await world.as(who).get(path)).status;

const sheetsFor = async (who: Reader, path: string): Promise<{ sheet: string; data: unknown[][] }[]> =>
  readXlsxFile((await download(world, who, path)).bytes);

const listed: Partial<RegisterInput> = { consents: ['PARTICIPANT_LIST'] };

describe('the list of participants', () => {
  it('has the confirmed people in the order of states, those of none last, with the footnotes of states', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'MEMBERS' });
    const odd = await world.newMember('=HYPERLINK("http://x","y")', '\tЗло', 'XK');
    const alone = await world.newMember('@Anna', 'Свободная', null);
    for (const member of [alone, odd, world.ids.expert, world.ids.expert2]) await registerFor(world, event, member);
    await world.database.rows(
      `UPDATE registration SET state = NULL, personal_capacity = TRUE WHERE event_id = $1 AND member_id = $2`,
      [event, alone],
    );
    const [people, notes] = await sheetsFor('secretariat', xlsxOf(event));
    expect(people!.sheet).toBe('Participants');
    expect(people!.data[0]).toEqual(['State', 'Name', 'Post', 'Organisation', 'Role', 'Way to attend']);
    expect(people!.data.slice(1).map(([state, name]) => [state, name])).toEqual([
      ['Georgia', 'Giorgi Lomidze'],
      [expect.stringMatching(/^Kosovo\*$/), expect.stringContaining('=HYPERLINK("http://x","y")')],
      ['Ukraine', 'Олена Коваленко «Лісова»'],
      ['In a personal capacity', '@Anna Свободная'],
    ]);
    expect(notes!.sheet).toBe('Notes');
    expect(notes!.data).toContainEqual(['*', expect.stringMatching(/1244/)]);
    expect(notes!.data).toContainEqual(['Who may see the list', 'Everybody who is signed in']);
    const [russian] = await sheetsFor('secretariat', xlsxOf(await slugOf(world, event), 'ru'));
    expect(russian!.sheet).toBe('Участники');
    expect(russian!.data.map(([state]) => state).slice(1, 2)).toEqual(['Грузия']);

    const { text } = await world.as('secretariat').get(`/events/${await slugOf(world, event)}/participants`);
    expect(text).toContain('<caption>Confirmed participants in the order of states: 4</caption>');
    expect(text).toContain('<bdi>Олена Коваленко «Лісова»</bdi>');
    expect(text).toContain('=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)');
    expect(text).toMatch(/<p class="quiet">\* [^<]*1244/);
  });

  it('has everybody of an event with more people than fit on one page of the API', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE' }] });
    const members = await manyMembers(world, 205);
    for (const member of members) await registerFor(world, event, member);
    const [people] = await sheetsFor('secretariat', xlsxOf(event));
    expect(new Set(people!.data.slice(1).map(([, name]) => name)).size).toBe(205);
    expect(people!.data[1]![1]).toBe('Guest Number 1');
  });

  it('shows others only those who agreed to be listed, and nobody to whoever is outside the audience', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'MEMBERS' });
    await registerFor(world, event, world.ids.expert, listed);
    await registerFor(world, event, world.ids.expert2);
    const names = async (who: Reader) =>
      (await sheetsFor(who, xlsxOf(event)))[0]!.data.slice(1).map(([, name]) => name);
    expect(await names('observer')).toEqual(['Олена Коваленко «Лісова»']);
    expect(await names('contactPoint')).toEqual(['Giorgi Lomidze', 'Олена Коваленко «Лісова»']);
    expect(await names('organiser')).toEqual(['Giorgi Lomidze', 'Олена Коваленко «Лісова»']);
    await world.database.rows(`UPDATE event SET participant_list = 'ORGANISERS' WHERE id = $1`, [event]);
    expect(await names('expert2')).toEqual(['Giorgi Lomidze']);
    for (const path of [xlsxOf(event), `/events/${event}/participants`]) {
      expect({ path, status: await statusFor('observer', path) }).toEqual({ path, status: 404 });
      expect({ path, status: await statusFor('nobody', path) }).toEqual({ path, status: 401 });
    }
  });

  it('is closed to others under the Chatham House Rule, for drafts, and for what is not there', async () => {
    const { id: secret } = await publishedEvent(world, {
      confidentiality: 'OPEN',
      participantList: 'PUBLIC',
      chathamHouseRule: true,
    });
    await registerFor(world, secret, world.ids.expert, listed);
    expect(await statusFor('observer', xlsxOf(secret))).toBe(404);
    expect(await statusFor('nobody', xlsxOf(secret))).toBe(401);
    const [, notes] = await sheetsFor('organiser', xlsxOf(secret));
    expect(notes!.data.map(([label]) => label)).toContain('Chatham House Rule');
    const { id: closed } = await publishedEvent(world, { confidentiality: 'CLOSED', participantList: 'PUBLIC' });
    await registerFor(world, closed, world.ids.expert, listed);
    for (const event of [closed, '00000000-0000-7000-8000-000000000000', 'no-such-event', "'--", 'x'.repeat(90)]) {
      const path = xlsxOf(encodeURIComponent(event));
      expect({ event, status: await statusFor('observer', path) }).toEqual({ event, status: 404 });
      expect({ event, status: await statusFor('nobody', path) }).not.toEqual({ event, status: 200 });
    }
    await world.database.rows(`UPDATE event SET status = 'DRAFT' WHERE id = $1`, [secret]);
    expect(await statusFor('expert', xlsxOf(secret))).toBe(404);
    expect(await statusFor('organiser', xlsxOf(secret))).toBe(200);
  });

  it('withholds the name of who withholds it from those, and only those, who may not see it', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'PUBLIC' });
    await registerFor(world, event, world.ids.expert, listed);
    const seen = async (who: Reader) => (await sheetsFor(who, xlsxOf(event)))[0]!.data[1]!;
    const direct = graphql(`
      query ($id: ID!) {
        event(id: $id) { registrations { nodes { member { displayName(locale: "en") currentPost { title } } } } }
      }
    `);
    for (const who of ['nobody', 'observer', 'expert', 'secretariat'] as const) {
      const { registrations } = (await world.as(who).ask(direct, { id: event })).event;
      const { member } = registrations.nodes[0]!;
      expect((await seen(who)).slice(1, 3)).toEqual([member.displayName, member.currentPost?.title ?? null]);
    }
    expect((await seen('nobody'))[1]).toBe('Name withheld');
    expect((await world.as('nobody').get(`/events/${event}/participants?lang=en`)).text).not.toContain('Коваленко');
  });

  it('withholds a name that its owner shows to fewer, in every file and page', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'MEMBERS' });
    const shy = await world.newMember('Тихий', 'Скромный', 'UA');
    await registerFor(world, event, shy, listed);
    await world.as('secretariat').ask(updateMember, {
      id: shy,
      input: {
        visibility: [
          { field: 'NAME', visibility: 'CONTACT_POINT' },
          { field: 'POSTS', visibility: 'ONLY_ME' },
        ],
      },
    });
    const [people] = await sheetsFor('observer', xlsxOf(event, 'ru'));
    expect(people!.data[1]!.slice(0, 3)).toEqual(['Украина', 'Имя скрыто', null]);
    const { text } = await world.as('observer').get(`/events/${event}/participants`);
    expect(text).toContain('Name withheld');
    expect(text).not.toMatch(/Скромный|Adviser/);
    expect((await sheetsFor('secretariat', xlsxOf(event)))[0]!.data[1]!.slice(1, 3)).toEqual([
      'Тихий Скромный',
      'Adviser',
    ]);
  });

  it('has the posts that people held when the event started', async () => {
    const { id: event } = await publishedEvent(world, { startsAt: '2024-05-20T10:00', endsAt: '2024-05-20T12:00' });
    const member = await world.newMember('Ana', 'Novak', 'SI');
    await world.database.rows(
      `INSERT INTO post (id, member_id, title, state, from_day, confirmed)
       VALUES (gen_random_uuid(), $1, 'Head of unit', 'SI', '2025-01-01', true)`,
      [member],
    );
    await registerFor(world, event, member);
    expect((await sheetsFor('organiser', xlsxOf(event)))[0]!.data[1]!.slice(0, 3)).toEqual([
      'Slovenia',
      'Ana Novak',
      'Adviser',
    ]);
    const { id: later } = await publishedEvent(world);
    await registerFor(world, later, member);
    expect((await sheetsFor('organiser', xlsxOf(later)))[0]!.data[1]![2]).toBe('Head of unit');
  });

  it('marks a post that nobody has confirmed, and says nothing of its organisation', async () => {
    const { id: event } = await publishedEvent(world);
    const [agency, member] = [
      await newOrganisation(world, 'House of claims'),
      await world.newMember('Eva', 'Own', null),
    ];
    await world.database.rows(
      `INSERT INTO post (id, member_id, title, state, organisation_id, from_day, confirmed)
       VALUES (gen_random_uuid(), $1, 'Minister', 'SI', $2, '2025-01-01', false)`,
      [member, agency],
    );
    await registerFor(world, event, member);
    const row = async (address: string) => (await sheetsFor('organiser', address))[0]!.data[1]!.slice(0, 4);
    expect(await row(xlsxOf(event))).toEqual(['In a personal capacity', 'Eva Own', 'Minister (not confirmed)', null]);
    expect((await row(xlsxOf(event, 'ru')))[2]).toBe('Minister (не подтверждено)');
    const { text } = await world.as('organiser').get(`/events/${event}/participants`);
    expect(text).toContain('Minister (not confirmed)');
    expect(text).not.toContain('House of claims');
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1+1',
    ' =1+1',
    '\u0001=1+1',
    '\ufffe=1+1',
    '<f>1+1</f>',
    'Анна "Ёж" & <сын>',
  ])('keeps a name that begins with %j a text', async (name) => {
    const { id: event } = await publishedEvent(world);
    const member = await world.newMember('Ana', 'Novak', 'SI');
    await world.database.rows('UPDATE member SET given_names = $2 WHERE id = $1', [member, name]);
    await registerFor(world, event, member);
    const [people] = await sheetsFor('secretariat', xlsxOf(event));
    // A formula would come back as what it comes to, or as nothing.
    expect(String(people!.data[1]![1]).trim()).toBe(`${name} Novak`.replace('\u0001', '').replace('\ufffe', '').trim());
  });

  it('marks every state that has a footnote with *, that of the venue, too, and has each footnote once', async () => {
    const note = [{ locale: 'en', text: 'Another note.' }];
    await world
      .as('secretariat')
      .ask(graphql('mutation ($input: UpdateStateInput!) { updateState(code: "GE", input: $input) { code } }'), {
        input: { footnote: note },
      });
    const venue = { name: 'House of Meetings', city: 'Tbilisi', state: 'GE' };
    const { id: event } = await publishedEvent(world, { format: 'IN_PERSON', venue, seats: [{ mode: 'IN_PERSON' }] });
    await registerFor(world, event, await world.newMember('Agim', 'Krasniqi', 'XK'));
    const [people, notes] = await sheetsFor('secretariat', xlsxOf(event));
    expect(people!.data[1]![0]).toBe('Kosovo*');
    expect(notes!.data).toContainEqual(['Place', 'House of Meetings, Tbilisi, Georgia*']);
    expect(notes!.data.slice(-2)).toEqual([
      ['*', expect.stringMatching(/1244/)],
      ['*', 'Another note.'],
    ]);
  });

  it('is linked from the page of the event for those who see anybody', async () => {
    const { id: event } = await publishedEvent(world, { confidentiality: 'OPEN', participantList: 'ORGANISERS' });
    await registerFor(world, event, world.ids.expert);
    const path = `/events/${await slugOf(world, event)}`;
    expect((await world.as('secretariat').get(path)).text).toContain(`<a href="${path}/participants">`);
    expect((await world.as('observer').get(path)).text).not.toContain('/participants');
  });

  it('is a file to keep, whose name is in the language of its reader, and is not stored on the way', async () => {
    const { id: event } = await publishedEvent(world);
    const { headers } = await world.as('secretariat').get(xlsxOf(event, 'ru'));
    expect(headers['content-type']).toContain('spreadsheetml');
    expect(headers['cache-control']).toBe('private, no-store');
    expect(headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''%D1%83/);
  });
});
