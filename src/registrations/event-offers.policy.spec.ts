import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../access/index.js';
import type { Role } from '../schema-types.js';
import { eventOffers } from './event-offers.policy.js';

type Facts = Parameters<typeof eventOffers>[1];

const before = new Date('2030-04-01T08:00:00Z');
const start = new Date('2030-05-01T07:00:00Z');
const during = new Date('2030-05-01T09:00:00Z');
const end = new Date('2030-05-01T15:00:00Z');
const nextDay = new Date('2030-05-02T09:00:00Z');

const event = (changes: Partial<Facts> = {}): Facts => ({
  ...{ id: 'event', status: 'PUBLISHED', awaitsPeopleUntil: start, endsAt: end, timeZone: 'Europe/Vienna' },
  days: [
    {
      ...{ date: '2030-05-01', startsAt: start.toISOString(), endsAt: end.toISOString() },
      ...{ startsAtLocal: '2030-05-01T09:00', endsAtLocal: '2030-05-01T17:00' },
    },
  ],
  ...{ networkIds: ['network'], programmeId: null, registrationPolicy: 'OPEN', confidentiality: 'MEMBERS' },
  ...{ registrationOpensAt: null, registrationClosesAt: null, nominationClosesAt: null, certificateFromShare: null },
  viewerRelation: { registration: null, attended: false, feedback: [], invitations: [] },
  ...changes,
});
const registered = (
  status: NonNullable<Facts['viewerRelation']['registration']>['status'],
  more: { answerDueAt?: string; onReserve?: boolean } = {},
): Partial<Facts> => ({
  viewerRelation: {
    ...event().viewerRelation,
    registration: { status, answerDueAt: null, onReserve: false, ...more },
  },
});
const invited = (state: string, nominationClosesAt: string | null): Partial<Facts> => ({
  viewerRelation: { ...event().viewerRelation, invitations: [{ state, nominationClosesAt, canDecline: true }] },
});

const somebody = (roles: Role[], more: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', ...roles]),
  ...more,
});
const applicant = somebody(['APPLICANT']);
const member = somebody(['MEMBER']);
const contactPoint = somebody(['MEMBER', 'CONTACT_POINT'], { contactPointOf: ['GE'] });
const organiser = somebody(['MEMBER', 'ORGANISER'], { organisedNetworks: ['network'] });
const otherOrganiser = somebody(['MEMBER', 'ORGANISER'], { organisedNetworks: ['other'] });
const secretariat = somebody(['MEMBER', 'SECRETARIAT']);

const forMembers: string[] = ['registerForEvent'];
const forStaff = ['registerForEvent', 'inviteMembers', 'nominateForEvent', 'recordAttendance', 'importAttendance'];
const entered = ['registerForEvent', 'recordAttendance', 'importAttendance'];

describe('what an event offers', () => {
  it.each<[string, Viewer, Partial<Facts>, Date, string[]]>([
    ['nobody', anonymous('en'), {}, before, []],
    ['who waits to be let in', applicant, {}, before, forMembers],
    ['who waits to be let in and comes', applicant, registered('CONFIRMED'), before, []],
    ['a member', member, {}, before, forMembers],
    ['a member with a token that only reads', { ...member, readOnly: true }, {}, before, []],
    ['an organiser of something else', otherOrganiser, {}, before, forMembers],
    ['a contact point', contactPoint, {}, before, ['registerForEvent', 'nominateForEvent']],
    ['its organiser', organiser, {}, before, [...forStaff, 'messageParticipants']],
    ['the secretariat', secretariat, {}, before, [...forStaff, 'messageParticipants']],
    ['the secretariat with a token that only reads', { ...secretariat, readOnly: true }, {}, before, []],
    ['staff while it is a draft', organiser, { status: 'DRAFT' }, before, ['messageParticipants']],
    ['staff once it is cancelled', organiser, { status: 'CANCELLED' }, before, ['messageParticipants']],
    ['staff while it runs', organiser, {}, during, [...entered, 'checkIn', 'messageParticipants']],
    ['staff once it is over', organiser, {}, nextDay, [...entered, 'messageParticipants']],
    ['a member while it runs', member, {}, during, []],
    ['a contact point while it runs', contactPoint, {}, during, []],
  ])('%s', (_, viewer, changes, now, mutations) => {
    expect(eventOffers(viewer, event(changes), now)).toEqual(mutations);
  });

  it('staff is to issue certificates, once it is over and says what earns one', () => {
    const certified = event({ certificateFromShare: 0.8 });
    expect(eventOffers(organiser, certified, nextDay)).toContain('issueCertificates');
    expect(eventOffers(member, certified, nextDay)).not.toContain('issueCertificates');
    expect(eventOffers(organiser, certified, during)).not.toContain('issueCertificates');
    expect(eventOffers(organiser, event(), nextDay)).not.toContain('issueCertificates');
  });
});

