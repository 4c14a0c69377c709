export { compareSets } from './comparison/compare-sets.ts';
export {
  comparedValues,
  comparisonAlternatives,
  comparisonUnits,
  comparisonWarningKinds,
  corrections,
  goalSources,
  leftOutReasons,
  testChoices,
  testKinds,
  verdicts,
} from './comparison/comparison.ts';
export type {
  AssumptionCheck,
  ComparedDifference,
  ComparedEffect,
  ComparedPair,
  ComparedRanking,
  ComparedSet,
  ComparedValue,
  Comparison,
  ComparisonAlternative,
  ComparisonTest,
  ComparisonUnit,
  ComparisonWarning,
  ComparisonWarningKind,
  Correction,
  GoalSource,
  LeftOutReason,
  LeftOutRuns,
  NeededRuns,
  Pairing,
  PracticalProbabilities,
  ProbabilityOfImprovement,
  TestChoice,
  TestKind,
  Verdict,
} from './comparison/comparison.ts';
export { fewestUnits } from './comparison/comparison-input.ts';
export type { ComparedSetInput, ComparisonInput, KeyField, KeyRole } from './comparison/comparison-input.ts';
export { formatNumber, formatP } from './comparison/format-number.ts';
export type { MetricGoal } from './metric-goal.ts';
