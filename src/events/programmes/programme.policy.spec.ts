import { describe, expect, it } from '@jest/globals';
import { anonymous, system } from '../../access/index.js';
import { organisesProgramme } from './programme.policy.js';

describe('a programme', () => {
  it('is organised by the secretariat and whoever has a role for it', () => {
    const organiser = {
      ...anonymous('en'),
      memberId: 'me',
      organisedProgrammes: ['own'],
      organisedNetworks: ['other'],
    };
    expect(organisesProgramme(system, 'other')).toBe(true);
    expect(organisesProgramme(organiser, 'own')).toBe(true);
    expect(organisesProgramme(organiser, 'other')).toBe(false);
    expect(organisesProgramme(anonymous('en'), 'own')).toBe(false);
  });
});
