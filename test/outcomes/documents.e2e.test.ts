import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { pastEvent } from '../support/builders/events.js';
import { pdf, reached, upload } from '../support/builders/files.js';
import { addedMaterial, addMaterial, removeMaterial, updateMaterial } from '../support/builders/materials.js';
import {
  createOutcome,
  done,
  outcomeInput,
  type OutcomeInput,
  published,
  publishOutcome,
  shown,
  submitOutcome,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { addRegistration } from '../support/builders/registrations.js';
import { granted } from '../support/builders/roles.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { Visitor } from '../support/harness/visitor.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';
type Audience = Input<'Audience'>;
const documentsOfOutcome = graphql(
  'query ($id: ID!) { outcome(id: $id) { documents { id title language audience url } } }',
);

let world: World;
let event: string;
beforeAll(async () => {
  world = await startWorld();
  event = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
  // The expert is in the pool; the other expert took part in the event.
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE')`,
    [world.networks.asylum, world.ids.expert],
  );
  await addRegistration(world, event, world.ids.expert2, 'CONFIRMED', 'ONLINE');
});
afterAll(async () => {
  await world.stop();
});

const own = (others: Partial<OutcomeInput> = {}): Partial<OutcomeInput> => ({
  networks: [world.networks.asylum],
  events: [event],
  ...others,
});

async function documents(who: Who, id: string) {
  const { data } = await world.as(who).run(documentsOfOutcome, { id });
  return data?.outcome?.documents ?? null;
}
const titles = async (who: Who, id: string): Promise<string[] | undefined> =>
  (await documents(who, id))?.map(({ title }) => title);

const file = async (who: Person, to: string, title: string, others: Partial<Input<'MaterialInput'>> = {}) =>
  addedMaterial(
    world,
    to,
    {
      title: english(title),
      upload: await upload(world, who, { bytes: pdf(title) }),
      audience: 'PUBLIC',
      language: 'en',
      ...others,
    },
    who,
  );
const bytesAt = async (url: string): Promise<string | number> => {
  const response = await fetch(reached(world, url));
  return response.status === 200 ? response.text() : response.status;
};
const statusOf = async (id: string) => (await shown(world, 'secretariat', id))!.status;

async function check(id: string): Promise<void> {
  await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
  await done(world, 'secretariat', publishOutcome, { id });
}

describe('documents of an outcome', () => {
  it('are files and links that its staff add, change and remove while it is written', async () => {
    const { id, version } = await done(world, 'organiser', createOutcome, { input: outcomeInput('Guide', own()) });
    const added = await file('organiser', id, 'Руководство «А»');
    await addedMaterial(world, id, { title: english('Page'), audience: 'MEMBERS' });
    expect(await documents('organiser', id)).toMatchObject([
      { id: added.id, title: 'Руководство «А»', language: 'en', audience: 'PUBLIC' },
      { title: 'Page', url: 'https://library.example/a' },
    ]);
    const draft = (await shown(world, 'organiser', id))!;
    expect(draft).toMatchObject({ status: 'DRAFT', version: version + 2 });
    const changed = await world.as('organiser').ask(updateMaterial, {
      id: added.id,
      input: { title: english('Guide'), upload: await upload(world, 'organiser', { bytes: pdf('second') }) },
    });
    expect(changed.updateMaterial).toMatchObject({ id: added.id, title: 'Guide' });
    expect(await bytesAt(changed.updateMaterial.url)).toBe(pdf('second').toString());
    expect(await world.as('organiser').ask(removeMaterial, { id: added.id })).toEqual({ removeMaterial: added.id });
    expect(await titles('organiser', id)).toEqual(['Page']);
    expect(await world.database.rows(`SELECT FROM material WHERE id = $1`, [added.id])).toEqual([]);
    expect(
      await world.database.rows(`SELECT FROM upload u JOIN material f ON f.upload_id = u.id WHERE f.outcome_id = $1`, [
        id,
      ]),
    ).toEqual([]);
  });

  it('are offered to nobody but staff, and only while the outcome can be changed', async () => {
    const { id } = await published(world, outcomeInput('Staff only', own()));
    const input = { title: english('Mine'), url: 'https://library.example/mine' };
    const refused = (who: Who, to: string) => world.as(who).refusal(addMaterial, { to, input });
    expect(await refused('nobody', id)).toEqual({ code: 'UNAUTHENTICATED', field: null });
    expect(await refused('expert', id)).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await refused('otherOrganiser', id)).toEqual({ code: 'FORBIDDEN', field: null });
    const draft = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Hidden', own()) });
    expect(await refused('otherOrganiser', draft.id)).toEqual({ code: 'NOT_FOUND', field: 'to' });
    expect((await shown(world, 'organiser', id))!.viewerCan).toEqual(['updateOutcome', 'addMaterial']);
    const { id: document } = await addedMaterial(world, id, { audience: 'PUBLIC' });
    await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Wrong' });
    const late = { code: 'TRANSITION_NOT_ALLOWED', field: null };
    expect(await refused('organiser', id)).toEqual(late);
    expect(await world.as('organiser').refusal(removeMaterial, { id: document })).toEqual(late);
    expect(await world.as('organiser').refusal(updateMaterial, { id: document, input: { language: 'ru' } })).toEqual(
      late,
    );
    expect(await world.as('otherOrganiser').refusal(removeMaterial, { id: document })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });

  it('refuse an item of an agenda, a file of somebody else and one that is in use', async () => {
    const { id } = await done(world, 'organiser', createOutcome, { input: outcomeInput('Bad documents', own()) });
    const refused = (others: Partial<Input<'MaterialInput'>>) =>
      world.as('organiser').refusal(addMaterial, { to: id, input: { title: english('Bad'), ...others } });
    expect(await refused({ url: 'https://library.example', agendaItem: world.ids.expert })).toEqual({
      code: 'BAD_INPUT',
      field: 'input.agendaItem',
    });
    expect(await refused({ upload: await upload(world, 'secretariat') })).toEqual({
      code: 'NOT_FOUND',
      field: 'input.upload',
    });
    const used = await upload(world, 'organiser');
    await addedMaterial(world, id, { upload: used });
    expect(await refused({ upload: used })).toEqual({ code: 'BAD_INPUT', field: 'input.upload' });
    expect(await titles('organiser', id)).toEqual(['Handbook']);
  });
});

