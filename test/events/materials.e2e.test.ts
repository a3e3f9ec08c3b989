import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'content-disposition';
import { Clock, graphql } from '../../src/platform/index.js';
import { deleteEvent, draftEvent, publishedEvent } from '../support/builders/events.js';
import { pdf, png, reached, requestedUpload, upload } from '../support/builders/files.js';
import {
  addedFile,
  addedMaterial,
  addMaterial,
  type MaterialShown,
  removeMaterial,
  updateMaterial,
} from '../support/builders/materials.js';
import { granted, revokeRole } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let event: string;
beforeAll(async () => {
  world = await startWorld({ role: 'all' });
  event = (await publishedEvent(world, { confidentiality: 'OPEN' })).id;
});
afterAll(async () => {
  await world.stop();
});

const stored = (id: string): boolean => existsSync(join(world.dataDir, 'files', id));
const link = { title: english('Handbook'), url: 'https://library.example/handbook' };
async function update(id: string, input: Input<'UpdateMaterialInput'>): Promise<MaterialShown> {
  return (await world.as('organiser').ask(updateMaterial, { id, input })).updateMaterial;
}
const get = (url: string, options: RequestInit = {}): Promise<Response> => fetch(reached(world, url), options);
async function trailOf(subject: string): Promise<{ action: string; fields: string[] }[]> {
  return world.database.rows(
    `SELECT e.action, array(SELECT v.field FROM audit_value v WHERE v.entry_id = e.id ORDER BY v.field) AS fields
     FROM audit_entry e WHERE e.subject_id = $1 AND e.subject_kind = 'Material' ORDER BY e.id`,
    [subject],
  );
}

