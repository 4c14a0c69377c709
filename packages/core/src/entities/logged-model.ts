import type { Brand, EpochMs, ExperimentId, Id, ProjectId, RunId } from '@assay/base';

export type LoggedModelId = Brand<Id, 'LoggedModelId'>;

export const loggedModelStatuses = ['pending', 'ready', 'failed'] as const;
export type LoggedModelStatus = (typeof loggedModelStatuses)[number];

/** A model that a run logged, with files, parameters and metrics of its own; a version of a registered model may come from it. */
export interface LoggedModelRow {
  readonly id: LoggedModelId;
  readonly projectId: ProjectId;
  readonly experimentId: ExperimentId;
  /** Need not be unique. */
  readonly name: string;
  /** The client's own word; may be empty. */
  readonly modelType: string;
  /** `pending` until its files are uploaded. */
  readonly status: LoggedModelStatus;
  readonly statusMessage: string;
  /** As given: the run need not be one of this server. */
  readonly sourceRunId: string | null;
  /** Of its files, so that their limit is checked without counting rows. */
  readonly fileCount: number;
  readonly createdMs: EpochMs;
  readonly createdBy: string;
  readonly updatedMs: EpochMs;
  readonly deletedMs: EpochMs | null;
}

export interface LoggedModelParameterRow {
  readonly projectId: ProjectId;
  readonly modelId: LoggedModelId;
  readonly key: string;
  readonly value: string;
}

/** The latest point, by step and time, of a run's metric that was logged as one of the model; the series itself is the run's. */
export interface LoggedModelMetricRow {
  readonly projectId: ProjectId;
  readonly modelId: LoggedModelId;
  readonly runId: RunId;
  readonly name: string;
  /** Of the data set that it was measured on; both empty: none was named. */
  readonly datasetName: string;
  readonly datasetDigest: string;
  /** Null: NaN. */
  readonly value: number | null;
  readonly step: number;
  readonly timeMs: EpochMs;
}

/** The bytes are a blob. */
export interface LoggedModelFileRow {
  readonly projectId: ProjectId;
  readonly modelId: LoggedModelId;
  /** Relative, such as `code/train.py`; sorted by the bytes of its UTF-8. */
  readonly path: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly modifiedMs: EpochMs;
}

/** A model that a run used or made. */
export interface RunModelRow {
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly direction: 'input' | 'output';
  /** As MLflow's clients name it, `m-` and 32 hex digits; as given: it need not be one of this server. */
  readonly modelId: string;
  /** Of the training, at which it was made. */
  readonly step: number;
  readonly loggedMs: EpochMs;
}
