import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTrials } from './merge-trials.ts';
import { columnsOf, trialsOf } from './test-trials.ts';
import { durationMs, rowOfNumber, runIdOf, trialDataOf, valueText, workerOf } from './trial-data.ts';
import { mergeReports, trialReportsOf } from './trial-reports.ts';

describe('trials as columns', () => {
  it('keep numbers, places of choices and what is missing', () => {
    const data = trialsOf([
      { number: 0, lr: 0.1, optimizer: 'sgd', loss: 1 },
      { number: 1, state: 'running', lr: null, optimizer: null, loss: null },
      { number: 2, lr: 0.2, optimizer: 'lion', loss: Number.NaN },
    ]);
    const [lr, optimizer] = data.parameters;
    expect([...(lr?.values ?? [])]).toEqual([0.1, Number.NaN, 0.2]);
    // A choice that is no longer in the space is still known.
    expect(optimizer?.words).toEqual(['adam', 'sgd', 'lion']);
    expect([0, 1, 2].map((row) => optimizer && valueText(optimizer, row))).toEqual(['sgd', undefined, 'lion']);
    expect([...(data.objectives[0] ?? [])]).toEqual([1, Number.NaN, Number.NaN]);
  });

  it('have the id of their run, once they have one', () => {
    const data = trialsOf([{ number: 9 }]);
    expect(runIdOf(data, 0)).toBe(`${'0'.repeat(30)}0a`);
    expect(runIdOf({ ...data, runIdBytes: new Uint8Array(16) }, 0)).toBeNull();
  });

  it('a duration goes on while the trial runs, and is none before', () => {
    const data = trialsOf([
      { number: 0, startedMs: 10, endedMs: 30 },
      { number: 1, state: 'running', startedMs: 10 },
      { number: 2, state: 'waiting' },
    ]);
    expect([0, 1, 2].map((row) => durationMs(data, row, 100))).toEqual([20, 90, Number.NaN]);
  });

  it('rows are found by number, whatever is left out', () => {
    const numbers = fc.uniqueArray(fc.nat(200), { maxLength: 50 });
    fc.assert(
      fc.property(numbers, fc.nat(210), (given, wanted) => {
        const sorted = given.toSorted((a, b) => a - b);
        const row = rowOfNumber(trialsOf(sorted.map((number) => ({ number }))), wanted);
        expect(row ?? -1).toBe(sorted.indexOf(wanted));
      }),
    );
  });
});

describe('trials that change', () => {
  const trial = fc.record({
    loss: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
    lr: fc.option(fc.double({ min: 1e-5, max: 1, noNaN: true })),
    optimizer: fc.option(fc.constantFrom('adam', 'sgd', 'lion')),
    state: fc.constantFrom('waiting', 'running', 'complete', 'pruned', 'failed'),
    worker: fc.option(fc.constantFrom('a', 'b')),
  });
  const some = fc.dictionary(fc.nat(40).map(String), trial, { maxKeys: 30 });

  it('are the same as if all had been read anew', () => {
    fc.assert(
      fc.property(some, some, (before, changed) => {
        const listed = (of: typeof before) =>
          Object.entries(of)
            .map(([number, rest]) => ({ number: Number(number), ...rest }))
            .toSorted((a, b) => a.number - b.number);
        const merged = mergeTrials(trialDataOf(columnsOf(listed(before))), trialDataOf(columnsOf(listed(changed))));
        const whole = trialDataOf(columnsOf(listed({ ...before, ...changed })));
        const texts = (data: typeof whole) =>
          data.parameters.map((parameter) => Array.from(data.number, (_, row) => valueText(parameter, row)));
        expect(texts(merged)).toEqual(texts(whole));
        const workers = (data: typeof whole) => Array.from(data.number, (_, row) => workerOf(data, row));
        expect(workers(merged)).toEqual(workers(whole));
        for (const name of ['number', 'state', 'runIdBytes', 'objectives', 'violation', 'startedMs'] as const)
          expect(merged[name], name).toEqual(whole[name]);
      }),
    );
  });

  it('nothing new leaves the same object', () => {
    const data = trialsOf([{ number: 0 }]);
    expect(mergeTrials(data, trialsOf([]))).toBe(data);
  });

  it('bring all that they reported', () => {
    const reports = (rows: readonly (readonly [number: number, step: number, value: number])[]) =>
      trialReportsOf({
        columns: new Map<string, Int32Array | Float64Array>([
          ['report number', Int32Array.from(rows, ([number]) => number)],
          ['report step', Float64Array.from(rows, ([, step]) => step)],
          ['report value', Float64Array.from(rows, ([, , value]) => value)],
        ]),
      });
    const before = reports([
      [0, 0, 1],
      [2, 0, 5],
      [2, 1, 4],
    ]);
    const changed = reports([
      [1, 0, 9],
      [2, 0, 5],
      [2, 1, 4],
      [2, 2, 3],
    ]);
    const merged = mergeReports(before, changed);
    expect([...merged.numbers]).toEqual([0, 1, 2]);
    expect([...merged.starts]).toEqual([0, 1, 2, 5]);
    expect([...merged.values]).toEqual([1, 9, 5, 4, 3]);
  });
});
