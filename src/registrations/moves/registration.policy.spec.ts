import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import { isActive } from '../../events/index.js';
import type { Attendance, Confidentiality, RegistrationPolicy } from '../../schema-types.js';
import {
  type Act,
  decide,
  hindranceToMoving,
  mayActFor,
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
    for (const standing of from) for (const policy of under) expect(outcome(standing, act, policy)).toBe(to);
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

  it('answers a call whose result already stands', () => {
    expect(outcome('WAITLISTED', 'REGISTER', 'OPEN')).toBe('REPEAT');
    expect(outcome('CONFIRMED', 'APPROVE', 'APPROVAL')).toBe('REPEAT');
    expect(outcome('WITHDRAWN', 'WITHDRAW', 'OPEN')).toBe('REPEAT');
    expect(outcome('CANCELLED', 'CANCEL', 'OPEN')).toBe('REPEAT');
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

  it('is open until the start, not at it', () => {
    expect(registrationIsOpen(open, at('2030-05-01T07:59:59.999Z'))).toBe(true);
    expect(registrationIsOpen(open, at('2030-05-01T08:00:00Z'))).toBe(false);
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
  });

  it('has no contact point for who represents no state', () => {
    expect(mayActFor(viewer({ contactPointOf: ['GE'] }), { memberId: 'somebody', state: null }, event)).toBe(false);
  });

  it('draws the buttons from the same rules', () => {
    const facts = {
      memberId: 'me',
      state: 'GE',
      status: 'PENDING',
      onReserve: false,
      answerDueAt: null,
      attendance: null,
      mode: 'ONLINE',
      event: {
        ...event,
        status: 'PUBLISHED',
        format: 'HYBRID',
        registrationPolicy: 'APPROVAL',
        confidentiality: 'MEMBERS',
        awaitsPeopleUntil: new Date('2030-05-01T08:00:00Z'),
        timeZone: 'Europe/Vienna',
        days: [{ date: '2030-05-01' }, { date: '2030-05-02' }],
      },
    } as const;
    const before = new Date('2030-04-01T08:00:00Z');
    const organiser = viewer({ organisedEvents: ['event'] });
    expect(registrationViewerCan(viewer({}), facts, before)).toEqual(['withdraw', 'changeMode']);
    expect(registrationViewerCan(organiser, facts, before)).toEqual([
      'withdraw',
      'changeMode',
      'updateRegistration',
      'decideRegistrations',
    ]);
    expect(registrationViewerCan(organiser, { ...facts, status: 'CONFIRMED' }, before)).toEqual([
      'withdraw',
      'changeMode',
      'substitute',
      'updateRegistration',
      'decideRegistrations',
    ]);
    const firstDay = new Date('2030-04-30T22:00:00Z');
    expect(registrationViewerCan(organiser, { ...facts, status: 'CONFIRMED' }, firstDay)).toContain('recordAttendance');
    const nominated = { ...facts, status: 'NOMINATED', answerDueAt: new Date('2030-04-02T08:00:00Z') } as const;
    expect(registrationViewerCan(viewer({}), nominated, before)).toContain('answerInvitation');
    expect(registrationViewerCan(viewer({}), nominated, nominated.answerDueAt)).not.toContain('answerInvitation');
    expect(
      registrationViewerCan(viewer({}), { ...facts, event: { ...facts.event, status: 'CANCELLED' } }, before),
    ).toEqual([]);
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
