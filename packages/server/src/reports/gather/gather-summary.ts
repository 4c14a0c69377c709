import type { SummaryData } from '@assay/analysis/report';
import { ask } from '../panel-context.ts';
import type { PanelContext } from '../panel-context.ts';
import type { PanelScope } from '../panel-scope.ts';
import { readColumns } from '../read-columns.ts';

const maxRuns = 100_000;

export async function gatherSummary(context: PanelContext, scope: PanelScope): Promise<SummaryData> {
  const { runs, experimentId, studyId } = scope;
  const study = studyId === null ? null : await ask(context, 'getStudy', { studyId });
  const experiment = experimentId === null ? null : await ask(context, 'getExperiment', { experimentId });
  const fields = ['status', 'started', 'ended', 'duration'];
  const { total, columns } = await readColumns(context, runs, fields, { limit: maxRuns });
  const [statuses = [], started = [], ended = [], durations = []] = columns.map(({ values }) => values);
  const byStatus: Record<string, number> = {};
  for (const status of statuses) if (typeof status === 'string') byStatus[status] = (byStatus[status] ?? 0) + 1;
  const numbers = (values: readonly (number | string | null)[]): number[] =>
    values.filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const [first, last, time] = [numbers(started), numbers(ended), numbers(durations)];
  return {
    title: study?.name ?? experiment?.name ?? 'Runs',
    description: (study?.description ?? experiment?.description ?? '').slice(0, 500),
    runCount: total,
    byStatus,
    firstMs: first.length === 0 ? null : first.reduce((a, b) => Math.min(a, b)),
    lastMs: last.length === 0 ? null : last.reduce((a, b) => Math.max(a, b)),
    totalMs: time.length === 0 ? null : time.reduce((a, b) => a + b, 0) * 1000,
    study:
      study === null
        ? null
        : {
            state: study.state,
            stopReason: study.stopReason,
            counts: study.trialCounts,
            objectives: study.objectives.map(({ metric, direction }) => `${direction} ${metric}`),
            sampler: study.sampler.kind,
            pruner: study.pruner.kind,
            best:
              study.best === null
                ? null
                : {
                    number: study.best.number,
                    values: study.best.objectives ?? [],
                    parameters: Object.entries(study.best.values)
                      .map(([name, value]) => `${name} = ${shortNumber(value)}`)
                      .join(', '),
                  },
          },
  };
}

const shortNumber = (value: string | number | boolean): string =>
  typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value);
