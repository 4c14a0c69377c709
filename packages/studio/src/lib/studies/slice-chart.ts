import type { BoxBrush } from '../plot/brush.ts';
import type { ChartedTrials } from './charted-trials.ts';
import { dotChart, type DotChart } from './dot-chart.ts';
import { objectiveField, paramField, trialField } from './trial-field.ts';

/** An objective over one parameter, on the scale of the space; the younger a trial, the stronger its dot. */
export function sliceChart(
  charted: ChartedTrials,
  name: string,
  objective: number,
  isLog: boolean,
  zoom?: BoxBrush,
): DotChart | undefined {
  const { data, objectives } = charted;
  const x = trialField(data, objectives, paramField(name));
  const y = trialField(data, objectives, objectiveField(objective));
  if (x === undefined || y === undefined) return undefined;
  return dotChart({ charted, x, y: isLog ? { ...y, scale: 'log' } : y, colour: 'age', zoom });
}
