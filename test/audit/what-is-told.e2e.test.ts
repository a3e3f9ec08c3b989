import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isInputObjectType } from 'graphql';
import { graphql, RunningSchema } from '../../src/platform/index.js';
import { linkTo } from '../support/builders/answer-links.js';
import { draftEvent, publishedEvent, updateEvent, venue } from '../support/builders/events.js';
import { upload } from '../support/builders/files.js';
import { newIndicator, updateIndicator } from '../support/builders/indicators.js';
import { addedMaterial, removeMaterial, updateMaterial } from '../support/builders/materials.js';
import { decideMembership, NetworkLife, nominateToNetwork } from '../support/builders/network-life.js';
import { newNetwork } from '../support/builders/networks.js';
import { createOutcome, done, outcomeInput, updateOutcome } from '../support/builders/outcomes.js';
import { manyMembers, newOrganisation, updateMember } from '../support/builders/people.js';
import { newProgramme } from '../support/builders/programmes.js';
import {
  inviteMembers,
  inviteStates,
  nominateForEvent,
  registerFor,
  withdraw,
} from '../support/builders/registrations.js';
import { english } from '../support/builders/texts.js';
import type { Input } from '../support/harness/input.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(async () => {
  await world.stop();
});

interface Entry {
  action: string;
  by: string | null;
  changes: Record<string, [from: string | null, to: string | null]>;
}
/** What the trail tells of a subject, the oldest first. */
const trailOf = (subject: string): Promise<Entry[]> =>
  world.database.rows<Entry>(
    `SELECT e.action, e.by_member_id AS by, coalesce((
         SELECT json_object_agg(v.field, json_build_array(v.old_value, v.new_value)) FROM audit_value v
         WHERE v.entry_id = e.id), '{}') AS changes
     FROM audit_entry e WHERE e.subject_id = $1 ORDER BY e.id`,
    [subject],
  );
const lastOf = async (subject: string): Promise<Entry> => (await trailOf(subject)).at(-1)!;
const actionIds = async (...codes: string[]): Promise<string> => {
  const rows = await world.database.rows<{ id: string }>(
    `SELECT a.id FROM unnest($1::text[]) WITH ORDINALITY asked (code, place) JOIN action a USING (code) ORDER BY place`,
    [codes],
  );
  return JSON.stringify(rows.map(({ id }) => id));
};

const talk = { startsAt: '2031-05-20T10:00', endsAt: '2031-05-20T11:00', title: english('Talk') };

type Inputs = {
  [
    Name in
      | 'UpdateActionInput'
      | 'UpdateEventInput'
      | 'UpdateIndicatorInput'
      | 'UpdateMaterialInput'
      | 'UpdateNetworkInput'
      | 'UpdateOrganisationInput'
      | 'UpdateOutcomeInput'
      | 'UpdateProfileInput'
      | 'UpdateProgrammeInput'
      | 'UpdateRegistrationInput'
      | 'UpdateStateInput'
  ]: Input<Name>;
};
/** For each field of an input what to say of it; several where it cannot be changed alone. */
type Said<Name extends keyof Inputs> = {
  [Field in Exclude<keyof Inputs[Name], 'version'>]-?: Exclude<Inputs[Name][Field], null | undefined> | Sides<Name>;
};
class Sides<Name extends keyof Inputs> {
  constructor(readonly input: Inputs[Name]) {}
}
const together = <Name extends keyof Inputs>(_: Name, input: Inputs[Name]): Sides<Name> => new Sides<Name>(input);

/** What has another name in the trail, as another thing is changed by it. */
const otherNames: Record<string, string> = {
  'UpdateProfileInput.post': 'posts',
  'UpdateProfileInput.confirmed': 'profileConfirmedAt',
  'UpdateRegistrationInput.representing': 'state',
};

