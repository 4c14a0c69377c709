import type { ParameterMap, ParameterValues } from '@assay/tuning';

/** Something to be tuned: a space, and a loss that costs nothing and is always the same at a point. */
export interface Task {
  /** Of lower-case letters, digits and hyphens; the halves are made by the order of the names. */
  readonly name: string;
  readonly space: ParameterMap;
  /** The least loss there is, or the least that was ever found. Regret counts from here. */
  readonly minimum: number;
  /** To be minimised. */
  readonly loss: (values: ParameterValues) => number;
}

/** A number from a trial's values; anything else is a mistake of the bench. */
export function numberAt(values: ParameterValues, name: string): number {
  const value = values[name];
  if (typeof value !== 'number') throw new Error(`${name}: expected a number, got ${String(value)}`);
  return value;
}
