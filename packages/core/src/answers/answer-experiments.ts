import { notFound } from '@assay/base';
import type { EpochMs, ExperimentId } from '@assay/base';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { answerBaselines } from './answer-baselines.ts';
import type { BaselineAnswer, ExperimentAnswer } from './experiment.ts';
import { tagsByEntity } from './tags-by-entity.ts';

/** Experiments with their tags and the counts of their runs, in the order of the rows. */
export async function answerExperiments(
  tx: ReadTransaction,
  rows: readonly ExperimentRow[],
): Promise<ExperimentAnswer[]> {
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const tags = await tagsByEntity(tx, 'experiment', ids);
  const activity = await tx.experimentActivity(ids);
  const baselines = await answerBaselines(tx, rows);
  return rows.map((row) => answerOf(row, tags.get(row.id) ?? {}, activity.get(row.id), baselines.get(row.id) ?? null));
}

export async function answerExperiment(tx: ReadTransaction, row: ExperimentRow): Promise<ExperimentAnswer> {
  const [answer] = await answerExperiments(tx, [row]);
  if (answer === undefined) throw notFound('experiment', row.id);
  return answer;
}

interface Activity {
  readonly byStatus: Readonly<Record<string, number>>;
  readonly lastActivityMs: EpochMs | null;
}

function answerOf(
  row: ExperimentRow,
  tags: Record<string, string>,
  activity: Activity | undefined,
  baseline: BaselineAnswer | null,
): ExperimentAnswer {
  const { projectId: _, ...own } = row;
  const runCountByStatus = { ...activity?.byStatus };
  return {
    ...own,
    baseline,
    tags,
    runCount: Object.values(runCountByStatus).reduce((sum, count) => sum + count, 0),
    runCountByStatus,
    lastActivityMs: Math.max(row.updatedMs, activity?.lastActivityMs ?? 0) as EpochMs,
  };
}

export async function experimentNames(
  tx: ReadTransaction,
  ids: Iterable<ExperimentId | null>,
): Promise<Map<ExperimentId, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null);
  if (known.length === 0) return new Map<ExperimentId, string>();
  return new Map((await tx.find('experiment', { id: known })).map((row) => [row.id, row.name]));
}
