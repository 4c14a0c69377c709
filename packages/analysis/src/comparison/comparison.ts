import type { MetricGoal } from '../metric-goal.ts';

/** Which number of a run's metric is compared. `best` is the least or the greatest, by the goal. */
export const comparedValues = ['last', 'min', 'max', 'best', 'mean'] as const;
export type ComparedValue = (typeof comparedValues)[number];

/** For the number of comparisons. `bh`: Benjamini and Hochberg's, `by`: Benjamini and Yekutieli's. */
export const corrections = ['holm', 'bh', 'by', 'none'] as const;
export type Correction = (typeof corrections)[number];

/** What is held against "no difference": that b is better or worse than a, that it is better, that it is worse. */
export const comparisonAlternatives = ['two-sided', 'better', 'worse'] as const;
export type ComparisonAlternative = (typeof comparisonAlternatives)[number];

/**
 * How the test is chosen: `auto` by the rules (see `chooseTest`), `means` (t-tests), `ranks` (rank tests) or `permutation` by the asker, who should have decided
 * before seeing the values. Folds of one data set have their own test in any case.
 */
export const testChoices = ['auto', 'means', 'ranks', 'permutation'] as const;
export type TestChoice = (typeof testChoices)[number];

/** Where the goal is known from. */
export const goalSources = ['given', 'experiment', 'name'] as const;
export type GoalSource = (typeof goalSources)[number];

/**
 * What can be said of b beside a. `undecided`: a test was made and does not tell them apart, nor show them equal; `equivalent`: the difference is less than what matters, or
 * none at all; `noClaim`: no test was made, `sentence` says why.
 */
export const verdicts = ['better', 'worse', 'equivalent', 'undecided', 'noClaim'] as const;
export type Verdict = (typeof verdicts)[number];

