import { describe, expect, it } from '@jest/globals';
import { Problem, Problems } from '../../platform/index.js';
import type { EvidenceInput, UpdateOutcomeInput } from '../../schema-types.js';
import { blankOutcome, onlyAddsLanguages, type OutcomeContent, settleOutcome } from './outcome-content.js';

const first: OutcomeContent = {
  ...blankOutcome({ kind: 'STUDY', title: [], date: '2025-05-20', actions: [] }),
  title: { en: 'Study' },
  actions: ['action'],
  events: ['event'],
  evidence: [
    {
      ...{ id: 'evidence', title: 'Report', audience: 'MEMBERS' },
      ...{ url: 'https://ministry.example/report', uploadId: null, materialId: null },
    },
  ],
  followUps: [
    {
      id: 'follow-up',
      title: { en: 'Translate it' },
      ownerState: 'GE',
      ownerOrganisationId: null,
      dueOn: '2025-12-31',
    },
  ],
};

function edit(input: UpdateOutcomeInput, before = first): OutcomeContent {
  const problems = new Problems();
  const after = settleOutcome(before, input, undefined, problems);
  problems.throwIfAny();
  return after;
}

function fieldsRefused(input: UpdateOutcomeInput, before = first): (string | null)[] {
  try {
    edit(input, before);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.details.map(({ field }) => field);
  }
}

describe('editing', () => {
  it('leaves what is not mentioned', () => {
    expect(edit({})).toEqual(first);
    expect(edit({ kind: 'STUDY', title: [{ locale: 'en', text: ' Study ' }] })).toEqual(first);
  });

  it('unsets with null what may be empty, and refuses it for the rest', () => {
    expect(edit({ events: null, states: null, summary: null, followUps: null })).toEqual({
      ...first,
      events: [],
      followUps: [],
    });
    expect(fieldsRefused({ kind: null, date: null, audience: null, title: null, actions: null })).toEqual([
      'input.kind',
      'input.date',
      'input.audience',
      'input.title',
      'input.actions',
    ]);
  });

  it('refuses a title without any text', () => {
    expect(fieldsRefused({ title: [{ locale: 'en', text: ' ' }] })).toEqual(['input.title']);
    expect(
      edit({
        title: [
          { locale: 'en', text: null },
          { locale: 'ru', text: 'Исследование «А» и "Б"' },
        ],
      }).title,
    ).toEqual({ ru: 'Исследование «А» и "Б"' });
  });

  it('keeps an element that comes with its id, and makes the others anew', () => {
    const { evidence, followUps } = edit({
      evidence: [
        { title: 'Minutes', url: 'https://ministry.example/minutes' },
        { id: 'evidence', title: 'Report, final', audience: 'PUBLIC' },
      ],
      followUps: [{ id: 'follow-up', title: [{ locale: 'ru', text: 'Перевести' }] }],
    });
    expect(evidence[1]).toEqual({
      id: 'evidence',
      title: 'Report, final',
      url: 'https://ministry.example/report',
      uploadId: null,
      materialId: null,
      audience: 'PUBLIC',
    });
    expect(evidence[0]).toMatchObject({ title: 'Minutes', audience: 'ORGANISERS' });
    expect(evidence[0]!.id).not.toBe('evidence');
    expect(followUps).toEqual([{ ...first.followUps[0], title: { en: 'Translate it', ru: 'Перевести' } }]);
  });

  it('refuses evidence without an address, and ids that are foreign or come twice', () => {
    const evidence = [
      { title: 'No address' },
      { id: 'other', title: 'Foreign', url: 'https://ministry.example' },
      { id: 'evidence', title: 'A', url: null },
      { id: 'evidence', title: 'B' },
    ];
    expect(fieldsRefused({ evidence })).toEqual([
      'input.evidence.0.url',
      'input.evidence.1.id',
      'input.evidence.2.url',
      'input.evidence.3.id',
    ]);
  });

  it('takes what is given in place of whichever proved it before, and exactly one', () => {
    const sources = (input: Omit<EvidenceInput, 'title' | 'audience'>) => {
      const [after] = edit({ evidence: [{ id: 'evidence', title: 'Report', ...input }] }).evidence;
      return [after!.url, after!.uploadId, after!.materialId];
    };
    expect(sources({ upload: 'file' })).toEqual([null, 'file', null]);
    expect(sources({ url: null, material: 'material' })).toEqual([null, null, 'material']);
    const title = 'Report';
    const evidence = [
      { title, upload: 'file', material: 'material' },
      { title, upload: 'file', url: 'https://ministry.example' },
      { title, material: 'material', url: null },
      { id: 'evidence', title, url: null },
    ];
    expect(fieldsRefused({ evidence })).toEqual([0, 1, 3].map((place) => `input.evidence.${place}.url`));
  });

  it('wants exactly one owner of a follow-up; a new one takes the place of the one before', () => {
    const title = [{ locale: 'en', text: 'Do it' }];
    expect(fieldsRefused({ followUps: [{ title }, { title, ownerState: 'GE', ownerOrganisation: 'body' }] })).toEqual([
      'input.followUps.0.ownerState',
      'input.followUps.1.ownerOrganisation',
    ]);
    const [moved] = edit({
      followUps: [{ id: 'follow-up', title: [], ownerOrganisation: 'body', dueOn: null }],
    }).followUps;
    expect(moved).toMatchObject({ ownerState: null, ownerOrganisationId: 'body', dueOn: null });
    expect(fieldsRefused({ followUps: [{ id: 'follow-up', title: [], ownerState: null }] })).toEqual([
      'input.followUps.0.ownerState',
    ]);
  });
});

describe('only adding languages', () => {
  const adds = (input: UpdateOutcomeInput, before = first) => onlyAddsLanguages(before, edit(input, before));
  const russian = [{ locale: 'ru', text: 'По-русски' }];

  it('holds for a translation of what is said already', () => {
    expect(adds({ title: russian })).toBe(true);
    expect(adds({ followUps: [{ id: 'follow-up', title: russian }] })).toBe(true);
    expect(adds({ title: russian, summary: russian }, { ...first, summary: { en: 'In English' } })).toBe(true);
  });

  it('does not hold for anything else', () => {
    expect(adds({ title: [{ locale: 'en', text: 'Other' }, ...russian] })).toBe(false);
    expect(adds({ title: [{ locale: 'en', text: null }, ...russian] })).toBe(false);
    expect(adds({ title: russian, kind: 'TOOL' })).toBe(false);
    expect(adds({ title: russian, evidence: [] })).toBe(false);
    expect(adds({ followUps: [{ id: 'follow-up', title: russian, dueOn: null }] })).toBe(false);
    expect(adds({ followUps: [{ title: russian, ownerState: 'GE' }] })).toBe(false);
  });

  it('does not hold for the first text of a summary', () => {
    expect(adds({ summary: russian })).toBe(false);
  });
});
