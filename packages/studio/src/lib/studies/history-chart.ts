import type { XyFrame } from '../plot/axis-marks.ts';
import type { BoxBrush } from '../plot/brush.ts';
import type { Mark, PlotLook } from '../plot/mark.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { recordTrials } from './best-so-far.ts';
import { dotChart, type DotChart } from './dot-chart.ts';
import { objectiveField, trialField, type TrialField } from './trial-field.ts';

/** The value of each trial in the order of asking, and the line of the best so far. */
export function historyChart(charted: ChartedTrials, objective: number, isLog: boolean, zoom?: BoxBrush): DotChart {
  const { data, objectives } = charted;
  const named = (name: string): TrialField => trialField(data, objectives, name) ?? noField;
  const value = named(objectiveField(objective));
  const records = recordTrials(data, objective, objectives[objective]?.direction ?? 'minimize');
  return dotChart({
    charted,
    x: named('number'),
    y: isLog ? { ...value, scale: 'log' } : value,
    colour: 'kind',
    zoom,
    above: (frame, look) => levelLine(frame, look, records, data.number, value),
    notes: records.length === 0 ? [] : ['line: best so far'],
  });
}

const noField: TrialField = { title: '', numberAt: () => Number.NaN, scale: 'linear' };

/** Level from each record to the next, and from the last to the edge. */
export function levelLine(
  { box, x, y }: XyFrame,
  look: PlotLook,
  records: readonly number[],
  numbers: Int32Array,
  { numberAt }: TrialField,
): readonly Mark[] {
  const drawn = records.filter((row) => y.kind !== 'log' || numberAt(row) > 0);
  const points = drawn.flatMap((row, i) => {
    const [from, height] = [x.place(numbers[row] ?? 0), y.place(numberAt(row))];
    const next = drawn[i + 1];
    return [from, height, next === undefined ? box.left + box.width : x.place(numbers[next] ?? 0), height];
  });
  return [
    { kind: 'path', points, stroke: look.ground, widthPx: 3.5, opacity: 0.7 },
    { kind: 'path', points, stroke: look.text, widthPx: 1.5 },
  ];
}
