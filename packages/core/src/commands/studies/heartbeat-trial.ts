import type { EpochMs } from '@assay/base';
import type { Command } from '../command.ts';
import { hasEnded } from '../../steps/studies/end-study.ts';
import { loadStudy, loadTrial } from '../../steps/studies/load-study.ts';

export interface HeartbeatTrialInput {
  readonly studyId: string;
  readonly number: number;
}

export interface HeartbeatAnswer {
  readonly leaseUntilMs: EpochMs | null;
  readonly shouldStop: boolean;
}

/** Renews the lease of a trial that runs. One that was given up is not taken up again by this. */
export const heartbeatTrial: Command<HeartbeatTrialInput, HeartbeatAnswer> = async (tx, input, { now }) => {
  const { study, group } = await loadStudy(tx, input.studyId);
  const trial = await loadTrial(tx, study, input.number);
  if (trial.state !== 'running') return { leaseUntilMs: null, shouldStop: true };
  const leaseUntilMs = (now + study.leaseMs) as EpochMs;
  await tx.update('trial', { studyId: study.id, number: trial.number }, { leaseUntilMs });
  return { leaseUntilMs, shouldStop: hasEnded(study.state) || group.deletedMs !== null };
};
