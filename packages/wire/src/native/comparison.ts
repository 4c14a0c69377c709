import type { Static } from 'typebox';
import { Type } from '../schema.ts';
import { RunScopeProperties } from './run-scope.ts';
import { CountSchema, IdSchema, nullable, object, oneOf, optional } from './scalar.ts';

export const comparedValues = ['last', 'min', 'max', 'best', 'mean'] as const;
export const corrections = ['holm', 'bh', 'by', 'none'] as const;
export const comparisonAlternatives = ['two-sided', 'better', 'worse'] as const;
export const testChoices = ['auto', 'means', 'ranks', 'permutation'] as const;
export const verdicts = ['better', 'worse', 'equivalent', 'undecided', 'noClaim'] as const;
export type Verdict = (typeof verdicts)[number];

const goals = ['minimize', 'maximize'] as const;
const FieldSchema = Type.String({ minLength: 1, maxLength: 1024 });
const NameSchema = Type.String({ minLength: 1, maxLength: 200 });

export const ComparedScopeSchema = object({ name: NameSchema, ...RunScopeProperties });
export type ComparedScope = Static<typeof ComparedScopeSchema>;

/**
 * Sets of runs, given one by one or made from one scope by the values of a field, and what is asked of them. Without a baseline all pairs of sets are compared.
 */
export const CompareRunsSchema = object({
  metric: Type.String({ minLength: 1, maxLength: 500 }),
  value: optional(
    oneOf(['last', 'min', 'max', 'best', 'mean'] as const, {
      default: 'last',
      description:
        'Which number of each run. The last one is what a run ended with; the best of many looks at the test set more than once',
    }),
  ),
  goal: optional(
    oneOf(goals, { description: "Without it that of the experiment's metric, else the one its name suggests" }),
  ),
  sets: optional(Type.Array(ComparedScopeSchema, { minItems: 1, maxItems: 20 })),
  by: optional(
    Type.String({
      minLength: 1,
      maxLength: 1024,
      description: 'Instead of `sets`: a set for each value of this field ("params.model") among the runs of `scope`',
    }),
  ),
  scope: optional(object(RunScopeProperties)),
  baseline: optional(
    object(
      { set: optional(NameSchema), experimentId: optional(IdSchema) },
      { description: 'What the sets are compared with: one of them, or the baseline of an experiment' },
    ),
  ),
  pairBy: optional(
    Type.Union([Type.Array(FieldSchema, { minItems: 1, maxItems: 5 }), Type.Literal('none')], {
      description:
        'Fields by which runs of two sets belong together. Without it: `seed`, `fold` and `dataset` where all runs have them as parameters or tags',
    }),
  ),
  minEffect: optional(
    Type.Number({
      minimum: 0,
      description: 'The smallest difference that matters, in the unit of the metric',
    }),
  ),
  confidence: optional(Type.Number({ minimum: 0.5, maximum: 0.9999, default: 0.95 })),
  correction: optional(oneOf(corrections, { default: 'holm' })),
  alternative: optional(
    oneOf(comparisonAlternatives, {
      default: 'two-sided',
      description: '"better": only whether a set is better than the one that it is compared with, by the goal',
    }),
  ),
  test: optional(
    oneOf(testChoices, { default: 'auto', description: 'By the rules, or as decided before the values were seen' }),
  ),
  alsoStatuses: optional(
    Type.Array(oneOf(['failed', 'stopped', 'running', 'stopping', 'scheduled'] as const), {
      description: 'Runs of these states count beside the completed ones, with what they have so far',
    }),
  ),
  seed: optional(Type.Integer({ minimum: 0, maximum: 4_294_967_295, default: 0 })),
});
export type CompareRuns = Static<typeof CompareRunsSchema>;

const numberOrNull = nullable(Type.Number());

const ComparedSetSchema = object({
  name: Type.String(),
  n: CountSchema,
  /** In the order of `values`. */
  runIds: Type.Array(IdSchema),
  values: Type.Array(Type.Number()),
  leftOut: Type.Array(
    object({
      reason: oneOf(['noValue', 'notFinite', 'notFinished', 'failed', 'stopped', 'inBaseline'] as const),
      count: CountSchema,
      /** The first 100. */
      runIds: Type.Array(IdSchema),
    }),
  ),
  mean: numberOrNull,
  standardDeviation: numberOrNull,
  /** Student's interval of the mean. */
  meanLow: numberOrNull,
  meanHigh: numberOrNull,
  median: numberOrNull,
  min: numberOrNull,
  firstQuartile: numberOrNull,
  thirdQuartile: numberOrNull,
  max: numberOrNull,
  interquartileMean: numberOrNull,
});
export type ComparedSet = Static<typeof ComparedSetSchema>;

