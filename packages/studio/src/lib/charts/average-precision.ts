/**
 * Average precision, Σ (R_n − R_{n−1}) P_n over rising recall from 0: the area under the curve as steps, without the
 * optimism of straight lines (as scikit-learn's `average_precision_score`). Points may stand by rising or falling recall.
 */
export function averagePrecision(recall: readonly number[], precision: readonly number[]): number {
  const isRising = (recall[0] ?? 0) <= (recall.at(-1) ?? 0);
  let [sum, before] = [0, 0];
  for (let n = 0; n < recall.length; n++) {
    const i = isRising ? n : recall.length - 1 - n;
    sum += ((recall[i] ?? 0) - before) * (precision[i] ?? 0);
    before = recall[i] ?? 0;
  }
  return sum;
}
