import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../support/harness/cast.js';
import { download, slugOf } from '../support/harness/downloads.js';
import { type EventInput, publishedEvent } from '../support/builders/events.js';
import { manyMembers } from '../support/builders/people.js';
import { registerFor, type RegisterInput } from '../support/builders/registrations.js';
import { readPdf, type ReadPdf } from '../support/oracles/pdf.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const sheetOf = (event: string, query = 'date=2031-05-04&lang=en'): string =>
  `/events/${event}/sign-in-sheet.pdf?${query}`;
const read = async (event: string, query?: string, who: Person = 'organiser'): Promise<ReadPdf> =>
  readPdf((await download(world, who, sheetOf(event, query))).bytes);
const everything = ({ pageTexts }: ReadPdf): string => pageTexts.join(' ');

const meeting: Partial<EventInput> = {
  confidentiality: 'OPEN',
  participantList: 'PUBLIC',
  format: 'HYBRID',
  title: [{ locale: 'en', text: 'Files & "decisions"' }],
  startsAt: '2031-05-04T09:00',
  endsAt: '2031-05-05T16:00',
  days: [
    { startsAt: '2031-05-04T09:00', endsAt: '2031-05-04T17:30' },
    { startsAt: '2031-05-05T09:30', endsAt: '2031-05-05T16:00' },
  ],
  venue: { name: 'House of Meetings', room: '3.14', city: 'Pristina', state: 'XK' },
  seats: [{ mode: 'IN_PERSON' }, { mode: 'ONLINE' }],
};
const inPerson: Partial<RegisterInput> = { mode: 'IN_PERSON', consents: [] };

