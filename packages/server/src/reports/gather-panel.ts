import { invalidInput } from '@assay/base';
import type { JudgedMetric, PanelData, PanelSpec } from '@assay/analysis/report';
import { gatherComparison } from './gather/gather-comparison.ts';
import { gatherCurves } from './gather/gather-curves.ts';
import { gatherOutcomes } from './gather/gather-outcomes.ts';
import type { OutcomesAsked } from './gather/gather-outcomes.ts';
import { gatherParameters } from './gather/gather-parameters.ts';
import { gatherSummary } from './gather/gather-summary.ts';
import { fieldOfMetric, judgedMetric } from './judged-metric.ts';
import type { PanelContext } from './panel-context.ts';
import { panelScope } from './panel-scope.ts';
import { readColumns } from './read-columns.ts';

const plainColumns = ['name', 'status', 'started', 'duration'];
const maxRuns = 10_000;

/** Fetches what a panel is drawn from. */
export async function gatherPanel(context: PanelContext, spec: PanelSpec): Promise<PanelData> {
  const scope = await panelScope(context, spec);
  const outcomes = async (asked: OutcomesAsked): Promise<PanelData> => ({
    kind: 'outcomes',
    outcomes: await gatherOutcomes(context, scope, asked),
  });
  switch (spec.panel) {
    case 'summary':
      return { kind: 'summary', summary: await gatherSummary(context, scope) };
    case 'table': {
      const { columns = plainColumns, sort, limit = 20 } = spec;
      return { kind: 'table', runs: await readColumns(context, scope.runs, columns, { sort, limit }) };
    }
    case 'parameters':
      return { kind: 'parameters', parameters: await gatherParameters(context, scope) };
    case 'curves':
      return { kind: 'curves', curves: await gatherCurves(context, scope, spec) };
    case 'comparison':
      return gatherComparison(context, scope, spec);
    case 'scatter': {
      const fields = [spec.x, spec.y, ...(spec.by === undefined ? [] : [spec.by])];
      return { kind: 'fields', runs: await inOrder(context, scope.runs, fields), metric: null };
    }
    case 'box': {
      const metric = await judgedMetric(context, scope.experimentId, spec);
      const runs = await inOrder(context, scope.runs, [fieldOfMetric(metric), spec.by]);
      return { kind: 'fields', runs, metric };
    }
    case 'importance':
    case 'parallel':
      return outcomes({ ...oneMetric(spec), needsParameters: true });
    case 'trials':
      return outcomes({ metrics: [], value: undefined, needsParameters: true });
    case 'history':
      return outcomes({ ...oneMetric(spec), needsParameters: false });
    case 'pareto': {
      const { metrics = [], value } = spec;
      if (metrics.length === 1) throw invalidInput('metrics', 'a Pareto front needs two of them.');
      return outcomes({
        metrics: metrics.slice(0, 2),
        goals: readGoals(spec.goals ?? []),
        value,
        needsParameters: false,
      });
    }
  }
}

const oneMetric = (spec: { metric?: string; goal?: JudgedMetric['goal']; value?: JudgedMetric['value'] }) => ({
  metrics: spec.metric === undefined ? [] : [spec.metric],
  ...(spec.goal !== undefined && { goals: [spec.goal] }),
  value: spec.value,
});

function readGoals(goals: readonly string[]): JudgedMetric['goal'][] {
  return goals.map((goal) => {
    if (goal !== 'minimize' && goal !== 'maximize')
      throw invalidInput('goals', `"${goal}" is neither minimize nor maximize.`);
    return goal;
  });
}

/** Columns in the order asked for, also where a field is asked for twice. */
async function inOrder(context: PanelContext, scope: Parameters<typeof readColumns>[1], fields: readonly string[]) {
  const runs = await readColumns(context, scope, fields, { limit: maxRuns });
  const columns = fields.flatMap((field) => runs.columns.find((column) => column.field === field) ?? []);
  return { ...runs, columns };
}
