import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordTrials } from './best-so-far.ts';
import { byKind, kindPlace } from './charted-trials.ts';
import { markedWords } from './marked-words.ts';
import { sortedTrials } from './sorted-trials.ts';
import { testObjectives, trialsOf } from './test-trials.ts';
import { countSelected, selectedTrials, shownRows, toggledTrial, withMarks } from './trial-selection.ts';

const data = trialsOf([
  { number: 0, lr: 0.001, optimizer: 'adam', loss: 3, worker: 'b' },
  { number: 1, lr: 0.01, optimizer: 'sgd', loss: 2, worker: 'a' },
  { number: 2, lr: 0.1, optimizer: 'adam', loss: null, state: 'failed' },
  { number: 3, lr: 0.01, optimizer: 'adam', loss: 1, violation: 0.5 },
  { number: 4, lr: 0.02, optimizer: 'sgd', loss: 2.5, state: 'pruned' },
]);
const selected = (view: Parameters<typeof selectedTrials>[2]) => {
  const mask = selectedTrials(data, testObjectives, view);
  return mask && [...mask.keys()].filter((row) => mask[row] === 1);
};

describe('what is selected', () => {
  it('has all that was marked, or was chosen by its number', () => {
    expect(selected({})).toBeUndefined();
    expect(selected({ brush: { 'params.lr': [0.005, 0.05] } })).toEqual([1, 3, 4]);
    expect(selected({ brush: { 'params.lr': [0.005, 0.05], 'params.optimizer': { values: ['sgd'] } } })).toEqual([
      1, 4,
    ]);
    expect(selected({ brush: { 'objectives.0': [0, 2.2] }, trials: [2, 99] })).toEqual([1, 2, 3]);
    expect(selected({ brush: { state: { values: ['pruned'] } } })).toEqual([4]);
    // A mark on a field that the study does not have selects nothing and takes nothing away.
    expect(selected({ brush: { 'params.other': [0, 1] } })).toBeUndefined();
  });

  it('is counted among what is shown', () => {
    const rows = shownRows(data, ['pruned', 'failed']);
    expect([...rows]).toEqual([0, 1, 3]);
    expect(countSelected(rows, selectedTrials(data, testObjectives, { brush: { 'params.lr': [0.005, 0.05] } }))).toBe(
      2,
    );
  });

  it('a trial is chosen and let go; marks of a chart replace its own alone', () => {
    expect(toggledTrial(undefined, 3)).toEqual([3]);
    expect(toggledTrial([3], 3)).toBeUndefined();
    expect(withMarks({ a: [0, 1], b: [2, 3] }, ['b'], { b: [4, 5] })).toEqual({ a: [0, 1], b: [4, 5] });
    expect(withMarks({ b: [2, 3] }, ['b'], { b: undefined })).toBeUndefined();
    expect(markedWords(['x', 'y', 'z'], [0.9, 2.2])).toEqual({ values: ['y', 'z'] });
  });
});

describe('orders', () => {
  const sorted = (field: string, isDescending = false) => [
    ...sortedTrials({ data, objectives: testObjectives, rows: shownRows(data, []) }, undefined, field, isDescending),
  ];
  it('what has no value stands last either way', () => {
    expect(sorted('objectives.0')).toEqual([3, 1, 4, 0, 2]);
    expect(sorted('objectives.0', true)).toEqual([0, 4, 1, 3, 2]);
    expect(sorted('worker')).toEqual([1, 0, 2, 3, 4]);
    expect(sorted('params.optimizer', true)).toEqual([1, 4, 0, 2, 3]);
  });

  it('the best so far are complete and feasible', () => {
    expect(recordTrials(data, 0, 'minimize')).toEqual([0, 1]);
    expect(recordTrials(data, 0, 'maximize')).toEqual([0]);
  });

  it('painting goes by kind and keeps every row', () => {
    const states = fc.array(fc.constantFrom('waiting', 'running', 'complete', 'pruned', 'failed'), { maxLength: 60 });
    fc.assert(
      fc.property(states, (given) => {
        const trials = trialsOf(given.map((state, number) => ({ number, state })));
        const ordered = [...byKind(trials, shownRows(trials, []))];
        const wanted = given
          .map((_, row) => row)
          .toSorted((a, b) => kindPlace(trials, a) - kindPlace(trials, b) || a - b);
        expect(ordered).toEqual(wanted);
      }),
    );
  });
});
