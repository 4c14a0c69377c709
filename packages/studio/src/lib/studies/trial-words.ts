import { formatDuration } from '../format/format-duration.ts';
import { formatNumber } from '../format/format-number.ts';
import type { PlotReadOut, ReadOutRow } from '../plot/plot.ts';
import { kindOf, type ChartedTrials } from './charted-trials.ts';
import { valueText, type TrialData, type TrialParameter } from './trial-data.ts';

const mostParameters = 12;

/** What is said of a trial that is pointed at: its number and state, its objectives, its values. */
export function trialReadOut(
  { data, objectives }: ChartedTrials,
  row: number,
  more: readonly ReadOutRow[] = [],
): PlotReadOut {
  const known = data.parameters.filter((parameter) => !Number.isNaN(parameter.values[row] ?? Number.NaN));
  const duration = (data.endedMs[row] ?? Number.NaN) - (data.startedMs[row] ?? Number.NaN);
  return {
    title: `Trial ${data.number[row] ?? ''} · ${kindOf(data, row)}`,
    rows: [
      ...more,
      ...objectives.map(({ metric }, i) => ({ label: metric, value: objectiveText(data, i, row) })),
      ...known.slice(0, mostParameters).map((parameter) => ({
        label: parameter.name,
        value: shownValue(parameter, row),
      })),
      ...(known.length > mostParameters
        ? [{ label: 'more parameters', value: `${known.length - mostParameters}` }]
        : []),
      ...(Number.isNaN(duration) ? [] : [{ label: 'duration', value: formatDuration(duration) }]),
    ],
  };
}

export function objectiveText(data: TrialData, objective: number, row: number): string {
  const value = data.objectives[objective]?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? 'none' : formatNumber(value);
}

/** A value of a parameter as it is shown: numbers with four digits. */
export function shownValue(parameter: TrialParameter, row: number): string {
  if (parameter.words === undefined) {
    const value = parameter.values[row] ?? Number.NaN;
    return Number.isNaN(value) ? '–' : formatNumber(value);
  }
  return valueText(parameter, row) ?? '–';
}
