import type { TrialData, TrialParameter } from './trial-data.ts';

/** Trials with those that have changed or come since put in their places. What is given stays as it is. */
export function mergeTrials(before: TrialData, changed: TrialData): TrialData {
  if (changed.count === 0) return before;
  const numbers = mergedNumbers(before.number, changed.number);
  const count = numbers.length;
  const oldRows = rowsIn(numbers, before.number);
  const newRows = rowsIn(numbers, changed.number);
  const merged = (old: Float64Array | undefined, young: Float64Array | undefined): Float64Array => {
    const all = new Float64Array(count).fill(Number.NaN);
    oldRows.forEach((row, i) => (all[row] = old?.[i] ?? Number.NaN));
    newRows.forEach((row, i) => (all[row] = young?.[i] ?? Number.NaN));
    return all;
  };
  const state = new Uint8Array(count);
  oldRows.forEach((row, i) => (state[row] = before.state[i] ?? 0));
  newRows.forEach((row, i) => (state[row] = changed.state[i] ?? 0));
  const runIdBytes = new Uint8Array(count * 16);
  oldRows.forEach((row, i) => runIdBytes.set(before.runIdBytes.subarray(i * 16, i * 16 + 16), row * 16));
  newRows.forEach((row, i) => runIdBytes.set(changed.runIdBytes.subarray(i * 16, i * 16 + 16), row * 16));
  const names = [...new Set([...before.parameters, ...changed.parameters].map(({ name }) => name))];
  return {
    count,
    number: numbers,
    state,
    runIdBytes,
    worker: mergedWords(before.worker, changed.worker, merged),
    startedMs: merged(before.startedMs, changed.startedMs),
    endedMs: merged(before.endedMs, changed.endedMs),
    parameters: names.flatMap((name) => mergedParameter(named(before, name), named(changed, name), merged) ?? []),
    objectives: changed.objectives.map((values, i) => merged(before.objectives[i], values)),
    violation: merged(before.violation, changed.violation),
  };
}

const named = ({ parameters }: TrialData, name: string): TrialParameter | undefined =>
  parameters.find((parameter) => parameter.name === name);

function mergedParameter(
  before: TrialParameter | undefined,
  changed: TrialParameter | undefined,
  merged: (old: Float64Array | undefined, young: Float64Array | undefined) => Float64Array,
): TrialParameter | undefined {
  const known = changed ?? before;
  if (known === undefined) return undefined;
  if (before?.words === undefined && changed?.words === undefined)
    return { ...known, values: merged(before?.values, changed?.values) };
  return { ...known, ...mergedWords(before, changed, merged) };
}

interface Worded {
  readonly values: Float64Array;
  readonly words?: readonly string[] | undefined;
}

function mergedWords(
  before: Worded | undefined,
  changed: Worded | undefined,
  merged: (old: Float64Array | undefined, young: Float64Array | undefined) => Float64Array,
): { readonly values: Float64Array; readonly words: readonly string[] } {
  const words = [...new Set([...(before?.words ?? []), ...(changed?.words ?? [])])];
  const placeOf = new Map(words.map((word, place) => [word, place]));
  const placed = (column: Worded | undefined): Float64Array | undefined => {
    const places = column?.words?.map((word) => placeOf.get(word) ?? Number.NaN) ?? [];
    return column?.values.map((place) => places[place] ?? Number.NaN);
  };
  return { values: merged(placed(before), placed(changed)), words };
}

function mergedNumbers(before: Int32Array, changed: Int32Array): Int32Array {
  const all = new Int32Array(before.length + changed.length);
  let [a, b, count] = [0, 0, 0];
  while (a < before.length || b < changed.length) {
    const [old = Number.POSITIVE_INFINITY, young = Number.POSITIVE_INFINITY] = [before[a], changed[b]];
    all[count++] = Math.min(old, young);
    if (old <= young) a++;
    if (young <= old) b++;
  }
  return all.subarray(0, count);
}

/** Where each of some numbers stands among all; both rise. */
function rowsIn(all: Int32Array, some: Int32Array): Uint32Array {
  const rows = new Uint32Array(some.length);
  let row = 0;
  for (let i = 0; i < some.length; i++) {
    while (all[row] !== some[i]) row++;
    rows[i] = row;
  }
  return rows;
}
