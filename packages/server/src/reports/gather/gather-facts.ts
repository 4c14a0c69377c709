import { inferGoal } from '@assay/base';
import type { ExperimentFacts, StudyFacts } from '@assay/analysis/report';
import { metricField, parameterField } from '../fields.ts';
import { ask } from '../panel-context.ts';
import type { PanelContext } from '../panel-context.ts';
import { gatherParameters } from './gather-parameters.ts';

type MetricFacts = ExperimentFacts['metrics'][number];

/** Metrics that are looked at for how many runs have them. */
const maxMetrics = 60;
const held = /(?:^|[/_.-])(?:val|valid|validation|test|eval|dev)(?:[/_.-]|$)/i;
const ownMachine = /^(?:system|sys|gpu|cpu|process)[/.]/i;

/** What the default report of an experiment is made from. `asked`: metrics to speak of, instead of those that seem to tell most. */
export async function gatherExperimentFacts(
  context: PanelContext,
  experimentId: string,
  asked: readonly string[],
): Promise<ExperimentFacts> {
  const experiment = await ask(context, 'getExperiment', { experimentId });
  const scope = { runs: { experimentIds: [experimentId] }, experimentId, studyId: null };
  const { runCount, parameters } = await gatherParameters(context, scope);
  const { runCountByStatus } = experiment;
  return {
    kind: 'experiment',
    name: experiment.name,
    endedCount: (runCountByStatus['completed'] ?? 0) + (runCountByStatus['stopped'] ?? 0),
    metrics: await metricsOf(context, experimentId, scope.runs, asked),
    parameters: parameters
      .filter(({ distinct, present }) => distinct > 1 || present < runCount)
      .map(({ name, distinct, values }) => ({
        name,
        field: parameterField(name),
        distinct,
        counts: values.map(({ count }) => count),
        isText: values.some(({ value }) => typeof value === 'string'),
      }))
      // What was set to a few values first: what has as many values as runs tells less in a table.
      .toSorted((a, b) => Number(a.distinct > 50) - Number(b.distinct > 50)),
    hasBaseline: experiment.baseline !== null,
  };
}

export async function gatherStudyFacts(context: PanelContext, studyId: string): Promise<StudyFacts> {
  const study = await ask(context, 'getStudy', { studyId });
  const names = study.objectives.map(({ metric }) => metric);
  const metrics = await metricsOf(context, study.experimentId, { groupId: studyId }, names);
  return {
    kind: 'study',
    name: study.name,
    completeCount: study.trialCounts.complete,
    objectives: study.objectives.map(({ metric, direction, value = 'last' }) => ({
      name: metric,
      goal: direction,
      field: metricField(metric, value),
      isCurve: metrics.find(({ name }) => name === metric)?.isCurve ?? false,
    })),
  };
}

async function metricsOf(
  context: PanelContext,
  experimentId: string,
  runs: object,
  asked: readonly string[],
): Promise<MetricFacts[]> {
  const { metrics } = await ask(context, 'listMetricMetadata', { experimentId });
  const known = new Map(metrics.map((metric) => [metric.name, metric]));
  const names =
    asked.length > 0
      ? [...asked]
      : metrics
          .filter(({ name }) => !ownMachine.test(name))
          .toSorted((a, b) => weightOf(b) - weightOf(a))
          .slice(0, maxMetrics)
          .map(({ name }) => name);
  if (names.length === 0) return [];
  const fields = names.map((name) => metricField(name, 'count'));
  const described = await ask(context, 'describeRunFields', { ...runs, fields });
  const found = names.map((name, i) => ({
    name,
    goal: known.get(name)?.goal ?? inferGoal(name),
    field: metricField(name),
    isCurve: (described.fields[i]?.greatest ?? 0) > 1,
    present: described.fields[i]?.present ?? 0,
    weight: weightOf(known.get(name) ?? { name, goal: null, inferred: true }),
  }));
  const told =
    asked.length > 0
      ? found
      : found.filter(({ present }) => present > 0).toSorted((a, b) => b.weight - a.weight || b.present - a.present);
  return told.map(({ present: _, weight: __, ...metric }) => metric);
}

/** How much a metric seems to tell: somebody gave it a goal, it is of data held back, its name says which way is better. */
const weightOf = ({ name, goal, inferred }: { name: string; goal: string | null; inferred: boolean }): number =>
  (goal !== null && !inferred ? 8 : 0) +
  (goal === null ? 0 : 2) +
  (held.test(name) ? 3 : 0) +
  (goal === 'maximize' ? 1 : 0);
