/** How the counts of a confusion matrix are put: as they are, or as shares of the items of each true class. */
export const normalisations = ['counts', 'rows'] as const;
export type Normalisation = (typeof normalisations)[number];

/**
 * Each cell as a share between 0 and 1: of its row's sum, or of the largest cell. A row without items has shares of 0,
 * for there is nothing in it to be told apart.
 */
export function confusionShares(
  counts: readonly (readonly number[])[],
  by: Normalisation,
): readonly (readonly number[])[] {
  const largest = Math.max(0, ...counts.flat());
  return counts.map((row) => {
    const whole = by === 'rows' ? row.reduce((sum, count) => sum + count, 0) : largest;
    return row.map((count) => (whole === 0 ? 0 : count / whole));
  });
}

/** Share of the items on the diagonal: the accuracy; null without items. */
export function diagonalShare(counts: readonly (readonly number[])[]): number | null {
  let [right, all] = [0, 0];
  counts.forEach((row, i) =>
    row.forEach((count, j) => {
      all += count;
      if (i === j) right += count;
    }),
  );
  return all === 0 ? null : right / all;
}
