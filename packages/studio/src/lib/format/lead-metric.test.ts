import type { MetricMetadata } from '@assay/wire';
import { expect, it } from 'vitest';
import { leadMetric } from './lead-metric.ts';

const metric = (name: string, goal: MetricMetadata['goal'], inferred = true): MetricMetadata => ({
  name,
  goal,
  inferred,
  unit: '',
  displayName: '',
});

it.each([
  [[], undefined],
  [[metric('stuff', null)], undefined],
  [[metric('system/gpu_score', 'maximize')], undefined],
  [[metric('train/loss', 'minimize'), metric('train/accuracy', 'maximize')], 'train/accuracy'],
  [[metric('val_accuracy', 'maximize'), metric('test/loss', 'minimize')], 'test/loss'],
  [[metric('test/accuracy', 'maximize'), metric('test/f1_macro', 'maximize')], 'test/accuracy'],
  [[metric('latest/accuracy', 'maximize'), metric('val/accuracy', 'maximize')], 'val/accuracy'],
  [[metric('test/accuracy', 'maximize'), metric('reward', 'maximize', false)], 'reward'],
  [[metric('b/loss', 'minimize'), metric('a/loss', 'minimize')], 'a/loss'],
])('of %j', (metrics, name) => {
  expect(leadMetric(metrics)?.name).toBe(name);
});
