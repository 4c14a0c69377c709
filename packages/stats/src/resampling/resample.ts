import type { RandomStream } from '@assay/base';

/** Fills `into` with values drawn with replacement. A value's chance is off by at most values/2³², far below what resampling can see. */
export function resample(values: Float64Array, into: Float64Array, random: RandomStream): void {
  const count = values.length;
  for (let i = 0; i < into.length; i++) into[i] = values[Math.floor(random.uint32() * (count / 4294967296))] as number;
}

/** The same of rising values, whose resample rises too: no statistic has to sort it. `counts` is scratch space as long as the values, all 0. */
export function resampleRising(
  values: Float64Array,
  into: Float64Array,
  counts: Uint32Array,
  random: RandomStream,
): void {
  const count = values.length;
  for (let i = 0; i < into.length; i++) {
    const at = Math.floor(random.uint32() * (count / 4294967296));
    counts[at] = (counts[at] as number) + 1;
  }
  for (let i = 0, end = 0, start = 0; i < count; i++, start = end) {
    end += counts[i] as number;
    counts[i] = 0;
    for (let j = start; j < end; j++) into[j] = values[i] as number;
  }
}
