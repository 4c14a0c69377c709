import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { analyzeCurve } from '../../src/learning-curve/analyze-curve.ts';
import type { CurveReading } from '../../src/learning-curve/analyze-curve.ts';
import { areaUnderCurve } from '../../src/learning-curve/area-under-curve.ts';
import { CurveFold, mostBlocks } from '../../src/learning-curve/curve-fold.ts';
import type { CurveRecord } from '../../src/learning-curve/curve-fold.ts';
import { curveNoise } from '../../src/learning-curve/curve-noise.ts';
import { curveOf, noisy, readCurve, recordOf } from './planted-curves.ts';
import { runningMedian } from '../../src/learning-curve/running-median.ts';
import { throughput } from '../../src/learning-curve/throughput.ts';
import { trainingPartner } from '../../src/learning-curve/training-partner.ts';

/** Of multiples of 1/8 within ±64, so that scaling by powers of two and shifting by whole numbers is exact. */
const curves = fc
  .array(fc.integer({ min: -512, max: 512 }), { minLength: 1, maxLength: 120 })
  .map((values) => Float64Array.from(values, (value) => value / 8));
const places = ({ state, plateau, worsening, best }: CurveReading) => [
  state,
  plateau?.step,
  worsening?.step,
  best?.step,
];

describe('laws', () => {
  test('scaling and shifting the values moves no place', () => {
    fc.assert(
      fc.property(
        curves,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -100, max: 100 }),
        (values, power, shift) => {
          const scaled = readCurve(values.map((value) => value * 2 ** power));
          const plain = readCurve(values);
          expect(places(scaled)).toEqual(places(plain));
          if (plain.noise !== null) expect(scaled.noise).toBeCloseTo(plain.noise * 2 ** power, 10);
          const shifted = readCurve(values.map((value) => value + shift));
          expect(shifted.best?.step).toBe(plain.best?.step);
          if (plain.noise !== null) expect(shifted.noise).toBeCloseTo(plain.noise, 10);
        },
      ),
    );
  });

  test('a turned curve with the turned goal reads the same', () => {
    fc.assert(
      fc.property(curves, (values) => {
        const turned = readCurve(
          values.map((value) => -value),
          { goal: 'maximize' },
        );
        expect(places(turned)).toEqual(places(readCurve(values)));
      }),
    );
  });

  test('steps that are counted otherwise only relabel the places', () => {
    fc.assert(
      fc.property(curves, fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (values, by, from) => {
        const steps = Float64Array.from(values, (_, i) => from + by * (i + 1));
        const question = { name: 'loss', goal: 'minimize' as const };
        const relabelled = analyzeCurve(recordOf({ values, steps }), question);
        const label = (step: number | undefined) => (step === undefined ? undefined : from + by * step);
        const [state, ...rest] = places(readCurve(values));
        expect(places(relabelled)).toEqual([state, ...rest.map((step) => label(step as number | undefined))]);
      }),
    );
  });

  test('a curve folded in portions is that curve', () => {
    fc.assert(
      fc.property(
        curves,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: -64, max: 64 }),
        (values, size, target) => {
          const { steps, elapsedMs } = curveOf({ values });
          const odd = values.map((value) => (value === 1 ? Number.NaN : value));
          const fold = new CurveFold('minimize', target);
          for (let at = 0; at < values.length; at += size)
            fold.add({
              steps: steps.slice(at, at + size),
              elapsedMs: elapsedMs.slice(at, at + size),
              values: odd.slice(at, at + size),
            });
          expect(fold.finish()).toEqual(recordOf({ values: odd }, 'minimize', target));
        },
      ),
    );
  });
});

