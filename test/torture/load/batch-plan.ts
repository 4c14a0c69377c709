import { seededRandom } from './random.ts';

/** One point as it was sent; `code` names its batch and its place in it. */
export interface PlannedPoint {
  readonly code: number;
  readonly name: string;
  readonly step: number | null;
  readonly timeMs: number;
  readonly value: number;
}

const placesInBatch = 4096;
export const largestBatch = placesInBatch;
const firstMs = Date.UTC(2026, 0, 1);

export const codeOf = (batch: number, place: number): number => batch * placesInBatch + place;
export const batchOf = (code: number): number => Math.floor(code / placesInBatch);

/**
 * In series whose name begins with `value/` the value is the code, and steps are in any order, doubled or absent; in those
 * that begin with `step/` the step is the code, and values are of every kind.
 */
const series = ['value/a', 'value/b', 'step/a', 'step/b', 'value/rare', 'step/rare'] as const;
export const codeInValue = (name: string): boolean => name.startsWith('value/');
const awkward = [Number.NaN, Infinity, -Infinity, 5e-324, -1.5, 0.1, 1e308, -1e308, 2 ** 53, 0] as const;

/** The points of a batch follow from the seed, its number and its size alone, so that nobody has to keep them. */
export function planBatch(seed: number, batch: number, size: number): readonly PlannedPoint[] {
  const random = seededRandom(seed, batch);
  const width = random.pick([1, 1, 2, 4, series.length]);
  const offset = random.between(0, 3);
  const steps = random.pick(['rising', 'any', 'none', 'some']);
  return Array.from({ length: size }, (_, place) => {
    const code = codeOf(batch, place);
    const name = series[(offset + (place % width)) % series.length] ?? series[0];
    // Times are close together, so that many are equal.
    const timeMs = firstMs + batch * 20 + random.between(0, 3);
    if (!codeInValue(name)) {
      const value = random.chance(0.05) ? random.pick(awkward) : Math.fround(random.next() * 2 - 1);
      return { code, name, step: code, timeMs, value };
    }
    const present = steps !== 'none' && (steps !== 'some' || random.chance(0.5));
    const step = steps === 'rising' ? batch * 10 + place : random.between(-50, 5000);
    return { code, name, step: present ? step : null, timeMs, value: code };
  });
}
