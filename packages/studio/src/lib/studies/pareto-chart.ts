import type { BoxBrush } from '../plot/brush.ts';
import { doublesOf, rowsWhere } from '../plot/numbers-of-rows.ts';
import type { Goal } from '../plot/pareto-front.ts';
import { paretoFront } from '../plot/pareto-front.ts';
import { countOf } from '../format/format-number.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { dotChart, type DotChart } from './dot-chart.ts';
import { isFeasible, stateOf } from './trial-data.ts';
import { objectiveField, trialField } from './trial-field.ts';

const goals: Readonly<Record<'minimize' | 'maximize', Goal>> = { minimize: 'minimise', maximize: 'maximise' };

/** Two objectives against each other, with the line of the trials that none is better than in both. */
export function paretoChart(
  charted: ChartedTrials,
  [first, second]: readonly [number, number],
  isLog: readonly [boolean, boolean],
  zoom?: BoxBrush,
): DotChart | undefined {
  const { data, objectives } = charted;
  const [a, b] = [first, second].map((place) => trialField(data, objectives, objectiveField(place)));
  const [goalA, goalB] = [first, second].map((place) => goals[objectives[place]?.direction ?? 'minimize']);
  if (a === undefined || b === undefined || goalA === undefined || goalB === undefined) return undefined;
  const complete = rowsWhere(
    data.count,
    (row) =>
      stateOf(data, row) === 'complete' &&
      isFeasible(data, row) &&
      Number.isFinite(a.numberAt(row)) &&
      Number.isFinite(b.numberAt(row)),
  );
  const front = paretoFront(doublesOf(complete, a.numberAt), doublesOf(complete, b.numberAt), goalA, goalB).map(
    (i) => complete[i] ?? 0,
  );
  const onFront = `${countOf(front.length, 'trial')} on the Pareto front${objectives.length > 2 ? ' of these two objectives' : ''}`;
  return dotChart({
    charted,
    x: isLog[0] ? { ...a, scale: 'log' } : a,
    y: isLog[1] ? { ...b, scale: 'log' } : b,
    colour: 'kind',
    zoom,
    notes: front.length === 0 ? [] : [onFront],
    above: ({ x, y }, look) => {
      const drawn = front.filter(
        (row) => (x.kind !== 'log' || a.numberAt(row) > 0) && (y.kind !== 'log' || b.numberAt(row) > 0),
      );
      const [xs, ys] = [drawn.map((row) => x.place(a.numberAt(row))), drawn.map((row) => y.place(b.numberAt(row)))];
      return [
        { kind: 'path', points: xs.flatMap((px, i) => [px, ys[i] ?? 0]), stroke: look.text, widthPx: 1.5 },
        { kind: 'dots', x: xs, y: ys, radiusPx: 4.5, colours: [look.text], opacity: 1, isRing: true },
      ];
    },
  });
}
