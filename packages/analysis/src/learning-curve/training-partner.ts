const training = new Set(['train', 'training']);
const held = new Set(['val', 'valid', 'validation', 'dev', 'eval', 'evaluation', 'test', 'holdout']);

/** Which part of the data the words of a metric's name tell, and the name without them. */
function partOf(name: string): { readonly part: 'training' | 'held' | null; readonly rest: string } {
  const words = name.split(/[^\p{L}\p{N}]+/u).map((word) => word.toLowerCase());
  const rest = words.filter((word) => word !== '' && !training.has(word) && !held.has(word)).join(' ');
  if (words.some((word) => held.has(word))) return { part: 'held', rest };
  return { part: words.some((word) => training.has(word)) ? 'training' : null, rest };
}

/** Whether the name says that the metric is of data that the run does not learn from: `val_loss`, `test/accuracy`. */
export const isHeldOut = (name: string): boolean => partOf(name).part === 'held';

/**
 * The training curve beside a validation curve: the same name but for the part of the data (`val_loss` and `train_loss`, or `loss`).
 * Null where there is none, or where the name is not that of a validation metric.
 */
export function trainingPartner(name: string, names: Iterable<string>): string | null {
  const own = partOf(name);
  if (own.part !== 'held') return null;
  let plain: string | null = null;
  for (const other of names) {
    const { part, rest } = partOf(other);
    if (rest !== own.rest || part === 'held') continue;
    if (part === 'training') return other;
    plain ??= other;
  }
  return plain;
}
