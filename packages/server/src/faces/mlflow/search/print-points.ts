import type { PointColumns } from '@assay/series';
import { printDouble } from './print-runs.ts';

/** Points of one metric as JSON texts of MLflow's `Metric`, comma separated; with the run's id where `Metric` is of many runs. */
export function printPoints(name: string, { steps, timesMs, values }: PointColumns, runId?: string): string {
  const start = `{"key":${JSON.stringify(name)},"value":`;
  const end = runId === undefined ? '}' : `,"run_id":${JSON.stringify(runId)}}`;
  const texts: string[] = [];
  for (let i = 0; i < values.length; i++)
    texts.push(`${start}${printDouble(values[i] ?? 0)},"timestamp":${timesMs[i]},"step":${steps[i]}${end}`);
  return texts.join(',');
}
