import { inferGoal } from '@assay/base';
import type { EpochMs, ExperimentId } from '@assay/base';
import type { MetricGoal, MetricMetadataRow } from '../entities/experiment.ts';

export interface ExperimentAnswer {
  readonly id: ExperimentId;
  readonly name: string;
  readonly description: string;
  readonly folder: string;
  readonly archived: boolean;
  readonly baseline: BaselineAnswer | null;
  readonly tags: Record<string, string>;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly deletedMs: EpochMs | null;
  readonly createdBy: string;
  readonly updatedBy: string;
  readonly runCount: number;
  readonly runCountByStatus: Record<string, number>;
  readonly lastActivityMs: EpochMs;
  readonly version: number;
}

/** What the experiment's runs are held against: some runs, all of a group, or those of the experiment that match a filter, whichever they are when it is asked. */
export interface BaselineAnswer {
  readonly runIds?: string[];
  readonly groupId?: string;
  readonly filter?: string;
  readonly setMs: EpochMs;
  readonly setBy: string;
  /** Runs that were named and are deleted. */
  readonly deletedRunIds: string[];
  /** The group is deleted. */
  readonly isGroupDeleted: boolean;
}

export interface ExperimentPage {
  readonly experiments: ExperimentAnswer[];
  readonly nextCursor: string | null;
}

export interface MetricMetadataAnswer {
  readonly name: string;
  readonly goal: MetricGoal | null;
  /** True when the goal was guessed from the metric's name. */
  readonly inferred: boolean;
  readonly unit: string;
  readonly displayName: string;
}

/** What was set, with the goal guessed from the name where none was. */
export function answerMetricMetadata(
  row: Pick<MetricMetadataRow, 'name' | 'goal' | 'unit' | 'displayName'>,
): MetricMetadataAnswer {
  const { name, unit, displayName } = row;
  const goal = row.goal ?? inferGoal(name);
  return { name, goal, inferred: row.goal === null && goal !== null, unit, displayName };
}
