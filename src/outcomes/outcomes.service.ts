import { Injectable } from '@nestjs/common';
import { isSecretariat, type SignedIn } from '../access/index.js';
import { Trail } from '../audit/index.js';
import {
  badInput,
  conflict,
  Database,
  forbidden,
  newId,
  notFound,
  Problems,
  type Transaction,
} from '../platform/index.js';
import { ActionReferences } from '../plan/index.js';
import type { OutcomeInput, UpdateOutcomeInput } from '../schema-types.js';
import { checkContributions } from './contributions.js';
import { blank, differences, edited, onlyAddsLanguages, type OutcomeContent } from './outcome-content.js';
import { OutcomeReferences } from './outcome-references.js';
import { keepChange, OutcomeRevisions } from './outcome-revisions.js';
import { evidenceRequired, stands, statusAfter, statusAfterEdit, type Step } from './outcome.policy.js';
import { type OutcomeRow, OutcomeQueries } from './outcomes.queries.js';
import { organisedBy } from './seen-outcomes.js';

/** The life of outcomes, from the draft to what is published. Every write holds the lock of the outcome's row. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly database: Database,
    private readonly trail: Trail,
    private readonly actions: ActionReferences,
    private readonly references: OutcomeReferences,
    private readonly revisions: OutcomeRevisions,
    private readonly queries: OutcomeQueries,
  ) {}

  /**
   * Enters an outcome as a draft.
   * @throws Problem BAD_INPUT; FORBIDDEN for organisers who name none of their networks and events
   */
  create(viewer: SignedIn, input: OutcomeInput): Promise<OutcomeRow> {
    return this.database.transaction(async (transaction) => {
      const id = newId();
      const empty = blank(input);
      const content = await this.read(transaction, viewer, empty, input);
      await transaction.rows(`INSERT INTO outcome (id, created_by_member_id) VALUES ($1, $2)`, [id, viewer.memberId]);
      await this.revisions.begin(transaction, viewer, id, content);
      await mustOrganise(transaction, viewer, id, 1);
      const changes = differences(empty, content);
      await this.trail.record(transaction, viewer, [
        { action: 'createOutcome', subject: id, subjectKind: 'Outcome', changes },
      ]);
      return (await this.queries.one(transaction, viewer, id))!;
    });
  }

  /**
   * Changes an outcome. What was verified is kept: the edit makes the next version, which has to be checked again, unless it only adds languages.
   * @throws Problem BAD_INPUT, CONFLICT, TRANSITION_NOT_ALLOWED, EVIDENCE_REQUIRED, NOT_FOUND, FORBIDDEN
   */
  update(viewer: SignedIn, id: string, input: UpdateOutcomeInput): Promise<OutcomeRow> {
    return this.change(viewer, id, async (transaction, row) => {
      if (input.version != null && input.version !== row.version) throw conflict();
      const statusOfEdit = statusAfterEdit(row.status);
      const before = await this.revisions.read(transaction, row);
      const after = await this.read(transaction, viewer, before, input);
      const changes = differences(before, after);
      if (changes.length === 0) return;
      const status = onlyAddsLanguages(before, after) ? row.status : statusOfEdit;
      if (!stands(status, after.evidence.length > 0)) throw evidenceRequired('input.evidence');
      const number = await this.revisions.write(transaction, viewer, row, status, after);
      if (input.events !== undefined || input.networks !== undefined)
        await mustOrganise(transaction, viewer, id, number);
      await this.trail.record(transaction, viewer, [
        { action: 'updateOutcome', subject: id, subjectKind: 'Outcome', changes },
      ]);
    });
  }

  /** Hands an outcome in for checking. @throws Problem EVIDENCE_REQUIRED, TRANSITION_NOT_ALLOWED, NOT_FOUND, FORBIDDEN */
  submit(viewer: SignedIn, id: string): Promise<OutcomeRow> {
    return this.step(viewer, id, 'SUBMIT', 'submitOutcome', null);
  }

  /**
   * Accepts an outcome that was handed in, or gives it back with a note.
   * @throws Problem SECOND_PERSON_REQUIRED, BAD_INPUT without the note, TRANSITION_NOT_ALLOWED, NOT_FOUND
   */
  async verify(viewer: SignedIn, id: string, accept: boolean, note?: string | null): Promise<OutcomeRow> {
    const said = note?.trim() || null;
    if (!accept && said === null)
      throw badInput('note', { en: 'Say what has to be improved.', ru: 'Укажите, что нужно исправить.' });
    return this.step(viewer, id, accept ? 'ACCEPT' : 'RETURN', 'verifyOutcome', said);
  }

  /** Shows a verified outcome to its audience. @throws Problem TRANSITION_NOT_ALLOWED, NOT_FOUND */
  publish(viewer: SignedIn, id: string): Promise<OutcomeRow> {
    return this.step(viewer, id, 'PUBLISH', 'publishOutcome', null);
  }

  /** Takes an outcome back, with whatever is published of it. @throws Problem NOT_FOUND */
  withdraw(viewer: SignedIn, id: string, reason: string): Promise<OutcomeRow> {
    return this.step(viewer, id, 'WITHDRAW', 'withdrawOutcome', reason.trim());
  }

  private step(viewer: SignedIn, id: string, step: Step, mutation: string, note: string | null): Promise<OutcomeRow> {
    return this.change(viewer, id, async (transaction, row) => {
      const status = statusAfter(step, row);
      if (status === null) return;
      await transaction.rows(
        `UPDATE outcome_version SET status = $3::text,
           verified_by_member_id = CASE WHEN $3 = 'VERIFIED' THEN $4::uuid ELSE verified_by_member_id END,
           published_at = CASE WHEN $3 = 'PUBLISHED' THEN date_trunc('milliseconds', clock_timestamp()) ELSE published_at END
         WHERE outcome_id = $1 AND number = $2`,
        [id, row.number, status, viewer.memberId],
      );
      await transaction.rows(
        `UPDATE outcome SET version = version + 1,
           published_number = CASE $2::text WHEN 'PUBLISHED' THEN current_number WHEN 'WITHDRAWN' THEN NULL ELSE published_number END
         WHERE id = $1`,
        [id, status],
      );
      await keepChange(transaction, viewer, id, row.status, status, note);
      const changes = [
        { field: 'status', from: row.status, to: status },
        ...(note === null ? [] : [{ field: 'note', from: null, to: note }]),
      ];
      await this.trail.record(transaction, viewer, [
        { action: mutation, subject: id, subjectKind: 'Outcome', changes },
      ]);
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
      return (await this.queries.one(transaction, viewer, id))!;
    });
  }

  private async read(
    transaction: Transaction,
    viewer: SignedIn,
    before: OutcomeContent,
    input: UpdateOutcomeInput,
  ): Promise<OutcomeContent> {
    const actions = input.actions ? await this.actions.resolve(transaction, input.actions, 'input.actions') : undefined;
    const problems = new Problems();
    const after = edited(before, input, actions, problems);
    await this.references.check(transaction, viewer, input, problems);
    if (input.contributions !== undefined || input.actions !== undefined)
      await checkContributions(transaction, after, problems);
    problems.throwIfAny();
    await this.references.claim(transaction, viewer, before.evidence, after.evidence);
    return after;
  }
}

/** Whoever is not of the secretariat names at least one network or event of their own. */
async function mustOrganise(transaction: Transaction, viewer: SignedIn, id: string, number: number): Promise<void> {
  if (isSecretariat(viewer)) return;
  const values: unknown[] = [id, number];
  const own = await transaction.rows(
    `SELECT FROM outcome_version v WHERE v.outcome_id = $1 AND v.number = $2 AND ${organisedBy(viewer, values, 'v.outcome_id', 'v.number')}`,
    values,
  );
  if (own.length === 0) throw forbidden();
}
