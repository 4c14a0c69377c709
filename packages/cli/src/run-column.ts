import { AssayError } from '@assay/base';
import type { MetricSummary, RunRow } from '@assay/wire';
import { numberText } from './terminal/number-text.ts';
import { printable } from './terminal/printable.ts';
import { statusPaint } from './terminal/paint.ts';
import { durationText, momentText } from './terminal/time-text.ts';
import type { Column } from './terminal/table.ts';

/** A column of a table of runs. `parameter`, `metric` or `tag` is what must be asked of the server for it. */
export interface RunColumn extends Column {
  /** `goals` is asked by columns of `best` alone. */
  readonly cell: (run: RunRow, goals: MetricGoals) => string;
  readonly parameter?: string;
  readonly metric?: string;
  readonly tag?: string;
  /** The cell is the best value of the metric. */
  readonly best?: boolean;
}

export type MetricGoal = 'minimize' | 'maximize';
/** What is wanted of a metric in the experiment of a run, where that is known. */
export type MetricGoals = (run: RunRow, metric: string) => MetricGoal | undefined;
export const noGoals: MetricGoals = () => undefined;

export const metricStatistics = ['last', 'min', 'max', 'first', 'mean', 'count'] as const;
export type MetricStatistic = (typeof metricStatistics)[number];

const moment = (timeMs: number | null): string => (timeMs === null ? '–' : momentText(timeMs));

/** The time that a run took, up to now while it runs. */
export function runDurationMs(run: Pick<RunRow, 'startedMs' | 'endedMs' | 'status'>): number | undefined {
  if (run.startedMs === null) return undefined;
  if (run.endedMs !== null) return run.endedMs - run.startedMs;
  return run.status === 'running' || run.status === 'stopping' ? Math.max(0, Date.now() - run.startedMs) : undefined;
}

const duration = (run: RunRow): string => {
  const durationMs = runDurationMs(run);
  return durationMs === undefined ? '–' : durationText(durationMs);
};

/** Columns of what every run has, by the names that the filter language gives them. */
const attributes: Readonly<Record<string, RunColumn>> = {
  id: { title: 'id', whole: true, cell: (run) => run.id },
  name: { title: 'name', cell: (run) => printable(run.name) },
  experiment: { title: 'experiment', cell: (run) => printable(run.experimentName ?? '–') },
  status: { title: 'status', colour: statusPaint, cell: (run) => run.status },
  status_message: { title: 'status_message', cell: (run) => printable(run.statusMessage) },
  description: { title: 'description', cell: (run) => printable(run.description) },
  source: { title: 'source', cell: (run) => printable(run.source) },
  parent: { title: 'parent', cell: (run) => run.parentRunId ?? '–' },
  created: { title: 'created', cell: (run) => moment(run.createdMs) },
  updated: { title: 'updated', cell: (run) => moment(run.updatedMs) },
  started: { title: 'started', cell: (run) => moment(run.startedMs) },
  ended: { title: 'ended', cell: (run) => moment(run.endedMs) },
  duration: { title: 'duration', align: 'right', cell: duration },
  created_by: { title: 'created_by', cell: (run) => printable(run.createdBy) },
};

/** Columns out of a text like `name,params.lr,metrics."val/acc".max`. */
export function parseRunColumns(text: string): readonly RunColumn[] {
  const names = text.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  return names.map((name) => runColumn(name.trim()));
}

export function runColumn(text: string): RunColumn {
  const attribute = Object.hasOwn(attributes, text) ? attributes[text] : undefined;
  if (attribute !== undefined) return attribute;
  const found = /^(params|tags|metrics)\.(?:"([^"]+)"|([^"]+?))(?:\.([a-z]+))?$/.exec(text);
  const [, family, quoted, bare = '', last] = found ?? [];
  switch (family) {
    case 'params':
      return parameterColumn(wholeKey(quoted, bare, last));
    case 'tags':
      return tagColumn(wholeKey(quoted, bare, last));
    case 'metrics': {
      const statistic = metricStatistics.find((each) => each === last);
      if (statistic !== undefined) return metricColumn(quoted ?? bare, statistic);
      if (last === 'best') return bestColumn(quoted ?? bare);
      return metricColumn(wholeKey(quoted, bare, last), 'last');
    }
    default:
      throw new AssayError(
        'InvalidInput',
        `--columns: there is no column "${text}". There are ${Object.keys(attributes).join(', ')}, and params.NAME, ` +
          `tags.NAME and metrics.NAME, the last with .${metricStatistics.join(' .')} .best behind it if you like.`,
      );
  }
}

const wholeKey = (quoted: string | undefined, bare: string, last: string | undefined): string =>
  (quoted ?? bare) + (last === undefined ? '' : `.${last}`);

export function parameterColumn(key: string): RunColumn {
  return {
    title: printable(key),
    parameter: key,
    align: 'right',
    cell: (run) => (Object.hasOwn(run.parameters, key) ? parameterText(run.parameters[key]) : '–'),
  };
}

const tagColumn = (key: string): RunColumn => ({
  title: printable(key),
  tag: key,
  cell: (run) => printable(run.tags[key] ?? '–'),
});

export function metricColumn(name: string, statistic: MetricStatistic): RunColumn {
  return {
    title: printable(statistic === 'last' ? name : `${name}.${statistic}`),
    metric: name,
    align: 'right',
    cell: (run) => numberText(statisticOf(run.metrics[name], statistic)),
  };
}

/** The least or the greatest value, as the goal of the metric in the run's experiment has it. */
const bestColumn = (name: string): RunColumn => ({
  title: printable(`${name}.best`),
  metric: name,
  best: true,
  align: 'right',
  cell(run, goals) {
    const goal = goals(run, name);
    return goal === undefined ? '–' : numberText(statisticOf(run.metrics[name], goal === 'minimize' ? 'min' : 'max'));
  },
});

export function statisticOf(summary: MetricSummary | undefined, statistic: MetricStatistic) {
  if (summary === undefined) return undefined;
  const value = summary[statistic];
  return typeof value === 'object' && value !== null ? value.value : value;
}

export const parameterText = (value: unknown): string =>
  printable(typeof value === 'string' ? value : JSON.stringify(value));
