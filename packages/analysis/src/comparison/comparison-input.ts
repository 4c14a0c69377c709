import type { MetricGoal } from '../metric-goal.ts';
import type {
  ComparedValue,
  ComparisonAlternative,
  ComparisonWarning,
  Correction,
  GoalSource,
  LeftOutRuns,
  TestChoice,
} from './comparison.ts';

/** What runs of the same key have in common: a source of chance, a part of the data, the data. */
export type KeyRole = 'seed' | 'fold' | 'dataset';

/** A field by which runs of two sets may belong together. */
export interface KeyField {
  /** As filters name it. */
  readonly field: string;
  readonly role: KeyRole;
}

export interface ComparedSetInput {
  readonly name: string;
  /** One for each of the values, which are finite. */
  readonly runIds: readonly string[];
  readonly values: ArrayLike<number>;
  readonly leftOut: readonly LeftOutRuns[];
  /** Of each key field the text that each run has, null where it has none. */
  readonly keys: ReadonlyMap<string, readonly (string | null)[]>;
}

export interface ComparisonInput {
  readonly metric: string;
  readonly unit: string;
  readonly value: ComparedValue;
  readonly goal: MetricGoal;
  readonly goalSource: GoalSource;
  readonly sets: readonly ComparedSetInput[];
  /** Name of one of the sets; null: all pairs. */
  readonly baseline: string | null;
  /** In order of preference where several have one role. */
  readonly keyFields: readonly KeyField[];
  /** `automatic`: by those of the key fields that all runs of two sets have; `asked`: by all of them. */
  readonly pairing: 'automatic' | 'asked' | 'none';
  readonly minEffect: number | null;
  readonly confidence: number;
  readonly correction: Correction;
  readonly alternative: ComparisonAlternative;
  readonly test: TestChoice;
  readonly seed: number;
  /** Of what the asker knows about the runs. */
  readonly warnings: readonly ComparisonWarning[];
  /** Of the bootstrap; 2,000 unless told otherwise. */
  readonly resamples?: number;
}

/** With fewer units there is no p-value, and no claim. */
export const fewestUnits = 5;
