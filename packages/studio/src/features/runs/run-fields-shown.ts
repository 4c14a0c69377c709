import { inferGoal } from '@assay/base';
import type { RunColumns, RunRow } from '@assay/wire';
import { isSystemMetric } from '../../lib/charts/metric-groups.ts';
import { likeliestFirst } from '../../lib/format/lead-metric.ts';
import type { RunsAsked } from '../../lib/queries/query-key.ts';
import { parseRunField, printRunField } from '../../lib/run-field/run-field.ts';

const manyOf = 6;

/** The columns of a table that nobody has arranged yet: state, the metrics that likely tell which run is best, parameters, time. */
export function defaultFields(names: RunColumns | undefined): readonly string[] {
  const metrics = likeliestFirst((names?.metrics ?? []).filter((name) => !isSystemMetric(name))).slice(0, manyOf);
  const parameters = (names?.parameters ?? []).slice(0, manyOf);
  return [
    'status',
    ...metrics.map((name) => printRunField({ kind: 'metric', name, statistic: 'last' })),
    ...parameters.map((key) => printRunField({ kind: 'parameter', key })),
    'started',
    'duration',
  ];
}

/** A filter that would work here, to show how one looks. */
export function exampleFilter(names: RunColumns | undefined): string {
  const metric = likeliestFirst((names?.metrics ?? []).filter((name) => !isSystemMetric(name)))[0] ?? 'loss';
  const isRising = inferGoal(metric) === 'maximize';
  const field = printRunField({ kind: 'metric', name: metric, statistic: isRising ? 'max' : 'min' });
  return `Filter, e.g. ${field} ${isRising ? '> 0.9' : '< 0.1'} and status = "completed"`;
}

/** Parameters that are numbers in every row that has them. */
export function numericParameters(rows: readonly Pick<RunRow, 'parameters'>[]): readonly string[] {
  const isNumeric = new Map<string, boolean>();
  for (const { parameters } of rows) {
    for (const [key, value] of Object.entries(parameters)) {
      isNumeric.set(key, typeof value === 'number' && isNumeric.get(key) !== false);
    }
  }
  return [...isNumeric].filter(([, numeric]) => numeric).map(([key]) => key);
}

/** The parameters, metrics and tags that these columns show. */
export function columnsAsked(fields: readonly string[]): Required<Pick<RunsAsked, 'parameters' | 'metrics' | 'tags'>> {
  const parameters = new Set<string>();
  const metrics = new Set<string>();
  const tags = new Set<string>();
  for (const text of fields) {
    const field = parseRunField(text);
    if (field?.kind === 'parameter') parameters.add(field.key);
    else if (field?.kind === 'metric') metrics.add(field.name);
    else if (field?.kind === 'tag') tags.add(field.key);
  }
  return { parameters: [...parameters], metrics: [...metrics], tags: [...tags] };
}
