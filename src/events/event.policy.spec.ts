import { describe, expect, it } from '@jest/globals';
import { anonymous, system, type Viewer } from '../access/index.js';
import type { Audience, Confidentiality, EventStatus } from '../schema-types.js';
import {
  type EventMove,
  type EventPromises,
  loosenedBy,
  moves,
  type OfferedEvent,
  verdictOn,
  viewerCan,
  widens,
} from './event.policy.js';

const now = new Date('2026-06-01T12:00:00Z');
const event = (changes: Partial<OfferedEvent> = {}): OfferedEvent => ({
  id: 'event',
  status: 'DRAFT',
  awaitsPeopleUntil: new Date('2026-07-01T09:00:00Z'),
  endsAt: new Date('2026-07-01T12:00:00Z'),
  networkIds: ['asylum', 'labour'],
  programmeId: 'component',
  hasRegistrations: false,
  hasAttendance: false,
  hasInvitedStates: false,
  viewerRelation: { invitations: [] },
  isWhole: true,
  ...changes,
});
const over = new Date('2026-06-01T12:00:00Z');
const statuses: EventStatus[] = ['DRAFT', 'PUBLISHED', 'CANCELLED', 'CLOSED'];

describe('moving an event', () => {
  const table: Record<EventMove, string[]> = {
    //              DRAFT           PUBLISHED  CANCELLED       CLOSED
    publishEvent: ['ALLOWED', 'REPEAT', 'WRONG_STATUS', 'WRONG_STATUS'],
    unpublishEvent: ['REPEAT', 'ALLOWED', 'WRONG_STATUS', 'WRONG_STATUS'],
    cancelEvent: ['WRONG_STATUS', 'ALLOWED', 'REPEAT', 'WRONG_STATUS'],
    closeEvent: ['WRONG_STATUS', 'ALLOWED', 'WRONG_STATUS', 'REPEAT'],
    reopenEvent: ['WRONG_STATUS', 'REPEAT', 'WRONG_STATUS', 'ALLOWED'],
  };

  for (const [move, verdicts] of Object.entries(table) as [EventMove, string[]][]) {
    it(`${move} of an event that is over`, () => {
      expect(statuses.map((status) => verdictOn(move, event({ status, endsAt: over }), now))).toEqual(verdicts);
    });
  }

  it('has a row for every move', () => {
    expect(Object.keys(table)).toEqual(Object.keys(moves));
  });

  it('closes nothing that is not over', () => {
    expect(verdictOn('closeEvent', event({ status: 'PUBLISHED' }), now)).toBe('NOT_OVER');
  });

  it('makes no draft of what people have been invited to', () => {
    expect(verdictOn('unpublishEvent', event({ status: 'PUBLISHED', hasInvitedStates: true }), now)).toBe(
      'HAS_INVITED_STATES',
    );
    expect(verdictOn('cancelEvent', event({ status: 'PUBLISHED', hasAttendance: true }), now)).toBe('HAS_ATTENDANCE');
    expect(verdictOn('unpublishEvent', event({ status: 'PUBLISHED', hasRegistrations: true }), now)).toBe(
      'HAS_REGISTRATIONS',
    );
  });

  it('publishes and cancels events of the past', () => {
    expect(verdictOn('publishEvent', event({ endsAt: over }), now)).toBe('ALLOWED');
    expect(verdictOn('cancelEvent', event({ status: 'PUBLISHED', endsAt: over }), now)).toBe('ALLOWED');
  });
});

describe('what a viewer can do', () => {
  const organiser = (changes: Partial<Viewer>): Viewer => ({ ...anonymous('en'), memberId: 'marta', ...changes });

  it('is nothing for those who do not look after the event', () => {
    for (const viewer of [anonymous('en'), organiser({ organisedNetworks: ['other'], organisedEvents: ['another'] })]) {
      expect(viewerCan(viewer, event(), now)).toEqual([]);
    }
  });

  it('is to copy it, for those who organise something else', () => {
    const other = organiser({ roles: new Set(['ORGANISER']), organisedProgrammes: ['other'] });
    expect(viewerCan(other, event(), now)).toEqual(['copyEvent']);
    expect(viewerCan({ ...other, readOnly: true }, event(), now)).toEqual([]);
    expect(viewerCan(other, event({ programmeId: null }), now)).toEqual(['copyEvent']);
    expect(viewerCan(other, event({ isWhole: false }), now)).toEqual([]);
  });

  it('is the same by a role for the event, its programme, one of its networks, and for the secretariat', () => {
    const roles = new Set<'ORGANISER'>(['ORGANISER']);
    for (const viewer of [
      organiser({ roles, organisedEvents: ['event'] }),
      organiser({ roles, organisedProgrammes: ['component'] }),
      organiser({ roles, organisedNetworks: ['labour'] }),
      system,
    ]) {
      expect(viewerCan(viewer, event(), now)).toEqual([
        'updateEvent',
        'moveEvent',
        'publishEvent',
        'deleteEvent',
        'addMaterial',
        'copyEvent',
      ]);
    }
  });

  it('follows the status, the end and the registrations', () => {
    expect(viewerCan(system, event({ status: 'PUBLISHED' }), now)).toEqual([
      'updateEvent',
      'moveEvent',
      'unpublishEvent',
      'cancelEvent',
      'addMaterial',
      'inviteStates',
      'copyEvent',
    ]);
    expect(
      viewerCan(
        system,
        event({ status: 'PUBLISHED', hasRegistrations: true, awaitsPeopleUntil: over, endsAt: over }),
        now,
      ),
    ).toEqual(['updateEvent', 'moveEvent', 'cancelEvent', 'closeEvent', 'addMaterial', 'copyEvent']);
    expect(viewerCan(system, event({ status: 'CANCELLED' }), now)).toEqual(['addMaterial', 'copyEvent']);
    expect(viewerCan(system, event({ status: 'CLOSED' }), now)).toEqual(['reopenEvent', 'addMaterial', 'copyEvent']);
  });

  it('is to say no for an own state that is invited and has nominated nobody', () => {
    const contactPoint = organiser({ roles: new Set(['CONTACT_POINT']), contactPointOf: ['GE'] });
    const invited = (state: string, canDecline = true) =>
      event({
        status: 'PUBLISHED',
        viewerRelation: { invitations: [{ state, nominationClosesAt: null, canDecline }] },
      });
    expect(viewerCan(contactPoint, invited('GE'), now)).toEqual(['declineForState']);
    expect(viewerCan(contactPoint, invited('GE', false), now)).toEqual([]);
    expect(viewerCan(contactPoint, invited('PL'), now)).toEqual([]);
    expect(viewerCan(contactPoint, { ...invited('GE'), awaitsPeopleUntil: now }, now)).toEqual([]);
  });

  it('is to say no for any state, for the secretariat and not for organisers', () => {
    const invited = event({
      status: 'PUBLISHED',
      viewerRelation: { invitations: [{ state: 'GE', nominationClosesAt: null, canDecline: true }] },
    });
    expect(viewerCan(system, invited, now)).toContain('declineForState');
    const staff = organiser({ roles: new Set(['ORGANISER']), organisedEvents: ['event'] });
    expect(viewerCan(staff, invited, now)).not.toContain('declineForState');
  });

  it('is nothing with a token that only reads', () => {
    expect(viewerCan({ ...system, readOnly: true }, event(), now)).toEqual([]);
  });
});

