import type { EpochMs, ExperimentId, RunGroupId, RunId } from '@assay/base';
import type { MetricSummary } from '@assay/series';
import type { ParameterKind, ParameterPolicy, RunStatus } from '../entities/run.ts';
import type { ArtifactAnswer } from './artifact.ts';

/** A run's own fields. */
export interface RunCore {
  readonly id: RunId;
  /** Its place in the order in which runs were created: greater than that of any run before it. */
  readonly number: number;
  readonly name: string;
  readonly description: string;
  readonly experimentId: ExperimentId | null;
  readonly experimentName: string | null;
  readonly parentRunId: RunId | null;
  readonly status: RunStatus;
  readonly statusMessage: string;
  readonly parameterPolicy: ParameterPolicy;
  readonly source: string;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly startedMs: EpochMs | null;
  readonly endedMs: EpochMs | null;
  readonly deletedMs: EpochMs | null;
  readonly createdBy: string;
  readonly version: number;
}

/** A run in a list, with the columns that were asked for. Metrics are summaries as the series room has them, NaN included. */
export interface RunRowAnswer extends RunCore {
  readonly parameters: Record<string, unknown>;
  readonly tags: Record<string, string>;
  readonly metrics: Record<string, MetricSummary>;
  /** Runs that have it as their parent and are not deleted. */
  readonly childCount: number;
}

/** How much of a run that has very much is answered; left out: all. */
export interface RunAnswerBounds {
  /** Summaries of metrics, the first in order of name. */
  readonly metrics?: number | undefined;
  /** The first in order of name. */
  readonly artifacts?: number | undefined;
}

/** A run with all that is known of it but its points, logs and bytes. */
export interface RunAnswer extends RunRowAnswer {
  readonly metricCount: number;
  readonly artifacts: ArtifactAnswer[];
  readonly artifactCount: number;
  readonly groupIds: RunGroupId[];
  readonly environment: unknown;
  readonly pointCount: number;
  readonly logLineCount: number;
}

export interface RunPage {
  readonly runs: RunRowAnswer[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

export interface ParameterAnswer {
  readonly key: string;
  readonly text: string;
  readonly kind: ParameterKind;
  readonly loggedMs: EpochMs;
}
