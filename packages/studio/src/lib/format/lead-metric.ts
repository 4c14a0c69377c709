import { inferGoal } from '@assay/base';
import type { MetricMetadata } from '@assay/wire';

const sets = [/(^|[^a-z])test/i, /(^|[^a-z])(val|valid|validation|eval|dev)([^a-z]|$)/i];
const measures = [/acc(uracy)?$/i, /f1|auc|score|map|iou|bleu|ndcg/i];

type Candidate = Pick<MetricMetadata, 'name' | 'goal' | 'inferred'>;

/** The likelier a metric tells runs better from worse, the less: by what it is measured on (test, then validation), then by what it is. */
function rankOf({ name, goal, inferred }: Candidate): number {
  const place = (patterns: readonly RegExp[]): number => {
    const found = patterns.findIndex((pattern) => pattern.test(name));
    return found < 0 ? patterns.length : found;
  };
  if (goal === null) return 1000;
  return (inferred ? 100 : 0) + place(sets) * 10 + place(measures) * 2 + (goal === 'maximize' ? 0 : 1);
}

const byRank = (a: Candidate, b: Candidate): number => rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1);

/**
 * The metric by which the runs of an experiment are told better from worse: one whose goal was set, else the likeliest of
 * those whose name tells a goal.
 */
export const leadMetric = (metrics: readonly MetricMetadata[]): MetricMetadata | undefined =>
  metrics.filter(({ name, goal }) => goal !== null && !name.startsWith('system/')).toSorted(byRank)[0];

/** Of very many names only so many are looked at. */
const mostRanked = 1000;

/** Names of metrics, those first by which runs are likely told better from worse; the others in the order of their names. */
export const likeliestFirst = (names: readonly string[]): readonly string[] => [
  ...names
    .slice(0, mostRanked)
    .map((name) => ({ name, rank: rankOf({ name, goal: inferGoal(name), inferred: true }) }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ name }) => name),
  ...names.slice(mostRanked),
];
