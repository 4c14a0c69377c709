import type { CurveAnalysis } from '@assay/wire';
import { expect, it } from 'vitest';
import { curveNote, curveWords } from './curve-notes.ts';

const at = (step: number, value = 1) => ({ step, elapsedMs: step * 1000, cost: null, value });
const curve: CurveAnalysis = {
  runId: '0190a3f0c0de70008000000000000001',
  name: 'val_loss',
  goal: 'minimize',
  state: 'improving',
  words: ['One.', 'Two.', 'Three.'],
  pointCount: 100,
  blockPoints: 1,
  first: at(0),
  last: at(99),
  best: at(99),
  noise: null,
  smoothness: null,
  plateau: null,
  worsening: null,
  overfitting: null,
  nonFinite: null,
  target: null,
  areaUnderCurve: null,
  throughput: null,
  longestGap: null,
};

it('a curve that is best at its end has no mark, and two sentences', () => {
  expect(curveNote(curve)).toBeUndefined();
  expect(curveWords(curve)).toBe('One. Two.');
});

it('of several things the gravest is marked', () => {
  const moment = { step: 40, elapsedMs: 1, cost: null };
  const best: CurveAnalysis = { ...curve, best: at(50) };
  const flat: CurveAnalysis = {
    ...best,
    plateau: { step: 30, elapsedMs: 1, cost: null, within: 0.1, pointsAfter: 60, afterMs: 1, costAfter: null },
  };
  const worse: CurveAnalysis = { ...flat, worsening: { ...moment, by: 1, ofGain: 0.5 } };
  const over: CurveAnalysis = { ...worse, overfitting: { ...moment, by: 1, training: null } };
  const broken: CurveAnalysis = {
    ...over,
    nonFinite: { ...moment, step: 90, value: 'NaN', count: 2, recovered: false },
  };
  expect([best, flat, worse, over, broken].map((each) => curveNote(each)?.label)).toEqual([
    'best',
    'no progress from here',
    'gets worse from here',
    'overfits from here',
    'first NaN',
  ]);
  expect(curveNote(broken)?.x).toBe(90);
});
