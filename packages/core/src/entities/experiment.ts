import type { EpochMs, ExperimentId, ProjectId } from '@assay/base';

/** A named set of runs with one question. */
export interface ExperimentRow {
  readonly id: ExperimentId;
  readonly projectId: ProjectId;
  /** Display name; unique names of the faces are in FaceNameRow. */
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  readonly archived: boolean;
  /** JSON text of a `Baseline`; null: none. */
  readonly baseline: string | null;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly createdBy: string;
  /** Who made the latest change. */
  readonly updatedBy: string;
  readonly deletedMs: EpochMs | null;
  readonly version: number;
}

/** What the numbers of one metric mean in one experiment; only what somebody set. */
export interface MetricMetadataRow {
  readonly projectId: ProjectId;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly goal: MetricGoal | null;
  readonly unit: string;
  readonly displayName: string;
}

export type MetricGoal = 'minimize' | 'maximize';
