import { median } from '@assay/stats/descriptive';

export interface Throughput {
  /** From the first point to the last. */
  readonly stepsPerSecond: number;
  readonly pointsPerSecond: number;
  /** The median from each point to the next that has another step: what a step takes as a rule, halts left out. */
  readonly usualStepsPerSecond: number;
}

/**
 * How fast a curve's steps went by. Times that fall from one step to the next, as where two processes log, are left out. Null where
 * no time passes, or no step. O(n log n).
 */
export function throughput(steps: Float64Array, elapsedMs: Float64Array): Throughput | null {
  const n = steps.length;
  const wholeMs = (elapsedMs.at(-1) ?? 0) - (elapsedMs[0] ?? 0);
  const wholeSteps = (steps.at(-1) ?? 0) - (steps[0] ?? 0);
  if (n < 2 || !(wholeMs > 0) || !(wholeSteps > 0)) return null;
  const paces: number[] = [];
  let from = 0;
  for (let i = 1; i < n; i++) {
    if (steps[i] === steps[from]) continue;
    const passedMs = (elapsedMs[i] as number) - (elapsedMs[from] as number);
    if (passedMs >= 0) paces.push(passedMs / ((steps[i] as number) - (steps[from] as number)));
    from = i;
  }
  const usual = paces.length === 0 ? 0 : median(paces);
  const stepsPerSecond = (1000 * wholeSteps) / wholeMs;
  return {
    stepsPerSecond,
    pointsPerSecond: (1000 * (n - 1)) / wholeMs,
    // Steps that are logged together have no time between them.
    usualStepsPerSecond: usual > 0 ? 1000 / usual : stepsPerSecond,
  };
}
