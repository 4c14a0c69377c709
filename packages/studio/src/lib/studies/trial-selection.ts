import { trialStates, type Objective, type TrialState } from '@assay/wire';
import type { Brush, Brushes } from '../view-state/view-state.ts';
import { rowOfNumber, type TrialData } from './trial-data.ts';
import { trialField } from './trial-field.ts';

interface Selected {
  readonly brush?: Brushes | undefined;
  /** Trials that were chosen one by one. */
  readonly trials?: readonly number[] | undefined;
}

/**
 * Which trials are selected, 1 or 0 for each row: those that have all that was marked on charts, and those that were chosen one by one.
 * Undefined where nothing was.
 */
export function selectedTrials(
  data: TrialData,
  objectives: readonly Objective[],
  { brush = {}, trials = [] }: Selected,
): Uint8Array | undefined {
  const tests = Object.entries(brush).flatMap(([name, marked]) => testOf(data, objectives, name, marked) ?? []);
  if (tests.length === 0 && trials.length === 0) return undefined;
  const selected = new Uint8Array(data.count);
  if (tests.length > 0)
    for (let row = 0; row < data.count; row++) if (tests.every((test) => test(row))) selected[row] = 1;
  for (const number of trials) {
    const row = rowOfNumber(data, number);
    if (row !== undefined) selected[row] = 1;
  }
  return selected;
}

function testOf(
  data: TrialData,
  objectives: readonly Objective[],
  name: string,
  marked: Brush,
): ((row: number) => boolean) | undefined {
  const field = trialField(data, objectives, name);
  if (field === undefined) return undefined;
  if (!('length' in marked)) {
    const { wordAt } = field;
    const wanted = new Set<string | null>(marked.values);
    return wordAt && ((row) => wanted.has(wordAt(row)));
  }
  const [least, greatest] = marked;
  return (row) => {
    const value = field.numberAt(row);
    return value >= least && value <= greatest;
  };
}

/** The rows whose states are not hidden. */
export function shownRows(data: TrialData, hidden: readonly TrialState[]): Uint32Array {
  const isHidden = trialStates.map((state) => hidden.includes(state));
  const rows = new Uint32Array(data.count);
  let count = 0;
  for (let row = 0; row < data.count; row++) if (isHidden[data.state[row] ?? 0] !== true) rows[count++] = row;
  return rows.subarray(0, count);
}

export const countSelected = (rows: Uint32Array, selection: Uint8Array | undefined): number =>
  selection === undefined ? 0 : rows.reduce((count, row) => count + (selection[row] ?? 0), 0);

/** Takes a trial into those that were chosen, or out of them. */
export function toggledTrial(trials: readonly number[] = [], number: number): readonly number[] | undefined {
  const others = trials.filter((each) => each !== number);
  const next = others.length < trials.length ? others : [...trials, number];
  return next.length === 0 ? undefined : next;
}

/** What is marked after one chart changed its marks on some fields; undefined where nothing is left. */
export function withMarks(
  before: Brushes | undefined,
  fields: readonly string[],
  marked: Readonly<Record<string, Brush | undefined>>,
): Brushes | undefined {
  const kept = Object.entries(before ?? {}).filter(([field]) => !fields.includes(field));
  const added = Object.entries(marked).flatMap(([field, brush]) =>
    brush === undefined ? [] : [[field, brush] as const],
  );
  const all = [...kept, ...added];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}
