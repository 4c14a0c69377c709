import { cliffsDelta, cohensDOfPairs, hedgesG } from '@assay/stats';
import type { Alternative } from '@assay/stats';
import { checkAssumptions } from './assumption-checks.ts';
import { chooseTest, isFlat } from './choose-test.ts';
import type { Design } from './choose-pairing.ts';
import type {
  AssumptionCheck,
  ComparedDifference,
  ComparedEffect,
  ComparisonTest,
  NeededRuns,
  PracticalProbabilities,
  ProbabilityOfImprovement,
} from './comparison.ts';
import { fewestUnits } from './comparison-input.ts';
import type { ComparisonInput } from './comparison-input.ts';
import { isMeaningful, probabilityAbove } from './improvement.ts';
import { runsFor } from './needed-runs.ts';
import { pairDifferences } from './pair-differences.ts';
import { practicalOf } from './practical.ts';
import { differenceOf, nameOfTest, runTest, standardized } from './run-test.ts';
import type { Samples } from './samples.ts';

/** Why there is no test: a set without values, one run or too few of them, runs that all gave the same. */
export type Refusal = 'empty' | 'one' | 'few' | 'same' | 'flat';

/** What numbers say of a pair, before the number of comparisons is known. */
export interface PairMeasures {
  readonly refusal: Refusal | null;
  readonly test: ComparisonTest | null;
  readonly p: number | null;
  readonly difference: ComparedDifference | null;
  /** The interval of both one-sided tests together (D. J. Schuirmann 1987): 1 − 2 · (1 − confidence). */
  readonly equivalence: { readonly low: number; readonly high: number } | null;
  readonly effectSizes: ComparedEffect[];
  readonly probabilityOfImprovement: ProbabilityOfImprovement | null;
  readonly practical: PracticalProbabilities | null;
  readonly neededRuns: NeededRuns | null;
  readonly checks: AssumptionCheck[];
}

export type MeasureOptions = Pick<
  ComparisonInput,
  'goal' | 'minEffect' | 'confidence' | 'correction' | 'alternative' | 'test' | 'seed' | 'resamples'
> & { readonly comparisons: number };

const power = 0.8;

export function measurePair(design: Design, options: MeasureOptions): PairMeasures {
  const { confidence, goal, minEffect, seed } = options;
  const isPaired = design.unit !== 'runs';
  const samples: Samples = isPaired
    ? { differences: pairDifferences(design), folds: design.folds }
    : { a: design.a.toSorted(), b: design.b.toSorted() };
  const least = Math.min(design.a.length, design.b.length);
  const refusal = refusalOf(design, samples, least);
  if (refusal === 'empty') return { ...unmeasured, refusal };
  if (least < 2) return { ...unmeasured, refusal, difference: plainDifference(design) };
  const chosen = chooseTest(design, options.test);
  const difference = differenceOf(chosen.kind, samples, confidence);
  const probability = probabilityAbove(samples, { confidence, resamples: options.resamples ?? 2000, seed });
  const base = {
    ...unmeasured,
    refusal,
    difference,
    effectSizes: refusal === 'flat' || refusal === 'same' ? [] : effectsOf(design, samples, difference, confidence),
    probabilityOfImprovement: byGoal(probability, goal),
  };
  if (refusal !== null) return base;
  const alternative = alternativeOf(options);
  const { p, ...outcome } = runTest(chosen.kind, samples, alternative, seed);
  const alpha = 1 - confidence;
  const ofBoth = differenceOf(chosen.kind, samples, Math.max(0.01, 1 - 2 * alpha));
  const needed = {
    alpha: options.correction === 'holm' ? alpha / options.comparisons : alpha,
    isOneSided: alternative !== 'two-sided',
    power,
  };
  const seen = difference.estimate;
  return {
    ...base,
    test: { kind: chosen.kind, name: nameOfTest(chosen.kind), reason: chosen.reason, ...outcome },
    p,
    equivalence: ofBoth.low === null || ofBoth.high === null ? null : { low: ofBoth.low, high: ofBoth.high },
    practical: minEffect === null ? null : practicalByGoal(practicalOf(samples, design.unit, minEffect, seed), goal),
    neededRuns: {
      forSeenEffect: runsFor(seen, seen, chosen.kind, samples, needed),
      forMinEffect: minEffect === null ? null : runsFor(minEffect, seen, chosen.kind, samples, needed),
      power,
    },
    checks: checkAssumptions(samples, { kind: chosen.kind, p, alpha, alternative, seed }),
  };
}

