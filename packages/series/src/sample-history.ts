import { countBefore, inHistoryOrder } from './history-order.ts';
import { concatPoints, slicePoints } from './order.ts';
import type { PointColumns } from './points.ts';
import { coarsePoints, finePoints } from './source.ts';
import type { BlockColumns, SeriesSource } from './source.ts';
import { readWindow } from './window.ts';

export interface StepRange {
  readonly from: number;
  readonly to: number;
}

const everything: StepRange = { from: -Infinity, to: Infinity };
/** Below this many points a series is read whole. */
const leastRead = 20_000;
/** Of so many points of one step and time the first is the least. */
const mostAtOnePlace = 64;

/**
 * At most `most` points of the range, evenly among all in order of step, time and value, the first and the last always (of one, the last); a step
 * that is absent is 0. What is much longer than that is not read: the samples are then first points of blocks.
 */
export function sampleHistory(source: SeriesSource, range: StepRange | undefined, most: number): PointColumns {
  const { from, to } = range ?? everything;
  const enough = Math.max(leastRead, finePoints * most);
  const count = countOf(source);
  const order = (points: PointColumns): PointColumns => {
    const ordered = inHistoryOrder(points, 'step');
    const begin = countBefore(ordered, ({ step }) => step >= from);
    return slicePoints(
      ordered,
      begin,
      Math.max(
        begin,
        countBefore(ordered, ({ step }) => step > to),
      ),
    );
  };
  if (count <= enough || hasAbsentSteps(source)) return evenly(order(readAll(source)), most);

  const steps = { axis: { kind: 'step' }, from, to } as const;
  const window = readWindow(source, steps, null, enough);
  if (window.next === null) return evenly(order(window.points), most);

  const level = count / coarsePoints >= most ? 'coarse' : 'fine';
  const firsts = order(concatPoints([...firstsOfBlocks(source, level), source.tail]));
  const first = slicePoints(order(readWindow(source, steps, null, mostAtOnePlace).points), 0, 1);
  // From the last block that begins in the range on there are few points left.
  const end = firsts.values.length - 1;
  const place = { step: firsts.steps[end] ?? from, timeMs: firsts.timesMs[end] ?? -Infinity, given: 0 };
  const rest = readWindow(source, steps, place, Infinity).points;
  const ordered = order(rest);
  const last = slicePoints(ordered, Math.max(0, ordered.values.length - 1), ordered.values.length);
  return evenly(order(concatPoints([first, firsts, last])), most);
}

const countOf = ({ parts, tail }: SeriesSource): number =>
  parts.reduce((sum, { pointCount }) => sum + pointCount, tail.values.length);

const hasAbsentSteps = ({ parts, tail }: SeriesSource): boolean =>
  parts.some(({ pages }) => pages.some(({ absentCount }) => absentCount > 0)) || tail.steps.some(Number.isNaN);

const readAll = (source: SeriesSource): PointColumns =>
  readWindow(source, { axis: { kind: 'step' } }, null, Infinity).points;

function firstsOfBlocks({ parts }: SeriesSource, level: 'coarse' | 'fine'): PointColumns[] {
  const pointsOf = ({ firstStep, firstTimeMs, first }: BlockColumns): PointColumns => ({
    steps: firstStep,
    timesMs: firstTimeMs,
    values: first,
  });
  return parts.flatMap((part) => part.pages.map((_, page) => pointsOf(part[level](page))));
}

/** The first of each of `most` stretches that differ by one at most in length, and the last point instead of the last of these. */
function evenly({ steps, timesMs, values }: PointColumns, most: number): PointColumns {
  const count = values.length;
  const taken = Math.min(most, count);
  const long = count % Math.max(1, taken);
  const short = Math.floor(count / Math.max(1, taken));
  const at = Uint32Array.from({ length: taken }, (_, i) =>
    i === taken - 1 ? count - 1 : i * short + Math.min(i, long),
  );
  const pick = (column: Float64Array): Float64Array => Float64Array.from(at, (i) => column[i] ?? Number.NaN);
  return { steps: pick(steps), timesMs: pick(timesMs), values: pick(values) };
}
