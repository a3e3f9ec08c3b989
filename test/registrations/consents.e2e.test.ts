import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { graphql } from '../../src/platform/index.js';
import { linkTo } from '../support/builders/answer-links.js';
import { publishedEvent } from '../support/builders/events.js';
import {
  inviteMembers,
  nominateForEvent,
  register,
  registerFor,
  setConsent,
} from '../support/builders/registrations.js';
import type { Person } from '../support/harness/cast.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

const shown = graphql(`
  query ($id: ID!) {
    registration(id: $id) { status consents consentHistory { purpose given by { id } signedOn document } }
  }
`);
const consentsOf = async (id: string, who: Person = 'secretariat') =>
  (await world.as(who).ask(shown, { id })).registration;
const answer = graphql(`
  mutation ($registration: ID!, $accept: Boolean!, $consents: [ConsentPurpose!]) {
    answerInvitation(registration: $registration, accept: $accept, consents: $consents) { status consents }
  }
`);
const byLink = graphql(`
  mutation ($token: String!, $accept: Boolean!, $consents: [ConsentPurpose!]) {
    answerWithLink(token: $token, accept: $accept, consents: $consents) { registration { status } }
  }
`);
const paper = { signedOn: '2026-01-15', document: 'Signed form, file 12/2026' };
const given = (purpose: string, by: string, more: object = {}) => ({
  ...{ purpose, given: true, by: { id: by }, signedOn: null, document: null },
  ...more,
});

/** Somebody of the cast invited to an event whose list is for members. */
async function invited(member: string): Promise<{ event: string; id: string }> {
  const { id: event } = await publishedEvent(world, { registrationPolicy: 'INVITATION', participantList: 'MEMBERS' });
  const { inviteMembers: sent } = await world.as('secretariat').ask(inviteMembers, { event, members: [member] });
  return { event, id: sent[0]!.id };
}
const listedFor = async (who: Person, event: string): Promise<string[]> => {
  const list = graphql('query ($event: ID!) { event(id: $event) { registrations { nodes { member { id } } } } }');
  return (await world.as(who).ask(list, { event })).event.registrations.nodes.map(({ member }) => member.id);
};

describe('who is invited or nominated', () => {
  it('agrees on answering, and stands on the list', async () => {
    const { event, id } = await invited(world.ids.expert2);
    const { answerInvitation } = await world
      .as('expert2')
      .ask(answer, { registration: id, accept: true, consents: ['PARTICIPANT_LIST', 'MAILING'] });
    expect(answerInvitation.status).toBe('CONFIRMED');
    expect(answerInvitation.consents.toSorted()).toEqual(['MAILING', 'PARTICIPANT_LIST']);
    expect(await listedFor('observer', event)).toEqual([world.ids.expert2]);
    expect((await consentsOf(id)).consentHistory).toContainEqual(given('PARTICIPANT_LIST', world.ids.expert2));
  });

  it('agrees by registering, which accepts', async () => {
    const { event, id } = await invited(world.ids.expert2);
    await world.as('expert2').ask(register, { input: { event, consents: ['PARTICIPANT_LIST'] } });
    expect(await consentsOf(id)).toMatchObject({ status: 'CONFIRMED', consents: ['PARTICIPANT_LIST'] });
    const { id: nominating } = await publishedEvent(world, { registrationPolicy: 'NOMINATION' });
    const { nominateForEvent: named } = await world
      .as('contactPoint')
      .ask(nominateForEvent, { event: nominating, members: [world.ids.expert2] });
    await world.as('expert2').ask(answer, { registration: named[0]!.id, accept: true, consents: ['PHOTO_AND_VIDEO'] });
    expect(await consentsOf(named[0]!.id)).toMatchObject({ status: 'PENDING', consents: ['PHOTO_AND_VIDEO'] });
  });

  it('agrees by the link of the mail, and by the boxes of its page, in English and Russian', async () => {
    const { id } = await invited(world.ids.expert2);
    const token = await linkTo(world, world.ids.expert2, { registration: id });
    await world.as('nobody').ask(byLink, { token, accept: true, consents: ['PARTICIPANT_LIST'] });
    expect((await consentsOf(id)).consentHistory).toEqual([given('PARTICIPANT_LIST', world.ids.expert2)]);

    const other = await invited(world.ids.expert2);
    const path = `/answer/${await linkTo(world, world.ids.expert2, { registration: other.id })}`;
    const page = (address: string) => request(world.urls[0]!).get(address).set({ accept: 'text/html' });
    const { text } = await page(path);
    expect(text).toContain('My name may stand in the list of participants.');
    expect(text.match(/<input type="checkbox"[^>]* name="consents"/g)).toHaveLength(5);
    expect(text).not.toMatch(/type="checkbox"[^>]* checked/);
    expect((await page(`${path}?lang=ru`)).text).toContain('Моё имя может стоять в списке участников.');
    const send = (form: Record<string, string | string[]>) =>
      request(world.urls[0]!).post(path).type('form').set({ accept: 'text/html' }).send(form);
    const refused = await send({ consents: ['PARTICIPANT_LIST', 'MAILING', 'NONSENSE'] });
    expect(refused.status).toBe(422);
    expect(refused.text.match(/type="checkbox"[^>]* checked/g)).toHaveLength(2);
    expect((await send({ accept: 'yes', consents: ['PARTICIPANT_LIST', 'MAILING'] })).status).toBe(303);
    expect((await consentsOf(other.id)).consents.toSorted()).toEqual(['MAILING', 'PARTICIPANT_LIST']);

    const one = await invited(world.ids.expert2);
    const onePath = `/answer/${await linkTo(world, world.ids.expert2, { registration: one.id })}`;
    await request(world.urls[0]!).post(onePath).type('form').send({ accept: 'yes', consents: 'MAILING' });
    expect((await consentsOf(one.id)).consents).toEqual(['MAILING']);
  });
});

