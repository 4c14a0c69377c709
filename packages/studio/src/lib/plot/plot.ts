import type { Box, Mark, Place, PlotLook, Size } from './mark.ts';

export interface ReadOutRow {
  readonly label: string;
  readonly value: string;
  readonly colour?: string;
}

/** What is said of the thing that is pointed at. */
export interface PlotReadOut {
  readonly title: string;
  readonly rows: readonly ReadOutRow[];
}

export type StepKey = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The things of a chart that can be pointed at, by mouse or key, numbered from 0. */
export interface PlotHits {
  readonly count: number;
  readonly at: (place: Place) => number | undefined;
  /** The one after `from` in the direction of a key; from nowhere the first. */
  readonly step: (from: number | undefined, key: StepKey) => number | undefined;
  readonly placeOf: (index: number) => Place;
  /** How it looks while it is pointed at, to be painted over the chart. */
  readonly marksOf: (index: number) => readonly Mark[];
  readonly readOut: (index: number) => PlotReadOut;
  readonly idOf: (index: number) => string | undefined;
  readonly indexOf: (id: string) => number | undefined;
}

/** A chart at one size: what is painted, layer by layer, and what can be pointed at. */
export interface Plot {
  /** A layer that is the same array as before is not painted again. */
  readonly layers: readonly (readonly Mark[])[];
  /** Where the data is. */
  readonly box: Box;
  readonly hits: PlotHits;
}

/** Draws a chart; one that is longer than `size` begins at `scrollPx` of it. */
export type PlotMaker<T extends Plot = Plot> = (size: Size, look: PlotLook, scrollPx: number) => T;

/** What a chart says of itself in words, whatever its size. */
export interface ChartWords {
  /** One sentence for those who do not see the chart. */
  readonly summary: string;
  /** What the chart leaves out or does, e.g. "12 of 200 runs lack lr". */
  readonly notes: readonly string[];
  /** Why there is nothing to draw. */
  readonly empty?: string;
}

/** Steps through things in one order, e.g. bars from first to last. */
export function stepInOrder(count: number, from: number | undefined, key: StepKey): number | undefined {
  if (count === 0) return undefined;
  if (key === 'first' || from === undefined) return 0;
  if (key === 'last') return count - 1;
  return Math.min(count - 1, Math.max(0, from + (key === 'right' || key === 'down' ? 1 : -1)));
}

export const noHits: PlotHits = {
  count: 0,
  at: () => undefined,
  step: () => undefined,
  placeOf: () => ({ x: 0, y: 0 }),
  marksOf: () => [],
  readOut: () => ({ title: '', rows: [] }),
  idOf: () => undefined,
  indexOf: () => undefined,
};
