import { expect, it } from 'vitest';
import { isSystemMetric, metricGroups } from './metric-groups.ts';

it('groups names by their prefix, in natural order', () => {
  expect(metricGroups(['val/loss', 'loss', 'layer10/norm', 'layer9/norm', 'val/acc', 'train/a/b', '/odd'])).toEqual([
    { prefix: '', names: ['/odd', 'loss'] },
    { prefix: 'layer9', names: ['layer9/norm'] },
    { prefix: 'layer10', names: ['layer10/norm'] },
    { prefix: 'train', names: ['train/a/b'] },
    { prefix: 'val', names: ['val/acc', 'val/loss'] },
  ]);
});

it.each([
  ['system/cpu', true],
  ['system.memory', true],
  ['systematic', false],
  ['loss', false],
])('tells metrics of the machine: %s', (name, answer) => {
  expect(isSystemMetric(name)).toBe(answer);
});
