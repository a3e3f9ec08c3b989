import { describe, expect, it } from '@jest/globals';
import { anonymous, type OrganisedEvent, system, type Viewer } from '../../access/index.js';
import { Problem } from '../../platform/index.js';
import { checkScope } from './event-scope.policy.js';

const organiser: Viewer = {
  ...anonymous('en'),
  memberId: 'me',
  organisedNetworks: ['own'],
  organisedProgrammes: ['own programme'],
};
const event = (networkIds: string[], programmeId: string | null = null): OrganisedEvent => ({
  id: 'event',
  networkIds,
  programmeId,
});

const refusal = (viewer: Viewer, after: OrganisedEvent, before: OrganisedEvent | null): string | null => {
  try {
    checkScope(viewer, after, before);
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return `${error.code} ${error.details[0]!.field}`;
  }
};

describe('what an event is organised by', () => {
  it.each<[string, OrganisedEvent, OrganisedEvent | null, string | null]>([
    ['an own network', event(['own']), null, null],
    ['an own programme', event([], 'own programme'), null, null],
    ['a network of others', event(['own', 'other']), null, 'FORBIDDEN input.networks.1'],
    ['a network of others that it had before', event(['other', 'own']), event(['other']), null],
    [
      'a network of others beside those that it had',
      event(['own', 'other']),
      event(['own']),
      'FORBIDDEN input.networks.1',
    ],
    ['a programme of others', event(['own'], 'other'), null, 'FORBIDDEN input.programme'],
    ['a programme of others that it had before', event(['own'], 'other'), event(['own'], 'other'), null],
    [
      'a programme of others in place of an own one',
      event(['own'], 'other'),
      event(['own'], 'own programme'),
      'FORBIDDEN input.programme',
    ],
    ['nothing', event([]), null, 'BAD_INPUT input.networks'],
    ['nothing of its own any more', event(['other']), event(['own', 'other']), 'BAD_INPUT input.networks'],
  ])('may be, for an organiser, %s', (_, after, before, expected) => {
    expect(refusal(organiser, after, before)).toBe(expected);
  });

  it('may be anything for the secretariat', () => {
    expect(refusal(system, event(['other'], 'other'), null)).toBeNull();
    expect(refusal(system, event([]), null)).toBeNull();
  });

  it('may be nothing more for who has a role for the event alone', () => {
    const viewer = { ...anonymous('en'), memberId: 'me', organisedEvents: ['event'] };
    expect(refusal(viewer, event(['other']), event(['other']))).toBeNull();
  });
});
