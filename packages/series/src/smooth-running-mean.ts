import { invalidInput } from '@assay/base';
import { joinMeans } from './bucket-mean.ts';

/**
 * Mean of the `window` values around each one: ⌊window / 2⌋ before it, the rest from it on, as `uniform_filter1d` of SciPy places them;
 * at the ends, of those there are. Values that are not finite stay as they are and count for nobody else. `counts`: how many points
 * each value is the mean of (buckets); the window is in values still.
 *
 * The window is put together from running means towards both ends of blocks of its own length (van Herk, Pattern Recognition Letters
 * 13(7), 1992, doi:10.1016/0167-8655(92)90069-C, does so for extremes), so that nothing is ever subtracted: one huge value spoils no mean
 * but those that hold it. Throws InvalidInput for a window that is no integer of at least 1. O(n), whatever the window.
 */
export function smoothRunningMean(values: Float64Array, window: number, counts?: ArrayLike<number>): Float64Array {
  if (!(Number.isInteger(window) && window >= 1))
    throw invalidInput('window', `expected an integer of at least 1, got ${window}.`);
  const n = values.length;
  const smoothed = values.slice();
  if (window === 1) return smoothed;
  const weightOf = (i: number): number => (Number.isFinite(values[i]) ? (counts?.[i] ?? 1) : 0);
  const column = (): Float64Array => new Float64Array(n);
  const [aheadMean, aheadMass, backMean, backMass] = [column(), column(), column(), column()];
  const run = (i: number, before: number, opens: boolean, mean: Float64Array, mass: Float64Array): void => {
    const weight = weightOf(i);
    const held = opens ? 0 : (mass[before] ?? 0);
    mass[i] = held + weight;
    if (weight > 0 && held > 0) mean[i] = joinMeans(mean[before] ?? 0, values[i] ?? 0, weight / (held + weight));
    else mean[i] = weight > 0 ? (values[i] ?? 0) : (mean[before] ?? 0);
  };
  for (let i = 0; i < n; i++) run(i, i - 1, i % window === 0, aheadMean, aheadMass);
  for (let i = n - 1; i >= 0; i--) run(i, i + 1, i === n - 1 || (i + 1) % window === 0, backMean, backMass);
  const before = Math.floor(window / 2);
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(values[i])) continue;
    const from = Math.max(0, i - before);
    const to = Math.min(n - 1, i - before + window - 1);
    const inOneBlock = Math.floor(from / window) === Math.floor(to / window);
    // Within one block the window reaches from its begin, or to its end.
    const useBack = !inOneBlock || from % window !== 0;
    const [meanBack, massBack] = useBack ? [backMean[from] ?? 0, backMass[from] ?? 0] : [0, 0];
    const useAhead = !inOneBlock || from % window === 0;
    const [meanAhead, massAhead] = useAhead ? [aheadMean[to] ?? 0, aheadMass[to] ?? 0] : [0, 0];
    if (massBack > 0 && massAhead > 0) smoothed[i] = joinMeans(meanBack, meanAhead, massAhead / (massBack + massAhead));
    else if (massBack > 0) smoothed[i] = meanBack;
    else if (massAhead > 0) smoothed[i] = meanAhead;
  }
  return smoothed;
}
