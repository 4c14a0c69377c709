import type { ChartedTrials } from './charted-trials.ts';
import { trialField } from './trial-field.ts';

/**
 * The rows of a table: those that are shown, of these only the selected where a selection is given, by one field. What has no value
 * stands last either way; equal ones stay in the order of their numbers.
 */
export function sortedTrials(
  { data, objectives, rows }: ChartedTrials,
  only: Uint8Array | undefined,
  fieldName: string,
  isDescending: boolean,
): Uint32Array {
  const kept = only === undefined ? rows.slice() : rows.filter((row) => only[row] === 1);
  const field = trialField(data, objectives, fieldName);
  if (field === undefined) return kept;
  const sign = isDescending ? -1 : 1;
  const { wordAt, words, numberAt } = field;
  if (wordAt !== undefined && words === undefined) {
    return kept.sort((a, b) => {
      const [one, other] = [wordAt(a), wordAt(b)];
      if (one === null || other === null) return Number(one === null) - Number(other === null) || a - b;
      return sign * (one < other ? -1 : one > other ? 1 : 0) || a - b;
    });
  }
  return kept.sort((a, b) => {
    const [one, other] = [numberAt(a), numberAt(b)];
    if (Number.isNaN(one) || Number.isNaN(other))
      return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b;
    return sign * (one - other) || a - b;
  });
}
