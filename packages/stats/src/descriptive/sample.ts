import { invalidInput } from '@assay/base';

/** A copy of the values, all of them finite and at least `least` of them; else InvalidInput that names `path`. */
export function sample(values: ArrayLike<number>, path: string, least = 1): Float64Array {
  if (values.length < least)
    throw invalidInput(path, `expected at least ${least} ${least === 1 ? 'value' : 'values'}, got ${values.length}`);
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) throw invalidInput(`${path}[${i}]`, `expected a finite number, got ${values[i]}`);
  return new Float64Array(values);
}

/** The same in rising order; values that rise already, as those of a resample do, are not sorted again. */
export function risingSample(values: ArrayLike<number>, path: string): Float64Array {
  const all = sample(values, path);
  for (let i = 1; i < all.length; i++) if ((all[i] as number) < (all[i - 1] as number)) return all.sort();
  return all;
}

/** Two samples whose values belong together one by one. */
export function pairedSamples(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  least = 1,
): readonly [Float64Array, Float64Array] {
  if (x.length !== y.length) throw invalidInput('y', `expected ${x.length} values, one for each of x, got ${y.length}`);
  return [sample(x, 'x', least), sample(y, 'y', least)];
}

/** x − y, one by one. */
export function differences(x: ArrayLike<number>, y: ArrayLike<number>, least = 1): Float64Array {
  const [first, second] = pairedSamples(x, y, least);
  return first.map((value, i) => value - (second[i] as number));
}
