import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pastEvent } from '../support/builders/events.js';
import {
  createOutcome,
  done,
  outcomeById,
  outcomeInput,
  type OutcomeInput,
  published,
  publishOutcome,
  shown,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { english } from '../support/builders/texts.js';
import type { Operation } from '../support/harness/client.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
let event: string;
beforeAll(async () => {
  world = await startWorld();
  event = (await pastEvent(world, { confidentiality: 'OPEN' })).id;
});
afterAll(async () => {
  await world.stop();
});

const refusal = (
  person: Parameters<World['as']>[0],
  mutation: Operation<unknown>,
  variables: Record<string, unknown>,
) => world.as(person).refusal(mutation, variables);
const minutes = (title = 'Minutes') => ({ title, url: 'https://ministry.example/minutes' });

describe('an edit of what is published', () => {
  it('has to be checked again while the public goes on seeing what was', async () => {
    const followUps = [
      { title: english('Keep it'), ownerState: 'GE' },
      { title: english('Drop it'), ownerState: 'GE' },
    ];
    const before = await published(world, outcomeInput('First', { followUps, events: [event] }));
    const { id } = before;
    const [keep] = before.followUps;
    const input: Input<'UpdateOutcomeInput'> = {
      title: english('Second'),
      actions: ['I.1'],
      events: null,
      evidence: [{ id: before.evidence[0]!.id, title: 'Minutes, signed', audience: 'PUBLIC' }, minutes('Annex')],
      followUps: [
        { id: keep!.id, title: english('Keep it, gladly') },
        { title: english('New'), ownerState: 'AM' },
      ],
    };
    const edited = await done(world, 'secretariat', updateOutcome, { id, input });
    expect(edited).toMatchObject({
      status: 'SUBMITTED',
      title: 'Second',
      publishedAt: null,
      verifiedBy: null,
      events: [],
    });
    expect(edited.evidence[0]).toEqual({
      id: before.evidence[0]!.id,
      title: 'Minutes, signed',
      url: 'https://ministry.example/minutes',
      audience: 'PUBLIC',
    });
    expect(edited.followUps.map(({ title }) => title)).toEqual(['Keep it, gladly', 'New']);
    expect(edited.followUps[0]!.id).toBe(keep!.id);

    const still = await shown(world, 'nobody', id);
    expect(still).toMatchObject({
      status: 'PUBLISHED',
      title: 'First',
      actions: [{ code: 'VI.6' }],
      events: [{ id: event }],
      evidence: [{ title: 'Minutes', url: null }],
    });
    expect(still!.followUps.map(({ title }) => title)).toEqual(['Keep it', 'Drop it']);
    expect(await refusal('secretariat', verifyOutcome, { id, accept: true })).toEqual({
      code: 'SECOND_PERSON_REQUIRED',
      field: null,
    });
    await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
    expect((await shown(world, 'nobody', id))!.title).toBe('First');
    await done(world, 'secretariat', publishOutcome, { id });
    expect(await shown(world, 'nobody', id)).toMatchObject({
      title: 'Second',
      actions: [{ code: 'I.1' }],
      evidence: [{ title: 'Minutes, signed' }, { title: 'Annex', url: null }],
    });
  });

  it('needs no new check when it only adds a language', async () => {
    const { id } = await published(world, outcomeInput('In English'));
    const translated = await done(world, 'secretariat2', updateOutcome, {
      id,
      input: { title: [{ locale: 'ru', text: 'По-русски' }] },
    });
    expect(translated).toMatchObject({ status: 'PUBLISHED', verifiedBy: { id: world.ids.secretariat2 } });
    expect((await shown(world, 'nobody', id))!.titles).toEqual([
      { locale: 'en', text: 'In English' },
      { locale: 'ru', text: 'По-русски' },
    ]);
    expect(
      await done(world, 'secretariat', updateOutcome, { id, input: { title: english('In English'), kind: 'STUDY' } }),
    ).toMatchObject({
      status: 'PUBLISHED',
      version: translated.version,
    });
    expect(
      await done(world, 'secretariat', updateOutcome, { id, input: { title: [{ locale: 'ru', text: 'Иначе' }] } }),
    ).toMatchObject({ status: 'SUBMITTED' });
  });

  it('cannot take away the evidence', async () => {
    const { id } = await published(world, outcomeInput('Proven'));
    expect(await refusal('secretariat', updateOutcome, { id, input: { evidence: [] } })).toEqual({
      code: 'EVIDENCE_REQUIRED',
      field: 'input.evidence',
    });
    expect(await shown(world, 'secretariat', id)).toMatchObject({
      status: 'PUBLISHED',
      evidence: [{ title: 'Minutes' }],
    });
  });

  it('is over once it is withdrawn, for all its versions', async () => {
    const { id } = await published(world, outcomeInput('Wrong'));
    await done(world, 'secretariat', updateOutcome, { id, input: { title: english('Still wrong') } });
    const gone = await done(world, 'secretariat', withdrawOutcome, { id, reason: ' It was a mistake ' });
    expect(gone).toMatchObject({ status: 'WITHDRAWN', viewerCan: [] });
    expect(gone.history.at(-1)).toMatchObject({ to: 'WITHDRAWN', note: 'It was a mistake' });
    expect(await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Again' })).toMatchObject({
      version: gone.version,
    });
    expect(await refusal('nobody', outcomeById, { id })).toEqual({ code: 'NOT_FOUND', field: 'id' });
    expect(await refusal('secretariat', updateOutcome, { id, input: { kind: 'TOOL' } })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    expect(await world.database.rows(`SELECT published_number FROM outcome WHERE id = $1`, [id])).toEqual([
      { published_number: null },
    ]);
  });

  it('is refused on an older version, also when two come at once', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Versions') });
    await done(world, 'secretariat', updateOutcome, { id, input: { version: 1, kind: 'TOOL' } });
    expect(await refusal('secretariat', updateOutcome, { id, input: { version: 1, kind: 'STUDY' } })).toEqual({
      code: 'CONFLICT',
      field: 'input.version',
    });
    const both = await Promise.all(
      ['MAPPING', 'STRATEGY'].map((kind) =>
        world.as('secretariat2').run(updateOutcome, { id, input: { version: 2, kind } }),
      ),
    );
    expect(both.map(({ errors }) => errors[0]?.extensions.code ?? 'done').sort()).toEqual(['CONFLICT', 'done']);
  });
});