describe('nobody agrees for another', () => {
  it('by registering, by answering or by the link of a state', async () => {
    const { id: event } = await publishedEvent(world);
    for (const who of ['secretariat', 'organiser', 'contactPoint'] as const) {
      const input = { event, member: world.ids.expert2, consents: ['PARTICIPANT_LIST' as const] };
      expect(await world.as(who).refusal(register, { input })).toEqual({ code: 'BAD_INPUT', field: 'input.consents' });
    }
    const { id } = await invited(world.ids.expert2);
    expect(
      await world.as('contactPoint').refusal(answer, { registration: id, accept: true, consents: ['MAILING'] }),
    ).toEqual({ code: 'BAD_INPUT', field: 'consents' });
    expect(await consentsOf(id)).toMatchObject({ status: 'INVITED', consents: [], consentHistory: [] });
  });

  it('but staff enter what is signed on paper, and it is shown as that', async () => {
    const { id: event } = await publishedEvent(world);
    const { id } = await registerFor(world, event, world.ids.expert2);
    const asked = { purpose: 'PARTICIPANT_LIST', given: true, registration: id } as const;
    const refused = (who: Person, more: object) => world.as(who).refusal(setConsent, { ...asked, ...more });
    const bad = (field: string) => ({ code: 'BAD_INPUT', field });
    expect(await refused('organiser', {})).toEqual(bad('document'));
    expect(await refused('organiser', { document: 'Form' })).toEqual(bad('signedOn'));
    expect(await refused('organiser', { ...paper, signedOn: '2031-01-01' })).toEqual(bad('signedOn'));
    expect(await refused('contactPoint', paper)).toEqual(bad('registration'));
    expect(await refused('expert2', paper)).toEqual(bad('document'));
    expect(await refused('observer', paper)).toEqual({ code: 'NOT_FOUND', field: 'registration' });
    expect(await refused('expert2', { registration: null })).toEqual(bad('registration'));
    await world.as('organiser').ask(setConsent, { ...asked, ...paper });
    await world.as('organiser').ask(setConsent, { ...asked, ...paper });
    expect(await consentsOf(id, 'expert2')).toMatchObject({
      consents: ['PARTICIPANT_LIST'],
      consentHistory: [given('PARTICIPANT_LIST', world.ids.organiser, paper)],
    });
  });
});

describe('a consent', () => {
  it('is taken back, given again, and every time is kept, also in the trail', async () => {
    const { id: event } = await publishedEvent(world, { participantList: 'MEMBERS' });
    const { id } = await registerFor(world, event, world.ids.expert2, { consents: ['PARTICIPANT_LIST'] });
    const asked = { purpose: 'PARTICIPANT_LIST', registration: id } as const;
    expect(await listedFor('observer', event)).toEqual([world.ids.expert2]);
    await world.as('expert2').ask(setConsent, { ...asked, given: false });
    expect(await listedFor('observer', event)).toEqual([]);
    await world.as('expert2').ask(setConsent, { ...asked, given: true });
    expect(await listedFor('observer', event)).toEqual([world.ids.expert2]);
    expect((await consentsOf(id)).consentHistory).toEqual([
      given('PARTICIPANT_LIST', world.ids.secretariat, paper),
      given('PARTICIPANT_LIST', world.ids.expert2, { given: false }),
      given('PARTICIPANT_LIST', world.ids.expert2),
    ]);
    expect(
      await world.database.rows(
        `SELECT by_member_id AS by FROM audit_entry WHERE subject_id = $1 AND action = 'setConsent' ORDER BY at`,
        [id],
      ),
    ).toEqual([{ by: world.ids.secretariat }, { by: world.ids.expert2 }, { by: world.ids.expert2 }]);
    const wipe = 'DELETE FROM registration_consent_change WHERE registration_id = $1';
    await expect(world.database.rows(wipe, [id])).rejects.toThrow('append-only');
  });

  it('is told to the person and to staff alone', async () => {
    const { id: event } = await publishedEvent(world, { participantList: 'MEMBERS' });
    const { id } = await registerFor(world, event, world.ids.expert2, { consents: ['PARTICIPANT_LIST'] });
    for (const who of ['contactPoint', 'observer'] as const)
      expect(await consentsOf(id, who)).toMatchObject({ consents: [], consentHistory: [] });
    for (const who of ['expert2', 'organiser', 'secretariat'] as const)
      expect((await consentsOf(id, who)).consentHistory).toHaveLength(1);
  });
});
