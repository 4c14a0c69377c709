import { AssayError } from '@assay/base';
import type { RunId } from '@assay/base';
import { pointCountOf } from '@assay/series';
import type { PointColumns } from '@assay/series';
import { isJob, runIdOfJob } from '../../policy/sagemaker/jobs.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { EntityArn } from '../../steps/resolve-arn.ts';
import { runNamed } from '../../steps/sagemaker/named-entities.ts';
import type { Query } from '../query.ts';
import { statOfValues } from './stat-of-points.ts';
import type { MetricStat } from './stat-of-points.ts';

export interface ComponentMetricQuestion {
  /** Of a trial component, or of a job of ours. */
  readonly arn: EntityArn | undefined;
  readonly metric: string;
  readonly stat: MetricStat;
  /** Each step by itself, or all points of so many milliseconds together. */
  readonly by: 'step' | { readonly periodMs: number };
  /** Inclusive, of steps or of epoch milliseconds. */
  readonly from?: number;
  readonly to?: number;
}

/** Steps or beginnings of periods, ascending, with the statistic of each; a fault says why there is none. */
export type ComponentMetricAnswer =
  | { readonly xs: number[]; readonly values: number[]; readonly isTruncated: boolean }
  | { readonly fault: string };

/** Points that one call reads. */
const maxPoints = 5_000_000;
/** Values of one answer. */
const maxValues = 10_000;

/** Each question by itself: one that cannot be answered does not keep the others from it. A run without the metric has no values. */
export const queryComponentMetrics: Query<
  { readonly questions: readonly ComponentMetricQuestion[] },
  ComponentMetricAnswer[]
> = async (tx, { questions }) => {
  const answers: ComponentMetricAnswer[] = [];
  let points = 0;
  for (const question of questions) {
    const runId = await runOf(tx, question.arn);
    if (runId === undefined) {
      answers.push({ fault: 'ResourceArn names no trial component or job that is here.' });
      continue;
    }
    const source = (await tx.openSeries(runId, [question.metric])).get(question.metric);
    points += source === undefined ? 0 : pointCountOf(source);
    if (points > maxPoints) {
      answers.push({
        fault: `More than ${maxPoints} points would be read in one call. Ask for fewer metrics at once.`,
      });
      continue;
    }
    const series = (await tx.readSeries(runId, [question.metric])).get(question.metric);
    answers.push(series === undefined ? { xs: [], values: [], isTruncated: false } : answerOf(question, series));
  }
  return answers;
};

async function runOf(tx: ReadTransaction, arn: EntityArn | undefined): Promise<RunId | undefined> {
  if (arn === undefined) return undefined;
  if (arn.kind !== 'experiment-trial-component') {
    const id = arn.kind.endsWith('-job') ? runIdOfJob(arn.name) : undefined;
    const run = id === undefined ? undefined : await tx.get('run', { id });
    return run !== undefined && run.deletedMs === null && isJob(run) ? run.id : undefined;
  }
  try {
    return (await runNamed(tx, arn.name)).id;
  } catch (thrown) {
    if (thrown instanceof AssayError && thrown.code === 'NotFound') return undefined;
    throw thrown;
  }
}

function answerOf(
  { by, stat, from = -Infinity, to = Infinity }: ComponentMetricQuestion,
  { steps, timesMs, values }: PointColumns,
): ComponentMetricAnswer {
  const buckets = new Map<number, number[]>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    const at = (by === 'step' ? steps[i] : timesMs[i]) ?? Number.NaN;
    if (!Number.isFinite(value) || !(at >= from && at <= to)) continue;
    const x = by === 'step' ? at : Math.floor(at / by.periodMs) * by.periodMs;
    const own = buckets.get(x);
    if (own === undefined) buckets.set(x, [value]);
    else own.push(value);
  }
  const all = [...buckets].sort(([a], [b]) => a - b);
  const shown = all.slice(0, maxValues);
  return {
    xs: shown.map(([x]) => x),
    values: shown.map(([, own]) => statOfValues(stat, own)),
    isTruncated: all.length > maxValues,
  };
}
