import { describe, expect, it } from '@jest/globals';
import { anonymous, type Viewer } from '../../access/index.js';
import { Problem } from '../../platform/index.js';
import type { OutcomeStatus, Role } from '../../schema-types.js';
import {
  type OutcomeFacts,
  type OutcomeStep,
  isProvenEnough,
  statusAfter,
  statusAfterEdit,
  viewerCanOnOutcome,
} from './outcome.policy.js';

const statuses: OutcomeStatus[] = ['DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED', 'RETURNED', 'WITHDRAWN'];
const facts = (status: OutcomeStatus, others: Partial<OutcomeFacts> = {}): OutcomeFacts => ({
  status,
  hasEvidence: true,
  isStaff: true,
  isWriter: false,
  ...others,
});
const somebody = (roles: Role[], others: Partial<Viewer> = {}): Viewer => ({
  ...anonymous('en'),
  memberId: 'me',
  roles: new Set<Role>(['ANYONE', 'MEMBER', ...roles]),
  ...others,
});

/** The status after each step from each status: "same" for a repeat, else the code of the refusal. */
const expected: Record<OutcomeStep, Record<OutcomeStatus, string>> = {
  SUBMIT: {
    DRAFT: 'SUBMITTED',
    SUBMITTED: 'same',
    VERIFIED: 'no',
    PUBLISHED: 'no',
    RETURNED: 'SUBMITTED',
    WITHDRAWN: 'no',
  },
  ACCEPT: { DRAFT: 'no', SUBMITTED: 'VERIFIED', VERIFIED: 'same', PUBLISHED: 'no', RETURNED: 'no', WITHDRAWN: 'no' },
  RETURN: { DRAFT: 'no', SUBMITTED: 'RETURNED', VERIFIED: 'no', PUBLISHED: 'no', RETURNED: 'same', WITHDRAWN: 'no' },
  PUBLISH: { DRAFT: 'no', SUBMITTED: 'no', VERIFIED: 'PUBLISHED', PUBLISHED: 'same', RETURNED: 'no', WITHDRAWN: 'no' },
  WITHDRAW: {
    DRAFT: 'WITHDRAWN',
    SUBMITTED: 'WITHDRAWN',
    VERIFIED: 'WITHDRAWN',
    PUBLISHED: 'WITHDRAWN',
    RETURNED: 'WITHDRAWN',
    WITHDRAWN: 'same',
  },
};

function outcomeOf(work: () => OutcomeStatus | null): string {
  try {
    return work() ?? 'same';
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code === 'TRANSITION_NOT_ALLOWED' ? 'no' : error.code;
  }
}

describe('the steps of an outcome', () => {
  const pairs = (Object.keys(expected) as OutcomeStep[]).flatMap((step) =>
    statuses.map((status) => [step, status, expected[step][status]] as const),
  );
  it.each(pairs)('%s from %s: %s', (step, status, result) => {
    expect(outcomeOf(() => statusAfter(step, facts(status)))).toBe(result);
  });

  it('needs evidence to be handed in', () => {
    expect(outcomeOf(() => statusAfter('SUBMIT', facts('DRAFT', { hasEvidence: false })))).toBe('EVIDENCE_REQUIRED');
    expect(outcomeOf(() => statusAfter('WITHDRAW', facts('DRAFT', { hasEvidence: false })))).toBe('WITHDRAWN');
  });

  it('is checked by somebody who did not write it, whatever the result', () => {
    expect(outcomeOf(() => statusAfter('ACCEPT', facts('SUBMITTED', { isWriter: true })))).toBe(
      'SECOND_PERSON_REQUIRED',
    );
    expect(outcomeOf(() => statusAfter('RETURN', facts('SUBMITTED', { isWriter: true })))).toBe(
      'SECOND_PERSON_REQUIRED',
    );
    expect(outcomeOf(() => statusAfter('PUBLISH', facts('VERIFIED', { isWriter: true })))).toBe('PUBLISHED');
  });

  it.each([
    ['DRAFT', 'DRAFT'],
    ['SUBMITTED', 'SUBMITTED'],
    ['RETURNED', 'RETURNED'],
    ['VERIFIED', 'SUBMITTED'],
    ['PUBLISHED', 'SUBMITTED'],
    ['WITHDRAWN', 'no'],
  ] as [OutcomeStatus, string][])('edited when %s: %s', (status, result) => {
    expect(outcomeOf(() => statusAfterEdit(status))).toBe(result);
  });

  it('never goes without evidence from the moment it is handed in', () => {
    expect(statuses.filter((status) => !isProvenEnough(status, false))).toEqual(['SUBMITTED', 'VERIFIED', 'PUBLISHED']);
  });
});

describe('what a viewer can do', () => {
  it('is what the status leaves open, for the secretariat', () => {
    const can = (status: OutcomeStatus, others: Partial<OutcomeFacts> = {}) =>
      viewerCanOnOutcome(somebody(['SECRETARIAT']), facts(status, others));
    expect(can('DRAFT')).toEqual(['updateOutcome', 'addMaterial', 'submitOutcome', 'withdrawOutcome']);
    expect(can('DRAFT', { hasEvidence: false })).toEqual(['updateOutcome', 'addMaterial', 'withdrawOutcome']);
    expect(can('SUBMITTED')).toEqual(['updateOutcome', 'addMaterial', 'verifyOutcome', 'withdrawOutcome']);
    expect(can('SUBMITTED', { isWriter: true })).toEqual(['updateOutcome', 'addMaterial', 'withdrawOutcome']);
    expect(can('VERIFIED')).toEqual(['updateOutcome', 'addMaterial', 'publishOutcome', 'withdrawOutcome']);
    expect(can('WITHDRAWN')).toEqual([]);
  });

  it('is to write, for organisers, and nothing for everybody else or with a token that may only read', () => {
    expect(viewerCanOnOutcome(somebody(['ORGANISER']), facts('DRAFT'))).toEqual([
      'updateOutcome',
      'addMaterial',
      'submitOutcome',
    ]);
    for (const status of ['SUBMITTED', 'VERIFIED', 'PUBLISHED'] as const)
      expect(viewerCanOnOutcome(somebody(['ORGANISER']), facts(status))).toEqual(['updateOutcome', 'addMaterial']);
    expect(viewerCanOnOutcome(somebody(['ORGANISER']), facts('PUBLISHED', { isStaff: false }))).toEqual([]);
    expect(viewerCanOnOutcome(somebody([]), facts('DRAFT'))).toEqual([]);
    expect(viewerCanOnOutcome(somebody(['SECRETARIAT'], { readOnly: true }), facts('DRAFT'))).toEqual([]);
  });
});
