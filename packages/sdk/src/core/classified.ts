import { invalidInput } from '@assay/base';

/** A class of a classification. */
export type Label = string | number | boolean;
/** One label an item; typed arrays will do. */
export type Labels = ArrayLike<Label>;
/** One score an item, or one row of scores an item with one column a class. */
export type Scores = ArrayLike<number> | readonly ArrayLike<number>[];

export interface ClassOptions {
  readonly labels?: readonly Label[] | undefined;
  readonly positiveLabel?: Label | undefined;
}

/** One class against the rest: which items are of it, and the score that speaks for it. */
export interface OneAgainstRest {
  readonly label: Label;
  readonly positive: Uint8Array;
  readonly scores: Float64Array;
}

const compare = (a: Label, b: Label): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** The classes: those given, or those that occur, numbers by size and the rest by text. */
export function classesOf(given: readonly Label[] | undefined, ...occurring: readonly Labels[]): readonly Label[] {
  if (given !== undefined) {
    if (new Set(given).size !== given.length) throw invalidInput('labels', 'a label stands twice among them');
    return given;
  }
  return [...new Set(occurring.flatMap((labels) => Array.from(labels)))].sort(compare);
}

export function checkSameLength(first: ArrayLike<unknown>, second: ArrayLike<unknown>, names: string): void {
  if (first.length === second.length && first.length > 0) return;
  const counts = `${first.length} and ${second.length}`;
  throw invalidInput('', `${names}: expected the same number of items, at least one; got ${counts}.`);
}

/** Splits a classification into binary ones: a single one for a score an item, one for each class for rows of scores. */
export function oneAgainstRest(trueLabels: Labels, scores: Scores, options: ClassOptions): readonly OneAgainstRest[] {
  checkSameLength(trueLabels, scores, 'trueLabels and scores');
  const rows = scores as ArrayLike<number | ArrayLike<number>>;
  if (typeof rows[0] === 'number') {
    const label = positiveOf(trueLabels, options);
    return [{ label, positive: membersOf(trueLabels, label), scores: columnOf(scores, undefined) }];
  }
  const classes = classesOf(options.labels, trueLabels);
  const width = rows[0]?.length ?? 0;
  if (width !== classes.length) {
    throw invalidInput('scores', `${width} columns for ${classes.length} classes; give all classes as labels`);
  }
  for (let i = 0; i < trueLabels.length; i++) {
    const label = trueLabels[i];
    if (label !== undefined && !classes.includes(label)) {
      throw invalidInput(`trueLabels[${i}]`, `${JSON.stringify(label)} is not among labels`);
    }
  }
  return classes.map((label, column) => ({
    label,
    positive: membersOf(trueLabels, label),
    scores: columnOf(scores, column),
  }));
}

const membersOf = (labels: Labels, wanted: Label): Uint8Array =>
  Uint8Array.from(labels as ArrayLike<unknown>, (label) => (label === wanted ? 1 : 0));

function columnOf(scores: Scores, column: number | undefined): Float64Array {
  const values = new Float64Array(scores.length);
  for (let i = 0; i < scores.length; i++) {
    const row: unknown = scores[i];
    const value = column === undefined ? row : (row as ArrayLike<number> | undefined)?.[column];
    const place = column === undefined ? `scores[${i}]` : `scores[${i}][${column}]`;
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      throw invalidInput(place, `expected a finite number, got ${String(value)}`);
    }
    values[i] = value;
  }
  return values;
}

/** The class that a high score speaks for when it is not said: `true`, `1`, else the second of two. */
function positiveOf(trueLabels: Labels, { labels, positiveLabel }: ClassOptions): Label {
  const classes = classesOf(labels, trueLabels);
  if (classes.length > 2) {
    throw invalidInput('scores', `${classes.length} classes need a row of scores an item, one column a class`);
  }
  if (positiveLabel !== undefined) return positiveLabel;
  const usual = ([true, 1] as const).find((label) => classes.includes(label));
  const chosen = usual ?? classes[1];
  if (chosen !== undefined) return chosen;
  if (classes[0] === 0) return 1;
  if (classes[0] === false) return true;
  throw invalidInput('positiveLabel', 'only one class occurs; say which one a high score speaks for');
}
