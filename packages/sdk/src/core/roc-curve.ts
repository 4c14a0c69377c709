import type { RocCurve } from '@assay/wire';
import { oneAgainstRest } from './classified.ts';
import type { ClassOptions, Labels, OneAgainstRest, Scores } from './classified.ts';
import { scoreSteps, spread } from './score-steps.ts';

type Curve = RocCurve['curves'][number];

/**
 * Receiver operating characteristic: true positive rate TP/P over false positive rate FP/N as the threshold falls from
 * +Infinity (null, where nothing is positive) over every distinct score; items of equal score enter together, so ties
 * are a slanted line. The area is the trapezoid sum over all steps, which equals the share of (positive, negative)
 * pairs that the scores order rightly, ties counting half.
 * Points on a straight line between their neighbours are left out; beyond 5,000 an even choice is stored, while the
 * area is of all. Without positives or without negatives the rates are not defined: an empty curve, area null.
 * Source: T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006) 861-874,
 * doi:10.1016/j.patrec.2005.10.010, algorithms 1 and 2.
 */
export function rocCurves(trueLabels: Labels, scores: Scores, options: ClassOptions = {}): Curve[] {
  return oneAgainstRest(trueLabels, scores, options).map(rocCurve);
}

function rocCurve(one: OneAgainstRest): Curve {
  const { thresholds, truePositives, falsePositives, positives, negatives } = scoreSteps(one);
  const label = String(one.label);
  if (positives === 0 || negatives === 0) {
    return { label, falsePositiveRate: [], truePositiveRate: [], thresholds: [], areaUnderCurve: null };
  }
  const corners: { fp: number; tp: number; threshold: number | null }[] = [{ fp: 0, tp: 0, threshold: null }];
  let doubledArea = 0;
  for (let i = 0; i < thresholds.length; i++) {
    const point = { fp: falsePositives[i] ?? 0, tp: truePositives[i] ?? 0, threshold: thresholds[i] ?? 0 };
    const fpBefore = falsePositives[i - 1] ?? 0;
    const tpBefore = truePositives[i - 1] ?? 0;
    doubledArea += (point.fp - fpBefore) * (point.tp + tpBefore);
    const [a, b] = [corners.at(-2), corners.at(-1)];
    if (a !== undefined && b !== undefined && (b.fp - a.fp) * (point.tp - b.tp) === (point.fp - b.fp) * (b.tp - a.tp)) {
      corners.pop();
    }
    corners.push(point);
  }
  const shown = spread(corners.length).flatMap((i) => corners[i] ?? []);
  return {
    label,
    falsePositiveRate: shown.map(({ fp }) => fp / negatives),
    truePositiveRate: shown.map(({ tp }) => tp / positives),
    thresholds: shown.map(({ threshold }) => threshold),
    areaUnderCurve: doubledArea / 2 / positives / negatives,
  };
}
