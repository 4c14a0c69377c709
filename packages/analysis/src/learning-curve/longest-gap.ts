export interface Gap {
  /** The step of the point before it. */
  readonly afterStep: number;
  readonly lengthMs: number;
}

/** The longest time from one point to the next; null where no time passes. O(n). */
export function longestGap(steps: Float64Array, elapsedMs: Float64Array): Gap | null {
  let gap: Gap | null = null;
  for (let i = 1; i < steps.length; i++) {
    const lengthMs = (elapsedMs[i] as number) - (elapsedMs[i - 1] as number);
    if (lengthMs > (gap?.lengthMs ?? 0)) gap = { afterStep: steps[i - 1] as number, lengthMs };
  }
  return gap;
}