describe('who has a document', () => {
  const people: Who[] = [
    'nobody',
    'observer',
    'contactPoint',
    'expert',
    'expert2',
    'otherOrganiser',
    'organiser',
    'secretariat2',
  ];
  const staff: Who[] = ['organiser', 'secretariat2'];
  const readers: Record<Audience, Who[]> = {
    PUBLIC: people,
    MEMBERS: people.filter((who) => who !== 'nobody'),
    STATES: ['contactPoint', ...staff],
    NETWORKS: ['expert', ...staff],
    PARTICIPANTS: ['expert2', ...staff],
    ORGANISERS: staff,
  };

  it.each(Object.keys(readers) as Audience[])(
    'is decided by its audience and by that of the outcome, on every path: %s',
    async (audience) => {
      for (const ofOutcome of ['PUBLIC', 'NETWORKS'] as const) {
        const { id } = await done(world, 'secretariat', createOutcome, {
          input: outcomeInput('Read', own({ audience: ofOutcome })),
        });
        const { id: document } = await file('secretariat', id, 'Document', { audience });
        const seeing = async () => {
          const found: Who[] = [];
          for (const who of people) {
            const listed = await documents(who, id);
            const { data } = await world
              .as(who)
              .run(graphql('query ($id: ID!) { node(id: $id) { id } }'), { id: document });
            const { status } = await world.as(who).get(`/materials/${document}`);
            const link = listed?.[0] ? await bytesAt(listed[0].url) : null;
            const paths = [
              (listed ?? []).length === 1,
              data?.node != null,
              status === 200,
              link === pdf('Document').toString(),
            ];
            expect({ who, paths: new Set(paths).size }).toEqual({ who, paths: 1 });
            if (paths[0]) found.push(who);
          }
          return found;
        };
        expect(await seeing()).toEqual(staff);
        await done(world, 'secretariat', submitOutcome, { id });
        await check(id);
        expect(await seeing()).toEqual(readers[audience].filter((who) => readers[ofOutcome].includes(who)));
      }
    },
  );

  it('is never more than who sees what is published, also by a link that was given before', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Taken back', own()) });
    await file('secretariat', id, 'Document', { availableFrom: '2020-03-29T01:00:00Z' });
    await file('secretariat', id, 'Later', { availableFrom: '2040-03-25T01:00:00Z' });
    await done(world, 'secretariat', submitOutcome, { id });
    await check(id);
    const [given, ...others] = (await documents('nobody', id))!;
    expect(others).toEqual([]);
    expect(await titles('organiser', id)).toEqual(['Document', 'Later']);
    expect(await bytesAt(given!.url)).toBe(pdf('Document').toString());
    await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Wrong' });
    expect(await bytesAt(given!.url)).toBe(404);
    expect((await world.as('nobody').get(`/materials/${given!.id}`)).status).toBe(401);
    expect((await world.as('expert').get(`/materials/${given!.id}`)).status).toBe(404);
  });

  it('is no contact point whose state only has something to do, and whom the document is not for', async () => {
    const followUps = [{ title: english('Do it'), ownerState: 'GE' }];
    const { id } = await done(world, 'secretariat', createOutcome, {
      input: outcomeInput('Owed', own({ audience: 'ORGANISERS', followUps })),
    });
    await file('secretariat', id, 'For states', { audience: 'STATES' });
    await file('secretariat', id, 'For organisers', { audience: 'ORGANISERS' });
    await done(world, 'secretariat', submitOutcome, { id });
    await check(id);
    expect(await titles('contactPoint', id)).toEqual(['For states']);
    expect(await titles('expert', id)).toBeUndefined();
  });
});