describe('the list of participants', () => {
  const audiences: Audience[] = ['ORGANISERS', 'PARTICIPANTS', 'NETWORKS', 'STATES', 'MEMBERS', 'PUBLIC'];

  it.each<[Audience, Audience[]]>([
    ['ORGANISERS', ['PARTICIPANTS', 'NETWORKS', 'STATES', 'MEMBERS', 'PUBLIC']],
    ['PARTICIPANTS', ['NETWORKS', 'STATES', 'MEMBERS', 'PUBLIC']],
    ['NETWORKS', ['PARTICIPANTS', 'STATES', 'MEMBERS', 'PUBLIC']],
    ['STATES', ['PARTICIPANTS', 'NETWORKS', 'MEMBERS', 'PUBLIC']],
    ['MEMBERS', ['PUBLIC']],
    ['PUBLIC', []],
  ])('for %s is widened by whoever could not read it before: to %j', (before, wider) => {
    expect(audiences.filter((after) => widens(before, after))).toEqual(wider);
  });
});

describe('what people registered under', () => {
  const before: EventPromises = {
    chathamHouseRule: true,
    participantList: 'PARTICIPANTS',
    confidentiality: 'MEMBERS',
    networkIds: ['one'],
    agenda: [{ id: 'talk', confidentiality: 'CLOSED' }],
  };
  const joined = { networkIds: ['one', 'two'] };
  const agenda = (confidentiality: Confidentiality | null) => ({ agenda: [{ id: 'talk', confidentiality }] });
  const opened = ['agenda.0.confidentiality'];

  it.each<[string, Partial<EventPromises>, Partial<EventPromises>, string[]]>([
    ['nothing', {}, {}, []],
    ['the rule off', {}, { chathamHouseRule: false }, ['chathamHouseRule']],
    ['the rule on', { chathamHouseRule: false }, { chathamHouseRule: true }, []],
    ['a wider list', {}, { participantList: 'PUBLIC' }, ['participantList']],
    ['an opened event', {}, { confidentiality: 'OPEN' }, ['confidentiality']],
    ['a closed event', {}, { confidentiality: 'CLOSED' }, []],
    ['a network more', {}, { networkIds: ['one', 'two'] }, []],
    ['a network more whose members know', { confidentiality: 'CLOSED' }, { networkIds: ['two'] }, ['networks']],
    ['a network more that reads', { participantList: 'NETWORKS' }, { networkIds: ['one', 'two'] }, ['networks']],
    ['a network less', { participantList: 'NETWORKS' }, { networkIds: [] }, []],
    ['an opened item', {}, { agenda: [{ id: 'talk', confidentiality: null }] }, ['agenda.0.confidentiality']],
    ['a new item', {}, { agenda: [{ id: 'other', confidentiality: 'OPEN' }] }, []],
    ['an item of an open event opened', { confidentiality: 'OPEN', ...agenda('MEMBERS') }, agenda(null), opened],
    ['an item of an event for members that was for members', agenda('MEMBERS'), agenda(null), []],
    ['the rule left off', { chathamHouseRule: false }, {}, []],
    [
      'a network more, for networks no longer',
      { participantList: 'NETWORKS' },
      { ...joined, participantList: 'ORGANISERS' },
      [],
    ],
    ['a network more, for networks from now on', {}, { ...joined, participantList: 'NETWORKS' }, ['participantList']],
    [
      'a network more, closed no longer',
      { confidentiality: 'CLOSED' },
      { ...joined, confidentiality: 'MEMBERS' },
      ['confidentiality'],
    ],
    ['a network more, closed from now on', {}, { ...joined, confidentiality: 'CLOSED' }, []],
  ])('is loosened or kept by %s', (_, was, change, fields) => {
    const stood = { ...before, ...was };
    expect(loosenedBy(stood, { ...stood, ...change })).toEqual(fields);
  });
});