describe('the sign-in sheet', () => {
  it('has who comes in person in the order of states, numbered, and lines for others', async () => {
    const { id: event } = await publishedEvent(world, meeting);
    const odd = await world.newMember('=Ильир', 'О’Ніл «Лев»', 'XK');
    for (const member of [odd, world.ids.expert, world.ids.expert2]) await registerFor(world, event, member, inPerson);
    const far = await world.newMember('Anna', 'Online', 'AT');
    await registerFor(world, event, far, { ...inPerson, mode: 'ONLINE' });
    const sheet = await read(event);
    expect(sheet.text).toContain(
      'Sign-in sheet Files & "decisions" Sunday 4 May 2031, 09:00-17:30 (Vienna, UTC+2) ' +
        'House of Meetings, 3.14, Pristina, Kosovo*',
    );
    expect(sheet.text).toContain('No. State Name Organisation and function Signature');
    expect(sheet.text).toContain(
      '1 Georgia Giorgi Lomidze Adviser 2 Kosovo* =Ильир О’Ніл «Лев» Adviser ' +
        '3 Ukraine Олена Коваленко «Лісова» Adviser 4 5 6 7 8 9 10 11 ',
    );
    expect(everything(sheet)).toMatch(/\* [^*]*1244/);
    expect(everything(sheet)).toContain('Page 1 of ');
    expect(everything(sheet)).not.toContain('Anna Online');
    expect(sheet).toMatchObject({ language: 'en', title: 'Sign-in sheet: Files & "decisions", 2031-05-04' });
    expect(new Set(sheet.roles)).toEqual(new Set(['Root', 'Document', 'H1', 'P', 'Table', 'TR', 'TH', 'TD']));
    expect(sheet.roles.filter((role) => role === 'TH')).toHaveLength(5);
  });

  it('is for the day asked for, else the first, and in the language of its reader', async () => {
    const { id: event } = await publishedEvent(world, meeting);
    await registerFor(world, event, world.ids.expert2, inPerson);
    expect((await read(event, 'date=2031-05-05&lang=en')).text).toContain('Monday 5 May 2031, 09:30-16:00');
    const russian = await read(await slugOf(world, event), 'lang=ru');
    expect(russian.language).toBe('ru');
    expect(russian.text).toContain('Лист регистрации');
    expect(russian.text).toContain('4 мая 2031 г., 09:00-17:30 (Вена, UTC+2)');
    expect(russian.text).toContain('№ Государство Имя Организация и должность Подпись 1 Грузия Giorgi Lomidze');
    for (const date of ['2031-05-06', '2031-05-40', 'x', '', '2031-05-04&date=2031-05-05'])
      expect({ date, status: (await world.as('organiser').get(sheetOf(event, `date=${date}`))).status }).toEqual({
        date,
        status: 404,
      });
  });

  it('awaits everybody of an event that is only on line', async () => {
    const { id: event } = await publishedEvent(world, { startsAt: '2031-05-04T10:00', endsAt: '2031-05-04T12:00' });
    await registerFor(world, event, world.ids.expert2);
    expect((await read(event)).text).toContain('1 Georgia Giorgi Lomidze');
  });

  it('has everybody once on as many pages as it takes, with head and number, and nothing at the edges', async () => {
    const { id: event } = await publishedEvent(world, meeting);
    for (const member of await manyMembers(world, 120)) await registerFor(world, event, member, inPerson);
    const wide = await world.newMember('Константинопольский '.repeat(9).trim(), 'Ж'.repeat(200), 'UA');
    await registerFor(world, event, wide, inPerson);
    const sheet = await read(event);
    expect(sheet.pages).toBeGreaterThan(5);
    sheet.pageTexts.forEach((text, place) => {
      expect(text).toContain('No. State Name Organisation and function Signature');
      expect(text).toContain(`Page ${place + 1} of ${sheet.pages}`);
    });
    const names = everything(sheet).match(/Guest Number \d+/g)!;
    expect(names).toHaveLength(120);
    expect(new Set(names).size).toBe(120);
    expect(everything(sheet).replaceAll(' ', '')).toContain('Константинопольский'.repeat(9) + 'Ж'.repeat(200));
    expect(everything(sheet)).toMatch(/ 129 /);
    expect(sheet.box.right).toBeLessThan(802.1);
    expect(sheet.box.bottom).toBeGreaterThan(20);
  });

  it('is for the staff of the event alone', async () => {
    const { id: event } = await publishedEvent(world, meeting);
    await registerFor(world, event, world.ids.expert, { mode: 'IN_PERSON', consents: ['PARTICIPANT_LIST'] });
    const { id: draft } = await publishedEvent(world, {
      ...meeting,
      confidentiality: 'CLOSED',
      chathamHouseRule: true,
    });
    await world.database.rows(`UPDATE event SET status = 'DRAFT' WHERE id = $1`, [draft]);
    const statuses = async (path: string) => {
      const who = [
        'secretariat',
        'organiser',
        'otherOrganiser',
        'contactPoint',
        'expert',
        'observer',
        'nobody',
      ] as const;
      return Promise.all(who.map(async (person) => (await world.as(person).get(path)).status));
    };
    for (const path of [sheetOf(event), sheetOf(await slugOf(world, event)), sheetOf(draft)])
      expect({ path, statuses: await statuses(path) }).toEqual({ path, statuses: [200, 200, 404, 404, 404, 404, 401] });
    for (const nothing of ['00000000-0000-7000-8000-000000000000', 'no-such-event', '%27--', 'x'.repeat(70)])
      expect({ nothing, statuses: await statuses(sheetOf(nothing)) }).toEqual({
        nothing,
        statuses: [404, 404, 404, 404, 404, 404, 401],
      });
  });

  it('is linked for staff, day by day, and is a file that nobody stores on the way', async () => {
    const { id: event } = await publishedEvent(world, meeting);
    await registerFor(world, event, world.ids.expert, { mode: 'IN_PERSON', consents: ['PARTICIPANT_LIST'] });
    const slug = await slugOf(world, event);
    const page = `/events/${slug}/participants?lang=en`;
    for (const date of ['2031-05-04', '2031-05-05'])
      expect((await world.as('organiser').get(page)).text).toContain(
        `<a href="/events/${slug}/sign-in-sheet.pdf?date=${date}&amp;lang=en">`,
      );
    for (const who of ['expert', 'observer', 'nobody'] as const)
      expect((await world.as(who).get(page)).text).not.toContain('sign-in-sheet');
    const { headers } = await download(world, 'organiser', sheetOf(event));
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename=sign-in-sheet-${slug}-2031-05-04.pdf`,
      'cache-control': 'private, no-store',
    });
  });
});
