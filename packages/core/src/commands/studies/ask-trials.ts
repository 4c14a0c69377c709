import { AssayError } from '@assay/base';
import type { EpochMs, RunId } from '@assay/base';
import type { ParameterValues } from '@assay/tuning';
import type { StudyStopReason } from '../../entities/study.ts';
import type { BegunTrial, SuggestedTrial, TrialHome } from '../../steps/studies/begin-trial.ts';
import type { Command } from '../command.ts';
import { beginSuggested, beginWaiting } from '../../steps/studies/begin-trial.ts';
import { endIfReached, endStudyFor, hasEnded } from '../../steps/studies/end-study.ts';
import { expireTrials } from '../../steps/studies/expire-trials.ts';
import { loadActiveStudy } from '../../steps/studies/load-study.ts';
import { StudyChange } from '../../steps/studies/study-change.ts';
import { changedTrials, headOf } from '../../steps/studies/study-head.ts';
import type { ChangedTrial, StudyHead } from '../../steps/studies/study-head.ts';
import { limitsOf, valuesOf } from '../../steps/studies/trial-codec.ts';
import { loadExperiment } from '../../steps/load.ts';

export interface AskTrialsInput {
  readonly studyId: string;
  readonly worker: string;
  readonly count: number;
  /** What samplers suggest for the trials of these numbers, in order: taken where no trial waits, and where the number is the next. */
  readonly suggestions: readonly (SuggestedTrial & { readonly number: number })[];
  /** There is no further suggestion: every point of the space was tried. */
  readonly isExhausted?: boolean;
}

export interface AskedTrialAnswer {
  readonly number: number;
  readonly runId: RunId;
  readonly runName: string;
  readonly values: ParameterValues;
  readonly leaseUntilMs: EpochMs;
  readonly retryOf: number | null;
}

export type WaitReason = 'paused' | 'parallelLimit' | 'lastTrials';

export interface AskedTrialsAnswer {
  readonly trials: AskedTrialAnswer[];
  readonly wait?: { readonly reason: WaitReason; readonly retryAfterMs: number };
  readonly ended?: StudyStopReason;
  readonly head: StudyHead;
  readonly changed: ChangedTrial[];
}

/** Thrown where the suggestions were made for another state of the study: make them anew. */
export const isOutdated = (thrown: unknown): boolean =>
  thrown instanceof AssayError && thrown.details['outdated'] === true;

const outdated = (): AssayError =>
  new AssayError('Conflict', 'The study has moved on since the suggestion was made. Ask again.', { outdated: true });

const retryAfterMs = { paused: 5000, parallelLimit: 1000, lastTrials: 2000 } as const satisfies Record<
  WaitReason,
  number
>;

/** Gives out trials: first those that wait, then those suggested. The bounds of the study hold here, whoever asks at the same time. */
export const askTrials: Command<AskTrialsInput, AskedTrialsAnswer> = async (tx, input, context) => {
  const { study, group } = await loadActiveStudy(tx, input.studyId);
  const change = new StudyChange(tx, context, study);
  await expireTrials(change);
  await endIfReached(change);
  const experiment = await loadExperiment(tx, study.experimentId);
  const begun: BegunTrial[] = [];
  let wait: WaitReason | undefined;
  while (begun.length < input.count && wait === undefined && !hasEnded(change.row.state)) {
    const next = await giveOne(change, { group, experiment }, input);
    if (next === 'none') break;
    if (typeof next === 'string') wait = next;
    else begun.push(next);
  }
  const { state, stopReason } = change.row;
  if (begun.length === 0 && wait === undefined && !hasEnded(state)) throw outdated();
  if (begun.length > 0 && change.row.startedMs === null) change.set({ startedMs: context.now });
  const row = await change.save();
  return {
    trials: begun.map(({ trial, run }) => ({
      number: trial.number,
      runId: run.id,
      runName: run.name,
      values: valuesOf(trial),
      leaseUntilMs: trial.leaseUntilMs ?? context.now,
      retryOf: trial.retryOf,
    })),
    ...(begun.length === 0 && wait !== undefined && { wait: { reason: wait, retryAfterMs: retryAfterMs[wait] } }),
    ...(begun.length === 0 && hasEnded(state) && { ended: stopReason ?? 'asked' }),
    head: headOf(row),
    changed: changedTrials(change.trials),
  };
};

async function giveOne(
  change: StudyChange,
  home: TrialHome,
  { worker, suggestions, isExhausted = false }: AskTrialsInput,
): Promise<BegunTrial | WaitReason | 'none'> {
  const { row, tx } = change;
  const { maxParallel, maxTrials } = limitsOf(row);
  if (row.state === 'paused') return 'paused';
  if (maxParallel !== null && row.runningCount >= maxParallel) return 'parallelLimit';
  if (maxTrials !== null && row.usedCount >= maxTrials) return lastTrials(change, 'maxTrials');
  const [waiting] =
    row.waitingCount === 0
      ? []
      : await tx.find(
          'trial',
          { studyId: row.id, state: 'waiting' },
          { orderBy: ['leaseUntilMs', 'number'], limit: 1 },
        );
  const suggestion = suggestions.find(({ number }) => number === row.nextNumber);
  if (waiting === undefined && suggestion === undefined)
    return isExhausted && suggestions.length === 0 ? lastTrials(change, 'exhausted') : 'none';
  const begun =
    waiting === undefined && suggestion !== undefined
      ? await beginSuggested(change, home, suggestion, worker)
      : waiting !== undefined && (await beginWaiting(change, home, waiting, worker));
  if (begun === false) return 'none';
  change.set({ usedCount: change.row.usedCount + 1 });
  return begun;
}

/** All trials are given out. Those that still run may have to be run again; without them, that is the end. */
function lastTrials(change: StudyChange, reason: StudyStopReason): WaitReason | 'none' {
  if (change.row.runningCount > 0) return 'lastTrials';
  endStudyFor(change, reason);
  return 'none';
}
