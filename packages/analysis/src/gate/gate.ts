import { fewestUnits } from '../comparison/comparison-input.ts';
import type { ComparedPair, ComparedSet, Comparison } from '../comparison/comparison.ts';

/**
 * What a candidate must show in one metric, numbers in the metric's own unit and without sign.
 * better: it is better than the baseline by more than `by`; notWorse: it is not worse by `by` or more.
 */
export interface GateRule {
  readonly kind: 'better' | 'notWorse';
  readonly by: number;
}

/**
 * clears; short: it may, but these runs do not show it; fails: these runs show that it does not; noClaim: too few runs for any claim.
 */
export const gateOutcomes = ['clears', 'short', 'fails', 'noClaim'] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export interface GateCheck {
  readonly metric: string;
  readonly unit: string;
  readonly goal: Comparison['goal'];
  readonly value: Comparison['value'];
  readonly rule: GateRule;
  readonly outcome: GateOutcome;
  /** By values alone, of too few runs: nothing is claimed of chance. */
  readonly byValue: boolean;
  readonly baseline: GateSide;
  readonly candidate: GateSide;
  readonly paired: boolean;
  /** How much better the candidate is: above 0 where it is, whichever the goal. Null: not known. */
  readonly improvement: GateImprovement | null;
  readonly confidence: number;
  readonly p: number | null;
  readonly test: string | null;
  /**
   * short: about so many more of each set, or pairs, would settle it 4 times in 5 if what was seen is true; noClaim: so many are missing for any
   * claim. Null: not known, or more of them would not do.
   */
  readonly moreRuns: number | null;
  /** Why, in a sentence. */
  readonly reason: string;
}

export interface GateSide {
  readonly name: string;
  readonly n: number;
  readonly mean: number | null;
}

