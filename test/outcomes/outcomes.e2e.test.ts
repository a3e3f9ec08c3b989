import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pastEvent } from '../support/builders/events.js';
import {
  createOutcome,
  done,
  outcomeInput,
  type OutcomeShown,
  published,
  publishOutcome,
  setFollowUp,
  shown,
  submitOutcome,
  updateOutcome,
  verifyOutcome,
  withdrawOutcome,
} from '../support/builders/outcomes.js';
import { english } from '../support/builders/texts.js';
import type { Operation } from '../support/harness/client.js';
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
const changesOf = ({ history }: OutcomeShown) => history.map(({ from, to }) => `${from ?? 'none'} ${to}`);

describe('the life of an outcome', () => {
  it('goes from the draft through a second person to the public', async () => {
    const input = outcomeInput('Study', {
      title: [
        { locale: 'en', text: 'Study "A"' },
        { locale: 'ru', text: '  Исследование «Убежище»: "вывод" \\ итог  ' },
      ],
      summary: english('What was found'),
      actions: ['VI.6', 'I.4.b'],
      events: [event],
      networks: [world.networks.asylum],
      states: ['GE', 'EL'],
      evidence: [],
      followUps: [{ title: english('Translate it'), ownerState: 'GE', dueOn: '2025-12-31' }],
    });
    const draft = await done(world, 'organiser', createOutcome, { input });
    const { id } = draft;
    expect(draft).toMatchObject({
      status: 'DRAFT',
      version: 1,
      audience: 'PUBLIC',
      summary: 'What was found',
      publishedAt: null,
      verifiedBy: null,
    });
    expect(draft.titles).toContainEqual({ locale: 'ru', text: 'Исследование «Убежище»: "вывод" \\ итог' });
    expect(draft.actions).toEqual([{ code: 'VI.6' }, { code: 'I.4.b' }]);
    expect(draft.states).toEqual([{ code: 'GE' }, { code: 'GR' }]);
    expect(draft).toMatchObject({
      events: [{ id: event }],
      networks: [{ id: world.networks.asylum }],
      createdBy: { id: world.ids.organiser },
    });
    expect(draft.followUps).toMatchObject([
      {
        title: 'Translate it',
        status: 'OPEN',
        ownerState: { code: 'GE' },
        ownerOrganisation: null,
        dueOn: '2025-12-31',
      },
    ]);
    expect(draft.viewerCan).toEqual(['updateOutcome', 'addMaterial']);

    expect(await refusal('organiser', submitOutcome, { id })).toEqual({ code: 'EVIDENCE_REQUIRED', field: null });
    await done(world, 'organiser', updateOutcome, { id, input: { evidence: [minutes()] } });
    expect(await done(world, 'organiser', submitOutcome, { id })).toMatchObject({ status: 'SUBMITTED', version: 3 });
    expect(await done(world, 'organiser', submitOutcome, { id })).toMatchObject({ status: 'SUBMITTED', version: 3 });

    expect(await refusal('organiser', verifyOutcome, { id, accept: true })).toEqual({ code: 'FORBIDDEN', field: null });
    expect(await refusal('secretariat', verifyOutcome, { id, accept: false, note: ' ' })).toEqual({
      code: 'BAD_INPUT',
      field: 'note',
    });
    expect(
      await done(world, 'secretariat', verifyOutcome, { id, accept: false, note: 'Name the source' }),
    ).toMatchObject({ status: 'RETURNED', verifiedBy: null });
    await done(world, 'organiser', updateOutcome, { id, input: { summary: english('What was found, and where') } });
    await done(world, 'organiser', submitOutcome, { id });

    // Whoever touches what was handed in is one of its writers.
    expect(await done(world, 'secretariat', updateOutcome, { id, input: { kind: 'ANALYSIS' } })).toMatchObject({
      status: 'SUBMITTED',
      kind: 'ANALYSIS',
    });
    expect(await refusal('secretariat', verifyOutcome, { id, accept: true })).toEqual({
      code: 'SECOND_PERSON_REQUIRED',
      field: null,
    });
    expect(await refusal('secretariat', publishOutcome, { id })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    expect(await done(world, 'secretariat2', verifyOutcome, { id, accept: true })).toMatchObject({
      status: 'VERIFIED',
      verifiedBy: { id: world.ids.secretariat2 },
    });
    expect(await shown(world, 'nobody', id)).toBeNull();

    const live = await done(world, 'secretariat', publishOutcome, { id });
    expect(changesOf(live)).toEqual([
      'none DRAFT',
      'DRAFT SUBMITTED',
      'SUBMITTED RETURNED',
      'RETURNED SUBMITTED',
      'SUBMITTED VERIFIED',
      'VERIFIED PUBLISHED',
    ]);
    expect(live.history[2]).toEqual({
      from: 'SUBMITTED',
      to: 'RETURNED',
      note: 'Name the source',
      by: { id: world.ids.secretariat },
    });
    const seen = (await shown(world, 'nobody', id))!;
    expect(seen).toMatchObject({ status: 'PUBLISHED', kind: 'ANALYSIS', history: [], viewerCan: [] });
    expect(seen.publishedAt).toMatch(/Z$/);
    const trail = await world.database.rows<{ action: string }>(
      `SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'createOutcome',
      'updateOutcome',
      'submitOutcome',
      'verifyOutcome',
      'updateOutcome',
      'submitOutcome',
      'updateOutcome',
      'verifyOutcome',
      'publishOutcome',
    ]);
  });

  it('is never verified by its author, and the database holds that too', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Own work') });
    await done(world, 'secretariat', submitOutcome, { id });
    const mine = (await shown(world, 'secretariat', id))!;
    expect(mine.viewerCan).toEqual(['updateOutcome', 'addMaterial', 'withdrawOutcome']);
    expect(await refusal('secretariat', verifyOutcome, { id, accept: true })).toEqual({
      code: 'SECOND_PERSON_REQUIRED',
      field: null,
    });
    expect(await refusal('secretariat', verifyOutcome, { id, accept: false, note: 'No' })).toEqual({
      code: 'SECOND_PERSON_REQUIRED',
      field: null,
    });
    const byForce = world.database.rows(
      `UPDATE outcome_version SET status = 'VERIFIED', verified_by_member_id = $2 WHERE outcome_id = $1`,
      [id, world.ids.secretariat],
    );
    await expect(byForce).rejects.toThrow('outcome_version_second_person');
  });

  it('is never verified by an earlier writer of the version, nor by who entered the outcome long ago', async () => {
    const input = outcomeInput('Many hands', { networks: [world.networks.asylum] });
    const { id } = await done(world, 'organiser', createOutcome, { input });
    await done(world, 'secretariat', updateOutcome, { id, input: { kind: 'TOOL' } });
    await done(world, 'organiser', updateOutcome, { id, input: { kind: 'STUDY' } });
    await done(world, 'organiser', submitOutcome, { id });
    const early = { code: 'SECOND_PERSON_REQUIRED', field: null };
    expect(await refusal('secretariat', verifyOutcome, { id, accept: true })).toEqual(early);

    const old = await published(world, input);
    await done(world, 'organiser', updateOutcome, { id: old.id, input: { kind: 'TOOL' } });
    expect(await refusal('secretariat', verifyOutcome, { id: old.id, accept: true })).toEqual(early);
    expect(await done(world, 'secretariat2', verifyOutcome, { id: old.id, accept: true })).toMatchObject({
      status: 'VERIFIED',
    });
  });

  it('is published once by two calls at the same moment', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Race') });
    await done(world, 'secretariat', submitOutcome, { id });
    await done(world, 'secretariat2', verifyOutcome, { id, accept: true });
    const both = await Promise.all([
      done(world, 'secretariat', publishOutcome, { id }),
      done(world, 'secretariat2', publishOutcome, { id }),
    ]);
    expect(both.map(({ status, version }) => `${status} ${version}`)).toEqual(['PUBLISHED 4', 'PUBLISHED 4']);
    expect(
      changesOf((await shown(world, 'secretariat', id))!).filter((change) => change === 'VERIFIED PUBLISHED'),
    ).toHaveLength(1);
  });
});

describe('follow-ups', () => {
  it('are set by staff and by contact points of the state that has them, and live through versions', async () => {
    const followUps = [
      { title: english('For Georgia'), ownerState: 'GE' },
      { title: english('For Armenia'), ownerState: 'AM' },
    ];
    const { id, followUps: made } = await published(world, outcomeInput('To do', { followUps }));
    const [georgian, armenian] = made.map((followUp) => followUp.id) as [string, string];
    const doneIt = await world
      .as('contactPoint')
      .ask(setFollowUp, { id: georgian, status: 'DONE', note: ' Law № 5 «О …» ' });
    expect(doneIt.setFollowUp).toMatchObject({
      status: 'DONE',
      note: 'Law № 5 «О …»',
      doneAt: expect.stringMatching(/Z$/),
      viewerCan: ['setFollowUp'],
      outcome: { id },
    });
    expect(await world.as('contactPoint').ask(setFollowUp, { id: georgian, status: 'DONE' })).toEqual(doneIt);
    expect(await refusal('contactPoint', setFollowUp, { id: armenian, status: 'DONE' })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    expect(await refusal('organiser', setFollowUp, { id: armenian, status: 'DONE' })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    expect(await refusal('expert', setFollowUp, { id: armenian, status: 'DONE' })).toEqual({
      code: 'FORBIDDEN',
      field: null,
    });
    expect(await refusal('secretariat', setFollowUp, { id, status: 'DONE' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
    await done(world, 'secretariat', updateOutcome, { id, input: { kind: 'TOOL' } });
    const reopened = await world.as('secretariat').ask(setFollowUp, { id: georgian, status: 'OPEN' });
    expect(reopened).toMatchObject({ setFollowUp: { status: 'OPEN', note: null, doneAt: null } });
    expect((await shown(world, 'nobody', id))!.followUps[0]).toMatchObject({ id: georgian, status: 'OPEN' });
    await world.as('secretariat').ask(setFollowUp, { id: georgian, status: 'OPEN', note: 'Draft law is out' });
    const closed = await world.as('secretariat').ask(setFollowUp, { id: georgian, status: 'DONE' });
    expect(closed).toMatchObject({ setFollowUp: { status: 'DONE', note: 'Draft law is out' } });
    await done(world, 'secretariat', withdrawOutcome, { id, reason: 'Over' });
    expect(await refusal('secretariat', setFollowUp, { id: georgian, status: 'DONE' })).toEqual({
      code: 'TRANSITION_NOT_ALLOWED',
      field: null,
    });
    expect(await refusal('contactPoint', setFollowUp, { id: georgian, status: 'DONE' })).toEqual({
      code: 'NOT_FOUND',
      field: 'id',
    });
  });
});
