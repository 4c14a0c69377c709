export { bayesianCorrelatedT, ropeOfPosterior } from './bayesian/correlated-t.ts';
export type { RopeProbabilities } from './bayesian/correlated-t.ts';
export { bayesianSignedRank } from './bayesian/signed-rank.ts';
export type { BayesianSignedRankOptions } from './bayesian/signed-rank.ts';
export { pearson, spearman } from './correlation/correlation.ts';
export type { CorrelationResult } from './correlation/correlation.ts';
export { kendall } from './correlation/kendall.ts';
export { describe } from './descriptive/describe.ts';
export type { Description } from './descriptive/describe.ts';
export { interquartileMean } from './descriptive/interquartile-mean.ts';
export { mean } from './descriptive/mean.ts';
export { optimalityGap } from './descriptive/optimality-gap.ts';
export { median, quantile } from './descriptive/quantile.ts';
export { standardDeviation, variance } from './descriptive/variance.ts';
export { cliffsDelta, varghaDelaneyA12 } from './effect-sizes/cliffs-delta.ts';
export type { EffectSize } from './effect-sizes/effect-size.ts';
export { cohensD, cohensDOfPairs, hedgesG } from './effect-sizes/standardized-difference.ts';
export type { ForestOptions } from './forest/grow-forest.ts';
export { fanova } from './importance/fanova.ts';
export type { FanovaOptions, FanovaResult, Interaction } from './importance/fanova.ts';
export type { ImportanceMeasure } from './importance/forest-input.ts';
export type { ImportanceColumn, ImportanceData, ImportanceDomain } from './importance/importance-data.ts';
export { importance, importanceMethods } from './importance/importance.ts';
export type {
  ImportanceInterval,
  ImportanceMethod,
  ImportanceOptions,
  ImportanceResult,
} from './importance/importance.ts';
export { meanDecreaseImpurity } from './importance/mean-decrease-impurity.ts';
export { pedAnova } from './importance/ped-anova.ts';
export type { PedAnovaOptions } from './importance/ped-anova.ts';
export { permutationImportance } from './importance/permutation-importance.ts';
export { adjustPValues } from './multiple-comparisons/adjust-p-values.ts';
export type { Adjustment } from './multiple-comparisons/adjust-p-values.ts';
export { neededRunsForProbability } from './power/needed-runs-for-probability.ts';
export { neededRuns, tTestPower } from './power/t-test-power.ts';
export type { PowerOptions } from './power/t-test-power.ts';
export { almostStochasticOrder } from './ranking/almost-stochastic-order.ts';
export type { StochasticOrderResult } from './ranking/almost-stochastic-order.ts';
export { cliquesWithin, nemenyi, nemenyiCriticalDifference } from './ranking/nemenyi.ts';
export { performanceProfile } from './ranking/performance-profile.ts';
export type { PerformanceProfile } from './ranking/performance-profile.ts';
export { probabilityOfImprovement } from './ranking/probability-of-improvement.ts';
export { rank } from './ranking/ranks.ts';
export type { Ranks } from './ranking/ranks.ts';
export { bootstrap } from './resampling/bootstrap.ts';
export type { BootstrapInterval, BootstrapOptions, Statistic } from './resampling/bootstrap.ts';
export { stratifiedBootstrap, stratifiedBootstrapDifference } from './resampling/stratified-bootstrap.ts';
export type { DifferenceOptions, Strata } from './resampling/stratified-bootstrap.ts';
export { betaCdf, betaDensity, betaQuantile, betaSurvival } from './special/beta.ts';
export { chiSquareCdf, chiSquareDensity, chiSquareQuantile, chiSquareSurvival } from './special/chi-square.ts';
export { erf, erfc, erfcx } from './special/erf.ts';
export { fCdf, fDensity, fQuantile, fSurvival } from './special/f.ts';
export { gammaCdf, gammaDensity, gammaQuantile, gammaSurvival } from './special/gamma.ts';
export { incompleteBeta } from './special/incomplete-beta.ts';
export type { Tails } from './special/incomplete-beta.ts';
export { incompleteGamma } from './special/incomplete-gamma.ts';
export { logBeta, logGamma } from './special/log-gamma.ts';
export { noncentralTCdf } from './special/noncentral-t.ts';
export {
  normalCdf,
  normalDensity,
  normalLogCdf,
  normalLogDensity,
  normalQuantile,
  normalQuantileOfLog,
  normalSurvival,
} from './special/normal.ts';
export { tCdf, tDensity, tQuantile, tSurvival } from './special/student-t.ts';
export {
  studentizedRangeCdf,
  studentizedRangeQuantile,
  studentizedRangeSurvival,
} from './special/studentized-range.ts';
export type { Alternative, PMethod } from './tests/alternative.ts';
export { correctedResampledTTest } from './tests/corrected-resampled-t-test.ts';
export { friedman, friedmanOfRankSums } from './tests/friedman.ts';
export type { FriedmanResult } from './tests/friedman.ts';
export { hodgesLehmannCentre, hodgesLehmannShift } from './tests/hodges-lehmann.ts';
export type { ShiftEstimate } from './tests/hodges-lehmann.ts';
export { kolmogorovSmirnov } from './tests/kolmogorov-smirnov.ts';
export type { KolmogorovSmirnovResult } from './tests/kolmogorov-smirnov.ts';
export { kruskalWallis } from './tests/kruskal-wallis.ts';
export type { KruskalWallisResult } from './tests/kruskal-wallis.ts';
export { mannWhitney } from './tests/mann-whitney.ts';
export type { MannWhitneyOptions, MannWhitneyResult } from './tests/mann-whitney.ts';
export { levene, oneWayAnova } from './tests/one-way-anova.ts';
export type { AnovaResult } from './tests/one-way-anova.ts';
export { permutationTest } from './tests/permutation-test.ts';
export type { PermutationOptions, PermutationResult } from './tests/permutation-test.ts';
export { shapiroWilk } from './tests/shapiro-wilk.ts';
export type { ShapiroWilkResult } from './tests/shapiro-wilk.ts';
export { signTest } from './tests/sign-test.ts';
export type { SignTestResult } from './tests/sign-test.ts';
export { oneSampleTTest, pairedTTest, studentTTest, welchTTest } from './tests/t-test.ts';
export type { TTestOptions, TTestResult } from './tests/t-test.ts';
export { tukeyHsd } from './tests/tukey-hsd.ts';
export type { TukeyPair } from './tests/tukey-hsd.ts';
export { wilcoxonSignedRank } from './tests/wilcoxon-signed-rank.ts';
export type { SignedRankOptions, SignedRankResult } from './tests/wilcoxon-signed-rank.ts';
