import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/learning-curve/analyze-curve.ts';
import { CurveFold } from '../../src/learning-curve/curve-fold.ts';
import { noisy, readCurve, recordOf } from './planted-curves.ts';
import { realCurves } from './real-curves.ts';

const falling = (floor: number, halfLife: number) => (i: number) => floor + 2 * 2 ** (-i / halfLife);

describe('planted curves', () => {
  it('a plateau begins where nothing better came by more than the tolerance', () => {
    const values = Float64Array.from({ length: 200 }, (_, i) => (i < 100 ? 2 - i / 100 : 1));
    const { state, plateau, words } = readCurve(values);
    expect(state).toBe('plateau');
    // One per cent of the height (2 or so, at its 95 % quantile, to 1) before the floor at step 101.
    expect(plateau).toMatchObject({ step: 101, points: 100, afterMs: 99_000 });
    expect(words[0]).toBe(
      'loss stopped improving at step 101: the 99 points after it (1.6 min) brought less than 0.009098; best 1 at step 101.',
    );
  });

  it.each([0.01, 0.05, 0.2])('noise of %d does not move a plateau by more than a tenth of the curve', (deviation) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { state, plateau, noise } = readCurve(noisy((i) => (i < 500 ? 3 - i / 250 : 1), 1000, deviation, seed));
      expect(state).toBe('plateau');
      expect(Math.abs((plateau?.step ?? 0) - 500)).toBeLessThan(100);
      expect(noise).toBeGreaterThan(0.9 * deviation);
      expect(noise).toBeLessThan(1.1 * deviation);
    }
  });

  it('a curve that falls to its end has no plateau', () => {
    expect(readCurve(noisy((i) => 3 - i / 250, 500, 0.01, 1)).state).toBe('improving');
    expect(readCurve(Float64Array.from({ length: 30 }, (_, i) => 1 / (i + 1))).words[0]).toBe(
      'loss was still improving at its end; best 0.03333 at step 30.',
    );
  });

  it('flat noise is a plateau and neither overfits nor diverges, in 200 of 200 seeds', () => {
    const states = Array.from({ length: 200 }, (_, seed) => readCurve(noisy(() => 1, 300, 0.1, seed)).state);
    expect(states.filter((state) => state !== 'plateau')).toEqual([]);
  });

  it('a curve that ends in NaN has diverged; one that came back has not', () => {
    const values = [3, 2, 1, 0.9, 0.8, Number.NaN, Number.NaN];
    expect(readCurve(values)).toMatchObject({
      state: 'diverged',
      nonFinite: { count: 2, step: 6, recovered: false },
      words: ['loss diverged: it is NaN from step 6 on; best 0.8 at step 5.'],
    });
    const back = readCurve([3, 2, 1, Infinity, 0.8, 0.7, 0.6, 0.5]);
    expect(back).toMatchObject({ state: 'improving', nonFinite: { count: 1, step: 4, recovered: true } });
    expect(back.words[1]).toBe('1 value of it is NaN or infinite, the first at step 4; it recovered.');
  });

  it('a rise to its end that undoes the gain is a divergence, a spike is none', () => {
    const base = noisy(falling(0.5, 20), 300, 0.02, 4);
    const rise = base.map((value, i) => value + (i < 250 ? 0 : (i - 250) / 10));
    const { state, worsening } = readCurve(rise);
    expect(state).toBe('diverged');
    expect(worsening?.step).toBeGreaterThan(249);
    expect(worsening?.step).toBeLessThan(262);
    expect(readCurve(base.with(280, 50).with(299, 50)).state).toBe('plateau');
  });

  it('overfitting begins where validation was best, if training goes on', () => {
    const training = noisy((i) => 2 / (1 + i / 20), 400, 0.01, 5);
    const validation = noisy((i) => 2 / (1 + i / 20) + 0.4 + Math.max(0, i - 150) / 500, 400, 0.02, 6);
    const shape = shapeOf(recordOf({ values: training }), 'minimize');
    const { state, overfitting, words } = readCurve(validation, {
      name: 'val_loss',
      training: { name: 'train_loss', shape },
    });
    expect(state).toBe('worsened');
    expect(overfitting).toMatchObject({ training: 'improved', trainingName: 'train_loss' });
    expect(Math.abs((overfitting?.step ?? 0) - 150)).toBeLessThan(40);
    expect(words[0]).toMatch(
      /^val_loss overfits from step \d+ on; best [\d.]+ at step \d+; it has worsened by 0\.3\d* since while train_loss went on improving\.$/,
    );

    expect(readCurve(validation, { name: 'val_loss' }).overfitting).toMatchObject({ training: null });
    expect(readCurve(validation, { name: 'loss' }).overfitting).toBeNull();
    const worse = shapeOf(recordOf({ values: validation }), 'minimize');
    expect(
      readCurve(validation, { name: 'val_loss', training: { name: 'loss', shape: worse } }).overfitting,
    ).toBeNull();
  });

  it('a target is reached at once and for good, with its time and its cost', () => {
    const question = { target: 0.5, pricePerHour: 3.6 };
    const reading = readCurve([3, 0.4, 1, 0.5, 0.3, 0.2], question);
    expect(reading.record.reached).toMatchObject({ first: { step: 2, value: 0.4 }, lasting: { step: 4 } });
    expect(reading).toMatchObject({ costToTarget: 0.002, cost: 0.006, costToBest: 0.006 });
    expect(reading.words[1]).toBe('It reached 0.5 at step 2, after 2 s, 0.002 EUR, and for good at step 4.');
    expect(readCurve([3, 2, 1], { target: 0.5 }).words).toEqual([
      'loss has 3 points, too few to tell how it goes; best 1 at step 3.',
      'It never reached 0.5; the nearest is 1.',
    ]);
    expect(readCurve([1, 0.4, 0.6, 0.7, 0.6], { target: 0.5 }).words[1]).toMatch(/and was not there at the end/);
  });

  it('without a goal only what needs none is answered', () => {
    expect(readCurve([1, 2, 3, 4, 5, 6], { goal: null, name: 'x' })).toMatchObject({
      state: 'unknown',
      best: null,
      plateau: null,
      areaUnderCurve: { perStep: 3.5 },
      words: ['Nobody has said whether less or more of x is better, and its name does not tell: set its goal.'],
    });
  });

  it.each([0, 1, 2, 3, 4])('%d equal points do not disturb it', (count) => {
    if (count === 0) expect(new CurveFold('minimize').finish()).toBeUndefined();
    else expect(readCurve(new Float64Array(count).fill(7))).toMatchObject({ state: 'short', smoothness: null });
    expect(readCurve(new Float64Array(50).fill(7))).toMatchObject({ state: 'plateau', noise: 0, plateau: { step: 1 } });
  });
});

describe('real curves', () => {
  it('says of them what one sees', () => {
    expect(readCurve(realCurves.digitsSlow).words[0]).toMatch(
      /^loss stopped improving at step 4\d: .* best 0\.1164 at step 60\.$/,
    );
    expect(readCurve(realCurves.digitsQuick)).toMatchObject({
      state: 'plateau',
      plateau: { step: 17 },
      best: { step: 19 },
    });
    expect(readCurve(realCurves.digitsTooQuick).words[0]).toBe(
      'loss diverged from step 6 on: it ended at 2.006; best 1.047 at step 3.',
    );
    const accuracy = { name: 'val_accuracy', goal: 'maximize' as const };
    expect(readCurve(realCurves.lcbenchImproving, accuracy).state).toBe('improving');
    expect(readCurve(realCurves.lcbenchFalling, accuracy)).toMatchObject({ state: 'diverged', best: { step: 1 } });
  });

  it('what diverges in training too is not overfitting', () => {
    const shape = shapeOf(recordOf({ values: realCurves.digitsTooQuickTraining }), 'minimize');
    expect(readCurve(realCurves.digitsTooQuick, { training: { name: 'train/loss', shape } }).overfitting).toBeNull();
  });
});
