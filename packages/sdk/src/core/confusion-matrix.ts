import { invalidInput } from '@assay/base';
import type { ConfusionMatrix } from '@assay/wire';
import { checkSameLength, classesOf } from './classified.ts';
import type { Label, Labels } from './classified.ts';

/**
 * `counts[i][j]`: how many items of true class i were predicted as class j. The classes are `labels` in their order, or
 * those that occur in either argument, sorted. Throws InvalidInput for lengths that differ, for no items, and for a
 * label that is not among the given ones.
 */
export function confusionMatrix(trueLabels: Labels, predicted: Labels, labels?: readonly Label[]): ConfusionMatrix {
  checkSameLength(trueLabels, predicted, 'trueLabels and predictedLabels');
  const classes = classesOf(labels, trueLabels, predicted);
  const indexOf = new Map(classes.map((label, index) => [label, index]));
  const place = (name: string, i: number, label: Label | undefined): number => {
    const index = label === undefined ? undefined : indexOf.get(label);
    if (index === undefined) throw invalidInput(`${name}[${i}]`, `${JSON.stringify(label)} is not among labels`);
    return index;
  };
  const counts = classes.map(() => classes.map(() => 0));
  for (let i = 0; i < trueLabels.length; i++) {
    const row = counts[place('trueLabels', i, trueLabels[i])];
    const column = place('predictedLabels', i, predicted[i]);
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return { labels: classes.map(String), counts };
}
