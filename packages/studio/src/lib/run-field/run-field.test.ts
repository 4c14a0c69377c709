import { describe, expect, it } from 'vitest';
import { parseRunField, printRunField, type RunField } from './run-field.ts';

describe('fields of runs', () => {
  it.each<[string, RunField]>([
    ['duration', { kind: 'attribute', name: 'duration' }],
    ['params.lr', { kind: 'parameter', key: 'lr' }],
    ['params.model.layers', { kind: 'parameter', key: 'model.layers' }],
    ['tags."a key"', { kind: 'tag', key: 'a key' }],
    ['metrics.loss', { kind: 'metric', name: 'loss', statistic: 'last' }],
    ['metrics.val/loss.min', { kind: 'metric', name: 'val/loss', statistic: 'min' }],
    ['metrics.a.b', { kind: 'metric', name: 'a.b', statistic: 'last' }],
    ['metrics."loss.min"', { kind: 'metric', name: 'loss.min', statistic: 'last' }],
    ['metrics."f1 (macro)".max', { kind: 'metric', name: 'f1 (macro)', statistic: 'max' }],
    [String.raw`params."say \"hi\" \\"`, { kind: 'parameter', key: String.raw`say "hi" \ `.trim() }],
  ])('reads and prints %s', (text, field) => {
    expect(parseRunField(text)).toEqual(field);
    expect(printRunField(field)).toBe(text);
  });

  it.each(['nothing', 'params.', 'artifacts.x', ''])('knows no field %j', (text) => {
    expect(parseRunField(text)).toBeUndefined();
  });
});
