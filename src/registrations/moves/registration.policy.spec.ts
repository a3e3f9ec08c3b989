import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import { isActive } from '../../events/index.js';
import type { Attendance, Confidentiality, RegistrationPolicy } from '../../schema-types.js';
import {
  type Act,
  answerDue,
  decide,
  hindranceToMoving,
  isAsked,
  isByInvitation,
  mayActFor,
  mayNameAnother,
  registrationIsOpen,
  registrationViewerCan,
  type StatusBefore,
  transitions,
} from './registration.policy.js';

const standings: StatusBefore[] = [
  'NONE', 'INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED',
  'DECLINED', 'REJECTED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED',
]; // prettier-ignore
const acts = [...new Set(transitions.map(({ act }) => act))];
const policies: RegistrationPolicy[] = ['OPEN', 'APPROVAL', 'NOMINATION', 'INVITATION'];
const viewer = (changes: Partial<Viewer>): Viewer => ({ ...anonymous('en'), memberId: 'me', ...changes });
const event = { id: 'event', networkIds: ['network'], programmeId: 'programme' };

/** Section 4 of the design once more, as a reader would check it: what each act makes of each status, by policy. */
const design: [Act, StatusBefore[], RegistrationPolicy[], string][] = [
  ['REGISTER', ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'], ['OPEN'], 'SEAT'],
  ['REGISTER', ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'], ['APPROVAL'], 'PENDING'],
  [
    'REGISTER',
    ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'],
    ['NOMINATION'],
    'NOMINATION_REQUIRED',
  ],
  [
    'REGISTER',
    ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'],
    ['INVITATION'],
    'INVITATION_REQUIRED',
  ],
  ['REGISTER', ['INVITED'], policies, 'SEAT'],
  ['REGISTER', ['NOMINATED'], ['APPROVAL', 'NOMINATION', 'INVITATION'], 'PENDING'],
  ['REGISTER', ['NOMINATED'], ['OPEN'], 'SEAT'],
  ['INVITE', ['NONE', 'DECLINED', 'REJECTED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'], policies, 'INVITED'],
  ['NOMINATE', ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'], policies, 'NOMINATED'],
  ['ACCEPT', ['INVITED'], policies, 'SEAT'],
  ['ACCEPT', ['NOMINATED'], ['APPROVAL', 'NOMINATION', 'INVITATION'], 'PENDING'],
  ['ACCEPT', ['NOMINATED'], ['OPEN'], 'SEAT'],
  [
    'ENTER',
    ['NONE', 'DECLINED', 'REJECTED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED'],
    policies,
    'CONFIRMED',
  ],
  ['APPROVE', ['PENDING', 'REJECTED'], policies, 'SEAT'],
  ['REJECT', ['PENDING', 'NOMINATED'], policies, 'REJECTED'],
  ['PROMOTE', ['WAITLISTED'], policies, 'CONFIRMED'],
  ['OFFER', ['WAITLISTED'], policies, 'OFFERED'],
  ['ACCEPT', ['OFFERED'], policies, 'CONFIRMED'],
  ['REFUSE', ['INVITED', 'NOMINATED', 'OFFERED'], policies, 'DECLINED'],
  ['WITHDRAW', ['PENDING', 'WAITLISTED', 'OFFERED', 'CONFIRMED'], policies, 'WITHDRAWN'],
  ['CANCEL', ['INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED'], policies, 'CANCELLED'],
  ['SUBSTITUTE', ['CONFIRMED'], policies, 'SUBSTITUTED'],
  [
    'TAKE_OVER',
    ['NONE', 'DECLINED', 'WITHDRAWN', 'CANCELLED', 'EXPIRED', 'SUBSTITUTED', 'NOMINATED', 'PENDING', 'WAITLISTED'],
    policies,
    'CONFIRMED',
  ],
  ['EXPIRE', ['INVITED', 'NOMINATED', 'PENDING', 'WAITLISTED', 'OFFERED'], policies, 'EXPIRED'],
  ['RESUME', ['EXPIRED'], policies, 'FORMER'],
];

const errors = new Set(['TRANSITION_NOT_ALLOWED', 'NOMINATION_REQUIRED', 'INVITATION_REQUIRED']);

const outcome = (
  from: StatusBefore,
  act: Act,
  registrationPolicy: RegistrationPolicy,
  confidentiality: Confidentiality = 'MEMBERS',
): string => {
  const decision = decide(from, act, { registrationPolicy, confidentiality });
  return decision.kind === 'MOVE' ? decision.to : decision.kind === 'REFUSED' ? decision.code : 'REPEAT';
};

describe('the table of transitions', () => {
  it.each(design)('%s from %j under %j leads to %s', (act, from, under, to) => {
    const outcomes = from.flatMap((standing) => under.map((policy) => outcome(standing, act, policy)));
    expect(new Set(outcomes)).toEqual(new Set([to]));
  });

  it('refuses whatever the table lacks and whose result does not stand already', () => {
    const allowed = new Set(
      design.flatMap(([act, from, under]) =>
        from.flatMap((standing) => under.map((policy) => `${act} ${standing} ${policy}`)),
      ),
    );
    const lacking = acts
      .flatMap((act) => standings.flatMap((from) => policies.map((policy) => ({ act, from, policy }))))
      .filter(({ act, from, policy }) => !allowed.has(`${act} ${from} ${policy}`));
    const decisions = lacking.map(({ act, from, policy }) => outcome(from, act, policy));
    expect(new Set(decisions)).toEqual(new Set(['TRANSITION_NOT_ALLOWED', 'REPEAT']));
    expect(outcome('REJECTED', 'REGISTER', 'OPEN')).toBe('TRANSITION_NOT_ALLOWED');
    expect(outcome('CANCELLED', 'WITHDRAW', 'OPEN')).toBe('TRANSITION_NOT_ALLOWED');
    expect(outcome('WAITLISTED', 'REJECT', 'OPEN')).toBe('TRANSITION_NOT_ALLOWED');
  });

  it('has organisers look first at whom a state names for what is not open to all', () => {
    for (const act of ['ACCEPT', 'REGISTER'] as const) {
      expect(outcome('NOMINATED', act, 'OPEN', 'CLOSED')).toBe('PENDING');
      expect(outcome('INVITED', act, 'OPEN', 'CLOSED')).toBe('SEAT');
    }
  });

  it('asks nobody to be invited first who may register by themselves, also where the event is closed', () => {
    expect(outcome('NONE', 'REGISTER', 'OPEN', 'CLOSED')).toBe('SEAT');
    expect(outcome('REJECTED', 'REGISTER', 'NOMINATION')).toBe('TRANSITION_NOT_ALLOWED');
    expect(outcome('REJECTED', 'REGISTER', 'INVITATION')).toBe('TRANSITION_NOT_ALLOWED');
  });

  it.each<[Act, StatusBefore[]]>([
    ['REGISTER', ['PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED']],
    ['INVITE', ['INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED']],
    ['NOMINATE', ['INVITED', 'NOMINATED', 'PENDING', 'OFFERED', 'WAITLISTED', 'CONFIRMED']],
    ['ENTER', ['CONFIRMED']],
    ['ACCEPT', ['PENDING', 'WAITLISTED', 'CONFIRMED']],
    ['REFUSE', ['DECLINED']],
    ['APPROVE', ['OFFERED', 'WAITLISTED', 'CONFIRMED']],
    ['REJECT', ['REJECTED']],
    ['PROMOTE', []],
    ['OFFER', []],
    ['WITHDRAW', ['WITHDRAWN']],
    ['CANCEL', ['CANCELLED']],
    ['SUBSTITUTE', ['SUBSTITUTED']],
    ['TAKE_OVER', []],
    ['EXPIRE', ['EXPIRED']],
    ['RESUME', []],
  ])('answers %s as a repeat from %j', (act, repeated) => {
    const answered = policies.map((policy) => standings.filter((from) => outcome(from, act, policy) === 'REPEAT'));
    expect(answered).toEqual(policies.map(() => repeated));
  });

  it('asks the person something by inviting, nominating and offering', () => {
    const statuses = standings.filter((standing) => standing !== 'NONE');
    expect(statuses.filter(isAsked)).toEqual(['INVITED', 'NOMINATED', 'OFFERED']);
  });

  it('lets only whom somebody names come to what is by invitation, or closed', () => {
    const byInvitation = (registrationPolicy: RegistrationPolicy, confidentiality: Confidentiality): boolean =>
      isByInvitation({ registrationPolicy, confidentiality });
    expect(policies.map((policy) => byInvitation(policy, 'MEMBERS'))).toEqual([false, false, false, true]);
    expect(byInvitation('OPEN', 'CLOSED')).toBe(true);
    expect(byInvitation('OPEN', 'OPEN')).toBe(false);
  });

  it('lets nobody out of an ended registration but by starting anew, by staff, or by a postponement', () => {
    const ended = standings.filter((standing) => standing !== 'NONE' && !isActive(standing));
    const moving = acts.filter((act) =>
      ended.some((from) =>
        policies.some((policy) => outcome(from, act, policy) !== 'REPEAT' && !errors.has(outcome(from, act, policy))),
      ),
    );
    expect(moving.sort()).toEqual(['APPROVE', 'ENTER', 'INVITE', 'NOMINATE', 'REGISTER', 'RESUME', 'TAKE_OVER']);
  });
});

describe('the registration window', () => {
  const open = {
    status: 'PUBLISHED',
    awaitsPeopleUntil: new Date('2030-05-01T08:00:00Z'),
    registrationOpensAt: null,
    registrationClosesAt: null,
  } as const;
  const at = (time: string): Date => new Date(time);

  it('is open from ever until the start, not at it', () => {
    expect(registrationIsOpen(open, at('2030-05-01T07:59:59.999Z'))).toBe(true);
    expect(registrationIsOpen(open, at('2030-05-01T08:00:00Z'))).toBe(false);
    expect(registrationIsOpen(open, at('1969-12-31T00:00:00Z'))).toBe(true);
  });

  it('takes in the instant it opens and leaves out the one it closes', () => {
    const window = {
      ...open,
      registrationOpensAt: at('2030-04-01T00:00:00Z'),
      registrationClosesAt: at('2030-04-20T00:00:00Z'),
    };
    expect(registrationIsOpen(window, at('2030-03-31T23:59:59Z'))).toBe(false);
    expect(registrationIsOpen(window, at('2030-04-01T00:00:00Z'))).toBe(true);
    expect(registrationIsOpen(window, at('2030-04-20T00:00:00Z'))).toBe(false);
  });

  it('is shut for drafts, cancelled and closed events', () => {
    for (const status of ['DRAFT', 'CANCELLED', 'CLOSED'] as const)
      expect(registrationIsOpen({ ...open, status }, at('2030-01-01T00:00:00Z'))).toBe(false);
  });
});

describe('the time to answer', () => {
  const now = new Date('2030-05-01T00:00:00Z');
  const event = { awaitsPeopleUntil: new Date('2030-05-01T08:00:00Z') };

  it('is so many hours, and none after the event awaits people', () => {
    expect(answerDue(now, 2, event)).toEqual(new Date('2030-05-01T02:00:00Z'));
    expect(answerDue(now, 48, event)).toEqual(event.awaitsPeopleUntil);
    expect(answerDue(now, null, event)).toBeNull();
  });
});

describe('who may act for a person', () => {
  const person = { memberId: 'somebody', state: 'GE' };

  it.each([
    ['the person', viewer({ memberId: 'somebody' }), true],
    ['the secretariat', viewer({ roles: new Set(['SECRETARIAT'] as const) }), true],
    ['an organiser of the network', viewer({ organisedNetworks: ['network'] }), true],
    ['an organiser of the event', viewer({ organisedEvents: ['event'] }), true],
    ['an organiser of the programme', viewer({ organisedProgrammes: ['programme'] }), true],
    ['a contact point of the state', viewer({ contactPointOf: ['GE'] }), true],
    ['a contact point of another state', viewer({ contactPointOf: ['PL'] }), false],
    ['an organiser of something else', viewer({ organisedNetworks: ['other'], organisedEvents: ['other'] }), false],
    ['anybody else', viewer({}), false],
  ])('%s', (_who, who, may) => {
    expect(mayActFor(who, person, event)).toBe(may);
    expect(mayNameAnother(who, person, event)).toBe(may && who.memberId !== person.memberId);
  });

  it('has no contact point for who represents no state', () => {
    expect(mayActFor(viewer({ contactPointOf: ['GE'] }), { memberId: 'somebody', state: null }, event)).toBe(false);
  });

  it('has nobody move who was recorded, and only staff once the event has begun', () => {
    const begins = new Date('2030-05-01T08:00:00Z');
    const published = { status: 'PUBLISHED', awaitsPeopleUntil: begins } as const;
    const before = new Date('2030-05-01T07:59:59Z');
    const of = (attendance: Attendance | null, now: Date, staff: boolean) =>
      hindranceToMoving({ attendance }, published, now, staff);
    expect([of('EXPECTED', before, false), of('EXPECTED', begins, false)]).toEqual([null, 'BEGUN']);
    expect([of('NO_SHOW', begins, true), of('EXCUSED', begins, true)]).toEqual([null, null]);
    expect([of('ATTENDED', begins, true), of('PARTIAL', before, false)]).toEqual(['RECORDED', 'RECORDED']);
  });
});

describe('what a viewer can do about a registration', () => {
  const before = new Date('2030-04-01T08:00:00Z');
  const begins = new Date('2030-05-01T08:00:00Z');
  type Facts = Parameters<typeof registrationViewerCan>[1];
  const facts: Facts = {
    ...{ memberId: 'somebody', state: 'GE', status: 'PENDING', answerDueAt: null, attendance: null, mode: 'ONLINE' },
    overtaken: false,
    event: {
      ...event,
      ...{ status: 'PUBLISHED', format: 'HYBRID', registrationPolicy: 'APPROVAL', confidentiality: 'MEMBERS' },
      ...{ awaitsPeopleUntil: begins, timeZone: 'Europe/Vienna' },
      days: [{ date: '2030-05-01' }, { date: '2030-05-02' }],
    },
  };
  const of = (changes: Partial<Facts['event']>): Partial<Facts> => ({ event: { ...facts.event, ...changes } });
  const person = viewer({ memberId: 'somebody' });
  const contactPoint = viewer({ contactPointOf: ['GE'] });
  const organiser = viewer({ organisedEvents: ['event'] });
  const asked = { status: 'NOMINATED', answerDueAt: new Date('2030-04-02T08:00:00Z') } as const;
  const coming = { status: 'CONFIRMED' } as const;

  it.each<[string, Viewer, Partial<Facts>, Date, string[]]>([
    ['anybody else', viewer({}), {}, before, []],
    ['anybody else, of who is asked', viewer({}), asked, before, []],
    ['the person', person, {}, before, ['withdraw', 'changeMode']],
    ['the person with a token that only reads', { ...person, readOnly: true }, {}, before, []],
    ['the person who comes', person, coming, before, ['withdraw', 'changeMode']],
    ['the person who has withdrawn', person, { status: 'WITHDRAWN' }, before, []],
    ['the person where there is one way to come', person, of({ format: 'ONLINE' }), before, ['withdraw']],
    ['the person once it is cancelled', person, of({ status: 'CANCELLED' }), before, []],
    ['the person once it has begun', person, coming, begins, []],
    ['the person who is asked', person, asked, before, ['answerInvitation', 'withdraw', 'changeMode']],
    ['the person at the last moment', person, asked, asked.answerDueAt, ['withdraw', 'changeMode']],
    [
      'the person who is asked without an end',
      person,
      { status: 'INVITED' },
      before,
      ['answerInvitation', 'withdraw', 'changeMode'],
    ],
    [
      'the contact point',
      contactPoint,
      asked,
      before,
      ['answerInvitation', 'withdraw', 'changeMode', 'updateRegistration'],
    ],
    [
      'the contact point of who comes',
      contactPoint,
      coming,
      before,
      ['withdraw', 'changeMode', 'substitute', 'updateRegistration'],
    ],
    ['the contact point once it has begun', contactPoint, coming, begins, []],
    ['the contact point of who does not come', contactPoint, { status: 'REJECTED' }, before, []],
    ['staff', organiser, {}, before, ['withdraw', 'changeMode', 'updateRegistration', 'decideRegistrations']],
    [
      'staff of who comes',
      organiser,
      coming,
      before,
      ['withdraw', 'changeMode', 'substitute', 'updateRegistration', 'decideRegistrations'],
    ],
    [
      'staff of who is asked, once it has begun',
      organiser,
      { status: 'INVITED' },
      begins,
      ['withdraw', 'changeMode', 'updateRegistration', 'decideRegistrations'],
    ],
    ['staff of who was rejected', organiser, { status: 'REJECTED' }, before, ['decideRegistrations']],
    ['staff of who was rejected and came anew since', organiser, { status: 'REJECTED', overtaken: true }, before, []],
    ['staff of who was rejected before choosing', organiser, { status: 'REJECTED', mode: null }, before, []],
    ['staff of who has withdrawn', organiser, { status: 'WITHDRAWN' }, before, []],
    [
      'staff of who is recorded',
      organiser,
      { ...coming, attendance: 'ATTENDED' },
      begins,
      ['updateRegistration', 'recordAttendance'],
    ],
    ['the person who is recorded', person, { ...coming, attendance: 'PARTIAL' }, before, []],
    ['staff once it is cancelled', organiser, { ...coming, ...of({ status: 'CANCELLED' }) }, begins, []],
    ['staff once it is closed', organiser, { ...coming, ...of({ status: 'CLOSED' }) }, begins, []],
  ])('is for %s', (_, who, changes, now, mutations) => {
    expect(registrationViewerCan(who, { ...facts, ...changes }, now)).toEqual(mutations);
  });

  it('is for staff to record who comes, from the first day where the event is held on, once it is published', () => {
    const records = (who: Viewer, changes: Partial<Facts>, now: Date): boolean =>
      registrationViewerCan(who, { ...facts, ...changes }, now).includes('recordAttendance');
    const midnight = new Date('2030-04-30T22:00:00Z');
    expect(records(organiser, coming, midnight)).toBe(true);
    expect(records(organiser, coming, new Date(midnight.getTime() - 1))).toBe(false);
    expect(records(person, coming, midnight)).toBe(false);
    expect(records(organiser, { status: 'PENDING' }, midnight)).toBe(false);
    expect(records(organiser, { ...coming, ...of({ status: 'DRAFT' }) }, midnight)).toBe(false);
  });
});
