import type { BlockColumns } from './source.ts';

/*
 * How a page keeps means in 4 bytes where it can:
 * - float32, off by at most half a unit in the last place (6e-8 of itself): where the values themselves are float32;
 * - a fraction of 32 bits of the way from min to max, off by at most 1.2e-10 of that way: where values are wider. A float32 of, say, a
 *   time in seconds would be off by more than the block's whole extent;
 * - as it is, where neither holds.
 * A mean that comes back lies between min and max, and is exact where they are equal.
 */
export type MeanKind = 'double' | 'float32' | 'fraction';

const float32Error = 2 ** -24;
const whole = 2 ** 32 - 1;
const part = 1 / whole;

export function meanKind({ min, max, mean }: BlockColumns, narrowMinMax: boolean): MeanKind {
  let [float32, fraction] = [narrowMinMax, true];
  for (let i = 0; i < mean.length; i++) {
    const value = mean[i] ?? 0;
    if (Math.abs(Math.fround(value) - value) > Math.abs(value) * float32Error) float32 = false;
    if ((max[i] ?? 0) - (min[i] ?? 0) === Infinity) fraction = false;
  }
  return float32 ? 'float32' : fraction ? 'fraction' : 'double';
}

/** The mean's part of the way from min to max, 0 where there is none. */
export function meanFractions({ min, max, mean }: BlockColumns, into: Uint32Array): void {
  for (let i = 0; i < mean.length; i++) {
    const least = min[i] ?? 0;
    const extent = (max[i] ?? 0) - least;
    into[i] = extent > 0 ? Math.round((((mean[i] ?? 0) - least) / extent) * whole) : 0;
  }
}

/** Fills the means in from min and max, which are NaN where there is no mean. */
export function takeMeanFractions(fractions: Uint32Array, { min, max, mean }: BlockColumns): void {
  for (let i = 0; i < mean.length; i++) {
    const least = min[i] ?? 0;
    const greatest = max[i] ?? 0;
    const value = least + (fractions[i] ?? 0) * part * (greatest - least);
    mean[i] = value > greatest ? greatest : value;
  }
}

/** The means as they come back from a page. */
export function storedMeans(blocks: BlockColumns, narrowMinMax: boolean): Float64Array {
  const kind = meanKind(blocks, narrowMinMax);
  const mean = Float64Array.from(blocks.mean);
  if (kind === 'float32') return Float64Array.from(Float32Array.from(mean));
  if (kind === 'double') return mean;
  const fractions = new Uint32Array(mean.length);
  meanFractions(blocks, fractions);
  takeMeanFractions(fractions, { ...blocks, mean });
  return mean;
}
