import type { Comparison } from '../comparison/comparison.ts';
import type { MetricGoal } from '../metric-goal.ts';
import type { RunColumns } from './run-columns.ts';

/** A metric as it is judged. */
export interface JudgedMetric {
  readonly name: string;
  readonly unit: string;
  readonly goal: MetricGoal;
  /** Where the goal is known from. */
  readonly goalSource: 'given' | 'experiment' | 'name' | 'study' | 'nothing';
  /** Which value of each run counts. */
  readonly value: 'last' | 'min' | 'max' | 'mean' | 'best';
}

export interface SummaryData {
  readonly title: string;
  readonly description: string;
  readonly runCount: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Of the runs; null: none has begun. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  readonly totalMs: number | null;
  readonly study: {
    readonly state: string;
    readonly stopReason: string | null;
    readonly counts: Readonly<Record<'waiting' | 'running' | 'complete' | 'pruned' | 'failed', number>>;
    readonly objectives: readonly string[];
    readonly sampler: string;
    readonly pruner: string;
    readonly best: { readonly number: number; readonly values: readonly number[]; readonly parameters: string } | null;
  } | null;
}

export interface ParametersData {
  readonly runCount: number;
  readonly parameters: readonly {
    readonly name: string;
    readonly present: number;
    readonly distinct: number;
    readonly least: number | null;
    readonly greatest: number | null;
    /** The most frequent first. */
    readonly values: readonly { readonly value: number | string | null; readonly count: number }[];
  }[];
}

/** Curves of one metric on a grid of buckets that all share. */
export interface CurvesData {
  readonly runTotal: number;
  readonly runs: readonly { readonly id: string; readonly name: string; readonly group: string | null }[];
  readonly from: number;
  readonly to: number;
  readonly buckets: number;
  readonly metrics: readonly {
    readonly name: string;
    readonly unit: string;
    readonly curves: readonly {
      /** Place in `runs`. */
      readonly run: number;
      readonly index: ArrayLike<number>;
      readonly min: ArrayLike<number>;
      readonly max: ArrayLike<number>;
      readonly mean: ArrayLike<number>;
    }[];
  }[];
}

/** What runs or trials were given and what came of it, as columns. */
export interface OutcomesData {
  readonly noun: 'run' | 'trial';
  /** In the order in which they began. */
  readonly labels: readonly string[];
  readonly ids: readonly (string | null)[];
  /** Only those that ended well have values; NaN: none. */
  readonly objectives: readonly (JudgedMetric & { readonly values: readonly number[] })[];
  readonly parameters: readonly {
    readonly name: string;
    readonly isLog: boolean;
    readonly values: readonly (number | string | null)[];
  }[];
  readonly prunedCount: number;
}

/** What a panel is made from: plain numbers that somebody has fetched. `fault`: why there are none. */
export type PanelData =
  | { readonly kind: 'summary'; readonly summary: SummaryData }
  | { readonly kind: 'table'; readonly runs: RunColumns }
  | { readonly kind: 'parameters'; readonly parameters: ParametersData }
  | { readonly kind: 'curves'; readonly curves: CurvesData }
  | { readonly kind: 'comparison'; readonly comparison: Comparison }
  /** x, y and the field that groups, or value and field, in this order. */
  | { readonly kind: 'fields'; readonly runs: RunColumns; readonly metric: JudgedMetric | null }
  | { readonly kind: 'outcomes'; readonly outcomes: OutcomesData }
  | { readonly kind: 'fault'; readonly message: string };
