import type { PrecisionRecall } from '@assay/wire';
import { oneAgainstRest } from './classified.ts';
import type { ClassOptions, Labels, OneAgainstRest, Scores } from './classified.ts';
import { scoreSteps, spread } from './score-steps.ts';

type Curve = PrecisionRecall['curves'][number];

/**
 * Precision TP/(TP + FP) and recall TP/P as the threshold falls over every distinct score, from the point
 * (recall 0, precision 1, threshold null) that stands for no item taken. Average precision is the step sum
 * Σ (Rᵢ - Rᵢ₋₁) Pᵢ, without interpolation, which would be too good. Items of equal score enter together.
 * Beyond 5,000 points an even choice is stored, while the average is of all. Without positives recall is not defined:
 * an empty curve, average null.
 * Source: the definition of `average_precision_score` in scikit-learn's user guide, section "Precision, recall and
 * F-measures"; on why steps: J. Davis, M. Goadrich, "The relationship between Precision-Recall and ROC curves",
 * ICML 2006, doi:10.1145/1143844.1143874.
 */
export function precisionRecallCurves(trueLabels: Labels, scores: Scores, options: ClassOptions = {}): Curve[] {
  return oneAgainstRest(trueLabels, scores, options).map(precisionRecallCurve);
}

function precisionRecallCurve(one: OneAgainstRest): Curve {
  const { thresholds, truePositives, falsePositives, positives, negatives } = scoreSteps(one);
  const label = String(one.label);
  const baseline = positives / (positives + negatives);
  if (positives === 0) {
    return { label, precision: [], recall: [], thresholds: [], averagePrecision: null, baseline };
  }
  const points: { precision: number; recall: number; threshold: number | null }[] = [
    { precision: 1, recall: 0, threshold: null },
  ];
  let averagePrecision = 0;
  let recallBefore = 0;
  for (let i = 0; i < thresholds.length; i++) {
    const tp = truePositives[i] ?? 0;
    const precision = tp / (tp + (falsePositives[i] ?? 0));
    const recall = tp / positives;
    averagePrecision += (recall - recallBefore) * precision;
    recallBefore = recall;
    points.push({ precision, recall, threshold: thresholds[i] ?? 0 });
  }
  const shown = spread(points.length).flatMap((i) => points[i] ?? []);
  return {
    label,
    precision: shown.map(({ precision }) => precision),
    recall: shown.map(({ recall }) => recall),
    thresholds: shown.map(({ threshold }) => threshold),
    averagePrecision,
    baseline,
  };
}
