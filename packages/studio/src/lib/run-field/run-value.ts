import { fromWireNumber } from '@assay/base';
import type { MetricSummary, RunRow } from '@assay/wire';
import type { RunAttribute, RunField, Statistic } from './run-field.ts';

/** A statistic of a metric; undefined where the run has no such value. `best` needs to know which way is better. */
export function statisticOf(
  summary: MetricSummary | undefined,
  statistic: Statistic,
  goal: 'minimize' | 'maximize' | null = null,
): number | undefined {
  if (summary === undefined) return undefined;
  switch (statistic) {
    case 'last':
    case 'first':
      return fromWireNumber(summary[statistic].value);
    case 'min':
    case 'max': {
      const placed = summary[statistic];
      return placed === null ? undefined : fromWireNumber(placed.value);
    }
    case 'mean':
      return summary.mean ?? undefined;
    case 'stddev':
      return summary.standardDeviation ?? undefined;
    case 'count':
      return summary.count;
    case 'best':
      return goal === null ? undefined : statisticOf(summary, goal === 'minimize' ? 'min' : 'max');
  }
}

/** How long a run took, or has taken until now; undefined before its start. */
export function durationMsOf(run: Pick<RunRow, 'startedMs' | 'endedMs' | 'status'>, nowMs: number): number | undefined {
  if (run.startedMs === null) return undefined;
  if (run.endedMs !== null) return run.endedMs - run.startedMs;
  return run.status === 'running' || run.status === 'stopping' ? Math.max(0, nowMs - run.startedMs) : undefined;
}

/** A parameter as it is shown: text as it is, everything else as JSON. */
export function parameterText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a field of a run holds, raw: times in epoch milliseconds, durations in seconds; undefined where it holds nothing. */
export function valueOfField(
  run: RunRow,
  field: RunField,
  goals: ReadonlyMap<string, 'minimize' | 'maximize' | null>,
  nowMs: number,
): unknown {
  switch (field.kind) {
    case 'attribute':
      return attributeOf(run, field.name, nowMs);
    case 'parameter':
      return run.parameters[field.key];
    case 'tag':
      return run.tags[field.key];
    case 'metric':
      return statisticOf(run.metrics[field.name], field.statistic, goals.get(field.name));
  }
}

function attributeOf(run: RunRow, name: RunAttribute, nowMs: number): string | number | undefined {
  switch (name) {
    case 'status':
    case 'source':
    case 'description':
    case 'id':
    case 'name':
      return run[name];
    case 'started':
      return run.startedMs ?? undefined;
    case 'ended':
      return run.endedMs ?? undefined;
    case 'created':
      return run.createdMs;
    case 'updated':
      return run.updatedMs;
    case 'created_by':
      return run.createdBy;
    case 'status_message':
      return run.statusMessage;
    case 'experiment':
      return run.experimentName ?? undefined;
    case 'duration': {
      const durationMs = durationMsOf(run, nowMs);
      return durationMs === undefined ? undefined : durationMs / 1000;
    }
  }
}
