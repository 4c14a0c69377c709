import type { ComparedValue, ComparisonAlternative, Correction, MetricGoal, TestChoice } from '@assay/analysis';
import type { RunStatus } from '../../entities/run.ts';
import type { SelectedRuns } from '../../ports/selected-runs.ts';
import type { RunScopeInput } from '../run-scope.ts';

export interface ComparedScopeInput extends RunScopeInput {
  readonly name: string;
}

/** A set with its runs, good for as long as the transaction. */
export interface SelectedSet {
  readonly name: string;
  readonly runs: SelectedRuns;
  /** Of all its runs, where that is known beforehand. */
  readonly experimentIds: readonly string[] | undefined;
}

export interface CompareRunsInput {
  readonly metric: string;
  readonly value?: ComparedValue;
  readonly goal?: MetricGoal;
  readonly sets?: readonly ComparedScopeInput[];
  readonly by?: string;
  readonly scope?: RunScopeInput;
  /** One of the two. */
  readonly baseline?: { readonly set?: string; readonly experimentId?: string };
  readonly pairBy?: readonly string[] | 'none';
  readonly minEffect?: number;
  readonly confidence?: number;
  readonly correction?: Correction;
  readonly alternative?: ComparisonAlternative;
  readonly test?: TestChoice;
  readonly alsoStatuses?: readonly RunStatus[];
  readonly seed?: number;
}
