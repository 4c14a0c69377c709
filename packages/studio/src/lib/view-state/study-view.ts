import { importanceMethods, trialStates, type ImportanceMethod, type TrialState } from '@assay/wire';
import { jsonIn, numberIn, oneOf, recordIn, textIn, textsIn, withoutUndefined, type ViewText } from './read-values.ts';

/** What a study's page shows and how. */
export interface StudyView {
  /** Trials that were chosen one by one, by number. */
  readonly trials?: readonly number[];
  /** States whose trials are not shown. */
  readonly hide?: readonly TrialState[];
  /** Which objective the charts are about; the first where absent. */
  readonly objective?: number;
  /** The two parameters of the contour. */
  readonly pair?: readonly [x: string, y: string];
  /** The two objectives of the Pareto front; the first two where absent. */
  readonly front?: readonly [x: number, y: number];
  readonly importance?: ImportanceMethod;
  /** The table shows only what is selected. */
  readonly only?: boolean;
  /** Charts that draw values by powers of ten. */
  readonly log?: readonly string[];
  /** The parts of charts that are looked at, by the chart's id; they stay while trials come in. */
  readonly zooms?: Zooms;
}

type Range = readonly [from: number, to: number];
export type Zooms = Readonly<Record<string, { readonly x: Range; readonly y: Range }>>;

export const maximumTrials = 500;
/** So many charts are drawn by powers of ten, or zoomed. */
const maximumCharts = 100;
const greatestNumber = 10_000_000;

export function readStudyView(search: Readonly<Record<string, unknown>>): StudyView {
  const trials = numbersIn(search['trials'], greatestNumber);
  const hide = textsIn(search['hide'])?.flatMap((text) =>
    text.split(',').flatMap((each) => oneOf(trialStates, each) ?? []),
  );
  const [x, y] = textsIn(search['pair']) ?? [];
  const [first, second] = numbersIn(search['front'], 7);
  return withoutUndefined({
    trials: trials.length === 0 ? undefined : [...new Set(trials)].slice(0, maximumTrials),
    hide: hide === undefined || hide.length === 0 ? undefined : [...new Set(hide)],
    objective: numberIn(search['objective'], 1, 7),
    pair: x === undefined || y === undefined ? undefined : ([x, y] as const),
    front: first === undefined || second === undefined || first === second ? undefined : ([first, second] as const),
    importance: oneOf(importanceMethods, textIn(search['importance'])),
    only: search['only'] === 'selected' ? true : undefined,
    log: textsIn(search['log'])?.slice(0, maximumCharts),
    zooms: readZooms(search['zooms']),
  });
}

export const printStudyView = (view: StudyView): Readonly<Record<string, ViewText>> =>
  withoutUndefined({
    trials: view.trials?.join(','),
    hide: view.hide?.join(','),
    objective: view.objective?.toString(),
    pair: view.pair,
    front: view.front?.join(','),
    importance: view.importance,
    only: view.only === true ? 'selected' : undefined,
    log: view.log,
    zooms: view.zooms && JSON.stringify(view.zooms),
  });

function numbersIn(value: unknown, greatest: number): readonly number[] {
  const texts = textsIn(value)?.flatMap((text) => text.split(',')) ?? [];
  return texts.map((text) => numberIn(text, 0, greatest)).filter((each): each is number => Number.isInteger(each));
}

function readZooms(value: unknown): Zooms | undefined {
  const entries = Object.entries(recordIn(jsonIn(value)) ?? {}).flatMap(([id, each]) => {
    const [x, y] = [rangeIn(recordIn(each)?.['x']), rangeIn(recordIn(each)?.['y'])];
    return x === undefined || y === undefined ? [] : [[id, { x, y }] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries.slice(0, maximumCharts));
}

function rangeIn(value: unknown): Range | undefined {
  const [from, to]: unknown[] = Array.isArray(value) ? value : [];
  return typeof from === 'number' && typeof to === 'number' && from < to ? [from, to] : undefined;
}