const unmeasured: PairMeasures = {
  refusal: null,
  test: null,
  p: null,
  difference: null,
  equivalence: null,
  effectSizes: [],
  probabilityOfImprovement: null,
  practical: null,
  neededRuns: null,
  checks: [],
};

function refusalOf(design: Design, samples: Samples, least: number): Refusal | null {
  if (least === 0) return 'empty';
  if (least === 1) return 'one';
  if (least < fewestUnits) return 'few';
  if ('differences' in samples) {
    if (samples.differences.every((value) => value === 0)) return 'same';
    return isFlat(design.a) && isFlat(design.b) ? 'flat' : null;
  }
  if (!isFlat(design.a) || !isFlat(design.b)) return null;
  return isFlat([...design.a, ...design.b]) ? 'same' : 'flat';
}

const meanOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value / values.length, 0);

const plainDifference = ({ a, b }: Design): ComparedDifference => ({
  kind: 'mean',
  estimate: meanOf(b) - meanOf(a),
  standardError: null,
  low: null,
  high: null,
  method: 'none: one value has no spread',
});

function alternativeOf({ alternative, goal }: MeasureOptions): Alternative {
  if (alternative === 'two-sided') return alternative;
  return (alternative === 'better') === (goal === 'maximize') ? 'greater' : 'less';
}

function effectsOf(
  design: Design,
  samples: Samples,
  difference: ComparedDifference,
  confidence: number,
): ComparedEffect[] {
  if ('differences' in samples) {
    const { differences } = samples;
    const kind = 'dOfPairs' as const;
    if (design.unit === 'folds') {
      // The common interval takes folds for independent: this one is the corrected interval of the difference, in the same deviations.
      const inDeviations = (value: number | null): number =>
        (value === null ? null : standardized(samples, value)) ?? Number.NaN;
      const [low, high] = [inDeviations(difference.low), inDeviations(difference.high)];
      return finite([{ kind, estimate: inDeviations(difference.estimate), low, high }]);
    }
    const effect = cohensDOfPairs(differences, new Float64Array(differences.length), confidence);
    return finite([{ kind, ...effect }]);
  }
  const { a, b } = samples;
  return finite([
    { kind: 'hedgesG', ...hedgesG(b, a, confidence) },
    { kind: 'cliffsDelta', ...cliffsDelta(b, a, confidence) },
  ]);
}

const finite = (effects: readonly ComparedEffect[]): ComparedEffect[] =>
  effects.filter(({ estimate, low, high }) => [estimate, low, high].every(Number.isFinite));

function byGoal(
  above: Omit<ProbabilityOfImprovement, 'isMeaningful'>,
  goal: MeasureOptions['goal'],
): ProbabilityOfImprovement {
  const { estimate, low, high, method } = above;
  const better = goal === 'maximize' ? above : { estimate: 1 - estimate, low: 1 - high, high: 1 - low, method };
  return { ...better, isMeaningful: isMeaningful(better) };
}

const practicalByGoal = (
  { left, rope, right, method }: ReturnType<typeof practicalOf>,
  goal: MeasureOptions['goal'],
): PracticalProbabilities =>
  goal === 'maximize'
    ? { worse: left, equivalent: rope, better: right, method }
    : { worse: right, equivalent: rope, better: left, method };
