import { isSecretariat, type Viewer } from '../../access/index.js';
import { problem, type Problem } from '../../platform/index.js';
import type { OutcomeStatus } from '../../schema-types.js';

/** What can be done with an outcome as a whole, other than editing it. */
export type OutcomeStep = 'SUBMIT' | 'ACCEPT' | 'RETURN' | 'PUBLISH' | 'WITHDRAW';

/** What is decided on, of the version that the viewer sees. */
export interface OutcomeFacts {
  status: OutcomeStatus;
  hasEvidence: boolean;
  /** The secretariat, the organisers of its networks and events, and its author. */
  isStaff: boolean;
  /** The viewer entered the outcome or wrote some of this version. */
  isWriter: boolean;
}

/** All transitions: first evidence, then a second person, then publication (design, "Evidence"). */
const transitions: Readonly<Record<OutcomeStep, { from: readonly OutcomeStatus[]; to: OutcomeStatus }>> = {
  SUBMIT: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED' },
  ACCEPT: { from: ['SUBMITTED'], to: 'VERIFIED' },
  RETURN: { from: ['SUBMITTED'], to: 'RETURNED' },
  PUBLISH: { from: ['VERIFIED'], to: 'PUBLISHED' },
  WITHDRAW: { from: ['DRAFT', 'SUBMITTED', 'VERIFIED', 'PUBLISHED', 'RETURNED'], to: 'WITHDRAWN' },
};

/** The status after an edit; if it is another than before, the edit makes the next version. */
const edits: Readonly<Record<OutcomeStatus, OutcomeStatus | null>> = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'SUBMITTED',
  RETURNED: 'RETURNED',
  VERIFIED: 'SUBMITTED',
  PUBLISHED: 'SUBMITTED',
  WITHDRAWN: null,
};

const needsEvidence: ReadonlySet<OutcomeStatus> = new Set(['SUBMITTED', 'VERIFIED', 'PUBLISHED']);

/**
 * The status after a step; null if the outcome is there already.
 * @throws Problem TRANSITION_NOT_ALLOWED, EVIDENCE_REQUIRED or SECOND_PERSON_REQUIRED
 */
export function statusAfter(step: OutcomeStep, { status, hasEvidence, isWriter }: OutcomeFacts): OutcomeStatus | null {
  const { from, to } = transitions[step];
  if (status === to) return null;
  if (!from.includes(status)) throw notAllowed();
  if ((step === 'ACCEPT' || step === 'RETURN') && isWriter) {
    throw problem('SECOND_PERSON_REQUIRED', {
      en: 'Somebody who did not write this outcome must check it.',
      ru: 'Проверить этот результат должен тот, кто его не составлял.',
    });
  }
  if (!isProvenEnough(to, hasEvidence)) throw evidenceRequired(null);
  return to;
}

/**
 * The status after an edit that does more than add languages.
 * @throws Problem TRANSITION_NOT_ALLOWED for a withdrawn outcome
 */
export function statusAfterEdit(status: OutcomeStatus): OutcomeStatus {
  const next = edits[status];
  if (!next) throw notAllowed();
  return next;
}

/** Whether an outcome may have this status: nothing is submitted, or gets further, without evidence. */
export const isProvenEnough = (status: OutcomeStatus, hasEvidence: boolean): boolean =>
  hasEvidence || !needsEvidence.has(status);

export const evidenceRequired = (field: string | null): Problem =>
  problem(
    'EVIDENCE_REQUIRED',
    { en: 'Give the evidence for this outcome first.', ru: 'Сначала приведите подтверждение этого результата.' },
    field,
  );

export const notAllowed = (): Problem =>
  problem('TRANSITION_NOT_ALLOWED', {
    en: 'The status of this outcome does not allow it.',
    ru: 'Статус этого результата не позволяет этого.',
  });

/** The mutations that this viewer may use on an outcome now. */
export function viewerCanOnOutcome(viewer: Viewer, facts: OutcomeFacts): string[] {
  if (viewer.readOnly || !facts.isStaff) return [];
  const { status } = facts;
  const secretariat = isSecretariat(viewer);
  const writes = secretariat || viewer.roles.has('ORGANISER');
  const open: [mutation: string, isOpen: boolean][] = [
    ['updateOutcome', writes && edits[status] !== null],
    ['addMaterial', writes && edits[status] !== null],
    ['submitOutcome', writes && facts.hasEvidence && transitions.SUBMIT.from.includes(status)],
    ['verifyOutcome', secretariat && !facts.isWriter && transitions.ACCEPT.from.includes(status)],
    ['publishOutcome', secretariat && transitions.PUBLISH.from.includes(status)],
    ['withdrawOutcome', secretariat && transitions.WITHDRAW.from.includes(status)],
  ];
  return open.filter(([, isOpen]) => isOpen).map(([mutation]) => mutation);
}
