import type { TrialState } from '@assay/tuning';
import type { CommandContext } from '../../context.ts';
import type { StudyRow, TrialRow } from '../../entities/study.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { recordChange } from '../record.ts';

const countFields = {
  waiting: 'waitingCount',
  running: 'runningCount',
  complete: 'completeCount',
  pruned: 'prunedCount',
  failed: 'failedCount',
} as const satisfies Record<TrialState, keyof StudyRow>;

export type NewTrial = Omit<TrialRow, 'projectId' | 'studyId' | 'number' | 'createdMs' | 'revision'>;

const numbersInChange = 50;

/**
 * What one command does to a study and its trials: it keeps the counts of the study's row in step with its trials' states, numbers
 * the trials and their changes, and at the end writes the row once and records one change.
 */
export class StudyChange {
  readonly tx: Transaction;
  readonly context: CommandContext;
  readonly #before: StudyRow;
  #row: StudyRow;
  readonly #trials = new Map<number, TrialRow>();

  constructor(tx: Transaction, context: CommandContext, row: StudyRow) {
    this.tx = tx;
    this.context = context;
    this.#before = row;
    this.#row = row;
  }

  get row(): StudyRow {
    return this.#row;
  }

  /** As they are now, those that were changed or made. */
  get trials(): TrialRow[] {
    return [...this.#trials.values()];
  }

  set(change: Partial<StudyRow>): void {
    this.#row = { ...this.#row, ...change };
  }

  async insertTrial(trial: NewTrial): Promise<TrialRow> {
    const { projectId } = this.tx;
    const { id: studyId, nextNumber: number } = this.#row;
    const row = { ...trial, projectId, studyId, number, createdMs: this.context.now, revision: this.#nextRevision() };
    await this.tx.insert('trial', row);
    this.set({ nextNumber: number + 1 });
    this.#count(row.state, 1);
    this.#trials.set(number, row);
    return row;
  }

  async updateTrial(trial: TrialRow, change: Partial<TrialRow>): Promise<TrialRow> {
    const revised = { ...change, revision: this.#nextRevision() };
    await this.tx.update('trial', { studyId: trial.studyId, number: trial.number }, revised);
    const row = { ...trial, ...revised };
    if (row.state !== trial.state) {
      this.#count(trial.state, -1);
      this.#count(row.state, 1);
    }
    this.#trials.set(row.number, row);
    return row;
  }

  /** Writes the study's row, if anything was changed. */
  async save(): Promise<StudyRow> {
    if (this.#row === this.#before) return this.#row;
    const { id: _, projectId: __, ...change } = { ...this.#row, updatedMs: this.context.now };
    await this.tx.update('study', { id: this.#row.id }, change);
    this.set(change);
    const { id, experimentId, revision, state } = this.#row;
    if (this.#trials.size > 0)
      await recordChange(this.tx, 'study.trials', id, experimentId, {
        numbers: [...this.#trials.keys()].slice(0, numbersInChange),
        count: this.#trials.size,
        revision,
      });
    if (state !== this.#before.state)
      await recordChange(this.tx, 'study.updated', id, experimentId, { fields: ['state'], state });
    return this.#row;
  }

  #count(state: TrialState, by: number): void {
    const field = countFields[state];
    this.set({ [field]: this.#row[field] + by });
  }

  #nextRevision(): number {
    const revision = this.#row.revision + 1;
    this.set({ revision });
    return revision;
  }
}
