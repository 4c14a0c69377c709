import { AssayError } from '@assay/base';
import { checkMetricValue, checkName, checkStep, shown } from './check-argument.ts';

/** Names that were found in order: a training loop logs the same few ones again and again. */
const goodNames = new Set<string>();
const mostGoodNames = 100_000;

export function checkMetric(call: string, name: string, value: number, step: number | undefined): void {
  if (!goodNames.has(name)) {
    checkName(call, 'a metric', name);
    if (goodNames.size < mostGoodNames) goodNames.add(name);
  }
  if (typeof value !== 'number') checkMetricValue(call, name, value);
  if (step !== undefined && !Number.isSafeInteger(step)) checkStep(call, name, step);
}

export function checkMetrics(call: string, metrics: Readonly<Record<string, number>>, step: number | undefined): void {
  if (typeof metrics !== 'object' || metrics === null) {
    throw new AssayError('InvalidInput', `${call}: expected names and values, got ${shown(metrics)}.`, {
      path: 'metrics',
    });
  }
  for (const name in metrics) {
    if (Object.hasOwn(metrics, name)) checkMetric(call, name, metrics[name] as number, step);
  }
}