describe('a material', () => {
  it('is a link or a file, and can be read back', async () => {
    expect(await addedMaterial(world, event, { ...link, language: 'ru', audience: 'MEMBERS' })).toEqual({
      id: expect.any(String),
      title: 'Handbook',
      language: 'ru',
      audience: 'MEMBERS',
      availableFrom: null,
      url: 'https://library.example/handbook',
      size: null,
      contentType: null,
    });
    const file = await addedFile(world, event, { title: [...english('Slides'), { locale: 'ru', text: 'Слайды' }] });
    expect(file).toMatchObject({ audience: 'PARTICIPANTS', size: pdf().length, contentType: 'application/pdf' });
    const { event: read } = await world
      .as('organiser')
      .ask(
        graphql(
          'query ($id: ID!) { event(id: $id) { materials { id titles { locale text } title(locale: "ru") addedAt } } }',
        ),
        { id: event },
      );
    expect(read.materials.at(-1)).toEqual({
      id: file.id,
      titles: [
        { locale: 'en', text: 'Slides' },
        { locale: 'ru', text: 'Слайды' },
      ],
      title: 'Слайды',
      addedAt: expect.any(String),
    });
    expect(await trailOf(file.id)).toEqual([{ action: 'addMaterial', fields: ['audience', 'title', 'to', 'upload'] }]);
  });

  it('takes the place of what there was: title by language, file by link and link by file', async () => {
    const { id, upload: first } = await addedFile(world, event);
    expect(await update(id, { title: [{ locale: 'ru', text: 'Пособие' }], audience: 'PUBLIC' })).toMatchObject({
      title: 'Handbook',
      audience: 'PUBLIC',
      size: pdf().length,
    });
    expect(await update(id, { url: link.url })).toMatchObject({ url: link.url, size: null, contentType: null });
    await until(() => !stored(first));
    const second = await upload(world, 'organiser', { name: 'a.png', contentType: 'image/png', bytes: png });
    expect(await update(id, { upload: second })).toMatchObject({ size: png.length, contentType: 'image/png' });
    expect(await update(id, { upload: second })).toMatchObject({ contentType: 'image/png' });
    expect(stored(second)).toBe(true);
    expect((await trailOf(id)).map(({ fields }) => fields)).toEqual([
      ['audience', 'title', 'to', 'upload'],
      ['audience', 'title'],
      ['upload', 'url'],
      ['upload', 'url'],
      [],
    ]);
  });

  it('goes with its bytes, after the commit and not before', async () => {
    const { id, url, upload: file } = await addedFile(world, event, { audience: 'PUBLIC' });
    expect((await get(url)).status).toBe(200);
    expect(await world.as('organiser').ask(removeMaterial, { id })).toEqual({ removeMaterial: id });
    expect((await get(url)).status).toBe(404);
    await until(() => !stored(file));
    expect(await world.as('organiser').refusal(removeMaterial, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await trailOf(id)).toHaveLength(2);
  });

  it('goes with a draft that is deleted', async () => {
    const { id: draft } = await draftEvent(world);
    const { upload: file, id } = await addedFile(world, draft);
    await addedMaterial(world, draft);
    await world.as('organiser').ask(deleteEvent, { id: draft });
    await until(() => !stored(file));
    expect(await world.as('secretariat').refusal('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['input.upload', { title: link.title }],
    ['input.title', { ...link, title: [] }],
    ['input.title', { ...link, title: [{ locale: 'en', text: ' ' }] }],
    ['input.title.0.text', { ...link, title: [{ locale: 'en', text: 'x'.repeat(301) }] }],
    ['input.url', { ...link, url: 'javascript:alert(1)' }],
    ['input.url', { ...link, url: 'file:///etc/passwd' }],
    ['input.audience', { ...link, audience: 'EVERYBODY' }],
    ['input.availableFrom', { ...link, availableFrom: 'tomorrow' }],
  ])('is refused for what does not fit, naming %s', async (field, input) => {
    expect(await world.as('organiser').refusal(addMaterial, { to: event, input })).toEqual({
      code: 'BAD_INPUT',
      field,
    });
  });

  it('has exactly one of file and link', async () => {
    const file = await upload(world, 'organiser');
    const both = { ...link, upload: file };
    const refused = { code: 'BAD_INPUT', field: 'input.upload' };
    expect(await world.as('organiser').refusal(addMaterial, { to: event, input: both })).toEqual(refused);
    const { id } = await addedMaterial(world, event);
    for (const input of [{ url: null }, { upload: file, url: link.url }])
      expect(await world.as('organiser').refusal(updateMaterial, { id, input })).toEqual(refused);
    for (const input of [{ title: null }, { audience: null }])
      expect((await world.as('organiser').refusal(updateMaterial, { id, input })).code).toBe('BAD_INPUT');
  });

  it('takes a file once, of its sender, and only when it is there', async () => {
    const file = await upload(world, 'organiser');
    const { id: unsent } = await requestedUpload(world, 'organiser', {
      name: 'a.pdf',
      contentType: 'application/pdf',
      size: 9,
    });
    const add = (upload: string, to = event) => ({ to, input: { title: link.title, upload } });
    const asOther = await world.as('secretariat').refusal(addMaterial, add(file));
    expect(asOther).toEqual({ code: 'NOT_FOUND', field: 'input.upload' });
    expect(await world.as('organiser').refusal(addMaterial, add(unsent))).toEqual({
      code: 'BAD_INPUT',
      field: 'input.upload',
    });
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => world.as('organiser').run(addMaterial, add(file, world.networks.asylum))),
    );
    expect(results.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { errors } of results.filter((result) => result.errors.length > 0))
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_INPUT', field: 'input.upload' });
  });

  it('is for those who look after what it belongs to', async () => {
    const input = link;
    const { id: closed } = await publishedEvent(world, { confidentiality: 'CLOSED' });
    const { id } = await addedMaterial(world, event, { audience: 'PUBLIC' });
    const { id: hidden } = await addedMaterial(world, event, { audience: 'ORGANISERS' });
    const other = world.as('otherOrganiser');
    expect(await other.refusal(addMaterial, { to: event, input })).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await other.refusal(addMaterial, { to: closed, input })).toEqual({ code: 'NOT_FOUND', field: 'to' });
    expect(await other.refusal(addMaterial, { to: world.networks.asylum, input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await other.refusal(addMaterial, { to: world.ids.expert, input })).toEqual({
      code: 'NOT_FOUND',
      field: 'to',
    });
    for (const [mutation, variables] of [
      [updateMaterial, { input: { audience: 'PUBLIC' } }],
      [removeMaterial, {}],
    ] as const) {
      expect(await other.refusal(mutation, { id, ...variables })).toEqual({ code: 'FORBIDDEN', field: null });
      expect(await other.refusal(mutation, { id: hidden, ...variables })).toEqual({ code: 'NOT_FOUND', field: 'id' });
      expect(await world.as('expert').refusal(mutation, { id, ...variables })).toMatchObject({ code: 'FORBIDDEN' });
      expect(await world.as('nobody').refusal(mutation, { id, ...variables })).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
    }
    expect(await addedMaterial(world, world.networks.asylum, {}, 'secretariat')).toBeTruthy();
  });
});

describe('a file', () => {
  it('is given out to save, under its name and with its type', async () => {
    const name = 'Повестка «дня» "итоги" 100%; a=b.pdf';
    const { url } = await addedFile(world, event, {}, { name });
    const response = await get(url);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(pdf());
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf().length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'content-security-policy': `default-src 'none'; sandbox`,
    });
    expect(headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''%D0%9F/);
    expect(parse(headers['content-disposition']!).parameters['filename']).toBe(name);
    const head = await get(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(pdf().length)]);
  });

  it('is not compressed on the way and says nothing but its type by its name', async () => {
    const bytes = Buffer.from('name;minutes\n'.repeat(1000));
    const csv = { name: 'list.csv.bat', contentType: 'text/csv', bytes };
    const { url } = await addedFile(world, event, {}, csv);
    const response = await get(url, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    expect(response.headers.get('content-disposition')).toContain('list.csv.bat.csv');
    expect((await response.text()).length).toBe(bytes.length);
  });

  it('is not given for a link that is altered, too old or of another material', async () => {
    const [one, other] = [await addedFile(world, event), await addedFile(world, event)];
    const { searchParams } = new URL(one.url);
    expect(searchParams.get('for')).toBe(world.ids.organiser);
    const left = Number(searchParams.get('until')) - Date.now();
    expect(left).toBeGreaterThan(9 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
    const altered = (change: Record<string, string>): string => {
      const url = new URL(one.url);
      for (const [key, value] of Object.entries(change)) url.searchParams.set(key, value);
      return url.href;
    };
    const twice = `${one.url}&until=${searchParams.get('until')}`;
    for (const url of [
      altered({ until: String(Date.now() + 86_400_000) }),
      altered({ until: String(Date.now() - 1) }),
      altered({ for: world.ids.secretariat }),
      altered({ for: '' }),
      altered({ signature: '' }),
      altered({ signature: new URL(other.url).searchParams.get('signature')! }),
      one.url.replace(one.id, other.id),
      one.url.replace(one.id, 'nothing'),
      twice,
    ])
      expect([url, (await get(url, { redirect: 'manual' })).status]).toEqual([url, 404]);
    expect((await get(one.url)).status).toBe(200);
  });

  it('is not given after the time of its link', async () => {
    const { url } = await addedFile(world, event);
    const clock = world.apps[0]!.get(Clock);
    const later = new Date(clock.now().getTime() + 16 * 60_000);
    clock.now = () => later;
    try {
      expect((await get(url)).status).toBe(404);
    } finally {
      delete (clock as { now?: unknown }).now;
    }
    expect((await get(url)).status).toBe(200);
  });

  it('is not given to whom a link was made for once that person has no account, or no role any more', async () => {
    const { id } = await addedFile(world, event, { audience: 'ORGANISERS' });
    const grant = await granted(world, { member: world.ids.expert2, role: 'ORGANISER', event });
    const { event: seen } = await world
      .as('expert2')
      .ask(graphql('query ($id: ID!) { event(id: $id) { materials { id url } } }'), { id: event });
    const { url } = seen.materials.find((material) => material.id === id)!;
    expect((await get(url)).status).toBe(200);
    await world.as('secretariat').ask(revokeRole, { id: grant });
    expect((await get(url)).status).toBe(404);
  });

  it('is nothing that a link, or what is no material, is redirected to', async () => {
    const { id } = await addedMaterial(world, event, { audience: 'PUBLIC' });
    for (const [path, who, status] of [
      [`/materials/${id}`, 'organiser', 404],
      [`/materials/${id}`, 'nobody', 401],
      [`/materials/${event}`, 'organiser', 404],
      ['/materials/..%2F..%2Fapp-secret', 'organiser', 404],
    ] as const)
      expect((await world.as(who).get(path)).status).toBe(status);
  });

  it('is answered with a fault, not with other bytes, when the storage has lost it', async () => {
    const { url, upload: file } = await addedFile(world, event);
    await rm(join(world.dataDir, 'files', file));
    const response = await get(url);
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.text()).not.toContain('ENOENT');
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let time = 0; time < 200 && !holds(); time++) await sleep(50);
  expect(holds()).toBe(true);
}
