import type { TrialsAnswer } from '@assay/sdk/browser';
import { trialStates, type StudyParameter, type TrialState } from '@assay/wire';

/** A parameter of many trials. */
export interface TrialParameter {
  readonly name: string;
  readonly parameter: StudyParameter;
  /** The number, or the place of the choice in `words`; NaN where a trial does not have it. */
  readonly values: Float64Array;
  /** Of a parameter that chooses: its choices as texts. Undefined for numbers. */
  readonly words: readonly string[] | undefined;
}

/** Trials as columns, in order of number. Times are epoch milliseconds; NaN stands for nothing. */
export interface TrialData {
  readonly count: number;
  readonly number: Int32Array;
  /** Places in `trialStates`. */
  readonly state: Uint8Array;
  /** 16 bytes for each: `runIdOf` reads them. */
  readonly runIdBytes: Uint8Array;
  /** Places among the names: `workerOf` reads them. */
  readonly worker: { readonly values: Float64Array; readonly words: readonly string[] };
  readonly startedMs: Float64Array;
  readonly endedMs: Float64Array;
  readonly parameters: readonly TrialParameter[];
  readonly objectives: readonly Float64Array[];
  /** Above 0: not feasible. */
  readonly violation: Float64Array;
}

const noNumbers = new Float64Array();

/** The columns as they came; what is not told is NaN. */
export function trialDataOf({ head, columns }: TrialsAnswer): TrialData {
  const floats = (name: string): Float64Array => {
    const column = columns.get(name);
    return column instanceof Float64Array ? column : noNumbers;
  };
  const bytes = (name: string): Uint8Array => {
    const column = columns.get(name);
    return column instanceof Uint8Array ? column : new Uint8Array();
  };
  const number = columns.get('number');
  return {
    count: number?.length ?? 0,
    number: number instanceof Int32Array ? number : new Int32Array(),
    state: statesOf(bytes('state'), head.states),
    runIdBytes: bytes('runId'),
    worker: { values: floats('worker'), words: head.workers },
    startedMs: floats('startedMs'),
    endedMs: floats('endedMs'),
    parameters: head.parameters.map(({ name, parameter, choices }, i) => ({
      name,
      parameter,
      values: floats(`parameter ${i}`),
      words: choices?.map(String),
    })),
    objectives: Array.from({ length: head.objectives }, (_, i) => floats(`objective ${i}`)),
    violation: floats('violation'),
  };
}

function statesOf(places: Uint8Array, names: readonly TrialState[]): Uint8Array {
  if (names.every((name, place) => trialStates[place] === name)) return places;
  return places.map((place) => trialStates.indexOf(names[place] ?? 'waiting'));
}

const idLength = 16;

/** null while a trial waits. */
export function runIdOf({ runIdBytes }: TrialData, row: number): string | null {
  const bytes = runIdBytes.subarray(row * idLength, (row + 1) * idLength);
  const id = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return /^0*$/.test(id) ? null : id;
}

export const workerOf = ({ worker }: TrialData, row: number): string | null =>
  worker.words[worker.values[row] ?? Number.NaN] ?? null;

export const stateOf = (data: TrialData, row: number): TrialState => trialStates[data.state[row] ?? 0] ?? 'waiting';

/** Whether the constraints of a trial hold, as far as it is known. */
export const isFeasible = (data: TrialData, row: number): boolean => !((data.violation[row] ?? 0) > 0);

/** From start to end, or to now while it runs; NaN before. */
export function durationMs(data: TrialData, row: number, nowMs: number): number {
  const ended = data.endedMs[row] ?? Number.NaN;
  return (
    (Number.isNaN(ended) && stateOf(data, row) === 'running' ? nowMs : ended) - (data.startedMs[row] ?? Number.NaN)
  );
}

/** The value of a parameter as a text; undefined where the trial does not have it. */
export function valueText({ values, words }: TrialParameter, row: number): string | undefined {
  const value = values[row] ?? Number.NaN;
  if (Number.isNaN(value)) return undefined;
  return words === undefined ? String(value) : words[value];
}

/** Where a trial stands; undefined for a number that is not there. */
export function rowOfNumber(data: TrialData, number: number): number | undefined {
  if (data.number[number] === number) return number;
  let [low, high] = [0, data.count - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = data.number[middle] ?? 0;
    if (there === number) return middle;
    if (there < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
