import type { EpochMs, ExperimentId, RunGroupId } from '@assay/base';

export interface RunGroupAnswer {
  readonly id: RunGroupId;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly description: string;
  readonly tags: Record<string, string>;
  /** Its runs that are not deleted. */
  readonly runCount: number;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly deletedMs: EpochMs | null;
  readonly version: number;
}

export interface RunGroupPage {
  readonly groups: RunGroupAnswer[];
  readonly nextCursor: string | null;
}
