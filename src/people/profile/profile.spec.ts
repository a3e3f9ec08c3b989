import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../platform/index.js';
import { emptyProfile, type Profile, settleProfile } from './profile.js';

const now = new Date('2026-03-01T10:00:00Z');
const ana: Profile = {
  ...emptyProfile,
  givenNames: 'Ana',
  familyName: 'Čović',
  latinName: 'Ana Covic',
  keywords: ['Visas'],
  biography: { en: 'Lawyer.', ru: 'Юрист.' },
  visibility: { EMAIL: 'PUBLIC', PHONE: 'ONLY_ME' },
};

function fieldsRefused(work: () => unknown): (string | null)[] {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.details.map(({ field }) => field);
  }
  return [];
}

describe('settleProfile', () => {
  it('keeps what is left out', () => expect(settleProfile(ana, {}, now)).toEqual(ana));

  it('unsets what is null', () => {
    const unset = {
      latinName: null,
      phone: null,
      gender: null,
      keywords: null,
      biography: null,
      availableUntil: null,
      visibility: null,
      languages: null,
    };
    expect(settleProfile({ ...ana, gender: 'WOMAN', phone: '+43 1' }, unset, now)).toEqual({
      ...emptyProfile,
      givenNames: 'Ana',
      familyName: 'Čović',
    });
  });

  it('trims, and takes repeated keywords once', () => {
    const changed = settleProfile(ana, { givenNames: '  Олена ', keywords: [' Asylum', 'asylum ', 'Visas'] }, now);
    expect(changed).toEqual({ ...ana, givenNames: 'Олена', keywords: ['Asylum', 'Visas'] });
  });

  it('merges biography by language and visibility by field', () => {
    const changed = settleProfile(
      ana,
      { biography: [{ locale: 'ru', text: null }], visibility: [{ field: 'EMAIL', visibility: 'NETWORK' }] },
      now,
    );
    expect(changed.biography).toEqual({ en: 'Lawyer.' });
    expect(changed.visibility).toEqual({ EMAIL: 'NETWORK', PHONE: 'ONLY_ME' });
  });

  it('notes when the profile was confirmed', () => {
    expect(settleProfile(ana, { confirmed: true }, now).profileConfirmedAt).toEqual(now);
    expect(settleProfile(ana, { confirmed: false }, now).profileConfirmedAt).toBeNull();
  });

  it('refuses everything that does not fit at once', () => {
    const languages = [
      { language: 'en', level: 'BASIC' as const },
      { language: 'en', level: 'FLUENT' as const },
    ];
    expect(
      fieldsRefused(() => settleProfile(ana, { givenNames: ' ', familyName: null, latinName: 'Ана', languages }, now)),
    ).toEqual(['input.givenNames', 'input.familyName', 'input.latinName', 'input.languages.1.language']);
  });
});