describe('registering is offered', () => {
  const offers = (viewer: Viewer, changes: Partial<Facts>, now = before): boolean =>
    eventOffers(viewer, event(changes), now).includes('registerForEvent');

  it('inside the window only', () => {
    expect(offers(member, { registrationClosesAt: before })).toBe(false);
    expect(offers(organiser, { registrationClosesAt: before })).toBe(false);
    expect(offers(member, { registrationClosesAt: start })).toBe(true);
  });

  it('to who may come, for whom the event is not by invitation or nomination', () => {
    expect(offers(member, { registrationPolicy: 'APPROVAL' })).toBe(true);
    for (const registrationPolicy of ['NOMINATION', 'INVITATION'] as const)
      for (const viewer of [member, contactPoint, organiser])
        expect(offers(viewer, { registrationPolicy })).toBe(false);
  });

  it('once more to who has withdrawn, and not to who comes or was rejected', () => {
    expect(offers(member, registered('WITHDRAWN'))).toBe(true);
    expect(offers(member, registered('CONFIRMED'))).toBe(false);
    expect(offers(member, registered('REJECTED'))).toBe(false);
  });

  it('to whoever acts for others, also when they come themselves', () => {
    expect(offers(contactPoint, registered('CONFIRMED'))).toBe(true);
    expect(offers(organiser, registered('CONFIRMED'))).toBe(true);
    expect(offers(otherOrganiser, registered('CONFIRMED'))).toBe(false);
  });

  it('to who is asked to come, in time and not on the reserve', () => {
    const byInvitation = { registrationPolicy: 'INVITATION' } as const;
    const due = new Date(before.getTime() + 1).toISOString();
    expect(offers(member, { ...byInvitation, ...registered('INVITED') })).toBe(true);
    expect(offers(member, { ...byInvitation, ...registered('INVITED', { answerDueAt: due }) })).toBe(true);
    expect(offers(member, { ...byInvitation, ...registered('INVITED', { answerDueAt: before.toISOString() }) })).toBe(
      false,
    );
    expect(offers(member, { ...byInvitation, ...registered('NOMINATED') })).toBe(true);
    expect(offers(member, { ...byInvitation, ...registered('NOMINATED', { onReserve: true }) })).toBe(false);
  });
});

describe('nominating is offered', () => {
  const offers = (viewer: Viewer, changes: Partial<Facts>, now = before): boolean =>
    eventOffers(viewer, event(changes), now).includes('nominateForEvent');

  it('until the deadline of the event, or of the own state where it has one', () => {
    const [past, later] = [before.toISOString(), start.toISOString()];
    expect(offers(contactPoint, { nominationClosesAt: start })).toBe(true);
    expect(offers(contactPoint, { nominationClosesAt: before })).toBe(false);
    expect(offers(contactPoint, { nominationClosesAt: before, ...invited('GE', later) })).toBe(true);
    expect(offers(contactPoint, { nominationClosesAt: start, ...invited('GE', past) })).toBe(false);
    expect(offers(contactPoint, { nominationClosesAt: before, ...invited('GE', null) })).toBe(false);
    expect(offers(contactPoint, { nominationClosesAt: before, ...invited('AM', later) })).toBe(false);
  });

  it('for any of several states', () => {
    const ofTwo = { ...contactPoint, contactPointOf: ['AM', 'GE'] };
    expect(offers(ofTwo, { nominationClosesAt: before, ...invited('GE', start.toISOString()) })).toBe(true);
  });

  it('to staff whatever the deadline, until it begins', () => {
    expect(offers(organiser, { nominationClosesAt: before })).toBe(true);
    expect(offers(organiser, {}, start)).toBe(false);
    expect(offers(contactPoint, {}, start)).toBe(false);
  });
});