it('a long curve is told from means of blocks, its facts from the points', () => {
  const count = 100_000;
  const values = noisy((i) => (i < 50_000 ? 3 - i / 25_000 : 1), count, 0.1, 9)
    .with(70_001, -5)
    .with(4, Infinity);
  const fold = new CurveFold('minimize', 0);
  const { steps, elapsedMs } = curveOf({ values });
  for (let at = 0; at < count; at += 4096)
    fold.add({
      steps: steps.slice(at, at + 4096),
      elapsedMs: elapsedMs.slice(at, at + 4096),
      values: values.slice(at, at + 4096),
    });
  const record = fold.finish();
  expect(record?.blockPoints).toBe(8);
  expect(record?.curve.values.length).toBe(count / 8);
  expect(record?.curve.values.length).toBeLessThanOrEqual(mostBlocks);
  expect(record).toMatchObject({
    best: { step: 70_002, value: -5 },
    nonFinite: { step: 5, count: 1 },
    reached: { first: { step: 70_002 }, lasting: null },
  });
  const reading = analyzeCurve(record as CurveRecord, { name: 'loss', goal: 'minimize' });
  expect(reading.state).toBe('plateau');
  expect(Math.abs((reading.plateau?.step ?? 0) - 50_000)).toBeLessThan(5000);
  expect(reading.noise).toBeCloseTo(0.1 / Math.sqrt(8), 2);
});

describe('single measures', () => {
  test('noise leaves out trends, bends and spikes', () => {
    expect(curveNoise(Float64Array.from({ length: 100 }, (_, i) => 5 - i + i * i))).toBe(0);
    expect(curveNoise(new Float64Array(50).with(20, 1e6))).toBeLessThan(1e5);
    expect(curveNoise(Float64Array.of(1, 2, 3))).toBeNull();
    expect(curveNoise(new Float64Array(9).fill(0.1))).toBe(0);
  });

  test('the running median is the median of the window', () => {
    fc.assert(
      fc.property(curves, fc.integer({ min: 1, max: 12 }), (values, half) => {
        const plain = values.map((_, i) => {
          const sorted = values.slice(Math.max(0, i - half), i + half + 1).toSorted();
          return (sorted[(sorted.length - 1) >>> 1] as number) / 2 + (sorted[sorted.length >>> 1] as number) / 2;
        });
        expect(runningMedian(values, half)).toEqual(plain);
      }),
    );
  });

  test('area under a curve', () => {
    // A straight line from 0 to 1 over steps 0 to 10, in two pieces of different width.
    expect(areaUnderCurve(Float64Array.of(0, 1, 10), Float64Array.of(0, 0.1, 1))).toEqual({
      perStep: expect.closeTo(0.5, 12) as number,
      perLogStep: expect.closeTo(0.55, 12) as number,
    });
    expect(areaUnderCurve(Float64Array.of(3, 3), Float64Array.of(1, 2))).toBeNull();
    expect(areaUnderCurve(Float64Array.of(-2, 0), Float64Array.of(1, 3))).toEqual({ perStep: 2, perLogStep: null });
  });

  test('throughput knows a halt from the usual pace', () => {
    const steps = Float64Array.from({ length: 11 }, (_, i) => 10 * i);
    const elapsedMs = steps.map((step) => 100 * step + (step > 50 ? 90_000 : 0));
    expect(throughput(steps, elapsedMs)).toEqual({ stepsPerSecond: 1, pointsPerSecond: 0.1, usualStepsPerSecond: 10 });
    expect(throughput(Float64Array.of(1, 2), Float64Array.of(5, 5))).toBeNull();
    expect(recordOf({ values: steps, steps, elapsedMs }).longestGap).toEqual({ afterStep: 50, lengthMs: 91_000 });
  });

  test.each([
    ['val_loss', ['loss', 'val_loss', 'train_loss'], 'train_loss'],
    ['val_loss', ['acc', 'loss', 'val_loss'], 'loss'],
    ['validation/accuracy', ['train/accuracy', 'train/loss'], 'train/accuracy'],
    ['eval/loss', ['train/acc', 'test/loss'], null],
    ['loss', ['train_loss'], null],
  ])('beside %s stands', (name, names, partner) => {
    expect(trainingPartner(name, names)).toBe(partner);
  });
});