const PairingSchema = object({
  by: Type.Array(Type.String()),
  n: CountSchema,
  isAveraged: Type.Boolean({ description: 'Of data sets: a value is the mean over the runs on one of them' }),
  /** Places in the sets' `values`, pair by pair; null where values are means over runs, and above 1,000 pairs. */
  rows: nullable(object({ a: Type.Array(CountSchema), b: Type.Array(CountSchema) })),
  /** Runs (data sets, where values are means) without a partner in the other set; they are left out of this pair. */
  withoutPartner: object({ a: CountSchema, b: CountSchema }),
});

const ComparisonTestSchema = object({
  kind: oneOf([
    'welchT',
    'pairedT',
    'mannWhitney',
    'wilcoxonSignedRank',
    'permutation',
    'pairedPermutation',
    'correctedResampledT',
  ] as const),
  name: Type.String(),
  reason: Type.String({ description: 'Why this one, in words' }),
  statistic: numberOrNull,
  df: numberOrNull,
  method: oneOf(['exact', 'resampled', 'asymptotic'] as const),
});

/** b beside a: numbers are b − a, words (better, improvement) know the goal. */
const ComparedPairSchema = object({
  a: Type.String(),
  b: Type.String(),
  unit: oneOf(['runs', 'pairs', 'folds', 'dataSets'] as const),
  n: object({ a: CountSchema, b: CountSchema }),
  pairing: nullable(PairingSchema),
  /** null: none was made, as with fewer than five runs. */
  test: nullable(ComparisonTestSchema),
  p: numberOrNull,
  pAdjusted: nullable(Type.Number({ description: 'p, corrected for the number of comparisons' })),
  difference: nullable(
    object({
      kind: oneOf(['mean', 'shift'] as const, {
        description: 'Of the means, or the median of all differences (Hodges and Lehmann), which goes with rank tests',
      }),
      estimate: Type.Number(),
      standardError: numberOrNull,
      low: numberOrNull,
      high: numberOrNull,
      method: Type.String({ description: 'How the interval was found' }),
    }),
  ),
  effectSizes: Type.Array(
    object({
      kind: oneOf(['hedgesG', 'dOfPairs', 'cliffsDelta'] as const),
      estimate: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
    }),
  ),
  probabilityOfImprovement: nullable(
    object({
      estimate: Type.Number(),
      low: Type.Number(),
      high: Type.Number(),
      method: oneOf(['bootstrap', 'analytic'] as const),
      isMeaningful: Type.Boolean({ description: 'The interval lies above 0.5 and the estimate reaches 0.75' }),
    }),
  ),
  /** Only where `minEffect` was given. */
  practical: nullable(
    object({
      worse: Type.Number(),
      equivalent: Type.Number(),
      better: Type.Number(),
      method: oneOf(['correlatedT', 't', 'signedRank'] as const),
    }),
  ),
  /** Units (of each set, where they are runs) to find an effect with this power; null: not known, or above a million. */
  neededRuns: nullable(
    object({
      forSeenEffect: nullable(CountSchema),
      forMinEffect: nullable(CountSchema),
      power: Type.Number(),
    }),
  ),
  checks: Type.Array(
    object({
      kind: oneOf(['normality', 'equalSpreads', 'ties', 'farValues', 'otherTest'] as const),
      isMet: nullable(Type.Boolean()),
      statistic: numberOrNull,
      p: numberOrNull,
      text: Type.String(),
    }),
  ),
  verdict: oneOf(verdicts),
  /** The whole interval lies beyond `minEffect`, on the better side. */
  isBeyondMinEffect: nullable(Type.Boolean()),
  sentence: Type.String(),
});
export type ComparedPair = Static<typeof ComparedPairSchema>;

const ComparedRankingSchema = object({
  by: Type.Array(Type.String()),
  blocks: CountSchema,
  /** In the order of the sets; 1 is best. */
  averageRanks: Type.Array(Type.Number()),
  chiSquare: Type.Number(),
  p: Type.Number(),
  criticalDifference: Type.Number(),
  /** Places of sets that are not told apart, best first. */
  cliques: Type.Array(Type.Array(CountSchema)),
  sentence: Type.String(),
});

/** Whether sets of runs differ in a metric, how sure that is, and what was looked at to say so. */
export const ComparisonSchema = object({
  metric: Type.String(),
  unit: Type.String(),
  value: oneOf(comparedValues),
  goal: oneOf(goals),
  goalSource: oneOf(['given', 'experiment', 'name'] as const),
  baseline: nullable(Type.String({ description: 'Name of the set that the others are compared with' })),
  minEffect: numberOrNull,
  confidence: Type.Number(),
  correction: oneOf(corrections),
  alternative: oneOf(comparisonAlternatives),
  seed: CountSchema,
  sets: Type.Array(ComparedSetSchema),
  pairs: Type.Array(ComparedPairSchema),
  /** Three sets or more on five blocks or more (data sets, or another key that all have). */
  ranking: nullable(ComparedRankingSchema),
  warnings: Type.Array(
    object({
      kind: oneOf([
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
      ] as const),
      message: Type.String(),
    }),
  ),
  /** The answer in one sentence. */
  sentence: Type.String(),
});
export type Comparison = Static<typeof ComparisonSchema>;
