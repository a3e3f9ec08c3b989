import { Injectable } from '@nestjs/common';
import { isSecretariat, type SignedIn } from '../../access/index.js';
import { type Change, changesBetween, reasonGiven, Reasons, Trail } from '../../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  forbidden,
  newId,
  notFound,
  Problems,
  type Transaction,
} from '../../platform/index.js';
import { ActionReferences } from '../../plan/index.js';
import type { MutationUpdateOutcomeArgs, OutcomeInput, UpdateOutcomeInput } from '../../schema-types.js';
import { EvidenceRecords } from '../evidence/evidence.store.js';
import { ContributionRecords } from '../indicators/contributions.store.js';
import type { OutcomeRow } from '../reading/outcome.row.js';
import { OutcomeQueries } from '../reading/outcomes.queries.js';
import { blankOutcome, onlyAddsLanguages, type OutcomeContent, settleOutcome } from '../versions/outcome-content.js';
import { OutcomeRevisions } from '../versions/outcome-revisions.store.js';
import { OutcomeReferences } from './outcome-references.queries.js';
import { evidenceRequired, isProvenEnough, type OutcomeStep, statusAfter, statusAfterEdit } from './outcome.policy.js';

/** Writes outcomes, from draft to publication. Every write locks the outcome's row. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly reasons: Reasons,
    private readonly actions: ActionReferences,
    private readonly references: OutcomeReferences,
    private readonly evidence: EvidenceRecords,
    private readonly contributions: ContributionRecords,
    private readonly revisions: OutcomeRevisions,
    private readonly queries: OutcomeQueries,
  ) {}

  /**
   * Creates a draft.
   * @throws Problem BAD_INPUT; FORBIDDEN for organisers who name none of their own networks and events
   */
  create(viewer: SignedIn, input: OutcomeInput): Promise<OutcomeRow> {
    return this.database.transaction(async (transaction) => {
      const id = newId();
      const blank = blankOutcome(input);
      const content = await this.settle(transaction, viewer, blank, input);
      await this.revisions.begin(transaction, viewer, id, content);
      await this.mustOrganise(transaction, viewer, id, 1);
      await this.record(transaction, viewer, 'createOutcome', id, changesBetween(blank, content));
      return (await this.queries.one(viewer, id, transaction))!;
    });
  }

  /**
   * Edits an outcome. Once it has been verified, an edit makes the next version, which has to be checked again, unless
   * it only adds languages.
   * @throws Problem BAD_INPUT, CONFLICT, TRANSITION_NOT_ALLOWED, EVIDENCE_REQUIRED, NOT_FOUND, FORBIDDEN,
   * REASON_REQUIRED where it moves a figure of a frozen report
   */
  update(viewer: SignedIn, { id, input, reason }: MutationUpdateOutcomeArgs): Promise<OutcomeRow> {
    return this.change(viewer, id, async (transaction, row) => {
      if (input.version != null && input.version !== row.version) throw conflict();
      const statusOfEdit = statusAfterEdit(row.status);
      const before = await this.revisions.read(transaction, row);
      const after = await this.settle(transaction, viewer, before, input);
      const changes = changesBetween(before, after);
      if (changes.length === 0) return;
      const status = onlyAddsLanguages(before, after) ? row.status : statusOfEdit;
      if (!isProvenEnough(status, after.evidence.length > 0)) throw evidenceRequired('input.evidence');
      const number = await this.revisions.write(transaction, viewer, row, status, after);
      if (input.events !== undefined || input.networks !== undefined)
        await this.mustOrganise(transaction, viewer, id, number);
      await this.record(transaction, viewer, 'updateOutcome', id, [...changes, ...reasonGiven(reason)]);
      await this.reasons.check(transaction, reason);
    });
  }

  /**
   * Submits an outcome for checking.
   * @throws Problem EVIDENCE_REQUIRED, TRANSITION_NOT_ALLOWED, NOT_FOUND, FORBIDDEN
   */
  submit(viewer: SignedIn, id: string): Promise<OutcomeRow> {
    return this.step(viewer, id, 'SUBMIT', 'submitOutcome', null);
  }

  /**
   * Accepts a submitted outcome, or returns it with a note.
   * @throws Problem SECOND_PERSON_REQUIRED, BAD_INPUT without the note, TRANSITION_NOT_ALLOWED, NOT_FOUND
   */
  async verify(viewer: SignedIn, id: string, accept: boolean, note?: string | null): Promise<OutcomeRow> {
    const said = note?.trim() || null;
    if (!accept && said === null)
      throw badInput('note', { en: 'Say what has to be improved.', ru: 'Укажите, что нужно исправить.' });
    return this.step(viewer, id, accept ? 'ACCEPT' : 'RETURN', 'verifyOutcome', said);
  }

  /** Publishes a verified outcome to its audience. @throws Problem TRANSITION_NOT_ALLOWED, NOT_FOUND */
  publish(viewer: SignedIn, id: string): Promise<OutcomeRow> {
    return this.step(viewer, id, 'PUBLISH', 'publishOutcome', null);
  }

  /** Withdraws an outcome along with its published version. @throws Problem NOT_FOUND */
  withdraw(viewer: SignedIn, id: string, reason: string): Promise<OutcomeRow> {
    return this.step(viewer, id, 'WITHDRAW', 'withdrawOutcome', reason.trim());
  }

  private step(
    viewer: SignedIn,
    id: string,
    step: OutcomeStep,
    mutation: string,
    note: string | null,
  ): Promise<OutcomeRow> {
    return this.change(viewer, id, async (transaction, row) => {
      const status = statusAfter(step, row);
      if (status === null) return;
      await this.revisions.move(transaction, viewer, row, status, note);
      const changes = changesBetween({ status: row.status }, { status, note });
      await this.record(transaction, viewer, mutation, id, changes);
    });
  }

  private change(
    viewer: SignedIn,
    id: string,
    work: (transaction: Transaction, row: OutcomeRow) => Promise<void>,
  ): Promise<OutcomeRow> {
    return this.database.transaction(async (transaction) => {
      const row = await this.revisions.hold(transaction, viewer, id, 'id');
      if (!row) throw notFound('id');
      await work(transaction, row);
      return (await this.queries.one(viewer, id, transaction))!;
    });
  }

  /**
   * What an input makes of an outcome; claims its files.
   * @throws Problem BAD_INPUT with everything that does not fit
   */
  private async settle(
    transaction: Transaction,
    viewer: SignedIn,
    before: OutcomeContent,
    input: UpdateOutcomeInput,
  ): Promise<OutcomeContent> {
    const actions = input.actions ? await this.actions.resolve(transaction, input.actions, 'input.actions') : undefined;
    const problems = new Problems();
    const after = settleOutcome(before, input, actions, problems);
    await this.references.check(transaction, viewer, input, problems);
    if (input.contributions !== undefined || input.actions !== undefined)
      await this.contributions.check(transaction, after, problems);
    problems.throwIfAny();
    await this.evidence.claim(transaction, viewer, before.evidence, after.evidence);
    return after;
  }

  /** Everybody but the secretariat has to name a network or event of their own. */
  private async mustOrganise(transaction: Transaction, viewer: SignedIn, id: string, number: number): Promise<void> {
    if (isSecretariat(viewer)) return;
    if (!(await this.queries.isOrganised(viewer, id, number, transaction))) throw forbidden();
  }

  private async record(
    transaction: Transaction,
    viewer: SignedIn,
    action: string,
    subject: string,
    changes: readonly Change[],
  ): Promise<void> {
    await this.trail.record(transaction, viewer, [{ action, subject, subjectKind: 'Outcome', changes }]);
  }
}
