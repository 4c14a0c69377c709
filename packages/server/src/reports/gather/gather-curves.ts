import type { CurvesData, PanelSpecOf } from '@assay/analysis/report';
import { ask } from '../panel-context.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PanelScope } from '../panel-scope.ts';
import { readColumns } from '../read-columns.ts';

/** Two values of each are drawn. */
const buckets = 300;
const maxMetrics = 12;

export async function gatherCurves(
  context: PanelContext,
  scope: PanelScope,
  spec: PanelSpecOf<'curves'>,
): Promise<CurvesData> {
  const { by, sort, x } = spec;
  const limit = spec.limit ?? (by === undefined ? 10 : 200);
  const fields = ['name', ...(by === undefined || by === 'name' ? [] : [by])];
  const columns = await readColumns(context, scope.runs, fields, { sort, limit });
  const [names = [], groups = names] = columns.columns.map(({ values }) => values);
  const runs = columns.ids.map((id, row) => ({
    id,
    name: String(names[row] ?? id.slice(-8)),
    group: by === undefined || groups[row] === null ? null : String(groups[row]),
  }));
  const metrics = [...new Set(spec.metrics)].slice(0, maxMetrics);
  if (runs.length === 0)
    return {
      runTotal: 0,
      runs,
      from: 0,
      to: 0,
      buckets: 0,
      metrics: metrics.map((name) => ({ name, unit: '', curves: [] })),
    };
  const axis = x === 'time' ? 'relativeTime' : 'step';
  const scale = spec.scale === 'logX' || spec.scale === 'logXY' ? 'log' : 'linear';
  const found = await ask(context, 'queryMetrics', { runIds: columns.ids, names: metrics, x: axis, buckets, scale });
  const units = await unitsOf(context, scope.experimentId);
  const places = new Map(columns.ids.map((id, place) => [id, place]));
  // Times are milliseconds there.
  const unit = x === 'time' ? 1000 : 1;
  return {
    runTotal: columns.total,
    runs,
    from: found.from / unit,
    to: found.to / unit,
    buckets: found.buckets,
    metrics: metrics.map((name) => ({
      name,
      unit: units.get(name) ?? '',
      curves: found.series
        .filter((series) => series.name === name)
        .map(({ runId, index, min, max, mean }) => ({ run: places.get(runId) ?? 0, index, min, max, mean })),
    })),
  };
}

async function unitsOf(context: PanelContext, experimentId: string | null): Promise<Map<string, string>> {
  if (experimentId === null) return new Map();
  const { metrics } = await ask(context, 'listMetricMetadata', { experimentId });
  return new Map(metrics.map(({ name, unit }) => [name, unit]));
}
