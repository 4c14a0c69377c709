import type { EpochMs, ExperimentId } from '@assay/base';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import type { ExperimentAnswer } from './experiment.ts';
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
  return rows.map((row) => answerOf(row, tags.get(row.id) ?? {}, activity.get(row.id)));
}

export async function answerExperiment(tx: ReadTransaction, row: ExperimentRow): Promise<ExperimentAnswer> {
  const tags = await tagsByEntity(tx, 'experiment', [row.id]);
  return answerOf(row, tags.get(row.id) ?? {}, (await tx.experimentActivity([row.id])).get(row.id));
}

interface Activity {
  readonly byStatus: Readonly<Record<string, number>>;
  readonly lastActivityMs: EpochMs | null;
}

function answerOf(row: ExperimentRow, tags: Record<string, string>, activity: Activity | undefined): ExperimentAnswer {
  const { projectId: _, ...own } = row;
  const runCountByStatus = { ...activity?.byStatus };
  return {
    ...own,
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
