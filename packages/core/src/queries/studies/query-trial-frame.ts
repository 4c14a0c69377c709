import { encodeColumnsFrame } from '@assay/series';
import type { NumberColumn } from '@assay/series';
import type { TrialState } from '@assay/tuning';
import type { Query } from '../query.ts';
import { queryTrialColumns } from './query-trial-columns.ts';
import type { QueryTrialColumnsInput, TrialColumns } from './query-trial-columns.ts';

const trialStates = ['waiting', 'running', 'complete', 'pruned', 'failed'] as const satisfies readonly TrialState[];

export interface QueryTrialFrameOutput {
  readonly frame: Uint8Array<ArrayBuffer>;
}

/**
 * The answer of `queryTrialColumns` as one frame (`encodeColumnsFrame` of series): one block of memory, which crosses threads
 * uncopied and is read without an object for each trial. What stands in it: docs/reference/frames.md.
 */
export const queryTrialFrame: Query<QueryTrialColumnsInput, QueryTrialFrameOutput> = async (tx, input, context) => ({
  frame: trialFrame(await queryTrialColumns(tx, input, context)),
});

function trialFrame({ cursor, parameters, objectives, reports, ...trials }: TrialColumns): Uint8Array<ArrayBuffer> {
  const columns = new Map<string, NumberColumn>([
    ['number', Int32Array.from(trials.number)],
    ['state', placesOf(trials.state, trialStates)],
    ['runId', idBytes(trials.runId)],
    ['retryOf', Int32Array.from(trials.retryOf, (number) => number ?? -1)],
    ['createdMs', Float64Array.from(trials.createdMs)],
    ['startedMs', orNaN(trials.startedMs)],
    ['endedMs', orNaN(trials.endedMs)],
    ['violation', orNaN(trials.violation)],
  ]);
  const workers = wordsOf(trials.worker, []);
  columns.set('worker', workers.places);
  const told = parameters.map(({ name, parameter, values }, i) => {
    const isChoice = 'choices' in parameter;
    const words = isChoice ? wordsOf(values, parameter.choices) : undefined;
    columns.set(
      `parameter ${i}`,
      words?.places ?? orNaN(values.map((value) => (typeof value === 'number' ? value : null))),
    );
    return { name, parameter, ...(words !== undefined && { choices: words.words }) };
  });
  objectives.forEach((values, i) => columns.set(`objective ${i}`, orNaN(values)));
  if (reports !== undefined) {
    columns.set('report number', Int32Array.from(reports.number));
    columns.set('report step', Float64Array.from(reports.step));
    columns.set('report value', Float64Array.from(reports.value));
  }
  const head = { cursor, states: trialStates, workers: workers.words, parameters: told, objectives: objectives.length };
  return encodeColumnsFrame(head, columns);
}

/** A loop: `Float64Array.from` asks an iterator for each value, which takes ten times as long. */
function orNaN(values: readonly (number | null)[]): Float64Array {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) numbers[i] = values[i] ?? Number.NaN;
  return numbers;
}

function placesOf<T>(values: readonly T[], all: readonly T[]): Uint8Array {
  const places = new Map(all.map((value, place) => [value, place]));
  return Uint8Array.from(values, (value) => places.get(value) ?? 0);
}

/** Each value by its place among all that differ, those given first; NaN for null. */
function wordsOf<T>(values: readonly (T | null)[], first: readonly T[]): { words: readonly T[]; places: Float64Array } {
  const places = new Map<T, number>();
  const placeOf = (value: T): number => {
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    return place;
  };
  first.forEach(placeOf);
  const placed = orNaN(values.map((value) => (value === null ? null : placeOf(value))));
  return { words: [...places.keys()], places: placed };
}

/** 16 bytes for each id; zeros for none. */
function idBytes(ids: readonly (string | null)[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * 16);
  ids.forEach((id, i) => {
    if (id === null) return;
    for (let at = 0; at < 16; at++) bytes[i * 16 + at] = (digitAt(id, at * 2) << 4) | digitAt(id, at * 2 + 1);
  });
  return bytes;
}

/** Of a text of lower-case hex digits: 48 is the code of 0, 97 that of a. */
function digitAt(hex: string, at: number): number {
  const code = hex.charCodeAt(at);
  return code < 97 ? code - 48 : code - 87;
}
