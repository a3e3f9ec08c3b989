import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import { type OfferedInvitation, invitationViewerCan } from './state-invitation.policy.js';

const now = new Date('2030-03-31T00:00:00Z');
const later = new Date('2030-03-31T00:00:01Z');
const facts = (changes: Partial<OfferedInvitation> = {}): OfferedInvitation => ({
  ...{ state: 'GE', answer: 'AWAITED', hasNominated: false, closesAt: null, staffed: false, awaitsPeople: true },
  ...changes,
});
const contactPoint: Viewer = { ...anonymous('en'), roles: new Set(['CONTACT_POINT']), contactPointOf: ['GE'] };
const organiser: Viewer = { ...anonymous('en'), roles: new Set(['ORGANISER']) };
const secretariat: Viewer = { ...anonymous('en'), roles: new Set(['SECRETARIAT']) };

describe('what can be done about the invitation of a state', () => {
  it.each<[string, Viewer, Partial<OfferedInvitation>, string[]]>([
    ['by its contact point', contactPoint, {}, ['nominateForEvent', 'declineForState']],
    ['just before the deadline', contactPoint, { closesAt: later }, ['nominateForEvent', 'declineForState']],
    ['at the very deadline', contactPoint, { closesAt: now }, ['declineForState']],
    ['of a state that has nominated', contactPoint, { answer: 'NOMINATED', hasNominated: true }, ['nominateForEvent']],
    [
      'of one that nominates nobody any more',
      contactPoint,
      { answer: 'NOMINATED' },
      ['nominateForEvent', 'declineForState'],
    ],
    ['of one that has declined', contactPoint, { answer: 'WILL_NOT_ATTEND' }, ['nominateForEvent']],
    ['once the event has begun', contactPoint, { awaitsPeople: false }, []],
    ['by the contact point of another', { ...contactPoint, contactPointOf: ['PL'] }, {}, []],
    ['by a token that only reads', { ...contactPoint, readOnly: true }, {}, []],
    [
      'by an organiser',
      organiser,
      { staffed: true, closesAt: now },
      ['inviteStates', 'withdrawStateInvitation', 'nominateForEvent'],
    ],
    [
      'by an organiser once the event has begun',
      organiser,
      { staffed: true, awaitsPeople: false },
      ['withdrawStateInvitation'],
    ],
    [
      'by an organiser, of a state that has answered',
      organiser,
      { staffed: true, answer: 'WILL_NOT_ATTEND' },
      ['inviteStates', 'nominateForEvent'],
    ],
    [
      'by the secretariat',
      secretariat,
      { staffed: true },
      ['inviteStates', 'withdrawStateInvitation', 'nominateForEvent', 'declineForState'],
    ],
  ])('%s', (_, viewer, changes, mutations) => {
    expect(invitationViewerCan(viewer, facts(changes), now)).toEqual(mutations);
  });
});
