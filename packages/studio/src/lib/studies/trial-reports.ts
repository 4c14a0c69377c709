import type { TrialsAnswer } from '@assay/sdk/browser';

/** Values that trials reported on the way, in order of trial and step. */
export interface TrialReports {
  /** The trials that reported, by number, rising. */
  readonly numbers: Int32Array;
  /** Where the values of each begin; one more than there are trials. */
  readonly starts: Uint32Array;
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

export function trialReportsOf({ columns }: Pick<TrialsAnswer, 'columns'>): TrialReports {
  const [number, steps, values] = ['number', 'step', 'value'].map((name) => columns.get(`report ${name}`));
  const [numbers, starts]: [number[], number[]] = [[], []];
  number?.forEach((each, i) => {
    if (each === numbers.at(-1)) return;
    numbers.push(each);
    starts.push(i);
  });
  return {
    numbers: Int32Array.from(numbers),
    starts: Uint32Array.from([...starts, number?.length ?? 0]),
    steps: steps instanceof Float64Array ? steps : new Float64Array(),
    values: values instanceof Float64Array ? values : new Float64Array(),
  };
}

/** Reports where those of some trials are known anew. */
export function mergeReports(before: TrialReports, changed: TrialReports): TrialReports {
  if (changed.numbers.length === 0) return before;
  const numbers = [...new Set([...before.numbers, ...changed.numbers])].sort((a, b) => a - b);
  const ofBefore = new Map(Array.from(before.numbers, (number, i) => [number, i]));
  const ofChanged = new Map(Array.from(changed.numbers, (number, i) => [number, i]));
  const parts = numbers.map((number) => {
    const young = ofChanged.get(number);
    const [from, i] = young === undefined ? [before, ofBefore.get(number) ?? 0] : [changed, young];
    return { from, start: from.starts[i] ?? 0, end: from.starts[i + 1] ?? 0 };
  });
  const total = parts.reduce((sum, { start, end }) => sum + end - start, 0);
  const [steps, values, starts] = [new Float64Array(total), new Float64Array(total), new Uint32Array(parts.length + 1)];
  let at = 0;
  parts.forEach(({ from, start, end }, i) => {
    starts[i] = at;
    steps.set(from.steps.subarray(start, end), at);
    values.set(from.values.subarray(start, end), at);
    at += end - start;
  });
  starts[parts.length] = at;
  return { numbers: Int32Array.from(numbers), starts, steps, values };
}
