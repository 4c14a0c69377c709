import type { MetricMetadata } from '@assay/wire';

const sets = [/(^|[^a-z])test/i, /(^|[^a-z])(val|valid|validation|eval|dev)([^a-z]|$)/i];
const measures = [/acc(uracy)?$/i, /f1|auc|score|map|iou|bleu|ndcg/i];

/**
 * The metric by which the runs of an experiment are told better from worse: one whose goal was set, else the likeliest of
 * those whose name tells a goal, by what it is measured on (test, then validation), then by what it is.
 */
export function leadMetric(metrics: readonly MetricMetadata[]): MetricMetadata | undefined {
  const rank = ({ name, goal, inferred }: MetricMetadata): number => {
    const place = (patterns: readonly RegExp[]): number => {
      const found = patterns.findIndex((pattern) => pattern.test(name));
      return found < 0 ? patterns.length : found;
    };
    return (inferred ? 100 : 0) + place(sets) * 10 + place(measures) * 2 + (goal === 'maximize' ? 0 : 1);
  };
  return metrics
    .filter(({ name, goal }) => goal !== null && !name.startsWith('system/'))
    .toSorted((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))[0];
}
