import type { BlockColumns } from './source.ts';

/*
 * The eight columns of places in a page of summaries, written as what is hard to foresee of them: the last step and time as distance
 * from the first; steps of extremes as distance from the first; times of extremes as distance from where they would be
 * if the block's points were evenly spaced. A block without a finite value has no places of extremes: they count as the first's.
 */
export const placeNames = [
  'firstStep',
  'lastStep',
  'minStep',
  'maxStep',
  'firstTimeMs',
  'lastTimeMs',
  'minTimeMs',
  'maxTimeMs',
] as const;

export type PlaceColumns = Pick<BlockColumns, (typeof placeNames)[number]>;

/** How far into the block's span of time a point at `step` would be if the block's points were evenly spaced. */
const expectedSpan = (fromFirst: number, stepSpan: number, timeSpan: number): number =>
  stepSpan > 0 ? Math.floor((fromFirst / stepSpan) * timeSpan) : 0;

/** Turns places into distances, from `blocks` to `into`. */
export function foresee(blocks: BlockColumns, into: PlaceColumns): void {
  const n = blocks.count.length;
  for (let i = 0; i < n; i++) {
    const step = blocks.firstStep[i] ?? 0;
    const time = blocks.firstTimeMs[i] ?? 0;
    const stepSpan = (blocks.lastStep[i] ?? 0) - step;
    const timeSpan = (blocks.lastTimeMs[i] ?? 0) - time;
    const none = blocks.finiteCount[i] === 0;
    const least = (none ? step : (blocks.minStep[i] ?? 0)) - step;
    const greatest = (none ? step : (blocks.maxStep[i] ?? 0)) - step;
    into.firstStep[i] = step;
    into.lastStep[i] = stepSpan;
    into.minStep[i] = least;
    into.maxStep[i] = greatest;
    into.firstTimeMs[i] = time;
    into.lastTimeMs[i] = timeSpan;
    into.minTimeMs[i] = none ? 0 : (blocks.minTimeMs[i] ?? 0) - time - expectedSpan(least, stepSpan, timeSpan);
    into.maxTimeMs[i] = none ? 0 : (blocks.maxTimeMs[i] ?? 0) - time - expectedSpan(greatest, stepSpan, timeSpan);
  }
}

/** Turns distances back into places, where they lie. */
export function recall(places: PlaceColumns, finiteCount: Uint32Array): void {
  const { firstStep, lastStep, minStep, maxStep, firstTimeMs, lastTimeMs, minTimeMs, maxTimeMs } = places;
  const n = finiteCount.length;
  for (let i = 0; i < n; i++) {
    const step = firstStep[i] ?? 0;
    const time = firstTimeMs[i] ?? 0;
    const stepSpan = lastStep[i] ?? 0;
    const timeSpan = lastTimeMs[i] ?? 0;
    lastStep[i] = step + stepSpan;
    lastTimeMs[i] = time + timeSpan;
    if (finiteCount[i] === 0) {
      minStep[i] = maxStep[i] = minTimeMs[i] = maxTimeMs[i] = Number.NaN;
      continue;
    }
    const least = minStep[i] ?? 0;
    const greatest = maxStep[i] ?? 0;
    minStep[i] = step + least;
    maxStep[i] = step + greatest;
    minTimeMs[i] = time + expectedSpan(least, stepSpan, timeSpan) + (minTimeMs[i] ?? 0);
    maxTimeMs[i] = time + expectedSpan(greatest, stepSpan, timeSpan) + (maxTimeMs[i] ?? 0);
  }
}

/** Whether the places come back from their distances just as they were: not where steps are partly absent or numbers beyond exact sums. */
export function isForeseeable(blocks: BlockColumns, distances: PlaceColumns): boolean {
  const back = copyOf(distances);
  recall(back, blocks.finiteCount);
  for (const name of placeNames) {
    const original = blocks[name];
    const found = back[name];
    for (let i = 0; i < original.length; i++) if (!Object.is(original[i], found[i])) return false;
  }
  return true;
}

const copyOf = (places: PlaceColumns): PlaceColumns => ({
  firstStep: places.firstStep.slice(),
  lastStep: places.lastStep.slice(),
  minStep: places.minStep.slice(),
  maxStep: places.maxStep.slice(),
  firstTimeMs: places.firstTimeMs.slice(),
  lastTimeMs: places.lastTimeMs.slice(),
  minTimeMs: places.minTimeMs.slice(),
  maxTimeMs: places.maxTimeMs.slice(),
});
