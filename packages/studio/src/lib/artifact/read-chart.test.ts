import { describe, expect, it } from 'vitest';
import { readConfusionMatrix, readPrecisionRecall, readRocCurve, readTable } from './read-chart.ts';

const curve = { label: 'a', thresholds: [null, 0.5], areaUnderCurve: 0.5 };
const roc = { curves: [{ ...curve, falsePositiveRate: [0, 1], truePositiveRate: [0, 1] }] };
const recall = {
  curves: [{ label: 'a', precision: [1, 0.5], recall: [0, 1], thresholds: [], averagePrecision: 1, baseline: 0.5 }],
};

describe('reading the files of charts', () => {
  it('takes what fits', () => {
    expect(readConfusionMatrix('{"labels":["a","b"],"counts":[[1,2],[3,4]]}')).toHaveProperty('value');
    expect(readRocCurve(JSON.stringify(roc))).toEqual({ value: roc });
    expect(readPrecisionRecall(JSON.stringify(recall))).toEqual({ value: recall });
    expect(readTable('{"columns":["a"],"rows":[[1],[null]]}')).toHaveProperty('value');
  });

  it.each([
    ['not JSON', readRocCurve, '{"curves": ['],
    ['a row too few', readConfusionMatrix, '{"labels":["a","b"],"counts":[[1,2]]}'],
    ['a row too short', readConfusionMatrix, '{"labels":["a","b"],"counts":[[1,2],[3]]}'],
    [
      'columns of different length',
      readRocCurve,
      '{"curves":[{"label":"a","falsePositiveRate":[0],"truePositiveRate":[0,1]}]}',
    ],
    ['a list', readTable, '[]'],
    ['null', readPrecisionRecall, 'null'],
    ['rows that are no rows', readTable, '{"columns":["a"],"rows":[1]}'],
  ])('says what is wrong with %s', (_what, read, text) => {
    expect(read(text)).toHaveProperty('fault');
  });
});
