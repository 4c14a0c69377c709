import { expect, test } from 'vitest';
import { readNamedOptions } from './named-options.ts';

test.each([
  ['tpe', { kind: 'tpe' }],
  ['tpe:candidates=48,multivariate=false', { kind: 'tpe', candidates: 48, multivariate: false }],
  ['hyperband:maxResource=auto, reductionFactor=3', { kind: 'hyperband', maxResource: 'auto', reductionFactor: 3 }],
  [
    '{"kind": "patient", "patience": 3, "wrapped": {"kind": "median"}}',
    { kind: 'patient', patience: 3, wrapped: { kind: 'median' } },
  ],
])('%s', (text, options) => {
  expect(readNamedOptions('--pruner', text)).toEqual(options);
});

test.each(['tpe:candidates', 'tpe:=4', '{kind}'])('refused: %s', (text) => {
  expect(() => readNamedOptions('--sampler', text)).toThrow(/^--sampler/);
});
