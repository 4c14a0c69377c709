import type { JudgedMetric, OutcomesData } from '@assay/analysis/report';
import { parameterField } from '../fields.ts';
import { fieldOfMetric, judgedMetric } from '../judged-metric.ts';
import { ask, cannot } from '../panel-context.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PanelScope } from '../panel-scope.ts';
import { readColumns } from '../read-columns.ts';
import { maxParameters } from './gather-parameters.ts';

export interface OutcomesAsked {
  /** Empty: the objectives of the study. */
  readonly metrics: readonly string[];
  readonly goals?: readonly JudgedMetric['goal'][];
  readonly value?: JudgedMetric['value'] | undefined;
  readonly needsParameters: boolean;
}

const maxRuns = 10_000;
const ended: ReadonlySet<unknown> = new Set(['completed', 'stopped']);

/** Of a study its trials, judged by its objectives; elsewhere, or by other metrics, runs. */
export async function gatherOutcomes(
  context: PanelContext,
  scope: PanelScope,
  asked: OutcomesAsked,
): Promise<OutcomesData> {
  if (scope.studyId !== null && asked.metrics.length === 0 && scope.runs.filter === undefined)
    return ofStudy(context, scope.studyId);
  if (asked.metrics.length === 0) throw cannot('metric: say which one; only studies have objectives.');
  return ofRuns(context, scope, asked);
}

async function ofStudy(context: PanelContext, studyId: string): Promise<OutcomesData> {
  const study = await ask(context, 'getStudy', { studyId });
  const columns = await ask(context, 'queryTrialColumns', { studyId });
  const { metrics } = await ask(context, 'listMetricMetadata', { experimentId: study.experimentId });
  const isComplete = (row: number): boolean => columns.state[row] === 'complete';
  return {
    noun: 'trial',
    labels: columns.number.map(String),
    ids: columns.runId,
    objectives: study.objectives.map(({ metric: name, direction, value = 'last' }, place) => ({
      name,
      unit: metrics.find((metric) => metric.name === name)?.unit ?? '',
      goal: direction,
      goalSource: 'study',
      value,
      values: columns.number.map((_, row) =>
        isComplete(row) ? (columns.objectives[place]?.[row] ?? Number.NaN) : Number.NaN,
      ),
    })),
    parameters: columns.parameters.map(({ name, parameter, values }) => ({
      name,
      isLog: 'scale' in parameter && parameter.scale === 'log',
      values: values.map((value) => (typeof value === 'boolean' ? String(value) : value)),
    })),
    prunedCount: columns.state.filter((state) => state === 'pruned').length,
  };
}

async function ofRuns(context: PanelContext, scope: PanelScope, asked: OutcomesAsked): Promise<OutcomesData> {
  const { experimentId } = scope;
  const judged = await Promise.all(
    asked.metrics.map((metric, i) => {
      const goal = asked.goals?.[i];
      const { value } = asked;
      return judgedMetric(context, experimentId, {
        metric,
        ...(goal !== undefined && { goal }),
        ...(value !== undefined && { value }),
      });
    }),
  );
  const within = experimentId === null ? {} : { experimentId };
  const names = asked.needsParameters
    ? (await ask(context, 'listRunColumns', { ...within, limit: maxParameters })).parameters
    : [];
  const fields = [...new Set(['name', 'status', ...judged.map(fieldOfMetric), ...names.map(parameterField)])];
  const runs = await readColumns(context, scope.runs, fields, { sort: 'created', limit: maxRuns });
  const valuesOf = (field: string): readonly (number | string | null)[] =>
    runs.columns.find((column) => column.field === field)?.values ?? [];
  const statuses = valuesOf('status');
  return {
    noun: 'run',
    labels: valuesOf('name').map((name, row) => String(name ?? runs.ids[row])),
    ids: runs.ids,
    objectives: judged.map((metric) => ({
      ...metric,
      values: valuesOf(fieldOfMetric(metric)).map((value, row) =>
        typeof value === 'number' && ended.has(statuses[row]) ? value : Number.NaN,
      ),
    })),
    parameters: names.flatMap((name) => {
      const values = valuesOf(parameterField(name));
      return values.some((value) => value !== null) ? [{ name, isLog: spansDecades(values), values }] : [];
    }),
    prunedCount: 0,
  };
}

/** Numbers above 0, the greatest of which is a hundred times the least or more. */
function spansDecades(values: readonly (number | string | null)[]): boolean {
  let [low, high] = [Number.POSITIVE_INFINITY, 0];
  for (const value of values) {
    if (value === null) continue;
    if (typeof value !== 'number' || !(value > 0)) return false;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high >= 100 * low;
}
