import { stateCodes, type TrialHistory } from '../../history/trial-history.ts';
import { fitSizeWithin } from './fit-sizes.ts';

/** Where more steps ended trials, these many of them stand for all. */
const mostRungs = 8;
/** From one rung to the next so many of the newest trials say how losses go on. */
const mostPairs = 40;
/** Fewer say only by how much losses fall, not how that depends on them. */
const leastPairs = 4;

/** How a loss at one rung goes on to the next, or the end: those of the trials that came so far, by a line. */
interface Course {
  readonly slope: number;
  readonly from: number;
  readonly to: number;
}

/**
 * By row: what a pruned trial's loss would likely have come to at the end; NaN of other trials, and where nothing can be said. The steps at which trials were pruned
 * are rungs; the trials that went on from a rung say how losses fall on the way to the next (the line of Theil and Sen, of a slope from 0.1 to 1, as the bad catch
 * up), and so on to the end. A value reported early is thus held against values of the end. Only the trials of the last fit size are asked, so that the answers
 * change as rarely as kernels are fitted.
 */
export function expectedEnds(history: TrialHistory): Float64Array {
  const ends = new Float64Array(history.count).fill(Number.NaN);
  const rungs = rungsOf(history);
  if (rungs.length === 0) return ends;
  const sign = history.objectives[0]?.direction === 'maximize' ? -1 : 1;
  const lossAt = (row: number, rung: number): number => {
    const step = rungs[rung];
    if (step === undefined)
      return history.states[row] === stateCodes.complete ? (history.losses[0]?.[row] ?? Number.NaN) : Number.NaN;
    const reports = history.reports[row];
    const place = reports?.placeFrom(step) ?? 0;
    return reports !== undefined && place < reports.count ? sign * (reports.values[place] as number) : Number.NaN;
  };
  const asked = fitSizeWithin(history.count) ?? history.count;
  const courses = rungs.map((_, rung) => courseFrom(rung, asked, lossAt));
  for (let row = 0; row < history.count; row++) {
    if (history.states[row] !== stateCodes.pruned) continue;
    const last = history.reports[row]?.lastStep ?? Number.NaN;
    const rung = rungs.findLastIndex((step) => step <= last);
    if (rung === -1) continue;
    let loss = lossAt(row, rung);
    for (const { slope, from, to } of courses.slice(rung)) loss = to + slope * (loss - from);
    ends[row] = Number.isFinite(loss) ? loss : Number.NaN;
  }
  return ends;
}

/** The steps at which trials were pruned, ascending. */
function rungsOf({ count, states, reports }: TrialHistory): readonly number[] {
  const steps: number[] = [];
  for (let row = 0; row < count; row++) {
    const own = reports[row];
    if (states[row] === stateCodes.pruned && own !== undefined && own.count > 0) steps.push(own.lastStep);
  }
  steps.sort((a, b) => a - b);
  const distinct = [...new Set(steps)];
  if (distinct.length <= mostRungs) return distinct;
  const chosen = Array.from({ length: mostRungs }, (_, i) => steps[Math.floor((i * steps.length) / mostRungs)] ?? 0);
  return [...new Set(chosen)];
}

function courseFrom(rung: number, rows: number, lossAt: (row: number, rung: number) => number): Course {
  const before: number[] = [];
  const after: number[] = [];
  for (let row = rows - 1; row >= 0 && before.length < mostPairs; row--) {
    const [x, y] = [lossAt(row, rung), lossAt(row, rung + 1)];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    before.push(x);
    after.push(y);
  }
  if (before.length === 0) return { slope: 1, from: 0, to: 0 };
  const slope = before.length < leastPairs ? 1 : Math.min(1, Math.max(0.1, medianSlope(before, after)));
  const from = median(before);
  return { slope, from, to: median(after.map((y, i) => y - slope * ((before[i] as number) - from))) };
}

/** 1 where all stand at one place. */
function medianSlope(x: readonly number[], y: readonly number[]): number {
  const slopes: number[] = [];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const run = (x[i] as number) - (x[j] as number);
      if (run !== 0) slopes.push(((y[i] as number) - (y[j] as number)) / run);
    }
  }
  return slopes.length === 0 ? 1 : median(slopes);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(half)] as number) + (sorted[Math.ceil(half)] as number)) / 2;
}
