import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql, Uploads } from '../../src/platform/index.js';
import type { Person } from '../support/harness/cast.js';
import { deleteEvent, draftEvent, past, pastEvent } from '../support/builders/events.js';
import { pdf, reached, requestedUpload, upload } from '../support/builders/files.js';
import { addedFile, addedMaterial, removeMaterial, updateMaterial } from '../support/builders/materials.js';
import {
  createOutcome,
  done,
  outcomeInput,
  type OutcomeInput,
  publishOutcome,
  submitOutcome,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { english } from '../support/builders/texts.js';
import { nodeWith } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

type Who = Person | 'nobody';

let world: World;
let event: string;
beforeAll(async () => {
  world = await startWorld();
  event = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
  await world.database.rows(
    `INSERT INTO membership (id, network_id, member_id, role, status)
     VALUES (gen_random_uuid(), $1, $2, 'MEMBER', 'ACTIVE')`,
    [world.networks.asylum, world.ids.expert],
  );
});
afterAll(async () => {
  await world.stop();
});

const evidenceOfOutcome = graphql(`
  query ($id: ID!) { outcome(id: $id) { evidence { id title url audience material { id title } } } }
`);
const evidenceOf = async (who: Who, id: string) =>
  (await world.as(who).ask(evidenceOfOutcome, { id })).outcome.evidence;
type EvidenceInput = Input<'EvidenceInput'>;
const input = (title: string, evidence: EvidenceInput[], others: Partial<OutcomeInput> = {}) =>
  outcomeInput(title, { networks: [world.networks.asylum], events: [event], evidence, ...others });
const create = async (
  title: string,
  evidence: EvidenceInput[],
  who: Person = 'organiser',
  others: Partial<OutcomeInput> = {},
) => (await done(world, who, createOutcome, { input: input(title, evidence, others) })).id;
async function publish(id: string): Promise<void> {
  await done(world, 'organiser', submitOutcome, { id });
  await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
  await done(world, 'secretariat', publishOutcome, { id });
}
const bytesAt = async (url: string | null): Promise<string | number | null> => {
  if (url === null) return null;
  const response = await fetch(reached(world, url));
  return response.status === 200 ? response.text() : response.status;
};
const readers: Who[] = ['nobody', 'observer', 'contactPoint', 'expert', 'otherOrganiser', 'organiser', 'secretariat2'];
const uploadsThere = async (ids: readonly string[]): Promise<number> =>
  (await world.database.rows(`SELECT FROM upload WHERE id = ANY ($1::uuid[])`, [ids])).length;

describe('a file as evidence', () => {
  const audiences: Record<Input<'Audience'>, Who[]> = {
    PUBLIC: readers,
    MEMBERS: readers.filter((who) => who !== 'nobody'),
    STATES: ['contactPoint', 'organiser', 'secretariat2'],
    NETWORKS: ['expert', 'organiser', 'secretariat2'],
    PARTICIPANTS: ['organiser', 'secretariat2'],
    ORGANISERS: ['organiser', 'secretariat2'],
  };

  it('is given to those whom its audience names, on every path, and known to all who see the outcome', async () => {
    const evidence: EvidenceInput[] = [];
    for (const audience of Object.keys(audiences) as Input<'Audience'>[])
      evidence.push({ title: audience, upload: await upload(world, 'organiser', { bytes: pdf(audience) }), audience });
    const id = await create('Files', evidence);
    await publish(id);
    for (const who of readers) {
      for (const { id: proof, title, url } of await evidenceOf(who, id)) {
        const may = audiences[title as Input<'Audience'>].includes(who);
        const { node } = await world
          .as(who)
          .ask(graphql('query ($id: ID!) { node(id: $id) { ... on Evidence { url } } }'), {
            id: proof,
          });
        const { status } = await world.as(who).get(`/evidence/${proof}`);
        expect({
          who,
          title,
          bytes: await bytesAt(url),
          node: await bytesAt(nodeWith(node, 'url').url),
          status,
        }).toEqual({
          ...{ who, title },
          ...(may
            ? { bytes: pdf(title).toString(), node: pdf(title).toString(), status: 200 }
            : { bytes: null, node: null, status: who === 'nobody' ? 401 : 404 }),
        });
      }
    }
  });

  it('is of no use once the outcome is taken back, and nothing before it is published', async () => {
    const id = await create('Taken back', [
      { title: 'File', upload: await upload(world, 'organiser'), audience: 'PUBLIC' },
    ]);
    const [mine] = await evidenceOf('organiser', id);
    expect(await bytesAt(mine!.url)).toBe(pdf().toString());
    expect((await world.as('expert').get(`/evidence/${mine!.id}`)).status).toBe(404);
    await publish(id);
    const [open] = await evidenceOf('nobody', id);
    expect(await bytesAt(open!.url)).toBe(pdf().toString());
    expect(await bytesAt(open!.url!.replace(/for=[^&]*/, `for=${world.ids.secretariat}`))).toBe(404);
    expect(await bytesAt(open!.url!.replace('/evidence/', '/materials/'))).toBe(404);
    await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Wrong' });
    expect(await bytesAt(open!.url)).toBe(404);
    expect(await bytesAt(mine!.url)).toBe(pdf().toString());
  });

  it('is saved under its own name', async () => {
    const id = await create('Named', [
      { title: 'File', upload: await upload(world, 'organiser', { name: 'Протокол «1».pdf' }), audience: 'PUBLIC' },
    ]);
    const [mine] = await evidenceOf('organiser', id);
    const { headers } = await world.as('organiser').get(`/evidence/${mine!.id}`, true);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect(decodeURIComponent(headers['content-disposition']!)).toContain('Протокол «1».pdf');
    for (const path of [world.ids.expert, 'none', `${mine!.id}?signature=x&until=9999999999999&for=`])
      expect((await world.as('organiser').get(`/evidence/${path}`)).status).toBe(404);
  });

  it('stays with the version that it proves, and goes with the last one', async () => {
    const [first, second, third] = [
      await upload(world, 'organiser'),
      await upload(world, 'organiser'),
      await upload(world, 'organiser'),
    ];
    const id = await create('Kept', [{ title: 'First', upload: first, audience: 'PUBLIC' }]);
    const [{ id: proof } = { id: '' }] = await evidenceOf('organiser', id);
    await done(world, 'organiser', updateOutcome, {
      id,
      input: { evidence: [{ id: proof, title: 'Second', upload: second, audience: 'PUBLIC' }] },
    });
    expect(await uploadsThere([first])).toBe(0);
    await done(world, 'organiser', updateOutcome, {
      id,
      input: { evidence: [{ id: proof, title: 'Same', audience: 'PUBLIC' }] },
    });
    expect(await uploadsThere([second])).toBe(1);
    await publish(id);
    const [open] = await evidenceOf('nobody', id);
    await done(world, 'organiser', updateOutcome, {
      id,
      input: { evidence: [{ title: 'Third', upload: third, audience: 'PUBLIC' }] },
    });
    expect(await uploadsThere([second, third])).toBe(2);
    expect(await bytesAt(open!.url)).toBe(pdf().toString());
    expect((await evidenceOf('nobody', id)).map(({ title }) => title)).toEqual(['Same']);
    await done(world, 'organiser', updateOutcome, {
      id,
      input: { evidence: [{ title: 'Address', url: 'https://ministry.example', audience: 'PUBLIC' }] },
    });
    expect(await uploadsThere([second, third])).toBe(1);
    await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
    await done(world, 'secretariat', publishOutcome, { id });
    expect(await bytesAt(open!.url)).toBe(404);
    // What was published is still known as it was checked.
    expect(await uploadsThere([second])).toBe(1);
  });

  it('is refused when it is not there, not one’s own, in use or named twice, and then taken by nobody', async () => {
    const own = await upload(world, 'organiser');
    const refused = (...evidence: EvidenceInput[]) =>
      world.as('organiser').refusal(createOutcome, { input: input('Refused', evidence) });
    const field = (place: number) => `input.evidence.${place}.upload`;
    const file = { title: 'File', upload: own };
    expect(await refused(file, { ...file, upload: await upload(world, 'secretariat') })).toEqual({
      code: 'NOT_FOUND',
      field: field(1),
    });
    const { id: empty } = await requestedUpload(world, 'organiser', {
      name: 'a.pdf',
      contentType: 'application/pdf',
      size: 10,
    });
    expect(await refused(file, { ...file, upload: empty })).toEqual({ code: 'BAD_INPUT', field: field(1) });
    expect(await refused(file, file)).toEqual({ code: 'BAD_INPUT', field: field(1) });
    const id = await create('Uses it', [file]);
    expect(await refused(file)).toEqual({ code: 'BAD_INPUT', field: field(0) });
    await world.apps[0]!.get(Uploads).removeUnlessClaimed(own);
    expect(await bytesAt((await evidenceOf('organiser', id))[0]!.url)).toBe(pdf().toString());
    const two = await Promise.all(
      [1, 2].map(async () =>
        world.as('organiser').run(createOutcome, { input: input('Race', [{ title: 'File', upload: raced }]) }),
      ),
    );
    expect(two.map(({ errors }) => errors[0]?.extensions.code ?? 'done').toSorted()).toEqual(['BAD_INPUT', 'done']);
  });
  let raced: string;
  beforeAll(async () => {
    raced = await upload(world, 'organiser');
  });
});

describe('a material as evidence', () => {
  it('is shown to those whom both audiences name, with its own address', async () => {
    const { id: minutes } = await addedFile(world, event, { title: english('Minutes'), audience: 'NETWORKS' });
    const id = await create('Proven', [
      { title: 'Open', material: minutes, audience: 'PUBLIC' },
      { title: 'Staff', material: minutes },
    ]);
    await publish(id);
    const shownTo = async (who: Who) =>
      (await evidenceOf(who, id)).map(({ url, material }) => [
        material?.title ?? null,
        url === null ? null : 'address',
      ]);
    const none = [null, null];
    const minutesShown = ['Minutes', 'address'];
    expect(await shownTo('nobody')).toEqual([none, none]);
    expect(await shownTo('contactPoint')).toEqual([none, none]);
    expect(await shownTo('expert')).toEqual([minutesShown, none]);
    expect(await shownTo('organiser')).toEqual([minutesShown, minutesShown]);
    const [open] = await evidenceOf('expert', id);
    expect(open!.material!.id).toBe(minutes);
    expect(await bytesAt(open!.url)).toBe(pdf().toString());
    expect((await world.as('organiser').get(`/evidence/${open!.id}`)).status).toBe(404);
  });

  it('is one that the caller may have', async () => {
    const { id: hidden } = await draftEvent(world, { ...past, confidentiality: 'CLOSED' });
    const { id: draft } = await addedMaterial(world, hidden, { audience: 'PUBLIC' }, 'secretariat');
    const evidence = [{ title: 'Hidden', material: draft }];
    const networks = { networks: [world.networks.labour], events: [] };
    const field = 'input.evidence.0.material';
    const refused = (who: Person, proofs: EvidenceInput[]) =>
      world.as(who).refusal(createOutcome, { input: input('Hidden', proofs, networks) });
    expect(await refused('otherOrganiser', evidence)).toEqual({ code: 'BAD_INPUT', field });
    expect(await refused('secretariat', [{ title: 'None', material: world.ids.expert }])).toEqual({
      code: 'BAD_INPUT',
      field,
    });
    expect(await refused('secretariat', [{ title: 'Both', material: draft, url: 'https://ministry.example' }])).toEqual(
      {
        code: 'BAD_INPUT',
        field: 'input.evidence.0.url',
      },
    );
    // Whoever edits what another has proven keeps what it is, seen or not.
    const id = await create('By two', evidence, 'secretariat', networks);
    const [proof] = await evidenceOf('otherOrganiser', id);
    expect(proof).toMatchObject({ title: 'Hidden', material: null, url: null });
    await done(world, 'otherOrganiser', updateOutcome, { id, input: { evidence: [{ id: proof!.id, title: 'Kept' }] } });
    expect((await evidenceOf('secretariat', id))[0]).toMatchObject({ title: 'Kept', material: { id: draft } });
  });

  it('stays what it is as long as it proves something', async () => {
    const { id: minutes } = await addedFile(world, event, { title: english('Minutes'), audience: 'MEMBERS' });
    const id = await create('Stands', [{ title: 'Minutes', material: minutes, audience: 'PUBLIC' }]);
    const late = { code: 'TRANSITION_NOT_ALLOWED', field: null };
    expect(await world.as('organiser').refusal(removeMaterial, { id: minutes })).toEqual(late);
    const url = 'https://elsewhere.example';
    expect(await world.as('organiser').refusal(updateMaterial, { id: minutes, input: { url } })).toEqual(late);
    await world
      .as('organiser')
      .ask(updateMaterial, { id: minutes, input: { audience: 'ORGANISERS', title: english('The minutes') } });
    expect((await evidenceOf('organiser', id))[0]!.material!.title).toBe('The minutes');
    await done(world, 'organiser', updateOutcome, { id, input: { evidence: [] } });
    await world.as('organiser').ask(updateMaterial, { id: minutes, input: { url } });
    expect(await world.as('organiser').ask(removeMaterial, { id: minutes })).toEqual({ removeMaterial: minutes });
  });

  it('keeps the event that it belongs to, also a draft', async () => {
    const { id: draft } = await draftEvent(world, { ...past, confidentiality: 'OPEN' });
    const { id: minutes } = await addedMaterial(world, draft, {}, 'secretariat');
    const id = await create('Of a draft', [{ title: 'Minutes', material: minutes }], 'secretariat');
    expect(await world.as('secretariat').refusal(deleteEvent, { id: draft })).toMatchObject({
      code: 'TRANSITION_NOT_ALLOWED',
    });
    await done(world, 'secretariat', updateOutcome, { id, input: { evidence: [] } });
    expect(await world.as('secretariat').ask(deleteEvent, { id: draft })).toEqual({ deleteEvent: draft });
  });

  it('may be the document itself, and then moves with it', async () => {
    const { id } = await done(world, 'organiser', createOutcome, { input: input('Itself', []) });
    const document = await addedMaterial(world, id, { audience: 'PUBLIC', title: english('Study') });
    await done(world, 'organiser', updateOutcome, {
      id,
      input: { evidence: [{ title: 'Itself', material: document.id, audience: 'PUBLIC' }] },
    });
    expect(await world.as('organiser').refusal(removeMaterial, { id: document.id })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    await publish(id);
    const { updateMaterial: next } = await world.as('organiser').ask(updateMaterial, {
      id: document.id,
      input: { url: 'https://library.example/b' },
    });
    expect((await evidenceOf('organiser', id))[0]).toMatchObject({
      url: 'https://library.example/b',
      material: { id: next.id },
    });
    expect((await evidenceOf('nobody', id))[0]).toMatchObject({
      url: 'https://library.example/a',
      material: { id: document.id },
    });
  });

  it('makes whoever names it a writer, who never verifies', async () => {
    const { id: minutes } = await addedFile(world, event, { audience: 'PUBLIC' });
    const id = await create('Writers', [{ title: 'Minutes', url: 'https://ministry.example' }]);
    await done(world, 'organiser', submitOutcome, { id });
    await done(world, 'secretariat2', updateOutcome, {
      id,
      input: { evidence: [{ title: 'Minutes', material: minutes }] },
    });
    await done(world, 'secretariat', updateOutcome, {
      id,
      input: { evidence: [{ title: 'Minutes', upload: await upload(world, 'secretariat') }] },
    });
    for (const who of ['secretariat', 'secretariat2'] as const) {
      const second = { code: 'SECOND_PERSON_REQUIRED', field: null };
      expect(await world.as(who).refusal(verifyOutcome, { id, accept: true })).toEqual(second);
    }
  });

  it('is exactly one of the three in the database too', async () => {
    const id = await create('Held', [{ title: 'Minutes', url: 'https://ministry.example' }]);
    for (const change of ['upload_id = gen_random_uuid()', 'url = NULL'])
      await expect(world.database.rows(`UPDATE evidence SET ${change} WHERE outcome_id = $1`, [id])).rejects.toThrow(
        'evidence_one_source',
      );
  });
});