/** Says each field of an input by itself, and expects the newest entry of the subject to name it. */
async function expectEachTold<Name extends keyof Inputs>(
  name: Name,
  said: Said<Name>,
  change: (input: Inputs[Name]) => Promise<string>,
): Promise<void> {
  const type = world.apps[0]!.get(RunningSchema).get().getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is no input`);
  // A new field is to be told, too.
  expect(Object.keys(said).toSorted()).toEqual(
    Object.keys(type.getFields())
      .filter((field) => field !== 'version')
      .toSorted(),
  );
  const silent: string[] = [];
  for (const [field, value] of Object.entries(said)) {
    const input = (value instanceof Sides ? value.input : { [field]: value }) as Inputs[Name];
    const { changes } = await lastOf(await change(input));
    const told = otherNames[`${name}.${field}`] ?? field;
    if (!Object.keys(changes).some((one) => one === told || one.startsWith(`${told}.`))) silent.push(field);
  }
  expect(silent).toEqual([]);
}

const updateNetwork = graphql(
  'mutation ($id: ID!, $input: UpdateNetworkInput!) { updateNetwork(id: $id, input: $input) { id } }',
);
const updateProgramme = graphql(
  'mutation ($id: ID!, $input: UpdateProgrammeInput!) { updateProgramme(id: $id, input: $input) { id } }',
);
const updateOrganisation = graphql(
  'mutation ($id: ID!, $input: UpdateOrganisationInput!) { updateOrganisation(id: $id, input: $input) { id } }',
);
const updateState = graphql(
  'mutation ($code: CountryCode!, $input: UpdateStateInput!) { updateState(code: $code, input: $input) { id } }',
);
const updateAction = graphql(
  'mutation ($id: ID!, $input: UpdateActionInput!) { updateAction(id: $id, input: $input) { id } }',
);
const updateRegistration = graphql(`
  mutation ($id: ID!, $input: UpdateRegistrationInput!) { updateRegistration(id: $id, input: $input) { id } }
`);

describe('every field that an update says is named in the audit trail', () => {
  it('of a network', async () => {
    const id = await newNetwork(world, 'told-network');
    await expectEachTold(
      'UpdateNetworkInput',
      {
        ...{ slug: 'told-otherwise', kind: 'ROUND_TABLE', name: english('Other'), mandate: english('To meet') },
        actions: ['VI.5', 'III.2'],
      },
      async (input) => (await world.as('secretariat').ask(updateNetwork, { id, input })).updateNetwork.id,
    );
  });

  it('of a programme', async () => {
    const { id } = await newProgramme(world, 'told-programme');
    await expectEachTold(
      'UpdateProgrammeInput',
      {
        ...{ slug: 'told-series', title: english('Other'), summary: english('Of it'), leadStates: ['GE', 'PL'] },
        ...{ actions: ['VI.6'], startsOn: '2030-01-01', endsOn: '2031-01-01' },
      },
      async (input) => (await world.as('secretariat').ask(updateProgramme, { id, input })).updateProgramme.id,
    );
  });

  it('of an event', async () => {
    const { id } = await draftEvent(world, { networks: [] });
    const programme = (await newProgramme(world, 'told-of-event')).id;
    await expectEachTold(
      'UpdateEventInput',
      {
        ...{ kind: 'TRAINING', title: english('Other'), summary: english('Of it'), timeZone: 'Asia/Tbilisi' },
        startsAt: together('UpdateEventInput', { startsAt: '2031-05-20T09:00', endsAt: '2031-05-20T12:00' }),
        endsAt: '2031-05-20T17:00',
        days: [{ startsAt: '2031-05-20T09:00', endsAt: '2031-05-20T12:00' }],
        ...{ tentative: true, venue, joinUrl: 'https://meet.example/told', languages: [{ language: 'ru' }] },
        ...{ networks: [world.networks.labour], actions: ['VI.6'], programme, hostStates: ['GE'] },
        partners: [await newOrganisation(world, 'Partner of it')],
        ...{ registrationPolicy: 'APPROVAL', registrationOpensAt: '2031-01-01T00:00' },
        ...{ registrationClosesAt: '2031-05-01T00:00', nominationClosesAt: '2031-04-01T00:00' },
        ...{ answerHours: 48, offerHours: 24, learningHours: 3, seatsPerState: 2, seatsReleasedAt: '2031-05-01T00:00' },
        ...{ confidentiality: 'OPEN', chathamHouseRule: true, participantList: 'MEMBERS', certificateFromShare: 0.5 },
        seats: [{ mode: 'ONLINE', capacity: 7 }],
        format: together('UpdateEventInput', { format: 'IN_PERSON', seats: [{ mode: 'IN_PERSON', capacity: 7 }] }),
        agenda: [{ ...talk, speakers: [{ member: world.ids.expert }] }],
      },
      async (input) => (await world.as('secretariat').ask(updateEvent, { id, input })).updateEvent.id,
    );
  });

  it('of an outcome', async () => {
    const { id } = await done(world, 'secretariat', createOutcome, { input: outcomeInput('Told') });
    const indicator = (await newIndicator(world, 'told-of-outcome', { actions: ['VI.5'] })).id;
    await expectEachTold(
      'UpdateOutcomeInput',
      {
        ...{ kind: 'HANDBOOK', title: english('Other'), summary: english('Of it'), date: '2026-01-01' },
        ...{ audience: 'MEMBERS', actions: ['VI.5'], events: [(await draftEvent(world)).id] },
        ...{ networks: [world.networks.labour], states: ['GE', 'PL'] },
        evidence: [{ title: 'Letter', url: 'https://ministry.example/letter' }],
        followUps: [{ title: english('Do it'), ownerState: 'GE' }],
        contributions: [{ indicator, value: 3 }],
      },
      async (input) => (await world.as('secretariat').ask(updateOutcome, { id, input })).updateOutcome.id,
    );
  });

  it('of an indicator', async () => {
    const { id } = await newIndicator(world, 'told');
    await expectEachTold(
      'UpdateIndicatorInput',
      {
        ...{ code: 'told-2', title: english('Other'), level: 'IMPACT', unit: 'states', ascending: false },
        ...{ aggregation: 'LATEST', dataSource: 'Register', actions: ['VI.6', 'VI.5'], baseline: 3 },
        ...{ baselineYear: 2022, targets: [{ year: 2027, value: 9 }] },
      },
      async (input) => (await world.as('secretariat').ask(updateIndicator, { id, input })).done.id,
    );
  });

  it('of a material', async () => {
    const { id: event } = await draftEvent(world, { agenda: [talk] });
    const [item] = await world.database.rows<{ id: string }>('SELECT id FROM agenda_item WHERE event_id = $1', [event]);
    const { id } = await addedMaterial(world, event);
    await expectEachTold(
      'UpdateMaterialInput',
      {
        ...{ title: english('Other'), language: 'ru', audience: 'MEMBERS', agendaItem: item!.id },
        ...{ availableFrom: '2031-01-01T00:00:00Z', url: 'https://library.example/other' },
        upload: await upload(world, 'organiser'),
      },
      async (input) => (await world.as('organiser').ask(updateMaterial, { id, input })).updateMaterial.id,
    );
  });

  it('of a person', async () => {
    const id = await world.newMember('Told', 'Person', 'GE');
    await expectEachTold(
      'UpdateProfileInput',
      {
        ...{ givenNames: 'Other', familyName: 'Name', latinName: 'Latin', phone: '+995 32 2', gender: 'WOMAN' },
        ...{ email: 'told@cast.example', expertise: ['VI.6'], keywords: ['asylum'], biography: english('Knows') },
        ...{ availableUntil: '2031-01-01', confirmed: true, languages: [{ language: 'ka', level: 'NATIVE' }] },
        post: { title: 'Head', state: 'GE', from: '2026-01-01' },
        posts: [{ title: 'Head of all', state: 'PL', from: '2026-01-01' }],
        visibility: [{ field: 'PHONE', visibility: 'ONLY_ME' }],
      },
      async (input) => (await world.as('secretariat').ask(updateMember, { id, input })).updateMember.id,
    );
  });

  it('of an organisation', async () => {
    const id = await newOrganisation(world, 'Told');
    await expectEachTold(
      'UpdateOrganisationInput',
      {
        ...{ name: english('Other'), shortName: 'OT', kind: 'ACADEMIA', state: 'GE', confirmed: false },
        parent: await newOrganisation(world, 'Parent of it'),
      },
      async (input) => (await world.as('secretariat').ask(updateOrganisation, { id, input })).updateOrganisation.id,
    );
  });

  it('of a state', async () => {
    await expectEachTold(
      'UpdateStateInput',
      {
        ...{ name: english('Other'), footnote: english('Without prejudice.') },
        standings: [{ standing: 'OBSERVER', from: '2024-01-01' }],
      },
      async (input) => (await world.as('secretariat').ask(updateState, { code: 'LI', input })).updateState.id,
    );
  });

  it('of an action', async () => {
    const [action] = await world.database.rows<{ id: string }>(`SELECT id FROM action WHERE code = 'V.9'`);
    await expectEachTold(
      'UpdateActionInput',
      { title: english('Other'), keywords: ['goals'], isPrinciple: true },
      async (input) => (await world.as('secretariat').ask(updateAction, { id: action!.id, input })).updateAction.id,
    );
  });

  it('of a registration', async () => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'NOMINATION' });
    const members = await manyMembers(world, 2);
    const organiser = world.as('organiser');
    const { nominateForEvent: nominated } = await organiser.ask(nominateForEvent, { event, members, state: 'GE' });
    await expectEachTold(
      'UpdateRegistrationInput',
      {
        ...{ role: 'SPEAKER', nominationRank: 2, answerDueAt: '2031-05-01T00:00' },
        representing: { state: 'PL' },
      },
      async (input) => (await organiser.ask(updateRegistration, { id: nominated[0]!.id, input })).updateRegistration.id,
    );
  });
});

describe('the relations of what is new', () => {
  it('stand in the trail: the actions of a network, whose a material is, what is copied of an event', async () => {
    const network = await newNetwork(world, 'told-from-the-start', { actions: ['VI.6', 'III.2'] });
    expect((await lastOf(network)).changes).toMatchObject({ actions: [null, await actionIds('VI.6', 'III.2')] });

    const { id: event } = await draftEvent(world);
    const { id: material } = await addedMaterial(world, event);
    expect((await lastOf(material)).changes).toMatchObject({ to: [null, event] });
    await world.as('organiser').ask(removeMaterial, { id: material });
    expect(await lastOf(material)).toMatchObject({ action: 'removeMaterial', changes: { to: [event, null] } });

    const copyEvent = graphql('mutation ($id: ID!) { copyEvent(id: $id, startsAt: "2032-05-20T10:00") { id } }');
    const { copyEvent: copy } = await world.as('organiser').ask(copyEvent, { id: event });
    expect((await lastOf(copy.id)).changes).toMatchObject({
      copyOf: [null, event],
      networks: [null, JSON.stringify([world.networks.asylum])],
      actions: [null, await actionIds('VI.6', 'VI.5')],
    });
  });

  it('stand there of a membership: who, where, as what and for whom, and until when it holds', async () => {
    const life = new NetworkLife(world);
    const network = await life.newNetwork();
    const { id } = await life.run('contactPoint', nominateToNetwork, {
      ...{ network, member: world.ids.expert2, role: 'ALTERNATE' },
    });
    expect(await lastOf(id)).toEqual({
      action: 'nominateToNetwork',
      by: world.ids.contactPoint,
      changes: {
        status: [null, 'NOMINATED'],
        network: [null, network],
        member: [null, world.ids.expert2],
        role: [null, 'ALTERNATE'],
        state: [null, 'GE'],
        personalCapacity: [null, 'false'],
      },
    });
    await world.as('organiser').ask(decideMembership, { id, decision: 'ACCEPT', expiresOn: '2099-01-01' });
    await world.as('organiser').ask(decideMembership, { id, decision: 'RENEW', expiresOn: '2098-01-01' });
    expect((await lastOf(id)).changes).toEqual({
      status: ['ACTIVE', 'ACTIVE'],
      expiresOn: ['2099-01-01', '2098-01-01'],
    });
  });
});

describe('a network whose actions are changed', () => {
  it('is told with what was and what is, in their order, and not where they stay the same', async () => {
    const id = await newNetwork(world, 'told-actions', { actions: ['VI.6', 'VI.5'] });
    const change = (actions: string[], name: string) =>
      world.as('secretariat').ask(updateNetwork, { id, input: { actions, name: english(name) } });
    await change(['III.2', 'VI.6'], 'One');
    expect((await lastOf(id)).changes).toMatchObject({
      actions: [await actionIds('VI.6', 'VI.5'), await actionIds('III.2', 'VI.6')],
    });
    await change(['VI.6', 'III.2'], 'Two');
    expect((await lastOf(id)).changes).toHaveProperty('actions');
    await change(['VI.6', 'III.2'], 'Three');
    expect(Object.keys((await lastOf(id)).changes)).toEqual(['name']);
  });

  it('is told by two at once as the one after the other', async () => {
    const id = await newNetwork(world, 'told-at-once', { actions: ['VI.6'] });
    const changes = ['VI.5', 'III.2', 'VI.4', 'VI.3'].map((code) =>
      world.as('secretariat').ask(updateNetwork, { id, input: { actions: [code] } }),
    );
    await Promise.all(changes);
    const told = (await trailOf(id)).map(({ changes: { actions } }) => actions!);
    told.slice(1).forEach(([from], index) => expect(from).toBe(told[index]![1]));
  });
});

const substitute = graphql(
  'mutation ($registration: ID!, $member: ID!) { substitute(registration: $registration, member: $member) { id } }',
);

describe('a substitution', () => {
  it('says on both sides who took over from whom, and nothing when it is repeated', async () => {
    const { id: event } = await publishedEvent(world);
    const [one, other] = (await manyMembers(world, 2)) as [string, string];
    const { id: registration } = await registerFor(world, event, one);
    const organiser = world.as('organiser');
    const { substitute: successor } = await organiser.ask(substitute, { registration, member: other });
    expect(await lastOf(registration)).toEqual({
      action: 'substitute',
      by: world.ids.organiser,
      changes: { status: ['CONFIRMED', 'SUBSTITUTED'], replacedBy: [null, other] },
    });
    expect(await trailOf(successor.id)).toEqual([
      { action: 'take_over', by: world.ids.organiser, changes: { status: [null, 'CONFIRMED'], replaces: [null, one] } },
    ]);
    await organiser.ask(substitute, { registration, member: other });
    expect([await trailOf(registration), await trailOf(successor.id)].map(({ length }) => length)).toEqual([2, 1]);
  });

  it('says so of somebody who waited, too', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }] });
    const [one, other] = (await manyMembers(world, 2)) as [string, string];
    const { id: registration } = await registerFor(world, event, one);
    const { id: waits } = await registerFor(world, event, other);
    await world.as('organiser').ask(substitute, { registration, member: other });
    expect((await lastOf(waits)).changes).toEqual({ status: ['WAITLISTED', 'CONFIRMED'], replaces: [null, one] });
  });
});

const answerWithLink = graphql(
  'mutation ($token: String!, $accept: Boolean!) { answerWithLink(token: $token, accept: $accept) { usedAt } }',
);

describe('an answer by the link of a mail', () => {
  it.each([
    [true, 'accept', 'CONFIRMED'],
    [false, 'refuse', 'DECLINED'],
  ])('says so, and by which: %s', async (accept, action, status) => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'INVITATION' });
    const { inviteMembers: invited } = await world
      .as('organiser')
      .ask(inviteMembers, { event, members: [world.ids.expert2] });
    const token = await linkTo(world, world.ids.expert2, { registration: invited[0]!.id });
    await world.as('nobody').ask(answerWithLink, { token, accept });
    const [message] = await world.database.rows<{ id: string }>(
      `SELECT message_id AS id FROM answer_link_use ORDER BY used_at DESC LIMIT 1`,
    );
    expect(await lastOf(invited[0]!.id)).toEqual({
      ...{ action, by: world.ids.expert2 },
      changes: { status: ['INVITED', status], answerLink: [null, message!.id] },
    });
  });

  it('is not told of an answer of somebody who is signed in, nor of whom it lets move up', async () => {
    const { id: event } = await publishedEvent(world, { seats: [{ mode: 'ONLINE', capacity: 1 }], offerHours: 24 });
    const [holder, offered, next] = (await manyMembers(world, 3)) as [string, string, string];
    const registrations: string[] = [];
    for (const member of [holder, offered, next]) registrations.push((await registerFor(world, event, member)).id);
    await world.as('organiser').ask(withdraw, { id: registrations[0]! });
    expect((await lastOf(registrations[0]!)).changes).toEqual({ status: ['CONFIRMED', 'WITHDRAWN'] });
    const token = await linkTo(world, offered, { registration: registrations[1]! });
    await world.as('nobody').ask(answerWithLink, { token, accept: false });
    expect((await lastOf(registrations[1]!)).changes).toMatchObject({ answerLink: [null, expect.any(String)] });
    expect(await lastOf(registrations[2]!)).toEqual({
      ...{ action: 'offer', by: null },
      changes: { status: ['WAITLISTED', 'OFFERED'] },
    });
  });

  it('says so where a state will not come', async () => {
    const { id: event } = await publishedEvent(world, { registrationPolicy: 'NOMINATION' });
    const { inviteStates: invited } = await world
      .as('organiser')
      .ask(inviteStates, { event, invitations: [{ state: 'GE', seats: 2 }] });
    const token = await linkTo(world, world.ids.contactPoint, { invitation: invited[0]!.id });
    await world.as('nobody').ask(answerWithLink, { token, accept: false });
    expect(await lastOf(event)).toEqual({
      ...{ action: 'declineForState', by: world.ids.contactPoint },
      changes: { 'stateInvitations.GE.answer': ['AWAITED', 'WILL_NOT_ATTEND'], answerLink: [null, expect.any(String)] },
    });
  });
});

const moveEvent = graphql(
  'mutation ($id: ID!, $startsAt: EventTime!) { moveEvent(id: $id, startsAt: $startsAt) { id } }',
);

describe('what a change of an event takes along', () => {
  it('is told of the invited states whose deadlines move', async () => {
    const { id: event } = await publishedEvent(world);
    const invitations = [
      { state: 'GE', seats: 2, nominationClosesAt: '2031-05-01T12:00' },
      { state: 'PL', seats: 1 },
    ];
    await world.as('organiser').ask(inviteStates, { event, invitations });
    const before = (await trailOf(event)).length;
    await world.as('organiser').ask(moveEvent, { id: event, startsAt: '2031-05-21T10:00' });
    const told = (await trailOf(event)).slice(before);
    const ofStates = told.flatMap(({ changes }) =>
      Object.entries(changes).filter(([field]) => field.startsWith('stateInvitations')),
    );
    expect(ofStates).toEqual([
      ['stateInvitations.GE', [expect.stringContaining('2031-05-01T'), expect.stringContaining('2031-05-02T')]],
    ]);
  });

  it('is told of the materials whose item of the agenda is removed', async () => {
    const { id: event } = await draftEvent(world, { agenda: [talk] });
    const [item] = await world.database.rows<{ id: string }>('SELECT id FROM agenda_item WHERE event_id = $1', [event]);
    const { id } = await addedMaterial(world, event, { agendaItem: item!.id });
    await world.as('organiser').ask(updateEvent, { id: event, input: { agenda: [talk] } });
    expect(await lastOf(id)).toEqual({
      ...{ action: 'updateEvent', by: world.ids.organiser },
      changes: { agendaItem: [item!.id, null] },
    });
  });
});