export const leftOutReasons = ['noValue', 'notFinite', 'notFinished', 'failed', 'stopped', 'inBaseline'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export interface LeftOutRuns {
  readonly reason: LeftOutReason;
  readonly count: number;
  /** The first 100. */
  readonly runIds: string[];
}

/** One of the sets. Numbers are null where there are too few values for them. */
export interface ComparedSet {
  readonly name: string;
  readonly n: number;
  /** In the order of `values`. */
  readonly runIds: string[];
  readonly values: number[];
  readonly leftOut: LeftOutRuns[];
  readonly mean: number | null;
  /** With n − 1. */
  readonly standardDeviation: number | null;
  /** Student's interval of the mean. */
  readonly meanLow: number | null;
  readonly meanHigh: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly firstQuartile: number | null;
  readonly thirdQuartile: number | null;
  readonly max: number | null;
  readonly interquartileMean: number | null;
}

/** What stands behind n: single runs, pairs of runs, folds of one data set, or data sets. */
export const comparisonUnits = ['runs', 'pairs', 'folds', 'dataSets'] as const;
export type ComparisonUnit = (typeof comparisonUnits)[number];

export interface Pairing {
  /** Fields as filters name them, such as `params.seed`. */
  readonly by: string[];
  readonly n: number;
  /** Of data sets: a value is the mean over the runs on one of them. */
  readonly isAveraged: boolean;
  /** Places in the sets' `values`, pair by pair; null where values are means over runs, and above 1,000 pairs. */
  readonly rows: { readonly a: number[]; readonly b: number[] } | null;
  /** Runs (data sets, where values are means) that the other set has no partner for: they are left out of this pair. */
  readonly withoutPartner: { readonly a: number; readonly b: number };
}

export const testKinds = [
  'welchT',
  'pairedT',
  'mannWhitney',
  'wilcoxonSignedRank',
  'permutation',
  'pairedPermutation',
  'correctedResampledT',
] as const;
export type TestKind = (typeof testKinds)[number];

export interface ComparisonTest {
  readonly kind: TestKind;
  /** In words: "Welch's t-test". */
  readonly name: string;
  /** Why this one, in words. */
  readonly reason: string;
  /** t, U (pairs of runs in which b is above a) or W (ranks of the pairs in which b is above); null of a permutation test, whose statistic is the difference. */
  readonly statistic: number | null;
  readonly df: number | null;
  readonly method: 'exact' | 'resampled' | 'asymptotic';
}

/** b − a in the metric's own unit. */
export interface ComparedDifference {
  /** `mean`: of the means; `shift`: J. L. Hodges and E. L. Lehmann's, the median of all differences, which goes with rank tests. */
  readonly kind: 'mean' | 'shift';
  readonly estimate: number;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** How the interval was found, in words. */
  readonly method: string;
}

/** Positive where b is above a. */
export interface ComparedEffect {
  readonly kind: 'hedgesG' | 'dOfPairs' | 'cliffsDelta';
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** P(a run of b is better than one of a), equal ones by half; of pairs: than its partner. */
export interface ProbabilityOfImprovement {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly method: 'bootstrap' | 'analytic';
  /** The interval lies above ½ and the estimate reaches ¾ (X. Bouthillier et al., MLSys 2021); mirrored for a worse b. */
  readonly isMeaningful: boolean;
}

/** How likely the difference is a worse b, one too small to matter, or a better b. They sum to 1. */
export interface PracticalProbabilities {
  readonly worse: number;
  readonly equivalent: number;
  readonly better: number;
  readonly method: 'correlatedT' | 't' | 'signedRank';
}

/** Units (of each set, where they are runs) for a test of the same kind to find an effect 4 times in 5; null: not known, or more than a million. */
export interface NeededRuns {
  readonly forSeenEffect: number | null;
  readonly forMinEffect: number | null;
  readonly power: number;
}

export interface AssumptionCheck {
  readonly kind: 'normality' | 'equalSpreads' | 'ties' | 'farValues' | 'otherTest';
  /** null: could not be looked at. */
  readonly isMet: boolean | null;
  readonly statistic: number | null;
  readonly p: number | null;
  readonly text: string;
}

/** b beside a: numbers are b − a; words (better, improvement) know the goal. */
export interface ComparedPair {
  readonly a: string;
  readonly b: string;
  readonly unit: ComparisonUnit;
  /** Of a and b; the same for pairs, folds and data sets. */
  readonly n: { readonly a: number; readonly b: number };
  readonly pairing: Pairing | null;
  /** null: none was made, as with fewer than five. */
  readonly test: ComparisonTest | null;
  readonly p: number | null;
  /** p, corrected for the number of comparisons. */
  readonly pAdjusted: number | null;
  readonly difference: ComparedDifference | null;
  readonly effectSizes: ComparedEffect[];
  readonly probabilityOfImprovement: ProbabilityOfImprovement | null;
  /** Only where a smallest effect was given. */
  readonly practical: PracticalProbabilities | null;
  readonly neededRuns: NeededRuns | null;
  readonly checks: AssumptionCheck[];
  readonly verdict: Verdict;
  /** Whether the whole interval lies beyond the smallest effect that matters, on the better side; null where none was given or there is no test. */
  readonly isBeyondMinEffect: boolean | null;
  readonly sentence: string;
}

/** Three sets or more, ranked on each block (a data set, or another key that all sets have). */
export interface ComparedRanking {
  readonly by: string[];
  readonly blocks: number;
  /** In the order of the sets; 1 is best. */
  readonly averageRanks: number[];
  readonly chiSquare: number;
  /** R. L. Iman and J. M. Davenport's. */
  readonly p: number;
  /** P. B. Nemenyi's: sets differ whose ranks are further apart. */
  readonly criticalDifference: number;
  /** Places of sets that are not told apart, best first. */
  readonly cliques: number[][];
  readonly sentence: string;
}

export const comparisonWarningKinds = [
  'fewRuns',
  'leftOut',
  'uncorrected',
  'foldsNotPaired',
  'notAllPaired',
  'fewDataSets',
  'farValues',
  'sameSeed',
  'differentDatasets',
  'differentCode',
  'otherParameters',
  'baselineRunsDeleted',
] as const;
export type ComparisonWarningKind = (typeof comparisonWarningKinds)[number];

export interface ComparisonWarning {
  readonly kind: ComparisonWarningKind;
  readonly message: string;
}

export interface Comparison {
  readonly metric: string;
  readonly unit: string;
  readonly value: ComparedValue;
  readonly goal: MetricGoal;
  readonly goalSource: GoalSource;
  /** Name of the set that the others are compared with; null: all pairs. */
  readonly baseline: string | null;
  readonly minEffect: number | null;
  readonly confidence: number;
  readonly correction: Correction;
  readonly alternative: ComparisonAlternative;
  readonly seed: number;
  readonly sets: ComparedSet[];
  readonly pairs: ComparedPair[];
  readonly ranking: ComparedRanking | null;
  readonly warnings: ComparisonWarning[];
  /** The answer in one sentence. */
  readonly sentence: string;
}