describe('documents of what has been checked', () => {
  async function withDocument(title: string, others: Partial<OutcomeInput> = {}) {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput(title, own(others)) });
    const document = await file('secretariat', id, 'First');
    await done(world, 'secretariat', submitOutcome, { id });
    await check(id);
    return { id, document };
  }

  it('get another only once that is checked, by somebody who did not add it', async () => {
    const { id, document } = await withDocument('Added');
    await file('secretariat2', id, 'Second');
    expect(await shown(world, 'secretariat', id)).toMatchObject({ status: 'SUBMITTED', verifiedBy: null });
    expect(await shown(world, 'nobody', id)).toMatchObject({ status: 'PUBLISHED' });
    expect(await titles('secretariat', id)).toEqual(['First', 'Second']);
    expect((await documents('nobody', id))!.map((one) => one.id)).toEqual([document.id]);
    const second = { code: 'SECOND_PERSON_REQUIRED', field: null };
    expect(await world.as('secretariat2').refusal(verifyOutcome, { id, accept: true })).toEqual(second);
    expect(await world.as('secretariat').refusal(verifyOutcome, { id, accept: true })).toEqual(second);
    const third = await new Visitor(world).newColleague();
    await granted(world, { member: third.id, role: 'SECRETARIAT' });
    await world.as(third).ask(verifyOutcome, { id, accept: true });
    await done(world, 'secretariat', publishOutcome, { id });
    expect(await titles('nobody', id)).toEqual(['First', 'Second']);
  });

  it('go with another file into the next version, while the public keeps what was checked', async () => {
    const { id, document } = await withDocument('Replaced');
    const before = (await documents('nobody', id))![0]!;
    const { updateMaterial: next } = await world.as('secretariat').ask(updateMaterial, {
      id: document.id,
      input: { upload: await upload(world, 'secretariat', { bytes: pdf('Corrected') }) },
    });
    expect(next.id).not.toBe(document.id);
    expect(await statusOf(id)).toBe('SUBMITTED');
    expect((await documents('secretariat', id))!.map((one) => one.id)).toEqual([next.id]);
    expect(await documents('nobody', id)).toEqual([before]);
    expect(await bytesAt(before.url)).toBe(pdf('First').toString());
    expect(await bytesAt(next.url)).toBe(pdf('Corrected').toString());
    expect((await world.as('expert').get(`/materials/${next.id}`)).status).toBe(404);
    // Nobody has checked the next version yet, so it is changed where it is.
    const again = await world.as('secretariat').ask(updateMaterial, {
      id: next.id,
      input: { title: english('Corrected') },
    });
    expect(again.updateMaterial.id).toBe(next.id);
    const late = await world
      .as('secretariat')
      .refusal(updateMaterial, { id: document.id, input: { title: english('Late') } });
    expect(late).toEqual({ code: 'TRANSITION_NOT_ALLOWED', field: null });
    await check(id);
    expect(await titles('nobody', id)).toEqual(['Corrected']);
    expect(await bytesAt(before.url)).toBe(404);
  });

  it('go with another title and the same file into the next version, too', async () => {
    const { id, document } = await withDocument('Retitled');
    const { updateMaterial: next } = await world
      .as('secretariat')
      .ask(updateMaterial, { id: document.id, input: { title: english('Other') } });
    expect([next.id === document.id, await statusOf(id)]).toEqual([false, 'SUBMITTED']);
    expect(await titles('nobody', id)).toEqual(['First']);
    expect(await bytesAt(next.url)).toBe(pdf('First').toString());
    await world.as('secretariat').ask(removeMaterial, { id: next.id });
    const [still] = (await documents('nobody', id))!;
    expect(await bytesAt(still!.url)).toBe(pdf('First').toString());
  });

  it('stay with the published version when they are removed', async () => {
    const { id, document } = await withDocument('Removed');
    expect(await world.as('secretariat').ask(removeMaterial, { id: document.id })).toEqual({
      removeMaterial: document.id,
    });
    expect(await titles('secretariat', id)).toEqual([]);
    expect(await titles('nobody', id)).toEqual(['First']);
    expect(await statusOf(id)).toBe('SUBMITTED');
    expect(await world.as('secretariat').refusal(removeMaterial, { id: document.id })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    await check(id);
    expect(await titles('nobody', id)).toEqual([]);
    expect((await world.as('nobody').get(`/materials/${document.id}`)).status).toBe(401);
  });

  it('come in another language without a new check, unless it could be anything else', async () => {
    const { id, document } = await withDocument('Translated');
    await file('secretariat2', id, 'Первый', { language: 'ru' });
    expect(await shown(world, 'secretariat', id)).toMatchObject({
      status: 'PUBLISHED',
      verifiedBy: { id: world.ids.secretariat2 },
    });
    expect(await titles('nobody', id)).toEqual(['First', 'Первый']);
    const russian = [{ locale: 'ru', text: 'Первое' }];
    const titled = await world.as('secretariat').ask(updateMaterial, { id: document.id, input: { title: russian } });
    expect([titled.updateMaterial.id, await statusOf(id)]).toEqual([document.id, 'PUBLISHED']);
    const { version } = (await shown(world, 'secretariat', id))!;
    await world.as('secretariat').ask(updateMaterial, { id: document.id, input: {} });
    expect(await shown(world, 'secretariat', id)).toMatchObject({ status: 'PUBLISHED', version });
    await file('secretariat', id, 'Again', { language: 'ru' });
    expect(await statusOf(id)).toBe('SUBMITTED');
    expect(await titles('nobody', id)).toEqual(['First', 'Первый']);
  });

  it.each<[string, Partial<Input<'MaterialInput'>>]>([
    ['a first one', { language: 'ru' }],
    ['one for other readers', { language: 'ru', audience: 'MEMBERS' }],
    ['one that does not say its language', { language: null }],
  ])('have to be checked again for %s', async (name, others) => {
    const { id } =
      name === 'a first one' ? await published(world, outcomeInput('None yet')) : await withDocument('New');
    await file('secretariat', id, 'New', others);
    expect(await statusOf(id)).toBe('SUBMITTED');
  });

  it('are carried into the next version by an edit of the text', async () => {
    const { id, document } = await withDocument('Carried');
    await done(world, 'secretariat', updateOutcome, { id, input: { kind: 'TOOL' } });
    expect((await documents('secretariat', id))!.map((one) => one.id)).toEqual([document.id]);
    await check(id);
    expect((await documents('nobody', id))!.map((one) => one.id)).toEqual([document.id]);
  });

  it('make one next version when two come at once', async () => {
    const { id } = await withDocument('At once');
    await Promise.all(
      ['A', 'B', 'C'].map((title) => addedMaterial(world, id, { title: english(title) }, 'secretariat')),
    );
    expect((await titles('secretariat', id))!.toSorted()).toEqual(['A', 'B', 'C', 'First']);
    const history = (await shown(world, 'secretariat', id))!.history.map(({ to }) => to);
    expect(history).toEqual(['DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED', 'SUBMITTED']);
  });

  it('are changed along with the text when both are changed at once', async () => {
    const { id, document } = await withDocument('Both');
    await Promise.all([
      world.as('secretariat').ask(updateMaterial, { id: document.id, input: { title: english('Changed') } }),
      done(world, 'secretariat2', updateOutcome, { id, input: { kind: 'TOOL' } }),
    ]);
    expect(await shown(world, 'secretariat', id)).toMatchObject({ status: 'SUBMITTED', kind: 'TOOL' });
    expect(await titles('secretariat', id)).toEqual(['Changed']);
    expect(await titles('nobody', id)).toEqual(['First']);
    const refused = await world.as('secretariat').refusal(verifyOutcome, { id, accept: true });
    expect(refused).toEqual({ code: 'SECOND_PERSON_REQUIRED', field: null });
  });
});
