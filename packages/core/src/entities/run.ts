import type { EpochMs, ExperimentId, ProjectId, RunGroupId, RunId } from '@assay/base';

export const runStatuses = ['scheduled', 'running', 'stopping', 'completed', 'failed', 'stopped'] as const;
export type RunStatus = (typeof runStatuses)[number];

export const terminalRunStatuses: ReadonlySet<RunStatus> = new Set(['completed', 'failed', 'stopped']);

export type ParameterPolicy = 'write-once' | 'overwrite';

/** One execution. */
export interface RunRow {
  readonly id: RunId;
  readonly projectId: ProjectId;
  readonly experimentId: ExperimentId | null;
  readonly parentRunId: RunId | null;
  readonly name: string;
  readonly description: string;
  readonly status: RunStatus;
  readonly statusMessage: string;
  readonly parameterPolicy: ParameterPolicy;
  readonly source: string;
  /** JSON text of what the client captured. */
  readonly environment: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  readonly createdBy: string;
  readonly deletedMs: EpochMs | null;
  /** Id of the experiment (or parent run) whose deletion took this run along; null when it was deleted itself. */
  readonly deletedWith: string | null;
  readonly version: number;
  /** Counters that let limits be checked without counting rows. */
  readonly parameterCount: number;
  readonly artifactCount: number;
  readonly pointCount: number;
  readonly logLineCount: number;
}

/** From an end of a run until it was resumed. */
export interface RunPauseRow {
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly beganMs: EpochMs;
  readonly endedMs: EpochMs;
}

export interface RunGroupRow {
  readonly id: RunGroupId;
  readonly projectId: ProjectId;
  readonly experimentId: ExperimentId;
  readonly name: string;
  readonly description: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly deletedMs: EpochMs | null;
  readonly deletedWith: string | null;
  readonly version: number;
}

export interface RunGroupMemberRow {
  readonly projectId: ProjectId;
  readonly groupId: RunGroupId;
  readonly runId: RunId;
  readonly addedMs: EpochMs;
}

export type ParameterKind = 'number' | 'string' | 'boolean' | 'json';

export interface ParameterRow {
  readonly projectId: ProjectId;
  readonly runId: RunId;
  readonly key: string;
  /** Exactly as given. */
  readonly text: string;
  readonly kind: ParameterKind;
  /** The text read as a finite number, whatever the kind, or null: what filters compare and sorts order by. */
  readonly number: number | null;
  readonly loggedMs: EpochMs;
}
