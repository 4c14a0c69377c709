import type { MetricGoal } from '../metric-goal.ts';
import { bestPoint } from './best-point.ts';
import { placeAt } from './learning-curve.ts';
import type { CurvePlace, LearningCurve } from './learning-curve.ts';
import { longestGap } from './longest-gap.ts';
import type { Gap } from './longest-gap.ts';
import { nonFinite } from './non-finite.ts';
import type { NonFinite } from './non-finite.ts';
import { atTarget, reachTarget } from './target.ts';
import type { TargetReached } from './target.ts';

/** Points that a curve is analysed by; of longer ones the means of blocks of equally many points. */
export const mostBlocks = 20_000;

/** A curve read once from end to end. But for `curve`, all of it is of the points themselves. */
export interface CurveRecord {
  /** Its points, or means of blocks of them: finite values' mean (NaN where there is none), step and time of the last. */
  readonly curve: LearningCurve;
  /** Points of a block; 1: the points themselves. */
  readonly blockPoints: number;
  readonly pointCount: number;
  readonly first: CurvePlace;
  readonly last: CurvePlace;
  readonly best: CurvePlace | null;
  readonly nonFinite: NonFinite | null;
  readonly reached: TargetReached | null;
  readonly longestGap: Gap | null;
}

/**
 * Folds a curve of any length, given portion by portion in order of its steps, into what `analyzeCurve` needs, in memory for 20,000
 * blocks. Best value, target, first value that is no number and longest gap are exact.
 */
export class CurveFold {
  readonly #goal: MetricGoal | null;
  readonly #target: number | null;
  readonly #steps = new Float64Array(mostBlocks);
  readonly #elapsedMs = new Float64Array(mostBlocks);
  readonly #means = new Float64Array(mostBlocks);
  readonly #finite = new Float64Array(mostBlocks);
  #blockPoints = 1;
  #pointCount = 0;
  #first: CurvePlace | undefined;
  #last: CurvePlace | undefined;
  #best: CurvePlace | null = null;
  #nonFinite: NonFinite | null = null;
  #reached: TargetReached | null = null;
  #longestGap: Gap | null = null;

  constructor(goal: MetricGoal | null, target: number | null = null) {
    this.#goal = goal;
    this.#target = target;
  }

  add(portion: LearningCurve): void {
    const { steps, elapsedMs, values } = portion;
    const n = values.length;
    if (n === 0) return;
    const before = this.#last;
    this.#first ??= placeAt(portion, 0);
    this.#last = placeAt(portion, n - 1);
    this.#addFacts(portion);
    const gap = longestGap(steps, elapsedMs);
    const between = (elapsedMs[0] as number) - (before?.elapsedMs ?? Infinity);
    for (const each of [gap, before && { afterStep: before.step, lengthMs: between }])
      if (each && each.lengthMs > (this.#longestGap?.lengthMs ?? 0)) this.#longestGap = each;
    for (let i = 0; i < n; i++) this.#addPoint(steps[i] as number, elapsedMs[i] as number, values[i] as number);
  }

  /** Undefined where no point came. */
  finish(): CurveRecord | undefined {
    if (this.#first === undefined || this.#last === undefined) return undefined;
    const count = Math.ceil(this.#pointCount / this.#blockPoints);
    return {
      curve: {
        steps: this.#steps.slice(0, count),
        elapsedMs: this.#elapsedMs.slice(0, count),
        values: this.#means.slice(0, count),
      },
      blockPoints: this.#blockPoints,
      pointCount: this.#pointCount,
      first: this.#first,
      last: this.#last,
      best: this.#best,
      nonFinite: this.#nonFinite,
      reached: this.#reached,
      longestGap: this.#longestGap,
    };
  }

  #addFacts(portion: LearningCurve): void {
    const odd = nonFinite(portion);
    const known = this.#nonFinite;
    if (odd !== null || known !== null) {
      const count = (known?.count ?? 0) + (odd?.count ?? 0);
      const first = known ?? odd;
      if (first !== null) this.#nonFinite = { ...first, count, recovered: odd?.recovered ?? true };
    }
    if (this.#goal === null) return;
    const best = bestPoint(portion, this.#goal);
    if (best !== null && (this.#best === null || isBetter(best.value, this.#best.value, this.#goal))) this.#best = best;
    if (this.#target === null) return;
    const reached = reachTarget(portion, this.#goal, this.#target);
    const before = this.#reached;
    const whole = portion.values.every(atTarget(this.#goal, this.#target));
    const lasting = (whole ? (before?.lasting ?? reached?.lasting) : reached?.lasting) ?? null;
    const first = before?.first ?? reached?.first;
    this.#reached = first === undefined ? null : { first, lasting };
  }

  #addPoint(step: number, elapsedMs: number, value: number): void {
    if (this.#pointCount === mostBlocks * this.#blockPoints) this.#halve();
    const block = Math.floor(this.#pointCount++ / this.#blockPoints);
    const begins = (this.#pointCount - 1) % this.#blockPoints === 0;
    this.#steps[block] = step;
    this.#elapsedMs[block] = elapsedMs;
    if (begins) {
      this.#means[block] = Number.NaN;
      this.#finite[block] = 0;
    }
    if (!Number.isFinite(value)) return;
    const finite = ((this.#finite[block] as number) += 1);
    const mean = finite === 1 ? 0 : (this.#means[block] as number);
    this.#means[block] = finite === 1 ? value : mean * ((finite - 1) / finite) + value / finite;
  }

  /** Two blocks become one of twice as many points. */
  #halve(): void {
    for (let i = 0; 2 * i + 1 < mostBlocks; i++) {
      const [a, b] = [2 * i, 2 * i + 1];
      const [ofA, ofB] = [this.#finite[a] as number, this.#finite[b] as number];
      const [meanA, meanB] = [this.#means[a] as number, this.#means[b] as number];
      this.#steps[i] = this.#steps[b] as number;
      this.#elapsedMs[i] = this.#elapsedMs[b] as number;
      this.#finite[i] = ofA + ofB;
      this.#means[i] =
        ofA === 0 ? meanB : ofB === 0 ? meanA : meanA * (ofA / (ofA + ofB)) + meanB * (ofB / (ofA + ofB));
    }
    this.#blockPoints *= 2;
  }
}

const isBetter = (value: number, than: number, goal: MetricGoal): boolean =>
  goal === 'minimize' ? value < than : value > than;
