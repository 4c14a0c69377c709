import { fromWireNumber } from '@assay/base';
import type { MetricSummary, RunRow } from '@assay/wire';
import { DataFrame } from './data-frame.ts';
import type { Cell, Column } from './column.ts';

export type MetricStatistic = 'last' | 'first' | 'min' | 'max' | 'mean' | 'count';

export interface RunFrameOptions {
  /** Names of parameters to take along, or `all` (default). */
  readonly parameters?: 'all' | readonly string[] | undefined;
  readonly metrics?: 'all' | readonly string[] | undefined;
  /** Default none. */
  readonly tags?: 'all' | readonly string[] | undefined;
  /** What to show of a metric, default its last value: column `metrics.<name>`, others `metrics.<name>.<statistic>`. */
  readonly statistics?: readonly MetricStatistic[] | undefined;
}

/** Runs as a table, one row a run, in the order given. What a run lacks is null. */
export function runFrame(runs: readonly RunRow[], options: RunFrameOptions): DataFrame {
  const column = (name: string, cell: (run: RunRow) => Cell): Column => ({ name, values: runs.map(cell) });
  const statistics = options.statistics ?? ['last'];
  return new DataFrame([
    column('run_id', ({ id }) => id),
    column('run_name', ({ name }) => name),
    column('status', ({ status }) => status),
    column('created', ({ createdMs }) => new Date(createdMs).toISOString()),
    column('duration_s', ({ startedMs, endedMs }) =>
      startedMs === null || endedMs === null ? null : (endedMs - startedMs) / 1000,
    ),
    ...namesOf(runs, options.parameters ?? 'all', ({ parameters }) => parameters).map((name) =>
      column(`params.${name}`, ({ parameters }) => cellOf(own(parameters, name))),
    ),
    ...namesOf(runs, options.metrics ?? 'all', ({ metrics }) => metrics).flatMap((name) =>
      statistics.map((statistic) =>
        column(statistic === 'last' ? `metrics.${name}` : `metrics.${name}.${statistic}`, ({ metrics }) =>
          statisticOf(own(metrics, name), statistic),
        ),
      ),
    ),
    ...namesOf(runs, options.tags ?? [], ({ tags }) => tags).map((name) =>
      column(`tags.${name}`, ({ tags }) => own(tags, name) ?? null),
    ),
  ]);
}

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const namesOf = (
  runs: readonly RunRow[],
  wanted: 'all' | readonly string[],
  recordOf: (run: RunRow) => Readonly<Record<string, unknown>>,
): readonly string[] =>
  wanted === 'all' ? [...new Set(runs.flatMap((run) => Object.keys(recordOf(run))))].sort() : wanted;

const cellOf = (value: unknown): Cell => {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
};

function statisticOf(summary: MetricSummary | undefined, statistic: MetricStatistic): Cell {
  if (summary === undefined) return null;
  if (statistic === 'count' || statistic === 'mean') return summary[statistic];
  const placed = summary[statistic];
  return placed === null ? null : fromWireNumber(placed.value);
}
