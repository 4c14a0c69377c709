import type { Mark, Place, PlotLook } from '../plot/mark.ts';
import type { PlotHits, ReadOutRow } from '../plot/plot.ts';
import { once, pointHits } from '../plot/point-hits.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { trialReadOut } from './trial-words.ts';

interface TrialPlaces {
  /** The trial of each thing that can be pointed at. */
  readonly rows: ArrayLike<number>;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Painted over the chart while a thing is pointed at; a ring where it is left out. */
  readonly marksOf?: (index: number, look: PlotLook) => readonly Mark[];
  /** What a chart says besides. */
  readonly more?: (index: number) => readonly ReadOutRow[];
}

/** Trials to be pointed at, by their places. The id of one is its number. */
export function trialHits(
  charted: ChartedTrials,
  { rows, x, y, marksOf, more }: TrialPlaces,
  look: PlotLook,
): PlotHits {
  return { ...pointHits(x, y), ...trialAnswers(charted, rows, { x, y }, look, marksOf, more) };
}

/** What is the same of all charts of trials, however a trial is found. */
export function trialAnswers(
  charted: ChartedTrials,
  rows: ArrayLike<number>,
  places: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> },
  look: PlotLook,
  marksOf: TrialPlaces['marksOf'] = (index) => [ring({ x: places.x[index] ?? 0, y: places.y[index] ?? 0 }, look)],
  more?: TrialPlaces['more'],
): Pick<PlotHits, 'marksOf' | 'readOut' | 'idOf' | 'indexOf'> {
  const { data } = charted;
  const indexOfNumber = once(() => {
    const indexes = new Map<string, number>();
    for (let i = rows.length - 1; i >= 0; i--) indexes.set(String(data.number[rows[i] ?? 0]), i);
    return indexes;
  });
  return {
    marksOf: (index) => marksOf(index, look),
    readOut: (index) => trialReadOut(charted, rows[index] ?? 0, more?.(index)),
    idOf: (index) => {
      const number = data.number[rows[index] ?? 0];
      return number === undefined ? undefined : String(number);
    },
    indexOf: (id) => indexOfNumber().get(id),
  };
}

const ring = ({ x, y }: Place, look: PlotLook): Mark => ({
  kind: 'dots',
  x: [x],
  y: [y],
  radiusPx: 5,
  colours: [look.text],
  opacity: 1,
  isRing: true,
});