describe('bad input', () => {
  const none = '0190a5a0-0000-7000-8000-000000000000';
  const bad = (others: Partial<OutcomeInput>) =>
    refusal('secretariat', createOutcome, { input: outcomeInput('Bad', others) });
  it.each([
    ['a title without text', { title: [{ locale: 'en', text: ' ' }] }, 'input.title'],
    ['no action', { actions: [] }, 'input.actions'],
    ['an unknown action', { actions: ['VI.6', 'VI.99'] }, 'input.actions.1'],
    ['an action twice', { actions: ['VI.6', 'VI.6'] }, 'input.actions.1'],
    ['an unknown event', { events: [none] }, 'input.events.0'],
    ['an unknown network', { networks: [none] }, 'input.networks.0'],
    ['an unknown state', { states: ['GE', 'QQ'] }, 'input.states.1'],
    ['a state twice', { states: ['GR', 'EL'] }, 'input.states.1'],
    ['evidence without address', { evidence: [{ title: 'No address' }] }, 'input.evidence.0.url'],
    [
      'evidence of another',
      { evidence: [{ id: none, title: 'Foreign', url: 'https://ministry.example' }] },
      'input.evidence.0.id',
    ],
    [
      'a follow-up without owner',
      { followUps: [{ title: [{ locale: 'en', text: 'Do it' }] }] },
      'input.followUps.0.ownerState',
    ],
    [
      'a follow-up with an unknown owner',
      { followUps: [{ title: [{ locale: 'en', text: 'Do it' }], ownerOrganisation: none }] },
      'input.followUps.0.ownerOrganisation',
    ],
  ])('is %s', async (_, others, field) => {
    expect(await bad(others)).toEqual({ code: 'BAD_INPUT', field });
  });

  it('is refused with all that is wrong, and changes nothing', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Whole') });
    const { errors } = await world
      .as('secretariat')
      .run(updateOutcome, { id, input: { kind: null, title: null, networks: [none], summary: english('Lost') } });
    expect(errors[0]!.extensions.problems!.map(({ field }) => field)).toEqual([
      'input.kind',
      'input.title',
      'input.networks.0',
    ]);
    expect(await shown(world, 'secretariat', id)).toMatchObject({ version: 1, summary: null });
  });

  it('is evidence of another outcome', async () => {
    const other = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Other') });
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('One') });
    const evidence = [{ id: other.evidence[0]!.id, title: 'Taken' }];
    const { errors } = await world.as('secretariat').run(updateOutcome, { id, input: { evidence } });
    expect(errors[0]!.extensions.problems).toMatchObject(
      [
        { code: 'BAD_INPUT', field: 'input.evidence.0.url' },
        { code: 'BAD_INPUT', field: 'input.evidence.0.id' },
      ].reverse(),
    );
  });
});
