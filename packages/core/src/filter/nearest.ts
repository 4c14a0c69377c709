/** What newcomers from other tools and from SQL write, and the word used here. */
const synonyms: Readonly<Record<string, string>> = {
  param: 'params',
  parameter: 'params',
  parameters: 'params',
  hparams: 'params',
  config: 'params',
  metric: 'metrics',
  summary: 'metrics',
  tag: 'tags',
  artifact: 'artifacts',
  state: 'status',
  run_id: 'id',
  run_name: 'name',
  display_name: 'name',
  start_time: 'started',
  started_at: 'started',
  end_time: 'ended',
  ended_at: 'ended',
  finished: 'ended',
  creation_time: 'created',
  created_at: 'created',
  last_update_time: 'updated',
  last_modified_time: 'updated',
  updated_at: 'updated',
  modified: 'updated',
  runtime: 'duration',
  experiment_name: 'experiment',
  average: 'mean',
  avg: 'mean',
  maximum: 'max',
  minimum: 'min',
};

/**
 * The candidate that was probably meant: a synonym, or the nearest by edits (insert, delete, replace, swap of neighbours)
 * within a third of the word's length. Undefined when none is near.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const synonym = Object.hasOwn(synonyms, lower) ? synonyms[lower] : undefined;
  if (synonym !== undefined && candidates.includes(synonym)) return synonym;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(Math.min(lower.length, 30) / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - lower.length) >= bestDistance) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Optimal string alignment distance (Damerau-Levenshtein without editing a swapped pair again). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
