/**
 * Mean over the classes of F1 = 2·tp / (2·tp + fp + fn) ("macro" average; van Rijsbergen, Information Retrieval, 1979). A
 * class that neither occurs nor is predicted counts as 0. `actual` and `predicted` hold class numbers, of equal length.
 */
export function macroF1(actual: ArrayLike<number>, predicted: ArrayLike<number>, classCount: number): number {
  const hits = new Int32Array(classCount);
  const occurrences = new Int32Array(classCount);
  for (let i = 0; i < actual.length; i++) {
    const [truth = 0, guess = 0] = [actual[i], predicted[i]];
    occurrences[truth] = (occurrences[truth] ?? 0) + 1;
    occurrences[guess] = (occurrences[guess] ?? 0) + 1;
    if (truth === guess) hits[truth] = (hits[truth] ?? 0) + 1;
  }
  // Each hit stands in both counts, each miss in one of them: 2·tp + fp + fn.
  const scores = Array.from(hits, (hit, i) => (hit === 0 ? 0 : (2 * hit) / (occurrences[i] ?? 0)));
  return scores.reduce((sum, score) => sum + score, 0) / classCount;
}
