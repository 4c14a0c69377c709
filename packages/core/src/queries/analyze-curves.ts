import { inferGoal, invalidInput } from '@assay/base';
import type { RunId } from '@assay/base';
import { analyzeCurve, isHeldOut, shapeOf, trainingPartner } from '@assay/analysis/learning-curve';
import { PointBudget, ProcessClock } from '@assay/series';
import { answerCurveAnalysis } from '../answers/curve-analysis.ts';
import type { CurveAnalysisAnswer } from '../answers/curve-analysis.ts';
import { readFields } from '../columns/read-fields.ts';
import { valueAt } from '../columns/run-value.ts';
import type { QueryContext } from '../context.ts';
import type { MetricGoal } from '../entities/experiment.ts';
import type { RunRow } from '../entities/run.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { loadRuns } from '../steps/load-runs.ts';
import { foldCurve } from './fold-curve.ts';
import type { Query } from './query.ts';
import { readRunScope } from './run-scope.ts';

export interface AnalyzedMetric {
  readonly name: string;
  /** Left out: as set in the run's experiment, else guessed from the name. */
  readonly goal?: MetricGoal;
  readonly target?: number;
  /** The same metric on training data. Left out: guessed from the names (`val_loss` and `train_loss`, or `loss`). */
  readonly training?: string;
}

export interface AnalyzeCurvesInput {
  readonly runIds: readonly string[];
  readonly metrics: readonly AnalyzedMetric[];
  readonly tolerance?: number;
  readonly minDelta?: number;
  readonly price?: {
    /** A number, or the field of runs that has it. */
    readonly perHour: number | string;
    readonly currency?: string;
  };
}

export interface CurvesAnalysis {
  readonly curves: CurveAnalysisAnswer[];
  /** Runs that have no points of a metric. */
  readonly missing: { readonly runId: RunId; readonly name: string }[];
}

/** Points of all curves of one question, training curves among them: some seconds of reading. */
const maxPoints = 20_000_000;
/** Names among which the training curve is looked for. */
const maxNames = 1000;
const maxPauses = 10_000;

/**
 * What the curves of runs did: plateau, divergence, overfitting, target, throughput, cost. All points are read, once; curves of more than
 * 20,000 are told from means of blocks of them, but for best value, target and first value that is no number.
 */
export const analyzeCurves: Query<AnalyzeCurvesInput, CurvesAnalysis> = async (tx, input, context) => {
  const { metrics, tolerance, minDelta } = input;
  const runs = await loadRuns(tx, [...new Set(input.runIds)]);
  const goals = await readGoals(tx, runs);
  const prices = await readPrices(tx, runs, input, context);
  const budget = new PointBudget(maxPoints);
  const answer: CurvesAnalysis = { curves: [], missing: [] };
  for (const run of runs) {
    const partners = new Map<string, string | null>();
    for (const { name, training } of metrics) partners.set(name, training ?? (await findTraining(tx, run.id, name)));
    const names = new Set([...partners.keys(), ...partners.values()].filter((name) => name !== null));
    const sources = await tx.openSeries(run.id, [...names]);
    const pauses = await tx.find('runPause', { runId: run.id }, { limit: maxPauses });
    const clock = new ProcessClock(run.startedMs ?? run.createdMs, pauses);
    const pricePerHour = prices.get(run.id) ?? null;
    for (const { name, target = null, ...metric } of metrics) {
      const source = sources.get(name);
      const goal = metric.goal ?? goals(run, name);
      const record = source && foldCurve(source, { clock, goal, target, budget });
      if (record === undefined) {
        answer.missing.push({ runId: run.id, name });
        continue;
      }
      const partner = partners.get(name) ?? null;
      const beside = partner === null ? undefined : sources.get(partner);
      const partnerGoal = partner === null ? null : (goals(run, partner) ?? goal);
      const folded = beside && foldCurve(beside, { clock, goal: partnerGoal, target: null, budget });
      const shape = folded && partnerGoal !== null ? shapeOf(folded, partnerGoal) : null;
      const training = partner === null || shape === null ? null : { name: partner, shape };
      const question = { name, goal, target, tolerance, minDelta, training, pricePerHour };
      const reading = analyzeCurve(record, question);
      answer.curves.push(answerCurveAnalysis(run.id, reading, question, input.price?.currency ?? ''));
    }
  }
  return answer;
};

/** A goal that was set in the run's experiment, else what the name says. */
async function readGoals(
  tx: ReadTransaction,
  runs: readonly RunRow[],
): Promise<(run: RunRow, name: string) => MetricGoal | null> {
  const experimentId = [...new Set(runs.flatMap((run) => run.experimentId ?? []))];
  const rows = experimentId.length === 0 ? [] : await tx.find('metricMetadata', { experimentId });
  const set = new Map(rows.map((row) => [`${row.experimentId} ${row.name}`, row.goal]));
  return (run, name) => set.get(`${run.experimentId} ${name}`) ?? inferGoal(name);
}

/** What an hour of each run costs; none of those that have no such number. */
async function readPrices(
  tx: ReadTransaction,
  runs: readonly RunRow[],
  { price }: AnalyzeCurvesInput,
  { now }: QueryContext,
): Promise<Map<RunId, number>> {
  if (price === undefined) return new Map();
  const { perHour } = price;
  if (typeof perHour === 'number') return new Map(runs.map(({ id }) => [id, perHour]));
  const [named] = readFields([perHour], 'price.perHour');
  if (named === undefined) return new Map();
  const selected = await tx.selectRuns(readRunScope({ runIds: runs.map(({ id }) => id), view: 'all' }, now));
  const column = selected.column(named.field, selected.length);
  const found = selected.ids(selected.length).flatMap((id, row) => {
    const value = valueAt(column, row);
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && number >= 0 && Number.isFinite(number) ? [[id, number] as const] : [];
  });
  if (found.length === 0) throw invalidInput('price.perHour', `none of the runs has a number from 0 on as ${perHour}.`);
  return new Map(found);
}

/** Null where the name is not that of a validation metric, or no training metric stands beside it. */
async function findTraining(tx: ReadTransaction, runId: RunId, name: string): Promise<string | null> {
  if (!isHeldOut(name)) return null;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => !isHeldOut(word));
  const search = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
  return trainingPartner(name, await tx.metricNames(runId, { search, after: undefined, limit: maxNames }));
}
