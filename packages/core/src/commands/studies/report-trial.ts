import type { EpochMs } from '@assay/base';
import { pointBatch } from '@assay/series';
import type { Command } from '../command.ts';
import { checkLimit } from '../../policy/limit.ts';
import { recordRunChange } from '../../steps/record.ts';
import { hasEnded } from '../../steps/studies/end-study.ts';
import { loadStudy, loadTrial } from '../../steps/studies/load-study.ts';
import { definitionOf } from '../../steps/studies/trial-codec.ts';

export interface ReportTrialInput {
  readonly studyId: string;
  readonly number: number;
  readonly step: number;
  readonly value: number;
  /** The run has the point already. */
  readonly isLogged?: boolean;
  /** Equal for a repetition of the same report, and for nothing else. */
  readonly fingerprint: string;
}

export interface ReportedTrialAnswer {
  /** False: the trial does not run, nothing was kept. */
  readonly isKept: boolean;
  readonly shouldStop: boolean;
  readonly leaseUntilMs: EpochMs | null;
}

/** Keeps the value by its step, and logs it to the trial's run under the first objective's metric, unless it is there. Renews the lease. */
export const reportTrial: Command<ReportTrialInput, ReportedTrialAnswer> = async (tx, input, { now, limits }) => {
  const { study, group } = await loadStudy(tx, input.studyId);
  const trial = await loadTrial(tx, study, input.number);
  if (trial.state !== 'running') return { isKept: false, shouldStop: true, leaseUntilMs: null };
  const { studyId, number, runId } = trial;
  const { step, value, fingerprint } = input;
  await tx.upsert('trialReport', {
    projectId: tx.projectId,
    studyId,
    number,
    step,
    value: Number.isNaN(value) ? null : value,
  });
  const run = runId === null || input.isLogged === true ? undefined : await tx.get('run', { id: runId });
  const [objective] = definitionOf(study).objectives;
  if (run !== undefined && run.deletedMs === null && objective !== undefined) {
    const batch = pointBatch([{ name: objective.metric, step, timeMs: now, value }]);
    const { replayed } = await tx.appendPoints(run.id, batch, { fingerprint });
    if (!replayed) {
      const pointCount = run.pointCount + 1;
      checkLimit(limits, 'pointsPerRun', pointCount, `Run "${run.name}" would have ${pointCount} metric points`);
      await tx.update('run', { id: run.id }, { pointCount, updatedMs: now });
      await recordRunChange(tx, 'run.metrics', run, { names: [objective.metric], count: 1 });
    }
  }
  const leaseUntilMs = (now + study.leaseMs) as EpochMs;
  await tx.update('trial', { studyId, number }, { leaseUntilMs });
  return { isKept: true, shouldStop: hasEnded(study.state) || group.deletedMs !== null, leaseUntilMs };
};