export interface GateImprovement {
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** A candidate clears a gate where it clears every check. */
export interface GateResult {
  readonly title: string;
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
  readonly warnings: readonly string[];
}

/** Power for which runs are counted, as in comparisons. */
const powerQuantile = 0.841_621_233_572_914_2;
/** Standard errors of half an interval, where that is not known. */
const usualErrors = 2;
const mostRuns = 10_000;

/**
 * Holds a comparison of a candidate with its baseline (the pair whose `a` is the baseline's and `b` the candidate's) against a rule. The whole
 * interval of the difference must lie beyond the bound: superiority and non-inferiority by confidence intervals, as in G. Piaggio et al.,
 * JAMA 308 (2012), doi:10.1001/jama.2012.87802. Of a two-sided interval of 95 % one candidate in forty that just misses the bound gets through.
 * All checks of a gate must clear, so several of them need no correction (R. L. Berger, Technometrics 24 (1982), 295–300).
 */
export function checkGate(comparison: Comparison, pair: ComparedPair, rule: GateRule, allowSingle = false): GateCheck {
  const { goal, metric, unit, value, confidence } = comparison;
  const sign = goal === 'maximize' ? 1 : -1;
  const bound = rule.kind === 'better' ? rule.by : -rule.by;
  const baseline = setOf(comparison, pair.a);
  const candidate = setOf(comparison, pair.b);
  const improvement = improvementOf(pair, baseline, candidate, sign);
  const common = {
    metric,
    unit,
    goal,
    value,
    rule,
    baseline: sideOf(baseline),
    candidate: sideOf(candidate),
    paired: pair.pairing !== null,
    improvement,
    confidence,
    p: pair.p,
    test: pair.test?.name ?? null,
  };
  if (pair.verdict === 'noClaim' || improvement === null || improvement.low === null || improvement.high === null) {
    const byValue = allowSingle && improvement !== null;
    const reason = fewRunsReason(baseline, candidate, goal, pair.sentence);
    const moreRuns = Math.max(0, fewestUnits - Math.min(pair.n.a, pair.n.b)) || null;
    if (!byValue) return { ...common, outcome: 'noClaim', byValue: false, moreRuns, reason };
    const outcome = improvement.estimate > bound ? 'clears' : 'fails';
    return { ...common, outcome, byValue: true, moreRuns, reason: `By value alone, which claims nothing. ${reason}` };
  }
  const { low, high } = improvement;
  if (low > bound) return { ...common, outcome: 'clears', byValue: false, moreRuns: null, reason: clearReason(rule) };
  if (high <= bound) {
    const what =
      rule.kind === 'better'
        ? `It is not better by more than ${numberText(rule.by)}`
        : `It is worse by ${numberText(rule.by)} or more`;
    return {
      ...common,
      outcome: 'fails',
      byValue: false,
      moreRuns: null,
      reason: `${what}: the whole interval says so.`,
    };
  }
  const n = Math.min(pair.n.a, pair.n.b);
  const needed = neededUnits(n, improvement, bound, pair.difference?.standardError ?? null);
  const moreRuns = needed === null ? null : Math.max(1, needed - n);
  const units = pair.unit === 'runs' ? 'runs of each' : pair.unit === 'dataSets' ? 'data sets' : pair.unit;
  const reason =
    needed === null && improvement.estimate > bound
      ? `What was seen, ${numberText(improvement.estimate)}, is so little beyond ${boundWords(rule)} that thousands of runs would not settle it.`
      : needed === null
        ? `What was seen, ${numberText(improvement.estimate)}, is itself not beyond ${boundWords(rule)}: more runs like these would not clear it.`
        : `The interval reaches ${boundWords(rule)}. If what was seen is true, about ${moreRuns} more ${units} would settle it.`;
  return { ...common, outcome: 'short', byValue: false, moreRuns, reason };
}

const clearReason = (rule: GateRule): string =>
  rule.kind === 'better'
    ? rule.by === 0
      ? 'The whole interval lies above no difference.'
      : `The whole interval lies beyond ${numberText(rule.by)}.`
    : `The whole interval lies above a loss of ${numberText(rule.by)}.`;

const boundWords = (rule: GateRule): string =>
  rule.kind === 'notWorse' ? `a loss of ${numberText(rule.by)}` : rule.by === 0 ? 'no difference' : numberText(rule.by);

/** Where a test was made but its kind has no interval, nothing is known beyond the estimate. */
function improvementOf(
  { difference }: ComparedPair,
  baseline: ComparedSet | undefined,
  candidate: ComparedSet | undefined,
  sign: 1 | -1,
): GateImprovement | null {
  if (difference !== null) {
    const { estimate, low, high } = difference;
    const ends = low === null || high === null ? null : [sign * low, sign * high].toSorted((a, b) => a - b);
    return { estimate: sign * estimate, low: ends?.[0] ?? null, high: ends?.[1] ?? null };
  }
  const [before, after] = [baseline?.mean ?? null, candidate?.mean ?? null];
  return before === null || after === null ? null : { estimate: sign * (after - before), low: null, high: null };
}

/**
 * Units for the interval's lower end to pass the bound 4 times in 5, if the estimate is true: its half width goes with 1/√n. Null where
 * the estimate itself does not pass it.
 */
function neededUnits(
  n: number,
  { estimate, low }: GateImprovement,
  bound: number,
  standardError: number | null,
): number | null {
  if (!(estimate > bound) || low === null) return null;
  const errors = standardError !== null && standardError > 0 ? (estimate - low) / standardError : usualErrors;
  const width = (estimate - low) * (1 + powerQuantile / errors);
  const needed = Math.ceil(n * (width / (estimate - bound)) ** 2);
  return Number.isFinite(needed) && needed <= mostRuns ? Math.max(needed, n + 1) : null;
}

/**
 * What a few runs let one say without a distribution: if the candidate were just another run of the baseline, it would be the best of the k + 1 with
 * probability 1 / (k + 1).
 */
function fewRunsReason(
  baseline: ComparedSet | undefined,
  candidate: ComparedSet | undefined,
  goal: Comparison['goal'],
  sentence: string,
): string {
  if (baseline === undefined || candidate === undefined || baseline.n === 0 || candidate.n === 0) return sentence;
  const [only] = candidate.values;
  if (candidate.n !== 1 || baseline.n < 2 || only === undefined) return sentence;
  const asGood = baseline.values.filter((value) => (goal === 'maximize' ? value >= only : value <= only)).length;
  const beaten = baseline.n - asGood;
  const chance = (asGood + 1) / (baseline.n + 1);
  return (
    `One candidate run beats ${beaten} of ${baseline.n} of the baseline; another run of the baseline would do as well with probability ` +
    `${asGood + 1}/${baseline.n + 1} (${numberText(chance)}). No claim about the candidate can be made from one run.`
  );
}

const setOf = ({ sets }: Comparison, name: string): ComparedSet | undefined => sets.find((set) => set.name === name);

const sideOf = (set: ComparedSet | undefined): GateSide => ({
  name: set?.name ?? '',
  n: set?.n ?? 0,
  mean: set?.mean ?? null,
});

/** Five significant digits. */
export function numberText(value: number): string {
  const text = Number(value.toPrecision(5));
  return text !== 0 && (Math.abs(text) < 1e-4 || Math.abs(text) >= 1e9) ? text.toExponential() : String(text);
}
